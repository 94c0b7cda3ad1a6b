"""Annotators of the records of meetings: who has the floor where, in which office, and what is their own."""

from __future__ import annotations

from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Findings, OfficeHeld


def read_turns(findings: Findings) -> None:
    """Find where who speaks changes."""
    findings.floor.read()


def read_dialogue(findings: Findings) -> None:
    """Find who asks and who answers in a dialogue that the press prints, and what each says."""
    findings.dialogue.read(findings.lexicon)
    findings.spoken = findings.dialogue.statements


def read_labels(findings: Findings) -> None:
    """Find the offices that the labels of speakers give."""
    findings.offices += [OfficeHeld(*found) for found in findings.floor.offices()]


def settle_own(findings: Findings) -> None:
    """Take "my Minister" from whatever else it was read as, once all statements are there."""
    findings.floor.settle()


TURNS = Annotator("turns", needs=("published", "scene", "coreference"), adds=("floor",), run=read_turns)
DIALOGUE = Annotator(
    "dialogue", needs=("published", "scene", "coreference"), adds=("dialogue", "spoken"), run=read_dialogue
)
LABELS = Annotator("labels", needs=("floor",), adds=("offices",), run=read_labels)
OWN_BODIES = Annotator("own_bodies", needs=("floor", "drafts"), adds=("coreference",), run=settle_own)
