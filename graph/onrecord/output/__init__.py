"""Output: files written atomically, and table cells and terminal lines made harmless."""
