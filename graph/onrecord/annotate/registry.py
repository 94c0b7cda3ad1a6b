"""The registry of annotators, in the order in which they run. A new one is a file and a line here.

Annotators of others are found by the entry point group ``onrecord.annotators``; none runs unless it is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.annotate.annotator import Annotator, check
from onrecord.annotate.installed import GROUP
from onrecord.annotate.plugin import load_plugin
from onrecord.errors import AnnotatorError
from onrecord.model.registry import Registry

ANNOTATORS: dict[str, str] = {
    "published": "onrecord.annotate.assembly.text:PUBLISHED",
    "symbols": "onrecord.annotate.assembly.text:SYMBOLS",
    "agenda": "onrecord.annotate.assembly.text:AGENDA",
    "titles": "onrecord.annotate.assembly.text:TITLES",
    "dates": "onrecord.annotate.assembly.text:DATES",
    "day": "onrecord.annotate.assembly.text:DAY",
    "quotations": "onrecord.annotate.assembly.text:QUOTATIONS",
    "mentions": "onrecord.annotate.assembly.names:MENTIONS",
    "coreference": "onrecord.annotate.assembly.names:COREFERENCE",
    "envoys": "onrecord.annotate.acting.acting:ENVOYS",
    "operative": "onrecord.annotate.assembly.attributions:OPERATIVE",
    "attribution": "onrecord.annotate.assembly.attributions:ATTRIBUTION",
    "summary": "onrecord.annotate.assembly.attributions:SUMMARY",
    "turns": "onrecord.annotate.assembly.turns:TURNS",
    "dialogue": "onrecord.annotate.assembly.turns:DIALOGUE",
    "letters": "onrecord.annotate.assembly.letters:LETTERS",
    "parts": "onrecord.annotate.assembly.letters:PARTS",
    "authors": "onrecord.annotate.assembly.names:AUTHORS",
    "offices": "onrecord.annotate.tenure.offices:OFFICES",
    "signatures": "onrecord.annotate.assembly.letters:SIGNATURES",
    "labels": "onrecord.annotate.assembly.turns:LABELS",
    "statements": "onrecord.annotate.assembly.statements:STATEMENTS",
    "completion": "onrecord.annotate.assembly.completion:COMPLETION",
    "about": "onrecord.annotate.assembly.completion:ABOUT",
    "circulations": "onrecord.annotate.assembly.letters:CIRCULATIONS",
    "circulation_requests": "onrecord.annotate.assembly.requested:REQUESTS",
    "adoptions": "onrecord.annotate.assembly.adoptions:ADOPTIONS",
    "votes": "onrecord.annotate.vote.votes:VOTES",
    "sponsors": "onrecord.annotate.vote.sponsored:SPONSORS",
    "lineage": "onrecord.annotate.assembly.lineage:LINEAGE",
    "own_bodies": "onrecord.annotate.assembly.turns:OWN_BODIES",
    "acting": "onrecord.annotate.acting.acting:ACTING",
    "behalf": "onrecord.annotate.acting.spoken_for:BEHALF",
    "nesting": "onrecord.annotate.assembly.context:NESTING",
    "discussion": "onrecord.annotate.assembly.context:DISCUSSION",
    "positions": "onrecord.annotate.position.positions:POSITIONS",
    "subjects": "onrecord.annotate.position.subjects:SUBJECTS",
}
"""``MODULE:NAME`` of our own, by name; loaded when a document is first annotated."""

OURS = Registry("annotator", GROUP, Annotator, lambda: ANNOTATORS)
"""The registry of the kind, as other kinds of parts have one; those of others go in by ``load_plugin``."""


@lru_cache(maxsize=4)
def annotators(named: tuple[str, ...] = ()) -> tuple[Annotator, ...]:
    """Our annotators in their order, with those of others that are named. Raises ``AnnotatorError``."""
    found = [OURS[name] for name in ANNOTATORS]
    for name in sorted(set(named)):
        if name in ANNOTATORS:
            raise AnnotatorError(f'the annotator "{name}" runs on every document; name only those of other packages')
        plugin = load_plugin(name)
        found.insert(_place(found, plugin), plugin)
    check(found)
    return tuple(found)


def _place(order: Sequence[Annotator], plugin: Annotator) -> int:
    """Where an annotator of others goes: before the first that needs what it adds, or to the end."""
    needing = (place for place, other in enumerate(order) if set(plugin.adds) & set(other.needs))
    return next(needing, len(order))
