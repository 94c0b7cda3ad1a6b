"""What symbols tell of each other: that one is a revision, an addendum or a corrigendum of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.document import Span
from onrecord.model.finding.relation import Relation, RelationKind
from onrecord.un.symbol import parse_symbol

_KINDS: dict[str, RelationKind] = {"Rev": "revision", "Add": "addendum", "Corr": "corrigendum"}


def versions(symbols: Iterable[tuple[str, Span]]) -> Iterator[Relation]:
    """What each symbol tells by its modifiers, with the words that have it; a second revision is one of the first.

    >>> [(found.kind, found.later, found.earlier) for found in versions([("A/79/L.9/Rev.2", (0, 14))])]
    [('revision', 'A/79/L.9/Rev.2', 'A/79/L.9/Rev.1'), ('revision', 'A/79/L.9/Rev.1', 'A/79/L.9')]
    """
    for symbol, span in symbols:
        later = symbol
        while found := _before(later):
            kind, earlier = found
            yield Relation(kind, later, earlier, (span,), "symbol")
            later = earlier


def base_of(symbol: str) -> str:
    """The symbol without what makes it a revision, an addendum or a corrigendum of another.

    >>> base_of("A/C.3/77/L.28/Rev.1/Corr.1"), base_of("A/77/463")
    ('A/C.3/77/L.28', 'A/77/463')
    """
    while found := _before(symbol):
        symbol = found[1]
    return symbol


def _before(symbol: str) -> tuple[RelationKind, str] | None:
    """The kind of the last modifier, and the symbol that it modifies; ``None`` if there is no such document."""
    stem, _, modifier = symbol.rpartition("/")
    name, _, number = modifier.partition(".")
    kind = _KINDS.get(name)
    if kind is None or not number.isdecimal():
        return None
    earlier = f"{stem}/{name}.{int(number) - 1}" if kind == "revision" and int(number) > 1 else stem
    return (kind, earlier) if parse_symbol(earlier) else None
