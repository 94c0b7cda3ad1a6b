"""Word lists lie in a folder for each language, say where they are from, and hold no class that nobody asks for."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import onrecord
from onrecord.names import word_list as reader
from onrecord.names.word_list import ENGLISH, word_list, word_rows, word_set

PACKAGE = Path(onrecord.__file__).parent
FILES = sorted((PACKAGE / "names" / "words" / ENGLISH).iterdir())
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
BY_ROW = {"dates.csv", "lemmas.csv", "letter_offices.csv", "subjects.csv", "things.csv"}
"""Files of which a module takes all rows, whatever their classes are."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_word_list_says_what_it_holds_and_where_its_words_are_from(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines[: lines.index(next(each for each in lines if each.startswith("class,")))] if line]
    assert all(line.startswith("# ") for line in header)
    assert any(re.match(r"# Source: \w", line) for line in header)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_row_of_a_word_list_is_empty_or_names_a_word_twice(path: Path) -> None:
    for row in word_rows(path.name):
        words = row["words"].split("|")
        assert row["class"]
        assert all(words), row
        assert len(words) == len(set(words)), row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_list_is_opened_and_each_of_its_classes_is_asked_for(path: Path) -> None:
    assert f'"{path.name}"' in CODE or f"'{path.name}'" in CODE
    for kind in {row["class"] for row in word_rows(path.name)} if path.name not in BY_ROW else ():
        assert re.search(rf"""["']{kind}["']""", CODE) or kind.startswith("unit-"), kind


def test_every_class_that_code_asks_for_by_name_has_words() -> None:
    asked = re.findall(r"""word_(?:set|list)\(["']([\w.]+)["'],((?:\s*["'][\w-]+["'],?)+)\)""", CODE)
    assert len(asked) > 80
    for file, kinds in asked:
        assert word_list(file, *re.findall(r"[\w-]+", kinds))


def test_a_class_that_a_word_list_lacks_is_named() -> None:
    with pytest.raises(KeyError, match=r"clauses\.csv has no class dreams"):
        word_list("clauses.csv", "dreams")


def test_a_second_language_is_a_second_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    with (folder / "clauses.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("# Source: invented.\n")
        csv.writer(file).writerows([["class", "words"], ["negation", "nu|nul"], ["negation", "nim"]])
    monkeypatch.setattr(reader, "_FOLDER", tmp_path)
    assert word_set("clauses.csv", "negation", language="xx") == {"nu", "nul", "nim"}
