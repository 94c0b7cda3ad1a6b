"""What people decided about actors and statements: rows of ``decisions.csv``, above anything the machine found.

No row is ever taken out. A decision that was undone keeps its row, with who undid it and when; one that a
later decision on the same matter replaces stays as well. ``in_force`` tells which ones count.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import Literal, get_args

from onrecord.errors import DecisionError

Judgement = Literal["same", "different", "name", "kind", "wrong", "speaker", "act", "date", "checked"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
PAIRED: frozenset[Judgement] = frozenset({"same", "different"})
ABOUT_ACTORS: frozenset[Judgement] = PAIRED | {"name", "kind"}
CORRECTIONS: frozenset[Judgement] = frozenset({"wrong", "speaker", "act", "date"})
_WITHOUT_OBJECT: frozenset[Judgement] = frozenset({"wrong", "checked"})


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: ``subject`` and, where it has one, ``object`` are relative ids, a name, a kind, an act or a day.

    Several speakers stand in one ``object``, with a space between their ids. ``when`` and ``undone_when``
    are ISO days. ``undone_by`` is empty as long as the decision was not undone.
    """

    judgement: Judgement
    subject: str
    object: str = ""
    by: str = ""
    when: str = ""
    why: str = ""
    undone_by: str = ""
    undone_when: str = ""

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


def read_decisions(text: str) -> list[Decision]:
    """The decisions of a file's text, in its order. Raises ``DecisionError``, which names the line."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = next(rows, list(COLUMNS))
    if not set(COLUMNS[:2]) <= set(header):
        raise DecisionError(f"decisions.csv: line 1 must name the columns {', '.join(COLUMNS)}")
    found: list[Decision] = []
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name in COLUMNS}
        found.append(_checked(cells, rows.line_num))
    return found


def _checked(cells: dict[str, str], line: int) -> Decision:
    decision = Decision(**{"judgement": "", "subject": "", **cells})  # type: ignore[arg-type]
    wrong = problem_of(decision)
    if wrong:
        raise DecisionError(f"decisions.csv, line {line}: {wrong}; mend the line, or empty it")
    return decision


def problem_of(decision: Decision) -> str:
    """What is wrong with a decision's form; empty if nothing is.

    >>> problem_of(Decision("act", "statement/00ff/-_3-9"))
    "'act' needs an object"
    """
    if decision.judgement not in JUDGEMENTS:
        return f"{decision.judgement!r} is no judgement; use one of {', '.join(JUDGEMENTS)}"
    if not decision.subject:
        return "it has no subject"
    if (decision.judgement in _WITHOUT_OBJECT) == bool(decision.object):
        return f"{decision.judgement!r} needs {'no' if decision.object else 'an'} object"
    if (decision.judgement in ABOUT_ACTORS) == decision.subject.startswith("statement/"):
        needed = "an actor" if decision.judgement in ABOUT_ACTORS else "a statement"
        return f"{decision.judgement!r} is decided of {needed}, not of {decision.subject}"
    if decision.judgement in PAIRED and decision.subject == decision.object:
        return "an actor is the same as itself"
    for day in (decision.when, decision.undone_when):
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError:
            return f"{day!r} is no day; write it as 2020-04-14"
    if decision.judgement == "date":
        try:
            parse_days(decision.object)
        except ValueError:
            return f"{decision.object!r} is no date; write 2020-04-14, 2020-04, 2020, FROM/UNTIL or none"
    return ""


def write_decisions(decisions: Sequence[Decision]) -> str:
    """The text of a file with these decisions (RFC 4180, LF line ends)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(decision) for decision in decisions)
    return text.getvalue()
