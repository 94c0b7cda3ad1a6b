"""Subjects of a whole store: which of those that documents tell of are one, and what they are called."""
