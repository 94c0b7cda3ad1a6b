"""Cues that are no verbs: nouns, adjectives, and nouns with a verb that only lends them somebody."""
