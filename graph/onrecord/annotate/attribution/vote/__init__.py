"""Votes in sentences: one that names no text, and several whose verb is said once."""
