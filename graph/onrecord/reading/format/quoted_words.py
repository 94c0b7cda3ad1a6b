"""What HTML marks as quoted: words in ``<q>`` get their marks, and the caption of a quotation is its last line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OPENING = "\u201c\"\u00ab\u201e\u2018'"


def mark_quotations(root: HtmlElement) -> None:
    """Put words in ``<q>`` between marks, and the caption of a quoted figure below it as "— NAME"."""
    for element in list(root.iter("q")):
        if not element.text_content().strip().startswith(tuple(_OPENING)):
            element.text = "\u201c" + (element.text or "")
            if len(element):
                element[-1].tail = (element[-1].tail or "") + "\u201d"
            else:
                element.text += "\u201d"
        element.tag = "span"
    for figure in list(root.iter("figure")):
        _keep_quotation(figure)
    for quoted in list(root.iter("blockquote")):
        for named in list(quoted.iter("cite", "footer")):
            words = " ".join(named.text_content().split()).lstrip("\u2014\u2013- ")
            last = not (named.tail or "").strip() and named.getnext() is None
            if words and last and not any(up.tag in ("cite", "footer") for up in named.iterancestors()):
                for child in list(named):
                    named.remove(child)
                named.tag, named.text = "p", f"\u2014 {words}"


def _keep_quotation(figure: HtmlElement) -> None:
    """Turn a figure that holds a quotation into that quotation, with its caption as the line that names who says it."""
    quoted = figure.find(".//blockquote")
    if quoted is None or figure.find(".//img") is not None:
        return
    caption = figure.find(".//figcaption")
    figure.tag = "div"
    if caption is None:
        return
    caption.drop_tree()
    words = " ".join(caption.text_content().split()).lstrip("\u2014\u2013- ")
    if words:
        line = quoted.makeelement("p", {})
        line.text = f"\u2014 {words}"
        quoted.append(line)
