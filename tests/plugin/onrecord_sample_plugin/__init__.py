"""A plugin of On Record: reads telegrams, writes a list of acts, draws a tally of speakers."""
