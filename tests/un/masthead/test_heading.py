"""The number over a resolution, and the symbol that it gives."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.un.masthead.read import read_masthead

BODY = "\n\nThe Security Council,\n\n1. Demands a ceasefire.\n"
COUNCILS = [
    ("of old", "Resolution 9502 (1982)\nof 3 April 1982", "S/RES/9502 (1982)", date(1982, 4, 3)),
    ("on its line", "9047 (1948). Resolution of 21 April 1948\n[S/726]", "S/RES/9047 (1948)", date(1948, 4, 21)),
    ("capitals", "RESOLUTION 9814 (1993)\n\nAdopted by the Security Council at its 9127th meeting,\non 6 May 1993",
     "S/RES/9814 (1993)", date(1993, 5, 6)),
    ("slips", "Rcsolution 95O2 (I982}\n0f 3 April 1982", "S/RES/9502 (1982)", date(1982, 4, 3)),
    ("a year misread, by the table of years", "Resolution 502 (1932)\nof 3 April 1982", "S/RES/502 (1982)",
     date(1982, 4, 3)),
    ("no year, by the table of years", "Resolution 502\nof 3 April 1982", "S/RES/502 (1982)", date(1982, 4, 3)),
    ("a word in two, its number run together", "Resolu tion502 (1982)\nof3 April 1982", "S/RES/502 (1982)",
     date(1982, 4, 3)),
    ("the first letter misread", "kesolution 502 (1982)\ncf 3 April 1982", "S/RES/502 (1982)", date(1982, 4, 3)),
    ("indented far", "               RESOLUTION 9814 (1993)\n\n          Adopted by the Security Council at its 9127th"
     " meeting,\n                      on 6 May 1993", "S/RES/9814 (1993)", date(1993, 5, 6)),
    ("a draft's symbol below a number misread", "130 (1963). Resolution of 31 July 1963\n[S/9380]", None,
     date(1963, 7, 31)),
    ("a number that cannot be of its year and day", "Resolution 102 (1982)\nof 3 April 1982", None, date(1982, 4, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("head", "symbol", "day"), [case[1:] for case in COUNCILS], ids=[case[0] for case in COUNCILS])
def test_a_councils_number_gives_its_symbol(head: str, symbol: str | None, day: date) -> None:
    found = read_masthead(head + BODY)
    assert found is not None
    assert found.symbols == ((symbol,) if symbol else ())
    assert (found.kind, found.published, found.organs) == ("resolution", day, ("Security Council",))


def test_a_number_without_an_organs_line_is_a_resolution_if_its_adoption_is_told() -> None:
    found = read_masthead(
        "RESOLUTION 9814 (1993)\n\nAdopted by the Security Council at its 9127th meeting on 6 May 1993\n\n"
        "Recalling its resolution 9511 (1981) of 2 June 1981,\n\n1. Decides to wait."
    )
    assert found is not None
    assert (found.symbols, found.published, found.meeting) == (("S/RES/9814 (1993)",), date(1993, 5, 6), "9127")


def test_a_resolution_whose_number_is_lost_is_known_by_its_adoption() -> None:
    found = read_masthead("of 6 May 1993\n\nThe Security Council,\n\nDecides.\n\nAdopted at the 9127th meeting.")
    assert found is not None
    assert (found.kind, found.symbols, found.meeting) == ("resolution", (), "9127")


def test_a_regulation_is_no_resolution() -> None:
    assert read_masthead("Regulation 502 (1982)\nof 3 April 1982\n\nThe Council,\n\n1. Demands it.") is None


OTHERS = [
    ("commission", "Resolution 65/9.  Farming\n\nThe Commission on Fisheries,", "Commission on Fisheries", None),
    ("board", "Resolution adopted on 8 June 2022 during the 1628th session\n\nThe Board of Governors,",
     "Board of Governors", date(2022, 6, 8)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "organ", "day"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_resolutions_of_other_bodies_are_known(text: str, organ: str, day: date | None) -> None:
    found = read_masthead(text + "\n\n1. Decides so.\n")
    assert found is not None
    assert (found.kind, found.organs, found.published, found.symbols) == ("resolution", (organ,), day, ())


ASSEMBLYS = [
    ("assembly", "General Assembly", "Eightieth session", "80/9901. Peace", "A/RES/80/9901"),
    ("a part", "General Assembly", "Eightieth session", "80/9901 A. Peace", "A/RES/80/9901A"),
    ("number alone", "General Assembly", "Eightieth session", "Resolution 80/9901", "A/RES/80/9901"),
    (
        "economic and social council",
        "Economic and Social Council",
        "2020 session",
        "2020/9901. Peace",
        "E/RES/2020/9901",
    ),
    ("another session's number", "General Assembly", "Seventy-ninth session", "80/9901. Peace", None),
    ("rights council", "Human Rights Council", "Forty-third session", "43/9901. Peace", "A/HRC/RES/43/9901"),
]


@pytest.mark.parametrize(
    ("organ", "session", "line", "symbol"), [case[1:] for case in ASSEMBLYS], ids=[case[0] for case in ASSEMBLYS]
)
def test_the_number_of_a_session_gives_the_symbol_with_organ_and_session(
    organ: str, session: str, line: str, symbol: str | None
) -> None:
    found = read_masthead(
        f"United Nations\n\n{organ} Distr.: General 5 December 2025\n\n{session} Agenda item 99 (b) General and"
        f" complete disarmament: nuclear disarmament\n\nResolution adopted by the {organ} on 1 December 2025\n\n"
        f"{line}\n\n"
        f"The {organ},\n\n1. Decides so.\n\n49th plenary meeting 1 December 2025\n"
    )
    assert found is not None
    assert found.symbols == ((symbol,) if symbol else ())
    assert (found.items, found.meeting) == (("99 (b)",), "49")
    assert found.item_titles == ("General and complete disarmament: nuclear disarmament",)
    assert found.published == date(2025, 12, 5)
