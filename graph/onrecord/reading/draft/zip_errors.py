"""What the standard library raises for broken archives, of which Word documents are some."""

from __future__ import annotations

import lzma
import struct
import zlib
from zipfile import BadZipFile

ZIP_ERRORS = (
    *(BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, struct.error),
    *(ValueError, KeyError, IndexError, OSError),
)
"""What the standard library raises for archives that are broken, closed, or packed in ways it does not know."""
