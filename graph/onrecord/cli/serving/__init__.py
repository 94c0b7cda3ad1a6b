"""Commands by which others ask the graph: the server, and what stands beside it."""
