"""The grammar of UN document symbols: one symbol taken apart and put into canonical form.

``symbol.lark`` holds the grammar, ``series`` the series, ``plausible`` what their numbers can be;
``docs/symbols.md`` explains them and names the sources.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from onrecord.model.finding.symbol import SymbolMention, SymbolPart
from onrecord.un.plausible import Name, Pieces, known, plausible
from onrecord.un.series import year_of_resolution

LONGEST = 160
"""No symbol is longer, joint ones and brackets included; longer text is not parsed."""

_SPELLED = {word.lower(): word for word in ("Sub", "Agenda", "Add", "Corr", "Rev", "Amend", "Min")}
_SESSION = re.compile(r"\((?:[IVXLC]+|E?S-[IVX]+|(?:19|20)\d\d)\)")
_COUNTRY = re.compile(r"[A-Z]{3}")
_STATE_REPORTING = ("CO", "Q", "QPR", "LOIPR")
"""Kinds of treaty bodies' documents that name the state party before them: ``CEDAW/C/ARM/CO/5``."""
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_SOFT_JOINT = re.compile(r"(?<=\d)\u00ad(?=[A-Z]+/)")
_PART_OF = re.compile(r"(?<=/)(\d+)(\((?:[IVXLC]+|E?S-[IVX]+)\))?\[([A-Z])\]")
"""A part of a resolution as the library writes it: ``A/RES/37/123[D]``, ``A/RES/217(III)[A]``."""
_DASH = re.compile(r"[\u2010-\u2015\u2212]")
_SLASH = re.compile(r"[\u2044\u2215\uff0f]")
_STATEMENT = re.compile(r"(?:^|(?<=-))PRST/(?=\d{4}/\d)")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    return Lark.open("symbol.lark", rel_to=__file__, parser="lalr", start="symbol", propagate_positions=False)


@lru_cache(maxsize=4096)
def parse_symbol(symbol: str) -> SymbolMention | None:
    """The symbol taken apart, its span the whole string; ``None`` if it is no UN document symbol.

    White space, soft hyphens, the kind of dash and capitals of modifiers do not matter. A body alone
    (``E/CN.4``) is no document and gives ``None``; nor are two of one body a joint symbol.

    >>> parse_symbol("A/C.3/74/L.5/REV.1").parts[0]
    SymbolPart(symbol='A/C.3/74/L.5/Rev.1', organ='A/C.3', session='74', kind='L', number='5', modifiers=('Rev.1',))
    """
    if len(symbol) > LONGEST or not (compact := _compact(symbol)):
        return None
    try:
        tree = _grammar().parse(compact)
    except UnexpectedInput:
        return None
    parts = tuple(_part(child) for child in tree.children if isinstance(child, Tree))
    found = tuple(part for part in parts if part is not None)
    if not len({part.organ for part in found}) == len(parts) <= 3:
        return None
    return SymbolMention((0, len(symbol)), "-".join(part.symbol for part in found), found)


def canonical_symbol(symbol: str) -> str | None:
    """The canonical form of a symbol, or ``None`` if it is no UN document symbol.

    Parts are joined by a hyphen; nothing holds a space except before a bracket and inside it. A Security
    Council resolution without its year gets it, so that one document has one symbol.

    >>> canonical_symbol("A/75/356 – S/2020/947"), canonical_symbol("A/RES/3314(XXIX)")
    ('A/75/356-S/2020/947', 'A/RES/3314 (XXIX)')
    >>> canonical_symbol("S/RES/1325"), canonical_symbol("A/RES/25/2625"), canonical_symbol("PRST/2020/5")
    ('S/RES/1325 (2000)', 'A/RES/2625 (XXV)', 'S/PRST/2020/5')
    """
    parsed = parse_symbol(symbol)
    return parsed.symbol if parsed else None


def _compact(symbol: str) -> str:
    """The symbol without what print adds to it; empty if it has no slash."""
    text = _INVISIBLE.sub("", _SOFT_JOINT.sub("-", symbol))
    text = _PART_OF.sub(r"\1\3\2", text).replace("[", "(").replace("]", ")")
    text = _STATEMENT.sub("S/PRST/", _SLASH.sub("/", _DASH.sub("-", text)))
    return text if "/" in text else ""


def _part(tree: Tree[Token]) -> SymbolPart | None:
    rules = [child for child in tree.children if isinstance(child, Tree)]
    place = next((rule for rule in rules if rule.data not in ("name", "suffix")), None)
    session, later, numbers = _place(place)
    pieces = Pieces(
        head=str(tree.children[0]),
        names=[_name(rule) for rule in rules if rule.data == "name"],
        session=session,
        later=later,
        numbers=numbers,
        suffixes=[_suffix(str(rule.children[0])) for rule in rules if rule.data == "suffix"],
    )
    part = _assemble(pieces) if known(pieces) else None
    return _official(part) if part and plausible(pieces, part) else None


def _name(tree: Tree[Token]) -> Name:
    token = tree.children[0]
    assert isinstance(token, Token)
    return Name(token.type, _spell(str(token)[1:], token.type))


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
    inner = re.sub(r"(?i)^(parts?|vol|sect|resumption)(?=[^a-z]|[ivx]+(?:and|[-,&]|\)|$))\.?", _headword, inner)
    return f"({re.sub(r'(?i)(?<=[IVX0-9])(and|&)(?=[IVX0-9])', ' and ', inner)})".replace(" )", ")")


def _headword(match: re.Match[str]) -> str:
    word = match[1].capitalize()
    return word + (". " if word in ("Vol", "Sect") else " ")


def _place(tree: Tree[Token] | None) -> tuple[str | None, list[Name], list[str]]:
    """Session, the names after it, and the numbers that close the symbol."""
    if tree is None:
        return None, [], []
    session = next((str(c.children[0])[1:] for c in tree.children if isinstance(c, Tree) and c.data == "session"), None)
    names = [_name(child) for child in tree.children if isinstance(child, Tree) and child.data == "name"]
    return session, names, [str(child)[1:] for child in tree.children if isinstance(child, Token)]


def _assemble(pieces: Pieces) -> SymbolPart | None:
    names, later, session, numbers = pieces.names, pieces.later, pieces.session, pieces.numbers
    organ, dot, of_head = pieces.head.partition(".")
    segments = [pieces.head, *(name.text for name in names), *([session] if session else [])]
    symbol = "/".join([*segments, *(name.text for name in later), *numbers])
    kinds, bodies = _kinds(pieces)
    if not numbers and kinds and kinds[0] in _STATE_REPORTING and _COUNTRY.fullmatch(kinds[-1]):
        numbers = [kinds[-1]]  # of the older form the state party is what tells one from another: CCPR/CO/83/KEN
        kinds = kinds[:-1]
    if not numbers:
        last = (later or names)[-1:] or [Name("", "")]
        if last[0].type == "SUBSIDIARY" or not any(c.isdigit() for c in last[0].paper_number):
            return None
        numbers, kinds = [last[0].paper_number], [*(k for k in kinds if k != last[0].text), last[0].stem]
    modifiers: list[str] = []
    for suffix in pieces.suffixes:
        if session is None and _SESSION.fullmatch(suffix) and not modifiers:
            session = suffix[1:-1]
            symbol += f" {suffix}"
            continue
        modifiers.append(suffix)
        symbol += f" {suffix}" if suffix.startswith("(") else f"/{suffix}"
    organ = "/".join([organ, *(body.text for body in bodies)])
    session = of_head if dot and session is None else session
    return SymbolPart(symbol, organ, session, "/".join(kinds) or None, "/".join(numbers), tuple(modifiers))


def _kinds(pieces: Pieces) -> tuple[list[str], list[Name]]:
    """The kinds of document, and the names that belong to the organ.

    A paper's name that a number follows is a body (``ECE/TRANS/WP.29/1153``); three letters before or
    without a kind of treaty bodies' documents are the state party's.
    """
    bodies = list(pieces.names)
    kinds: list[str] = []
    if bodies and not (pieces.session or pieces.numbers) and bodies[-1].type in ("PAPER", "DOTTED"):
        kinds.append(bodies.pop().text)
    while bodies and bodies[-1].type == "KIND":
        kinds.insert(0, bodies.pop().text)
    reporting = kinds[0] in _STATE_REPORTING if kinds else pieces.ranged
    if reporting and len(bodies) > 1 and _COUNTRY.fullmatch(bodies[-1].text):
        kinds.insert(0, bodies.pop().text)
    return kinds + [name.text for name in pieces.later], bodies


def _official(part: SymbolPart) -> SymbolPart:
    """The part with the symbol its document bears, where another is in use for a resolution.

    The Security Council's have their year, the Assembly's of the first thirty sessions the session in
    Roman numerals: ``A/RES/25/2625`` is ``A/RES/2625 (XXV)``.
    """
    number, session = part.number or "", part.session or ""
    if part.kind != "RES" or not number.isdigit():
        return part
    year = year_of_resolution(int(number)) if part.organ == "S" and not session else None
    if year:
        return replace(part, symbol=_marked(part, f"S/RES/{number}", str(year)), session=str(year))
    if part.organ == "A" and session.isdigit() and int(session) <= 30:
        roman = _roman(int(session))
        return replace(part, symbol=_marked(part, f"A/RES/{number}", roman), session=roman)
    return part


def _marked(part: SymbolPart, stem: str, session: str) -> str:
    modifiers = "".join(f" {each}" if each.startswith("(") else f"/{each}" for each in part.modifiers)
    return f"{stem} ({session}){modifiers}"


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
