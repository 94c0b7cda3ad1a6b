"""The day on which a statement was made, as the words of its own sentence tell it."""
