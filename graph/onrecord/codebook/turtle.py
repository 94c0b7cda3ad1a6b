"""A codebook in Turtle: ``rec:Subject`` with ``skos:prefLabel``, ``rec:wording``, ``rec:direction`` and the like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.codebook.declared import DIRECTIONS, FOR, DeclaredSubject
from onrecord.errors import CodingError
from onrecord.model.ids import BASE, relative
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.lines import first_lines
from onrecord.rdf.namespaces import KIND, REC
from onrecord.rdf.quads import Quad, is_literal, is_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, term

_WORDINGS = (term("rec:wording"), term("skos:altLabel"))
_NAMES = {PREF_LABEL, *_WORDINGS}
_DIRECTION, _KIND, _BROADER = term("rec:direction"), term("rec:kind"), term("skos:broader")
_OURS = {RDF_TYPE, PREF_LABEL, *_WORDINGS, _DIRECTION, _KIND, _BROADER}
_SIDES = {term(name): side for side, name in DIRECTIONS.items()}


def subjects_of_turtle(path: Path, content: bytes) -> Iterator[DeclaredSubject]:
    """The subjects of a Turtle file. Raises ``CodingError``, which names the line, or the subject."""
    try:
        quads = list(parse_rdf(content, "turtle", base_iri=BASE))
    except (SyntaxError, UnicodeDecodeError) as error:
        raise CodingError(f"{path}: is not Turtle ({error}); mend it, or give a table (CSV)") from error
    found: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        if not is_node(quad.subject) or not (is_node(quad.object) or is_literal(quad.object)):
            raise CodingError(f"{path}: has a blank node; give every node an IRI")
        found[quad.subject.value].append(quad)
    lines = first_lines(content)
    for subject, each in found.items():
        line = lines.get(subject)
        yield _subject(path, f"line {line}, {relative(subject)}" if line else relative(subject), subject, each)


def _subject(path: Path, place: str, subject: str, quads: list[Quad]) -> DeclaredSubject:
    name = relative(subject)
    if not name.startswith("subject/") or not any(quad.object == term("rec:Subject") for quad in quads):
        raise CodingError(
            f"{path}, {place} is no rec:Subject with an id such as <subject/embargo>; "
            "a codebook speaks of subjects only"
        )
    told: Mapping[object, list[str]] = _values(path, place, quads)
    for predicate in (PREF_LABEL, _DIRECTION, _KIND, _BROADER):
        if len(told.get(predicate, ())) > 1:
            raise CodingError(f"{path}, {place}: has {predicate.value} twice; leave one")
    sides = told.get(_DIRECTION, [])
    return DeclaredSubject(
        name.removeprefix("subject/"),
        next(iter(told.get(PREF_LABEL, ())), ""),
        tuple(sorted(wording for predicate in _WORDINGS for wording in told.get(predicate, ()))),
        next((_SIDES[each] for each in _SIDES if sides == [each.value]), sides[0].removeprefix(REC) if sides else FOR),
        next(iter(told.get(_KIND, ())), "").removeprefix(KIND),
        relative(next(iter(told.get(_BROADER, ())), "")).removeprefix("subject/"),
        place,
    )


def _values(path: Path, place: str, quads: list[Quad]) -> Mapping[object, list[str]]:
    found: dict[object, list[str]] = defaultdict(list)
    for quad in quads:
        if quad.predicate not in _OURS or (quad.predicate == RDF_TYPE and quad.object != term("rec:Subject")):
            raise CodingError(
                f"{path}, {place}: {quad.predicate.value} {quad.object} is nothing that a codebook says; leave it out"
            )
        if quad.predicate in _NAMES and not (is_literal(quad.object) and quad.object.value.strip()):
            told = f"{quad.predicate.value} {quad.object} is no text"
            raise CodingError(f"{path}, {place}: {told}; write a name in quotation marks, or leave it out")
        if is_node(quad.object) or is_literal(quad.object):
            found[quad.predicate].append(quad.object.value.strip())
    return found
