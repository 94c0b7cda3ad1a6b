"""What is told of an answer without rows: what leaves none, and which near names or levels have some."""
