"""Snapshots of the store for the server's processes: with no more words than go out, one for each commit."""
