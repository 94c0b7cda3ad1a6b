"""The turns of a dialogue that the press prints: who speaks from where on, and each turn as a statement of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.spoken.label import Told, read_label
from onrecord.annotate.spoken.party import Parties
from onrecord.model.document import Document, Section, Span

TURN = "turn"
"""The rule of what somebody says in a turn of theirs."""

_SPOKEN = frozenset({"turn", "question", "answer", "signed"})
_FEWEST_WORDS = 1


class Dialogue:
    """The turns of one document; it adds those who speak to the document's clusters.

    ``turns`` tell from where on who speaks, ``None`` where nobody does; ``statements`` are what each turn says.
    """

    def __init__(self, document: Document, coreference: Coreference) -> None:
        self._document = document
        self._coreference = coreference
        self.turns: list[tuple[int, Cluster | None]] = []
        self.statements: list[Raw] = []

    def read(self, lexicon: Lexicon) -> None:
        """Fills in turns and statements."""
        sections = [section for section in self._document.sections if section.voice in _SPOKEN]
        if not sections:
            return
        self._parties = Parties(self._document, self._coreference, sections[0].start)
        self._asking = self._labels_that_ask(sections)
        self._one_asks = self._is_interview(sections)
        self._outlet_asks = self._asker_by_label(sections)
        unlabelled = not any(section.kind == "speaker" for section in sections)
        if unlabelled and self._parties.interview.interviewed() is None:
            return  # questions that an article asks and answers itself are nobody's
        entry = lexicon.find("verb", "say")[0]
        for label, bodies in self._runs(sections):
            speaker, source = self._speaker(label, bodies)
            for body in bodies:
                self.turns.append((body.start, speaker))
                first = self._coreference.scene.tokens_in(body.span)
                if first and self._coreference.scene.words(body.span) >= _FEWEST_WORDS:
                    self.statements.append(
                        Raw(entry, first[0].i, (), (body.span,), (source,) if source else (), None, "asserted", TURN)
                    )
            self.turns.append((bodies[-1].end, None))

    def _runs(self, sections: list[Section]) -> Iterator[tuple[Section | None, list[Section]]]:
        """Each label with the paragraphs that are its turn; those of questions and answers without one."""
        label: Section | None = None
        for voice, group in groupby(sections, key=lambda section: section.voice):
            held = list(group)
            if voice == "signed":
                yield from _signed(held)
                continue
            if voice in {"question", "answer"}:
                yield None, held
                label = None
                continue
            bodies: list[Section] = []
            for section in held:
                if section.kind == "speaker":
                    if bodies:
                        yield label, bodies
                    label, bodies = section, []
                else:
                    bodies.append(section)
            if bodies:
                yield label, bodies

    def _speaker(self, label: Section | None, bodies: list[Section]) -> tuple[Cluster | None, Span | None]:
        """Who speaks in a turn, and the place of the words that name them."""
        here = (bodies[0].start, min(bodies[0].end, bodies[0].start + 1))
        if label is None:
            asks = bodies[0].voice == "question"
            found = self._asker(here) if asks else self._parties.interview.interviewed()
            found = found or self._parties.unnamed("interviewee", here)
            if not found.mentions:  # the publisher asks, and the text never names it
                found.mentions.append(here)
            return found, None
        told = read_label(self._document.text[label.start : label.end])
        span = (label.start, label.start + len(self._document.text[label.start : label.end].rstrip(" :.–—-")))
        if told.asks:
            cluster = self._asker(span, told)
        elif told.answers:
            cluster = self._parties.interview.interviewed() or self._parties.unnamed("interviewee", span)
        else:
            cluster = self._parties.of_label(told, asks=told.name in self._asking)
        if span not in cluster.mentions:
            cluster.mentions.append(span)
        return cluster, span

    def _asker(self, span: Span, told: Told | None = None) -> Cluster:
        """Who asks: the one interviewer, whom a label names beside "Q", else somebody whom nothing names."""
        if told is not None and told.aside and told.aside[0].isupper():
            return self._parties.interview.outlet(told.aside)
        if self._outlet_asks is not None:
            return self._outlet_asks
        found = self._parties.interview.interviewer() if self._one_asks else None
        if found is not None and found.mentions:  # metadata alone may name who asks: nothing in the text does
            return found
        return self._parties.unnamed("interviewer" if self._one_asks else "questioner", span)

    def _labels_that_ask(self, sections: list[Section]) -> frozenset[str]:
        """The names of labels whose turns are questions for the most part."""
        asked: dict[str, list[bool]] = {}
        for label, bodies in self._runs(sections):
            if label is not None:
                name = read_label(self._document.text[label.start : label.end]).name
                ends = self._document.text[bodies[0].start : bodies[-1].end].rstrip()
                asked.setdefault(name, []).append("?" in ends[-200:])
        return frozenset(name for name, ends in asked.items() if 2 * sum(ends) >= len(ends))

    def _is_interview(self, sections: list[Section]) -> bool:
        """Whether one asks throughout: the labels do not tell of several, and there are answers to it."""
        told = [read_label(self._document.text[s.start : s.end]) for s in sections if s.kind == "speaker"]
        if not told:
            return True
        asking = [each.name.lower() for each in told if each.asks]
        return any(each.answers for each in told) or any(name == "interviewer" for name in asking)

    def _asker_by_label(self, sections: list[Section]) -> Cluster | None:
        """The one outlet or person whose label asks, for the questions of the same dialogue that have none."""
        if not any(section.voice == "question" for section in sections):
            return None
        told = [read_label(self._document.text[s.start : s.end]) for s in sections if s.kind == "speaker"]
        asking = {each.name: each for each in told if each.name in self._asking and not each.asks}
        return self._parties.of_label(next(iter(asking.values())), asks=True) if len(asking) == 1 else None


def _signed(sections: list[Section]) -> Iterator[tuple[Section | None, list[Section]]]:
    """Blocks whose label stands below them."""
    bodies: list[Section] = []
    for section in sections:
        if section.kind == "speaker":
            if bodies:
                yield section, bodies
            bodies = []
        else:
            bodies.append(section)
