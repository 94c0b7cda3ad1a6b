"""States that only a document itself tells of, and the seats of their governments."""
