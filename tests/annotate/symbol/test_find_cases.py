"""A table of symbols, spellings, lists, resolutions and look-alikes, each in the sentences it may stand in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from onrecord.annotate.symbol.find import find_symbols, parse_symbol

TABLE = Path(__file__).with_name("test_symbol_cases.tsv")
AROUND_A_SYMBOL = ("It was issued in document {}, she said.", "({})", "See {}.", "{}", "Symbol: {}\nDistr.: General")
AROUND_NONE = ("{}", "We read of {} there.", "{}.", "(see {})")


def cases() -> list[tuple[str, str, list[str]]]:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(kind, unescaped(text), [each for each in named.split("|") if each]) for kind, text, named in rows[1:]]


def unescaped(text: str) -> str:
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def test_the_table_holds_every_kind_of_case() -> None:
    kinds = Counter(kind.partition(":")[0] for kind, _, _ in cases())
    assert (kinds["symbol"], kinds["spelling"], kinds["not"], kinds.total()) == (306, 44, 339, 943)


SYMBOLS = [(text, named[0]) for kind, text, named in cases() if kind in ("symbol", "spelling")]


@pytest.mark.parametrize(("text", "symbol"), SYMBOLS, ids=[text for text, _ in SYMBOLS])
def test_a_symbol_is_read_alone_and_in_a_sentence(text: str, symbol: str) -> None:
    parsed, again = parse_symbol(text), parse_symbol(symbol)
    assert parsed is not None
    assert again is not None
    assert (parsed.symbol, parsed.parts) == (symbol, again.parts)
    for sentence in AROUND_A_SYMBOL:
        assert [mention.symbol for mention in find_symbols(sentence.format(text))] == [symbol]


PASSAGES = [case for case in cases() if case[0] not in ("symbol", "spelling") and not case[0].startswith("not")]


@pytest.mark.parametrize(("kind", "text", "named"), PASSAGES, ids=[f"{kind}: {text}" for kind, text, _ in PASSAGES])
def test_a_passage_names(kind: str, text: str, named: list[str]) -> None:
    assert [mention.symbol for mention in find_symbols(text)] == named, kind


ALIKE = [text for kind, text, _ in cases() if kind.startswith("not")]


@pytest.mark.parametrize("text", ALIKE, ids=ALIKE)
def test_what_looks_like_a_symbol_is_none(text: str) -> None:
    for sentence in AROUND_NONE:
        assert find_symbols(sentence.format(text)) == ()
