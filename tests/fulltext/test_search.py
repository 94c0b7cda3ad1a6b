"""Searching a store: what is found, in which order, with what is told of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import SearchError, StoreError
from onrecord.fulltext import Wanted, search
from onrecord.fulltext.printing import marked
from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store
from onrecord.store.base import Store
from onrecord.store.whole.check import check

if TYPE_CHECKING:
    from tests.conftest import Records


def found(store: Store, text: str, **narrowed: object) -> list[str]:
    return [marked(hit) for hit in search(store, Wanted(text, **narrowed)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("void", ["that “the vote was **void**,”"]),  # the innermost of two statements
        ("waited", ["“We **waited**,” … “and nobody came.”"]),
        ('"nobody came"', ["“We waited,” … “and **nobody came**.”"]),
        ("rejected", ["the vote"]),  # the cue of an act stands beside its words
        ("Herald rejected", ["the vote"]),
        ("talks NOT vote", []),  # the paragraph has both
        ("signed", ["A ceasefire was **signed**. Nothing else was."]),
        ("A/RES/9001", ["Then came **A/RES/9001**, and the ceasefires of Nagra-Veld; nobody was condemning them."]),
        ("Nagra-Veld", ["Then came A/RES/9001, and the ceasefires of **Nagra-Veld**; nobody was condemning them."]),
        ("asgar OR lorvan", ["**Łorvan** Əsgər spoke of A/RES/9001/20 at first."]),
        ("zebra", []),
    ],
)
def test_words_are_found_in_statements_and_where_there_is_none_in_texts(
    store: Store, text: str, words: list[str]
) -> None:
    assert found(store, text) == words


def test_forms_of_a_word_are_found_and_the_best_passage_is_first(store: Store) -> None:
    assert [words[:12] for words in found(store, "ceasefire")] == ["A **ceasefir", "Then came A/"]
    assert [words[:12] for words in found(store, '"ceasefires"')] == ["Then came A/"]


def test_what_is_told_of_a_statement_has_its_relay_its_status_and_its_place(store: Store) -> None:
    (noted,) = search(store, Wanted("void")).hits
    assert noted.said is not None
    assert (noted.said.speakers, noted.said.relayed_by) == (("the President",), ("Herald", "Mira Tal"))
    assert (noted.said.act, noted.said.mode, noted.published) == ("acknowledge", "mixed", "2020-04-26")
    assert [store.text(noted.key)[start:stop] for start, stop in noted.at] == ["that “the vote was void,”"]
    (denied,) = [hit for hit in search(store, Wanted("talks")).hits if hit.said]
    assert denied.said is not None
    assert denied.said.status == "negated"


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        ({"speaker": "Mira Tal"}, 2),
        ({"speaker": "Mira Tal", "act": "reject"}, 1),
        ({"act": "acknowledge"}, 1),
        ({"since": date(2020, 4, 24), "until": date(2020, 4, 24)}, 1),
        ({"since": date(2031, 1, 1)}, 0),
        ({"stance": "opposes"}, 0),
        ({"item": "item/ga/74/32"}, 0),
    ],
    ids=str,
)
def test_a_search_is_narrowed_to_statements(store: Store, narrowed: dict[str, object], count: int) -> None:
    answer = search(store, Wanted("vote", **narrowed))  # type: ignore[arg-type]
    assert len(answer.hits) == count
    assert all(hit.said for hit in answer.hits)
    assert not answer.names


def test_names_of_what_documents_name_are_found(store: Store) -> None:
    answer = search(store, Wanted("tal"))
    assert [(name.node, name.name) for name in answer.names] == [("person/mira-tal", "Mira Tal")]
    assert not search(store, Wanted("Canada")).names  # a name of the vocabulary that no document has


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Wanted("-x"), "no word to look for"),
        (Wanted("x", most=0), "ask for 1 to 1,000"),
        (Wanted("x", state="Zzyzx"), "--state: nothing in the store is called 'Zzyzx'"),
        (Wanted("x", stance="loves"), "--stance"),
    ],
)
def test_what_cannot_be_searched_is_told(store: Store, wanted: Wanted, told: str) -> None:
    with pytest.raises(SearchError, match=told):
        search(store, wanted)


def test_no_more_is_given_than_asked_for(store: Store) -> None:
    answer = search(store, Wanted("the", most=1))
    assert (len(answer.hits), answer.more) == (1, True)


def indexed(folder: Path) -> set[str]:
    """The words of the index, as SQLite has them."""
    with closing(sqlite3.connect(folder / "manifest.sqlite")) as database:
        database.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'word', 'row')")
        return {term for (term,) in database.execute("SELECT term FROM terms")}


def test_the_words_of_a_document_go_with_it(folder: Path) -> None:
    assert {"waited", "lorvan"} <= indexed(folder)
    with open_store(folder, "write") as opened:
        opened.remove("gazette-1")
        assert found(opened, "waited") == []
    left = indexed(folder)
    assert "lorvan" in left
    assert "waited" not in left


def test_where_a_text_was_damaged_no_word_of_it_stays_either(folder: Path) -> None:
    with open_store(folder) as opened:
        (key,) = [each.key for each in opened.documents() if each.descriptions[0].doc_id == "gazette-1"]
    (folder / "texts" / f"{key}.txt").write_text("another")
    with open_store(folder, "write") as opened:
        opened.remove("gazette-1")
    assert "waited" not in indexed(folder)
    assert not check(folder).faults


def test_a_document_that_comes_later_is_found(folder: Path, run: Run, records: Records) -> None:
    later = replace(records.letter.document, text="A zebra crossed.", doc_id="zebra", source="zebra.txt")
    with open_store(folder, "write") as opened:
        build([replace(records.letter, document=later, statements=(), references=())], opened, run)
        assert found(opened, "zebra") == ["A **zebra** crossed."]


def without_index(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "manifest.sqlite", isolation_level=None)) as database:
        for table in ("indexed", "passage", "word", "name"):
            database.execute(f"DROP TABLE {table}")
        database.execute("DELETE FROM fact WHERE name = 'words'")
    (folder / "seal.json").unlink()


def test_a_store_of_before_says_how_it_gets_an_index_and_gets_it(folder: Path) -> None:
    before = indexed(folder)
    without_index(folder)
    with open_store(folder) as opened, pytest.raises(StoreError, match="no index of words yet; make it with"):
        search(opened, Wanted("void"))
    assert [fault.kind for fault in check(folder).faults] == ["words"]
    with open_store(folder, "write") as opened:
        opened.relink()
        assert search(opened, Wanted("tal")).names
    assert indexed(folder) == before
    assert not check(folder).faults


def test_the_command_prints_for_people_and_for_programs(folder: Path) -> None:
    def told(*arguments: str) -> str:
        done = CliRunner().invoke(main, ["search", "--store", str(folder), *arguments])
        assert done.exit_code == 0, done.output
        return done.output

    people = told("void")
    assert "1. the President · acknowledge · as Herald; Mira Tal has it" in people
    assert "that “the vote was **void**,”" in people
    assert "The Gazette, 2020-04-26" in people
    (hit,) = json.loads(told("void", "-f", "json"))["hits"]
    assert hit["relayed_by"] == ["Herald", "Mira Tal"]
    assert [hit["words"][start:stop] for start, stop in hit["marks"]] == ["void"]
    assert told("void", "-f", "csv").splitlines()[0].startswith("speaker,for,act,status,words,relayed_by")
    assert told("zebra") == "Nothing was found.\n"
    refused = CliRunner().invoke(main, ["search", "--store", str(folder), "void", "-f", "pdf"])
    assert (refused.exit_code, "none of text, json, csv" in refused.output) == (1, True)


def test_what_may_not_be_passed_on_is_cut_around_what_was_found(folder: Path, run: Run, records: Records) -> None:
    text = "word " * 150 + "zebra " + "word " * 20  # one passage
    long = replace(records.letter.document, text=text, doc_id="long", source="long.txt")
    with open_store(folder, "write") as opened:
        build([replace(records.letter, document=long, statements=(), references=())], opened, run)
        (hit,) = search(opened, Wanted("zebra")).hits
    assert len(hit.words) <= 300
    assert [hit.words[start:stop] for start, stop in hit.marks] == ["zebra"]
    assert hit.words[0] == "…"
