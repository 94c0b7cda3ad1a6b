"""UN documents that others cite: their description, and the symbols that are aliases of one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from onrecord.linking.items import session_quads
from onrecord.model.finding.symbol import SymbolPart
from onrecord.rdf.namespaces import GRAPH_LINKS
from onrecord.rdf.quads import Quad, literal, make_quad, named_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, node, term
from onrecord.un.address import address_of
from onrecord.un.series import organ_prefixes
from onrecord.un.symbol import canonical_symbol, parse_symbol

_LINKS = named_node(GRAPH_LINKS)
_MAIN = re.compile(r"(?:/(?:C\.\d|BUR|SPC))?")


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


def cited_quads(cited: Iterable[str], aliases: Mapping[str, str], known: frozenset[str]) -> Iterator[Quad]:
    """The quads of cited documents and their symbols; ``known`` are ids that are described elsewhere.

    A document whose text is stored describes itself. What its symbol says stands here all the same, at
    the symbol's own IRI: for a joint symbol at two, of which the second leads to the first.
    """
    symbols: dict[str, set[str]] = defaultdict(set)
    for relative in {*cited, *aliases, *aliases.values()}:
        symbols[aliases.get(relative, relative)].add(symbol_of(relative))
    for relative in sorted(symbols.keys() - known):
        subject = node(relative)
        yield make_quad(subject, RDF_TYPE, term("rec:Document"), _LINKS)
        yield make_quad(subject, PREF_LABEL, literal(symbol_of(relative)), _LINKS)
        for symbol in sorted(symbols[relative]):
            yield make_quad(subject, term("rec:symbol"), literal(symbol), _LINKS)
    for alias, relative in sorted(aliases.items()):
        yield make_quad(node(alias), CANONICAL, node(relative), _LINKS)
        yield make_quad(node(alias), PREF_LABEL, literal(symbol_of(alias)), _LINKS)
    for relative in sorted({*cited, *aliases, *aliases.values()}):
        yield from part_quads(relative, known)


def part_quads(relative: str, known: frozenset[str] = frozenset()) -> Iterator[Quad]:
    """What a document's symbol says, at the IRI of that symbol: body, session, kind, number, modifiers.

    Organ and session are linked where the vocabulary has the organ; a session not among ``known`` is
    described. A symbol that the grammar does not read says nothing.
    """
    parsed = parse_symbol(symbol_of(relative))
    if parsed is None or len(parsed.parts) != 1:
        return
    if address := address_of(relative):
        yield make_quad(node(relative), term("rdfs:seeAlso"), named_node(address), _LINKS)
    part = parsed.parts[0]
    said = [("Body", part.organ), ("Session", part.session), ("Kind", part.kind), ("Number", part.number)]
    said += [("Modifier", modifier) for modifier in part.modifiers]
    for name, value in said:
        if value:
            yield make_quad(node(relative), term(f"rec:symbol{name}"), literal(value), _LINKS)
    organ, session = organ_and_session(part)
    if organ:
        yield make_quad(node(relative), term("rec:organ"), node(organ), _LINKS)
    if session:
        yield make_quad(node(relative), term("rec:session"), node(session), _LINKS)
        if session not in known:
            yield from session_quads(session)


def organ_and_session(part: SymbolPart) -> tuple[str | None, str | None]:
    """The relative ids of the organ whose document it is and of its session, where the symbol tells them.

    A subsidiary's own session or year is none of the organ's: the session is read where the symbol names
    the organ itself, a main committee or a kind.

    >>> [organ_and_session(parse_symbol(each).parts[0]) for each in ("A/C.3/74/L.5", "A/HRC/WG.6/8/AZE/1", "DP/2020/1")]
    [('organ/ga', 'session/ga/74'), ('organ/hrc', None), (None, None)]
    """
    body = part.organ
    found = next((each for each in organ_prefixes() if f"{body}/".startswith(f"{each[0]}/")), None)
    if found is None or part.symbol.startswith(f"{found[0]}."):
        return None, None
    prefix, organ, numbered = found
    own = _MAIN.fullmatch(body.removeprefix(prefix)) and re.fullmatch(r"\d{1,3}|E?S-\d+", part.session or "")
    session = f"{organ.replace('organ/', 'session/', 1)}/{(part.session or '').lower()}" if own and numbered else None
    return organ, session


def symbol_of(relative: str) -> str:
    """The canonical symbol of a UN document's id, in which spaces are dropped.

    >>> symbol_of("document/un/S/RES/822(1993)"), symbol_of("document/un/TD/B/EX(68)/1")
    ('S/RES/822 (1993)', 'TD/B/EX(68)/1')
    """
    written = unquote(relative.removeprefix("document/un/"))
    return canonical_symbol(written) or re.sub(r"(?<=\w)\(", " (", written)
