"""The view of one document's text with its statements marked."""
