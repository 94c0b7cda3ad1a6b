"""Words of texts, statements and names, searched."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from onrecord.fulltext.answer import Hit
from onrecord.fulltext.printing import as_json, printed
from onrecord.fulltext.quoting import cut
from onrecord.fulltext.searching import Searched, Wanted, search_in
from onrecord.model.ids import iri
from onrecord.query.told.narrowing import read_narrowing
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened
from onrecord.serve.errors import NotFound
from onrecord.serve.formats import CSV

_SNIPPET = 100
"""Characters of words in no statement that are shown where a document's may not be passed on in full: the first of the
passage, whatever was looked for, as searches for one word after the other would else give the whole text."""


def run(opened: Opened, given: Given) -> Answer:
    """What ``text`` finds, narrowed by ``narrowed``, no more than ``most``; as JSON, or in the ``form`` csv."""
    narrowed = read_narrowing(given.pairs("narrowed"))
    versions, most = given.text("versions", "newest"), given.number("most", 20)
    wanted = Wanted(given.text("text"), narrowed, versions, most, around=opened.quotes == "full")
    found = search_in(Searched(opened.graph, opened.manifest.words, partial(_text, opened)), wanted)
    kept = replace(found, hits=tuple(_kept(opened, hit) for hit in found.hits))
    if given.text("form") == "csv":
        return Answer(printed(kept, "csv", 0).encode(), CSV)
    return json_answer(as_json(kept))


def _text(opened: Opened, key: str) -> str:
    """The text of a document, empty if it was removed since the snapshot: then nothing is found in it."""
    try:
        return opened.whole_text(key)
    except NotFound:
        return ""


def _kept(opened: Opened, hit: Hit) -> Hit:
    """What was found, with as many of its words as may go out."""
    if opened.quotes == "none":
        return replace(hit, words="", marks=())
    if opened.quotes == "full" or hit.said or iri(hit.source.document) in opened.free:
        return hit
    words, marks = cut(hit.words, hit.marks, around=False, most=_SNIPPET)
    return replace(hit, words=words, marks=marks)
