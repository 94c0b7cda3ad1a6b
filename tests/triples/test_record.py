from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.description import Description
from onrecord.model.document import Document
from onrecord.model.finding.tenure import Tenure
from onrecord.model.gathered import references_of
from onrecord.model.ids import organ_id, statement_id
from onrecord.model.record import Record
from onrecord.model.statement import Reference, Statement
from onrecord.model.wording import words_of
from onrecord.rdf.files import parse_rdf, rdf_bytes
from onrecord.rdf.quads import Blank, Literal, Node, Quad, is_node, literal
from onrecord.rdf.terms import graph_node, node, span_node, term
from onrecord.triples.record import to_quads
from onrecord.triples.statement import Contents, relayed_by

if TYPE_CHECKING:
    from tests.conftest import Records


def objects(quads: list[Quad], subject: Node, name: str) -> set[str]:
    found = (quad.object for quad in quads if quad.subject == subject and quad.predicate == term(name))
    return {value.value for value in found if isinstance(value, (Node, Literal))}


def statement_node(record: Record, index: int) -> Node:
    return node(statement_id(record.document.key, record.statements[index]))


def reference_node(record: Record, reference: Reference) -> Node:
    return node(f"reference/{record.document.key}/{reference.place}")


def test_every_quad_is_in_the_graph_of_the_document(records: Records) -> None:
    for record in records.all():
        assert {quad.graph_name for quad in to_quads(record)} == {graph_node(record.document.key)}


def test_no_quad_comes_twice_and_none_holds_a_blank_node(records: Records) -> None:
    for record in records.all():
        quads = to_quads(record)
        assert max(Counter(quads).values()) == 1
        assert not any(isinstance(term, Blank) for quad in quads for term in quad.triple)


def test_the_same_record_gives_the_same_bytes(records: Records) -> None:
    first, second = (rdf_bytes(to_quads(records.article), "nquads") for _ in range(2))
    assert first == second


def test_no_triple_is_shared_by_two_documents(records: Records) -> None:
    triples = Counter(quad.triple for record in records.all() for quad in to_quads(record))
    assert [triple for triple, count in triples.items() if count > 1] == []


def test_of_shared_nodes_a_document_says_only_where_it_names_them(records: Records) -> None:
    quads = to_quads(records.article)
    said = {quad.predicate for quad in quads if "/item/" in str(quad.subject) or "/document/un/" in str(quad.subject)}
    assert said == {term("rec:mention")}


def test_every_span_has_its_five_triples_and_slices_back(records: Records) -> None:
    checked = 0
    for record in records.all():
        quads = to_quads(record)
        spans = {quad.subject for quad in quads if quad.object == term("nif:String") and is_node(quad.subject)}
        pointed_at = {quad.object for quad in quads if is_node(quad.object) and "#char=" in quad.object.value}
        assert pointed_at <= spans
        for span in spans:
            begin, end = (int(next(iter(objects(quads, span, name)))) for name in ("nif:beginIndex", "nif:endIndex"))
            assert objects(quads, span, "nif:anchorOf") == {record.document.text[begin:end]}
            assert span == span_node(record.document.key, (begin, end))
            assert len(objects(quads, span, "nif:referenceContext")) == 1
            checked += 1
    assert checked == 38


def test_a_relay_and_a_nesting_make_one_derived_chain(records: Records) -> None:
    quads = to_quads(records.article)
    noted = statement_node(records.article, 1)
    herald, tal = records.article.references[3], records.article.references[0]
    assert objects(quads, noted, "rec:within") == {statement_node(records.article, 0).value}
    assert objects(quads, noted, "rec:via") == set()
    assert objects(quads, noted, "rec:relayedBy") == {
        reference_node(records.article, herald).value,
        reference_node(records.article, tal).value,
    }


def test_nobody_relays_their_own_words_and_a_denied_statement_relays_nothing() -> None:
    a, b = (Reference(name, "person", ((place, place + 1),)) for name, place in (("A B", 0), ("C D", 5)))
    outer = Statement(cue=((1, 2),), content=((2, 30),), speakers=(a,))
    inner = Statement(cue=((6, 7),), content=((7, 30),), speakers=(a,), within=0)
    assert relayed_by([outer, inner], inner) == []
    denied = replace(outer, speakers=(b,), status="negated")
    assert relayed_by([denied, inner], inner) == []
    assert relayed_by([replace(denied, status="asserted"), inner], inner) == [b]


def test_what_was_not_said_has_another_class_and_no_speaker(records: Records) -> None:
    quads = to_quads(records.article)
    denied = statement_node(records.article, 3)
    assert objects(quads, denied, "rdf:type") == {term("rec:UnassertedStatement").value}
    assert objects(quads, denied, "rec:status") == {term("rec:negated").value}
    assert objects(quads, denied, "rec:speaker") == set()
    assert len(objects(quads, denied, "rec:putativeSpeaker")) == 1


def test_a_date_stands_on_the_statement_with_its_words(records: Records) -> None:
    quads = to_quads(records.article)
    said = statement_node(records.article, 0)
    assert objects(quads, said, "rec:statedFrom") == objects(quads, said, "rec:statedUntil") == {"2020-04-24"}
    assert objects(quads, said, "rec:precision") == {term("rec:day").value}
    assert len(objects(quads, said, "rec:dateSpan")) == 1


def test_an_act_without_words_has_the_mode_act_only(records: Records) -> None:
    quads = to_quads(records.report)
    assert objects(quads, statement_node(records.report, 0), "rec:mode") == {term("rec:actOnly").value}


def test_a_mention_is_in_the_innermost_statement_around_it(records: Records) -> None:
    quads = to_quads(records.article)
    vote = records.article.references[4].mentions[0]
    place = span_node(records.article.document.key, vote)
    assert objects(quads, place, "rec:inStatement") == {statement_node(records.article, 1).value}
    assert Contents(records.article.statements).innermost((0, 8)) is None


def test_a_letter_has_its_sender_and_date_and_is_embodied(records: Records) -> None:
    quads = to_quads(records.article)
    references = records.article.references
    letter, sender, document = (reference_node(records.article, references[index]) for index in (5, 6, 7))
    assert objects(quads, letter, "rec:sender") == {sender.value}
    assert objects(quads, letter, "rec:dated") == {"2020-04-15"}
    assert objects(quads, document, "rec:embodies") == {letter.value}


def test_a_circulation_names_organ_items_and_evidence(records: Records) -> None:
    quads = to_quads(records.article)
    circulation = next(quad.subject for quad in quads if quad.object == term("rec:Circulation"))
    assert is_node(circulation)
    assert circulation.value.endswith("/ga")
    assert objects(quads, circulation, "rec:organ") == {node("organ/ga").value}
    assert objects(quads, circulation, "rec:underItem") == {node(f"item/ga/74/{n}").value for n in ("32", "999/a")}
    assert objects(quads, circulation, "rec:dateBasis") == {term("rec:inferred").value}
    assert objects(quads, circulation, "rec:evidence") != set()


def test_two_tenures_on_one_piece_of_evidence_stay_two(records: Records) -> None:
    tenure = records.article.of(Tenure)[0]
    other = replace(tenure, office=records.article.references[2])
    quads = to_quads(replace(records.article, findings=(tenure, other)))
    assert len({quad.subject for quad in quads if quad.object == term("rec:Tenure")}) == 2


def test_an_item_of_an_unknown_session_stays_out_of_the_graph(records: Records) -> None:
    quads = to_quads(records.article)
    assert {quad.subject for quad in quads if is_node(quad.subject) and "/item/" in quad.subject.value} == {
        node("item/ga/74/32"),
        node("item/ga/74/999/a"),
    }


def test_a_document_is_called_by_title_then_symbol_then_id(records: Records) -> None:
    labels = {
        "document/un/A/74/901": records.letter,
        f"document/{records.article.document.key}": records.article,
        f"document/{records.report.document.key}": records.report,
    }
    found = {name: objects(to_quads(record), node(name), "skos:prefLabel") for name, record in labels.items()}
    assert list(found.values()) == [{"A/74/901"}, {"A vote, twice told"}, {"report-7"}]


def test_publisher_and_author_are_nodes_and_a_one_word_byline_is_nobody(records: Records) -> None:
    quads = to_quads(records.article)
    document = node(f"document/{records.article.document.key}")
    assert objects(quads, document, "dcterms:publisher") == {node("outlet/gazette").value}
    assert objects(quads, document, "dcterms:creator") == {node("person/ana-vel").value}


def test_two_sources_of_one_text_are_one_document_in_either_order(records: Records) -> None:
    document = records.article.document
    copy = replace(document, doc_id="a-copy", source="elsewhere", url="https://copy.example/", title="Another title")
    pair = (Description.of(document), Description.of(copy))
    one, other = to_quads(records.article, pair), to_quads(records.article, pair[::-1])
    assert one == other
    subject = node(f"document/{document.key}")
    assert objects(one, subject, "dcterms:identifier") == {"gazette-1", "a-copy"}
    assert objects(one, subject, "schema:url") == {"https://gazette.example/1", "https://copy.example/"}
    assert objects(one, subject, "skos:prefLabel") == {"Another title"}


def test_references_that_only_a_statement_names_are_described_too(records: Records) -> None:
    assert references_of(replace(records.report, references=())) == references_of(records.report)[:2]


def test_no_path_and_no_clock_stands_in_the_graph(records: Records) -> None:
    lines = rdf_bytes(to_quads(records.article), "nquads").decode()
    assert "folder/gazette-1.txt" not in lines
    assert "dateTime" not in lines


@pytest.mark.parametrize(
    ("text", "content", "words"),
    [
        pytest.param("that it rained", [(0, 14)], "it rained", id="an opening that"),
        pytest.param("“It rained,” he said", [(0, 12)], "It rained", id="outer marks and the comma"),
        pytest.param("the so-called “vote”", [(0, 20)], "the so-called “vote”", id="a mark that closes inside"),
        pytest.param("'We won't go'", [(0, 13)], "We won't go", id="an apostrophe inside"),
        pytest.param("“One\n two.” x “Three”", [(0, 11), (14, 21)], "One two. Three", id="split and over a line end"),
        pytest.param("“So it went on", [(0, 14)], "So it went on", id="a mark that never closes"),
        pytest.param("that", [(0, 4)], "that", id="nothing but that"),
    ],
)
def test_words_are_on_one_line_without_outer_marks(text: str, content: list[tuple[int, int]], words: str) -> None:
    assert words_of(text, Statement(cue=(), content=tuple(content))) == words


def test_words_that_the_annotator_gives_are_kept() -> None:
    assert words_of("abc", Statement(cue=(), content=((0, 3),), words="its own")) == "its own"


@pytest.mark.parametrize(
    ("organ", "items", "expected"),
    [
        ("General Assembly", [], "organ/ga"),
        ("organ/sc", [], "organ/sc"),
        ("", ["item/ecosoc/2020/5"], "organ/ecosoc"),
        ("a club", [], None),
    ],
)
def test_an_organ_is_known_by_name_or_by_its_items(organ: str, items: list[str], expected: str | None) -> None:
    assert organ_id(organ, items) == expected


def test_a_document_without_anything_found_is_still_described() -> None:
    quads = to_quads(Record(document=Document(text="Nothing.", doc_id="n")))
    assert literal("n") in {quad.object for quad in quads if quad.predicate == term("skos:prefLabel")}
    assert len(quads) == 9


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    starts = st.integers(0, len(text) - 1)
    spans = starts.flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text))))
    return text, draw(st.lists(spans, min_size=1, max_size=5, unique=True))


@given(texts_with_spans())
def test_any_text_survives_n_quads_with_its_spans(given_text: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = given_text
    references = tuple(Reference(text[start:end], "unnamed", ((start, end),)) for start, end in spans)
    quads = to_quads(Record(document=Document(text=text, doc_id="any"), references=references))
    again = list(parse_rdf(rdf_bytes(quads, "nquads"), "nquads"))
    assert again == quads
    anchors = {quad.object.value for quad in again if quad.predicate == term("nif:anchorOf")}
    assert anchors == {text[start:end] for start, end in spans}
