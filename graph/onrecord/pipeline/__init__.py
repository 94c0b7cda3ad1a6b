"""From files to a store: what changed, reading and annotating in worker processes, and writing."""
