"""Annotators of attributions: which words a sentence gives to somebody else, before it is known to whom."""

from __future__ import annotations

from onrecord.annotate.annotator import Annotator
from onrecord.annotate.attribution.find import find_attributions
from onrecord.annotate.attribution.operative import operative_paragraphs
from onrecord.annotate.attribution.summary import summary_statements
from onrecord.annotate.findings import Findings


def read_operative(findings: Findings) -> None:
    """Find what an organ does in the paragraphs of its resolution."""
    findings.operative = operative_paragraphs(findings.scene, findings.lexicon)


def read_attributions(findings: Findings) -> None:
    """Find the attributions of sentences; the cue of a paragraph is the organ's, whatever the parse makes of it."""
    opened = {raw.anchor for raw in findings.operative}
    found = find_attributions(findings.scene, findings.lexicon)
    findings.attributed = [raw for raw in found if raw.anchor not in opened]


def read_summaries(findings: Findings) -> None:
    """Find what speakers say in a summary record without a cue in the sentence."""
    found = [*findings.attributed, *findings.operative]
    findings.summarised = summary_statements(findings.scene, findings.lexicon, found)


OPERATIVE = Annotator("operative", needs=("scene",), adds=("operative",), run=read_operative)
ATTRIBUTION = Annotator("attribution", needs=("scene", "operative"), adds=("attributed",), run=read_attributions)
SUMMARY = Annotator("summary", needs=("scene", "operative", "attributed"), adds=("summarised",), run=read_summaries)
