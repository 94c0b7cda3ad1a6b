"""What people decided about actors, subjects, statements and positions: rows of ``decisions.csv``.

They stand above anything the machine found. No row is ever taken out. A decision that was undone keeps its row, with
who undid it and when; one that a later decision on the same matter replaces stays as well. ``in_force`` tells which
ones count.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, get_args

from onrecord.model.actor_kinds import SPACE_OF
from onrecord.model.finding.position import Stance
from onrecord.model.subject import SUBJECT_KINDS

Judgement = Literal[
    "same", "different", "name", "kind", "type", "wrong", "speaker", "act", "date", "checked", "stance", "target"
]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
PAIRED: frozenset[Judgement] = frozenset({"same", "different"})
ABOUT_ACTORS: frozenset[Judgement] = PAIRED | {"name", "kind", "type"}
"""Decided of actors and subjects, or of what a document means by a reference: "type" of subjects alone."""

ABOUT_POSITIONS: frozenset[Judgement] = frozenset({"stance", "target"})
CORRECTIONS: frozenset[Judgement] = frozenset({"wrong", "speaker", "act", "date", "stance", "target"})
_STANCES: tuple[Stance, ...] = get_args(Stance)
NO_TARGET = "none"
"""The target of what is no position at all."""

_WITHOUT_OBJECT: frozenset[Judgement] = frozenset({"wrong", "checked"})


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: ``subject`` and, where it has one, ``object`` are relative ids, a name, a kind, an act or a day.

    Several speakers stand in one ``object``, with a space between their ids. ``when`` and ``undone_when``
    are ISO days. ``undone_by`` is empty as long as the decision was not undone. ``document``, ``text`` and
    ``words`` are written by the machine: what was there when it was decided (``passages.Passage``).
    """

    judgement: Judgement
    subject: str
    object: str = ""
    by: str = ""
    when: str = ""
    why: str = ""
    undone_by: str = ""
    undone_when: str = ""
    document: str = ""
    text: str = ""
    words: str = ""

    @property
    def id(self) -> str:
        """The relative id: from what was decided, so that the same decision made again is the same node.

        >>> Decision("same", "person/a", "person/b", by="x").id == Decision("same", "person/a", "person/b").id
        True
        """
        identity = "\x1f".join((self.judgement, self.subject, self.object))
        return f"decision/{hashlib.sha256(identity.encode()).hexdigest()[:16]}"

    @property
    def matter(self) -> tuple[str, ...]:
        """What it decides on: a later decision on the same matter replaces this one.

        >>> Decision("same", "person/b", "person/a").matter == Decision("different", "person/a", "person/b").matter
        True
        """
        if self.judgement in PAIRED:
            return ("pair", *sorted((self.subject, self.object)))
        return (self.judgement, self.subject)

    @property
    def concerns(self) -> tuple[str, ...]:
        """The relative ids it is about: two actors, one actor or one statement."""
        return (self.subject, self.object) if self.judgement in PAIRED else (self.subject,)

    @property
    def given(self) -> tuple[str, ...]:
        """The relative ids that it puts in place: the other actor of a pair, speakers, or a target."""
        if self.judgement in PAIRED:
            return (self.object,)
        if self.judgement == "target":
            return (self.object,) if self.object != NO_TARGET else ()
        return tuple(self.object.split()) if self.judgement == "speaker" else ()

    @property
    def days(self) -> tuple[date | None, date | None, str]:
        """First day, last day and precision of a decided date; all empty for ``none``."""
        return parse_days(self.object)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that count: of those not undone, the last one on each matter, in the order they were made."""
    latest: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        if not decision.undone_by:
            latest.pop(decision.matter, None)
            latest[decision.matter] = decision
    return list(latest.values())


def parse_days(text: str) -> tuple[date | None, date | None, str]:
    """First day, last day and precision of ``2020-04-14``, ``2020-04``, ``2020``, ``A/B``, ``A/..`` or ``none``.

    Raises ``ValueError`` for anything else.

    >>> parse_days("2020-04")
    (datetime.date(2020, 4, 1), datetime.date(2020, 4, 30), 'month')
    >>> parse_days("2020-04-14/..")
    (datetime.date(2020, 4, 14), None, 'period')
    """
    if text == "none":
        return None, None, ""
    if "/" in text:
        first, last = text.split("/")
        start = None if first in {"", ".."} else parse_days(first)[0]
        end = None if last in {"", ".."} else parse_days(last)[1]
        if not (start or end) or (start and end and start > end):
            raise ValueError(text)
        return start, end, "range" if start and end else "period"
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date.fromisoformat(text)
        return day, day, "day"
    if len(parts) == 2:
        year, month = parts
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(following.toordinal() - 1), "month"
    return date(parts[0], 1, 1), date(parts[0], 12, 31), "year"


COLUMNS = tuple(field.name for field in fields(Decision))
_ID = re.compile(r"[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")
_ACTORS = frozenset({*SPACE_OF.values(), "reference"})
_ACT = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_HASHES = re.compile(r"(?:[0-9a-f]{64}|~)(?: \|\| (?:[0-9a-f]{64}|~))*")
_LONGEST_SHOWN = 60


def problem_of(decision: Decision) -> str:
    """What is wrong with a decision's form; empty if nothing is.

    >>> problem_of(Decision("act", "statement/00ff/-_3-9"))
    "'act' needs an object"
    """
    if decision.judgement not in JUDGEMENTS:
        return f"{_shown(decision.judgement)} is no judgement; use one of {', '.join(JUDGEMENTS)}"
    if not decision.subject:
        return "it has no subject"
    if (decision.judgement in _WITHOUT_OBJECT) == bool(decision.object):
        return f"{decision.judgement!r} needs {'no' if decision.object else 'an'} object"
    space, needed = decision.subject.partition("/")[0], _needed(decision.judgement)
    if space in {"statement", "position"} - {needed} or needed not in {"actor", "subject", space}:
        return f"{decision.judgement!r} is decided of {_A[needed]}, not of {_shown(decision.subject)}"
    return _problem_of_ids(decision) or _problem_of_object(decision) or _problem_of_cells(decision)


_A = {"actor": "an actor", "subject": "a subject's reference", "statement": "a statement", "position": "a position"}


def _needed(judgement: Judgement) -> str:
    if judgement == "type":
        return "subject"
    if judgement in ABOUT_POSITIONS:
        return "position"
    return "actor" if judgement in ABOUT_ACTORS else "statement"


def is_id(name: str) -> bool:
    """Whether a decision can be about what is so called: a statement, a position, an actor, a reference.

    >>> is_id("person/mira-tal"), is_id("person/mira tal"), is_id("http://example.org/x")
    (True, False, False)
    """
    space, _, rest = name.partition("/")
    if not rest or not _ID.fullmatch(name):
        return False
    return space in _ACTORS or rest.count("/") == {"statement": 1, "position": 2}.get(space)


def _problem_of_ids(decision: Decision) -> str:
    for name in (decision.subject, *decision.given):
        if not is_id(name) or (name != decision.subject and name.startswith(("statement/", "position/"))):
            return f"{_shown(name)} is no id; write it as onrecord show prints it, such as person/mira-tal"
    if decision.judgement in PAIRED and decision.subject == decision.object:
        return "an actor is the same as itself; name two"
    return ""


def _problem_of_object(decision: Decision) -> str:
    if decision.judgement == "kind" and decision.object not in SPACE_OF:
        return f"{_shown(decision.object)} is no kind of actor; use one of {', '.join(sorted(SPACE_OF))}"
    if decision.judgement == "type" and decision.object not in SUBJECT_KINDS:
        return f"{_shown(decision.object)} is no type of subject; use one of {', '.join(SUBJECT_KINDS)}"
    if decision.judgement == "stance" and decision.object not in _STANCES:
        return f"{_shown(decision.object)} is no stance; use one of {', '.join(_STANCES)}"
    if decision.judgement == "act" and not _ACT.fullmatch(decision.object):
        return f"{_shown(decision.object)} is no act; write it as the vocabulary does, such as reject"
    if decision.judgement == "date":
        try:
            parse_days(decision.object)
        except ValueError:
            return f"{_shown(decision.object)} is no date; write 2020-04-14, 2020-04, 2020, FROM/UNTIL or none"
    return ""


def _problem_of_cells(decision: Decision) -> str:
    for day in (decision.when, decision.undone_when):
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError:
            return f"{_shown(day)} is no day; write it as 2020-04-14"
    for name in COLUMNS:
        cell = getattr(decision, name)
        if "\0" in cell:
            return f"its {name} holds a NUL character"
        if any("\ud800" <= character <= "\udfff" for character in cell):
            return f"its {name} is not UTF-8; save the file as UTF-8"
    kept = (decision.document, decision.text, decision.words)
    if any(kept) and not (all(kept) and _HASHES.fullmatch(decision.text)):
        return "its document, text and words do not go together; empty these three, the next build fills them in"
    return ""


def _shown(cell: str) -> str:
    return repr(cell if len(cell) <= _LONGEST_SHOWN else f"{cell[:_LONGEST_SHOWN]}...")
