"""Whether an act was done: by its own clause and by every word above it."""
