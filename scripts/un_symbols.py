"""How many of the development list's symbols the grammar reads, for ``scripts/evaluate``; run alone, it prints them.

scripts/un_symbols.py ../shared/data/un/symbols.txt
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate.symbol.find import canonical_symbol, find_symbols, parse_symbol

SENTENCE = "It was issued in document {}, she said."


@dataclass(frozen=True, slots=True)
class Share:
    """Of ``total`` lines ``parsed`` are read, ``stable`` keep their parts in canonical form, ``found`` in a sentence.

    ``unread`` are the lines that are no symbols, or not read: ``docs/symbols.md`` gives the reason for each.
    """

    total: int
    parsed: int
    stable: int
    found: int
    unread: tuple[str, ...]

    def __str__(self) -> str:
        """The counts on one line.

        >>> print(Share(4, 3, 3, 3, ("E/CN.4",)))
        symbols: 3 of 4 read (75.0 %), 3 the same in canonical form, 3 found in a sentence
        """
        share = 100 * self.parsed / self.total if self.total else 0.0
        read = f"{self.parsed} of {self.total} read ({share:.1f} %)"
        return f"symbols: {read}, {self.stable} the same in canonical form, {self.found} found in a sentence"


def symbols_share(path: Path) -> Share:
    """The share of the symbols of a list, one a line before a tab; lines after ``#`` are left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    symbols = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    read = [symbol for symbol in symbols if parse_symbol(symbol)]
    return Share(
        total=len(symbols),
        parsed=len(read),
        stable=sum(map(keeps_its_parts, read)),
        found=sum(map(is_found, read)),
        unread=tuple(symbol for symbol in symbols if not parse_symbol(symbol)),
    )


def keeps_its_parts(symbol: str) -> bool:
    """Whether the canonical form is read as the same parts."""
    parsed = parse_symbol(symbol)
    again = parse_symbol(parsed.symbol) if parsed else None
    return parsed is not None and again is not None and parsed.parts == again.parts


def is_found(symbol: str) -> bool:
    """Whether a sentence that names the symbol is read as naming it, and nothing else."""
    return [mention.symbol for mention in find_symbols(SENTENCE.format(symbol))] == [canonical_symbol(symbol)]


if __name__ == "__main__":
    share = symbols_share(Path(sys.argv[1]))
    print(share)
    print("not read:", ", ".join(share.unread))
