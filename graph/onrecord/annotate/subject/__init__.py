"""Subjects: the events, agreements, documents, measures and situations that a document speaks of, by their mentions."""
