"""Annotators that look at the text alone: its day, symbols, agenda items, dates and quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.annotate.actor.references import References
from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.agenda.titled import find_titled_items
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.attribution.day.own_text import day_of_document
from onrecord.annotate.date.find import find_dates
from onrecord.annotate.date.published import infer_published
from onrecord.annotate.findings import Findings
from onrecord.annotate.parse.note_mark import without_marks
from onrecord.annotate.parse.quotation import find_quotations
from onrecord.annotate.parse.set_apart import with_blocks
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.date import DateMention
from onrecord.model.finding.symbol import SymbolMention


def infer_day(findings: Findings) -> None:
    """Infer the day of publication of a document that states none."""
    doc = findings.document
    inferred = infer_published(doc.text, doc.sections) if doc.published is None else None
    if inferred is not None:
        findings.published = inferred


def read_symbols(findings: Findings) -> None:
    """Find the symbols of UN documents."""
    findings.symbols = find_symbols(without_marks(findings.document.text))


def read_numbered_items(findings: Findings) -> None:
    """Find the agenda items that are named by number."""
    found = find_agenda_items(findings.document, findings.symbols, titles=findings.agendas.title)
    findings.numbered_items = tuple(found)


def read_titled_items(findings: Findings) -> None:
    """Find the agenda items that are named by title alone."""
    numbers = findings.agendas.number
    found = find_titled_items(findings.document, findings.symbols, findings.numbered_items, numbers)
    findings.titled_items = tuple(found)


def read_dates(findings: Findings) -> None:
    """Find the dates outside symbols and agenda items: "74/2" is no day in February."""
    taken = {item.span for item in findings.numbered_items} | {mention.span for mention in findings.symbols}
    findings.dates = find_dates(without_marks(findings.document.text), findings.published, skip=tuple(sorted(taken)))


def choose_day(findings: Findings) -> None:
    """Choose the day on which the document speaks for itself."""
    document = findings.document
    adopted = findings.adoption if document.kind == "resolution" else None
    findings.day = day_of_document(document, findings.dates, adopted.adopted_on if adopted else None)


def read_quotations(findings: Findings) -> None:
    """Find the quotations, and those inside others."""
    findings.quotations = with_blocks(findings.document, find_quotations(findings.document))


def symbols(findings: Findings, _: References) -> Sequence[SymbolMention]:
    """The symbols, as they were found."""
    return findings.symbols


def agenda_items(findings: Findings, _: References) -> Sequence[AgendaItem]:
    """The agenda items, as they were found: those named by number and those named by title."""
    return findings.agenda_items


def dates(findings: Findings, _: References) -> Iterable[DateMention]:
    """The dates, each where it is named."""
    return map(DateMention, findings.dates)


PUBLISHED = Annotator("published", needs=(), adds=("published",), run=infer_day)
SYMBOLS = Annotator("symbols", needs=("published",), adds=("symbols",), run=read_symbols, kept=symbols)
AGENDA = Annotator("agenda", needs=("published", "symbols"), adds=("numbered_items",), run=read_numbered_items)
TITLES = Annotator(
    "titles",
    needs=("published", "symbols", "numbered_items"),
    adds=("titled_items",),
    run=read_titled_items,
    kept=agenda_items,
)
DATES = Annotator(
    "dates", needs=("published", "symbols", "numbered_items"), adds=("dates",), run=read_dates, kept=dates
)
DAY = Annotator("day", needs=("published", "dates"), adds=("day",), run=choose_day)
QUOTATIONS = Annotator("quotations", needs=("published",), adds=("quotations", "scene"), run=read_quotations)
