"""What the sources of one text say of a document, merged once."""

from __future__ import annotations

import pytest

from onrecord.model.description import Described, Description, with_source

DATED = Description("b", "late", title="Talks", published="2031-04-14", published_basis="stated")
INFERRED = Description("a", "early", published="2031-04-20", published_basis="inferred")


def test_what_all_sources_say_is_merged_with_the_documents_id_and_label() -> None:
    symbols = Description("a", "early", publisher="The Gazette", symbols=("S/2031/902",))
    described = Described.by("00ff", [DATED, symbols])
    assert described.sources == (DATED, symbols)
    assert (described.id, described.label) == ("document/un/S/2031/902", "Talks")
    assert described.named == (("publisher", "outlet/gazette", "The Gazette"),)


def test_a_name_written_in_two_ways_is_told_once_and_a_one_word_byline_not_at_all() -> None:
    described = Described.by("00ff", [Description("a", authors=("Mira Tal", "Mira Tál", "Tal", "Osk Rin"))])
    assert described.named == (
        ("creator", "person/mira-tal", "Mira Tal"),
        ("creator", "person/osk-rin", "Osk Rin"),
    )


@pytest.mark.parametrize(
    ("noted", "published"),
    [(True, "2031-04-14"), (False, "2031-04-20")],
    ids=["noted: the known date", "read again: its own"],
)
def test_an_inferred_date_of_a_source_counts_where_its_text_was_read(noted: bool, published: str) -> None:
    known = Described.by("00ff", [DATED])
    described = with_source("00ff", known, INFERRED, noted=noted)
    assert [(each.doc_id, each.published) for each in described.sources] == [("a", published), ("b", "2031-04-14")]


def test_a_source_takes_the_place_of_what_it_said_before() -> None:
    known = Described.by("00ff", [DATED])
    again = DATED._replace(title="Talks resume")
    assert with_source("00ff", known, again).sources == (again,)
    assert with_source("00ff", known, DATED, noted=True) == known
