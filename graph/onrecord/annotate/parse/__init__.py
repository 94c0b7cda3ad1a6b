"""The grammar of a text: clauses, quotations and the classes of words."""
