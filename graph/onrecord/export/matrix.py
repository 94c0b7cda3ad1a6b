"""Discourse networks as matrices: CSV with labels, and the full matrix format of UCINET's DL language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.discourse.event import Node
from onrecord.discourse.networks import DiscourseNetwork, Layer
from onrecord.output.spreadsheet import harmless


def write_csv(network: DiscourseNetwork, out: BinaryIO) -> None:
    """Write a row for each node of the first mode, with its label; below each other for each time window.

    With time windows two columns come first, the window's first and last day.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    windowed = network.choice.window is not None
    writer.writerow([*(("from", "until") if windowed else ()), "", *(harmless(node.label) for node in network.columns)])
    for layer in network.layers:
        days = (layer.slice.first, layer.slice.last) if windowed else ()
        for row in network.rows:
            writer.writerow([*days, harmless(row.label), *map(decimal, _cells(network, layer, row))])
    text.detach()


def write_dl(network: DiscourseNetwork, out: BinaryIO) -> None:
    """Write the matrices as DL: sizes, labels, then the data, a row a line; a matrix for each time window."""
    rows, columns, layers = network.rows, network.columns, network.layers
    size = f"nr = {len(rows)}, nc = {len(columns)}" if network.choice.two_mode else f"n = {len(rows)}"
    several = f", nm = {len(layers)}" if network.choice.window else ""
    lines = [f"dl {size}{several}, format = fullmatrix"]
    if network.choice.two_mode:
        lines += ["row labels:", *map(_quoted, rows), "column labels:", *map(_quoted, columns)]
    else:
        lines += ["labels:", *map(_quoted, rows)]
    if several:
        lines += ["matrix labels:", *(f'"{layer.slice.name}"' for layer in layers)]
    lines.append("data:")
    out.write(("\n".join(lines) + "\n").encode())
    for layer in layers:
        for row in rows:
            out.write((" ".join(map(decimal, _cells(network, layer, row))) + "\n").encode())


def _cells(network: DiscourseNetwork, layer: Layer, row: Node) -> Iterator[float]:
    return (layer.value(row, column) for column in network.columns)


def _quoted(node: Node) -> str:
    """A label as DL has it, in quotation marks, which it cannot hold itself."""
    return '"' + " ".join(node.label.replace('"', "'").split()) + '"'


def decimal(value: float) -> str:
    """A number with at most ten places, and without an exponent: not every program reads one.

    >>> decimal(2.0), decimal(1 / 3), decimal(-0.0000001), decimal(-1e-12)
    ('2', '0.3333333333', '-0.0000001', '0')
    """
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
