"""Whose an office or a body is that is named without a state: by what the same text has told before.

"Its spokesman" and "the ministry's spokesman" are of whom the words point to; "the ambassador" is of the one state
whose ambassador was named before; "the Foreign Ministry" of the state in whose capital the report was written, or
whose own outlet the text is, where the text tells no other. What stays open is left so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.annotate.acting.bare import is_bare, is_body, is_plain, words_of
from onrecord.annotate.acting.home import Home, tells_as_the_text_does
from onrecord.annotate.acting.perspective import ENOUGH, SURELY, Perspective
from onrecord.annotate.acting.voice import Voices, speaks
from onrecord.annotate.acting.words import LED, OF_THOSE_TOLD
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.party import BODIES, Place
from onrecord.annotate.findings import Acting, Findings
from onrecord.annotate.parse.clause import children
from onrecord.model.document import Span
from onrecord.model.ids import code_of, space_of
from onrecord.names.word_list import word_set

_POSSESSIVES = word_set("function_words.csv", "possessive")
_OUR = word_set("function_words.csv", "possessive_of_text")
_OF_BODY = frozenset({"of", "for", "at", "from", "in"})
_ONE = frozenset({"post", "unnamed", "organization", "collective"})


class _Told(NamedTuple):
    """An office or body told of a state: its words, the state, and the people named who hold it, by identity."""

    words: frozenset[str]
    state: Cluster
    named: frozenset[int]


class Carried:
    """The offices and bodies of one document that are named without a state, with the state that the text has told."""

    def __init__(self, findings: Findings, voices: Voices, found: Iterable[Acting]) -> None:
        self._findings = findings
        self._voices = voices
        self._parties: dict[int, dict[str, Cluster]] = {}
        for acting in found:
            self._note(acting)
        self._told: dict[str, list[_Told]] = {}
        self._open: set[int] = set()
        self.home = Home(findings)
        self._perspective = Perspective(findings, voices, found)
        if self.home.is_open and (state := self._state_by_speakers()) is not None:
            self.home.settle(state)

    def _state_by_speakers(self) -> Place | None:
        """The one state for which those speak whose offices are told without one, by what they say."""
        holders = {
            id(holder): holder
            for token in self._voices.nouns
            if self._tells_by_words(token) and not self._voices.owners(token)
            for holder in self._voices.holders(token)
            if id(holder) not in self._parties and not holder.canonical
        }
        each = [self._perspective.state_of([holder]) for holder in holders.values()]
        told = {place.canonical: place for place in each if place is not None}
        if told:
            return next(iter(told.values())) if len(told) == 1 else None
        return self._perspective.state_of(holders.values())

    def _tells_by_words(self, token: Token) -> bool:
        """Whether whoever a noun names may be known by what he says: no "officials", whom all states have many of."""
        return token.lemma_.lower() not in OF_THOSE_TOLD and self.home.may_hold(token)

    def _note(self, acting: Acting) -> None:
        state = acting.party.canonical or ""
        if space_of(state) == "state":
            self._parties.setdefault(id(acting.holder), {})[state] = acting.party

    def find(self) -> list[Acting]:
        """Who speaks for which state so, in the order of the text; nobody whose words fit two states somewhere."""
        findings = self._findings
        found: list[Acting] = []
        for token in self._voices.nouns:
            if places := self._voices.owners(token):
                states = [findings.parties.cluster(place) for place in places]
                for each in (token, *(c for c in children(token, "compound") if speaks(c) and c.lower_ in LED)):
                    self._tell(each, *states)  # "Norvania's army chief" tells of its army
                continue
            if self._voices.is_out_of_office(token):
                continue
            for acting in self._of(token):
                self._note(acting)
                found.append(acting)
            cluster = findings.coreference.named_at(token)
            state = self.state_of(cluster) if cluster is not None else None
            if state is not None:
                self._tell(token, state)
        return [acting for acting in found if id(acting.holder) not in self._open]

    def _tell(self, token: Token, *states: Cluster) -> None:
        words = frozenset(word for word in words_of(token) if word not in self._voices.state_words)
        named = frozenset(id(each) for each in self._voices.holders(token) if each.kind == "person" and each.named)
        self._told.setdefault(token.lemma_.lower(), []).extend(_Told(words, state, named) for state in states)

    def _of(self, token: Token) -> Iterator[Acting]:
        """Those who hold the office or are the body that a noun names, for the state that is told elsewhere."""
        party = self._through_owner(token)
        for holder in self._voices.holders(token):
            if space_of(holder.canonical or "") == "organ":
                continue
            bare = party is None and holder.kind in _ONE and is_bare(token)
            if id(holder) in self._parties:
                fitting = self._fitting(token) if bare else []
                if len(fitting) > 1 and fitting[-1] is not self.state_of(holder):
                    self._open.add(id(holder))
                continue
            mine, rule = party, "carried"
            if mine is None and bare:
                fronted = self.home.fronted(token) if is_body(token, words_of(token)) else None
                mine = self._findings.parties.cluster(fronted) if fronted is not None else self._told_before(token)
            mine = mine or self._told_of(token, holder)
            if mine is None and self._is_at_home(token, holder):
                mine, rule = self._home_state(), "home"
            if mine is None and holder.canonical is None and self._tells_by_words(token):
                said = self._perspective.state_of([holder], SURELY if self.home.state else ENOUGH)
                mine, rule = self._findings.parties.cluster(said) if said is not None else None, "said"
            if mine is not None and mine is not holder:
                yield Acting(holder, mine, ((token.idx, token.idx + len(token)),), rule)

    def _told_of(self, token: Token, holder: Cluster) -> Cluster | None:
        """The one state of which the text has told the office of somebody named, where nobody else was named with it.

        "Its foreign minister said ... Foreign Minister Lio Nand said"; "an envoy of Keldmark ... the envoy, Pell Rusk".
        """
        told = [t for t in self._told.get(token.lemma_.lower(), ()) if words_of(token) == t.words and not t.named]
        alone = len({id(each.state) for each in self._told.get(token.lemma_.lower(), ())}) == 1
        beside = any(child.lower_ == "the" for child in token.children)
        if holder.kind != "person" or not told or not alone or not (beside or self._is_only(told[0].state)):
            return None
        return told[0].state if is_plain(token) else None

    def _is_only(self, state: Cluster) -> bool:
        """Whether the text names no state but one."""
        return {p.canonical for p in self._findings.parties.places if p.kind == "state"} == {state.canonical}

    def _is_at_home(self, token: Token, holder: Cluster) -> bool:
        """Whether an office or a body that is told without a state is that of the state where the text is at home.

        Not that of somebody named, where the publisher does not tell that state or another is told to hold the office,
        and not in what others say.
        """
        home = self.home.state
        person = holder.kind == "person" and holder.named
        body = holder.canonical if holder.canonical and space_of(holder.canonical) in {"organ", "org"} else ""
        own = home is not None and body.endswith(f"-{code_of(home.canonical or '')}")
        if home is None or (holder.canonical and not own) or not self.home.holds(token):
            return False
        if person and not self.home.sure:
            return False
        wanted = words_of(token) - {token.lower_}
        for told in self._told.get(token.lemma_.lower(), ()):
            others = told.named - {id(holder)}
            if wanted <= told.words and (told.state.canonical != home.canonical and not others):
                return False
            if wanted == told.words - {token.lower_} and told.state.canonical == home.canonical and person and others:
                return False
        if (person or token.lemma_.lower() in OF_THOSE_TOLD) and self.home.is_after_another(token, holder):
            return False
        if person and self.home.speaks_for_another(holder):
            return False
        return not self._is_told_by_another(token, holder)

    def _is_told_by_another(self, token: Token, holder: Cluster | None = None) -> bool:
        """Whether a noun stands in what somebody says who is not of the state where the text is at home."""
        for start, end, speakers in self.home.contents:
            if start <= token.idx < end and not any(each is holder for each in speakers):
                if speakers and all(tells_as_the_text_does(each) and self.state_of(each) is None for each in speakers):
                    continue
                states = [self.state_of(each) for each in speakers]
                if not states or any(each is None or each is not self._home_state() for each in states):
                    return True
        return False

    def _home_state(self) -> Cluster | None:
        return self._findings.parties.cluster(self.home.state) if self.home.state is not None else None

    def _through_owner(self, token: Token) -> Cluster | None:
        """Whose "its spokesman", "the ministry's spokesman" and "Foreign Ministry spokeswoman" is."""
        for child in children(token, "poss", "compound", "nmod"):
            if child.lower_ in _OUR and not any(a <= child.idx < b for a, b, _ in self.home.contents):
                return self._home_state() if self.home.sure else None
            if child.lower_ in _POSSESSIVES or child.dep_ == "poss":
                cluster = self._findings.coreference.named_at(child)
                if cluster is not None and (state := self.state_of(cluster)) is not None:
                    return state
            if child.lemma_.lower() in BODIES | LED or (speaks(child) and child.dep_ != "amod"):
                found = self._of_body(child)
                apart = token.tag_ == "NNS" and not children(token, "det", "poss") and self.home.state is not None
                return None if apart and found is not self._home_state() else found  # "government sources said"
        for phrase in children(token, "prep"):
            for place in children(phrase, "pobj"):
                if phrase.lower_ in _OF_BODY and place.lemma_.lower() in BODIES | LED:
                    return self._through_owner(place) or self._of_body(place)
        return None

    def state_of(self, cluster: Cluster) -> Cluster | None:
        """The one state that somebody or something named in the text is, or acts for."""
        if cluster.kind == "state":
            return cluster
        parties = self._parties.get(id(cluster), {})
        if len(parties) == 1:
            return next(iter(parties.values()))
        known = self._findings.gazetteer.actors.get(cluster.canonical or "")
        if parties or known is None or space_of(known.acts_for or "") != "state" or not cluster.mentions:
            return None
        return self._cluster(known.acts_for or "", cluster.mentions[0])

    def _told_before(self, token: Token) -> Cluster | None:
        """The one state of which the text has told this office or body before; else the one where it was written."""
        cluster = self._findings.coreference.named_at(token)
        if cluster is not None and (state := self.state_of(cluster)) is not None:
            return state
        same = self._fitting(token)
        if len(same) == 1:
            return same[0]
        if same:
            return None
        if is_body(token, words_of(token)) and self.home.seat is not None:
            return self._cluster(*self.home.seat)
        return None

    def _of_body(self, token: Token) -> Cluster | None:
        """The one state whose a body before or behind an office is: as is told before, else the one at home."""
        told = self._told_before(token)
        if told is None and self.home.holds(token) and not self._fitting(token):
            return None if self._is_told_by_another(token) else self._home_state()
        return told

    def _fitting(self, token: Token) -> list[Cluster]:
        """The states of which the text has told such an office or body before, each once, the one told last behind."""
        wanted = words_of(token) - {token.lower_}
        told = [each.state for each in self._told.get(token.lemma_.lower(), ()) if wanted <= each.words]
        return list({id(state): state for state in reversed(told)}.values())[::-1]

    def _cluster(self, state: str, span: Span) -> Cluster:
        return self._findings.parties.cluster(self._findings.parties.state(state, span))
