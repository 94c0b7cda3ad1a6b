"""Scores on openings of diplomatic press that readers annotated: mouth, actor, state, act, status and day.

An opening is a file of ``tests/gold/field``: where its text was found, the SHA-256 of the text, and each statement by
offsets, with who speaks, for which state, with which act and status and on which day. The texts are others' and lie
outside the project; a text that is not the annotated one is refused. Contents match one to one, as on the benchmark.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from evaluation import Extractor, Hits, extract
from gold import ROOT
from matching import Tokens, match, same_source
from onrecord.model.document import Spans
from onrecord.model.finding.representation import Representation
from onrecord.model.record import Record
from onrecord.model.statement import DateRange, Reference, Statement
from onrecord.names.folding import folded

FIELD = ROOT / "tests" / "gold" / "field"
ASPECTS = ("mouth", "actor", "state", "words", "act", "status", "day")
"""What is right or wrong of a statement that was found."""

USABLE = ("mouth", "words", "act", "status", "day")
"""What has to be right before an analyst can use a statement, whoever its actor is taken for."""

WORDS_RIGHT = 0.8
"""From which overlap (Jaccard of the words) a content has the right words; it is found from a half on."""

_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "on", "a", "an", "mr", "ms", "mrs", "dr"})


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as a reader told it: ``speaker`` is ``?``, ``state`` and ``day`` empty where the text tells none."""

    source: Spans
    cue: Spans
    content: Spans
    speaker: str
    state: str
    act: str
    status: str
    nested: bool
    day: str


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening as a reader annotated it."""

    id: str
    half: str
    published: str
    sha256: str
    statements: tuple[Told, ...]


@dataclass(slots=True)
class Scores:
    """Counts over openings: hits by group and measure, and what was right of the statements found."""

    hits: dict[tuple[str, str], Hits] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    missed: int = 0
    surplus: int = 0

    def add(self, group: str, measure: str, hits: Hits) -> None:
        """Adds hits to a group's measure."""
        self.hits[group, measure] = self.hits.get((group, measure), Hits()) + hits


def read_openings(folder: Path = FIELD) -> list[Opening]:
    """The openings of a folder, by name."""
    return [_opening(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(folder.glob("*.json"))]


def _opening(row: Mapping[str, object]) -> Opening:
    statements = row["statements"]
    assert isinstance(statements, list)
    return Opening(
        id=str(row["id"]),
        half=str(row.get("half") or ""),
        published=str(row.get("published") or ""),
        sha256=str(row["sha256"]),
        statements=tuple(_told(each) for each in statements),
    )


def _told(row: Mapping[str, object]) -> Told:
    source, cue, content = (_spans(row[part]) for part in ("source", "cue", "content"))
    speaker, state, act, status, day = (str(row.get(k) or "") for k in ("speaker", "state", "act", "status", "day"))
    return Told(source, cue, content, speaker, state, act, status, bool(row.get("nested")), day)


def _spans(value: object) -> Spans:
    assert isinstance(value, list)
    return tuple((start, end) for start, end in value)


def records_of(openings: Iterable[Opening], texts: Path, extractor: Extractor = extract) -> dict[str, Record]:
    """The program's records, by id; raises ``ValueError`` where a text is missing or is not the annotated one."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "openings.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            for each in openings:
                row = {"doc_id": each.id, "text": _text(each, texts), "genre": "news"}
                out.write(json.dumps(row | ({"published": each.published} if each.published else {})) + "\n")
        return {record.document.doc_id: record for record in extractor([lines])}


def _text(opening: Opening, texts: Path) -> str:
    file = texts / f"{opening.id}.txt"
    if not file.is_file():
        raise ValueError(f"{file} is missing: the texts of the field set are others' and are kept by who has them")
    text = file.read_bytes().decode("utf-8")
    if sha256(text.encode("utf-8")).hexdigest() != opening.sha256:
        raise ValueError(f"{file} is not the text that was annotated")
    return text


def score(openings: Iterable[Opening], records: Mapping[str, Record]) -> Scores:
    """The scores of all openings together."""
    scores = Scores()
    for opening in openings:
        _score_one(opening, records[opening.id], scores)
    return scores


def _score_one(opening: Opening, record: Record, scores: Scores) -> None:
    tokens = Tokens(record.document.text)
    top = [each for each in opening.statements if not each.nested]
    own_top = [each for each in record.statements if each.within is None]
    groups = {"all": (opening.statements, record.statements), "top-level": (top, own_top)}
    for group, (told, found) in groups.items():
        pairs = match(tokens, [each.content for each in told], [each.content for each in found])
        sources = sum(same_source(tokens, told[i].source, found[j].source) for i, j in pairs.items())
        for measure, count in (("content", len(pairs)), ("full", sources)):
            scores.add(group, measure, Hits(len(told), len(found), count, count))
        if group == "all":
            scores.missed += len(told) - len(pairs)
            scores.surplus += len(found) - len(pairs)
            for i, j in pairs.items():
                _score_pair(told[i], found[j], record, tokens, scores)


def _score_pair(told: Told, found: Statement, record: Record, tokens: Tokens, scores: Scores) -> None:
    aspects = aspects_of(told, found, record, tokens)
    for aspect, right in aspects.items():
        scores.asked[aspect] += 1
        scores.right[aspect] += right
    wrong = [aspect for aspect in USABLE if not aspects.get(aspect, True)]
    scores.asked["usable"] += 1
    scores.right["usable"] += not wrong
    scores.asked["everything"] += 1
    scores.right["everything"] += all(aspects.values())
    if len(wrong) == 1:
        scores.alone[wrong[0]] += 1
    scores.asked["open"] += told.speaker != "?"
    scores.right["open"] += told.speaker != "?" and not found.speakers


def aspects_of(told: Told, found: Statement, record: Record, tokens: Tokens) -> dict[str, bool]:
    """What is right of a statement that was found; an aspect that the text does not tell is not asked."""
    left, right = tokens.words(told.content), tokens.words(found.content)
    names = [speaker.name for speaker in found.speakers]
    aspects = {
        "mouth": same_source(tokens, told.source, found.source),
        "words": len(left & right) / len(left | right) >= WORDS_RIGHT,
        "act": told.act == found.act,
        "status": told.status == found.status,
    }
    if told.speaker and told.speaker != "?":
        aspects["actor"] = any(one_name(told.speaker, name) for name in names)
    elif told.speaker == "?":
        aspects["actor"] = not any(s.kind == "person" for s in found.speakers)
    if told.state:
        aspects["state"] = any(one_name(told.state, name) for name in (*names, *parties(record, found.speakers)))
    if told.day or found.stated_on:
        aspects["day"] = _days(found.stated_on) == (told.day, told.day) if told.day else False
    return aspects


def _days(found: DateRange | None) -> tuple[str, str] | None:
    return (str(found.start), str(found.end)) if found else None


def parties(record: Record, speakers: Iterable[Reference]) -> Iterator[str]:
    """The names of those for whom the record attests that the speakers act."""
    holders = {speaker.place for speaker in speakers}
    return (each.party.name for each in record.of(Representation) if each.holder.place in holders)


def one_name(one: str, other: str) -> bool:
    """Whether all words of one name that carry it stand in the other.

    >>> one_name("Ministry of Foreign Affairs of Norvania", "Foreign Ministry of Norvania")
    False
    >>> one_name("Mira Tal", "Foreign Minister Mira Tal")
    True
    """
    left, right = (set(re.findall(r"\w+", folded(name))) - _SMALL for name in (one, other))
    return bool(left and right) and (left <= right or right <= left)


def field_lines(texts: Path, errors: str | None = None, folder: Path = FIELD) -> Iterator[str]:
    """The figures as text, of each half and of all; with ``errors`` each fault in that half, with its words."""
    openings = read_openings(folder)
    records = records_of(openings, texts)
    halves = [half for half in dict.fromkeys(each.half for each in openings) if half]
    for half in (*halves, ""):
        some = [each for each in openings if half in (each.half, "")]
        yield f"== {f'half {half}' if half else 'all'}: {len(some)} openings"
        yield from _lines(score(some, records))
    for opening in openings if errors else ():
        if opening.half == errors:
            yield from _faults(opening, records[opening.id])


def _lines(scores: Scores) -> Iterator[str]:
    for group in ("all", "top-level"):
        content, full = scores.hits[group, "content"], scores.hits[group, "full"]
        rates = " / ".join(f"{100 * each:.1f}" for each in (content.precision, content.recall, content.f1, full.f1))
        yield f"{group:10} {content.gold:4} told, {content.found:4} found; content P / R / F1, with source F1: {rates}"
    for aspect in (*ASPECTS, "usable", "everything"):
        count, right = scores.asked[aspect], scores.right[aspect]
        alone = f"; the only fault of {scores.alone[aspect]}" if aspect in USABLE else ""
        yield f"{aspect:10} right {right:4} of {count:4} found ({100 * right / count if count else 0:.1f} %){alone}"
    told = scores.asked["open"]
    yield f"left open  {scores.right['open']:4} of {told:4} where the text tells who"
    yield f"missed {scores.missed}; found that no reader marked {scores.surplus}"


def _faults(opening: Opening, record: Record) -> Iterator[str]:
    tokens = Tokens(record.document.text)

    def words(spans: Spans) -> str:
        return " | ".join(" ".join(tokens.text[start:end].split()) for start, end in spans)

    told, found = opening.statements, record.statements
    pairs = match(tokens, [each.content for each in told], [each.content for each in found])
    for i, each in enumerate(told):
        line = f"{opening.id} <{words(each.source)}> <{words(each.cue)}> <{words(each.content)}>"
        if i not in pairs:
            yield f"missed {line}"
            continue
        other = found[pairs[i]]
        wrong = [aspect for aspect, right in aspects_of(each, other, record, tokens).items() if not right]
        if wrong:
            came = f"{[s.name for s in other.speakers]} {other.act} {other.status} {_days(other.stated_on)}"
            right = f"{each.speaker}/{each.state} {each.act} {each.status} {each.day}"
            yield f"{','.join(wrong)} {line} {right}; came {came}"
            yield f"       <{words(other.source)}> <{words(other.cue)}> <{words(other.content)}> {other.rule}"
    taken = set(pairs.values())
    for j, other in enumerate(found):
        if j not in taken:
            nested = " (within)" if other.within is not None else ""
            line = f"<{words(other.source)}> <{words(other.cue)}> <{words(other.content)}> {other.rule}{nested}"
            yield f"surplus {opening.id} {line}"
