"""A store's codings as a file of the Discourse Network Analyzer: its documents, entities and statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime

from onrecord.discourse.counted import superseded_texts
from onrecord.dna.file import CONCEPT, ORGANIZATION, PERSON, STATE, DnaDocument, DnaEntity, DnaFile, DnaStatement, Noted
from onrecord.dna.password import PASSWORD
from onrecord.dna.units import Units
from onrecord.dna.writing import ADMIN
from onrecord.export.coding.coded import Coding, Codings, Thing, read_codings
from onrecord.export.coding.passages import Passages, Quoted
from onrecord.export.coding.sources import SourceText, read_texts
from onrecord.export.coding.values import Cutting, named_apart
from onrecord.export.declaration import Material
from onrecord.export.rows import read_rows

_OF: Mapping[str, Callable[[Coding], Thing | None]] = {
    PERSON: lambda one: one.person,
    ORGANIZATION: lambda one: one.body,
    CONCEPT: lambda one: one.subject,
    STATE: lambda one: one.state,
}


def dna_file(material: Material) -> DnaFile:
    """The file; what is left out, cut or dated by rule is told."""
    texts = read_texts(material.graph)
    superseded = superseded_texts(material.graph)
    found = read_codings(material.graph, material.quotes, superseded)
    by_text: dict[str, dict[str, None]] = defaultdict(dict)
    for one in found.codings:
        by_text[one.key][one.statement] = None
    cutting = Cutting()
    things = {name: [thing for one in found.codings if (thing := of(one))] for name, of in _OF.items()}
    values = {name: named_apart(each, cutting) for name, each in things.items()}
    quoted = Quoted(read_rows(material.graph, "quoted"))
    keys = [key for key in sorted(texts) if key in by_text or (material.text and key not in superseded)]
    numbers = {key: number for number, key in enumerate(keys, 1)}
    passages = {key: _passages(material, quoted, texts[key], list(by_text.get(key, ()))) for key in keys}
    documents = {numbers[key]: _document(texts[key], passages[key].text, cutting) for key in keys}
    statements, noted = _statements(found.codings, numbers, passages, values)
    entities = {
        name: _entities(filter(None, map(of, found.codings)), values[name], cutting) for name, of in _OF.items()
    }
    _tell(material, found, [texts[key] for key in keys], len(texts), cutting)
    return DnaFile(documents, statements, entities, noted)


def _passages(material: Material, quoted: Quoted, source: SourceText, statements: list[str]) -> Passages:
    if material.text:
        return quoted.whole(material.text(source.key), statements)
    return quoted.excerpts(source.document, statements, material.quotes)


def _document(source: SourceText, text: str, cutting: Cutting) -> DnaDocument:
    day = datetime.combine(date.fromisoformat(source.day), datetime.min.time(), UTC)
    notes = [f"On Record: document {source.document}, text {source.key}", source.basis, *source.urls]
    return DnaDocument(
        title=cutting.short(source.title or source.document),
        text=text.replace("\0", " "),
        seconds=int(day.timestamp()),
        author=cutting.short(", ".join(source.authors)),
        source=cutting.short(source.publisher),
        type=cutting.short(source.kind),
        notes="\n".join(notes),
    )


def _statements(
    codings: Iterable[Coding],
    numbers: Mapping[str, int],
    passages: Mapping[str, Passages],
    values: Mapping[str, Mapping[str, str]],
) -> tuple[dict[int, DnaStatement], dict[int, Noted]]:
    """The statements by number, and what is noted of each."""
    units = {key: Units(found.text) for key, found in passages.items()}
    found: dict[int, DnaStatement] = {}
    noted: dict[int, Noted] = {}
    for number, one in enumerate(codings, 1):
        begin, end = passages[one.key].spans[one.statement]
        things = {name: thing for name, of in _OF.items() if (thing := of(one))}
        named = {name: values[name][thing.id] for name, thing in things.items()}
        start, stop = units[one.key].of(begin), units[one.key].of(end)
        agreement = one.favours != one.subject.turned
        found[number] = DnaStatement(numbers[one.key], start, stop, named, agreement, one.statement)
        ids = {name: thing.id for name, thing in things.items()}
        noted[number] = Noted(one.position, one.statement, ids, one.favours)
    return found, noted


def _entities(things: Iterable[Thing], values: Mapping[str, str], cutting: Cutting) -> tuple[DnaEntity, ...]:
    """The entities of a variable, by id; of several states that were told of one actor none is."""
    told: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        told[thing.id].append(thing)
    found = []
    for name, ways in sorted(told.items()):
        states = {way.state for way in ways} - {""}
        attributes = {
            "Type": cutting.short(ways[0].kind),
            "Alias": cutting.short(ways[0].alias),
            "State": cutting.short(next(iter(states)) if len(states) == 1 else ""),
            "Id": cutting.short(name),
        }
        parent = values.get(ways[0].broader)
        found.append(DnaEntity(values[name], attributes, parent, id=name, turned=ways[0].turned))
    return tuple(found)


def _tell(material: Material, found: Codings, shown: list[SourceText], texts: int, cutting: Cutting) -> None:
    """Tell what the file holds and what not, and how it is opened."""
    tell = material.tell
    left = ", ".join(f"{many} {reason}" for reason, many in found.uncoded.items())
    tell(f"{_many(len(found.codings), 'statement')} in {_many(len(shown), 'document')}")
    if left:
        tell(f"positions left out: {left}")
    if texts > len(shown):
        without = "superseded" if material.text else "with no position for or against anything, or superseded"
        tell(f"{_many(texts - len(shown), 'document')} left out: {without}")
    if cutting.cut:
        tell(f"{_many(len(cutting.cut), 'value')} cut at 190 characters, as the file holds no longer ones")
    undated = [source for source in shown if source.basis]
    if undated:
        tell(
            f"{_many(len(undated), 'document')} without a day: dated by the last day that a statement in it is dated, "
            "else 1 January 1970; their notes tell which"
        )
    if material.text:
        tell("the file holds whole texts, also of news: it is for your own use")
    tell(f'it opens as coder "{ADMIN}" with the password "{PASSWORD}", which protects nothing')


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
