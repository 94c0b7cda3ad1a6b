"""Symbols in the graph: one IRI a document however it is written, its parts, and a mention for every citation."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.annotate.symbol.find import find_symbols, parse_symbol
from onrecord.curation.validate import validate
from onrecord.linking.symbols import organ_and_session, part_quads, symbol_of
from onrecord.model.document import Document
from onrecord.model.ids import BASE, document_id, relative
from onrecord.model.record import Record
from onrecord.pipeline.writing import build
from onrecord.rdf.quads import Literal, Node, Quad, is_literal, is_node, named_node
from onrecord.rdf.terms import CANONICAL, RDF_TYPE, node, term
from onrecord.store import Run, open_store

JOINT = (
    "The letter (A/75/9356–\nS/2020/9947) and the draft A/C.3/75/L.905/REV.1 recall resolutions 822 (1993) and 62/243."
)
AGAIN = "Documents A/75/9356 - S/2020/9947 and S/RES/822, S/RES/822(1993), A/RES/ 62/243 and S/2020/9947 were cited."


@pytest.fixture
def quads(run: Run, tmp_path: Path) -> set[Quad]:
    records = [
        Record(document=Document(text=text, doc_id=name), findings=find_symbols(text))
        for name, text in (("joint", JOINT), ("again", AGAIN))
    ]
    with open_store(tmp_path / "record", "write") as store:
        build(records, store, run)
        return set(store.graph)


def said_of(quads: set[Quad], symbol: str) -> dict[str, set[str]]:
    """What the graph says of a document, by the local name of the property."""
    found: dict[str, set[str]] = {}
    for quad in quads:
        if quad.subject == node(document_id("", (symbol,))):
            value = quad.object.value if isinstance(quad.object, Literal | Node) else str(quad.object)
            found.setdefault(quad.predicate.value.rpartition("#")[2], set()).add(relative(value))
    return found


def test_every_spelling_of_a_symbol_is_a_mention_of_one_document(quads: set[Quad]) -> None:
    assert {quad.subject for quad in quads if quad.predicate == term("rec:mention")} == {
        node(f"document/un/{symbol}")
        for symbol in ("A/75/9356", "S/2020/9947", "A/C.3/75/L.905/Rev.1", "S/RES/822(1993)", "A/RES/62/243")
    }
    mentions = [quad for quad in quads if quad.subject == node("document/un/S/RES/822(1993)")]
    assert sum(quad.predicate == term("rec:mention") for quad in mentions) == 3


def test_the_words_of_a_citation_are_in_the_text_that_cites(quads: set[Quad]) -> None:
    spans = {quad.object for quad in quads if quad.predicate == term("rec:mention")}
    words = {quad.object for quad in quads if quad.subject in spans and quad.predicate == term("nif:anchorOf")}
    assert {found.value for found in words if is_literal(found)} >= {
        "A/75/9356–\nS/2020/9947",
        "A/75/9356 - S/2020/9947",
        "resolutions 822 (1993)",
        "A/RES/ 62/243",
    }


def test_a_joint_symbol_is_one_document_with_two_symbols(quads: set[Quad]) -> None:
    assert said_of(quads, "A/75/9356")["symbol"] == {"A/75/9356", "S/2020/9947"}
    assert said_of(quads, "S/2020/9947")["canonical"] == {"document/un/A/75/9356"}
    documents = {quad.subject for quad in quads if quad.predicate == RDF_TYPE and quad.object == term("rec:Document")}
    assert node("document/un/S/2020/9947") not in documents
    assert sum(quad.predicate == CANONICAL and quad.object == node("document/un/A/75/9356") for quad in quads) == 1


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/75/9356", {"symbolBody": "A", "symbolSession": "75", "symbolNumber": "9356",
                       "organ": "organ/ga", "session": "session/ga/75"}),
        ("S/2020/9947", {"symbolBody": "S", "symbolSession": "2020", "symbolNumber": "9947", "organ": "organ/sc"}),
        ("A/C.3/75/L.905/Rev.1", {"symbolBody": "A/C.3", "symbolSession": "75", "symbolKind": "L",
                                  "symbolNumber": "905",
                                  "symbolModifier": "Rev.1", "organ": "organ/ga", "session": "session/ga/75"}),
        ("S/RES/822 (1993)", {"symbolBody": "S", "symbolSession": "1993", "symbolKind": "RES", "symbolNumber": "822",
                              "organ": "organ/sc"}),
    ],
    ids=["first of a joint one", "second of a joint one", "a draft", "a resolution"],
)  # fmt: skip
def test_the_parts_of_a_symbol_are_its_properties(quads: set[Quad], symbol: str, expected: dict[str, str]) -> None:
    said = said_of(quads, symbol)
    parts = {name: values for name, values in said.items() if name.startswith("symbol") and name != "symbol"}
    parts |= {name: said[name] for name in ("organ", "session") if name in said}
    assert parts == {name: {value} for name, value in expected.items()}


def test_no_quad_of_a_symbol_is_in_two_graphs(quads: set[Quad]) -> None:
    of_documents = [quad for quad in quads if f"<{BASE}document/un/" in str(quad.subject)]
    assert len(of_documents) > 30
    assert len({(quad.subject, quad.predicate, quad.object) for quad in of_documents}) == len(of_documents)


def test_the_shapes_are_kept(tmp_path: Path, run: Run) -> None:
    with open_store(tmp_path / "record", "write") as store:
        store.use_vocabulary()
        build([Record(document=Document(text=JOINT, doc_id="joint"), findings=find_symbols(JOINT))], store, run)
        report = validate(store)
    assert report.conforms, str(report)


@pytest.mark.parametrize(
    "symbol",
    [
        "S/RES/822 (1993)",
        "TD/B/EX(68)/1",
        "TD(XIV)/5",
        "A/45/5 (Parts I and II)",
        "S/AC.44/2004/(02)/12",
        "A/74/49 (Vol. I)",
    ],
)
def test_the_id_of_a_document_leads_back_to_its_symbol(symbol: str) -> None:
    assert symbol_of(document_id("", (symbol,))) == symbol


@pytest.mark.parametrize(
    ("symbol", "organ", "session"),
    [
        ("A/RES/ES-11/1", "organ/ga", "session/ga/es-11"),
        ("A/BUR/74/1", "organ/ga", "session/ga/74"),
        ("A/HRC/43/1", "organ/hrc", "session/hrc/43"),
        ("A/HRC/WG.6/35/ARM/1", "organ/hrc", None),
        ("A/CONF.232/2023/4", "organ/ga", None),
        ("A/RES/3314 (XXIX)", "organ/ga", None),
        ("E/CN.4/2003/31", "organ/chr", None),
        ("E/2020/99", "organ/ecosoc", None),
        ("ST/SGB/2003/13", "organ/secretariat", None),
        ("PBC.35/3", None, None),
        ("CRC/C/GC/25", None, None),
    ],
)
def test_a_symbol_tells_its_organ_and_the_session_of_that_organ(
    symbol: str, organ: str | None, session: str | None
) -> None:
    parsed = parse_symbol(symbol)
    assert parsed is not None
    assert organ_and_session(parsed.parts[0]) == (organ, session)


def test_an_id_that_holds_no_symbol_says_nothing() -> None:
    assert list(part_quads("document/un/not a symbol")) == []


def test_a_document_leads_to_its_address_and_each_symbol_of_a_joint_one_to_its_own(quads: set[Quad]) -> None:
    found = {
        (relative(quad.subject.value), quad.object)
        for quad in quads
        if is_node(quad.subject) and quad.predicate == term("rdfs:seeAlso")
    }
    for symbol in ("A/75/9356", "S/2020/9947", "S/RES/822(1993)", "A/RES/62/243"):
        assert (f"document/un/{symbol}", named_node(f"https://docs.un.org/en/{symbol}")) in found
