"""Agenda items that a text names, by number or by title."""
