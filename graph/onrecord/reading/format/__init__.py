"""Readers of files that are one document, or a list of them: one module a format."""
