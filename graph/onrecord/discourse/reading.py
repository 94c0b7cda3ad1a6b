"""The event list of a store, read by the queries of ``queries/discourse``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from onrecord.discourse.choice import Level
from onrecord.discourse.counted import Worded, counted, label_of, subject_of, superseded_texts, why_not
from onrecord.discourse.event import Basis, Event, EventList, LeftOut, Node
from onrecord.model.ids import local, relative, space_of
from onrecord.query.own import Row, own_rows
from onrecord.rdf.quads import Quads

_KINDS = {"org": "organization"}


class _Speaker(NamedTuple):
    actor: Node
    states: tuple[Node, ...]


def read_events(graph: Quads, level: Level = "actor", worded: Worded = lambda words, _: words) -> EventList:
    """Return the events of a store: asserted positions for or against a subject, an actor and subject each.

    Of documents, and of texts of one, that a newer version supersedes, nothing; of a thing and what is done to it, one
    (``counted``). An event's day is the one on which it was said, where that is known to the day, else
    the document's; else it has none. Labels made of documents' words go through ``worded``.
    """
    days = _days(own_rows(graph, "discourse/documents"))
    superseded = superseded_texts(graph)
    speakers = _speakers(own_rows(graph, "discourse/speakers"))
    events: dict[tuple[str, str], Event] = {}
    left_out: Counter[str] = Counter()
    rows = counted(own_rows(graph, "discourse/positions"))
    labels = dict[str, Node]()
    for row in sorted(rows, key=lambda row: (row["document"], row["position"])):
        speaking = speakers.get(row["statement"], [])
        reason = why_not(row, superseded, spoken=bool(speaking))
        if reason:
            left_out[reason] += 1
            continue
        subject = labels.setdefault(subject_of(row), _subject(row, worded))
        for event in _events(row, speaking, level, subject, days):
            events.setdefault((event.position, event.actor.id), event)
    del left_out["superseded"]
    return EventList(tuple(sorted(events.values(), key=_place)), LeftOut(**left_out))


def _place(event: Event) -> tuple[date, str, str, str]:
    return event.day or date.max, event.document, event.position, event.actor.id


def _events(
    row: Row, speakers: Iterable[_Speaker], level: Level, subject: Node, days: Mapping[str, date]
) -> Iterator[Event]:
    day, basis = _day(row, days)
    for speaker in speakers:
        only = speaker.states[0] if len(speaker.states) == 1 else None
        for actor in speaker.states if level == "state" and speaker.states else (speaker.actor,):
            yield Event(
                relative(row["position"]),
                relative(row["statement"]),
                relative(row["document"]),
                day,
                basis,
                actor,
                actor if level == "state" and speaker.states else only,
                subject,
                local(row["stance"]) == "favours",
            )


def _day(row: Row, days: Mapping[str, date]) -> tuple[date | None, Basis]:
    said = _date(row.get("said", "")) if local(row.get("precision", "")) == "day" else None
    if said:
        return said, "said"
    issued = days.get(row["document"])
    return (issued, "issued") if issued else (None, "none")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:  # a month or a year alone
        return None


def _days(rows: Iterable[Row]) -> dict[str, date]:
    """The first day on which each document was issued."""
    days: dict[str, date] = {}
    for row in rows:
        issued = _date(row.get("issued", ""))
        if issued:
            days[row["document"]] = min(issued, days.get(row["document"], issued))
    return days


def _speakers(rows: Iterable[Row]) -> dict[str, list[_Speaker]]:
    """Those who speak in each statement, each once, with all states that they speak for there."""
    actors: dict[str, dict[str, Node]] = defaultdict(dict)
    states: dict[tuple[str, str], dict[str, Node]] = defaultdict(dict)
    for row in rows:
        statement, actor = row["statement"], relative(row["actor"])
        label = row.get("label") or row.get("named") or actor
        actors[statement].setdefault(actor, Node(actor, label, _kind(actor, row)))
        if "state" in row:
            state = relative(row["state"])
            node = Node(state, row.get("state_label") or state, space_of(state))
            states[statement, actor].setdefault(state, node)
    return {
        statement: [
            _Speaker(node, tuple(node for _, node in sorted(states[statement, actor].items())))
            for actor, node in sorted(each.items())
        ]
        for statement, each in actors.items()
    }


def _kind(actor: str, row: Row) -> str:
    """What an actor is: by its id, else as the document names it."""
    space = space_of(actor)
    return local(row.get("kind", "")) or "unnamed" if space == "reference" else _KINDS.get(space, space)


def _subject(row: Row, worded: Worded) -> Node:
    """What a position is on."""
    subject = relative(subject_of(row))
    return Node(subject, label_of(row, worded) or subject, local(row.get("kind", "")) or space_of(subject))
