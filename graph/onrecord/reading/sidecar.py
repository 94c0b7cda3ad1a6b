"""Metadata in a file of their own, ``NAME.meta.json`` beside ``NAME.txt``."""

from __future__ import annotations

import json
import os
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.metadata import Metadata, MetadataError, metadata_from
from onrecord.reading.registry import divided

SUFFIX = ".meta.json"
_LARGEST = 1_000_000


def sidecar_of(path: str) -> str | None:
    """The file with the metadata of ``path``: ``NAME.txt.meta.json``, else ``NAME.meta.json``, else ``None``."""
    candidates = (path + SUFFIX, path.removesuffix(divided(path)[1]) + SUFFIX)
    return next(filter(os.path.isfile, candidates), None)


def read_sidecar(path: str, source: str) -> Metadata:
    """The metadata beside the document at ``path``; raises ``UnreadableDocument`` if that file is broken.

    A document whose metadata cannot be read is not read either: its date and publisher are part of
    its identity.
    """
    found = sidecar_of(path)
    if found is None:
        return Metadata()
    beside = Path(found)
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
