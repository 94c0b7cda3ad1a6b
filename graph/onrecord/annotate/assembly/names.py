"""Annotators of names: where actors are named, which names are one actor's, and who wrote the document."""

from __future__ import annotations

from onrecord.annotate.actor.authorship import authors_of, named_places
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.own_state import publishing_body
from onrecord.annotate.actor.recognition.find import find_mentions
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Findings

_OF_BODIES = frozenset({"news", "release", "statement", "other"})
"""Kinds of documents in which a body of a state that publishes them speaks of itself as "we"."""


def read_mentions(findings: Findings) -> None:
    """Find where actors are named."""
    findings.mentions = find_mentions(findings.scene, findings.gazetteer)


def join_names(findings: Findings) -> None:
    """Put the names of one actor together in one cluster."""
    findings.coreference = Coreference(findings.scene, findings.mentions)


def read_authors(findings: Findings) -> None:
    """Find in whose name the document speaks; one alone is whom "I" means outside all turns."""
    authors = authors_of(findings.document, findings.coreference)
    named_places(findings.document, authors)
    findings.authors = authors
    if findings.coreference.author is None and len(authors) == 1:
        findings.coreference.author = authors[0]
    if findings.coreference.author is None and not authors and findings.document.kind in _OF_BODIES:
        findings.coreference.author = publishing_body(findings.document, findings.coreference, findings.states)


MENTIONS = Annotator("mentions", needs=("scene",), adds=("mentions",), run=read_mentions)
COREFERENCE = Annotator("coreference", needs=("scene", "mentions"), adds=("coreference",), run=join_names)
AUTHORS = Annotator("authors", needs=("coreference", "correspondence"), adds=("authors",), run=read_authors)
"""After the letters: who sent a letter is its author before those who signed it."""
