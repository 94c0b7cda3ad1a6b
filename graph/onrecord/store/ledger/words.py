"""The words of a store's texts, and the names of its nodes, in indexes to search: SQLite's FTS5, in the manifest.

The index holds no text: which words are where is all it keeps, so a text is read from its own file again where
something is found in it. To take a text out, it must be given once more.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from onrecord.model.document import Span
from onrecord.names.searchable import folded_words, searchable

TABLES = """
CREATE TABLE IF NOT EXISTS indexed (first INTEGER PRIMARY KEY, last INTEGER, key TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS passage (id INTEGER PRIMARY KEY, start INTEGER, stop INTEGER);
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5 (words, content='', tokenize='ascii');
CREATE VIRTUAL TABLE IF NOT EXISTS name USING fts5 (words, node UNINDEXED, called UNINDEXED, tokenize='ascii');
"""
"""The passages of a document are numbered from ``first`` to ``last``; stores of before have none of these yet."""

_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab ('main', 'word', 'row')"
"""Belongs to the connection, so that one that only reads can make it too."""

_FORM = "1"
"""How texts are cut into passages and words; an index of another form is made anew."""

_LONGEST = 1_000
"""Characters of a passage that has no blank line, from which on it ends with a sentence or a line."""

_SHORTEST = 200
"""Characters that a passage has at least, with the paragraphs that follow it: headings and lists are no passages."""

_BLANK = re.compile(r"\n\s*\n")
_END = re.compile(r"[.!?;:]['\"”’»)\]]*\s|\n")


class Found(NamedTuple):
    """A passage in which words were found: its document's key and its place; the lower ``rank``, the better it fits."""

    key: str
    span: Span
    rank: float


class WordBook:
    """The tables of words in a manifest."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def is_there(self) -> bool:
        """Whether the store has an index; one of before gets it when it is next written to."""
        found = self._database.execute(
            "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('indexed', 'passage', 'word', 'name')"
        )
        return bool(found.fetchone()[0] == 4)

    def is_of_other_texts(self) -> bool:
        """Whether the index has to be made anew: it has another form, or holds documents that are no more."""
        form = self._database.execute("SELECT value FROM fact WHERE name = 'words'").fetchone()
        gone = "SELECT EXISTS (SELECT 1 FROM indexed WHERE key NOT IN (SELECT key FROM document))"
        return form != (_FORM,) or bool(self._database.execute(gone).fetchone()[0])

    def begin_anew(self) -> None:
        """Empty the index of texts."""
        self._database.execute("DELETE FROM indexed")
        self._database.execute("DELETE FROM passage")
        self._database.execute("INSERT INTO word (word) VALUES ('delete-all')")
        self._database.execute("INSERT OR REPLACE INTO fact VALUES ('words', ?)", (_FORM,))

    def missing(self) -> list[str]:
        """The keys of documents whose text is not in the index, in order."""
        rows = self._database.execute(
            "SELECT key FROM document WHERE key NOT IN (SELECT key FROM indexed) ORDER BY key"
        )
        return [key for (key,) in rows]

    def put(self, key: str, text: str) -> None:
        """Index the text of a document; in a transaction of the caller's."""
        (before,) = self._database.execute("SELECT COALESCE(MAX(last), 0) FROM indexed").fetchone()
        places = passages(text)
        numbered = list(enumerate(places, before + 1))
        rows = [(number, start, stop) for number, (start, stop) in numbered]
        self._database.executemany("INSERT INTO passage VALUES (?, ?, ?)", rows)
        words = ((number, searchable(text[start:stop]).folded) for number, (start, stop) in numbered)
        self._database.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", words)
        row = (before + 1, before + max(len(places), 1), key)
        self._database.execute("INSERT INTO indexed VALUES (?, ?, ?)", row)

    def drop(self, key: str, text: str) -> None:
        """Take a document out whose text is the given one, which is what was indexed."""
        known = self._database.execute("SELECT first, last FROM indexed WHERE key = ?", (key,)).fetchone()
        if known is None:
            return
        rows = self._database.execute("SELECT id, start, stop FROM passage WHERE id BETWEEN ? AND ?", known).fetchall()
        words = ((number, searchable(text[start:stop]).folded) for number, start, stop in rows)
        self._database.executemany("INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)", words)
        self._database.execute("DELETE FROM passage WHERE id BETWEEN ? AND ?", known)
        self._database.execute("DELETE FROM indexed WHERE key = ?", (key,))

    def bring_names(self, names: Iterable[tuple[str, str]]) -> None:
        """Make these the names that are searched: pairs of a node's relative id and a name of it."""
        before = {
            (node, name): number
            for number, node, name in self._database.execute("SELECT rowid, node, called FROM name")
        }
        after = set(names)
        gone = [(number,) for pair, number in before.items() if pair not in after]
        self._database.executemany("DELETE FROM name WHERE rowid = ?", gone)
        new = [(" ".join(folded_words(name)), node, name) for node, name in sorted(after - before.keys())]
        self._database.executemany("INSERT INTO name (words, node, called) VALUES (?, ?, ?)", new)

    def passages(self, expression: str) -> Iterator[Found]:
        """The passages that an expression of FTS5 finds, the best first; equal ones by key and place."""
        rows = self._database.execute("SELECT rowid, rank FROM word WHERE word MATCH ? ORDER BY rank", (expression,))
        for rank, alike in groupby(rows, key=itemgetter(1)):
            found = (self._place(number) for number, _ in alike)
            yield from (Found(key, (start, stop), rank) for key, start, stop in sorted(found))

    def _place(self, number: int) -> tuple[str, int, int]:
        """Key, start and stop of a passage."""
        of = "SELECT key FROM indexed WHERE first <= ? ORDER BY first DESC LIMIT 1"
        (key,) = self._database.execute(of, (number,)).fetchone()
        start, stop = self._database.execute("SELECT start, stop FROM passage WHERE id = ?", (number,)).fetchone()
        return str(key), int(start), int(stop)

    def names(self, expression: str, most: int) -> list[tuple[str, str]]:
        """Pairs of a node and a name of it that an expression finds, each node once, the best first."""
        rows = self._database.execute(
            "SELECT node, called FROM name WHERE name MATCH ? ORDER BY rank, called, node", (expression,)
        )
        found: dict[str, str] = {}
        for node, called in rows:
            found.setdefault(node, called)
            if len(found) == most:
                break
        return list(found.items())

    def beginning_with(self, start: str) -> list[str]:
        """The words of the texts that begin with some letters, in order."""
        self._database.execute(_VOCABULARY)
        rows = self._database.execute(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? ORDER BY term", (start, f"{start}\x7f")
        )
        return [term for (term,) in rows]


def passages(text: str) -> list[Span]:
    """The parts of a text in which words are looked for together: paragraphs, short ones with what follows them.

    >>> passages("Rain.\\n\\n" + "It rained. " * 20 + "\\n\\nMore rain.")
    [(0, 227), (229, 239)]
    """
    found: list[Span] = []
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        stop = blank.start() if blank else len(text)
        if stop - start >= _SHORTEST or blank is None:
            found += _parts(text, start, stop)
            start = blank.end() if blank else stop
    return found


def paragraphs(text: str, passage: Span, marks: Sequence[Span]) -> Span:
    """The part of a passage from the paragraph of the first of some places in it to that of the last."""
    start, stop = passage
    first, last = marks[0][0], max(end for _, end in marks)
    ends = [blank.end() for blank in _BLANK.finditer(text, start, first)]
    following = _BLANK.search(text, last, stop)
    return ends[-1] if ends else start, following.start() if following else stop


def _parts(text: str, start: int, stop: int) -> Iterator[Span]:
    """A paragraph in parts of which none but the last is much shorter than ``_LONGEST``; none of white space."""
    while stop - start > _LONGEST:
        end = _END.search(text, start + _LONGEST, stop)
        cut = end.end() if end else stop
        yield start, cut
        start = cut
    if text[start:stop].strip():
        yield start, stop
