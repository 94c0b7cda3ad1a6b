"""The kinds of actor: the class and the namespace of ids of each."""

from __future__ import annotations

TYPE_OF = {
    "person": "foaf:Person",
    "state": "rec:State",
    "territory": "rec:Territory",
    "org": "org:Organization",
    "organ": "rec:Organ",
    "post": "org:Post",
    "collective": "rec:Collective",
    "outlet": "rec:Outlet",
}
"""The class of the actors in each namespace of ids."""

SPACE_OF = {
    "person": "person",
    "state": "state",
    "territory": "territory",
    "organization": "org",
    "organ": "organ",
    "post": "post",
    "collective": "collective",
    "outlet": "outlet",
}
"""The namespace of ids for each kind of actor."""

SUBJECT_MATCH = "subject"
"""The class of the reason for which two subjects may be one; all other classes are of actors."""

MATCH_KINDS = ("spelling", "shorter", "namesake", "acronym", "office", "body", "side")
"""Names much alike; one leaves parts out; one name, but for states or generations; an acronym and its long form; an
office and its holder; one body or office under two names; a state and what is called its side."""
