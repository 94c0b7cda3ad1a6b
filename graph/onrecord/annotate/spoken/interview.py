"""Who answers and who asks in an interview of two: by what its title and introduction tell for and against."""

from __future__ import annotations

import re

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.model.document import Document, Span
from onrecord.names.folding import folded
from onrecord.names.word_list import word_list, word_set

_INTERVIEWED = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, word_list('spoken.csv', 'interviewed')))})\s*", re.IGNORECASE
)
_ANY_OFFICE = re.compile(rf"\b(?:{'|'.join(map(re.escape, word_list('spoken.csv', 'office')))})\b")
_OUTLETS = word_set("layout.csv", "outlet") | word_set("layout.csv", "broadcaster")
_NAME = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*"
_TITLED = re.compile(r"(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){1,3}):\s*[“\"‘«']")
_IN_INTERVIEW = re.compile(
    r"\bin (?:an?|his|her|the|this) (?:[\w-]+ ){0,3}(?:interview|conversation|talk) with\s+$", re.I
)
_BY_WHOM = re.compile(r"\b(?:put|asked|conducted|interviewed|led|held|moderated|questions?|interview)\s+by\s+$", re.I)
_OF_OUTLET = re.compile(rf",?\s+(?:of|from|for)\s+(?:the\s+)?(?P<outlet>{_NAME})")
_MEETS = re.compile(
    rf"\s+(?:met|interviewed|(?:spoke|talked|speaks|talks)\s+(?:with|to)|(?:sat|sits)\s+down\s+with)\s+"
    rf"(?!(?:the\s+)?(?i:(?:\w+\s){{0,2}}(?:{'|'.join(sorted(word_set('layout.csv', 'outlet')))})\b))[A-Z]",
)
_NEAR = 90
"""Code points behind "an interview with" in which the name stands."""


class Interview:
    """The two of one interview; it adds an outlet to the document's clusters where nothing names it.

    ``begins`` is where the dialogue does: what stands before it introduces them.
    """

    def __init__(self, document: Document, coreference: Coreference, begins: int) -> None:
        self._document = document
        self._coreference = coreference
        self._begins = begins
        self._answers: Cluster | None = None

    def interviewed(self) -> Cluster | None:
        """Who answers in an interview that labels nobody: whom its title or introduction says it is with."""
        if self._answers is None:
            self._answers = self._interviewed()
        return self._answers

    def _interviewed(self) -> Cluster | None:
        """The one whom most tells for: an office beside the name, the title, "an interview with"; against: who asks."""
        above = [
            c
            for c in self._coreference.clusters
            if c.kind == "person" and any(start < self._begins for start, _ in c.mentions)
        ]
        writers = {folded(author) for author in self._document.authors}
        above = [c for c in above if not self._is_outlet(c.name)]  # taken for a person's name
        weighed = [(self._weight(c), c) for c in above if folded(c.name) not in writers]
        told = [(weight, c) for weight, c in weighed if weight >= 0]
        most = max((weight for weight, _ in told), default=0)
        likeliest = [c for weight, c in told if weight == most]
        if not above:
            return self._named_in_title()
        sure = len(likeliest) == 1 and (most > 0 or " " in likeliest[0].name)
        return likeliest[0] if sure else None

    def _named_in_title(self) -> Cluster | None:
        """Whose name the title begins with before a colon and their words: ``Oda Brandt: “We are not at war”``."""
        for section in self._document.sections_of("title"):
            found = _TITLED.match(self._document.text, section.start, section.end)
            if found is not None:
                cluster = self._coreference.person_called(found["name"])
                cluster.mentions.append(found.span("name"))
                return cluster
        return None

    def _weight(self, cluster: Cluster) -> int:
        text = self._document.text
        above = [span for span in cluster.mentions if span[1] <= self._begins]
        titles = [section.span for section in self._document.sections_of("title")]
        weight = int(any(a <= start < b for start, _ in above for a, b in titles))
        weight += 2 * any(stands_beside(text.lower(), span, _ANY_OFFICE) for span in above)
        for start, end in above:
            before = text[max(0, start - _NEAR) : start]
            lead = list(_INTERVIEWED.finditer(before))
            if lead and not re.search(r"[.!?\n]", before[lead[-1].end() :]):
                weight += -3 if _IN_INTERVIEW.search(before[: lead[-1].end()]) else 2
            weight -= 3 * bool(_BY_WHOM.search(before) or self._is_of_outlet(end))
            weight -= 2 * bool(_MEETS.match(text, end))
        return weight

    def _is_of_outlet(self, end: int) -> bool:
        """Whether a name is followed by an outlet's: "Sela Quist of the Courier"."""
        found = _OF_OUTLET.match(self._document.text, end)
        return found is not None and self._is_outlet(found["outlet"])

    def _is_outlet(self, name: str) -> bool:
        return any(word in _OUTLETS for word in folded(name).split()) or folded(name) == folded(
            self._document.publisher or ""
        )

    def interviewer(self) -> Cluster | None:
        """Who asks in an interview with one who asks: an outlet that publishes it or is named, else the author."""
        if self._document.publisher:
            return self.outlet(self._document.publisher)
        named = [
            c
            for c in self._coreference.clusters
            if c.kind in {"outlet", "organization", "person"}
            and any(start < self._begins for start, _ in c.mentions)
            and any(word in _OUTLETS for word in folded(c.name).split())
        ]
        if len(named) == 1:
            named[0].kind = "outlet"
            return named[0]
        return self._coreference.person_called(self._document.authors[0]) if len(self._document.authors) == 1 else None

    def outlet(self, name: str) -> Cluster:
        """The cluster of an outlet, made if the text does not name it."""
        for cluster in self._coreference.clusters:
            called = folded(cluster.name).removeprefix("the ")
            short = called in _OUTLETS and called == folded(name).split()[-1]
            if cluster.kind in {"outlet", "organization"} and (called == folded(name).removeprefix("the ") or short):
                return cluster
        cluster = Cluster(name, "outlet")
        self._coreference.clusters.append(cluster)
        return cluster


def stands_beside(text: str, span: Span, office: re.Pattern[str]) -> bool:
    """Whether an office stands beside a name: "Spokesperson Wen Daro", "Anton Rell, spokesman for"."""
    start = max(text.rfind(mark, 0, span[0]) for mark in ".\n;")
    before, after = text[max(start, span[0] - 60) + 1 : span[0]], text[span[1] : span[1] + 60]
    behind = re.match(r",?\s(?:the\s|a\s|who is\s)?[^.\n;]{0,50}", after)
    return bool(office.search(before) or (behind and office.search(behind.group())))
