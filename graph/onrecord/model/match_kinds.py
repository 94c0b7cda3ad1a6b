"""The classes of reasons for which two actors may be one."""

MATCH_KINDS = ("spelling", "shorter", "namesake", "acronym", "office", "body", "side")
"""Names much alike; one leaves parts out; one name, but for states or generations; an acronym and its long form; an
office and its holder; one body or office under two names; a state and what is called its side."""
