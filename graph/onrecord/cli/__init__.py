"""The command line: what users type, read and checked, and what they are told. ``main`` runs it."""

from onrecord.cli.program import main

__all__ = ["main"]
