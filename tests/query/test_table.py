"""Answers as tables: aligned, wrapped, shortened; as records where there is no room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.query import Rows, run_query
from onrecord.query.table import display_width, shorten, to_table, wrap
from onrecord.store.backend.oxigraph import OxigraphQuads


def rows(query: str) -> Rows:
    answer = run_query(OxigraphQuads(), query)
    assert isinstance(answer, Rows)
    return answer


def lines(query: str, width: int = 100) -> list[str]:
    return to_table(rows(query), width).splitlines()


def test_columns_are_aligned_and_numbers_stand_right() -> None:
    assert lines("SELECT ?name ?count { VALUES (?name ?count) { ('Mira Tal' 3) ('Vask' 12) } }") == [
        "name      count",
        "────────  ─────",
        "Mira Tal      3",
        "Vask         12",
        "(2 rows)",
    ]


def test_long_text_is_wrapped_between_words_and_rows_are_kept_apart() -> None:
    words = "the letter was circulated as a document of the Assembly"
    assert lines(f"SELECT ?who ?words {{ VALUES (?who ?words) {{ ('Tal' '{words}') ('Vask' 'no') }} }}", 36) == [
        "who   words",
        "────  ──────────────────────────────",
        "Tal   the letter was circulated as a",
        "      document of the Assembly",
        "",
        "Vask  no",
        "(2 rows)",
    ]


def test_rows_without_room_become_records_that_leave_out_what_is_empty() -> None:
    values = "('Mira Tal' 'We reject it' 'Talks on the valley')"
    query = f"SELECT ?speaker ?relayed_by ?words ?document {{ VALUES (?speaker ?words ?document) {{ {values} }} }}"
    assert lines(query, 36) == [
        "   speaker  Mira Tal",
        "     words  We reject it",
        "  document  Talks on the valley",
        "",
        "(1 row)",
    ]


def test_no_rows_give_the_columns_and_the_count() -> None:
    assert lines("SELECT ?a ?b { VALUES (?a ?b) {} }") == ["a  b", "(0 rows)"]


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/onrecord/id/person/mira-tal", "person/mira-tal"),
        ("https://w3id.org/onrecord/vocabulary/act/reject", "act:reject"),
        ("https://w3id.org/onrecord/ns#Statement", "rec:Statement"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_iris_are_shortened(iri: str, short: str) -> None:
    assert shorten(iri) == short


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    table = to_table(rows(r"SELECT ?a { VALUES ?a { '\u001B[31mred\u0007' 'one\ntwo\tthree' '\u202Eback' } }"))
    assert "\x1b" not in table
    assert "\x07" not in table
    assert "\u202e" not in table
    assert "one two three" in table


def test_wide_characters_are_aligned_by_the_room_they_take() -> None:
    table = lines("SELECT ?a ?b { VALUES (?a ?b) { ('日本' 'x') ('abcd' 'y') } }")
    assert table[2:4] == ["日本  x", "abcd  y"]


def test_a_date_is_not_broken() -> None:
    assert wrap("2020-04-24/2020-04-30", 12) == ["2020-04-24/", "2020-04-30"]


@given(st.text(alphabet="ab -/_#.日é", max_size=60).map(lambda text: " ".join(text.split())), st.integers(2, 30))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= width for line in wrapped)


@given(st.integers(30, 200))
def test_a_table_is_never_wider_than_the_terminal(width: int) -> None:
    values = "('one two three four five six seven' <http://example.org/a/long/path/to/somewhere> 12345)"
    query = f"SELECT ?a ?b ?c {{ VALUES (?a ?b ?c) {{ {values} }} }}"
    assert all(display_width(line) <= width for line in lines(query, width))


@pytest.mark.parametrize(("query", "told"), [("SELECT * {}", "(1 row "), ("SELECT * { FILTER(false) }", "(0 rows ")])
def test_an_answer_without_columns_is_told_as_that(query: str, told: str) -> None:
    assert to_table(rows(query)) == f"{told}without a column)\n"
