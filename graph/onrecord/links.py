"""Which actor, document or item everything that was named is: ``rec:canonical``, recomputed from all.

The result is a function of the set of what the stored documents name and of the vocabulary, whatever
the order. Cautious: a name that does not tell whose it is (a surname, "Foreign Ministry") stays what
one document names. What several documents may name is described here and in no document's graph.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.description import Description, merged, named_by
from onrecord.item_links import item_quads
from onrecord.known import TYPE_OF, Known
from onrecord.names import folded, is_full_name, slug, telling_words
from onrecord.statement import Record
from onrecord.symbol_links import cited_quads, same_documents
from onrecord.terms import CANONICAL, PREF_LABEL, RDF_TYPE, node, reference_id, term
from onrecord.triples import references_of
from onrecord.vocabulary import GRAPH_ACTORS, GRAPH_LINKS, document_id

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


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """One thing that a stored document names: a reference, or something that has an id of its own.

    ``kind`` is the reference's kind, or ``publisher``, ``creator``, ``item``, ``symbol`` or ``stored``
    (a UN document whose text is in the store). ``suggestion`` is what the document alone suggests the
    thing is: for a reference an actor, for a joint symbol's later part the id of its first.
    """

    id: str
    kind: str
    name: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """What ties the documents together: the quads of ``graph/links``, and of actors that were minted."""

    links: list[Quad]
    actors: list[Quad]


def named_in(record: Record) -> list[Named]:
    """What the text of a record names, for ``link``."""
    key = record.document.key
    found = [
        Named(reference_id(key, reference), reference.kind, reference.name, reference.canonical)
        for reference in references_of(record)
    ]
    items = [*record.agenda_items, *(item for circulation in record.circulations for item in circulation.items)]
    found += [Named(item.id, "item", item.title or "") for item in items if item.id]
    for mention in record.symbols:
        found += _joint([part.symbol for part in mention.parts])
    return sorted(set(found), key=_order)


def named_by_sources(descriptions: Sequence[Description]) -> list[Named]:
    """What the sources of one text name besides it: publisher, authors and the document's own symbols."""
    whole = merged(descriptions)
    names = {"publisher": [whole.publisher or ""], "creator": [name for name in whole.authors if is_full_name(name)]}
    found = [
        Named(relative, kind, next(name for name in names[kind] if relative.endswith("/" + slug(name))))
        for kind, relative in named_by(whole)
    ]
    if whole.symbols:
        found.append(Named(document_id("", whole.symbols), "stored", whole.symbols[0]))
        found += _joint(whole.symbols)
    return sorted(set(found), key=_order)


def link(named: Iterable[Named], known: Known) -> Links:
    """The links of all that is named: exactly one ``rec:canonical`` a reference, itself if unmatched.

    Holds all that is named in memory. Quads come sorted by what they are about.
    """
    everything = sorted(named, key=_order)
    stored = frozenset(found.id for found in everything if found.kind == "stored")
    joined = [(found.id, found.suggestion) for found in everything if found.kind == "symbol" and found.suggestion]
    aliases = same_documents(joined, stored)
    links: list[Quad] = []
    cited = {found.id for found in everything if found.kind == "symbol"}
    titles: dict[str, Counter[str]] = defaultdict(Counter)
    called: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    suggested = {found.suggestion for found in everything if found.kind in MINTED_IN and found.suggestion}
    for found in everything:
        if found.kind == "item":
            titles[found.id].update([found.name] if found.name else [])
        elif found.kind not in {"symbol", "stored"}:
            target = canonical_of(found, known)
            target = aliases.get(target, target)
            links += _canonical(found, target)
            if target.startswith("document/un/"):
                cited.add(target)
            elif target != found.id or found.kind in {"publisher", "creator"}:
                called[target][found.name, found.kind] += 1
    links += cited_quads(cited, aliases, stored | known.ids)
    links += item_quads(titles, known.ids)
    return Links(links=list(dict.fromkeys(links)), actors=list(_minted(called, known, suggested)))


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
    if found.kind in MINTED_IN and _tells_whose(found.kind, found.name):
        return f"{MINTED_IN[found.kind]}/{slug(found.name)}"
    return found.id


def _tells_whose(kind: str, name: str) -> bool:
    return is_full_name(name) if kind == "person" else bool(telling_words(name))


def _canonical(found: Named, target: str) -> Iterator[Quad]:
    graph = NamedNode(GRAPH_LINKS)
    if found.kind not in {"publisher", "creator"}:
        yield Quad(node(found.id), CANONICAL, _target_node(target), graph)
    elif target != found.id:
        yield Quad(node(found.id), CANONICAL, _target_node(target), graph)
        yield Quad(node(found.id), PREF_LABEL, Literal(found.name), graph)


def _minted(called: dict[str, Counter[tuple[str, str]]], known: Known, suggested: set[str]) -> Iterator[Quad]:
    graph = NamedNode(GRAPH_ACTORS)
    for target in sorted(called.keys() - known.ids):
        if target.startswith("http"):
            continue
        space = target.partition("/")[0]
        kinds = Counter(kind for _, kind in called[target].elements())
        kind = min(kinds, key=lambda found: (-kinds[found], found))
        space = space if space in TYPE_OF else LOOKED_UP_IN.get(kind, ("",))[0]
        if space in TYPE_OF:
            yield Quad(node(target), RDF_TYPE, term(TYPE_OF[space]), graph)
            yield Quad(node(target), PREF_LABEL, Literal(_label(target, called[target])), graph)
            state = _state_of(target, known) if target in suggested and space in {"org", "post", "outlet"} else None
            if state:
                yield Quad(node(target), term("rec:actsFor"), node(state), graph)


def _label(target: str, called: Counter[tuple[str, str]]) -> str:
    """The name an actor goes by: the one its id is made of, else one that tells whose, else the most frequent."""
    local = target.rpartition("/")[2]
    names = Counter(name for name, _ in called.elements())
    telling = {name for name, kind in called if kind in MINTED_IN and _tells_whose(kind, name)}
    best = min(names, key=lambda name: (slug(name) != local, name not in telling, -names[name], name))
    return re.sub(r"^the ", "", best) if target.startswith("outlet/") else re.sub(r"^[Tt]he ", "", best)


def _state_of(target: str, known: Known) -> str | None:
    """The declared state whose code ends a suggested id, as in ``org/foreign-ministry-az``."""
    parts = target.rpartition("/")[2].split("-")
    codes = ("-".join(parts[start:]) for start in range(1, len(parts)))
    return next((f"state/{code}" for code in codes if f"state/{code}" in known.ids), None)


def _joint(symbols: Sequence[str]) -> list[Named]:
    ids = [document_id("", (symbol,)) for symbol in symbols]
    return [
        Named(found, "symbol", symbol, ids[0] if found != ids[0] else None)
        for found, symbol in zip(ids, symbols, strict=True)
    ]


def _target_node(target: str) -> NamedNode:
    return NamedNode(target) if target.startswith("http") else node(target)


def _order(found: Named) -> tuple[str, str, str, str]:
    return (found.id, found.kind, found.name, found.suggestion or "")
