"""The names of a feed's entries: by what the feed calls them, as their numbers change with each entry that comes."""

from __future__ import annotations

import hashlib

from onrecord.reading.draft.draft import OpenFile


class EntryNames:
    """Gives each entry of one feed a source and an id of its own."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._met: set[str] = set()
        self._count = 0

    def of(self, own: str, words: str) -> tuple[str, str]:
        """Source and id of the next entry: by the id or address that it has, else by its number and its words.

        What a feed calls two entries names the first only. An id never goes from one entry to another: it would then
        count as a newer version of it.
        """
        self._count += 1
        own = " ".join(own.split())
        if own and own not in self._met:
            self._met.add(own)
            named = self._file.member("", self._file.stream, own)
            return named.source, named.doc_id
        told = hashlib.sha256(f"{own}\n{words}".encode("utf-8", "replace")).hexdigest()[:12]
        return f"{self._file.source}#{self._count}", f"{self._file.doc_id}-{told}"
