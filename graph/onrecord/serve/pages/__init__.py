"""Pages for people: HTML from templates, without scripts, all that is printed escaped."""
