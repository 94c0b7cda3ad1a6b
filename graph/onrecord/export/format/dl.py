"""UCINET DL: a discourse network as a full matrix, or one for each time window."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.discourse.choice import USUAL
from onrecord.export.declaration import Export, Material
from onrecord.export.discourse import network_in
from onrecord.export.matrix import write_dl


def write(material: Material, out: BinaryIO) -> None:
    """Write the matrix that is asked for, else that of actors by subjects."""
    write_dl(network_in(material, material.network or USUAL), out)


EXPORT = Export(write, place=6, takes=("network",))
