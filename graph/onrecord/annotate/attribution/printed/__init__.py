"""Texts that a report prints: the words that lead to a block, and whose text it is."""
