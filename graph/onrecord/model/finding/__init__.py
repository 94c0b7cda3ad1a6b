"""The kinds of findings, a module each: what one is, and how it is written in JSON and in the graph."""
