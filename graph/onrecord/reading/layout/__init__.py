"""Paragraphs, captions, datelines and mastheads: from lines of text to the sections of a document."""
