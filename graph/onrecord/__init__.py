"""On Record: a knowledge graph of who said what, with the words that support it."""
