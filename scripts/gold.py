"""The gold: statements and actors of one document as a reader marked them, by offsets into a text kept elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from onrecord.model.document import Span, Spans
from onrecord.model.statement import ActorKind, Attribution, Mode, Status

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"
TEXT_FOLDERS = ("seeds", "data/docs")
PHENOMENA = (
    "before", "after", "inside", "inverted", "floating", "participle", "nominal", "according-to", "as-clause",
    "infinitive", "object", "predicate", "first-person", "operative", "preambular", "relayed", "nested", "negated",
    "modal", "passive", "coordinated", "pronoun", "unnamed", "document-speaker",
)  # fmt: skip
"""What a statement may show, in the order in which scores are printed (``tests/gold/GUIDELINES.md``)."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One attribution as a reader marked it; ``within`` and ``speakers`` are ids within the document."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    via: Spans
    attribution: str
    status: str
    mode: str
    act: str
    within: str | None
    speakers: tuple[str, ...]
    phenomena: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldActor:
    """Someone or something the document names, with all its mentions there."""

    id: str
    kind: str
    mentions: Spans


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All that a reader marked in one document; ``sha256`` is of its text in UTF-8."""

    name: str
    sha256: str
    statements: tuple[GoldStatement, ...]
    actors: tuple[GoldActor, ...]


def load_folder(folder: Path) -> dict[str, GoldDocument]:
    """The documents of one folder of the gold by name, in the order of their names."""
    return {file.stem: from_json(json.loads(file.read_text("utf-8"))) for file in sorted(folder.glob("*.json"))}


def from_json(record: dict[str, Any]) -> GoldDocument:
    """A document of the gold from its JSON form; raises ``KeyError`` where a field is missing."""
    return GoldDocument(
        name=record["document"],
        sha256=record["sha256"],
        statements=tuple(_statement(each) for each in record["statements"]),
        actors=tuple(GoldActor(each["id"], each["kind"], spans(each["mentions"])) for each in record["actors"]),
    )


def _statement(record: dict[str, Any]) -> GoldStatement:
    return GoldStatement(
        id=record["id"],
        source=spans(record["source"]),
        cue=spans(record["cue"]),
        content=spans(record["content"]),
        via=spans(record["via"]),
        attribution=record["attribution"],
        status=record["status"],
        mode=record["mode"],
        act=record["act"],
        within=record["within"],
        speakers=tuple(record["speakers"]),
        phenomena=tuple(record["phenomena"]),
    )


def spans(pairs: list[list[int]]) -> Spans:
    """Pairs of numbers as spans."""
    return tuple((int(start), int(end)) for start, end in pairs)


def text_file(name: str, shared: Path = SHARED) -> Path:
    """Where the text of a document of the gold lies; raises ``FileNotFoundError``."""
    for folder in TEXT_FOLDERS:
        file = shared / folder / f"{name}.txt"
        if file.is_file():
            return file
    raise FileNotFoundError(f"{name}.txt is in none of {', '.join(TEXT_FOLDERS)} of {shared}")


def read_text(name: str, shared: Path = SHARED) -> str:
    """The text of a document of the gold, code point for code point."""
    return text_file(name, shared).read_bytes().decode("utf-8")


def holds(outer: Spans, inner: Spans) -> bool:
    """Whether each inner span lies in one of the outer ones."""
    return all(any(start <= begin and end <= stop for start, stop in outer) for begin, end in inner)


def faults(document: GoldDocument, acts: frozenset[str], length: int | None = None) -> Iterator[str]:
    """What breaks the form: spans, values, ids that lead nowhere, and nesting that the spans do not show.

    ``length`` is that of the text, where it is known.
    """
    name = document.name
    actors = {actor.id for actor in document.actors}
    by_id = {statement.id: statement for statement in document.statements}
    if len(actors) < len(document.actors) or len(by_id) < len(document.statements):
        yield f"{name}: an id is used twice"
    for actor in document.actors:
        place = f"{name} {actor.id}"
        if actor.kind not in get_args(ActorKind):
            yield f"{place}: unknown kind {actor.kind}"
        if not actor.mentions:
            yield f"{place}: no mention"
        yield from _bad_spans(f"{place} mentions", actor.mentions, length)
    for statement in document.statements:
        place = f"{name} {statement.id}"
        yield from _bad_fields(place, statement, acts)
        for field in ("source", "cue", "content", "via"):
            yield from _bad_spans(f"{place} {field}", getattr(statement, field), length)
        if missing := set(statement.speakers) - actors:
            yield f"{place}: no such actor {sorted(missing)}"
        if statement.within is not None and statement.within not in by_id:
            yield f"{place}: no such statement {statement.within}"
        expected = smallest_around(statement, document.statements)
        if statement.within != expected:
            yield f"{place}: within is {statement.within}, the spans say {expected}"


def smallest_around(statement: GoldStatement, others: tuple[GoldStatement, ...]) -> str | None:
    """The id of the smallest statement whose content holds cue and content of this one, and more than these.

    Two statements of one content hold each other only if one's cue lies in the other's content.
    """
    inner = statement.cue + statement.content
    around = [
        (sum(end - start for start, end in other.content), other.id)
        for other in others
        if other is not statement and holds(other.content, inner) and other.content != statement.content
    ]
    return min(around)[1] if around else None


def _bad_fields(place: str, statement: GoldStatement, acts: frozenset[str]) -> Iterator[str]:
    allowed = {"attribution": get_args(Attribution), "status": get_args(Status), "mode": get_args(Mode), "act": acts}
    for field, values in allowed.items():
        if getattr(statement, field) not in values:
            yield f"{place}: unknown {field} {getattr(statement, field)}"
    if unknown := set(statement.phenomena) - set(PHENOMENA):
        yield f"{place}: unknown phenomena {sorted(unknown)}"
    if not statement.content:
        yield f"{place}: no content"
    if not statement.cue and "floating" not in statement.phenomena:
        yield f"{place}: no cue, and not a floating quotation"
    if statement.source and not statement.speakers and statement.attribution != "evidence":
        yield f"{place}: a source, and no speakers"
    if statement.speakers and not statement.source and "first-person" not in statement.phenomena:
        yield f"{place}: speakers, and no source"


def _bad_spans(place: str, found: Spans, length: int | None) -> Iterator[str]:
    last: Span = (0, 0)
    for start, end in found:
        if not last[1] <= start < end or (length is not None and end > length):
            yield f"{place}: bad span {start}-{end}"
        last = (start, end)
