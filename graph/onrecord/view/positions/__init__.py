"""The view of who takes which position on a subject."""
