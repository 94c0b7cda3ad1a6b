"""What a back end declares of itself: a way to keep a store in a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.held_folder import Mode
from onrecord.store.base import Store


@dataclass(frozen=True, slots=True)
class Backend:
    """One way to keep a store. ``open`` makes it in a new or empty folder, with mode ``write``, or opens it."""

    open: Callable[[Path, Mode], Store]
