"""UN documents that others cite: what is known of them, and which symbols name one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.terms import CANONICAL, PREF_LABEL, RDF_TYPE, node, term
from onrecord.vocabulary import GRAPH_LINKS

_LINKS = NamedNode(GRAPH_LINKS)


def same_documents(joined: Iterable[tuple[str, str]], stored: frozenset[str]) -> dict[str, str]:
    """For each alias the id it stands for, from pairs of a joint symbol's later and first id.

    A document whose text is stored is never an alias; of the others the one that no joint symbol names
    second stands for all, the first in order where that leaves a choice.

    >>> same_documents([("document/un/S/2020/2", "document/un/A/74/1")], frozenset())
    {'document/un/S/2020/2': 'document/un/A/74/1'}
    """
    neighbours: dict[str, set[str]] = defaultdict(set)
    later: set[str] = set()
    for second, first in joined:
        if second != first:
            neighbours[second].add(first)
            neighbours[first].add(second)
            later.add(second)
    aliases: dict[str, str] = {}
    seen: set[str] = set()
    for start in sorted(neighbours):
        if start in seen:
            continue
        together = _reachable(start, neighbours)
        seen |= together
        root = min(together, key=lambda found: (found not in stored, found in later, found))
        aliases.update({found: root for found in sorted(together) if found != root and found not in stored})
    return aliases


def _reachable(start: str, neighbours: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = neighbours[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def cited_quads(cited: Iterable[str], aliases: Mapping[str, str], stored: frozenset[str]) -> Iterator[Quad]:
    """The quads of cited documents whose text is not stored, and of the aliases among them."""
    symbols: dict[str, set[str]] = defaultdict(set)
    for relative in {*cited, *aliases, *aliases.values()}:
        symbols[aliases.get(relative, relative)].add(symbol_of(relative))
    for relative in sorted(symbols.keys() - stored):
        subject = node(relative)
        yield Quad(subject, RDF_TYPE, term("rec:Document"), _LINKS)
        yield Quad(subject, PREF_LABEL, Literal(symbol_of(relative)), _LINKS)
        for symbol in sorted(symbols[relative]):
            yield Quad(subject, term("rec:symbol"), Literal(symbol), _LINKS)
    for alias, relative in sorted(aliases.items()):
        yield Quad(node(alias), CANONICAL, node(relative), _LINKS)
        yield Quad(node(alias), PREF_LABEL, Literal(symbol_of(alias)), _LINKS)


def symbol_of(relative: str) -> str:
    """The canonical symbol of a UN document's id: a space stands before a bracket that opens a part.

    >>> symbol_of("document/un/S/RES/822(1993)"), symbol_of("document/un/A/74/805")
    ('S/RES/822 (1993)', 'A/74/805')
    """
    return re.sub(r"(?<=\w)\(", " (", unquote(relative.removeprefix("document/un/")))
