"""Searching the words of a store: its texts, the statements in them, and the names of what they are about."""

from onrecord.search.answer import Answer, Hit, Name
from onrecord.search.search import Wanted, search

__all__ = ["Answer", "Hit", "Name", "Wanted", "search"]
