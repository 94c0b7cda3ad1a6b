"""What is new as an Atom feed (RFC 4287): an entry for each statement, with its relay and its document."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from lxml import etree

from onrecord.model.ids import iri

ATOM = "application/atom+xml; charset=utf-8"

_NEVER_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(found: dict[str, Any], address: str, query: str) -> bytes:
    """The feed of changes as JSON tells them; ``address`` is where the server is, ``query`` what they are narrowed by.

    Entries lead to the statement's page. Nobody but the document is their author, as its words are.
    """
    root = etree.Element(f"{{{_NAMESPACE}}}feed", nsmap={None: _NAMESPACE})
    own = f"{address}feed{'?' + query if query else ''}"
    _add(root, "id", own)
    _add(root, "title", "New statements on record")
    changes = found["found"]
    _add(root, "updated", changes[0]["stored"] if changes else "1970-01-01T00:00:00+00:00")
    etree.SubElement(root, f"{{{_NAMESPACE}}}link", rel="self", href=own)
    for change in changes:
        _entry(root, change, address)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def _entry(root: etree._Element, change: dict[str, Any], address: str) -> None:
    entry = etree.SubElement(root, f"{{{_NAMESPACE}}}entry")
    where = address + quote(change["statement"])  # the id is the same wherever the server is
    document = change["document"]
    _add(entry, "id", iri(change["statement"]))
    _add(entry, "title", change["line"])
    _add(entry, "updated", change["stored"])
    etree.SubElement(entry, f"{{{_NAMESPACE}}}link", rel="alternate", href=where)
    author = etree.SubElement(entry, f"{{{_NAMESPACE}}}author")
    _add(author, "name", document["publisher"] or "publisher not told")
    _add(entry, "content", change["words"], type="text")
    reported = ", ".join(part for part in (document["title"], document["publisher"], document["published"]) if part)
    _add(entry, "summary", f"reported in {reported or document['id']}", type="text")


def _add(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", **attributes)
    element.text = _NEVER_IN_XML.sub("", text)
