"""The words that tell for whom one speaks, as parts of regular expressions."""

from __future__ import annotations

import re

from onrecord.names.word_list import word_list, word_set

_FILE = "acting.csv"


def _any(*kinds: str) -> str:
    """A pattern for any of the words of some classes, the longest first; white space in them may be a line's end."""
    words = sorted(word_list(_FILE, *kinds), key=lambda word: (-len(word), word))
    return "|".join(re.sub(r"\\? ", r"\\s", re.escape(word)) for word in words)


ONE = rf"(?:{_any('office')})"
"""An office of one holder."""

SEVERAL = rf"(?:{_any('offices')})"
"""An office of several holders."""

_OFFICES = ("office", "offices", "office_for")
OFFICE = rf"(?=[{''.join(sorted({re.escape(word[0]) for word in word_list(_FILE, *_OFFICES)}))}])(?:{_any(*_OFFICES)})"

MODIFIER = rf"(?:{_any('modifier')})"

TITLES = rf"(?:(?:(?:{_any('title')})\.?\s)*)"
"""The titles before a name, with the space behind each."""

PRESIDING = rf"(?:{_any('presiding')})"

FORMULA = rf"(?:{_any('formula')})"

NOT_YET = rf"(?:{_any('not_yet')})"

FOR = word_set(_FILE, "office_for")
PLURAL = word_set(_FILE, "offices")
NOT_IN_OFFICE = word_set(_FILE, "not_in_office")
PRESIDED = word_set(_FILE, "presided")
OWN = word_set(_FILE, "own")
MEMBERS = word_set(_FILE, "members")
INSIDE = word_set(_FILE, "inside")
NOT_YET_WORDS = word_set(_FILE, "not_yet")
VOICE = word_set(_FILE, "voice", "voices", "chamber", "plain_voice", "office", "offices")
"""Nouns whose bearers speak for the state whose they are told to be."""

PLAIN_VOICE = word_set(_FILE, "plain_voice")
"""Those of them that do so only with a word before them that tells what they are: "the Norvanian Foreign Office"."""

MATTER = word_set(_FILE, "matter")
"""The matters of a government, by which its departments and offices are called."""

BETWEEN = MATTER | word_set(_FILE, "modifier", "voice_modifier")
"""Words between a state and such a noun that leave it the state's."""

LED = word_set(_FILE, "body", "led")
"""Bodies and people of a state for which those speak who lead them or serve them."""

WRITERS = word_set(_FILE, "writer")
"""What the note below a text calls who wrote it."""

LED_BY = word_set(_FILE, "leading")
SEATED = word_set(_FILE, "seated")
BARE_BODY = word_set(_FILE, "bare_body")
"""Bodies that every state has one of."""

AT_HOME = word_set(_FILE, "at_home", "of_those_told")
"""Offices and bodies that a report names of its own state without saying so."""

OF_THOSE_TOLD = word_set(_FILE, "of_those_told")
"""Those of them that are of another state where the sentence told of one before."""

AT_HOME_SO = word_set(_FILE, "at_home_so")
"""The same, of two words."""

NOT_NATIONAL = word_set(_FILE, "not_national", "not_in_office")
"""Words before such a noun that make it one of a part of a state, of a party, or of nobody in office."""

CHAMBERS = word_set(_FILE, "chamber")
"""Bodies that speak for their state, whose single members do not."""

ABROAD = word_set(_FILE, "abroad")
"""Words by which a report tells that somebody is in another state."""

TEAMS = word_set(_FILE, "led_body")
"""Bodies that act for a state where somebody is told to lead them for it."""

OF_OTHERS = word_set(_FILE, "of_others")
"""What one does by telling what others will do."""

AGAINST = word_set(_FILE, "against")
"""What one does against what others own or did."""

OWN_CHOICE = word_set(_FILE, "own_choice")
"""What one does by telling what one's own side may do."""

OWN_THING = word_set(_FILE, "own_thing")
"""What a state has of which its officials speak: its position, its sovereignty."""
