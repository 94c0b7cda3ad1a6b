"""The verb beside a date: whether it speaks of the past or the future, and what it looks ahead to."""
