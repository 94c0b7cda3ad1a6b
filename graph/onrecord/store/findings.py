"""What a store tells of statements, references and the documents they are in, for carrying decisions over."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from onrecord.model.description import Described
from onrecord.model.ids import key_of, relative
from onrecord.rdf.quads import Node, Quad, Quads, is_literal, is_node, literal
from onrecord.rdf.terms import PREF_LABEL, act_node, graph_node, term, text_node
from onrecord.store.ledger.manifest import Manifest
from onrecord.triples.document import described_node
from onrecord.triples.passages import Passage, joined, plain, ranked

_PARTS = ("rec:source", "rec:cue", "rec:content")


class StoredFindings:
    """The findings of one store as it stands; documents are looked at when they are asked about."""

    def __init__(self, graph: Quads, manifest: Manifest, declared: Callable[[], list[Quad]]) -> None:
        self._graph = graph
        self._manifest = manifest
        self._declared = declared
        self._described: dict[str, Described | None] = {}
        self._words: dict[tuple[str, str], Mapping[str, str]] = {}

    def holds(self, key: str) -> bool:
        """As ``Findings`` has it."""
        return self._manifest.run_of(key) is not None

    def is_superseded(self, key: str) -> bool:
        """As ``Findings`` has it."""
        return key in self._newer

    def words_in(self, key: str, space: str) -> Mapping[str, str]:
        """As ``Findings`` has it."""
        if (key, space) not in self._words:
            told = {"statement": self._statements, "position": self._positions}.get(space, self._references)
            found = told(key)
            self._words[key, space] = ranked(sorted(found, key=lambda each: (_offset(each[0]), each[0])))
        return self._words[key, space]

    def passage(self, name: str) -> Passage | None:
        """As ``Findings`` has it."""
        key = key_of(name)
        words = self.words_in(key, name.partition("/")[0]).get(name)
        described, text = self._description(key), self._text_of(key)
        names = _names_of(described) if described else set()
        return Passage(tuple(sorted(names)), text, words) if words and names and text else None

    def versions(self, key: str, passage: Passage) -> Sequence[str]:
        """As ``Findings`` has it: those nearest only, by several names or name and text, by a name, or by text."""
        shared: Counter[str] = Counter()
        for name in passage.names:
            shared.update(self._named.get(name, ()))
        same_text = {relative(each.value).removeprefix("text/") for each in self._texts(passage.text)}
        near = {each for each, count in shared.items() if count > 1 or each in same_text} | self._followers(key)
        groups = (near, set(shared), same_text)
        return next((sorted(group - {key}) for group in groups if group - {key}), [])

    def label(self, key: str) -> str:
        """As ``Findings`` has it."""
        described = self._description(key)
        return described.label if described else key

    def has_act(self, name: str) -> bool:
        """As ``Findings`` has it."""
        return name in self._acts

    @cached_property
    def _acts(self) -> frozenset[str]:
        start = act_node("").value
        labelled = (quad.subject for quad in self._declared() if quad.predicate == PREF_LABEL)
        names = (each.value for each in labelled if is_node(each))
        return frozenset(name.removeprefix(start) for name in names if name.startswith(start))

    def _description(self, key: str) -> Described | None:
        if key not in self._described:
            entry = self._manifest.entry(key)
            self._described[key] = entry.described if entry else None
        return self._described[key]

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for document in self._manifest.documents():
            for name in _names_of(document.described):
                found[name].append(document.key)
        return found

    @cached_property
    def _newer(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for each in self._manifest.files.revisions():
            if self.holds(each.newer):
                found[each.older].add(each.newer)
        return dict(found)

    def _followers(self, key: str) -> set[str]:
        found: set[str] = set()
        waiting = [key]
        while waiting:
            for each in self._newer.get(waiting.pop(), set()) - found:
                found.add(each)
                waiting.append(each)
        return found

    def _texts(self, text: str) -> Iterator[Node]:
        for quad in self._graph.match(None, term("rec:sha256"), literal(text)):
            if is_node(quad.subject):
                yield quad.subject

    def _text_of(self, key: str) -> str:
        told = self._graph.match(text_node(key), term("rec:sha256"), None)
        return next((quad.object.value for quad in told if is_literal(quad.object)), "")

    def _references(self, key: str) -> Iterator[tuple[str, str]]:
        for quad in self._graph.match(None, PREF_LABEL, None, graph_node(key)):
            if is_node(quad.subject) and is_literal(quad.object):
                name = relative(quad.subject.value)
                if name.startswith("reference/"):
                    yield name, joined([quad.object.value])

    def _statements(self, key: str) -> Iterator[tuple[str, str]]:
        graph = graph_node(key)
        told: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
        for part in _PARTS:
            for quad in self._graph.match(None, term(part), None, graph):
                if is_node(quad.subject) and is_node(quad.object):
                    span = quad.object
                    name = relative(quad.subject.value)
                    told[name][part].append((_offset(span.value.rpartition("=")[2]), self._printed(span)))
        for name, parts in told.items():
            pieces = [" ... ".join(words for _, words in sorted(parts[part])) for part in _PARTS]
            yield name, joined(pieces)

    def _positions(self, key: str) -> Iterator[tuple[str, str]]:
        graph, statements = graph_node(key), dict(self._statements(key))
        for quad in self._graph.match(None, term("rec:positionOf"), None, graph):
            if is_node(quad.subject) and is_node(quad.object):
                spans = self._graph.match(quad.subject, term("rec:targetSpan"), None, graph)
                target = next((self._printed(each.object) for each in spans if is_node(each.object)), "")
                said = statements.get(relative(quad.object.value), "")
                yield relative(quad.subject.value), f"{said} | {plain(target)}"

    def _printed(self, span: Node) -> str:
        told = self._graph.match(span, term("nif:anchorOf"), None)
        return next((quad.object.value for quad in told if is_literal(quad.object)), "")


def _offset(place: str) -> int:
    """The first offset in what comes after an id's last slash."""
    return min(map(int, re.findall(r"\d+", place.rpartition("/")[2])), default=0)


def _names_of(described: Described) -> set[str]:
    """What a document is called at its sources and where it was read; a UN document's own id."""
    found = {name for each in described.sources for name in (each.doc_id, each.source, each.url) if name}
    if described.whole.symbols:
        found.add(relative(described_node(described).value))
    return {plain(name) for name in found} - {""}
