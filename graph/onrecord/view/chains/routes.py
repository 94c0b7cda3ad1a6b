"""How statements travelled: from who spoke, through those who passed it on, to the documents that print it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model.statement_row import StatementRow
from onrecord.rdf.quads import Quads
from onrecord.view.rows.answers import answers, answers_in_bulk
from onrecord.view.rows.statements import Rows, with_details

SHORTEST = 20
"""Words of fewer characters are not compared across documents: too many are alike by chance."""


@dataclass(frozen=True, slots=True)
class Relays:
    """Which statement holds each, and through whom each came, by the id of the statement.

    ``reprints`` maps documents to the one that has most of the same text.
    """

    holder: Mapping[str, str] = field(default_factory=dict)
    via: Mapping[str, str] = field(default_factory=dict)
    reprints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One hand that words went through; ``role`` is ``speaker``, ``via`` or ``holder``.

    ``statement`` is the one in which the document names this hand, ``act`` what it does there,
    empty for ``via``.
    """

    role: str
    parties: tuple[str, ...]
    statement: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """How one document has a statement: the speaker first, then who passed it on, the nearest to the speaker first.

    ``reprint_of`` is the document whose text this one prints, empty if it has a text of its own.
    """

    statement: str
    document: str
    steps: tuple[Step, ...]
    reprint_of: str = ""

    @property
    def relayed(self) -> bool:
        """Whether the document has it only through others."""
        return len(self.steps) > 1


@dataclass(frozen=True, slots=True)
class Journey:
    """The same words on one or more paths, the earliest document first."""

    paths: tuple[Path, ...]

    @property
    def documents(self) -> int:
        """The number of documents that print the words."""
        return len({path.document for path in self.paths})

    @property
    def texts(self) -> int:
        """The number of documents when reprints of one text count once."""
        return len({path.reprint_of or path.document for path in self.paths})


def read_relays(graph: Quads) -> Relays:
    """Read how the statements of the whole store stand in one another."""
    holder: dict[str, str] = {}
    via: dict[str, str] = {}
    for statement, held_by, through in sorted(answers_in_bulk(graph, "relays")):
        if held_by:
            holder.setdefault(statement, held_by)
        else:
            via.setdefault(statement, through)
    reprints = {row["document"]: row["fullest"] for row in answers(graph, "reprints")}
    return Relays(holder, via, reprints)


def wordings(rows: Rows) -> dict[str, str]:
    """The words of statements as they are compared, by id: only of those that have some of the speaker's own."""
    found: dict[str, str] = {}
    for statement in with_details(rows, rows.statements):
        if statement.mode not in ("actOnly", "act") and len(same := compared(statement.words)) > SHORTEST:
            found[statement.id] = same
    return found


def journeys(
    rows: Rows, statements: Iterable[StatementRow[str]], relays: Relays, told: Mapping[str, str]
) -> tuple[Journey, ...]:
    """Return what came through others or stands in several documents, by the day of the earliest.

    Words are the same if they agree in letters and digits; where no words of the speaker are given
    nothing is compared.
    """
    known = {statement.id: statement for statement in rows.statements}
    alike: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for statement in statements:
        words = told.get(statement.id)
        alike[("words", words) if words else ("statement", statement.id)].append(path_of(statement, known, relays))
    found = []
    for paths in alike.values():
        journey = Journey(tuple(sorted(paths, key=lambda path: (_day(rows, path.document), path.statement))))
        if journey.documents > 1 or any(path.relayed for path in paths):
            found.append(journey)
    return tuple(sorted(found, key=lambda journey: (_first_day(rows, known, journey), journey.paths[0].statement)))


def longest(found: Sequence[Journey], most: int) -> tuple[Journey, ...]:
    """The journeys in their order, or if they have more than so many paths those of most documents and hands."""
    kept: set[int] = set()
    paths = 0
    for place in sorted(range(len(found)), key=lambda place: (-_hands(found[place]), place)):
        paths += len(found[place].paths)
        if paths > most and kept:
            break
        kept.add(place)
    return tuple(journey for place, journey in enumerate(found) if place in kept)


def _hands(journey: Journey) -> int:
    return journey.documents + max(len(path.steps) for path in journey.paths)


def path_of(statement: StatementRow[str], known: Mapping[str, StatementRow[str]], relays: Relays) -> Path:
    """Return the path of a statement to its document; who holds his own words is no relay."""
    steps = [Step("speaker", statement.speakers, statement.id, statement.act)]
    seen = {statement.id}
    current: StatementRow[str] | None = statement
    while current:
        if via := relays.via.get(current.id):
            steps.append(Step("via", (via,), current.id))
        current = known.get(relays.holder.get(current.id, ""))
        if current is None or current.id in seen:
            break
        seen.add(current.id)
        if set(current.speakers) - set(steps[-1].parties):
            steps.append(Step("holder", current.speakers, current.id, current.act))
    return Path(statement.id, statement.document, tuple(steps), relays.reprints.get(statement.document, ""))


def compared(words: str) -> str:
    """Return a text for comparison: letters and digits, in small letters.

    >>> compared("The “vote”, he said, is void.") == compared("the vote he said is void")
    True
    """
    return " ".join(re.findall(r"\w+", words.casefold()))


def _day(rows: Rows, document: str) -> str:
    source = rows.sources.get(document)
    return ((source.issued if source else None) or date.max).isoformat()


def _first_day(rows: Rows, known: Mapping[str, StatementRow[str]], journey: Journey) -> str:
    return min(
        known[path.statement].start or known[path.statement].end or _day(rows, path.document) for path in journey.paths
    )
