"""MARCXML: each library record a document of its own, which tells agenda item, meeting and vote of another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.draft.marc import LibraryRecord, is_marc, library_records
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.draft.xml import XmlError, parse_xml
from onrecord.reading.layout.blocks import Block, join_blocks
from onrecord.reading.registry import Format
from onrecord.un.symbol import parse_symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_PUBLISHER = "United Nations Digital Library"


def read_marc(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The records of a file, in order; what they tell stands in their text, as United Nations documents word it."""
    try:
        root = parse_xml(file.read())
    except XmlError as error:
        raise UnreadableDocument(file.source, f"is not XML ({error})", "fetch it again") from error
    if not is_marc(root):
        raise UnreadableDocument(file.source, "holds no record in MARCXML", "take it out, or fetch it again")
    yield from drafts_of(root, file)


def drafts_of(root: _Element, file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The drafts of the records of an XML document."""
    records = list(library_records(root))
    for number, record in enumerate(records, 1):
        source = file.source if len(records) == 1 else f"{file.source}#{number}"
        doc_id = file.doc_id if len(records) == 1 else f"{file.doc_id}-{number}"
        if not record.title and not record.symbols:
            yield UnreadableDocument(source, "is a record without symbol and title", "take it out")
            continue
        text, marked = join_blocks(_blocks(record))
        says = Metadata(title=_title(record), publisher=_PUBLISHER, kind="other", language="en")
        yield Draft(text, source, doc_id, says, marked, one_of_many=len(records) > 1)


def _title(record: LibraryRecord) -> str:
    named = record.symbols[0] if record.symbols else record.title
    return f"Library record of {named}"


def _blocks(record: LibraryRecord) -> Iterator[Block]:
    """The lines of a record's text; no statement is sought in notes."""
    yield Block(_title(record), "title")
    if record.title:
        yield Block(record.title, "note")
    for item in record.items:
        session = (found.parts[0].session or "") if (found := parse_symbol(item.agenda)) else ""
        assembly = session.isdigit() and item.agenda.startswith("A/")
        of = f" of the {_ordinal(int(session))} session of the General Assembly" if assembly else ""
        named = f"Agenda item {item.number}{of}" if item.number else "Subject"
        yield Block(f"{named}: {item.title}" + (f" ({item.agenda})" if item.agenda else ""), "note")
    yield Block(_adoption(record), "note")
    for choice, states in record.voters.items():
        yield Block(f"{choice}: {', '.join(states)}", "note")


def _ordinal(number: int) -> str:
    """The ordinal in figures.

    >>> _ordinal(71), _ordinal(12), _ordinal(80)
    ('71st', '12th', '80th')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _adoption(record: LibraryRecord) -> str:
    """The line that tells of the vote; empty where the record tells of none."""
    if record.vote is None and not record.note and not record.voters:
        return ""
    day = f" on {record.day.day} {record.day:%B %Y}" if record.day else ""
    meeting = f" ({record.meeting})" if record.meeting else ""
    votes = (
        " by {} votes to {}, with {} abstention{}".format(*record.vote, "" if record.vote[2] == 1 else "s")
        if record.vote
        else ""
    )
    noted = f". {record.note}" if record.note else ""
    return f"{record.symbols[0] if record.symbols else 'The text'} was adopted{votes}{day}{meeting}{noted}."


FORMAT = Format(read_marc, many=True)
