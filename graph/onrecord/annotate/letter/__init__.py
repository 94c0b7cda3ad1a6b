"""Letters that a text is or describes, their parts, and how they were circulated and adopted."""
