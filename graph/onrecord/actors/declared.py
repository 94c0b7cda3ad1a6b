"""What the vocabulary and the user's own actors declare: their ids, and their names to look up by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model.actor_kinds import TYPE_OF
from onrecord.model.ids import relative
from onrecord.names.folding import folded
from onrecord.rdf.quads import Quad, is_literal, is_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, term

_NAMING = frozenset(term(name) for name in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"))


@dataclass(frozen=True, slots=True)
class Known:
    """The nodes that the vocabulary declares, and for namespace and folded name the one node so called.

    ``labels`` are the preferred labels, ``acts_for`` the state or actor that a node acts for. ``demonyms`` lead from
    folded words for what belongs to one state alone to that state.
    """

    ids: frozenset[str]
    named: Mapping[tuple[str, str], str]
    labels: Mapping[str, str] = field(default_factory=dict)
    acts_for: Mapping[str, str] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Known:
        """What the given quads declare; a name that several nodes of a namespace bear leads nowhere."""
        spaces = {term(name): space for space, name in TYPE_OF.items()}
        types: dict[str, set[str]] = defaultdict(set)
        names: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        acts_for: dict[str, str] = {}
        belonging: dict[str, set[str]] = defaultdict(set)
        for quad in quads:
            if not is_node(quad.subject):
                continue
            subject = relative(quad.subject.value)
            if quad.predicate == RDF_TYPE:
                space = spaces.get(quad.object) if is_node(quad.object) else None
                types[subject].update([space] if space else [])
            elif quad.predicate in _NAMING and is_literal(quad.object):
                names[subject].add(folded(quad.object.value))
                if quad.predicate == PREF_LABEL:
                    labels[subject] = quad.object.value
            elif quad.predicate == term("rec:demonym") and is_literal(quad.object):
                belonging[folded(quad.object.value)].add(subject)
            elif quad.predicate == term("rec:actsFor") and is_node(quad.object):
                acts_for[subject] = relative(quad.object.value)
        bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for subject, spaces_of in types.items():
            for space in spaces_of:
                for name in names[subject] - {""}:
                    bearers[space, name].add(subject)
        named = {place: next(iter(ids)) for place, ids in bearers.items() if len(ids) == 1}
        demonyms = {
            word: min(whose) for word, whose in belonging.items() if len(whose) == 1 and "state" in types[min(whose)]
        }
        return cls(ids=frozenset(types), named=named, labels=labels, acts_for=acts_for, demonyms=demonyms)
