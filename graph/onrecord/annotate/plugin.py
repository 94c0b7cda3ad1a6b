"""Annotators of other packages: found by name, loaded, and held to what they may add.

A package offers one by an entry point of the group ``onrecord.annotators``, whose name is the annotator's and
whose value an ``Annotator``. It may read whatever it needs, and add

- to ``further``: attributions (``Raw``) that become statements as ours do, with speakers, mode and day. Their
  ``rule`` begins with the annotator's name. At a place where we find a statement, ours counts.
- to ``extra``, under its own name: any JSON value. ``extract`` prints it; a store does not keep it.

Whatever else it changes is undefined. If it fails over a document, or adds what does not fit that document,
only what it adds is missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.annotator import Annotator
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Findings
from onrecord.annotate.installed import entry_point, told
from onrecord.errors import AnnotatorError

OPEN = frozenset({"further", "extra"})
"""What annotators of others may add to."""

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def load_plugin(name: str) -> Annotator:
    """The annotator that an installed package offers by a name; it checks what it adds. Raises ``AnnotatorError``."""
    entry = entry_point(name)
    try:
        found: object = entry.load()
    except Exception as error:  # whatever the other package's code raises, the user gets one line
        raise AnnotatorError(f"{told(entry)} cannot be loaded ({type(error).__name__}); install it again") from error
    if not isinstance(found, Annotator):
        raise AnnotatorError(f"{told(entry)} is no Annotator but {type(found).__name__}; see docs/annotators.md")
    if found.name != name or not _NAME.fullmatch(name):
        wanted = "name both alike, in small letters"
        raise AnnotatorError(f'{told(entry)} calls itself "{found.name}"; {wanted} (docs/annotators.md)')
    if not found.adds or not set(found.adds) <= OPEN:
        wanted = " or ".join(sorted(OPEN))
        raise AnnotatorError(f"{told(entry)} adds {', '.join(found.adds) or 'nothing'}, not {wanted}; leave it out")
    if found.kept is not None:
        raise AnnotatorError(f"{told(entry)} keeps findings of its own kind; give them as extra (docs/annotators.md)")
    return replace(found, run=lambda findings: _run(found, findings))


def _run(annotator: Annotator, findings: Findings) -> None:
    """Run an annotator of others. Raises ``ValueError`` if what it added cannot be used: then it has failed."""
    before, extra = len(findings.further), set(findings.extra)
    annotator.run(findings)
    _check_further(annotator.name, findings, findings.further[before:])
    if added := set(findings.extra) - extra - {annotator.name}:
        raise ValueError(f"extra findings under other names: {sorted(added)}")
    if annotator.name in findings.extra:
        json.dumps(findings.extra[annotator.name], allow_nan=False)


def _check_further(name: str, findings: Findings, added: Sequence[Raw]) -> None:
    words, length = len(findings.parsed), len(findings.document.text)
    for raw in added:
        places = [place for place in (raw.anchor, raw.source_head, raw.addressee, raw.relay) if place is not None]
        spans = (*raw.cue, *raw.content, *raw.source)
        if not raw.rule.startswith(name) or not _NAME.fullmatch(raw.rule):
            raise ValueError(f"the rule {raw.rule!r} does not begin with the annotator's name")
        if not raw.content or not all(0 <= start < end <= length for start, end in spans):
            raise ValueError("spans outside the text, or no content")
        if not all(0 <= place < words for place in places):
            raise ValueError("words outside the parse")
