"""What can go wrong, each with the data it reports. A message names the place and the remedy."""

from __future__ import annotations

from pathlib import Path

_LONGEST = 2_000
"""Characters of a message: files may have names, columns and cells without end, and the remedy comes last."""


class OnRecordError(Exception):
    """The base of all errors a caller may want to catch; its text is one line for the user.

    >>> len(str(OnRecordError("actors.csv: unknown column " + "x" * 1_000_000 + "; the columns are name, kind")))
    2001
    """

    def __init__(self, told: str = "") -> None:
        half = _LONGEST // 2
        super().__init__(told if len(told) <= _LONGEST else f"{told[:half]}…{told[-half:]}")


class UnreadableDocument(OnRecordError):
    """A document that could not be read; the run goes on with the others.

    ``source`` is the path or URL as the user gave it, ``reason`` what is wrong, ``remedy`` what to do.
    """

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(f"{source}: {reason}; {remedy}")
        self.source = source
        self.reason = reason
        self.remedy = remedy


class StoreError(OnRecordError):
    """A folder that is no store, a store in use, or one that cannot be written."""


class DamagedPart(StoreError):
    """A part of a store that is missing, damaged, or of another store.

    ``path`` is where it is or should be, ``wrong`` what is wrong with it, ``remedy`` what to do.
    """

    def __init__(self, path: Path, wrong: str, remedy: str) -> None:
        super().__init__(f"{path}: {wrong}; {remedy}")
        self.path = path
        self.wrong = wrong
        self.remedy = remedy


class OutputError(OnRecordError):
    """A file that the user named for an output and that cannot be written."""


class QueryError(OnRecordError):
    """A query that is unknown, does not parse, lacks a parameter or would leave the store."""


class SearchError(OnRecordError):
    """Words to search for that give nothing to look for, or a search that cannot be made."""


class VocabularyError(OnRecordError):
    """A vocabulary file (``--actors``) that cannot be read or breaks the model."""


class CodingError(OnRecordError):
    """A file of codings (of DNA) or a codebook that cannot be read, or does not hold together."""


class UnknownNode(OnRecordError):
    """A name or id that nothing in the store answers to."""


class DecisionError(OnRecordError):
    """A decision that cannot be made, or a row of ``decisions.csv`` that cannot be read."""


class AnnotatorError(OnRecordError):
    """An annotator of others that is not installed, cannot be loaded, or does not fit among the others."""


class PluginError(OnRecordError):
    """A part of another package (a format, an export, a view ...) that cannot be loaded, or failed.

    ``part`` names it with its package and version, ``reason`` tells what is wrong, ``remedy`` what to do.
    """

    def __init__(self, part: str, reason: str, remedy: str) -> None:
        super().__init__(f"{part} {reason}; {remedy}")
        self.part = part
        self.reason = reason
        self.remedy = remedy
