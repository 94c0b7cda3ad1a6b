"""Each annotator declares all that it reads and adds, and runs with nothing but what it needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.gazetteer import load_gazetteer
from onrecord.annotate.annotator import Annotator, check
from onrecord.annotate.assembly.finish import record_of
from onrecord.annotate.attribution.cue import load_lexicon
from onrecord.annotate.failure import Guard
from onrecord.annotate.findings import GIVEN, Findings
from onrecord.annotate.parse.model import parse_documents
from onrecord.annotate.registry import ANNOTATORS, annotators
from onrecord.errors import AnnotatorError
from onrecord.model.document import Document
from onrecord.reading import read_documents
from onrecord.settings import DEFAULT_MODEL
from onrecord.un.agenda import load_agendas

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NAMES = [
    "norvania-letter.txt",
    "draft-resolution.txt",
    "keldmark-identical-letters.txt",
    "council-record.txt",
    "summary-record.txt",
    "courier-vote.txt",
]
NOT_THERE = {"published", "own_bodies", "behalf", "dialogue"}
"""Annotators that find nothing in these examples; ``tests/annotate/spoken`` has dialogues."""

FOUND = {field.name for field in fields(Findings)} | {
    "published",
    "scene",
    "coreference",
    "floor",
    "dialogue",
    "correspondence",
    "held",
}
"""What annotators may need or add; all else of ``Findings`` is put together from it."""


class Watched(Findings):
    """Findings that note which of them are read and set from outside."""

    def __getattribute__(self, name: str) -> object:
        known = object.__getattribute__(self, "__dict__")
        if name not in FOUND or known.get("within"):
            return object.__getattribute__(self, name)
        known.setdefault("reads", set()).add(name)
        known["within"] = True  # what is made of others when first asked for may look at them
        try:
            return object.__getattribute__(self, name)
        finally:
            known["within"] = False

    def __setattr__(self, name: str, value: object) -> None:
        known = object.__getattribute__(self, "__dict__")
        outside = not known.get("within")
        if outside:
            known.setdefault("sets", set()).add(name)
        known["within"] = True
        object.__setattr__(self, name, value)
        known["within"] = not outside


@cache
def parsed(*paths: Path) -> tuple[tuple[Document, Doc], ...]:
    documents = [thing for thing in read_documents(paths) if isinstance(thing, Document)]
    return tuple(parse_documents(documents, DEFAULT_MODEL))


def findings(
    kind: type[Findings] = Findings, paths: Sequence[Path] = tuple(map(EXAMPLES.joinpath, NAMES))
) -> list[Findings]:
    """The documents before any annotator ran; each with a parse of its own, as annotators mend it."""
    known = (load_gazetteer(DEFAULT_MODEL, (EXAMPLES / "actors.ttl",)), load_lexicon(), load_agendas(()))
    return [kind(document, parse.copy(), *known) for document, parse in parsed(*paths)]


def needed(annotator: Annotator) -> list[Annotator]:
    """Those before an annotator that add what it needs, what they need in turn, and so on."""
    wanted, found = set(annotator.needs), list[Annotator]()
    for other in reversed(annotators()[: list(ANNOTATORS).index(annotator.name)]):
        if wanted & set(other.adds):
            found.insert(0, other)
            wanted |= set(other.needs)
    return found


def state(found: Findings) -> str:
    """All that was found so far; nothing is made by looking."""
    there = found.__dict__
    plain = {field.name: there[field.name] for field in fields(Findings) if field.name not in GIVEN}
    actors = [there["coreference"].clusters, there["coreference"].author] if "coreference" in there else []
    turns = there["floor"].turns if "floor" in there else []
    letters = there.get("correspondence")
    return repr((plain, actors, turns, letters and (letters.letters, letters.parts)))


def test_the_table_names_each_annotator_as_it_calls_itself_in_an_order_that_holds() -> None:
    assert [annotator.name for annotator in annotators()] == list(ANNOTATORS)
    check(annotators())


@pytest.mark.parametrize("annotator", annotators(), ids=lambda annotator: annotator.name)
def test_what_an_annotator_needs_and_adds_are_findings(annotator: Annotator) -> None:
    assert {*annotator.needs, *annotator.adds} <= FOUND
    assert set(annotator.needs) & (GIVEN - {"further"}) == set()


def test_annotators_read_and_set_what_they_declare_and_no_more() -> None:
    for found in findings(Watched):
        for annotator in annotators():
            found.__dict__.update(reads=set(), sets=set())
            annotator.run(found)
            found.__dict__["reads"].discard("_held")  # where ``held`` keeps its lists
            reads, sets = found.__dict__["reads"], found.__dict__["sets"]
            assert reads - GIVEN - {"_held", *annotator.needs, *annotator.adds} == set(), annotator.name
            assert sets - {*annotator.adds} == set(), annotator.name


@pytest.mark.parametrize("name", [name for name in ANNOTATORS if name not in NOT_THERE])
def test_an_annotator_runs_alone_given_what_it_needs(name: str) -> None:
    annotator = next(each for each in annotators() if each.name == name)
    found_something = False
    for found in findings():
        for other in needed(annotator):
            other.run(found)
        before = state(found)
        annotator.run(found)
        found_something |= state(found) != before
    assert found_something


def test_what_is_a_speakers_own_is_taken_from_whatever_else_it_was_read_as(tmp_path: Path) -> None:
    record = (EXAMPLES / "council-record.txt").read_text(encoding="utf-8")
    file = tmp_path / "council-record.txt"
    file.write_text(record.replace("My delegation did not ask for it, but we", "My delegation said that we"))
    own_bodies = next(each for each in annotators() if each.name == "own_bodies")
    (found,) = findings(paths=[file])
    for other in needed(own_bodies):
        other.run(found)
    clusters = found.coreference.clusters
    (own,) = [each for each in clusters if each.name == "delegation of Norvania"]
    mistaken = Cluster("delegation", "unnamed", mentions=list(own.mentions))
    clusters.append(mistaken)
    own_bodies.run(found)
    read = [[found.document.text[start:end] for start, end in each.mentions] for each in (own, mistaken)]
    assert ["My delegation" in words for words in read] == [True, False]


def test_findings_to_which_nobody_added_make_an_empty_record() -> None:
    for found in findings():
        record = record_of(found, annotators(), Guard())
        assert record.document == found.document
        assert (record.statements, record.references, record.findings, record.extra) == ((), (), (), ())


def test_our_own_are_not_to_be_named() -> None:
    with pytest.raises(AnnotatorError) as told:
        annotators(("dates",))
    assert str(told.value) == 'the annotator "dates" runs on every document; name only those of other packages'


def test_the_page_has_a_line_for_each_annotator_in_order() -> None:
    page = (ROOT / "docs" / "annotators.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", page, re.MULTILINE)
    assert lines == [
        (each.name, ", ".join(f"`{need}`" for need in each.needs), ", ".join(f"`{add}`" for add in each.adds))
        for each in annotators()
    ]
