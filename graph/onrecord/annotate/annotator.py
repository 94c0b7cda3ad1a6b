"""What an annotator is, and how a list of them is checked and run over one document.

An annotator is a name, what it needs, what it adds, and a function that reads and adds to ``Findings``:

>>> def count_words(findings: Findings) -> None:
...     findings.extra["words"] = len(findings.document.text.split())
>>> WORDS = Annotator("words", needs=(), adds=("extra",), run=count_words)
>>> check([WORDS])

One that needs what nobody adds before it is refused before anything is read:

>>> check([Annotator("votes", needs=("adoptions",), adds=("extra",), run=count_words)])
Traceback (most recent call last):
onrecord.errors.AnnotatorError: the annotator "votes" needs "adoptions", which no annotator before it adds; ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.annotate.actor.references import References
from onrecord.annotate.failure import Guard
from onrecord.annotate.findings import GIVEN, Findings
from onrecord.errors import AnnotatorError
from onrecord.model.record import Finding


@dataclass(frozen=True, slots=True)
class Annotator:
    """One step of the annotation of a document. ``needs`` and ``adds`` are names of ``Findings``.

    ``run`` reads what it needs and sets or extends what it adds, for one document, and keeps nothing of it.
    What an annotator before it should have added may be empty: that one may have failed. ``kept`` gives what
    the document's record keeps of it, once all have run: of clusters the references that they have become.
    """

    name: str
    needs: Sequence[str]
    adds: Sequence[str]
    run: Callable[[Findings], None]
    kept: Callable[[Findings, References], Iterable[Finding]] | None = None

    def keep(self, findings: Findings, references: References) -> tuple[Finding, ...]:
        """What the document's record keeps of what the annotator found."""
        return tuple(self.kept(findings, references)) if self.kept is not None else ()


def check(annotators: Iterable[Annotator]) -> None:
    """Raise ``AnnotatorError`` for the first annotator that needs what no document has and none before it adds."""
    added = set(GIVEN)
    names: set[str] = set()
    for annotator in annotators:
        if annotator.name in names:
            raise AnnotatorError(f'two annotators are called "{annotator.name}"; rename or leave out one of them')
        names.add(annotator.name)
        for need in annotator.needs:
            if need not in added:
                raise AnnotatorError(
                    f'the annotator "{annotator.name}" needs "{need}", which no annotator before it adds; '
                    "docs/annotators.md lists what each adds"
                )
        added.update(annotator.adds)


def run_all(annotators: Iterable[Annotator], findings: Findings, guard: Guard) -> None:
    """Run annotators in order over the findings of one document, but for those that failed on it before."""
    for annotator in annotators:
        guard(annotator.name, partial(annotator.run, findings))
