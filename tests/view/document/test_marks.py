"""A text cut into pieces: nested and overlapping spans, caps, numbers where statements stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Spans
from onrecord.model.statement_row import StatementRow
from onrecord.query.quotable import LONGEST
from onrecord.view.document.marks import Mark, marked, read_marks, statements_of
from onrecord.view.rows.statements import read_rows

TEXT = "Tal said that Vask had told her that the road was closed. She left on Monday.\n\nNothing more."


def place(words: str) -> tuple[int, int]:
    begin = TEXT.index(words)
    return (begin, begin + len(words))


def told(number: int, **spans: Spans) -> StatementRow[str]:
    return StatementRow(
        f"statement/k/{number}", "d", "asserted", "say", "indirect", "speech", "w", "r", "", "", "day", spans=spans
    )


OUTER = told(
    0,
    source=(place("Tal"),),
    cue=(place("said"),),
    content=(place("that Vask had told her that the road was closed"),),
)
INNER = told(1, source=(place("Vask"),), cue=(place("had told"),), content=(place("that the road was closed"),))


def test_pieces_join_to_the_text_and_know_what_covers_them() -> None:
    text = marked("k", TEXT, [OUTER, INNER], [Mark(*place("the road"), "actor", "subject/road")], whole=True)
    [passage] = text.passages
    assert "".join(piece.text for piece in passage.pieces) == TEXT
    held = {piece.text: piece for piece in passage.pieces}
    assert held["Vask"].contents == (0,)
    assert held["Vask"].sources == (1,)
    assert held["the road"].contents == (0, 1)
    assert held["the road"].marks == (0,)
    assert held["had told"].cues == (1,)
    assert held["had told"].ends == (1,)
    assert held["said"].ends == (0,)


def test_overlapping_spans_are_both_kept() -> None:
    one, other = told(0, content=((0, 20),)), told(1, content=((10, 30),))
    [passage] = marked("k", TEXT, [one, other], [], whole=True).passages
    assert [(piece.begin, piece.end, piece.contents) for piece in passage.pieces] == [
        (0, 10, (0,)),
        (10, 20, (0, 1)),
        (20, 30, (1,)),
        (30, len(TEXT), ()),
    ]


def test_without_leave_only_what_statements_rest_on_is_shown() -> None:
    text = marked("k", TEXT, [OUTER, INNER], [], whole=False)
    shown = "".join(piece.text for passage in text.passages for piece in passage.pieces)
    assert shown == "Tal said that Vask had told her that the road was closed"
    assert text.skipped == len(TEXT) - len(shown)
    assert "Monday" not in shown


def test_a_span_beyond_the_cap_is_cut() -> None:
    long = "word " * 200
    text = marked("k", long, [told(0, content=((0, 900),))], [], whole=False)
    assert sum(piece.end - piece.begin for passage in text.passages for piece in passage.pieces) == LONGEST


def test_a_gap_tells_whether_a_line_ends_in_it() -> None:
    both = [told(0, content=(place("Tal"),)), told(1, content=(place("her"),)), told(2, content=(place("Nothing"),))]
    text = marked("k", TEXT, both, [], whole=False)
    assert [passage.new_line for passage in text.passages] == [False, False, True]
    assert [passage.skipped for passage in text.passages] == [
        0,
        place("her")[0] - 3,
        place("Nothing")[0] - place("her")[1],
    ]


def test_a_text_without_statements_is_shown_whole_or_not_at_all() -> None:
    assert marked("k", TEXT, [], [], whole=False).passages == ()
    [passage] = marked("k", TEXT, [], [], whole=True).passages
    assert [piece.text for piece in passage.pieces] == [TEXT]
    assert marked("k", "", [], [], whole=True).passages == ()


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=3
)


@given(st.lists(st.tuples(spans, spans), max_size=5), st.text(max_size=80), st.booleans())
def test_pieces_never_overlap_and_always_slice_back(
    given_spans: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]], text: str, whole: bool
) -> None:
    statements = [
        told(number, cue=tuple(cues), content=tuple(contents)) for number, (cues, contents) in enumerate(given_spans)
    ]
    at = 0
    for passage in marked("k", text, statements, [], whole=whole).passages:
        at += passage.skipped
        for piece in passage.pieces:
            assert piece.begin == at
            assert text[piece.begin : piece.end] == piece.text
            for number in piece.contents:
                assert any(b <= piece.begin and piece.end <= e for b, e in statements[number].spans["content"])
            at = piece.end


@pytest.fixture
def found(recorder: Any) -> Any:
    store = recorder.store()
    return store, read_rows(store), recorder


def test_the_marks_of_a_text_slice_back_to_what_is_named(found: Any) -> None:
    store, rows, recorder = found
    text = recorder.texts["release-1"]
    marks = read_marks(store, rows, recorder.key("release-1"))
    told_of = [(mark.role, mark.node, text[mark.begin : mark.end]) for mark in marks]
    assert ("actor", "org/mfa-nv", "mfa-nv") in told_of
    assert ("item", "item/ga/74/83", "item/ga/74/83") in told_of
    assert [mark.begin for mark in marks] == sorted(mark.begin for mark in marks)


def test_the_statements_of_a_text_are_in_its_order(found: Any) -> None:
    _, rows, recorder = found
    statements = statements_of(rows, recorder.key("herald-1"))
    assert len(statements) == 4
    begins = [statement.spans["content"][0][0] for statement in statements]
    assert begins == sorted(begins)
