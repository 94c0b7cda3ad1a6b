"""The view of statements by the day they were made."""
