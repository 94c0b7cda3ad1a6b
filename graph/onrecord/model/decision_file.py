"""The text of ``decisions.csv``: read row by row, each on its own, and written without losing what cannot be read.

RFC 4180, as a person or a spreadsheet may leave it: any order of columns, commas, semicolons or tabs, a byte
order mark, any line end. A row ends with its line unless a cell in quotation marks goes on; it never goes over
the beginning of another row, so that an open quotation mark costs its own row alone. Rows stay as they stand,
byte for byte, unless their decision changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from onrecord.errors import DecisionError
from onrecord.model.decision import COLUMNS, JUDGEMENTS, Decision, is_id, problem_of

_NEEDED = frozenset(COLUMNS[:2])
_DELIMITERS = (",", ";", "\t")
_NONE: Mapping[str, str] = {}
_BOM = "\ufeff"
_OPEN = "a quotation mark is opened and never closed"
_RETURN = "a carriage return stands in it outside quotation marks"
_QUOTED = re.compile(r'"[^"]*+(?>(?:""[^"]*+)*)"')
_BREAKS = re.compile(r"\s*[\r\n]\s*")
_GUARDED = re.compile(r"'*[=+\-@]")
"""What a spreadsheet takes for a formula: such a cell is written with one more ``'`` before it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Some lines of the file: what they hold, else what is wrong with them; both are empty for a blank line."""

    text: str
    line: int
    decision: Decision | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """The file taken apart: its first line, how its rows are written, and the rows."""

    head: str
    columns: tuple[str, ...]
    delimiter: str
    newline: str
    rows: tuple[Row, ...]

    @property
    def decisions(self) -> list[Decision]:
        """What the rows say, in order, without those that cannot be read."""
        return [row.decision for row in self.rows if row.decision]

    @property
    def unread(self) -> list[Row]:
        """The rows that cannot be read."""
        return [row for row in self.rows if row.problem]

    def holding(self, decisions: Sequence[Decision]) -> str:
        """The text of the file with these decisions: the readable rows in their order, then new ones.

        What cannot be read stays where it is, as it is. Raises ``DecisionError`` for a decision that is not
        well formed.
        """
        table = self if set(COLUMNS) <= set(self.columns) else self._widened()
        waiting = iter(decisions)
        kept: list[str] = []
        for row in self.rows:
            if row.decision is None:
                kept.append(row.text)
                continue
            found = next(waiting, None)
            if found is not None:
                kept.append(row.text if found == row.decision else table._line(found, self._cells_of(row)))
        kept += [table._line(each) for each in waiting]
        lines = [text if text.endswith(("\n", "\r")) else text + self.newline for text in (table.head, *kept)]
        return "".join(lines)

    def _widened(self) -> DecisionTable:
        columns = (*self.columns, *(name for name in COLUMNS if name not in self.columns))
        added = self.delimiter.join(columns[len(self.columns) :])
        head = self.head.rstrip("\r\n") + self.delimiter + added + self.newline
        return replace(self, head=head, columns=columns)

    def _cells_of(self, row: Row) -> dict[str, str]:
        return dict(zip(self.columns, _cells(_bare(row.text), self.delimiter)[0], strict=False))

    def _line(self, decision: Decision, before: Mapping[str, str] = _NONE) -> str:
        """The decision as a row that is read back as it is; line breaks in it go where they could mislead.

        ``before`` are the cells it had: those of columns that are a person's own stay.
        """
        stripped = Decision(*(cell.strip() for cell in astuple(decision)))
        if problem := problem_of(stripped):
            raise DecisionError(f"{decision.judgement} of {decision.subject[:60]}: {problem}")
        text = self._written(stripped, before)
        rows = _rows(_lines(text), self.columns, self.delimiter, 1)
        if self.newline == "\r" or [row.decision for row in rows] != [stripped]:
            text = self._written(Decision(*(_BREAKS.sub(" ", cell) for cell in astuple(stripped))), before)  # type: ignore[arg-type]
        return text

    def _written(self, decision: Decision, before: Mapping[str, str]) -> str:
        cells = dict(zip(COLUMNS, map(_guarded, astuple(decision)), strict=True))
        found = (cells[name] if name in cells else before.get(name, "") for name in self.columns)
        return self.delimiter.join(map(_quoted, found)) + self.newline


EMPTY = DecisionTable(",".join(COLUMNS) + "\n", COLUMNS, ",", "\n", ())
"""The file before anything was decided."""


def read_decisions(text: str) -> DecisionTable:
    """The file with that text. Raises ``DecisionError`` where its first line does not tell what the cells are."""
    lines = _lines(text)
    first = next((number for number, line in enumerate(lines) if line.strip(f"{_BOM}\r\n \t,;")), None)
    if first is None:
        return EMPTY
    head = "".join(lines[: first + 1])
    bare = lines[first].removeprefix(_BOM).rstrip("\r\n")
    delimiter = max(_DELIMITERS, key=bare.count)
    cells, left = _cells(bare, delimiter)
    columns = tuple(cell.strip().lower() for cell in cells)
    named = [name for name in columns if name in COLUMNS]
    if left or not set(named) >= _NEEDED or len(set(named)) < len(named):
        raise DecisionError(f"line {first + 1} must name the columns {', '.join(COLUMNS)}, each once")
    newline = re.search(r"\r?\n|\r", head)
    rows = tuple(_rows(lines[first + 1 :], columns, delimiter, first + 2))
    return DecisionTable(head, columns, delimiter, newline.group() if newline else "\n", rows)


def _lines(text: str) -> list[str]:
    """The lines with their ends: LF or CRLF; CR where there is nothing else."""
    end = "\n" if "\n" in text else "\r"
    lines = [line + end for line in text.split(end)]
    lines[-1] = lines[-1].removesuffix(end)
    return lines if lines[-1] else lines[:-1]


def _rows(lines: Sequence[str], columns: Sequence[str], delimiter: str, first: int) -> Iterator[Row]:
    place = 0
    while place < len(lines):
        count, cells, problem = _row_at(lines, place, columns, delimiter)
        text = "".join(lines[place : place + count])
        yield _row(text, first + place, cells, problem, columns)
        place += count


def _row_at(lines: Sequence[str], place: int, columns: Sequence[str], delimiter: str) -> tuple[int, list[str], str]:
    """How many lines the row at a place has, its cells, and what is wrong with its quotation marks."""
    cells, left = _cells(_bare(lines[place]), delimiter)
    if left != "open":
        return 1, cells, _RETURN if left == "return" else ""
    for count in range(2, len(lines) - place + 1):
        line = lines[place + count - 1]
        if _begins_a_row(line, columns, delimiter):
            break
        if '"' not in line.replace('""', ""):
            continue
        cells, left = _cells(_bare("".join(lines[place : place + count])), delimiter)
        if not left:
            return count, cells, ""
        if left != "open":
            break
    return 1, [], _OPEN


def _begins_a_row(line: str, columns: Sequence[str], delimiter: str) -> bool:
    cells = dict(zip(columns, _cells(_bare(line), delimiter)[0], strict=False))
    return _plain(cells.get("judgement", "")) in JUDGEMENTS and is_id(_plain(cells.get("subject", "")))


def _bare(line: str) -> str:
    return line.removesuffix("\n").removesuffix("\r")


def _cells(text: str, delimiter: str) -> tuple[list[str], str]:
    """The cells of a row, and what is odd: an ``open`` quotation, ``loose`` words after one, a bare ``return``."""
    cells: list[str] = []
    left = ""
    place = 0
    while True:
        end = -1
        if text.startswith('"', place):
            end = _closing(text, place)
            if end < 0:
                return [*cells, text[place + 1 :].replace('""', '"')], "open"
        following = text.find(delimiter, max(end, place))
        following = len(text) if following < 0 else following
        quoted = text[place + 1 : end - 1].replace('""', '"') if end >= 0 else ""
        after = text[max(end, place) : following]
        left = "return" if "\r" in after.strip() else "loose" if end >= 0 and after else left
        cells.append(quoted + after)
        if following == len(text):
            return cells, left
        place = following + 1


def _closing(text: str, place: int) -> int:
    """Where the quotation that is opened at a place has ended; -1 if it has not."""
    found = _QUOTED.match(text, place)
    return found.end() if found else -1


def _row(text: str, line: int, cells: list[str], problem: str, columns: Sequence[str]) -> Row:
    if problem:
        return Row(text, line, None, problem)
    if not any(cell.strip() for cell in cells):
        return Row(text, line)
    if any(cell.strip() for cell in cells[len(columns) :]):
        return Row(text, line, None, "it has more cells than line 1 names; put a cell with a comma in quotation marks")
    named = {name: _unguarded(name, cell) for name, cell in zip(columns, cells, strict=False) if name in COLUMNS}
    decision = Decision(**{"judgement": "", "subject": "", **named})  # type: ignore[arg-type]
    problem = problem_of(decision)
    return Row(text, line, None, problem) if problem else Row(text, line, decision)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _GUARDED.match(cell) else cell


def _quoted(cell: str) -> str:
    marked = any(mark in cell for mark in ('"', "\r", "\n", *_DELIMITERS))
    return '"' + cell.replace('"', '""') + '"' if marked else cell


def _unguarded(name: str, cell: str) -> str:
    """The cell without what a spreadsheet needs before it."""
    cell = cell.strip()
    if name in {"judgement", "subject", "when", "undone_when"}:
        return _plain(cell)
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def _plain(cell: str) -> str:
    return cell.strip().lstrip("'")
