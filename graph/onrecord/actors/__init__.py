"""Actors whom users declare, in Turtle or as a table."""
