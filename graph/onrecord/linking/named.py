"""Named entities of a stored document as rows: what entity resolution over all documents is computed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.letters import described_letters
from onrecord.linking.reprints import signature_of
from onrecord.model.description import Description, merged
from onrecord.model.ids import document_id, reference_id, relative_id, space_of
from onrecord.model.record import Record
from onrecord.model.statement import Reference, Tenure
from onrecord.names.folding import is_full_name, slug
from onrecord.triples.document import named_by
from onrecord.triples.record import references_of

HELD = "held"
ATTESTED = "attested"
LETTER = "letter"
"""What a document tells of a reference besides its name: an office that it holds, and on which day."""

WORDING = "wording"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """One named entity of a stored document: a reference, or something that has an id of its own.

    ``kind`` is the reference's kind, or ``publisher``, ``creator``, ``item``, ``symbol`` or ``stored``
    (a UN document whose text is in the store). ``suggestion`` is what the document alone suggests the
    thing is: for a reference an actor, for a joint symbol's later part the id of its first. Two more kinds
    tell of a reference what its document attests: ``held`` has an office as its name and the office's state
    as its suggestion, ``attested`` an ISO day as its name. ``letter`` has what a document tells of a letter,
    packed, and the document it is, ``wording`` a text's signature, packed, by which reprints are found.
    """

    id: str
    kind: str
    name: str
    suggestion: str | None = None


def fields_of(found: Named) -> tuple[str, str, str, str | None]:
    """The fields in their order (``dataclasses.astuple`` takes twenty times as long over as many)."""
    return (found.id, found.kind, found.name, found.suggestion)


def named_in(record: Record) -> list[Named]:
    """The named entities in the text of a record, for ``link``."""
    key = record.document.key
    references = references_of(record)
    found = [
        Named(reference_id(key, reference), reference.kind, reference.name, reference.canonical)
        for reference in references
    ]
    for tenure in record.tenures:
        found += _held(record, references, tenure)
    found += [Named(letter.id, LETTER, letter.packed(), letter.suggestion) for letter in described_letters(record)]
    items = [*record.agenda_items, *(item for circulation in record.circulations for item in circulation.items)]
    found += [Named(item.id, "item", item.title or "") for item in items if item.id]
    parents = ((item.id.rpartition("/")[0], item.parent_title) for item in items if item.id and item.parent_title)
    found += [Named(parent, "item", title) for parent, title in parents]
    for mention in record.symbols:
        found += _joint([part.symbol for part in mention.parts])
    signature = signature_of(record.document)
    found += [Named(relative_id("text", key), WORDING, signature.packed())] if signature else []
    return sorted(set(found), key=order)


def _held(record: Record, references: Sequence[Reference], tenure: Tenure) -> Iterator[Named]:
    holder = reference_id(record.document.key, tenure.holder)
    yield Named(holder, HELD, tenure.office.name, _state_of_office(record.document.text, references, tenure))
    if tenure.attested_on:
        yield Named(holder, ATTESTED, tenure.attested_on.isoformat())


def _state_of_office(text: str, references: Sequence[Reference], tenure: Tenure) -> str | None:
    """The state that an office belongs to, as far as the words around it tell: the first named inside them.

    A state that the holder is sent to ("ambassador to Norvania") is none that the office belongs to.
    """
    inside: list[tuple[int, str]] = []
    for reference in references:
        code = reference.canonical or ""
        for start, end in reference.mentions:
            if space_of(code) == "state" and any(b <= start and end <= e for b, e in tenure.office.mentions):
                before = text[max(0, start - 8) : start].split()
                if not before or before[-1].casefold() not in {"to", "with"}:
                    inside.append((start, code))
    if inside:
        return min(inside)[1]
    suggested = tenure.office.canonical or ""
    return (
        relative_id("state", suggested.rpartition("-")[2])
        if space_of(suggested) == "post" and "-" in suggested
        else None
    )


def named_by_sources(descriptions: Sequence[Description]) -> list[Named]:
    """The named entities in the metadata of one text's sources: publisher, authors and the document's own symbols."""
    whole = merged(descriptions)
    names = {"publisher": [whole.publisher or ""], "creator": [name for name in whole.authors if is_full_name(name)]}
    found = [
        Named(relative, kind, next(name for name in names[kind] if relative.endswith("/" + slug(name))))
        for kind, relative in named_by(whole)
    ]
    if whole.symbols:
        found.append(Named(document_id("", whole.symbols), "stored", whole.symbols[0]))
        found += _joint(whole.symbols)
    return sorted(set(found), key=order)


def _joint(symbols: Sequence[str]) -> list[Named]:
    ids = [document_id("", (symbol,)) for symbol in symbols]
    return [
        Named(found, "symbol", symbol, ids[0] if found != ids[0] else None)
        for found, symbol in zip(ids, symbols, strict=True)
    ]


def order(found: Named) -> tuple[str, str, str, str]:
    """The sort key of rows."""
    return (found.id, found.kind, found.name, found.suggestion or "")
