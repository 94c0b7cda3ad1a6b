"""Which actor everything is that documents name: what each document suggests, matching, people's decisions.

The id as found (what name and document alone give) stays apart from the id after merging: a reference leads
to the latter, and an id that was merged away is an alias that leads to it as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.correction import key_of
from onrecord.joining import Joined, Judged
from onrecord.known import SPACE_OF, TYPE_OF, Known
from onrecord.matching import Candidate, Match, match
from onrecord.named import ATTESTED, HELD, Named
from onrecord.names import folded, is_full_name, slug, telling_words
from onrecord.namesakes import Attested, namesakes

MINTED_IN = {"person": "person", "organization": "org", "outlet": "outlet", "post": "post", "territory": "territory"}
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

TOLD_IN_METADATA = frozenset({"publisher", "creator"})
"""What a document's metadata name: they have ids of their own from the start."""

_MATCHED = ("person", "org", "outlet", "post")


@dataclass(slots=True)
class Resolution:
    """What every named thing is, by its id: ``canonical``; and what the actors among these are called.

    ``called`` counts name and kind by actor after merging, ``called_as_found`` by the id as found.
    ``aliases`` are ids as found that were merged away, with what they stand for now.
    """

    canonical: dict[str, str] = field(default_factory=dict)
    called: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    called_as_found: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    aliases: dict[str, str] = field(default_factory=dict)
    uncertain: list[Match] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


def canonical_of(found: Named, known: Known) -> str:
    """What a reference is: what its document suggests, else who is declared by its name, else a minted id.

    >>> nobody = Known.of([])
    >>> canonical_of(Named("reference/00ff/3-11", "person", "Mira Tal"), nobody)
    'person/mira-tal'
    >>> canonical_of(Named("reference/00ff/3-11", "organization", "Foreign Ministry"), nobody)
    'reference/00ff/3-11'
    """
    if found.suggestion and not found.suggestion.startswith("reference/"):
        return found.suggestion
    for space in LOOKED_UP_IN.get(found.kind, ()):
        declared = known.named.get((space, folded(found.name)))
        if declared:
            return declared
    if found.kind in MINTED_IN and tells_whose(found.kind, found.name):
        return f"{MINTED_IN[found.kind]}/{slug(found.name)}"
    return found.id


def tells_whose(kind: str, name: str) -> bool:
    """Whether a name means the same actor in any document."""
    return is_full_name(name) if kind == "person" else bool(telling_words(name))


def resolve(everything: Sequence[Named], known: Known, judged: Judged, aliases: Mapping[str, str]) -> Resolution:
    """What each named thing is; ``aliases`` are those of UN documents. Holds all in memory."""
    things = [found for found in everything if found.kind not in {"item", "symbol", "stored", HELD, ATTESTED}]
    attested = _attested(everything)
    as_found = {found.id: canonical_of(_as_judged(found, judged), known) for found in things}
    as_found = {name: aliases.get(target, target) for name, target in as_found.items()}
    as_found.update(namesakes(as_found, attested, known.ids))
    matches = match(_candidates(things, as_found, attested, known))
    joined = Joined(judged, known.ids)
    for one, other in judged.same:
        joined.join(one, other)
    for each in matches.certain:
        joined.join(each.one, each.other)
    own = _decided_references(as_found, joined, judged)
    result = Resolution()
    for found in things:
        target = own.get(found.id) or joined.root(as_found[found.id])
        result.canonical[found.id] = target
        if target.startswith(("document/", "http")) or (target == found.id and found.kind not in TOLD_IN_METADATA):
            continue
        result.called[target][found.name, found.kind] += 1
        if as_found[found.id] != target and not as_found[found.id].startswith("reference/"):
            result.called_as_found[as_found[found.id]][found.name, found.kind] += 1
    for group in joined.groups():
        for member in group:
            root = joined.root(member)
            if member != root and not member.startswith("reference/"):
                result.aliases[member] = root
    result.uncertain = _undecided(matches.uncertain, joined, own)
    result.names = _of_roots(judged.names, joined, own)
    result.kinds = _of_roots(judged.kinds, joined, own)
    return result


def _as_judged(found: Named, judged: Judged) -> Named:
    """A reference as people say that it is named and of what kind; then its document's suggestion is void."""
    if found.id not in judged.names and found.id not in judged.kinds:
        return found
    kind = judged.kinds.get(found.id, found.kind)
    return replace(found, name=judged.names.get(found.id, found.name), kind=kind, suggestion=None)


def _attested(everything: Iterable[Named]) -> dict[str, Attested]:
    """For each reference that holds an office: the states, the offices and the day its document gives."""
    states: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    days: dict[str, str] = {}
    for found in everything:
        if found.kind == HELD:
            offices[found.id].add(folded(found.name))
            states[found.id].update([found.suggestion] if found.suggestion else [])
        elif found.kind == ATTESTED:
            days[found.id] = found.name
    return {
        name: Attested(frozenset(states[name]), frozenset(held), days.get(name, ""))
        for name, held in sorted(offices.items())
    }


_LABEL = re.compile(r"(?:Mr|Ms|Mrs|Miss|Dr|Sir|Dame)\.? (?P<name>[^()]+?) \((?P<state>[^()]+)\)")
"""How the record of a meeting calls who speaks: "Ms. Morvask (Keldmark)"."""


def _labelled(name: str, known: Known) -> tuple[str, frozenset[str]]:
    """The name in the label of a speaker, and the state it gives; any other name, and no state."""
    label = _LABEL.fullmatch(" ".join(name.split()))
    if label is None:
        return name, frozenset()
    state = known.named.get(("state", folded(label["state"])))
    return label["name"], frozenset([state] if state else [])


def _candidates(
    things: Iterable[Named], as_found: Mapping[str, str], attested: Mapping[str, Attested], known: Known
) -> list[Candidate]:
    """The actors to match: those minted or declared, and people with a short name of whom an office is told."""
    names: dict[str, set[str]] = defaultdict(set)
    states: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for (space, name), target in known.named.items():
        if space in _MATCHED:
            names[target].add(name)
            kinds[target] = space
    for found in things:
        target = as_found[found.id]
        space = target.partition("/")[0]
        told = attested.get(found.id)
        if space == "reference" and found.kind == "person" and target == found.id and told:
            kinds[target] = "person"
        elif space in _MATCHED and target not in known.ids:
            kinds[target] = space
        if target in kinds and target not in known.ids:
            kind = "person" if kinds[target] == "person" else "organization"
            name, state = _labelled(found.name, known)
            names[target].update([name] if space == "reference" or tells_whose(kind, found.name) else [])
            states[target] |= state
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
        if state is None or state.startswith("state/"):
            break
    if state or target in known.ids or target.partition("/")[0] not in {"org", "post", "outlet"}:
        return state
    parts = target.rpartition("/")[2].split("-")
    codes = ("-".join(parts[start:]) for start in range(1, len(parts)))
    return next((f"state/{code}" for code in codes if f"state/{code}" in known.ids), None)


def _decided_references(as_found: Mapping[str, str], joined: Joined, judged: Judged) -> dict[str, str]:
    """What the references are that people decided about one by one; set apart, one gets an actor of its own."""
    own: dict[str, str] = {}
    for name in sorted(judged.references & as_found.keys()):
        target = as_found[name]
        if any(not member.startswith("reference/") for member in joined.members(name)) or target == name:
            continue
        if not joined.join(name, target) and not target.startswith("reference/"):
            own[name] = f"{target}-{key_of(name)[:8]}"
    for name in sorted(judged.references & as_found.keys()):
        root = joined.root(name)
        mate = next((own[member] for member in sorted(joined.members(name)) if member in own), None)
        own[name] = root if not root.startswith("reference/") else mate or root
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
    space = target.partition("/")[0]
    if space not in TYPE_OF:
        kinds = Counter(kind for _, kind in called.elements())
        kind = min(kinds, key=lambda found: (-kinds[found], found), default="")
        space = LOOKED_UP_IN.get(kind, ("",))[0]
    return TYPE_OF.get(space)
