"""Dates in a text, and the days of the calendar that they mean."""
