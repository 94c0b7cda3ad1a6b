"""Adding a session's agenda to a store: what a table may say, and what the store then knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.cli import main
from onrecord.curation.agenda import add_agenda
from onrecord.curation.agenda_table import read_agenda
from onrecord.curation.validate import validate
from onrecord.errors import VocabularyError
from onrecord.model.document import Document
from onrecord.query import Rows, run_query
from onrecord.store import open_store
from onrecord.store.declared import agenda_files
from onrecord.un.agenda import load_agendas

TABLE = """session,item,sub_item,title,topic
# comments are left out
61,35,,Prevention of armed conflict,
61,41,,Question of Norvania,
61,41,a,Shared rivers,
61,42,,Question of the whole island,Question of Cyprus
"""
ITEMS = """PREFIX rec: <https://w3id.org/onrecord/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?number ?title ?topic WHERE { ?item rec:session <https://w3id.org/onrecord/id/session/ga/61> ;
  rec:number ?number ; skos:prefLabel ?title ; rec:topic/skos:prefLabel ?topic } ORDER BY ?number"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "agenda-61.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def rows(store: Path) -> list[tuple[str, ...]]:
    with open_store(store) as opened:
        answer = run_query(opened.graph, ITEMS)
        assert isinstance(answer, Rows)
        return [tuple(row) for row in answer.texts()]


def test_a_table_gives_the_items_of_its_session_their_titles_and_topics(table: Path, tmp_path: Path) -> None:
    added = add_agenda(table, tmp_path / "store")
    assert (added.sessions, added.items, added.linked, added.doubts) == (
        ("Sixty-first session of the General Assembly",), 4, 2, (),
    )  # fmt: skip
    assert rows(tmp_path / "store") == [
        ("35", "Prevention of armed conflict", "Prevention of armed conflict"),
        ("41", "Question of Norvania", "Question of Norvania"),
        ("41(a)", "Shared rivers", "Question of Norvania: Shared rivers"),
        ("42", "Question of the whole island", "Question of Cyprus"),
    ]
    with open_store(tmp_path / "store") as opened:
        assert not validate(opened).problems


def test_a_session_added_again_is_replaced(table: Path, tmp_path: Path) -> None:
    add_agenda(table, tmp_path / "store")
    table.write_text("session,item,title\n61,36,Prevention of armed conflict\n", encoding="utf-8")
    add_agenda(table, tmp_path / "store")
    assert [row[0] for row in rows(tmp_path / "store")] == ["36"]


def test_documents_read_after_it_have_the_official_titles(table: Path, tmp_path: Path) -> None:
    add_agenda(table, tmp_path / "store")
    agendas = load_agendas(agenda_files(tmp_path / "store" / "agendas"))
    doc = Document(text="The UN issued it under agenda item 41.", doc_id="a", published=date(2007, 1, 8))
    assert [item.title for item in find_agenda_items(doc, titles=agendas.title)] == ["Question of Norvania"]


def test_a_title_that_is_nearly_a_known_topics_is_a_doubt(table: Path, tmp_path: Path) -> None:
    table.write_text("session,item,title\n61,70,Promotion and protection of human right\n", encoding="utf-8")
    (doubt,) = add_agenda(table, tmp_path / "store").doubts
    assert "item 70 of session 61" in doubt
    assert "the topic “Promotion and protection of human rights”" in doubt


WRONG = [
    ("no column", "session,title\n61,X\n", "has no column item"),
    ("no items", "session,item,title\n", "has no items"),
    ("a session in words", "session,item,title\nlast,1,Opening\n", "line 2: session is “last”"),
    ("an item that is none", "session,item,title\n61,1/a,Opening\n", "line 2: item is “1/a”"),
    ("a status that is none", "session,item,title,status\n61,1,Opening,final\n", "status is “final”"),
    ("an organ that is none", "session,item,title,organ\n61,1,Opening,club\n", "no organ “club”"),
    ("no title", "session,item,title\n61,1,\n", "title is “”"),
    ("twice", "session,item,title\n61,1,Opening\n61,1,Closing\n", "item 1  of session 61 is there twice"),
    ("known otherwise", "session,item,title\n74,83,Rule of law\n", "is known as “The rule of law at the national"),
]


@pytest.mark.parametrize(("text", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_table_that_is_wrong_is_refused_and_says_where(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "agenda.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"agenda\.csv") as error:
        read_agenda(file)
    assert message in str(error.value)


def test_the_command_tells_what_it_added_and_fails_with_one_line(table: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    told = runner.invoke(main, ["agenda", "add", str(table), "--store", str(tmp_path / "store")])
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == "Sixty-first session of the General Assembly: 4 items, 2 of topics known before\n"
    failed = runner.invoke(main, ["agenda", "add", str(tmp_path / "none.csv"), "--store", str(tmp_path / "store")])
    assert failed.exit_code == 1
    assert failed.stderr.count("\n") == 1


def read(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    file = tmp_path / "agenda.csv"
    file.write_text(text, encoding="utf-8")
    return [(row["item"], row["sub_item"], row["title"]) for row in read_agenda(file)]


def test_a_title_may_be_as_a_masthead_prints_it(tmp_path: Path) -> None:
    text = (
        "session,item,title\n61,,Agenda item 99 (b) Peace on rivers: boats of two States\n"
        "61,99 (c),Peace on rivers: ferries: their lights\n61,12,Item 12. Question of Ostrel\n"
    )
    assert read(tmp_path, text) == [
        ("99", "b", "Boats of two States"),
        ("99", "c", "Ferries: their lights"),
        ("12", "", "Question of Ostrel"),
        ("99", "", "Peace on rivers"),
    ]


def test_the_title_of_the_whole_item_in_the_table_is_taken_off_its_sub_items(tmp_path: Path) -> None:
    text = "session,item,sub_item,title\n61,5,,Rivers\n61,5,a,Rivers: Ferries\n61,5,b,Lakes: Ferries\n"
    assert read(tmp_path, text)[1:] == [("5", "a", "Ferries"), ("5", "b", "Lakes: Ferries")]


NEXT = date.today().year + 1
NEVER = [
    ("a session too high", "ga", "500", "adopted", "General Assembly had no session 500; its last by then is"),
    ("the session after next", "ga", str(NEXT - 1945 + 1), "preliminary", "General Assembly had no session"),
    ("an emergency session too high", "ga", "es-500", "adopted", "had no session es-500; its last by then is es-"),
    ("a special session too high", "hrc", "s-500", "adopted", "had no session s-500; its last by then is s-"),
    ("a year where sessions are numbered", "hrc", "2020", "adopted", "Human Rights Council had no session 2020"),
    ("a number where they go by the year", "ecosoc", "43", "adopted", "go by the year, from 1946 to"),
    ("an organ without sessions", "sc", "5", "adopted", "the Security Council has no numbered agenda; write"),
    ("adopted before it opened", "ga", str(NEXT - 1945), "adopted", "has not opened, the last that did is"),
    ("adopted before its year", "ecosoc", str(NEXT + 1), "adopted", "go by the year, from 1946 to"),
]


@pytest.mark.parametrize(("organ", "session", "status", "told"), [c[1:] for c in NEVER], ids=[c[0] for c in NEVER])
def test_a_session_that_no_organ_had_is_refused_in_one_line(
    organ: str, session: str, status: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "agenda.csv"
    file.write_text(f"organ,session,item,title,status\n{organ},{session},5,Rivers,{status}\n", "utf-8")
    with pytest.raises(VocabularyError, match=r"agenda\.csv, line 2: .*; write .* in the column") as wrong:
        read_agenda(file)
    assert told in str(wrong.value)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize(
    ("organ", "session", "status"),
    [("ga", "s-33", "adopted"), ("ga", "es-11", "adopted"), ("hrc", "s-36", "adopted"),
     ("ga", str(NEXT - 1945), "preliminary"), ("ecosoc", "2020", "adopted"), ("csw", "64", "adopted")],
    ids=["a special session", "an emergency session", "a special one of the Council", "the next session's preliminary",
         "a year", "an organ of others"],
)  # fmt: skip
def test_special_sessions_and_the_next_are_taken(organ: str, session: str, status: str, tmp_path: Path) -> None:
    file = tmp_path / "agenda.csv"
    file.write_text(f"organ,session,item,title,status\n{organ},{session},5,Rivers,{status}\n", "utf-8")
    assert read_agenda(file)[0]["session"] == session


def test_a_users_own_agenda_takes_the_place_of_what_is_only_attested(tmp_path: Path) -> None:
    file = tmp_path / "agenda-80.csv"
    file.write_text("session,item,title\n80,79,Programme of Assistance in words of its own\n", encoding="utf-8")
    add_agenda(file, tmp_path / "store")
    with open_store(tmp_path / "store") as opened:
        assert not validate(opened).problems
        query = ITEMS.replace("ga/61", "ga/80")
        answer = run_query(opened.graph, query)
        assert isinstance(answer, Rows)
        (title,) = [row[1] for row in answer.texts() if row[0] == "79"]
    assert title == "Programme of Assistance in words of its own"
