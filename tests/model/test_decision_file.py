"""``decisions.csv`` as a person, a spreadsheet or an accident leaves it: each row stands alone, none is lost."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DecisionError
from onrecord.model.decision import COLUMNS, Decision
from onrecord.model.decision_file import EMPTY, read_decisions

OLD = "judgement,subject,object,by,when,why,undone_by,undone_when\n"
ONE = Decision("same", "person/a", "person/b", "T", "2020-05-01", "one office")
TWO = Decision("act", "statement/00ff/3-9_10-20", "reject", "T", "2020-05-02")
THREE = Decision("name", "person/a", "Ana Vel", "T", "2020-05-03")


def row(decision: Decision) -> str:
    return EMPTY.holding([decision]).split("\n", 1)[1]


def problems(text: str) -> list[tuple[int, str]]:
    return [(row.line, row.problem) for row in read_decisions(text).unread]


def test_what_the_old_code_wrote_keeps_its_meaning() -> None:
    rows = [replace(ONE, why='two\nlines, and "more"\r\nthan these'), TWO, replace(THREE, undone_by="T")]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(astuple(each)[:8] for each in rows)
    assert read_decisions(OLD + text.getvalue()).decisions == rows


def test_a_row_is_appended_without_touching_those_before_it() -> None:
    text = OLD + 'same,person/a,person/b\nact,statement/00ff/3-9_10-20,reject,T,2020-05-02,"two\nlines",,'
    table = read_decisions(text)
    after = table.holding([*table.decisions, THREE])
    assert after.split("\n")[1:4] == text.split("\n")[1:]
    assert after.split("\n")[0].split(",") == list(COLUMNS)
    assert read_decisions(after).decisions == [*table.decisions, THREE]


def test_undoing_one_row_rewrites_that_row_alone() -> None:
    text = OLD + 'same,person/a,person/b,"T"\n\nfoo\nname,person/a,Ana Vel\n'
    table = read_decisions(text)
    one, two = table.decisions
    after = table.holding([one, replace(two, undone_by="U")])
    assert after.split("\n")[1:4] == ['same,person/a,person/b,"T"', "", "foo"]
    assert read_decisions(after).decisions == [one, replace(two, undone_by="U")]


def test_columns_of_ones_own_stay_when_a_row_is_undone() -> None:
    table = read_decisions('seen,judgement,subject,object\n"=1, yes",same,person/a,person/b\n')
    (one,) = table.decisions
    after = table.holding([replace(one, undone_by="T")])
    assert after.split("\n")[1] == '"=1, yes",same,person/a,person/b,,,,T,,,,'
    assert read_decisions(after).decisions == [replace(one, undone_by="T")]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        pytest.param('act,statement/00ff/1-2_3-4,reject,"T', "a quotation mark is opened", id="open quotation mark"),
        pytest.param('"', "a quotation mark is opened", id="a quotation mark alone"),
        pytest.param("same,person/a,person/b c", "'person/b c' is no id", id="blank in an id"),
        pytest.param("same,person/a b,person/c", "'person/a b' is no id", id="blank in the subject"),
        pytest.param("same,person/<a>,person/c", "'person/<a>' is no id", id="angle brackets"),
        pytest.param("same,http://example.org/a b,person/c", "is no id", id="a foreign IRI with a blank"),
        pytest.param("same,person/a\x1b,person/c", "is no id", id="control character in an id"),
        pytest.param("same,nobody,person/c", "'nobody' is no id", id="a name for an id"),
        pytest.param("speaker,statement/00ff/1-2_3-4,person/a statement/00ff/1-2_5-6", "is no id", id="no speaker"),
        pytest.param("wrong,statement/00ff", "is no id", id="a statement without a place"),
        pytest.param("alike,person/a,person/b", "'alike' is no judgement", id="unknown judgement"),
        pytest.param("kind,person/a,planet", "'planet' is no kind of actor", id="unknown kind"),
        pytest.param("act,statement/00ff/1-2_3-4,<b>", "'<b>' is no act", id="no act"),
        pytest.param("date,statement/00ff/1-2_3-4,soon", "'soon' is no date", id="no date"),
        pytest.param("same,person/a,person/b,T,1.5.2020", "'1.5.2020' is no day", id="a spreadsheet's day"),
        pytest.param("same,person/a", "'same' needs an object", id="no object"),
        pytest.param("same,person/a,", "'same' needs an object", id="empty object"),
        pytest.param("wrong,person/a", "is decided of a statement", id="of the wrong sort"),
        pytest.param("checked,statement/0/1,x", "'checked' needs no object", id="object too many"),
        pytest.param("who", "'who' is no judgement", id="a word"),
        pytest.param("x" * 200_000, "is no judgement", id="a word of 200,000 characters"),
        pytest.param("same,person/a,person/b,T,,a\0b", "its why holds a NUL", id="NUL"),
        pytest.param("same,person/a,person/b,T,,a\rb", "a carriage return", id="bare carriage return"),
        pytest.param("same,person/a,person/b,T\udce9", "its by is not UTF-8", id="a byte of another encoding"),
        pytest.param("same,person/a,person/b,T,,x,,,y", "its document, text and words", id="machine's cells"),
        pytest.param("same,person/a,person/b,T,,,,,,,,because", "more cells than line 1", id="unquoted comma"),
    ],
)
def test_a_broken_row_is_named_and_takes_no_other_with_it(broken: str, told: str) -> None:
    text = EMPTY.head + row(ONE) + broken + "\n" + row(TWO) + row(THREE)
    table = read_decisions(text)
    assert table.decisions == [ONE, TWO, THREE]
    ((line, problem),) = problems(text)
    assert line == 3
    assert told in problem
    assert len(problem) < 250
    after = table.holding([ONE, replace(TWO, undone_by="T"), THREE, replace(ONE, why="again")])
    assert f"\n{broken}\n" in after
    assert read_decisions(after).decisions == [ONE, replace(TWO, undone_by="T"), THREE, replace(ONE, why="again")]


def test_a_long_cell_is_read() -> None:
    long = replace(ONE, why="so " * 70_000 + "it is")
    assert read_decisions(EMPTY.holding([long, TWO])).decisions == [long, TWO]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeff" + OLD + "same,person/a,person/b,T\n", id="byte order mark"),
        pytest.param(OLD.replace("\n", "\r\n") + "same,person/a,person/b,T\r\n", id="CRLF"),
        pytest.param(OLD.replace("\n", "\r") + "same,person/a,person/b,T\r", id="CR"),
        pytest.param(OLD.replace(",", ";") + "same;person/a;person/b;T;;;;\n", id="semicolons"),
        pytest.param(OLD.replace(",", "\t") + "same\tperson/a\tperson/b\tT\n", id="tabs"),
        pytest.param("by,object,subject,judgement\nT,person/b,person/a,same\n", id="other order"),
        pytest.param("Judgement, Subject ,object,by,seen\nsame,person/a,person/b,T,x\n", id="columns of one's own"),
        pytest.param('"judgement","subject","object","by"\n"same","person/a","person/b","T"\n', id="all quoted"),
        pytest.param(OLD + "'same,'person/a,person/b,T\n", id="apostrophes of a spreadsheet"),
        pytest.param(OLD + '"sa"me,person/a,person/b,T', id="loose quotation marks, no line end"),
        pytest.param("\n,,,\n" + OLD + "\n,,,,,,,,,,\nsame,person/a,person/b,T,,,,,,,,,\n", id="empty lines and cells"),
    ],
)
def test_a_file_may_be_written_in_other_ways(text: str) -> None:
    table = read_decisions(text)
    assert (table.decisions, table.unread) == ([Decision("same", "person/a", "person/b", "T")], [])
    after = table.holding([*table.decisions, replace(TWO, why="a, b; c\td 'e'")])
    assert read_decisions(after).decisions == [*table.decisions, replace(TWO, why="a, b; c\td 'e'")]
    assert after.startswith(text.split("judgement")[0].split("Judgement")[0])


@pytest.mark.parametrize("text", ["same,person/a,person/b\n", "judgement\nsame\n", 'judgement,"subject\nx\n', "a,b\n",
                                  "judgement,subject,subject\n"])  # fmt: skip
def test_a_file_whose_first_line_does_not_name_the_columns_is_refused(text: str) -> None:
    with pytest.raises(DecisionError, match="line 1 must name the columns"):
        read_decisions(text)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", OLD])
def test_a_file_without_rows_holds_no_decisions(text: str) -> None:
    assert read_decisions(text).rows == ()


def test_what_a_spreadsheet_would_run_is_written_as_text_and_read_as_it_was() -> None:
    rows = [replace(ONE, why=why) for why in ("=1+1", "@x", "-3", "'=1", "''=1", "'quoted'", "it's")]
    text = EMPTY.holding(rows)
    assert not any(line.split(",")[5][:1] in {"=", "@", "-", "+"} for line in text.split("\n")[1:-1])
    assert read_decisions(text).decisions == rows


def test_a_decision_that_is_not_well_formed_is_not_written() -> None:
    with pytest.raises(DecisionError, match="is no id"):
        EMPTY.holding([Decision("same", "person/a", "a b")])


ODD = st.text(
    st.one_of(st.sampled_from('"",;\'\t\n\r =-+@|~'), st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
)
IDS = st.sampled_from(["person/a", "org/b", "reference/00ff/3-9", "state/x-norvania"])
STATEMENTS = st.sampled_from(["statement/00ff/3-9_10-20", "statement/00ee/-_3-9"])


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    cells = {name: draw(ODD).strip() for name in ("by", "why", "undone_by")}
    made = draw(st.sampled_from(["name", "wrong", "same", "act"]))
    if made == "name":
        return Decision("name", draw(IDS), draw(ODD.filter(lambda text: bool(text.strip()))).strip(), **cells)
    if made == "same":
        return Decision("same", "person/z", draw(IDS), **cells)
    if made == "act":
        return Decision("act", draw(STATEMENTS), "reject", **cells)
    return Decision("wrong", draw(STATEMENTS), **cells)


@given(st.lists(decisions(), max_size=6))
def test_any_rows_written_are_read_back_the_same(rows: list[Decision]) -> None:
    table = read_decisions(EMPTY.holding(rows))
    assert table.decisions == rows
    assert table.unread == []
    assert table.holding(rows) == EMPTY.holding(rows)


@given(st.lists(decisions(), min_size=1, max_size=6), st.data())
def test_one_damaged_row_leaves_the_others_as_they_were(rows: list[Decision], data: st.DataObject) -> None:
    texts = [row(each) for each in rows]
    struck = data.draw(st.integers(0, len(rows) - 1))
    text = texts[struck].removesuffix("\n")
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    damaged = text[:start] + data.draw(st.sampled_from(['"', "", '"x', ',"', "\0", "\udcff", '""', "'"])) + text[end:]
    others = rows[:struck] + rows[struck + 1 :]
    written = EMPTY.head + "".join([*texts[:struck], damaged + "\n", *texts[struck + 1 :]])
    table = read_decisions(written)
    found = iter(table.decisions)
    assert all(each in found for each in others), "the others, in their order"
    assert len(table.decisions) <= len(rows)
    after = table.holding([*table.decisions, ONE])
    assert after.startswith(written)
    assert read_decisions(after).decisions == [*table.decisions, ONE]


@given(st.text(st.sampled_from('",;\n\r x\0same/person'), max_size=200))
def test_any_text_is_read_or_refused_and_never_lost(text: str) -> None:
    table = read_decisions(OLD + text)
    assert "".join(row.text for row in table.rows) == text
    assert text.rstrip("\n") in table.holding(table.decisions)
    assert table.holding([*table.decisions, ONE]).endswith(row(ONE))
