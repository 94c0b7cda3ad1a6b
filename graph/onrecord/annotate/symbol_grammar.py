"""The grammar of UN document symbols: one symbol taken apart and put into canonical form.

``symbol.lark`` holds the grammar, ``ontology/sources/un_symbol_series.csv`` the series;
``docs/symbols.md`` explains both and names the sources.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from onrecord.resources import ontology_folder
from onrecord.statement import SymbolMention, SymbolPart

LONGEST = 160
"""No symbol is longer, joint ones and brackets included; longer text is not parsed."""

_SPELLED = {word.lower(): word for word in ("Sub", "Agenda", "Add", "Corr", "Rev", "Amend", "Min")}
_SESSION = re.compile(r"\((?:[IVXLC]+|E?S-[IVX]+|(?:19|20)\d\d)\)")
_COUNTRY = re.compile(r"[A-Z]{3}")
_STATE_REPORTING = ("CO", "Q", "QPR", "LOIPR")
"""Kinds of treaty bodies' documents that name the state party before them: ``CEDAW/C/ARM/CO/5``."""
_FIRST_SESSION = 31
"""The General Assembly's symbols name the session since the thirty-first (1976)."""
_FIRST_YEAR = {"S": 1994, "E": 1946}


@lru_cache(maxsize=1)
def series() -> dict[str, bool]:
    """The known series and bodies with a name ("A/HRC"), and whether they form names of their own freely."""
    with (ontology_folder() / "sources" / "un_symbol_series.csv").open(encoding="utf-8", newline="") as file:
        return {row["series"]: row["words"] == "open" for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    return Lark.open("symbol.lark", rel_to=__file__, parser="lalr", start="symbol", propagate_positions=False)


@lru_cache(maxsize=4096)
def parse_symbol(symbol: str) -> SymbolMention | None:
    """The symbol taken apart, its span the whole string; ``None`` if it is no UN document symbol.

    White space, en dashes and capitals of modifiers do not matter. A body alone (``E/CN.4``) is no
    document and gives ``None``.

    >>> parse_symbol("A/C.3/74/L.5/REV.1").parts[0]
    SymbolPart(symbol='A/C.3/74/L.5/Rev.1', organ='A/C.3', session='74', kind='L', number='5', modifiers=('Rev.1',))
    """
    if len(symbol) > LONGEST or "/" not in symbol:
        return None
    compact = re.sub(r"\s+", "", symbol).replace("[", "(").replace("]", ")")
    try:
        tree = _grammar().parse(compact)
    except UnexpectedInput:
        return None
    parts = tuple(_part(child) for child in tree.children if isinstance(child, Tree))
    if len(parts) > 3 or None in parts:
        return None
    known = tuple(part for part in parts if part is not None)
    return SymbolMention((0, len(symbol)), "-".join(part.symbol for part in known), known)


def canonical_symbol(symbol: str) -> str | None:
    """The canonical form of a symbol, or ``None`` if it is no UN document symbol.

    Parts are joined by a hyphen; nothing holds a space except before a bracket and inside it.

    >>> canonical_symbol("A/75/356 – S/2020/947"), canonical_symbol("A/RES/3314(XXIX)")
    ('A/75/356-S/2020/947', 'A/RES/3314 (XXIX)')
    """
    parsed = parse_symbol(symbol)
    return parsed.symbol if parsed else None


@dataclass(frozen=True, slots=True)
class _Name:
    """One named segment: its grammar class and its words without the slash, in canonical spelling."""

    type: str
    text: str

    @property
    def stem(self) -> str:
        return self.text.partition(".")[0]

    @property
    def paper_number(self) -> str:
        return self.text.partition(".")[2]


def _part(tree: Tree[Token]) -> SymbolPart | None:
    head = str(tree.children[0])
    rules = [child for child in tree.children if isinstance(child, Tree)]
    names = [_name(rule) for rule in rules if rule.data == "name"]
    suffixes = [_suffix(str(rule.children[0])) for rule in rules if rule.data == "suffix"]
    place = next((rule for rule in rules if rule.data not in ("name", "suffix")), None)
    session, later, numbers = _place(place)
    part = _assemble(head, names, session, later, numbers, suffixes)
    return part if part and _known(head, names, later) and _plausible(head, names, part) else None


def _name(tree: Tree[Token]) -> _Name:
    token = tree.children[0]
    assert isinstance(token, Token)
    return _Name(token.type, _spell(str(token)[1:], token.type))


def _spell(segment: str, kind: str) -> str:
    if kind not in ("SUBSIDIARY", "PAPER", "KIND", "MODIFIER"):
        return segment
    stem, dot, rest = segment.partition(".")
    return _SPELLED.get(stem.lower(), stem.upper()) + dot + rest


def _suffix(text: str) -> str:
    """``Rev.1`` or a bracket as it is written in canonical form: ``(Vol. I)``."""
    if text.startswith("/"):
        return "Summary" if text[1:].lower() == "summary" else _spell(text[1:], "MODIFIER")
    inner = text[1:-1].upper() if text[1:-1].lower() == "supp" else text[1:-1]
    inner = re.sub(r"(?i)^(parts?|vol|resumption)(?=[^a-z]|[ivx]+(?:and|[-,&]|\)|$))\.?", _headword, inner)
    return f"({re.sub(r'(?<=[IVX0-9])(and|&)(?=[IVX0-9])', ' and ', inner)})".replace(" )", ")")


def _headword(match: re.Match[str]) -> str:
    word = match[1].capitalize()
    return word + (". " if word == "Vol" else " ")


def _place(tree: Tree[Token] | None) -> tuple[str | None, list[_Name], list[str]]:
    """Session, the names after it, and the numbers that close the symbol."""
    if tree is None:
        return None, [], []
    session = next((str(c.children[0])[1:] for c in tree.children if isinstance(c, Tree) and c.data == "session"), None)
    names = [_name(child) for child in tree.children if isinstance(child, Tree) and child.data == "name"]
    return session, names, [str(child)[1:] for child in tree.children if isinstance(child, Token)]


def _assemble(
    head: str, names: list[_Name], session: str | None, later: list[_Name], numbers: list[str], suffixes: list[str]
) -> SymbolPart | None:
    segments = [head, *(name.text for name in names), *([session] if session else [])]
    symbol = "/".join([*segments, *(name.text for name in later), *numbers])
    kinds, bodies = _kinds(names, later, bool(session or numbers))
    if not numbers:
        last = (later or names)[-1:] or [_Name("", "")]
        if last[0].type == "SUBSIDIARY" or not any(c.isdigit() for c in last[0].paper_number):
            return None
        numbers, kinds = [last[0].paper_number], [*(k for k in kinds if k != last[0].text), last[0].stem]
    modifiers: list[str] = []
    for suffix in suffixes:
        if session is None and _SESSION.fullmatch(suffix) and not modifiers:
            session = suffix[1:-1]
            symbol += f" {suffix}"
            continue
        modifiers.append(suffix)
        symbol += f" {suffix}" if suffix.startswith("(") else f"/{suffix}"
    organ = "/".join([head, *(body.text for body in bodies)])
    return SymbolPart(symbol, organ, session, "/".join(kinds) or None, "/".join(numbers), tuple(modifiers))


def _kinds(names: list[_Name], later: list[_Name], placed: bool) -> tuple[list[str], list[_Name]]:
    """The kinds of document, and the names that belong to the organ.

    A paper's name that a number follows is a body (``ECE/TRANS/WP.29/1153``); three letters beside a
    kind of treaty bodies' documents are the state party's.
    """
    bodies = list(names)
    kinds: list[str] = []
    if bodies and not placed and bodies[-1].type in ("PAPER", "DOTTED"):
        kinds.append(bodies.pop().text)
    while bodies and bodies[-1].type == "KIND":
        kinds.insert(0, bodies.pop().text)
    if kinds and kinds[0] in _STATE_REPORTING and len(bodies) > 1 and _COUNTRY.fullmatch(bodies[-1].text):
        kinds.insert(0, bodies.pop().text)
    return kinds + [name.text for name in later], bodies


def _known(head: str, names: list[_Name], later: list[_Name]) -> bool:
    """Whether the series is known, and each plain word of a closed series (``A``, ``S``, ``E``, ``T``) too."""
    stem, first = head.partition("(")[0], names[0].text if names else ""
    known = series()
    stem = f"{stem}/{first}" if f"{stem}/{first}" in known else stem
    if stem not in known:
        return False
    if known[stem]:
        return True
    rest = names[1:] if "/" in stem else names
    return all(name.type not in ("WORD", "DOTTED") for name in [*rest, *later])


def _plausible(head: str, names: list[_Name], part: SymbolPart) -> bool:
    """Whether the numbers can be what their places say: sessions since 31, years, no zero."""
    number = part.number or ""
    if re.fullmatch(r"0+[A-Z]*", number) or len(number) > 12:
        return False
    if number[-1:].isalpha() and part.kind not in ("RES", "DEC"):
        return False
    session = part.session or ""
    if not session.isdigit() or "(" in part.symbol.partition(f"/{number}")[2]:
        return True
    plain = all(name.type == "KIND" or re.fullmatch(r"C\.\d|BUR|SPC", name.text) for name in names)
    if head == "A" and plain:
        return _FIRST_SESSION <= int(session) <= 200
    if head in _FIRST_YEAR and (plain and not any(name.type == "SUBSIDIARY" for name in names)):
        return _FIRST_YEAR[head] <= int(session) < 2100
    return int(session) > 0
