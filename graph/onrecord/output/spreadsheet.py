"""Escapes cells that a spreadsheet would run as formulas: strangers wrote what is in our tables."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """The text of a cell, with an apostrophe in front if it begins like a formula.

    >>> harmless("=1+1"), harmless("Mira Tal")
    ("'=1+1", 'Mira Tal')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
