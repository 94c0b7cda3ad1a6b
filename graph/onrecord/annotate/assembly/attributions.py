"""Annotators of attributions: which words a sentence gives to somebody else, before it is known to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.annotate.annotator import Annotator
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.find import find_attributions
from onrecord.annotate.attribution.summary import given_the_floor, summary_statements
from onrecord.annotate.findings import Findings
from onrecord.annotate.resolution.find import resolution_paragraphs
from onrecord.annotate.resolution.inside import told_inside
from onrecord.annotate.resolution.presidential import presidential_statements


def read_operative(findings: Findings) -> None:
    """Find what an organ does in the paragraphs of its resolution, or of a statement by its president."""
    found = resolution_paragraphs(findings.scene, findings.lexicon)
    findings.operative = found or presidential_statements(findings.scene, findings.lexicon)


def read_attributions(findings: Findings) -> None:
    """Find the attributions of sentences; a paragraph's cue is the organ's: it speaks not, and nobody else says it."""
    _name_names(findings)
    opened = {raw.anchor for raw in findings.operative}
    told = told_inside(findings.scene, findings.operative)
    cues = sorted(raw.cue[0][0] for raw in findings.operative)
    found = (
        raw
        for raw in find_attributions(findings.scene, findings.lexicon)
        if raw.anchor not in opened and raw.source_head not in opened and not _holds_one(raw, cues)
    )
    attributed = [each for raw in found if (each := told(raw) if opened else raw) is not None]
    findings.attributed = given_the_floor(findings.scene, attributed)


def _name_names(findings: Findings) -> None:
    """Corrects the class of a known actor's name that the tagger took for a noun: it can speak."""
    for mention in findings.mentions:
        token = findings.parsed[mention.first]
        if mention.canonical and mention.first == mention.last and not mention.demonym and token.pos_ == "NOUN":
            token.pos_ = "PROPN"


def _holds_one(raw: Raw, cues: Sequence[int]) -> bool:
    """Whether an attribution's content holds the cue of a paragraph."""
    return any(bisect_left(cues, start) < bisect_left(cues, end) for start, end in raw.content)


def read_summaries(findings: Findings) -> None:
    """Find what speakers say in a summary record without a cue in the sentence."""
    found = [*findings.attributed, *findings.operative]
    findings.summarised = summary_statements(findings.scene, findings.lexicon, found)


OPERATIVE = Annotator("operative", needs=("scene",), adds=("operative",), run=read_operative)
ATTRIBUTION = Annotator(
    "attribution", needs=("scene", "operative", "mentions"), adds=("attributed",), run=read_attributions
)
SUMMARY = Annotator("summary", needs=("scene", "operative", "attributed"), adds=("summarised",), run=read_summaries)
