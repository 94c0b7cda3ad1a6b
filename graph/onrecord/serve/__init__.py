"""The server: pages, SPARQL and tools over a store, read-only, each question in a process that can be ended."""
