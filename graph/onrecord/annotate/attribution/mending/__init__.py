"""Parses mended before cues are read: what a small parser hangs in the wrong place."""
