"""Annotators of letters: who sends what to whom, in which parts, and as which document it is circulated."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Circulated, Findings, OfficeHeld
from onrecord.model.finding.circulation import Circulation
from onrecord.model.finding.letter import Letter
from onrecord.model.finding.part import Part
from onrecord.un.formal_letter import addressees
from onrecord.un.letter_office import office_class


def read_letters(findings: Findings) -> None:
    """Find the letters, with sender, addressee and day; the sender of a letter is its author."""
    findings.correspondence.read_letters()


def read_parts(findings: Findings) -> None:
    """Find the parts of a letter, and whose words each is."""
    findings.correspondence.read_parts()


def read_signatures(findings: Findings) -> None:
    """Find who signs a letter: they hold the office that it is sent from."""
    findings.offices += [OfficeHeld(*found) for found in findings.correspondence.signed()]


def read_circulations(findings: Findings) -> None:
    """Find what is circulated as a document of an organ."""
    found = findings.correspondence.circulations(findings.agenda_items)
    findings.circulations = [Circulated(*each) for each in found]


def letters(findings: Findings, references: References) -> Iterator[Letter]:
    """The letters that the text is or tells of."""
    of = references.of
    for letter in findings.correspondence.letters:
        sender = of(letter.sender) if letter.sender else None
        addressee = of(letter.addressee) if letter.addressee else None
        yield Letter(
            of(letter.document),
            sender,
            addressee,
            letter.dated.start if letter.dated else None,
            tuple(dict.fromkeys(letter.evidence)),
            of(letter.embodied) if letter.embodied else None,
            letter.states,
            office_class(sender.name) if sender else "",
            addressees(addressee.name) if addressee else frozenset(),
            tuple(of(answered) for answered in letter.answers),
        )


def parts(findings: Findings, references: References) -> Iterator[Part]:
    """The parts of a letter as circulated."""
    for part, author in findings.correspondence.parts:
        yield Part(part.kind, part.span, part.heading, references.of(author) if author else None)


def circulations(findings: Findings, references: References) -> Iterator[Circulation]:
    """What was circulated, as whose document, under which items."""
    for each in findings.circulations:
        yield Circulation(references.of(each.document), each.organ, each.items, each.evidence)


_READ = ("published", "symbols", "dates", "mentions", "coreference")

LETTERS = Annotator("letters", needs=_READ, adds=("correspondence",), run=read_letters, kept=letters)
PARTS = Annotator("parts", needs=("correspondence",), adds=("correspondence",), run=read_parts, kept=parts)
SIGNATURES = Annotator("signatures", needs=("correspondence",), adds=("offices",), run=read_signatures)
CIRCULATIONS = Annotator(
    "circulations",
    needs=("correspondence", "numbered_items", "titled_items"),
    adds=("circulations",),
    run=read_circulations,
    kept=circulations,
)
