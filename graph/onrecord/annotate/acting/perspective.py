"""Of which state those are whose office is told without one, by what they say: who tells what a state will do is its.

"Osk said that Norvania would not accept the ruling" makes Minister Osk Norvania's; "Osk urged Keldmark to accept it"
makes him nobody's of Keldmark. An office told with its state ("the Keldmark ambassador") is told so because that is
less often the state from which the text is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice

from spacy.tokens import Token

from onrecord.annotate.acting.voice import Voices, speaks
from onrecord.annotate.acting.words import AGAINST, OF_OTHERS, OWN_CHOICE, OWN_THING
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.party import Place
from onrecord.annotate.findings import Acting, Draft, Findings
from onrecord.annotate.parse.clause import children
from onrecord.model.ids import space_of

_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "won't"})
_MAY = frozenset({"may", "might", "could", "can"})
_IF = frozenset({"if", "unless", "should", "once"})
ENOUGH = 2
SURELY = 3
_APART = 2
"""How much has to speak for a state, how much where the text is at home in another, and how much more than for any."""
_FIRST = 2
"""Sentences that tell of whom a report is: its headline and its first."""
_ADDRESSED = 3
"""What somebody asks of a state, warns it of or accuses it of is said from outside."""


class Perspective:
    """What the words of one document tell of the states from which those speak whose offices are told without one."""

    def __init__(self, findings: Findings, voices: Voices, found: Iterable[Acting]) -> None:
        self._findings = findings
        self._voices = voices
        self._told = {each.party.canonical for each in found if space_of(each.party.canonical or "") == "state"}
        """Those of whose offices the text tells that they are theirs: less often those from which it is written."""

    def state_of(self, holders: Iterable[Cluster], enough: int = ENOUGH) -> Place | None:
        """The state for which all speaks that some people or bodies say, ``None`` if that is open."""
        points, places = Counter[str](), dict[str, Place]()
        for holder in holders:
            for draft in self._by_speaker.get(id(holder), ()):
                for place, count in self._points(draft):
                    points[place.canonical or ""] += count
                    places.setdefault(place.canonical or "", place)
        if max(points.values(), default=0) <= 0:
            return None
        for state in self._first & places.keys():
            points[state] += 1
        best = min(points, key=lambda state: (-points[state], state))
        others = [count - (state in self._told) for state, count in points.items() if state != best]
        if enough == ENOUGH and self._is_left(best, points):
            enough -= 1
        return places[best] if points[best] >= max(enough, *(count + _APART for count in others), 0) else None

    def _is_left(self, state: str, points: Mapping[str, int]) -> bool:
        """Whether all other states that the text names are told with their offices, or spoken of from outside."""
        named = {place.canonical for place in self._findings.parties.places if place.kind == "state"} - {state}
        out = all(each in self._told or points.get(each or "", 0) < 0 for each in named)
        return bool(named) and out and state not in self._told

    @cached_property
    def _by_speaker(self) -> dict[int, list[Draft]]:
        found: dict[int, list[Draft]] = {}
        for draft in self._findings.drafts:
            if len(draft.speakers) == 1:
                found.setdefault(id(draft.speakers[0]), []).append(draft)
        return found

    @cached_property
    def _first(self) -> set[str]:
        """The states that act in the first sentences, by the words that tell who does."""
        first = [token for sentence in islice(self._findings.parsed.sents, _FIRST) for token in sentence]
        subjects = (token for token in first if token.dep_ == "nsubj" and self._innermost(token.idx) is None)
        places = map(self._voices.state_at, subjects)
        return {place.canonical for place in places if place is not None and place.canonical}

    def _points(self, draft: Draft) -> Iterator[tuple[Place, int]]:
        """What one statement tells for and against states as its speaker's."""
        for addressed in draft.addressees:
            if addressed.kind == "state" and addressed.mentions:
                yield self._findings.parties.state(addressed.canonical or "", addressed.mentions[0]), -_ADDRESSED
        act = draft.statement.act
        for span in draft.statement.content:
            for token in self._findings.scene.tokens_in(span):
                if self._innermost(token.idx) is not draft:
                    continue
                for place in self._subjects(token):
                    yield place, self._as_subject(token, act)
                named = self._voices.state_at(token)
                if named is not None and (noun := _owned_by(token)) is not None:
                    yield named, self._as_owner(noun, act)

    def _innermost(self, offset: int) -> Draft | None:
        """The statement whose content holds an offset, and no other's in it does but a state's."""
        for start, end, draft in self._contents:
            if start <= offset < end:
                return draft
        return None

    @cached_property
    def _contents(self) -> list[tuple[int, int, Draft]]:
        """The contents of statements, the shortest first."""
        found = [
            (start, end, draft)
            for draft in self._findings.drafts
            if not any(each.kind == "state" for each in draft.speakers)
            for start, end in draft.statement.content
        ]
        return sorted(found, key=lambda each: (each[1] - each[0], each[0]))

    def _subjects(self, token: Token) -> list[Place]:
        """The state that is the subject of a clause by a word, or whose government or ministers are."""
        if token.dep_ not in {"nsubj", "nsubjpass"}:
            return []
        place = self._voices.state_at(token)
        if place is not None:
            return [place]
        owners = self._voices.owners(token) if speaks(token) else []
        return owners if len(owners) == 1 else []

    def _as_subject(self, token: Token, act: str) -> int:
        """What it tells of whom a speaker speaks for that he says what a state does or will do."""
        verb = token.head
        aids = {child.lower_ for child in children(verb, "aux")}
        if any(child.lower_ in _IF for child in children(verb, "mark")):
            return 0
        if act in OF_OTHERS:
            resolved = act == "warn" and bool(children(verb, "neg")) and bool(aids & _WILL)
            return ENOUGH if resolved else 0
        if aids & (_WILL | _MAY) and act in OWN_CHOICE:
            return SURELY
        if aids & _WILL:
            return ENOUGH
        lexicon = self._findings.lexicon
        attitude = any(reading.attribution != "evidence" for reading in lexicon.find("verb", verb.lemma_.lower()))
        return int(bool(aids & _MAY) or attitude)

    def _as_owner(self, noun: Token, act: str) -> int:
        """What it tells of whom a speaker speaks for that he speaks of something of a state's."""
        if noun.lemma_.lower() in OWN_THING:
            return 1
        return -1 if act in AGAINST else 0


def _owned_by(token: Token) -> Token | None:
    """The noun that is told to be of what a word names: "Norvania's position", "the position of Norvania"."""
    if token.dep_ == "poss":
        return token.head
    phrase = token.head
    return phrase.head if token.dep_ == "pobj" and phrase.lower_ == "of" and phrase.dep_ == "prep" else None
