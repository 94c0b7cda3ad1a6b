"""Reading PDF, in a process of its own: characters, lines, columns, notes and paragraphs."""
