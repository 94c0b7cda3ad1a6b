"""Names of many languages: which pairs are one, which may be, which are two; the table came before the first run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.linking.matching import Candidate, match
from onrecord.names.person import personal_names

TABLE = Path(__file__).with_name("hard-names.csv")
ROWS = list(csv.DictReader(line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")))


def judged(one: str, other: str, state: str) -> str:
    states = frozenset([state] if state else [])
    found = match(Candidate(f"person/{place}", "person", (name,), states) for place, name in enumerate((one, other)))
    return "one" if found.certain else "maybe" if found.uncertain else "two"


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS if not row["known"]])
def test_names_of_many_languages(row: dict[str, str]) -> None:
    assert judged(row["one"], row["other"], row["state"]) == row["expected"]
    assert judged(row["other"], row["one"], row["state"]) == row["expected"]


def test_what_is_known_to_be_wrong_is_still_so_and_little() -> None:
    wrong = [row for row in ROWS if row["known"]]
    assert (len(ROWS), len(wrong)) == (231, 9)
    assert all(judged(row["one"], row["other"], row["state"]) != row["expected"] for row in wrong)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Sheikh Hazim", ("sheikh", "hazim"), id="a title before one word stays"),
        pytest.param("H.E. Ms. Petra Tolliver", ("petra", "tolliver"), id="two titles"),
        pytest.param("Abdulkarim Bashrun", ("abd.karim", "bashrun"), id="servant of"),
        pytest.param("Abu Tariq al-Darrabi", ("abu.tariq", "darraby"), id="father of"),
        pytest.param("Rustam Tofiq oglu Valimov", ("rustam", "ibn.tofiq", "valimov"), id="son of, after the name"),
        pytest.param('Harlan "Buck" Tolliver', ("harlan", "tolliver"), id="a nickname in marks"),
    ],
)
def test_a_name_is_taken_apart(name: str, parts: tuple[str, ...]) -> None:
    assert personal_names(name)[0].parts == parts
