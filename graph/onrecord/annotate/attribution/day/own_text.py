"""The day of a text that is somebody's own: a letter, release, resolution or record that names its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.parse.clause import children, first_person
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Document
from onrecord.model.document_kind import IN_ITS_OWN_VOICE
from onrecord.model.statement import DateRange
from onrecord.names.word_list import word_list

_DATED_KINDS = IN_ITS_OWN_VOICE | {"statement"}
_PRESENT = frozenset({"VB", "VBP", "VBZ", "VBG"})
OWN_RULES = ("-paragraph", "presidential-statement")
"""How the rules end of what an organ says in a text of its own, on the day of that text."""
_FRONT = 1_500
_HEAD = 200
_OCCASION = re.compile(rf"\b(?:{'|'.join(word_list('spoken.csv', 'occasion'))})\b", re.IGNORECASE)
_WITH_WEEKDAY = re.compile(r"(?:on\s+)?[A-Z][a-z]+day,?\s+\d", re.IGNORECASE)


def day_of_document(document: Document, dates: Sequence[DateRange], adopted_on: date | None = None) -> DateRange | None:
    """The place where a letter, release, resolution or record names its own day, ``None`` where it does not.

    That of a resolution is the day on which it was adopted, that of a record the meeting's: both are
    distributed later.
    """
    if document.kind not in _DATED_KINDS or document.published is None or _is_talk(document):
        return None
    days = [each for each in dates if each.start == each.end and each.precision == "day"]
    met = next((each for each in days if _heads_record(each)), None) if document.kind == "record" else None
    own = adopted_on or document.published
    return met or next((each for each in days if each.start == own), None)


def _is_talk(document: Document) -> bool:
    """Whether a document is an interview that was held on some day before it was printed, and no briefing."""
    return document.kind == "interview" and not _OCCASION.search(document.title or document.text[:_HEAD])


def _heads_record(day: DateRange) -> bool:
    """Whether a day stands above a record as the meeting's: "Tuesday, 9 June 2020" near its top."""
    return day.span[0] < _FRONT and bool(_WITH_WEEKDAY.match(day.text))


def speaks_now(raw: Raw, verb: Token) -> bool:
    """Whether a cue is said by the document there and then: "I wish to recall", "Decides to extend"."""
    return raw.rule.endswith(OWN_RULES) or verb.tag_ in _PRESENT


def speaks_for_itself(document: Document, raw: Raw, scene: Scene) -> bool:
    """Whether the words alone tell that the author speaks: the first person, a paragraph, what a release does."""
    if raw.rule.endswith(OWN_RULES):
        return True
    verb = scene.doc[raw.anchor]
    if raw.source_head not in (None, verb.head.i):
        return first_person(scene.doc[raw.source_head]) or document.kind == "release"
    while verb.dep_ in {"xcomp", "acl", "relcl", "dobj"} and verb.head.i != verb.i:  # "I have the honour to state"
        verb = verb.head
    return any(first_person(subject) for subject in children(verb, "nsubj"))
