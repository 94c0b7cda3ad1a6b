"""Cues: words that show that someone says, thinks or shows something, with what they may take.

The lexicon is ``ontology/sources/cues.csv``; its rows carry the VerbNet or FrameNet class, or the
grammar, they come from. Frames, as the file spells them:

``q`` a quotation · ``c`` a finite clause · ``w`` a wh-clause · ``i`` a to-infinitive · ``g`` an -ing
clause ("ruled out meeting them") · ``o`` a noun phrase as what it is about · ``x`` only one that names
an attitude ("voiced concern") · ``o:as`` an object with its ``as`` phrase, ``s`` one that may have it ·
``n`` an object with its predicate ("called it a sham") · ``a`` an object that is the addressee · ``p:X``
a phrase with ``X`` · ``t:CLASS`` only an object of that class of ``attributions.csv`` · ``d`` a deed: no act
where it only says which thing is meant · ``if`` an if-clause as a request · ``u`` (nouns) a clause though
nobody is named who holds it ("fears that") · ``m`` a finite clause only if it tells what is to be done ("advised
that it leave"; "advised that it had left" has another reading) · ``k`` a clause that hangs on the verb's own
complement ("made it clear that") · ``r`` a phrase only beside a reflexive object ("aligned itself with").

``neg`` an object only where the act is negated ("will not accept the change"; what is accepted may be a gift) · ``e``
only towards an envoy ("summoned the ambassador over the raid").

``b`` tells that a vote may stand by itself: it is on the text that was named last ("Keldmark abstained").

An ``opening`` is a cue only as the head of a paragraph of an organ's resolution ("Having considered").
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from onrecord.model.statement import Attribution
from onrecord.resources import ontology_folder

PartOfSpeech = Literal["verb", "noun", "adjective", "preposition", "expressed", "topic", "opening"]


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One cue of the lexicon: its lemma (words joined by a space), act and frames."""

    lemma: str
    act: str
    attribution: Attribution
    frames: frozenset[str]

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions whose phrase may be the content."""
        return frozenset(frame[2:] for frame in self.frames if frame.startswith("p:"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues by part of speech and lemma; a lemma may have a reading for speech, thought and evidence.

    ``phrases`` are the openings and verbs of several words, by their first: the words behind it, longest first.
    """

    entries: dict[tuple[PartOfSpeech, str], tuple[CueEntry, ...]]
    phrases: dict[str, list[tuple[list[str], CueEntry]]]

    def find(self, pos: PartOfSpeech, lemma: str) -> tuple[CueEntry, ...]:
        """The readings of a lemma, speech first; empty if it is no cue."""
        return self.entries.get((pos, lemma), ())


_ORDER: dict[Attribution, int] = {"speech": 0, "thought": 1, "evidence": 2}


def _rank(entry: CueEntry) -> tuple[int, bool]:
    """Speech first, and of speech what is to be done."""
    return _ORDER[entry.attribution], "m" not in entry.frames


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    found: dict[tuple[PartOfSpeech, str], list[CueEntry]] = {}
    with (ontology_folder() / "sources" / "cues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = CueEntry(
                lemma=row["lemma"],
                act=row["act"],
                attribution=cast(Attribution, row["attribution"]),
                frames=frozenset(row["frames"].split()),
            )
            found.setdefault((cast(PartOfSpeech, row["pos"]), row["lemma"]), []).append(entry)
    entries = {key: tuple(sorted(each, key=_rank)) for key, each in found.items()}
    return Lexicon(entries, _phrases(entries))


def _phrases(
    entries: dict[tuple[PartOfSpeech, str], tuple[CueEntry, ...]],
) -> dict[str, list[tuple[list[str], CueEntry]]]:
    phrases: dict[str, list[tuple[list[str], CueEntry]]] = {}
    for kind in ("opening", "verb"):
        for (pos, lemma), readings in entries.items():
            first, *others = lemma.split()
            if pos == kind and others:
                phrases.setdefault(first, []).append((others, readings[0]))
    return {first: sorted(found, key=lambda phrase: -len(phrase[0])) for first, found in phrases.items()}
