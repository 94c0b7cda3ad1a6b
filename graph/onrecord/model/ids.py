"""Ids: how documents, references and statements are named, and the way from a relative id to an IRI and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from onrecord.model.document import Spans
from onrecord.model.statement import Reference, Statement

BASE = "https://w3id.org/onrecord/id/"

PRINCIPAL_ORGANS = {
    "General Assembly": "ga",
    "Security Council": "sc",
    "Economic and Social Council": "ecosoc",
    "Trusteeship Council": "tc",
    "International Court of Justice": "icj",
    "Secretariat": "secretariat",
}
"""The codes of the organs of Article 7 of the Charter, as ids have them."""

_KEPT = "/#=,:;()-._~!$&'*+@%"
_PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(_KEPT)}]*").fullmatch


def iri(relative: str) -> str:
    """The absolute IRI of a relative id; what an IRI may not hold is percent-encoded.

    >>> iri("item/ga/74/68/a")
    'https://w3id.org/onrecord/id/item/ga/74/68/a'
    """
    return BASE + (relative if _PLAIN(relative) else quote(relative, safe=_KEPT))


def relative(absolute: str) -> str:
    """The relative id of one of our IRIs; any other IRI comes back unchanged.

    >>> relative("https://w3id.org/onrecord/id/state/az")
    'state/az'
    """
    return absolute.removeprefix(BASE)


def local(name: str) -> str:
    """The last part of an IRI, or the text itself if it is none.

    >>> local("https://w3id.org/onrecord/vocabulary/act/call-for"), local("direct")
    ('call-for', 'direct')
    """
    return name.rpartition("#" if "#" in name else "/")[2]


def relative_id(space: str, *parts: str) -> str:
    """The relative id in a namespace, of the parts it is told by.

    >>> relative_id("item", "ga", "74", "68", "a")
    'item/ga/74/68/a'
    """
    return "/".join((space, *parts))


def space_of(relative: str) -> str:
    """The namespace of a relative id.

    >>> space_of("state/nv"), space_of("http://example.org/nv")
    ('state', 'http:')
    """
    return relative.partition("/")[0]


def parts_of(relative: str) -> list[str]:
    """The parts of a relative id behind its namespace.

    >>> parts_of("item/ga/74/68/a")
    ['ga', '74', '68', 'a']
    """
    return relative.split("/")[1:]


def parent_of(relative: str) -> str:
    """The relative id without its last part: of a sub-item the item.

    >>> parent_of("item/ga/74/68/a")
    'item/ga/74/68'
    """
    return relative.rpartition("/")[0]


def code_of(relative: str) -> str:
    """The last part of a relative id: of a state or an organ its code.

    >>> code_of("state/nv"), code_of("")
    ('nv', '')
    """
    return relative.rpartition("/")[2]


def is_reference(relative: str) -> bool:
    """Whether an id is of a reference in one document, not of what it refers to."""
    return relative.startswith("reference/")


def is_declared_subject(relative: str) -> bool:
    """Whether an id is of a subject of the user's codebook, not of one that documents tell of.

    >>> is_declared_subject("subject/embargo"), is_declared_subject("subject/00ff/3-9")
    (True, False)
    """
    return relative.startswith("subject/") and relative.count("/") == 1


def document_id(key: str, symbols: tuple[str, ...] = ()) -> str:
    """The relative id of a document: by its first UN symbol if it bears one, else by its key.

    >>> document_id("00ff", ("A/RES/3314 (XXIX)",))
    'document/un/A/RES/3314(XXIX)'
    """
    return f"document/un/{symbols[0].replace(' ', '')}" if symbols else f"document/{key}"


def reference_id(key: str, reference: Reference) -> str:
    """The relative id of a reference of the document with the given key."""
    return f"reference/{key}/{reference.place}"


def statement_id(key: str, statement: Statement) -> str:
    """The relative id of a statement of the document with the given key."""
    return f"statement/{key}/{statement.place}"


def organ_id(organ: str, items: Iterable[str] = ()) -> str | None:
    """The relative id of an organ from its name, else from the ids of its items; ``None`` if unknown.

    >>> organ_id("Security Council"), organ_id("the Assembly", ["item/ga/74/32"]), organ_id("the club")
    ('organ/sc', 'organ/ga', None)
    """
    if organ.startswith("organ/"):
        return organ
    codes = [PRINCIPAL_ORGANS.get(organ), *(relative.split("/")[1] for relative in items)]
    return next((f"organ/{code}" for code in codes if code), None)


def extent(spans: Spans) -> str:
    """From where to where spans reach, as the ids of what rests on them have it.

    >>> extent(((12, 15), (3, 9)))
    '3-15'
    """
    return f"{min(start for start, _ in spans)}-{max(end for _, end in spans)}"


def key_of(statement: str) -> str:
    """The key of the document that a statement's or reference's relative id has.

    >>> key_of("statement/00ff/-_3-9")
    '00ff'
    """
    return statement.split("/")[1] if statement.count("/") > 1 else ""


def cue_of(statement: str) -> Spans:
    """The spans of the cue that a statement's relative id has; none where the statement has no cue.

    >>> cue_of("statement/00ff/60-64.71-80_90-99"), cue_of("statement/00ff/-_3-9")
    (((60, 64), (71, 80)), ())
    """
    return _spans_of(statement.rpartition("/")[2].partition("_")[0])


def content_of(statement: str) -> Spans:
    """The spans of the content that a statement's relative id has.

    >>> content_of("statement/00ff/-_3-9")
    ((3, 9),)
    """
    return _spans_of(statement.rpartition("_")[2])


def _spans_of(part: str) -> Spans:
    """The spans in a part of a statement's id, in the order of the text; none of what cannot be read."""
    if "." not in part:
        begin, _, end = part.partition("-")
        return ((int(begin), int(end)),) if begin.isdecimal() and end.isdecimal() else ()
    spans = [span.split("-") for span in part.split(".")]
    if not all(len(span) == 2 and span[0].isdecimal() and span[1].isdecimal() for span in spans):
        return ()
    return tuple(sorted((int(begin), int(end)) for begin, end in spans))
