"""XML from strangers: no entity is expanded, no file or address opened, no tree deeper than the parser allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


class XmlError(ValueError):
    """Bytes that are no XML, or XML that declares entities of its own."""


def parse_xml(data: bytes, *, forgiving: bool = False) -> _Element:
    """The root element; ``forgiving`` mends what can be mended. Raises ``XmlError``.

    A document type with a subset of its own is refused: only attacks have one here.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=forgiving,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise XmlError(str(error)) from error
    if root is None:
        raise XmlError("no element")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise XmlError("declares entities")
    return root
