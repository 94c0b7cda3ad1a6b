"""The day on which a statement was made, where other words of the report tell it."""
