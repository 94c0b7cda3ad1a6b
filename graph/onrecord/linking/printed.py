"""What mastheads and headings print of agenda items: attested, not official; the vocabulary's own titles win.

An item that the vocabulary lacks takes the title that most documents print, with these as evidence, and the topic
that the title leads to. A title that is another one's beginning is that one cut short. Whatever else is printed
stays at the item as another title, also at an item that the vocabulary has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from onrecord.model.ids import parts_of, relative, relative_id
from onrecord.rdf.namespaces import GRAPH_LINKS, VOCABULARY
from onrecord.rdf.quads import Quad, literal, make_quad, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, node, term
from onrecord.triples.agenda import topic_node, topic_of
from onrecord.un.retitled import retitled

Titles = Mapping[str, Mapping[str, Set[str]]]
"""For each item the titles that are printed, each with the documents that print it."""

_LINKS = named_node(GRAPH_LINKS)
_TOPICS = named_node(VOCABULARY + "topic")


def chosen(titles: Mapping[str, Set[str]]) -> str:
    """The title that most documents print, the first in order where that leaves a choice; one cut short is whole.

    >>> chosen({"Shared rivers: report": {"a"}, "Shared rivers": {"b"}, "Distant rivers": {"c"}})
    'Shared rivers: report'
    """
    support = {one: {doc for other in titles if _is_cut(other, one) for doc in titles[other]} for one in titles}
    return min(titles, key=lambda title: (-len(support[title]), -len(_words(title)), title))


def _is_cut(title: str, whole: str) -> bool:
    """Whether a title is another one, whatever its capitals and marks, or the beginning of its words."""
    one, other = _words(title), _words(whole)
    return one == other if len(one) == len(other) else other[: len(one)] == one


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.lower())


def printed_titles(printed: Titles) -> dict[str, str]:
    """The title of each item for which documents print one."""
    return {item: chosen(titles) for item, titles in printed.items()}


def printed_quads(printed: Titles, known: frozenset[str], labels: Mapping[str, str]) -> Iterator[Quad]:
    """What documents attest of items; ``known`` are the ids that the vocabulary has, ``labels`` their titles."""
    titles = printed_titles(printed)
    for item in sorted(printed):
        title = labels.get(item) if item in known else titles[item]
        for other, documents in sorted(printed[item].items()):
            if title and not _is_cut(other, title):
                yield make_quad(node(item), term("rec:otherTitle"), literal(other), _LINKS)
            elif item not in known:
                for document in sorted(documents):
                    yield make_quad(node(item), term("rec:attestedBy"), node(document), _LINKS)
        if item not in known:
            yield make_quad(node(item), term("rec:certainty"), term("rec:attested"), _LINKS)
            yield from _topic_quads(item, titles, known, labels)


def _topic_quads(
    item: str, titles: Mapping[str, str], known: frozenset[str], labels: Mapping[str, str]
) -> Iterator[Quad]:
    """The topic that an item's title leads to, said with that of the whole item; a new one is described."""
    organ, session, number, *letters = parts_of(item)
    whole = relative_id("item", organ, session, number)
    over = labels.get(whole) or titles.get(whole)
    row = {"title": titles[item], "item": number, "sub_item": "".join(letters)}
    topic = topic_of(row, {number: over} if over else {}, retitled())
    yield make_quad(node(item), term("rec:topic"), topic_node(topic), _LINKS)
    if relative(topic_node(topic).value) not in known:
        yield make_quad(topic_node(topic), RDF_TYPE, term("skos:Concept"), _LINKS)
        yield make_quad(topic_node(topic), PREF_LABEL, literal(topic), _LINKS)
        yield make_quad(topic_node(topic), term("skos:inScheme"), _TOPICS, _LINKS)
