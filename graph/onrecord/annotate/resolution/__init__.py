"""Resolutions, declarations and presidential statements: the paragraphs in which an organ speaks, and their acts."""
