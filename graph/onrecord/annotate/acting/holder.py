"""Who holds an office that a text words: the person named beside it, or whoever the words stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from onrecord.annotate.acting.office import OfficePhrase
from onrecord.annotate.acting.words import MODIFIER, OFFICE, TITLES
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.role import role_kinds
from onrecord.model.document import Span
from onrecord.names.folding import folded

_WORD = r"(?!(?i:by|of|on|for|the|and|in|at|to|with|from|said)\b)[^\W\d_a-z][\w’'.-]*"
_RUN = re.compile(rf"{_WORD}(?:\s(?:(?:de|da|do|dos|del|di|du|van|von|der|bin|ibn|al|el|la|le|ben)\s)*{_WORD}){{1,3}}")
_TO_NAME = re.compile(rf"(?P<mark>,\s|\s)(?:\(Signed\)\s)?(?i:{TITLES})")
_FROM_NAME = re.compile(
    rf"(?:\s{_WORD}){{0,2}}(?:\s\([^()\n]{{1,40}}\))?(?:,\s|\s*\n\s*|\s[–—-]\s)"
    rf"(?:(?i:the|a|an|who\sis|as)\s)?(?:(?:(?:{_WORD}|of|for|and|the)[ ]){{0,6}}{_WORD}(?:,\s|\n|\sand\s)){{0,2}}"
    rf"(?:(?i:the|a|an|{MODIFIER})[\s-])*"
)
_TITLES = re.compile(rf"(?i:{TITLES})")
_LINE = re.compile(rf"^[ \t]*(?:\(Signed\)\s)?(?i:{TITLES})(?P<name>{_RUN.pattern})[ \t]*\n[ \t]*$", re.MULTILINE)
_TITLED = re.compile(
    rf"(?<!\w)(?:H\.\s?E\.|Mr\.|Mrs\.|Ms\.|Dr\.|Excellency)\s(?i:{TITLES})(?P<name>{_RUN.pattern}),\s\Z"
)
_NO_NAME = re.compile(rf"(?:{MODIFIER}|{OFFICE}|\s|-)+", re.IGNORECASE)
_AN_OFFICE = re.compile(rf"\s+(?:{MODIFIER}\s+)*{OFFICE}\b", re.IGNORECASE)
_HOLDING = frozenset({"person", "post", "unnamed", "collective"})


class Holders:
    """The people named in one document, and whoever else holds an office there."""

    def __init__(self, coreference: Coreference, *, of_record: bool = False) -> None:
        self._coreference = coreference
        self._of_record = of_record
        self._text = coreference.scene.text
        self._people = sorted(
            (start, end, place)
            for place, cluster in enumerate(coreference.clusters)
            if (cluster.kind == "person" or _may_be_person(cluster)) and not _NO_NAME.fullmatch(cluster.name)
            for start, end in cluster.mentions
        )
        self._clusters = list(coreference.clusters)

    def of(self, phrase: OfficePhrase) -> tuple[Cluster, Span]:
        """Who holds the office, and the words that say so: name and office."""
        named = self._inside(phrase) or (None if phrase.plural else self._beside(phrase))
        if named is not None:
            cluster, span = named
            return cluster, (min(span[0], phrase.span[0]), max(span[1], phrase.span[1]))
        return self._meant(phrase), phrase.span

    def beside(self, phrase: OfficePhrase) -> Cluster | None:
        """The person whose name stands beside the words of an office, or inside them."""
        named = self._inside(phrase) or (None if phrase.plural else self._beside(phrase))
        return named[0] if named else None

    def ending_at(self, end: int) -> tuple[Cluster, Span] | None:
        """The person whose name ends at an offset, whether or not the model took it for a name."""
        for start, stop, place in self._near(end - 60, end):
            if stop == end:
                return self._person(place), (start, stop)
        line = max(self._text.rfind("\n", 0, end), end - 60, self._text.rfind(". ", 0, end) + 1)
        found = next((m for m in _RUN.finditer(self._text, max(0, line), end) if m.end() == end), None)
        return (self.called(found.span()), found.span()) if found else None

    def beginning_at(self, start: int) -> Cluster | None:
        """The person whose name, with its titles, begins at an offset."""
        lead = _TITLES.match(self._text, start)
        at = lead.end() if lead else start
        for begin, end, place in self._near(start, at + 1):
            if begin <= at < end:
                return self._person(place)
        found = _RUN.match(self._text, at)
        return self.called((at, self._before_office(*found.span()))) if found else None

    def _before_office(self, start: int, end: int) -> int:
        """Where a name ends that stands on a line of its own, with the office on the next."""
        line = self._text.find("\n", start, end)
        return line if line >= 0 and _AN_OFFICE.match(self._text, line) else end

    def called(self, span: Span) -> Cluster:
        """The person named at a span: who is mentioned there, or bears the name, or a new one."""
        for start, end, place in self._near(span[0] - 40, span[1]):
            if start < span[1] and span[0] < end:
                return self._person(place)
        name = " ".join(self._text[slice(*span)].split())
        name = name.title() if name.isupper() else name
        words = folded(name).split()
        bearers = [
            cluster
            for cluster in self._coreference.clusters
            if cluster.kind == "person" and folded(cluster.name).split()[-len(words) :] in (words, words[-1:])
        ]
        cluster = bearers[0] if len({id(each) for each in bearers}) == 1 else self._coreference.person_called(name)
        cluster.mentions.append(span)
        return cluster

    def _inside(self, phrase: OfficePhrase) -> tuple[Cluster, Span] | None:
        return (self.called(phrase.name), phrase.name) if phrase.name else None

    def _beside(self, phrase: OfficePhrase) -> tuple[Cluster, Span] | None:
        return self._before(phrase.span[0]) or self._behind(phrase.span[1])

    def _before(self, start: int) -> tuple[Cluster, Span] | None:
        for begin, end, place in reversed(self._near(start - 160, start)):
            if end <= start and "\n\n" not in self._text[end:start]:
                found = _FROM_NAME.fullmatch(self._text, end, start)
                return (self._person(place), (begin, end)) if found else self._line_before(start)
        return self._line_before(start)

    def _line_before(self, start: int) -> tuple[Cluster, Span] | None:
        """The person whose name, with a title, stands before an office, or is all of the line before it."""
        titled = _TITLED.search(self._text, max(0, start - 80), start)
        if titled is not None:
            return self.called(titled.span("name")), titled.span("name")
        line = self._text.rfind("\n", 0, max(0, self._text.rfind("\n", 0, start))) + 1
        named = _LINE.fullmatch(self._text, line, start)
        return (self.called(named.span("name")), named.span("name")) if named else None

    def _behind(self, end: int) -> tuple[Cluster, Span] | None:
        lead = _TO_NAME.match(self._text, end)
        if lead is None or "\n\n" in lead[0]:
            return None
        for start, stop, place in self._near(lead.start(), lead.end() + 1):
            if start <= lead.end() < stop and start >= lead.start():
                return self._person(place), (start, stop)
        found = _RUN.match(self._text, lead.end()) if lead["mark"] == " " else None
        return (self.called(found.span()), found.span()) if found else None

    def _person(self, place: int) -> Cluster:
        """The cluster of a name beside an office: of a person, whatever the model takes it for."""
        cluster = self._clusters[place]
        cluster.kind = "person"
        return cluster

    def _near(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The places of people that begin in a stretch."""
        return self._people[bisect_left(self._people, (start,)) : bisect_left(self._people, (end,))]

    def _meant(self, phrase: OfficePhrase) -> Cluster:
        """Whom the words of an office stand for where no name stands beside them."""
        token = self._coreference.scene.token_at(phrase.head[0])
        cluster = self._coreference.named_at(token) if token is not None and token.idx == phrase.head[0] else None
        if cluster is not None and cluster.kind in _HOLDING and self._may_mean(phrase, cluster):
            return cluster
        found = _mentioned(self._coreference.clusters, phrase.head)
        if found is not None and self._may_mean(phrase, found):
            return found
        name = " ".join(self._text[slice(*phrase.span)].split())
        same = (c for c in self._coreference.clusters if c.kind in _HOLDING and folded(c.name) == folded(name))
        post = next(same, None)
        if post is None:
            post = Cluster(name, "collective" if phrase.plural else "post", named=False)
            self._coreference.clusters.append(post)
        post.mentions.append(phrase.span)
        return post

    def _may_mean(self, phrase: OfficePhrase, cluster: Cluster) -> bool:
        """Whether an office of somebody may be what was named before: no office of another.

        In a record of a meeting many hold an office of the same name, and nobody is meant by its noun alone.
        """
        parties = [folded(place.name) for place in phrase.places]
        if cluster.kind == "post" and re.search(r"\b(?:of|for)\b", cluster.name):
            return any(party in folded(cluster.name) for party in parties) or _covers(cluster, phrase.span)
        return not (self._of_record and cluster.kind == "person" and not _covers(cluster, phrase.span))


def _covers(cluster: Cluster, span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in cluster.mentions)


def _may_be_person(cluster: Cluster) -> bool:
    """Whether what the model took for a body has a name as people have: two to four plain words in capitals."""
    words = cluster.name.split()
    plain = all(word.isalpha() and word.istitle() and word.lower() not in role_kinds() for word in words)
    return cluster.kind == "organization" and cluster.canonical is None and 2 <= len(words) <= 3 and plain


def _mentioned(clusters: Iterable[Cluster], head: Span) -> Cluster | None:
    """Who is mentioned by the smallest phrase that holds the word for an office."""
    holding = [
        (end - start, number, cluster)
        for number, cluster in enumerate(clusters)
        if cluster.kind in _HOLDING
        for start, end in cluster.mentions
        if start <= head[0] and head[1] <= end and end - start < 200
    ]
    return min(holding, key=lambda each: each[:2])[2] if holding else None
