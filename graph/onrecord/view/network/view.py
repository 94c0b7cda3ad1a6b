"""The view ``network``, as the registry of views has it."""

from __future__ import annotations

from pathlib import Path

from onrecord.view.declaration import Finish, Material, View
from onrecord.view.selection import Selection


def _begin(material: Material, out: Path, selection: Selection) -> Finish:
    """Read what is to be drawn. A large store that is open takes as much memory as drawing what it holds."""
    from onrecord.view.network.prepare import draw_network, prepare_network

    prepared = prepare_network(material.graph, selection, material.digests)
    return lambda: draw_network(prepared, out)


VIEW = View(_begin, place=1)
