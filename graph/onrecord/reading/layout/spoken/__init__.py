"""Whose own words the parts of a press text are: answers of interviews, texts that are printed, speeches, opinions."""
