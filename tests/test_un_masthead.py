"""The masthead of a United Nations document, as reading asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.symbol import canonical_symbol
from onrecord.un_masthead import un_metadata

Shared = Callable[[str], Path]

LETTER = (
    "United Nations A/74/9712–S/2020/9433\nGeneral Assembly Security Council\nDistr.: General 17 April 2020\n"
    "Original: English\n\nGeneral Assembly\nSeventy-fourth session\nAgenda item 31\nPrevention of war\n\n"
    "Letter dated 15 April 2020 from the Permanent Representative of Norvania to the\nUnited Nations addressed to the"
    " Secretary-General\n\nI have the honour"
)


def test_a_letters_masthead_is_read_in_full() -> None:
    found = un_metadata(LETTER)
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
    found = un_metadata(text)
    assert found is not None
    assert (found.symbols, found.kind, found.published) == (symbols, kind, published)


@pytest.mark.parametrize(
    "text",
    ["", "The United Nations circulated A/74/1 today.", "24/04/2020\nNews", "A/B\nGeneral Assembly\n",
     "A/74/1\nA story",
     "Resolution 853 (2019)\nof the city council\n"],
)  # fmt: skip
def test_a_text_without_a_masthead_has_none(text: str) -> None:
    assert un_metadata(text) is None


@given(st.text(alphabet="UnitedNations A/74-S2020.()\nDistr:GLetterdatedRoluV", max_size=120))
def test_reading_a_masthead_never_raises(text: str) -> None:
    found = un_metadata("United Nations A/74/1\n" + text)
    assert found is None or all(symbol for symbol in found.symbols)


def test_the_mastheads_of_the_real_documents_give_canonical_symbols(shared: Shared) -> None:
    found = {
        path.stem: un_metadata(path.read_text(encoding="utf-8")) for path in sorted(shared("data/docs").glob("*.txt"))
    }
    assert len(found) == 29
    symbols = {stem: metadata.symbols for stem, metadata in found.items() if metadata}
    assert len(symbols) == 13
    assert all(canonical_symbol(symbol) == symbol for each in symbols.values() for symbol in each)
    assert symbols["unletter_03"] == ("A/74/466", "S/2019/781")
    assert symbols["scres_47_1948"] == ("S/RES/47 (1948)",)
    assert all(metadata.published for metadata in found.values() if metadata)
