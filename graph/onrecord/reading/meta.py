"""Metadata in a file of their own, ``NAME.meta.json`` beside ``NAME.txt``."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.reading.metadata import Metadata, MetadataError, metadata_from

SUFFIX = ".meta.json"
_LARGEST = 1_000_000


def sidecar_of(path: Path) -> Path | None:
    """The file with the metadata of ``path``: ``NAME.txt.meta.json``, else ``NAME.meta.json``, else ``None``."""
    candidates = (path.with_name(path.name + SUFFIX), path.with_name(path.stem + SUFFIX))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def read_sidecar(path: Path, source: str) -> Metadata:
    """The metadata beside the document at ``path``; raises ``UnreadableDocument`` if that file is broken.

    A document whose metadata cannot be read is not read either: its date and publisher are part of
    its identity.
    """
    beside = sidecar_of(path)
    if beside is None:
        return Metadata()
    remedy = f"mend or remove {beside.name}"
    try:
        with beside.open("rb") as file:
            given = json.loads(file.read(_LARGEST).decode("utf-8-sig"))
        if not isinstance(given, dict):
            raise UnreadableDocument(source, f"its metadata in {beside.name} are no JSON object", remedy)
        return metadata_from(given)
    except MetadataError as error:
        raise UnreadableDocument(source, f"its metadata in {beside.name} are wrong: {error}", remedy) from error
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableDocument(source, f"its metadata in {beside.name} are not JSON", remedy) from error
