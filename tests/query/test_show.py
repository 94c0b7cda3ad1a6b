from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import UnknownNode
from onrecord.pipeline.writing import build
from onrecord.query.catalogue import read_query
from onrecord.query.show import show, to_plain_text
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.quads import Quads
from onrecord.resources import queries_folder
from onrecord.store import Run, open_store
from onrecord.store.backend.oxigraph import OxigraphQuads

if TYPE_CHECKING:
    from tests.conftest import Records

CASES = Path(__file__).parents[1] / "queries"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("show") / "store"


@pytest.fixture
def graph(folder: Path, run: Run, records: Records) -> Iterator[Quads]:
    with open_store(folder, "write") as store:
        if not list(store.documents()):
            store.use_vocabulary()
            build(records.all(), store, run)
        yield store.graph


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("gazette-1", "document/KEY", id="a doc_id"),
        pytest.param("KEY", "document/KEY", id="a key"),
        pytest.param("KEY8", "document/KEY", id="the beginning of a key"),
        pytest.param("document/KEY", "document/KEY", id="a relative id"),
        pytest.param("text/KEY", "document/KEY", id="its text"),
        pytest.param("https://w3id.org/onrecord/id/document/KEY", "document/KEY", id="an IRI"),
        pytest.param("A vote, twice told", "document/KEY", id="a title"),
        pytest.param("A/74/901", "document/un/A/74/901", id="a symbol"),
        pytest.param("S/2020/902", "document/un/A/74/901", id="the second of a joint symbol"),
        pytest.param("Mira Tal", "person/mira-tal", id="a person's name"),
        pytest.param("mira tal", "person/mira-tal", id="in other letters"),
        pytest.param("reference/KEY/0-8", "person/mira-tal", id="a reference stands for its actor"),
        pytest.param("statement/KEY/210-", "statement/KEY/210-221_222-242", id="the beginning of a statement's id"),
        pytest.param("item/ga/74/999/a", "item/ga/74/999/a", id="an item"),
        pytest.param("state/az", "state/az", id="a node of the vocabulary that nobody names"),
    ],
)
def test_a_node_is_found_by(name: str, expected: str, graph: Quads, records: Records) -> None:
    key = records.article.document.key
    assert show(graph, name.replace("KEY8", key[:8]).replace("KEY", key)).id == expected.replace("KEY", key)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Mira Tall", "did you mean 'Mira Tal'"),
        ("statement/", r"begins or names 6 things.*and 1 more"),
        ("item/xx", "nothing in the store"),
    ],
)
def test_what_is_unknown_or_not_one_thing_is_refused_with_what_is_near(name: str, message: str, graph: Quads) -> None:
    with pytest.raises(UnknownNode, match=message):
        show(graph, name)


def test_a_document_shows_its_statements_in_the_order_of_the_text(graph: Quads) -> None:
    found = show(graph, "gazette-1")
    assert (found.kind, found.label) == ("document, news", "A vote, twice told")
    assert [statement.places for statement in found.statements] == ["83-137", "112-137", "163-175 187-205", "222-242"]
    assert ("publisher", "The Gazette") in found.facts
    assert ("dateBasis", "stated") in found.facts


def test_an_actor_shows_what_they_said_in_all_documents_and_what_is_attested(graph: Quads) -> None:
    found = show(graph, "Mira Tal")
    roles = [(statement.role, statement.row.status) for statement in found.statements]
    assert sorted(roles) == [("relay", "asserted"), *[("speaker", "asserted")] * 3, ("speaker", "negated")]
    assert [fact.fact for fact in found.attested] == ["office"]
    assert len(found.evidence) == 4


def test_a_statement_shows_source_cue_content_and_date(graph: Quads, records: Records) -> None:
    found = show(graph, f"statement/{records.article.document.key}/61-65_83-137")
    assert [(each.part, each.begin, each.words) for each in found.evidence][1:3] == [
        ("cue", "61", "said"),
        ("date", "66", "on 24 April 2020"),
    ]
    assert found.statements[0].row.relays == ("Herald",)


def test_evidence_slices_back(graph: Quads, records: Records) -> None:
    texts = {f"document/{record.document.key}": record.document.text for record in (records.article, records.report)}
    found = show(graph, "item/ga/74/999/a").evidence
    assert len(found) == 3
    for each in found:
        assert texts[each.document][int(each.begin) : int(each.end)] == each.words


def test_an_item_shows_under_what_was_circulated(graph: Quads) -> None:
    (fact,) = show(graph, "item/ga/74/32").attested
    assert (fact.fact, fact.object) == ("circulation", "General Assembly, items 32, 999(a)")


def test_items_are_in_the_order_of_their_numbers() -> None:
    graph = OxigraphQuads()
    graph.load(parse_rdf(CASES / "circulated-documents" / "data.trig", "trig"))
    (fact, other) = show(graph, "item/ga/74/9").attested
    assert fact.object == other.object == "General Assembly, items 9, 68(b), 68(aa), 100"
    assert (fact.words, other.words) == (("circulated … circulated under items 9, 68(b), 68(aa), 100",) * 2)


LETTER_TO_TWO = """
@base <https://w3id.org/onrecord/id/> .
@prefix rec: <https://w3id.org/onrecord/ns#> .
@prefix kind: <https://w3id.org/onrecord/vocabulary/kind/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<document/00000000000000f1> a rec:Document ; skos:prefLabel "A cover page" .
<text/00000000000000f1> a rec:Text ; rec:textOf <document/00000000000000f1> .
<reference/00000000000000f1/0-6> a rec:Reference ; rec:kind kind:document ; skos:prefLabel "Letter" ;
  rec:canonical <document/un/S/2020/7> ; rec:addressee <reference/00000000000000f1/10-19> .
<reference/00000000000000f1/10-19> a rec:Reference ; rec:kind kind:post ; skos:prefLabel "the chair" ;
  rec:canonical <post/chair> .
<reference/00000000000000f1/60-66> a rec:Reference ; rec:kind kind:person ; skos:prefLabel "Osk Rin" ;
  rec:canonical <reference/00000000000000f1/60-66> .
<post/chair> skos:prefLabel "Chair" .
<document/un/S/2020/7> a rec:Document ; rec:symbol "S/2020/7" ; skos:prefLabel "S/2020/7" .
<circulation/00000000000000f1/0-50/sc> a rec:Circulation ; rec:circulated <reference/00000000000000f1/0-6> ;
  rec:organ <organ/sc> ; rec:evidence <text/00000000000000f1#char=30,40>, <text/00000000000000f1#char=0,6> .
<circulation/00000000000000f1/0-50> a rec:Circulation ; rec:circulated <reference/00000000000000f1/0-6> ;
  rec:underItem <item/ga/74/9> ; rec:evidence <text/00000000000000f1#char=0,6> .
<organ/sc> skos:prefLabel "Security Council" .
<item/ga/74/9> a rec:AgendaItem ; rec:number "9" ; skos:prefLabel "Bridges" .
<statement/00000000000000f1/1> a rec:Statement ; rec:reportedIn <document/00000000000000f1> ; rec:words "a" ;
  rec:attribution rec:speech ; rec:mode rec:indirect ; rec:speaker <reference/00000000000000f1/60-66> ;
  rec:content <text/00000000000000f1#char=30,40>, <text/00000000000000f1#char=30,9999>,
    <text/00000000000000f1#char=0,6> .
<text/00000000000000f1#char=0,6> a nif:String ; nif:referenceContext <text/00000000000000f1> ;
  nif:beginIndex 0 ; nif:endIndex 6 ; nif:anchorOf "Letter" .
<text/00000000000000f1#char=30,40> a nif:String ; nif:referenceContext <text/00000000000000f1> ;
  nif:beginIndex 30 ; nif:endIndex 40 ; nif:anchorOf "circulated" .
<text/00000000000000f1#char=30,9999> a nif:String ; nif:referenceContext <text/00000000000000f1> ;
  nif:beginIndex 30 ; nif:endIndex 9999 ; nif:anchorOf "circulated to you" .
"""


@pytest.fixture(scope="module")
def letter() -> Quads:
    graph = OxigraphQuads()
    graph.load(parse_rdf(LETTER_TO_TWO.encode(), "trig"))
    return graph


def test_a_document_circulated_under_no_item_or_to_no_organ_is_told_once_with_all_the_words(letter: Quads) -> None:
    found = show(letter, "S/2020/7")
    assert [(fact.object, fact.words) for fact in found.attested] == [
        ("Security Council", "Letter … circulated"),
        ("an organ not named, item 9", "Letter"),
    ]
    assert "  A cover page: Letter was circulated as a document of Security Council: “Letter … circulated”" in (
        to_plain_text(found).splitlines()
    )


def test_whom_a_letter_is_addressed_to_is_shown_with_the_statements_of_texts_alone(letter: Quads) -> None:
    assert show(letter, "Chair").statements == ()


def test_places_that_begin_together_are_in_the_order_of_their_ends(letter: Quads) -> None:
    (statement,) = show(letter, "document/00000000000000f1").statements
    assert statement.places == "0-6 30-40 30-9999"
    assert (statement.row.speakers, statement.row.act, statement.said) == (("Osk Rin",), "", "")


def test_the_text_never_lets_a_relayed_or_a_denied_statement_pass_for_a_plain_one(graph: Quads) -> None:
    lines = to_plain_text(show(graph, "gazette-1")).splitlines()
    assert any(
        line.startswith("  the President, quoted by Herald; Mira Tal (acknowledge, mixed, speech):") for line in lines
    )
    assert any(line.startswith("  NOT ASSERTED (negated): Mira Tal") for line in lines)
    assert any("“We waited and nobody came.”" in line for line in lines)
    assert any(
        line.strip().startswith("in A vote, twice told, The Gazette, 2020-04-26, characters 83-137") for line in lines
    )


def test_each_query_of_show_has_a_header_and_one_parameter() -> None:
    files = sorted((queries_folder() / "show").glob("*.rq"))
    assert [file.stem for file in files] == ["attested", "evidence", "facts", "statements"]
    for file in files:
        query = read_query(file.stem, file.read_text("utf-8"))
        assert query.summary
        assert query.columns
        assert [parameter.name for parameter in query.parameters] == ["node"]
