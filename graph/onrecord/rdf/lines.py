"""The lines of a Turtle file on which terms are written, for messages: no parser tells them of what it read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.model.ids import BASE, relative
from onrecord.rdf.quads import Literal, Node

_PREFIX = re.compile(r"(?:@|\b)prefix\s+([^\s:]*):\s*<([^>]*)>", re.IGNORECASE)
_NAMED = re.compile(r"<([^<>\s\"]*)>|(?<![\w-])([\w-]*):([\w.-]*[\w-])")


def line_of(content: bytes, *terms: Node | Literal) -> int | None:
    """The line of the last of some terms, each looked for behind the one before it; ``None`` if the first is nowhere.

    >>> from onrecord.rdf.quads import literal, named_node
    >>> turtle = b'@prefix o: <http://o.example/> .\\no:a o:b\\n  "x" .\\n'
    >>> line_of(turtle, named_node("http://o.example/a"), literal("x")), line_of(turtle, literal("y"))
    (3, None)
    """
    text = content.decode("utf-8", "replace")
    prefixes = {(name, namespace) for name, namespace in _PREFIX.findall(text)}
    at = -1
    for term in terms:
        written = "|".join(_written(term, prefixes))
        found = re.compile(written).search(text, max(at, 0))
        if found is None:
            break
        at = found.start()
    return text.count("\n", 0, at) + 1 if at >= 0 else None


def first_lines(content: bytes) -> Mapping[str, int]:
    """The line on which each IRI is written first.

    >>> first_lines(b"@prefix o: <http://o.example/> .\\no:a o:b <state/x> .")["http://o.example/a"]
    2
    """
    text = content.decode("utf-8", "replace")
    prefixes = dict(_PREFIX.findall(text))
    found: dict[str, int] = {}
    line, at = 1, 0
    for each in _NAMED.finditer(text):
        line, at = line + text.count("\n", at, each.start()), each.start()
        whole, prefix, local = each.groups()
        if whole is not None:
            found.setdefault(whole if ":" in whole else BASE + whole, line)
        elif prefix in prefixes:
            found.setdefault(prefixes[prefix] + local, line)
    return found


def _written(term: Node | Literal, prefixes: set[tuple[str, str]]) -> Iterator[str]:
    """The patterns of the ways in which a term may be written."""
    if isinstance(term, Literal):
        inside = term.value.replace("\\", "\\\\").replace("\n", "\\n")
        yield "|".join(re.escape(f"{mark}{each}{mark}") for mark in "\"'" for each in {inside, term.value})
        yield rf"(?<![\w.]){re.escape(term.value)}(?![\w.])" if term.value else "(?!)"
        return
    for name in {term.value, relative(term.value)}:
        yield re.escape(f"<{name}>")
    for prefix, namespace in prefixes:
        if namespace and term.value.startswith(namespace):
            yield rf"(?<![\w-]){re.escape(prefix)}:{re.escape(term.value[len(namespace) :])}(?![\w-])"
    if term.value == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type":
        yield r"\ba\b"
