"""How far two coders agree on positions: which they both found, and what they said of those."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.discourse.alpha import alpha
from onrecord.discourse.coding import STANCES, STATUSES, Coded, Coding
from onrecord.errors import OnRecordError
from onrecord.model.document import Spans
from onrecord.output.spreadsheet import harmless

VARIABLES = ("stance", "status", "subject")
SIDES = "for or against"
HALF, WIDER = 0.5, 3
"""One are targets that share half of their characters, or where one holds the other and is at most thrice as long."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A position that both coders found."""

    document: str
    one: Coded
    other: Coded


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two coders have of the documents that both coded."""

    documents: int
    positions: tuple[int, int]
    units: tuple[Unit, ...]

    def pairs(self, variable: str) -> list[tuple[str, str]]:
        """The values that both gave, for each position that both gave one; of ``SIDES`` where both took one."""
        field = "stance" if variable == SIDES else variable
        values = ((str(getattr(unit.one, field)), str(getattr(unit.other, field))) for unit in self.units)
        return [pair for pair in values if all(pair) and not (variable == SIDES and "neither" in pair)]

    def subjects_matched(self) -> Agreement:
        """The same with the other's subjects renamed, each to the one of the first with which it was coded most often.

        For coders who named subjects for themselves; alpha of subjects is then the most that it can be.
        """
        from scipy.optimize import linear_sum_assignment  # slow to load

        together = Counter(self.pairs("subject"))
        ones, others = (sorted({pair[place] for pair in together}) for place in (0, 1))
        table = [[together[one, other] for other in others] for one in ones]
        rows, columns = linear_sum_assignment(table, maximize=True) if table else ((), ())
        named = {others[column]: ones[row] for row, column in zip(rows, columns, strict=True) if table[row][column]}

        def renamed(coded: Coded) -> Coded:
            return replace(coded, subject=coded.subject and named.get(coded.subject, f"other: {coded.subject}"))

        return replace(self, units=tuple(replace(unit, other=renamed(unit.other)) for unit in self.units))


def agreement(one: Coding, other: Coding) -> Agreement:
    """Return what two coders have of the documents that both coded. Raises ``OnRecordError`` where there is none."""
    both = sorted(set(one) & set(other))
    if not both:
        raise OnRecordError("the two files have no doc_id in common; code the same documents, under the same doc_id")
    units = [Unit(name, *pair) for name in both for pair in _matched(one[name], other[name])]
    here, there = (sum(len(coding[name]) for name in both) for coding in (one, other))
    return Agreement(len(both), (here, there), tuple(units))


def _matched(ones: tuple[Coded, ...], others: tuple[Coded, ...]) -> Iterator[tuple[Coded, Coded]]:
    """The positions of one document that are one by their spans, those with words of the act in common first.

    What was said of them has no part in it: it would raise the agreement.
    """
    from scipy.optimize import linear_sum_assignment  # slow to load

    table = [[_likeness(one, other) for other in others] for one in ones]
    rows, columns = linear_sum_assignment(table, maximize=True) if ones and others else ((), ())
    for row, column in zip(rows, columns, strict=True):
        if table[row][column]:
            yield ones[row], others[column]


def _likeness(one: Coded, other: Coded) -> float:
    first, second = _characters(one.target), _characters(other.target)
    shared, either = len(first & second), len(first | second)
    inside = shared == min(len(first), len(second)) and either <= WIDER * shared
    if shared < HALF * either and not inside:
        return 0.0
    return 1 + shared / either + 2 * bool(_characters(one.cue) & _characters(other.cue))


def _characters(spans: Spans) -> set[int]:
    return {place for begin, end in spans for place in range(begin, end)}


def report(found: Agreement, names: tuple[str, str]) -> str:
    """The agreement as text: what both found, each variable with its alpha, and who said what in place of what."""
    here, there = found.positions
    both = len(found.units)
    share = 200 * both / (here + there) if here + there else 0.0
    lines = [
        f"{found.documents} documents that both coded",
        f"positions: {here} in {names[0]}, {there} in {names[1]}, {both} in both (F1 {share:.1f} %)",
        "",
        f"{'':14}  {'units':>5}  {'agree':>5}  {'per cent':>8}  {'alpha':>6}",
    ]
    for variable in (VARIABLES[0], SIDES, *VARIABLES[1:]):
        pairs = found.pairs(variable)
        same, value = sum(a == b for a, b in pairs), alpha(pairs)
        percent = f"{100 * same / len(pairs):.1f}" if pairs else "-"
        lines.append(
            f"{variable:14}  {len(pairs):5}  {same:5}  {percent:>8}  {'-' if value is None else f'{value:.3f}':>6}"
        )
    for variable, values in (("stance", STANCES), ("status", STATUSES)):
        counts = Counter(found.pairs(variable))
        used = [value for value in values if any(value in pair for pair in counts)]
        if used:
            lines += ["", f"{variable}: rows {names[0]}, columns {names[1]}"]
            lines.append(f"{'':8}  " + "  ".join(f"{value:>8}" for value in used))
            lines += [f"{row:8}  " + "  ".join(f"{counts[row, column]:8}" for column in used) for row in used]
    return "\n".join(line.rstrip() for line in lines)


def units_csv(found: Agreement) -> str:
    """The units as CSV: where each stands, and what both said, for other programs."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["document", "target", *(f"{variable}_{coder}" for variable in VARIABLES for coder in (1, 2))])
    for unit in found.units:
        where = "; ".join(f"{begin}-{end}" for begin, end in unit.one.target)
        codes = (getattr(coded, variable) for variable in VARIABLES for coded in (unit.one, unit.other))
        writer.writerow([harmless(unit.document), where, *map(harmless, codes)])
    return text.getvalue()
