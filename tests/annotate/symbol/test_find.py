"""UN document symbols: taken apart, in canonical form, and found wherever a text names them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.symbol.find import canonical_symbol, find_symbols, parse_symbol
from onrecord.model.finding.symbol import SymbolPart
from onrecord.un.series import resolution_years, year_of_resolution

Shared = Callable[[str], Path]

PARTS = [
    ("A/74/1", ("A", "74", None, "1", ())),
    ("A/8103/Add.2", ("A", None, None, "8103", ("Add.2",))),
    ("S/26000", ("S", None, None, "26000", ())),
    ("S/2020/310", ("S", "2020", None, "310", ())),
    ("A/C.3/74/L.5/Rev.1", ("A/C.3", "74", "L", "5", ("Rev.1",))),
    ("A/C.3/74/CRP.1/Rev.1", ("A/C.3", "74", "CRP", "1", ("Rev.1",))),
    ("A/RES/62/243", ("A", "62", "RES", "243", ())),
    ("A/RES/3314 (XXIX)", ("A", "XXIX", "RES", "3314", ())),
    ("A/RES/997(ES-I)", ("A", "ES-I", "RES", "997", ())),
    ("A/RES/2603 A (XXIV)", ("A", "XXIV", "RES", "2603A", ())),
    ("A/RES/46/36 L", ("A", "46", "RES", "36L", ())),
    ("A/RES/ES-11/1", ("A", "ES-11", "RES", "1", ())),
    ("A/S-14/PV.7", ("A", "S-14", "PV", "7", ())),
    ("A/ES-10/L.4/Rev.1", ("A", "ES-10", "L", "4", ("Rev.1",))),
    ("A/INF/71/2", ("A", "71", "INF", "2", ())),
    ("A/BUR/70/SR.1", ("A/BUR", "70", "SR", "1", ())),
    ("A/HRC/RES/33/11", ("A/HRC", "33", "RES", "11", ())),
    ("A/HRC/WG.6/8/AZE/1", ("A/HRC/WG.6", "8", "AZE", "1", ())),
    ("A/HRC/42/NGO/5", ("A/HRC", "42", "NGO", "5", ())),
    ("A/74/49 (Vol. I)", ("A", "74", None, "49", ("(Vol. I)",))),
    ("A/45/5 (Parts I and II)", ("A", "45", None, "5", ("(Parts I and II)",))),
    ("S/PV.4200 (Resumption 1)", ("S", None, "PV", "4200", ("(Resumption 1)",))),
    ("S/2024/10/Rev.1/Add.36", ("S", "2024", None, "10", ("Rev.1", "Add.36"))),
    ("S/8248/Add.7-9", ("S", None, None, "8248", ("Add.7-9",))),
    ("S/RES/884 (1993)", ("S", "1993", "RES", "884", ())),
    ("S/PRST/2016/1", ("S", "2016", "PRST", "1", ())),
    ("S/Agenda/1466/Rev.1", ("S", None, "Agenda", "1466", ("Rev.1",))),
    ("E/RES/1727(LIII)", ("E", "LIII", "RES", "1727", ())),
    ("E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1", ("E/CN.4/Sub.2/AC.2", "1987", "WP", "4", ("Add.1",))),
    ("E/C.12/NOR/CO/4", ("E/C.12", None, "NOR/CO", "4", ())),
    ("E/ICEF/2019/P/L.1", ("E/ICEF", "2019", "P/L", "1", ())),
    ("T/PV.1200", ("T", None, "PV", "1200", ())),
    ("ST/SGB/1997/1", ("ST/SGB", "1997", None, "1", ())),
    ("ST/AI/189/Add.9/Rev.2", ("ST/AI", None, None, "189", ("Add.9", "Rev.2"))),
    ("ST/LIB/SER.B/5/Rev.5", ("ST/LIB/SER.B", None, None, "5", ("Rev.5",))),
    ("CRC/C/GC/24", ("CRC/C", None, "GC", "24", ())),
    ("CEDAW/C/NOR/CO/5", ("CEDAW/C", None, "NOR/CO", "5", ())),
    ("CCPR/C/119/D/2077/2011", ("CCPR/C", "119", "D", "2077/2011", ())),
    ("TD/B/EX(68)/1", ("TD/B/EX(68)", None, None, "1", ())),
    ("TD(XIV)/5", ("TD(XIV)", None, None, "5", ())),
    ("DP/FPA/2019/1", ("DP/FPA", "2019", None, "1", ())),
    ("UNEP/EA.4/HLS.1", ("UNEP/EA.4", None, "HLS", "1", ())),
    ("UNEP/CBD/COP/DEC/XIII/1", ("UNEP/CBD/COP", "XIII", "DEC", "1", ())),
    ("FCCC/CP/2015/10/Add.1", ("FCCC/CP", "2015", None, "10", ("Add.1",))),
    ("ECE/TRANS/WP.29/1153", ("ECE/TRANS/WP.29", None, None, "1153", ())),
    ("A/CN.9/WG.III/WP.185", ("A/CN.9/WG.III", None, "WP", "185", ())),
    ("TPNW/MSP/2022/INF/1", ("TPNW/MSP", "2022", "INF", "1", ())),
    ("CD/PV.1500", ("CD", None, "PV", "1500", ())),
]


@pytest.mark.parametrize(("symbol", "expected"), PARTS, ids=[case[0] for case in PARTS])
def test_a_symbol_is_taken_apart(symbol: str, expected: tuple[object, ...]) -> None:
    parsed = parse_symbol(symbol)
    assert parsed is not None
    (part,) = parsed.parts
    assert (part.organ, part.session, part.kind, part.number, part.modifiers) == expected
    again = parse_symbol(parsed.symbol)
    assert again is not None
    assert again.parts == parsed.parts


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("A/74/1–S/2020/2", "A/74/1-S/2020/2"),
        ("A/75/356 – S/2020/947", "A/75/356-S/2020/947"),
        ("A/75/356–\n S/2020/947", "A/75/356-S/2020/947"),
        ("A/36/832-S/14797", "A/36/832-S/14797"),
        ("A/58/85—E/2003/80", "A/58/85-E/2003/80"),
        ("A/RES/3314(XXIX)", "A/RES/3314 (XXIX)"),
        ("S/RES/822(1993)", "S/RES/822 (1993)"),
        ("A/Res/47/180", "A/RES/47/180"),
        ("A/250/ADD.1/REV.1", "A/250/Add.1/Rev.1"),
        ("A/68/49(Vol.III)", "A/68/49 (Vol. III)"),
        ("A/31/39[Vol.II](SUPP)", "A/31/39 (Vol. II) (SUPP)"),
        ("S/PV.4200(Resumption1)", "S/PV.4200 (Resumption 1)"),
    ],
)
def test_spellings_of_a_symbol_have_one_canonical_form(written: str, canonical: str) -> None:
    assert canonical_symbol(written) == canonical


def test_a_joint_symbol_has_two_parts() -> None:
    parsed = parse_symbol("A/74/1–S/2020/2")
    assert parsed is not None
    assert parsed.parts == (
        SymbolPart("A/74/1", "A", "74", None, "1"),
        SymbolPart("S/2020/2", "S", "2020", None, "2"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "A/B", "N/A", "and/or", "24/04/2020", "1/2", "24/7", "A/H1N1", "A/Perth/16/2009", "GA/12345", "SC/14122",
        "SG/SM/20000", "GA/SHC/4336", "E/CN.4", "E/ECE", "A/12/15", "A/24/04/2020", "S/3/4", "E/1/2", "E/0",
        "TCP/IP", "AC/DC", "T/2O", "S/4HANA", "", "/", "A/", "A/74/1B", "A/74/1.pdf",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert parse_symbol(text) is None
    assert not find_symbols(f"See document {text} and more.")


FOUND = [
    ("elided", "(A/64/13 and Add.1, A/64/115, 174, 323 and 324; A/C.4/64/7)",
     ["A/64/13", "A/64/13/Add.1", "A/64/115", "A/64/174", "A/64/323", "A/64/324", "A/C.4/64/7"]),
    ("modifiers in turn", "A/74/9/Add.1, 2 and 3.", ["A/74/9/Add.1", "A/74/9/Add.2", "A/74/9/Add.3"]),
    ("corrigendum of an addendum", "A/74/9/Add.1 and Corr.1", ["A/74/9/Add.1", "A/74/9/Add.1/Corr.1"]),
    ("papers", "A/C.3/74/L.5 and L.6/Rev.1", ["A/C.3/74/L.5", "A/C.3/74/L.6/Rev.1"]),
    ("a note's number is no addendum", "document S/12350 and Add.1, 36", ["S/12350", "S/12350/Add.1"]),
    ("a date after a symbol", "A/74/1, 12 March 2020", ["A/74/1"]),
    ("a year after a symbol", "A/74/1, 2020.", ["A/74/1"]),
    ("a count after a symbol", "under A/64/115 and 174 countries", ["A/64/115"]),
    ("joint over a line", "issued as A/75/356–\nS/2020/947.", ["A/75/356-S/2020/947"]),
    ("end of sentence", "See A/75/356.", ["A/75/356"]),
    ("article after a symbol", "in A/RES/46/36 A new text", ["A/RES/46/36"]),
    ("short serial in brackets", "[S/726]", ["S/726"]),
    ("short serial with its word", "the draft resolution in document S/726 was", ["S/726"]),
    ("short serial without", "the A/320 and the S/400", []),
    ("two digits", "Of A/74 nothing is known.", []),
    ("a bracket of the sentence", "in A/74/1 (draft)", ["A/74/1"]),
    ("address", "https://undocs.org/A/75/356 and docs.un.org/A/75/356", []),
    ("path", "docs/A/75/356.pdf, C:\\A\\75, /A/75/356", []),
    ("Security Council", "resolution 822 (1993)", ["S/RES/822 (1993)"]),
    ("Security Council list", "Security Council resolutions 822, 853, 874 and 884",
     ["S/RES/822 (1993)", "S/RES/853 (1993)", "S/RES/874 (1993)", "S/RES/884 (1993)"]),
    ("after the list", "resolutions 822 and 853 of the UN Security Council", ["S/RES/822 (1993)", "S/RES/853 (1993)"]),
    ("before the list", "four resolutions of the UN Security Council (822, 853)",
     ["S/RES/822 (1993)", "S/RES/853 (1993)"]),
    ("dash", "the Security Council’s two resolutions – 822 and 853 –", ["S/RES/822 (1993)", "S/RES/853 (1993)"]),
    ("UNSCR", "UNSCR 1325", ["S/RES/1325 (2000)"]),
    ("beyond the table", "Security Council resolution 8888", ["S/RES/8888"]),
    ("dated list", "resolutions 819 (1993) of 16 April 1993 and 824 (1993)", ["S/RES/819 (1993)", "S/RES/824 (1993)"]),
    ("General Assembly", "resolution 62/243", ["A/RES/62/243"]),
    ("General Assembly, Roman", "General Assembly resolution 3314 (XXIX)", ["A/RES/3314 (XXIX)"]),
    ("emergency session", "resolution ES-11/1", ["A/RES/ES-11/1"]),
    ("decision", "decision 74/541", ["A/DEC/74/541"]),
    ("Human Rights Council", "Human Rights Council resolution 33/11", ["A/HRC/RES/33/11"]),
    ("Economic and Social Council", "Economic and Social Council resolution 1996/31", ["E/RES/1996/31"]),
    ("two organs", "Security Council resolution 822 (1993) and resolution 62/243",
     ["S/RES/822 (1993)", "A/RES/62/243"]),
    ("number without an organ", "Resolution 907 was waived", []),
    ("another assembly", "World Health Assembly resolution 69.2 and PACE Resolution 1416 (2005)", []),
    ("another assembly after", "Resolution 853 (1993) of the Norvanian Assembly", []),
    ("a year that does not fit", "Resolution 1416 (2005)", []),
    ("a parliament", "Senate resolution 62/243, House resolution 296", []),
    ("a screen", "a resolution of 1920/1080, resolution 24/7", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_symbols_are_found_in_running_text(text: str, expected: list[str]) -> None:
    assert [mention.symbol for mention in find_symbols(text)] == expected


def test_an_elided_symbol_lies_at_its_own_words() -> None:
    text = "in A/64/13 and Add.1, and in Security Council resolutions 822 and 853"
    words = [text[slice(*mention.span)] for mention in find_symbols(text)]
    assert words == ["A/64/13", "Add.1", "resolutions 822", "853"]


def test_the_numbers_of_resolutions_leave_no_gap_between_years() -> None:
    years = resolution_years()
    assert len(years) == 80
    assert all((year + 1, last + 1) == after[:2] for (year, _, last), after in pairwise(years))
    assert [year_of_resolution(number) for number in (1, 106, 171, 245, 822, 2397, 2504)] == [
        1946, 1955, 1962, 1968, 1993, 2017, 2020,
    ]  # fmt: skip


@given(st.text(alphabet="AESTRC/.0123456789()XIV- \n–,andRevdLPsoluti", max_size=60))
def test_finding_symbols_never_raises_and_spans_slice_back(text: str) -> None:
    end = 0
    for mention in find_symbols(text):
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        end = mention.span[1]
        again = parse_symbol(mention.symbol)
        assert again is not None
        assert again.parts == mention.parts


@pytest.mark.parametrize("unit", ["A/", "1", "A/1-", "A/64/13, 14, ", "resolution 1, ", "http://", "S/2020/1 ("])
def test_a_megabyte_of_repetition_is_read_as_a_line_of_it(unit: str) -> None:
    line, megabyte = find_symbols(unit * 10), find_symbols(unit * (1_000_000 // len(unit)))
    assert megabyte[: len(line) - 1] == line[:-1]


NOT_DOCUMENTS = {
    "body": {"E/C.12", "E/CEPAL", "E/CN", "E/CN.11", "E/CN.12", "E/CN.4", "E/ECA", "E/ECE", "E/ECLAC", "E/ESCAP",
             "E/ESCWA", "E/ICEF"},
    "press release": {"GA/9199", "GA/SHC/4336", "GA/SPD/307"},
    "no number": {"E/0", "ST/LEG/UNTS/Map"},
    "misread characters": {"T/2O", "T/7l", "T/Cg89RSgW", "T/i66v"},
}  # fmt: skip


def test_every_real_symbol_parses_and_its_canonical_form_has_the_same_parts(shared: Shared) -> None:
    lines = shared("data/un/symbols.txt").read_text(encoding="utf-8").splitlines()
    symbols = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert len(symbols) == 4105
    unparsed = {symbol for symbol in symbols if parse_symbol(symbol) is None}
    assert unparsed == set().union(*NOT_DOCUMENTS.values())
    for symbol in symbols:
        parsed = parse_symbol(symbol)
        again = parse_symbol(parsed.symbol) if parsed else None
        assert (parsed and parsed.parts) == (again and again.parts)


def test_every_real_symbol_is_found_in_a_sentence(shared: Shared) -> None:
    lines = shared("data/un/symbols.txt").read_text(encoding="utf-8").splitlines()
    symbols = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    missed = [
        symbol
        for symbol in symbols
        if (canonical := canonical_symbol(symbol))
        and [mention.symbol for mention in find_symbols(f"It was issued in document {symbol}, she said.")]
        != [canonical]
    ]
    assert missed == []
