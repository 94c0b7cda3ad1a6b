"""What mastheads and headings print of agenda items: which title an item goes by, with what evidence."""

from __future__ import annotations

from itertools import permutations

from onrecord.actors.declared import Known
from onrecord.linking.linking import link
from onrecord.linking.printed import chosen
from onrecord.model.named import PRINTED, Named
from onrecord.rdf.namespaces import TOPIC
from onrecord.rdf.quads import Node, literal, named_node
from onrecord.rdf.terms import PREF_LABEL, node, term

NOBODY = Known(frozenset(), {})
ITEM, PARENT = "item/ga/61/34/b", "item/ga/61/34"
ONE, TWO, THREE = (f"document/un/A/61/{number}" for number in (101, 102, 103))


def said(rows: list[Named], item: str, known: Known = NOBODY) -> set[tuple[Node, object]]:
    return {(quad.predicate, quad.object) for quad in link(rows, known).links if quad.subject == node(item)}


def rows(*printed: tuple[str, str, str]) -> list[Named]:
    named = [Named(item, "item", title) for item, title, _ in printed]
    return named + [Named(item, PRINTED, title, document) for item, title, document in printed]


PAGES = rows(
    (ITEM, "Shared rivers", ONE), (ITEM, "Shared rivers", TWO), (ITEM, "Distant rivers", THREE), (PARENT, "Water", ONE)
)  # fmt: skip


def test_an_item_takes_the_title_that_most_documents_print_with_these_as_evidence() -> None:
    found = said(PAGES, ITEM)
    assert (PREF_LABEL, literal("Shared rivers")) in found
    assert {value for name, value in found if name == term("rec:attestedBy")} == {node(ONE), node(TWO)}
    assert (term("rec:otherTitle"), literal("Distant rivers")) in found
    assert (term("rec:certainty"), term("rec:attested")) in found


def test_its_topic_is_that_of_the_title_with_its_items_and_is_described() -> None:
    topic = named_node(TOPIC + "water-shared-rivers")
    assert (term("rec:topic"), topic) in said(PAGES, ITEM)
    described = {(quad.predicate, quad.object) for quad in link(PAGES, NOBODY).links if quad.subject == topic}
    assert (PREF_LABEL, literal("Water: Shared rivers")) in described


def test_one_title_in_two_sessions_is_one_topic() -> None:
    both = rows(("item/ga/61/7", "Shared lakes", ONE), ("item/ga/62/9", "Shared lakes", TWO))
    topics = {quad.object for quad in link(both, NOBODY).links if quad.predicate == term("rec:topic")}
    assert topics == {named_node(TOPIC + "shared-lakes")}


def test_the_order_of_the_documents_changes_nothing() -> None:
    results = {tuple(map(str, link([*order, *PAGES[:4]], NOBODY).links)) for order in permutations(PAGES[4:])}
    assert len(results) == 1


def test_a_title_of_the_vocabulary_stays_and_others_are_told() -> None:
    known = Known(frozenset({ITEM}), {}, {ITEM: "Shared rivers"})
    found = said(PAGES, ITEM, known)
    assert found == {(term("rec:otherTitle"), literal("Distant rivers"))}


def test_a_title_cut_short_is_no_other_title() -> None:
    cut = rows((ITEM, "Shared rivers of", ONE), (ITEM, "SHARED RIVERS OF TWO STATES", TWO))
    known = Known(frozenset({ITEM}), {}, {ITEM: "Shared rivers of two States"})
    assert not said(cut, ITEM, known)
    assert (
        chosen({"Shared rivers of": {ONE, THREE}, "Shared rivers of two States": {TWO}})
        == "Shared rivers of two States"
    )


def test_an_item_that_no_masthead_prints_says_nothing_of_certainty() -> None:
    found = said([Named(ITEM, "item", "Shared rivers")], ITEM)
    assert not {name for name, _ in found} & {term("rec:certainty"), term("rec:topic"), term("rec:attestedBy")}
