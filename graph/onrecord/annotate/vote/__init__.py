"""Votes that a document attests: who voted how, on which text, in which body, on which day."""
