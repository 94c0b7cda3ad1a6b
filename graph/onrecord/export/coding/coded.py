"""The positions that a coder would write down: asserted, for or against, each with one speaker."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.discourse.counted import counted, label_of, subject_of, why_not
from onrecord.export.coding.states import states_of
from onrecord.export.quotes import Quotes
from onrecord.export.rows import read_rows
from onrecord.model.ids import is_declared_subject, local, relative, space_of
from onrecord.query.own import Row
from onrecord.rdf.quads import Quads

UNCODED: Mapping[str, str] = {
    "neither": "neither",
    "unasserted": "not asserted",
    "nameless": "on what a pronoun alone names",
    "superseded": "in documents that a newer version supersedes",
    "wrong": "marked as wrong",
    "nobody": "without a speaker",
}
"""How it is told why a position is no coding (``discourse.counted``); each is counted under one reason."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor or a subject: its id, what it is called here, of what kind it is, and for actors their state's name.

    ``turned``: what it is called is a phrase with which whoever agrees is against the thing, which is called ``alias``.
    """

    id: str
    name: str
    kind: str = ""
    state: str = ""
    broader: str = ""
    turned: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """One position of one speaker. ``speaker`` is the reference to whoever speaks, ``body`` for whom (or who) it is."""

    position: str
    statement: str
    speaker: str
    person: Thing | None
    body: Thing | None
    state: Thing | None
    subject: Thing
    favours: bool

    @property
    def key(self) -> str:
        """The key of the text in which it stands."""
        return self.statement.split("/")[1]


@dataclass(frozen=True, slots=True)
class Codings:
    """All codings, by place and id, and how many positions are none, by the reason."""

    codings: tuple[Coding, ...]
    uncoded: Mapping[str, int]


def read_codings(graph: Quads, quotes: Quotes, superseded: frozenset[str]) -> Codings:
    """Return the codings of a graph; of what documents call a subject no more is told than ``quotes`` lets through."""
    speakers = _Speakers.of(graph)
    rows = read_rows(graph, "positions")
    uncoded: Counter[str] = Counter()
    uncoded["wrong"] = len({row["position"] for row in rows if local(row.get("how", "")) == "wrong"})
    told = {row["node"]: row for row in read_rows(graph, "subjects")}
    found: list[Coding] = []
    for row in counted(rows):
        statement = row["statement"]
        references = list(speakers.references(statement))
        reason = why_not(row, superseded, spoken=bool(references))
        if reason:
            uncoded[reason] += 1
            continue
        subject = _subject(row, quotes, told)
        favours = local(row["stance"]) == "favours"
        for reference in references:
            person, body, state = speakers.parties(statement, reference)
            at, named = relative(row["position"]), relative(statement)
            found.append(Coding(at, named, relative(reference), person, body, state, subject, favours))
    found.sort(key=lambda one: (one.key, _begin(one.position), one.position, one.speaker))
    return Codings(tuple(found), {told: uncoded[reason] for reason, told in UNCODED.items() if uncoded[reason]})


def _begin(position: str) -> int:
    """Where the words of a target begin, by the position's id."""
    return int(position.rpartition("/")[2].partition("-")[0])


def _subject(row: Row, quotes: Quotes, told: Mapping[str, Row]) -> Thing:
    """The subject of a position; what a user declared is called as the user does, by its phrase if it has one."""
    node, label = subject_of(row), row.get("label", "")
    subject, known = relative(node), told.get(node, {})
    kind, above = local(known.get("kind", "")) or space_of(subject), relative(known.get("broader", ""))
    if is_declared_subject(subject):
        phrase = known.get("phrase", "")
        alias = label if phrase else ""
        return Thing(subject, phrase or label or subject, kind, broader=above, turned=bool(phrase), alias=alias)
    return Thing(subject, label_of(row, quotes.words) or subject, kind)


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Who speaks in each statement, and for whom: references by statement, and what each leads to."""

    by_statement: Mapping[str, Mapping[str, Row]]
    states: Mapping[tuple[str, str], Mapping[str, str]]
    bodies: Mapping[tuple[str, str], Mapping[str, str]]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, graph: Quads) -> _Speakers:
        by_statement: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in read_rows(graph, "parties"):
            if row["role"] in {"speaker", "putative_speaker"}:
                by_statement[row["statement"]].setdefault(row["reference"], row)
        kinds: dict[str, str] = {}
        for row in read_rows(graph, "nodes"):
            kinds.setdefault(row["node"], row["kind"])
        bodies: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in read_rows(graph, "spoken-for"):
            if kinds.get(row["party"]) in {"organization", "organ", "collective", "outlet"}:
                bodies[row["statement"], row["reference"]].setdefault(row["party"], row.get("label", ""))
        return cls(by_statement, states_of(read_rows(graph, "voices")), bodies, kinds)

    def references(self, statement: str) -> Iterator[str]:
        """The references to those who speak, in the order of the actors' ids; those to one actor once."""
        actors: dict[str, str] = {}
        for reference, row in self.by_statement.get(statement, {}).items():
            actors.setdefault(row["actor"], reference)
        return (reference for _, reference in sorted(actors.items()))

    def parties(self, statement: str, reference: str) -> tuple[Thing | None, Thing | None, Thing | None]:
        """The person, the body and the state behind a reference, where there is one of each."""
        row = self.by_statement[statement][reference]
        states = self.states.get((statement, reference), {})
        state = self._only(states)
        told = state.name if state else ""
        actor = relative(row["actor"])
        kind = self.kinds.get(row["actor"]) or local(row.get("kind", ""))
        own = Thing(actor, row.get("label") or row.get("named", "") or actor, kind, told)
        if kind != "person":
            return None, own, state
        body = self._only(self.bodies.get((statement, reference), {}))
        return own, Thing(body.id, body.name, body.kind, told) if body else state, state

    def _only(self, found: Mapping[str, str]) -> Thing | None:
        """What is found, if that is one."""
        if len(found) != 1:
            return None
        ((node, label),) = found.items()
        name = label or relative(node)
        kind = self.kinds.get(node, "")
        return Thing(relative(node), name, kind, name if kind in {"state", "territory"} else "")
