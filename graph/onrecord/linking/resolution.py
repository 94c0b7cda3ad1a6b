"""Entity resolution: the actor of each reference, from what its document suggests, matching and people's decisions.

The id as found (what name and document alone give) stays apart from the id after merging: a reference leads
to the latter, and an id that was merged away is an alias that leads to it as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.actors.declared import Known
from onrecord.linking.groups import Joined, Judged
from onrecord.linking.lands import told_lands
from onrecord.linking.matching import Candidate, Match, match
from onrecord.linking.namesakes import namesakes
from onrecord.linking.tally import TOLD_IN_METADATA, Called, Naming, called_by
from onrecord.model.actor_kinds import SPACE_OF, TYPE_OF
from onrecord.model.ids import code_of, is_reference, key_of, relative_id, space_of
from onrecord.model.named import Named, order
from onrecord.names.folding import folded, is_full_name, slug, telling_words
from onrecord.names.word_list import word_list, word_set

MINTED_IN = {kind: SPACE_OF[kind] for kind in ("person", "organization", "outlet", "post", "territory")}
"""The kinds of reference that an actor may be minted for, and the namespace of its id."""

LOOKED_UP_IN = {
    **{kind: (space,) for kind, space in MINTED_IN.items()},
    "organization": ("org", "organ"),
    "organ": ("organ", "org"),
    "state": ("state",),
    "collective": ("collective",),
    "publisher": ("outlet",),
    "creator": ("person",),
}
"""The namespaces whose declared actors a name of each kind is looked up among."""

_MATCHED = ("person", "org", "outlet", "post")


@dataclass(slots=True)
class Resolution:
    """The entity of each reference, and the names that the actors among them go by.

    ``own`` has what single references are, by id, ``ways`` what any other is that is named in one way; ``None``
    where that tells nobody. ``called`` counts name and kind by actor after merging, ``called_as_found`` by the id
    as found. ``aliases`` are ids as found that were merged away, with what they stand for now. ``joined`` has the
    groups that became one, and what people set apart.
    """

    own: dict[str, str] = field(default_factory=dict)
    ways: dict[Called, str | None] = field(default_factory=dict)
    called: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    called_as_found: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    aliases: dict[str, str] = field(default_factory=dict)
    uncertain: list[Match] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    joined: Joined | None = None

    def are_apart(self, one: str, other: str) -> bool:
        """Whether a person decided that two are not one, or that members of their groups are not."""
        return self.joined is not None and self.joined.are_apart(one, other)

    def canonical_of(self, row: Named) -> str:
        """What a reference, a publisher or an author is: itself if it is nobody known."""
        return self.own.get(row.id) or self.ways[called_by(row)] or row.id


def canonical_of(found: Named, known: Known) -> str:
    """The entity of a reference: what its document suggests, else who is declared by its name, else a minted id.

    >>> nobody = Known.of([])
    >>> canonical_of(Named("reference/00ff/3-11", "person", "Mira Tal"), nobody)
    'person/mira-tal'
    >>> canonical_of(Named("reference/00ff/3-11", "organization", "Foreign Ministry"), nobody)
    'reference/00ff/3-11'
    """
    return _target_of(called_by(found), known) or found.id


def _target_of(called: Called, known: Known) -> str | None:
    """The entity that such a name means in any document; ``None`` if it means nobody in particular."""
    kind, name, suggestion = called
    if suggestion and not is_reference(suggestion):
        return suggestion
    for space in LOOKED_UP_IN.get(kind, ()):
        declared = known.named.get((space, folded(name)))
        if declared:
            return declared
    if kind in MINTED_IN and tells_whose(kind, name):
        return relative_id(MINTED_IN[kind], slug(name))
    return None


def tells_whose(kind: str, name: str) -> bool:
    """Whether a name means the same actor in any document."""
    return is_full_name(name) if kind == "person" else bool(telling_words(name))


def resolve(naming: Naming, known: Known, judged: Judged, aliases: Mapping[str, str]) -> Resolution:
    """The entity of everything named; ``aliases`` are those of UN documents."""
    single = [_as_judged(row, judged) for row in sorted(naming.single, key=order)]
    found = {row.id: canonical_of(row, known) for row in single}
    targets = {called: _target_of(called, known) for called in naming.counts}
    lands = told_lands(naming.counts, targets, known)
    found.update((row.id, lands[called_by(row)]) for row in single if called_by(row) in lands)
    found = {name: aliases.get(target, target) for name, target in found.items()}
    found.update(namesakes(found, naming.attested, known.ids))
    targets.update(lands)
    ways = {called: target and aliases.get(target, target) for called, target in targets.items()}
    matches = match(_candidates(naming, found, ways, known))
    joined = Joined(judged, known.ids)
    for one, other in judged.same:
        joined.join(one, other)
    for each in matches.certain:
        joined.join(each.one, each.other)
    decided = _decided_references(found, joined, judged)
    result = Resolution(joined=joined)
    for row, count in naming.single.items():
        target = result.own[row.id] = decided.get(row.id) or joined.root(found[row.id])
        if target != row.id or row.kind in TOLD_IN_METADATA:
            _call(result, found[row.id], target, (row.name, row.kind), count)
    for called, way in ways.items():
        result.ways[called] = way and joined.root(way)
        if way:
            _call(result, way, joined.root(way), (called[1], called[0]), naming.counts[called])
    for group in joined.groups():
        for member in group:
            root = joined.root(member)
            if member != root and not is_reference(member):
                result.aliases[member] = root
    result.uncertain = _undecided(matches.uncertain, joined, decided)
    result.names = _of_roots(judged.names, joined, decided)
    result.kinds = _of_roots(judged.kinds, joined, decided)
    return result


def _call(result: Resolution, as_found: str, target: str, called: tuple[str, str], count: int) -> None:
    """Counts so many more uses of a name and kind for an actor."""
    if target.startswith(("document/", "http")):
        return
    result.called[target][called] += count
    if as_found != target and not is_reference(as_found):
        result.called_as_found[as_found][called] += count


def _as_judged(found: Named, judged: Judged) -> Named:
    """A reference as people say that it is named and of what kind; then its document's suggestion is void."""
    if found.id not in judged.names and found.id not in judged.kinds:
        return found
    kind = judged.kinds.get(found.id, found.kind)
    return found._replace(name=judged.names.get(found.id, found.name), kind=kind, suggestion=None)


_TITLES = word_list("titles.csv", "courtesy", "of_order")
_LABEL = re.compile(rf"(?:{'|'.join(_TITLES)})\.? (?P<name>[^()]+?) \((?P<state>[^()]+)\)")
"""How the record of a meeting calls who speaks: "Ms. Morvask (Keldmark)"."""


def labelled(name: str, known: Known) -> tuple[str, frozenset[str]]:
    """The name in the label of a speaker, and the state it gives; any other name, and no state."""
    label = _LABEL.fullmatch(" ".join(name.split()))
    if label is None:
        return name, frozenset()
    state = known.named.get(("state", folded(label["state"])))
    return label["name"], frozenset([state] if state else [])


def _candidates(
    naming: Naming, found: Mapping[str, str], ways: Mapping[Called, str | None], known: Known
) -> list[Candidate]:
    """Candidates for matching: actors minted or declared, and people with a short name of whom an office is told."""
    names: dict[str, set[str]] = defaultdict(set)
    states: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for (space, name), target in known.named.items():
        if space in _MATCHED:
            names[target].add(name)
            kinds[target] = space

    def take(target: str, called: str, space: str) -> None:
        kinds[target] = space
        name, state = labelled(called, known)
        kind = "person" if space == "person" else "organization"
        names[target].update([name] if is_reference(target) or tells_whose(kind, called) else [])
        states[target] |= state

    for called, way in ways.items():
        if way and space_of(way) in _MATCHED and way not in known.ids:
            take(way, called[1], space_of(way))
    for row in naming.single:
        target, told = found[row.id], naming.attested.get(row.id)
        space = space_of(target)
        if space == "reference" and row.kind == "person" and target == row.id and told:
            take(target, row.name, "person")
        elif space in _MATCHED and target not in known.ids:
            take(target, row.name, space)
        if told and target in kinds:
            states[target] |= told.states
            offices[target] |= told.offices
    for target in kinds:
        acted_for = state_acted_for(target, known)
        states[target].update([acted_for] if acted_for else [])
    return [
        Candidate(target, kind, tuple(sorted(names[target])), frozenset(states[target]), frozenset(offices[target]))
        for target, kind in sorted(kinds.items())
        if names[target]
    ]


def state_acted_for(target: str, known: Known) -> str | None:
    """The state that a declared actor acts for, or the one whose code ends a suggested id (``org/army-az``)."""
    state: str | None = target
    for _ in range(3):
        state = known.acts_for.get(state or "")
        if state is None or space_of(state) == "state":
            break
    if state or target in known.ids or space_of(target) not in {"org", "post", "outlet"}:
        return state
    parts = code_of(target).split("-")
    codes = ("-".join(parts[start:]) for start in range(1, len(parts)))
    states = (relative_id("state", code) for code in codes)
    return next((each for each in states if each in known.ids), None)


_ORGANS = word_set("acting.csv", "organ_of_state")
_NOT_IN_OFFICE = word_set("acting.csv", "not_in_office")


def acts_for_its_state(target: str, known: Known) -> str | None:
    """The state that an actor acts for: as is declared, else by a suggested id of an office or organ of a state.

    A church or company of a state has its code as well, and acts for nobody but itself.
    """
    parts = set(code_of(target).split("-"))
    organ = space_of(target) == "org" and bool(parts & _ORGANS)
    office = space_of(target) == "post"
    if target in known.ids or ((organ or office) and not parts & _NOT_IN_OFFICE):
        return state_acted_for(target, known)
    return None


def _decided_references(as_found: Mapping[str, str], joined: Joined, judged: Judged) -> dict[str, str]:
    """The entities of references that people decided about one by one; set apart, one gets an actor of its own."""
    own: dict[str, str] = {}
    for name in sorted(judged.references & as_found.keys()):
        target = as_found[name]
        if any(not is_reference(member) for member in joined.members(name)) or target == name:
            continue
        if not joined.join(name, target) and not is_reference(target):
            own[name] = f"{target}-{key_of(judged.origins.get(name, name))[:8]}"
    for name in sorted(judged.references & as_found.keys()):
        root = joined.root(name)
        mate = next((own[member] for member in sorted(joined.members(name)) if member in own), None)
        own[name] = root if not is_reference(root) else mate or root
    return own


def _undecided(uncertain: Iterable[Match], joined: Joined, own: Mapping[str, str]) -> list[Match]:
    """The uncertain pairs, between what their members are now, each pair once with its best score."""
    best: dict[tuple[str, str], Match] = {}
    for each in uncertain:
        if joined.are_apart(each.one, each.other):
            continue
        one, other = sorted(own.get(name) or joined.root(name) for name in (each.one, each.other))
        known = best.get((one, other))
        if one != other and (known is None or known.score < each.score):
            best[one, other] = replace(each, one=one, other=other)
    return [best[pair] for pair in sorted(best)]


def _of_roots(given: Mapping[str, str], joined: Joined, own: Mapping[str, str]) -> dict[str, str]:
    """What people said of actors, by what these stand for now; of the members of a group the root's own counts."""
    found: dict[str, str] = {}
    for name in sorted(given, key=lambda each: (joined.root(each) == each, each)):
        found[own.get(name) or joined.root(name)] = given[name]
    return found


def class_of(target: str, called: Counter[tuple[str, str]], decided: str | None) -> str | None:
    """The class of a minted actor: as people decided, by its id, else by what documents take it for."""
    if decided:
        return TYPE_OF.get(SPACE_OF.get(decided, ""))
    space = space_of(target)
    if space not in TYPE_OF:
        kinds = Counter(kind for _, kind in called.elements())
        kind = min(kinds, key=lambda found: (-kinds[found], found), default="")
        space = LOOKED_UP_IN.get(kind, ("",))[0]
    return TYPE_OF.get(space)
