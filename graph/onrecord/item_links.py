"""Agenda items that documents name and the vocabulary lacks: what their ids tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Triple

from onrecord.terms import PREF_LABEL, RDF_TYPE, node, quad, term
from onrecord.vocabulary import GRAPH_LINKS

_LINKS = NamedNode(GRAPH_LINKS)


def item_quads(titles: Mapping[str, Counter[str]], known: frozenset[str]) -> Iterator[Quad]:
    """The quads of the items with the given ids, of the items they are part of and of their sessions.

    ``titles`` holds, for each id, the titles that documents give it; the most frequent one labels it.
    """
    wanted = {relative: titles.get(relative, Counter()) for relative in _with_parents(titles)}
    sessions: set[str] = set()
    for relative in sorted(wanted.keys() - known):
        for triple in _item_triples(relative, wanted[relative]):
            yield quad(triple, _LINKS)
        organ, session = relative.split("/")[1:3]
        sessions.add(f"session/{organ}/{session.partition('-provisional')[0].partition('-preliminary')[0]}")
    for relative in sorted(sessions - known):
        yield from session_quads(relative)


def session_quads(relative: str) -> Iterator[Quad]:
    """The quads of a session that the vocabulary lacks, from its id."""
    _, organ, number = relative.split("/")
    subject = node(relative)
    yield Quad(subject, RDF_TYPE, term("rec:Session"), _LINKS)
    yield Quad(subject, PREF_LABEL, Literal(f"Session {number} ({organ.upper()})"), _LINKS)
    yield Quad(subject, term("rec:number"), Literal(number), _LINKS)
    yield Quad(subject, term("rec:organ"), node(f"organ/{organ}"), _LINKS)


def item_number(relative: str) -> str:
    """The number of an item as its agenda prints it.

    >>> item_number("item/ga/74/68/a")
    '68(a)'
    """
    number, *parts = relative.split("/")[3:]
    return number + "".join(f"({part})" for part in parts)


def _with_parents(relatives: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for relative in relatives:
        parts = relative.split("/")
        found.update("/".join(parts[:length]) for length in range(4, len(parts) + 1))
    return found


def _item_triples(relative: str, titles: Counter[str]) -> Iterator[Triple]:
    _, organ, agenda, *numbers = relative.split("/")
    session, _, status = (
        agenda.rpartition("-") if agenda.endswith(("-provisional", "-preliminary")) else (agenda, "", "")
    )
    number = item_number(relative)
    title = min(titles, key=lambda found: (-titles[found], found), default="")
    subject = node(relative)
    yield Triple(subject, RDF_TYPE, term("rec:AgendaItem"))
    yield Triple(subject, PREF_LABEL, Literal(title or f"Item {number}, session {session} ({organ.upper()})"))
    yield Triple(subject, term("rec:number"), Literal(number))
    yield Triple(subject, term("rec:organ"), node(f"organ/{organ}"))
    yield Triple(subject, term("rec:session"), node(f"session/{organ}/{session}"))
    yield Triple(subject, term("rec:agendaStatus"), term(f"rec:{status or 'adopted'}"))
    if len(numbers) > 1:
        yield Triple(subject, term("rec:partOfItem"), node(relative.rpartition("/")[0]))
