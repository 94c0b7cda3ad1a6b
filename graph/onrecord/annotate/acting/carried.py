"""Whose an office or a body is that is named without a state: by what the same text has told before.

"Its spokesman" and "the ministry's spokesman" are of whom the words point to; "the ambassador" is of the one state
whose ambassador was named before; "the Foreign Ministry" of the state in whose capital the report was written, or
whose own outlet the text is, where the text tells no other. What stays open is left so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from onrecord.annotate.acting.voice import Voices, speaks
from onrecord.annotate.acting.words import BARE_BODY, BETWEEN, LED
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.party import BODIES
from onrecord.annotate.findings import Acting, Findings
from onrecord.annotate.parse.clause import children
from onrecord.model.document import Span
from onrecord.model.ids import space_of
from onrecord.names.word_list import word_set

_POSSESSIVES = word_set("function_words.csv", "possessive")
_ARTICLES = frozenset({"the", "this", "that"})
_CITY = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,2}?(?=\s*[,(/—–:-]|\s*$)")
_ONE = frozenset({"post", "unnamed", "organization", "collective"})


class Carried:
    """The offices and bodies of one document that are named without a state, with the state that the text has told."""

    def __init__(self, findings: Findings, voices: Voices, found: Iterable[Acting]) -> None:
        self._findings = findings
        self._voices = voices
        self._parties: dict[int, dict[str, Cluster]] = {}
        for acting in found:
            self._note(acting)
        self._told: dict[str, list[tuple[frozenset[str], Cluster]]] = {}
        self._open: set[int] = set()
        self._seat = _seat_of_report(findings)

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
                self._tell(token, *(findings.parties.cluster(place) for place in places))
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
        words = _words(token)
        self._told.setdefault(token.lemma_.lower(), []).extend((words, state) for state in states)

    def _of(self, token: Token) -> Iterator[Acting]:
        """Those who hold the office or are the body that a noun names, for the state that is told elsewhere."""
        party = self._through_owner(token)
        for holder in self._voices.holders(token):
            if space_of(holder.canonical or "") == "organ":
                continue
            bare = party is None and holder.kind in _ONE and _is_bare(token)
            if id(holder) in self._parties:
                fitting = self._fitting(token) if bare else []
                if len(fitting) > 1 and fitting[-1] is not self.state_of(holder):
                    self._open.add(id(holder))
                continue
            mine = party or (self._told_before(token) if bare else None)
            if mine is not None and mine is not holder:
                yield Acting(holder, mine, ((token.idx, token.idx + len(token)),), "carried")

    def _through_owner(self, token: Token) -> Cluster | None:
        """Whose "its spokesman", "the ministry's spokesman" and "Foreign Ministry spokeswoman" is."""
        for child in children(token, "poss", "compound", "nmod"):
            if child.lower_ in _POSSESSIVES or child.dep_ == "poss":
                cluster = self._findings.coreference.named_at(child)
                if cluster is not None and (state := self.state_of(cluster)) is not None:
                    return state
            if child.lemma_.lower() in BODIES | LED or (speaks(child) and child.dep_ != "amod"):
                return self._told_before(child)
        for phrase in children(token, "prep"):
            for place in children(phrase, "pobj"):
                if phrase.lower_ in {"of", "for", "at", "from"} and place.lemma_.lower() in BODIES | LED:
                    return self._through_owner(place) or self._told_before(place)
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
        if same or not _is_body(token, _words(token)) or self._seat is None:
            return None
        return self._cluster(*self._seat)

    def _fitting(self, token: Token) -> list[Cluster]:
        """The states of which the text has told such an office or body before, each once, the one told last behind."""
        wanted = _words(token) - {token.lower_}
        told = [state for words, state in self._told.get(token.lemma_.lower(), ()) if wanted <= words]
        return list({id(state): state for state in reversed(told)}.values())[::-1]

    def _cluster(self, state: str, span: Span) -> Cluster:
        return self._findings.parties.cluster(self._findings.parties.state(state, span))


def _words(token: Token) -> frozenset[str]:
    """The words of a noun's phrase that tell what it is, articles and owners apart."""
    before = [child for child in children(token, "amod", "compound", "nmod") if child.i < token.i]
    phrases = [phrase for phrase in children(token, "prep") if phrase.lower_ in {"of", "for"}]
    behind = [place for phrase in phrases for place in children(phrase, "pobj")]
    below = [each for place in behind for each in children(place, "amod", "compound")]
    return frozenset(each.lower_ for each in (token, *before, *behind, *below))


def _is_bare(token: Token) -> bool:
    """Whether a noun stands with an article and words that tell what it is alone: "the foreign minister"."""
    if not all(child.lower_ in BETWEEN or speaks(child) for child in children(token, "amod", "compound", "nmod")):
        return False  # "the wrong government" is another
    dets = {child.lower_ for child in token.children if child.dep_ in {"det", "poss"}}
    return dets <= _ARTICLES and (bool(dets) or token.pos_ == "PROPN" or token.i == token.sent.start)


def _is_body(token: Token, words: Iterable[str]) -> bool:
    """Whether a noun names a body that every state has one of: "the Foreign Ministry", "the government"."""
    lemma = token.lemma_.lower()
    return lemma in BARE_BODY or (lemma in {"ministry", "department", "office"} and "foreign" in words)


def _seat_of_report(findings: Findings) -> tuple[str, Span] | None:
    """The state in whose capital a report was written by its dateline, or whose own outlet published the text."""
    document = findings.document
    for section in document.sections_of("dateline"):
        line = document.text[slice(*section.span)]
        for city in _CITY.finditer(line):
            state = findings.gazetteer.state_seated_in(city[0].title() if city[0].isupper() else city[0])
            if state is not None:
                return state, (section.start + city.start(), section.start + city.end())
    known = findings.gazetteer.of_name(document.publisher or "")
    while known is not None and known.acts_for:
        if space_of(known.acts_for) == "state":
            return known.acts_for, (0, 0)
        known = findings.gazetteer.actors.get(known.acts_for)
    return None
