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
from onrecord.actors.declared import Known
from onrecord.linking.linking import link
from onrecord.linking.named import named_in
from onrecord.model.document import Spans
from onrecord.model.ids import relative
from onrecord.model.record import Record
from onrecord.model.statement import DateRange, Reference, Statement
from onrecord.names.folding import folded
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.quads import Node, is_literal
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, term
from onrecord.resources import ontology_folder

FIELD = ROOT / "tests" / "gold" / "field"
MADE = ROOT / "tests" / "gold" / "made"
"""Invented openings in the manner of the field, annotated in the same form, their texts beside them."""

ASPECTS = ("mouth", "actor", "state", "words", "act", "status", "day")
"""What is right or wrong of a statement that was found."""

USABLE = ("mouth", "words", "act", "status", "day")
"""What has to be right before an analyst can use a statement, whoever its actor is taken for."""

WORDS_RIGHT = 0.8
"""From which overlap (Jaccard of the words) a content has the right words; it is found from a half on."""

_SPEAKS_FOR = term("rec:speaksFor")

ACTS = {
    "say": "say announce declare comment describe explain emphasize report quote answer discuss predict affirm recall "
    "acknowledge think believe know expect show suggest prove",
    "announce": "announce say declare",
    "confirm": "confirm affirm reaffirm",
    "recognise": "recognize",
    "support": "support endorse",
    "criticise": "criticize",
    "concern": "express-concern fear",
    "hope": "hope want",
    "ask": "ask request invite",
    "urge": "urge call-for",
    "demand": "demand call-for order",
    "pledge": "promise",
    "propose": "propose recommend offer",
    "refuse": "refuse reject",
}
"""Our acts that are right where a reader told a coarser one; any other is right as itself alone."""

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
    acts: frozenset[str]
    status: str
    nested: bool
    day: str

    @property
    def place(self) -> Spans:
        """What is compared with what was found: the content, or the cue where the text gives no content."""
        return self.content or self.cue


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
    speaker, state, status, day = (str(row.get(k) or "") for k in ("speaker", "state", "status", "day"))
    told = [str(row[k]) for k in ("act", "act_by_content") if row.get(k)]
    acts = frozenset(act for each in told for act in ACTS.get(each, each).split())
    return Told(source, cue, content, speaker, state, told[0], acts, status, bool(row.get("nested")), day)


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


def vocabulary() -> Known:
    """The actors that the vocabulary declares."""
    files = sorted((ontology_folder() / "vocabulary" / "actors").glob("*.ttl"))
    return Known.of(quad for file in files for quad in parse_rdf(file.read_bytes(), "turtle"))


def score(openings: Iterable[Opening], records: Mapping[str, Record]) -> Scores:
    """The scores of all openings together."""
    scores = Scores()
    known = vocabulary()
    for opening in openings:
        record = records[opening.id]
        _score_one(opening, record, Names.of(record, known), scores)
    return scores


def _score_one(opening: Opening, record: Record, names: Names, scores: Scores) -> None:
    tokens = Tokens(record.document.text)
    top = [each for each in opening.statements if not each.nested]
    own_top = [each for each in record.statements if each.within is None]
    groups = {"all": (opening.statements, record.statements), "top-level": (top, own_top)}
    for group, (told, found) in groups.items():
        pairs = match(tokens, [each.place for each in told], [each.content or each.cue for each in found])
        sources = sum(same_source(tokens, told[i].source, found[j].source) for i, j in pairs.items())
        for measure, count in (("content", len(pairs)), ("full", sources)):
            scores.add(group, measure, Hits(len(told), len(found), count, count))
        if group == "all":
            scores.missed += len(told) - len(pairs)
            scores.surplus += len(found) - len(pairs)
            for i, j in pairs.items():
                _score_pair(told[i], found[j], names, tokens, scores)


def _score_pair(told: Told, found: Statement, names: Names, tokens: Tokens, scores: Scores) -> None:
    aspects = aspects_of(told, found, names, tokens)
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
    scores.asked["day too much"] += not told.day and not told.nested
    scores.right["day too much"] += not told.day and not told.nested and _days(found.stated_on) is not None
    scores.asked["open"] += told.speaker != "?"
    scores.right["open"] += told.speaker != "?" and not found.speakers


def aspects_of(told: Told, found: Statement, names: Names, tokens: Tokens) -> dict[str, bool]:
    """What is right of a statement that was found; an aspect that the text does not tell is not asked."""
    left, right = tokens.words(told.place), tokens.words(found.content or found.cue)
    called = names.of_speakers(found.speakers)
    aspects = {
        "mouth": same_source(tokens, told.source, found.source),
        "words": len(left & right) / len(left | right) >= WORDS_RIGHT,
        "act": found.act in told.acts,
        "status": _status_of(found) == told.status if told.status == "quoted-by-other" else found.status == told.status,
    }
    if told.speaker and told.speaker != "?":
        aspects["actor"] = any(one_name(told.speaker, name) for name in called)
    elif told.speaker == "?":
        aspects["actor"] = not any(s.kind == "person" for s in found.speakers)
    if told.state:
        aspects["state"] = any(one_name(told.state, name) for name in (*called, *names.of_parties(found.speakers)))
    if told.day:
        aspects["day"] = _days(found.stated_on) == (told.day, told.day)
    return aspects


def _status_of(found: Statement) -> str:
    """An asserted statement that the document has only through another is told by that other."""
    passed_on = found.status == "asserted" and (found.within is not None or found.via is not None)
    return "quoted-by-other" if passed_on else found.status


def _days(found: DateRange | None) -> tuple[str, str] | None:
    return (str(found.start), str(found.end)) if found and (found.start or found.end) else None


@dataclass(slots=True)
class Names:
    """By which names a record's references go, and those for whom they speak, as linking that document alone has it.

    A state goes by all names that the vocabulary has for it ("South Korea" is the Republic of Korea), a body told by an
    adjective by the state's name as well: "the Norvanian Foreign Ministry" is Norvania's.
    """

    called: dict[str, set[str]]
    spoken_for: dict[str, set[str]]
    adjectives: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record, known: Known) -> Names:
        """The names in a record, by the places of references."""
        found = link(named_in(record), known)
        labels = {name: {label} for name, label in known.labels.items()}
        for (space, name), target in known.named.items():
            if space == "state":
                labels.setdefault(target, set()).add(name)
        for quad in found.actors:
            if quad.predicate == PREF_LABEL and is_literal(quad.object):
                labels.setdefault(_id(quad.subject), set()).add(quad.object.value)
        names: dict[Node, dict[str, set[str]]] = {CANONICAL: {}, _SPEAKS_FOR: {}}
        for quad in found.links:
            if quad.predicate in names and _id(quad.object) in labels:
                place = _id(quad.subject).rpartition("/")[2]
                names[quad.predicate].setdefault(place, set()).update(labels[_id(quad.object)])
        adjectives = {word: known.labels[state] for word, state in known.demonyms.items() if state in known.labels}
        return cls(names[CANONICAL], names[_SPEAKS_FOR], adjectives)

    def of_speakers(self, speakers: Iterable[Reference]) -> set[str]:
        """The names of speakers, as the text and the vocabulary have them."""
        called = {name for each in speakers for name in (each.name, *self.called.get(each.place, ()))}
        return called | {self._with_states(name) for name in called}

    def _with_states(self, name: str) -> str:
        """A name with the names of states for their adjectives."""
        return " ".join(self.adjectives.get(word, word) for word in folded(name).split())

    def of_parties(self, speakers: Iterable[Reference]) -> set[str]:
        """The names of those for whom speakers speak."""
        return {name for each in speakers for name in self.spoken_for.get(each.place, ())}


def _id(term: object) -> str:
    return relative(str(term).strip("<>"))


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
    known = vocabulary()
    for opening in openings if errors else ():
        if opening.half == errors:
            yield from _faults(opening, records[opening.id], Names.of(records[opening.id], known))


def _lines(scores: Scores) -> Iterator[str]:
    for group in ("all", "top-level"):
        content, full = scores.hits[group, "content"], scores.hits[group, "full"]
        rates = " / ".join(f"{100 * each:.1f}" for each in (content.precision, content.recall, content.f1, full.f1))
        yield f"{group:10} {content.gold:4} told, {content.found:4} found; content P / R / F1, with source F1: {rates}"
    for aspect in (*ASPECTS, "usable", "everything"):
        count, right = scores.asked[aspect], scores.right[aspect]
        alone = f"; the only fault of {scores.alone[aspect]}" if aspect in USABLE else ""
        yield f"{aspect:10} right {right:4} of {count:4} found ({100 * right / count if count else 0:.1f} %){alone}"
    told, given = scores.asked["day too much"], scores.right["day too much"]
    yield f"days given {given:4} of {told:4} where the text tells none, statements within others apart"
    told = scores.asked["open"]
    yield f"left open  {scores.right['open']:4} of {told:4} where the text tells who"
    yield f"missed {scores.missed}; found that no reader marked {scores.surplus}"


def _faults(opening: Opening, record: Record, names: Names) -> Iterator[str]:
    tokens = Tokens(record.document.text)

    def words(spans: Spans) -> str:
        return " | ".join(" ".join(tokens.text[start:end].split()) for start, end in spans)

    told, found = opening.statements, record.statements
    pairs = match(tokens, [each.place for each in told], [each.content or each.cue for each in found])
    for i, each in enumerate(told):
        line = f"{opening.id} <{words(each.source)}> <{words(each.cue)}> <{words(each.content)}>"
        if i not in pairs:
            yield f"missed {line}"
            continue
        other = found[pairs[i]]
        wrong = [aspect for aspect, right in aspects_of(each, other, names, tokens).items() if not right]
        if wrong:
            parties = sorted(names.of_parties(other.speakers))
            came = (
                f"{[s.name for s in other.speakers]} for {parties} {other.act} {other.status} {_days(other.stated_on)}"
            )
            right = f"{each.speaker}/{each.state} {each.act} {each.status} {each.day}"
            yield f"{','.join(wrong)} {line} {right}; came {came}"
            yield f"       <{words(other.source)}> <{words(other.cue)}> <{words(other.content)}> {other.rule}"
    taken = set(pairs.values())
    for j, other in enumerate(found):
        if j not in taken:
            nested = " (within)" if other.within is not None else ""
            line = f"<{words(other.source)}> <{words(other.cue)}> <{words(other.content)}> {other.rule}{nested}"
            yield f"surplus {opening.id} {line}"
