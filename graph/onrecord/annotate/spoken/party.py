"""Whom the labels of a dialogue mean: people and outlets that the text names, by name, surname, initials or office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.spoken.interview import Interview, stands_beside
from onrecord.annotate.spoken.label import Told, ordinary
from onrecord.model.document import Document, Span
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_OUTLETS = word_set("layout.csv", "outlet") | word_set("layout.csv", "broadcaster")


class Parties:
    """Those who take part in one dialogue; it adds them to the document's clusters where nothing names them yet.

    ``begins`` is where the dialogue does: what stands before it introduces them.
    """

    def __init__(self, document: Document, coreference: Coreference, begins: int) -> None:
        self._document = document
        self._coreference = coreference
        self._begins = begins
        self.interview = Interview(document, coreference, begins)
        self._known: dict[str, Cluster] = {}
        self._labelled: list[Cluster] = []

    def of_label(self, told: Told, *, asks: bool) -> Cluster:
        """Whom a label means that names somebody; ``asks`` tells that its turns are questions."""
        key = folded(told.name) or told.name
        if key not in self._known:
            found = self._find(told) or self._make(told, asks=asks)
            self._known[key] = found
            if not any(found is other for other in self._labelled):
                self._labelled.append(found)
        return self._known[key]

    def _find(self, told: Told) -> Cluster | None:
        return (
            self._called(told.name)
            or self._of_initials(told.name)
            or self._surnamed(told)
            or self._outlet(told.name)
            or self._of_office(told.name)
        )

    @property
    def _people(self) -> list[Cluster]:
        return [cluster for cluster in self._coreference.clusters if cluster.kind == "person"]

    def _called(self, name: str) -> Cluster | None:
        """The one person whose name it is, or who is called so behind an office: "Secretary General Oda Brandt"."""
        words = folded(name).split()
        same = [c for c in self._people if folded(c.name).split() == words]
        longer = [
            c for c in self._people if len(folded(c.name).split()) > 1 and _ends_with(words, folded(c.name).split())
        ]
        found = same or longer
        return found[0] if found else None

    def _surnamed(self, told: Told) -> Cluster | None:
        """The one person of that surname whom the text names, or its lines above: "Dana Price, Spokesperson"."""
        words = folded(told.name).split()
        bearing = [c for c in self._people if _ends_with(folded(c.name).split(), words[-1:])]
        full = [c for c in bearing if len(folded(c.name).split()) > 1]
        if len(words) > 1 or not words:
            return None
        if len(full) == 1 or (len(bearing) == 1 and not full):
            return (full or bearing)[0]
        return None if full else self._above(ordinary(told.name))

    def _above(self, surname: str) -> Cluster | None:
        """The person of that surname whom a line above the dialogue names that is no sentence."""
        pattern = re.compile(
            rf"(?<![\w.])(?P<first>[A-Z][\w’'-]+)[ \u00a0](?:[A-Z]\.[ \u00a0])?{re.escape(surname)}(?!\w)"
        )
        for section in self._document.sections_of("byline", "masthead", "heading", "title", "caption", "note"):
            found = pattern.search(self._document.text, section.start, min(section.end, self._begins))
            if found is not None:
                cluster = self._coreference.person_called(" ".join(found.group().split()))
                cluster.mentions.append(found.span())
                return cluster
        return None

    def _of_initials(self, name: str) -> Cluster | None:
        """The one whose initials they are, of those whom the introduction names."""
        if not re.fullmatch(r"[A-Z]{2,4}", name):
            return None
        named = [c for c in self._coreference.clusters if c.kind in {"person", "organization", "outlet"} and c.named]
        found = [c for c in named if _initials(c.name) == name and self._is_introduced(c)]
        if len(found) == 1:
            return found[0]
        by = [author for author in self._document.authors if _initials(author) == name]
        return self._coreference.person_called(by[0]) if len(by) == 1 and not found else None

    def _is_introduced(self, cluster: Cluster) -> bool:
        return any(start < self._begins for start, _ in cluster.mentions) or any(cluster is c for c in self._labelled)

    def _outlet(self, name: str) -> Cluster | None:
        """The outlet or body of that name, with or without the article."""
        words = folded(name).split()
        named = [c for c in self._coreference.clusters if c.kind in {"organization", "outlet", "organ"}]
        found = [c for c in named if folded(c.name).split() == words]
        publisher = self._document.publisher or ""
        if not found and words and folded(publisher).split()[: len(words)] == words:
            return self.interview.outlet(publisher)
        return found[0] if found else None

    def _of_office(self, name: str) -> Cluster | None:
        """The one person whom the introduction gives the office of a label: "SPOKESPERSON", "Foreign Minister"."""
        office = folded(name).split()
        if not office or office[-1] not in word_set("spoken.csv", "office"):
            return None
        text, kin = self._document.text[: self._begins].lower(), _kin(office[-1])
        beside = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(kin)))})\b")
        found = [
            c
            for c in self._people
            for start, end in c.mentions
            if end <= self._begins and len(c.name.split()) > 1 and stands_beside(text, (start, end), beside)
        ]
        different = {id(cluster): cluster for cluster in found}
        return next(iter(different.values())) if len(different) == 1 else None

    def _make(self, told: Told, *, asks: bool) -> Cluster:
        """A new cluster for whom nothing else names: a person, an office, an outlet."""
        last, name = folded(told.name).split()[-1:], ordinary(told.name)
        if last and last[0] in word_set("spoken.csv", "office"):
            cluster = Cluster(name, "post")
        elif (last and last[0] in _OUTLETS) or (asks and len(told.words) == 1 and told.aside is None):
            cluster = Cluster(told.name, "outlet")
        else:
            return self._coreference.person_called(name)
        self._coreference.clusters.append(cluster)
        return cluster

    def unnamed(self, name: str, span: Span) -> Cluster:
        """A cluster for one whom nothing names."""
        cluster = Cluster(name, "unnamed", named=False, meant=False)
        cluster.mentions.append(span)
        self._coreference.clusters.append(cluster)
        return cluster


def _ends_with(words: Sequence[str], last: Sequence[str]) -> bool:
    return len(words) >= len(last) > 0 and list(words[-len(last) :]) == list(last)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w’'-]*", name) if word[0].isupper())


def _kin(office: str) -> set[str]:
    """The words for one office: of a spokesperson also "spokesman" and "spokeswoman"."""
    for ending in ("person", "man", "woman"):
        if office.endswith(ending):
            stem = office.removesuffix(ending)
            return {stem + each for each in ("person", "man", "woman")}
    return {office}
