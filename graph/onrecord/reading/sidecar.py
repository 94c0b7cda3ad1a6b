"""Metadata in a file of their own, ``NAME.meta.json`` beside ``NAME.txt``, or a library record, ``NAME.marc.xml``."""

from __future__ import annotations

import json
import os
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.marc import library_records
from onrecord.reading.draft.metadata import Metadata, MetadataError, metadata_from
from onrecord.reading.draft.xml import XmlError, parse_xml
from onrecord.reading.registry import divided

SUFFIX = ".meta.json"
LIBRARY_SUFFIX = ".marc.xml"
_LARGEST = 1_000_000


def sidecar_of(path: str) -> str | None:
    """The file with the metadata of ``path``: ``NAME.txt.meta.json``, else ``NAME.meta.json``, else a library record's.

    ``None`` where there is none; a library record is no record of itself.
    """
    if path.endswith(LIBRARY_SUFFIX):
        return None
    named = path.removesuffix(divided(path)[1])
    candidates = [name + suffix for suffix in (SUFFIX, LIBRARY_SUFFIX) for name in (path, named)]
    return next(filter(os.path.isfile, candidates), None)


def read_sidecar(path: str, source: str, below: str = "") -> Metadata:
    """The metadata beside the document at ``path``; raises ``UnreadableDocument`` if that file is broken.

    So it does where that file is a link that leads out of the folder ``below`` which documents are read, or out of the
    document's own folder if none is given. A document whose metadata cannot be read is not read either: its date and
    publisher are part of its identity.
    """
    found = sidecar_of(path)
    if found is None:
        return Metadata()
    beside = Path(found)
    remedy = f"mend or remove {beside.name}"
    if beside.is_symlink() and not _leads_into(beside, Path(below or beside.parent)):
        reason = f"its metadata in {beside.name} are a link that leads out of the folder"
        raise UnreadableDocument(source, reason, "put the file itself there, or remove the link")
    try:
        if found.endswith(LIBRARY_SUFFIX):
            return _of_library(beside.read_bytes()[:_LARGEST], source, remedy, beside.name)
        with beside.open("rb") as file:
            given = json.loads(file.read(_LARGEST).decode("utf-8-sig"))
        if not isinstance(given, dict):
            raise UnreadableDocument(source, f"its metadata in {beside.name} are no JSON object", remedy)
        return metadata_from(given)
    except MetadataError as error:
        raise UnreadableDocument(source, f"its metadata in {beside.name} are wrong: {error}", remedy) from error
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableDocument(source, f"its metadata in {beside.name} are not JSON", remedy) from error


def _leads_into(link: Path, folder: Path) -> bool:
    try:
        return link.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _of_library(data: bytes, source: str, remedy: str, name: str) -> Metadata:
    """What a library record says; raises ``UnreadableDocument`` where it is none, or where there are several."""
    try:
        records = list(library_records(parse_xml(data)))
    except XmlError as error:
        raise UnreadableDocument(source, f"its library record in {name} is not XML ({error})", remedy) from error
    if len(records) != 1:
        raise UnreadableDocument(source, f"{name} holds {len(records)} records in MARCXML, not one", remedy)
    return records[0].says
