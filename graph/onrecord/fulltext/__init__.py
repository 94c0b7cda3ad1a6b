"""Searching the words of a store: its texts, the statements in them, and the names of what they are about."""

from onrecord.fulltext.answer import Answer, Hit, Name
from onrecord.fulltext.searching import Wanted, search

__all__ = ["Answer", "Hit", "Name", "Wanted", "search"]
