"""What is written beside a node: short, of our own or official words only, wrapped for the eye."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from onrecord.model.ids import code_of, parts_of, space_of
from onrecord.query.quotable import shortened
from onrecord.view.rows.statements import Source, Thing

DESCRIPTIVE_KINDS = frozenset({"unnamed", "collective", "document", "subject"})
"""Kinds whose name in a text is a phrase of that text rather than a proper name."""

LINE = 20
LINES = 3


@lru_cache(maxsize=16_384)
def wrapped(label: str, line: int = LINE, most: int = LINES) -> str:
    """The label in a few lines, three if nothing else is said, about equally long; what does not fit is left out.

    >>> wrapped("Permanent Mission of Norvania to the United Nations in New York").splitlines()
    ['Permanent Mission of', 'Norvania to the', 'United Nations in …']
    >>> wrapped("Ministry for Press and Foreign Affairs of Norvania, 29 April 2020").splitlines()
    ['Ministry for Press', 'and Foreign …', '29 April 2020']
    """
    name, _, day = label.rpartition(", ")
    if name and day[:1].isdigit():
        return "\n".join([*_lines(name, line, most - 1), day])
    return "\n".join(_lines(label, line, most))


def cut_apart(labels: Sequence[str], line: int, most: int) -> list[str]:
    r"""The labels wrapped; those that would be cut to the same words keep their last ones instead of the middle.

    >>> posts = [f"Permanent Representative of {land}" for land in ("Norvania", "Keldmark")]
    >>> cut_apart(posts, 16, 2)[0].split("\n")
    ['Permanent …', 'of Norvania']
    """
    told = [label if len(label) <= line else wrapped(label, line, most) for label in labels]
    counts = Counter(told)
    alike = {
        text
        for text in counts
        if counts[text] > 1 and len({a for a, b in zip(labels, told, strict=True) if b == text}) > 1
    }
    return [
        _first_and_last(label, line, most) if text in alike else text for label, text in zip(labels, told, strict=True)
    ]


def _first_and_last(label: str, line: int, most: int) -> str:
    first = _lines(label, line, most - 1)
    if not first[-1].endswith("…"):
        first[-1] = f"{first[-1]} …"
    last: list[str] = []
    for word in reversed(label.split()):
        if last and len(" ".join([word, *last])) > line:
            break
        last.insert(0, word)
    return "\n".join([*first, " ".join(last)])


def _lines(text: str, line: int, most: int) -> list[str]:
    if len(text) <= line:
        return [" ".join(text.split())]
    lines = textwrap.wrap(text, line, max_lines=most, placeholder=" …", break_on_hyphens=False)
    for width in range(line - 1, line // 3, -1):
        narrower = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        if len(narrower) > len(lines) or max(map(len, narrower)) > width:
            break
        lines = narrower
    return lines or [""]


def thing_label(thing: Thing) -> str:
    """The label of an actor or a subject; a document's own phrase for it stands in quotation marks.

    What documents' words make it is no longer than what may be quoted.
    """
    if thing.id.startswith("item/") and not (is_titled(thing.id) and thing.label):
        return item_label(thing.id)
    label = " ".join(thing.label.split()) or code_of(thing.id)
    label = shortened(label) if thing.as_found or space_of(thing.id) == "subject" else label
    return f"“{label.strip('“”')}”" if thing.as_found and thing.kind in DESCRIPTIVE_KINDS else label


def is_titled(item: str) -> bool:
    """Whether an agenda item goes by its title, not a number: those of the Security Council do.

    >>> is_titled("item/sc/situation-in-norvania"), is_titled("item/ga/74/68/a")
    (True, False)
    """
    return item.count("/") < 3


def item_label(item: str) -> str:
    """The number, organ and session of an agenda item by its id; titles are left to the panel.

    >>> item_label("item/ga/74/68/a"), item_label("item/ga/74-provisional/68")
    ('Item 68(a), GA 74', 'Item 68, GA 74 provisional')
    """
    organ, session, number, *parts = [*parts_of(item), "", "", ""]
    sub = "".join(f"({part})" for part in parts if part)
    return f"Item {number}{sub}, {organ.upper()} {session.replace('-', ' ')}".strip(", ")


def document_labels(sources: Mapping[str, Source]) -> dict[str, str]:
    """A label for each document: its symbol, else publisher and date, numbered where those are alike.

    Never its title: headlines are a document's own words.
    """
    plain = {name: _document_label(source) for name, source in sorted(sources.items())}
    counts: dict[str, int] = {}
    alike = {label for label, count in Counter(plain.values()).items() if count > 1}
    labels = {}
    for name, label in plain.items():
        counts[label] = counts.get(label, 0) + 1
        labels[name] = f"{label} ({counts[label]})" if label in alike else label
    return labels


def _document_label(source: Source) -> str:
    if source.symbols:
        return source.symbols[0]
    parts = [source.publisher, written(source.issued) if source.issued else ""]
    return ", ".join(part for part in parts if part) or f"Document {source.id.rpartition('/')[2][:8]}"


def written(day: date) -> str:
    """A day in words, independent of the locale.

    >>> written(date(2020, 4, 24))
    '24 April 2020'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period(start: date | None, end: date | None, precision: str) -> str:
    """Return in words when a statement was made, as precisely as its document says; empty where it does not.

    >>> period(date(2020, 4, 1), date(2020, 4, 30), "month"), period(date(2020, 4, 1), None, "range")
    ('April 2020', 'since 1 April 2020')
    """
    if start and end:
        if start == end:
            return written(start)
        if precision == "month":
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if precision == "year":
            return str(start.year)
        return f"{written(start)} to {written(end)}"
    if start:
        return f"since {written(start)}"
    return f"until {written(end)}" if end else ""


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
