"""Agenda items that documents name and the vocabulary lacks: their description, from their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from onrecord.model.ids import code_of, parent_of, parts_of, relative_id
from onrecord.rdf.namespaces import GRAPH_LINKS
from onrecord.rdf.quads import Quad, literal, make_quad, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, Triple, node, quad, term
from onrecord.triples.agenda import organ_name, session_name
from onrecord.un.organ import organs

_LINKS = named_node(GRAPH_LINKS)


def item_quads(titles: Mapping[str, Counter[str]], known: frozenset[str]) -> Iterator[Quad]:
    """The quads of the items with the given ids, of the items they are part of, their sessions and organs.

    ``titles`` holds, for each id, the titles that documents give it; the most frequent one labels it.
    """
    wanted = {relative: titles.get(relative, Counter()) for relative in _with_parents(titles)}
    for relative in sorted(wanted.keys() - known):
        for triple in _item_triples(relative, wanted[relative]):
            yield quad(triple, _LINKS)
    numbered = [parts_of(relative) for relative in wanted.keys() - known if _is_numbered(relative)]
    sessions = {relative_id("session", organ, _agenda(session)[0]) for organ, session, *_ in numbered}
    for relative in sorted(sessions - known):
        yield from session_quads(relative)
    shipped = {relative_id("organ", organ.id) for organ in organs().values()}
    for relative in sorted({relative_id("organ", parts_of(relative)[0]) for relative in wanted} - shipped - known):
        yield make_quad(node(relative), RDF_TYPE, term("rec:Organ"), _LINKS)
        yield make_quad(node(relative), PREF_LABEL, literal(organ_name(code_of(relative))), _LINKS)


def session_quads(relative: str) -> Iterator[Quad]:
    """The quads of a session that the vocabulary lacks, from its id."""
    organ, number = parts_of(relative)
    subject = node(relative)
    yield make_quad(subject, RDF_TYPE, term("rec:Session"), _LINKS)
    yield make_quad(subject, PREF_LABEL, literal(session_name(organ, number)), _LINKS)
    yield make_quad(subject, term("rec:number"), literal(number), _LINKS)
    yield make_quad(subject, term("rec:organ"), node(relative_id("organ", organ)), _LINKS)


def _is_numbered(relative: str) -> bool:
    """Whether an id is of an item with a number: ``item/sc/situation-in-norvania`` is known by its title."""
    return len(parts_of(relative)) > 2


def _agenda(part: str) -> tuple[str, str]:
    """The session and the status that a part of an id tells.

    >>> _agenda("es-11"), _agenda("75-provisional")
    (('es-11', 'adopted'), ('75', 'provisional'))
    """
    session, _, status = part.rpartition("-")
    return (session, status) if status in {"provisional", "preliminary"} else (part, "adopted")


def item_number(relative: str) -> str:
    """The number of an item as its agenda prints it.

    >>> item_number("item/ga/74/68/a")
    '68(a)'
    """
    number, *parts = parts_of(relative)[2:]
    return number + "".join(f"({part})" for part in parts)


def _with_parents(relatives: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for relative in relatives:
        parts = parts_of(relative)
        found.update(relative_id("item", *parts[:length]) for length in range(3, len(parts) + 1))
        found.add(relative)
    return found


def _item_triples(relative: str, titles: Counter[str]) -> Iterator[Triple]:
    organ, name = parts_of(relative)[:2]
    title = min(titles, key=lambda found: (-titles[found], found), default="")
    subject = node(relative)
    yield Triple(subject, RDF_TYPE, term("rec:AgendaItem"))
    yield Triple(subject, term("rec:organ"), node(relative_id("organ", organ)))
    if not _is_numbered(relative):
        yield Triple(subject, PREF_LABEL, literal(title or name.replace("-", " ").capitalize()))
        yield Triple(subject, term("rec:agendaStatus"), term("rec:adopted"))
        return
    number, (session, status) = item_number(relative), _agenda(name)
    yield Triple(subject, PREF_LABEL, literal(title or f"Item {number}, session {session} ({organ.upper()})"))
    yield Triple(subject, term("rec:number"), literal(number))
    yield Triple(subject, term("rec:session"), node(relative_id("session", organ, session)))
    yield Triple(subject, term("rec:agendaStatus"), term(f"rec:{status}"))
    if len(parts_of(relative)) > 3:
        yield Triple(subject, term("rec:partOfItem"), node(parent_of(relative)))
