"""Annotators of letters: who sends what to whom, in which parts, and as which document it is circulated."""

from __future__ import annotations

from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Circulated, Findings, OfficeHeld


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


_READ = ("published", "symbols", "dates", "mentions", "coreference")

LETTERS = Annotator("letters", needs=_READ, adds=("correspondence",), run=read_letters)
PARTS = Annotator("parts", needs=("correspondence",), adds=("correspondence",), run=read_parts)
SIGNATURES = Annotator("signatures", needs=("correspondence",), adds=("offices",), run=read_signatures)
CIRCULATIONS = Annotator(
    "circulations",
    needs=("correspondence", "numbered_items", "titled_items"),
    adds=("circulations",),
    run=read_circulations,
)
