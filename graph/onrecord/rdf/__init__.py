"""The namespaces and terms of the graph."""
