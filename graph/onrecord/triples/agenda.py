"""Agendas as RDF: sessions, items with their numbers, and the topics that outlive a session's numbering."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.model.ids import relative_id
from onrecord.rdf.namespaces import TOPIC, VOCABULARY
from onrecord.rdf.quads import Literal, Node, literal, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, node, term
from onrecord.un.organ import organs

Row = dict[str, str]
"""One item: ``organ``, ``session``, ``status``, ``item``, ``sub_item``, ``title``, ``source``, ``topic``.

Its ``certainty`` is ``official`` where it is not given.
"""

Agenda = tuple[str, str, str]
"""Whose numbers some rows' are: organ, session and status."""

Triple = tuple[Node, Node, Node | Literal]

_TOPICS = named_node(VOCABULARY + "topic")
_ONES = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL = rf"(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join((*_ONES, *_TEENS))})|(?:{'|'.join(_TENS)})ieth|\d+(?:st|nd|rd|th)"
_OWN_SESSION = re.compile(rf"\b(to the|on the work of its) (?:{_ORDINAL}) session\b")
_OWN_YEARS = re.compile(r" for (?:the biennium )?(?:19|20)\d\d(?:[–-](?:19|20)\d\d)?$")
_SLUG_LENGTH = 80


def ordinal(number: int) -> str:
    """The number as an English ordinal, below one hundred.

    >>> [ordinal(number) for number in (3, 12, 70, 74)]
    ['third', 'twelfth', 'seventieth', 'seventy-fourth']
    """
    if number < 20:
        return (*_ONES, *_TEENS)[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]}-{_ONES[ones]}" if ones else f"{_TENS[tens - 2][:-1]}ieth"


def session_name(organ: str, session: str) -> str:
    """The session's name in words; an organ that the vocabulary lacks goes by its code.

    >>> session_name("ga", "74"), session_name("ecosoc", "2020")
    ('Seventy-fourth session of the General Assembly', '2020 session of the Economic and Social Council')
    >>> session_name("ga", "es-11")
    'Eleventh emergency special session of the General Assembly'
    """
    name = organ_name(organ)
    special, _, number = session.rpartition("-")
    manner = {"": "", "s": "special ", "es": "emergency special "}[special]
    if int(number) > 99:
        return f"{number} {manner}session of the {name}"
    return f"{ordinal(int(number)).capitalize()} {manner}session of the {name}"


def organ_name(code: str) -> str:
    """The name of the organ with that code; of one that the vocabulary lacks, what its code says.

    >>> organ_name("hrc"), organ_name("commission-on-fisheries")
    ('Human Rights Council', 'Commission on fisheries')
    """
    known = {organ.id: organ.name for organ in organs().values()}
    return known.get(code) or code.replace("-", " ").capitalize()


def topic_title(title: str) -> str:
    """The title less what names one session or budget year: the same from session to session.

    >>> topic_title("Proposed programme budget for 2020")
    'Proposed programme budget'
    >>> topic_title("Report of the International Law Commission on the work of its seventy-first session")
    'Report of the International Law Commission on the work of its session'
    >>> topic_title("Implementation of the outcome of the twenty-third special session of the General Assembly")
    'Implementation of the outcome of the twenty-third special session of the General Assembly'
    """
    return _OWN_YEARS.sub("", _OWN_SESSION.sub(r"\1 session", title))


def slug(title: str) -> str:
    """The title as part of an IRI; a long one is cut and ends in six digits of its hash.

    >>> slug("Question of Cyprus")
    'question-of-cyprus'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) <= _SLUG_LENGTH:
        return words
    return f"{words[:_SLUG_LENGTH].rpartition('-')[0]}-{hashlib.sha256(words.encode()).hexdigest()[:6]}"


def agenda_triples(rows: Iterable[Row], topics: Mapping[str, str]) -> Iterator[Triple]:
    """The items of one session's agenda, and the session; ``topics`` tells which titles share a topic."""
    rows = list(rows)
    for organ, session in sorted({(row["organ"], row["session"]) for row in rows}):
        this = node(relative_id("session", organ, session))
        yield from _typed(this, "rec:Session", session_name(organ, session))
        yield (this, term("rec:number"), literal(session))
        yield (this, term("rec:organ"), node(relative_id("organ", organ)))
    titles = whole_titles(rows)
    for row in rows:
        yield from _item(row, titles[agenda_of(row)], topics)


def agenda_of(row: Row) -> Agenda:
    """The agenda that a row is of."""
    return row["organ"], row["session"], row["status"]


def whole_titles(rows: Iterable[Row]) -> dict[Agenda, dict[str, str]]:
    """The titles of the items that are no sub-items, by number, for each agenda."""
    titles: dict[Agenda, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if not row["sub_item"]:
            titles[agenda_of(row)][row["item"]] = row["title"]
    return titles


def _item(row: Row, titles: Mapping[str, str], topics: Mapping[str, str]) -> Iterator[Triple]:
    main = relative_id(
        "item",
        row["organ"],
        f"{row['session']}{'' if row['status'] == 'adopted' else '-' + row['status']}",
        row["item"],
    )
    sub = row["sub_item"]
    item = node(f"{main}/{sub}" if sub else main)
    yield from _typed(item, "rec:AgendaItem", row["title"])
    yield (item, term("rec:number"), literal(f"{row['item']}({sub})" if sub else row["item"]))
    yield (item, term("rec:session"), node(relative_id("session", row["organ"], row["session"])))
    yield (item, term("rec:organ"), node(relative_id("organ", row["organ"])))
    yield (item, term("rec:agendaStatus"), term(f"rec:{row['status']}"))
    yield (item, term("rec:topic"), topic_node(topic_of(row, titles, topics)))
    yield (item, term("rec:certainty"), term(f"rec:{row.get('certainty') or 'official'}"))
    if row["source"]:
        yield (item, term("dcterms:source"), literal(row["source"]))
    if sub and row["item"] in titles:
        yield (item, term("rec:partOfItem"), node(main))


def topic_node(title: str) -> Node:
    """The concept of the topic with that title."""
    return named_node(TOPIC + slug(title))


def topic_of(row: Row, titles: Mapping[str, str], topics: Mapping[str, str]) -> str:
    """The title of the item's topic; a sub-item's is said with that of its item, unless they are the same.

    >>> topic_of({"item": "17", "sub_item": "d", "title": "Commodities"}, {"17": "Macroeconomic policy questions"}, {})
    'Macroeconomic policy questions: Commodities'
    """
    if row.get("topic"):
        return topics.get(row["topic"], row["topic"])
    title = topic_title(row["title"])
    over = topic_title(titles.get(row["item"], row["title"]))
    whole = title if not row["sub_item"] or title == over else f"{over}: {title}"
    return topics.get(whole, whole)


def topic_triples(agendas: Iterable[Iterable[Row]], topics: Mapping[str, str]) -> Iterator[Triple]:
    """The topics of all agendas: one concept each, labelled with its title."""
    yield from _typed(_TOPICS, "skos:ConceptScheme", "Topics of agenda items")
    found: dict[str, str] = {}
    for agenda in agendas:
        rows = list(agenda)
        titles = whole_titles(rows)
        found |= {slug(title): title for title in (topic_of(row, titles[agenda_of(row)], topics) for row in rows)}
    for title in found.values():
        yield from _typed(topic_node(title), "skos:Concept", title)
        yield (topic_node(title), term("skos:inScheme"), _TOPICS)


def _typed(subject: Node, of: str, label: str) -> Iterator[Triple]:
    yield (subject, RDF_TYPE, term(of))
    yield (subject, PREF_LABEL, literal(label))
