"""Formats of answers: their media types, and which of them a request takes best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["rows", "graph", "truth"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that ``rdf.files`` has for it, with its media types, the one that is told first."""

    name: str
    media: str
    others: tuple[str, ...] = ()


CSV = "text/csv; charset=utf-8"
RESULTS = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", CSV),
    Format("tsv", "text/tab-separated-values; charset=utf-8"),
)
GRAPHS = (
    Format("turtle", "text/turtle; charset=utf-8", ("application/x-turtle", "text/plain")),
    Format("ntriples", "application/n-triples"),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml")),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("trig", "application/trig"),
    Format("nquads", "application/n-quads"),
)
JSON = Format("json", "application/json")
HTML = Format("html", "text/html; charset=utf-8", ("application/xhtml+xml",))
_OF = {"rows": RESULTS, "truth": RESULTS, "graph": GRAPHS}
_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^,]*)?)")
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE)


def chosen(kind: Kind, accept: str) -> Format | None:
    """The format for an answer of this kind that the header ``Accept`` takes best, the first of equals; or none.

    >>> chosen("rows", "text/csv;q=0.5, application/json").name
    'json'
    >>> chosen("graph", "application/json;q=0, */*;q=0.1").name
    'turtle'
    >>> chosen("graph", "text/turtle;q=0, */*").name
    'ntriples'
    >>> chosen("rows", "image/png") is None
    True
    """
    return best(_OF[kind], accept)


def told(kind: Kind) -> str:
    """The media types in which there are answers of this kind, as a sentence has them."""
    return " or ".join(each.media.partition(";")[0] for each in _OF[kind])


def best(formats: Sequence[Format], accept: str) -> Format | None:
    """The format that the header ``Accept`` takes best, the first of equals; or none. Without a header, the first."""
    ranges = list(_ranges(accept)) or [("*", "*", 1.0)]
    rated = [(max(_quality(ranges, media) for media in (each.media, *each.others))[1], each) for each in formats]
    highest = max(quality for quality, _ in rated)
    return next(each for quality, each in rated if quality == highest) if highest > 0 else None


def takes_page(formats: Sequence[Format], accept: str) -> bool:
    """Whether the header ``Accept`` takes a page rather than any of these formats, as that of a browser does.

    >>> takes_page((JSON,), "text/html,application/xml;q=0.9,*/*;q=0.8"), takes_page((JSON,), "*/*")
    (True, False)
    """
    return best((*formats, HTML), accept) == HTML


def _ranges(accept: str) -> list[tuple[str, str, float]]:
    found = (_RANGE.fullmatch(each) for each in accept.split(","))
    matches = [each for each in found if each]
    return [(each[1].lower(), each[2].lower(), _weight(each[3])) for each in matches]


def _weight(parameters: str) -> float:
    told = _QUALITY.search(parameters)
    return min(float(told[1]), 1.0) if told else 1.0


def _quality(ranges: Sequence[tuple[str, str, float]], media: str) -> tuple[int, float]:
    """How particular the most particular of the ranges is that hold a media type, and what it gives it."""
    main, _, sub = media.partition(";")[0].partition("/")
    fitting = [
        ((first != "*") + (second != "*"), quality)
        for first, second, quality in ranges
        if first in ("*", main) and second in ("*", sub)
    ]
    return max(fitting, default=(-1, 0.0))
