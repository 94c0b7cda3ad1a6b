"""Codebooks: subjects that users declare, as a table, in Turtle, or as the concepts of a file of DNA."""
