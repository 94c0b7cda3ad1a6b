"""The masthead of a United Nations document, as reading asks for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))

import un_mastheads
from onrecord.annotate.symbol.find import canonical_symbol
from onrecord.un.masthead.read import read_masthead

Shared = Callable[[str], Path]

LETTER = (
    "United Nations A/74/9712–S/2020/9433\nGeneral Assembly Security Council\nDistr.: General 17 April 2020\n"
    "Original: English\n\nGeneral Assembly\nSeventy-fourth session\nAgenda item 31\nPrevention of war\n\n"
    "Letter dated 15 April 2020 from the Permanent Representative of Norvania to the\nUnited Nations addressed to the"
    " Secretary-General\n\nI have the honour"
)


def test_a_letters_masthead_is_read_in_full() -> None:
    found = read_masthead(LETTER)
    assert found is not None
    assert found.symbols == ("A/74/9712", "S/2020/9433")
    assert (found.kind, found.published, found.language) == ("letter", date(2020, 4, 17), "English")
    assert found.organs == ("General Assembly", "Security Council")
    assert found.title is not None
    assert found.title.endswith("to the United Nations addressed to the Secretary-General")
    assert [LETTER[slice(*span)] for span in found.evidence] == [
        "United Nations A/74/9712–S/2020/9433", "General Assembly Security Council", "General Assembly",
        "Seventy-fourth session", "Agenda item 31",
    ]  # fmt: skip


def test_a_letters_masthead_says_who_wrote_to_whom_and_under_which_items() -> None:
    found = read_masthead(LETTER)
    assert found is not None
    assert (found.dated, found.distribution) == (date(2020, 4, 15), "General")
    assert found.sender == "Permanent Representative of Norvania to the United Nations"
    assert (found.addressee, found.session, found.year) == ("Secretary-General", "Seventy-fourth", None)
    assert (found.items, found.item_titles) == (("31",), ("Prevention of war",))


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Agenda item 68 (a) and (b)", ("68 (a)", "68 (b)")),
        ("Agenda items 31, 70, 75 and 83", ("31", "70", "75", "83")),
        ("Agenda items 28 to 30", ("28", "29", "30")),
        ("Item 19 (d) of the provisional agenda*", ("19 (d)",)),
        ("Agenda item 74 (b) (ii)", ("74 (b) (ii)",)),
        ("Items 3 and 4", ("3", "4")),
    ],
)
def test_the_items_of_a_masthead_are_read_one_by_one(line: str, items: tuple[str, ...]) -> None:
    found = read_masthead(f"United Nations A/74/9712\nGeneral Assembly\nSeventy-fourth session\n{line}\n\nText")
    assert found is not None
    assert found.items == items


@pytest.mark.parametrize(
    ("title", "sender", "addressee"),
    [
        ("Identical letters dated 3 May 2020 from the Chargé d’affaires a.i. of the Permanent Mission of Norvania to"
         " the United Nations addressed to the Secretary-General and the President of the Security Council",
         "Chargé d’affaires a.i. of the Permanent Mission of Norvania to the United Nations",
         "Secretary-General and the President of the Security Council"),
        ("Note verbale dated 3 May 2020 from the Permanent Mission of Norvania to the United Nations addressed to the"
         " Secretary-General", "Permanent Mission of Norvania to the United Nations", "Secretary-General"),
        ("Letter dated 3 May 2020 from the representatives of Aldermoor, Eskarand and Tarsovia to the United Nations"
         " addressed to the President of the General Assembly",
         "representatives of Aldermoor, Eskarand and Tarsovia to the United Nations",
         "President of the General Assembly"),
    ],
    ids=["identical letters", "note verbale", "several senders"],
)  # fmt: skip
def test_the_title_of_a_letter_names_sender_and_addressee(title: str, sender: str, addressee: str) -> None:
    found = read_masthead(f"United Nations S/2020/9433\nSecurity Council\n\n{title}\n\nI have the honour")
    assert found is not None
    assert (found.dated, found.sender, found.addressee) == (date(2020, 5, 3), sender, addressee)


def test_a_reports_title_is_read() -> None:
    found = read_masthead(
        "United Nations S/2020/9498\nSecurity Council\n\nReport of the Secretary-General on peace\n\nI. On"
    )
    assert found is not None
    assert (found.kind, found.title) == ("report", "Report of the Secretary-General on peace")


@pytest.mark.parametrize(
    ("text", "symbols", "kind", "published"),
    [
        ("Resolution 9853 (2019)\nof 29 July 2019\n\nThe Security Council,\n", ("S/RES/9853 (2019)",), "resolution",
         date(2019, 7, 29)),
        ("9047 (2018). Resolution of 21 April 2018\n\n[S/726]\nThe Security Council,\n", ("S/RES/9047 (2018)",),
         "resolution", date(2018, 4, 21)),
        ("United Nations  A/RES/73/999 \nGeneral Assembly\nDistr.: General\n5 November 2018\n\n73/999. Peace\n",
         ("A/RES/73/999",), "resolution", date(2018, 11, 5)),
        ("United Nations S/PV.19742\nSecurity Council\nSeventy-fifth year\n", ("S/PV.19742",), "record", None),
        ("A/64/9467\nGeneral Assembly\nDistr.: General\n31 February 2009\n", ("A/64/9467",), "other", None),
    ],
)  # fmt: skip
def test_other_mastheads_are_read(text: str, symbols: tuple[str, ...], kind: str, published: date | None) -> None:
    found = read_masthead(text)
    assert found is not None
    assert (found.symbols, found.kind, found.published) == (symbols, kind, published)


@pytest.mark.parametrize(
    "text",
    ["", "The United Nations circulated A/74/1 today.", "24/04/2020\nNews", "A/B\nGeneral Assembly\n",
     "A/74/1\nA story",
     "Resolution 853 (2019)\nof the city council\n"],
)  # fmt: skip
def test_a_text_without_a_masthead_has_none(text: str) -> None:
    assert read_masthead(text) is None


@given(st.text(alphabet="UnitedNations A/74-S2020.()\nDistr:GLetterdatedRoluV", max_size=120))
def test_reading_a_masthead_never_raises(text: str) -> None:
    found = read_masthead("United Nations A/74/1\n" + text)
    assert found is None or all(symbol for symbol in found.symbols)


def test_the_mastheads_of_the_real_documents_give_canonical_symbols(shared: Shared) -> None:
    found = {
        path.stem: read_masthead(path.read_text(encoding="utf-8")) for path in sorted(shared("data/docs").glob("*.txt"))
    }
    assert len(found) == 29
    symbols = {stem: metadata.symbols for stem, metadata in found.items() if metadata}
    assert len(symbols) == 13
    assert all(canonical_symbol(symbol) == symbol for each in symbols.values() for symbol in each)
    assert symbols["unletter_03"] == ("A/74/466", "S/2019/781")
    assert symbols["scres_47_1948"] == ("S/RES/47 (1948)",)
    assert all(metadata.published for metadata in found.values() if metadata)


def test_every_field_of_the_real_mastheads_is_right(shared: Shared) -> None:
    facts = un_mastheads.read_facts()
    assert len(facts) == 13
    assert sum(row["kind"] == "letter" for row in facts.values()) == 4
    scores = un_mastheads.score_mastheads(shared("."))
    assert scores.misses == []
    assert scores.total.total() == 13 * 12
    assert un_mastheads.masthead_lines(scores)[0].startswith("mastheads: 156 of 156")


def test_a_wrong_field_is_told(tmp_path: Path) -> None:
    (tmp_path / "data" / "docs").mkdir(parents=True)
    (tmp_path / "data" / "docs" / "a.txt").write_text(LETTER, encoding="utf-8")
    table = tmp_path / "facts.csv"
    table.write_text("document,dated,sender\na,2020-04-15,Permanent Mission of Velmark\n", encoding="utf-8")
    scores = un_mastheads.score_mastheads(tmp_path, table)
    assert (scores.share, [miss.field for miss in scores.misses]) == (0.5, ["sender"])
