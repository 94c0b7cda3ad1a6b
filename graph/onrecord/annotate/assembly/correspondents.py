"""Who speaks in a letter where its words leave it to those who write and read it: "you", "they", "it", courtesies."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.annotate.actor.anaphora.pronoun import IT, SECOND, THEY
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Findings
from onrecord.annotate.parse.clause import children, is_courtesy
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_MEMBERS = word_set("actors.csv", "members")
_NOTE = re.compile(r"notes?\s+verbales?\b", re.IGNORECASE)
_REACH = 600


def correspondent(findings: Findings, head: Token | None, raw: Raw) -> Cluster | None:
    """Who speaks, in the words of a letter itself: its addressee, the members of a body, or its sender.

    "You" is whom the letter is sent to. "They" are the members of the body whose members were named last.
    A note verbale speaks of its sender as "it"; and the courtesy "has the honour to" is its sender's.
    """
    if findings.document.kind != "letter" or not findings.correspondence.letters:
        return None
    letter = findings.correspondence.letters[0]
    at = findings.scene.doc[raw.anchor] if head is None else head
    if findings.scene.around(at) or not _in_cover(findings, at):
        return None
    note = _NOTE.match(findings.document.text, letter.mentions[0].span[0]) is not None
    if head is None:
        return letter.sender if note and is_courtesy(findings.scene.doc[raw.anchor].head) else None
    lower, span = head.lower_, (head.idx, head.idx + len(head))
    named = findings.coreference.named_at(head)
    if note and named is not None and letter.sender is not None and _is_called(named.name, letter.sender.name):
        letter.sender.mentions.append(span)
        return letter.sender
    if lower in THEY:
        return _members(findings, head)
    meant = letter.addressee if lower in SECOND else letter.sender if note and lower in IT else None
    if meant is not None:
        meant.mentions.append(span)
    return meant


def addressed(findings: Findings, head: Token) -> Cluster | None:
    """Whom "you" in a letter itself is put to: the letter's addressee."""
    if findings.document.kind != "letter" or head.lower_ not in SECOND or not findings.correspondence.letters:
        return None
    if findings.scene.around(head) or not _in_cover(findings, head):
        return None
    meant = findings.correspondence.letters[0].addressee
    if meant is not None:
        meant.mentions.append((head.idx, head.idx + len(head)))
    return meant


def _in_cover(findings: Findings, token: Token) -> bool:
    """Whether a word stands in the letter itself, not in what is annexed to it."""
    parts = [part for part, _ in findings.correspondence.parts]
    inside = [part.kind for part in parts if part.span[0] <= token.idx < part.span[1]]
    return inside[:1] == ["cover"] or not parts


def _is_called(name: str, sender: str) -> bool:
    """Whether a name is what the title calls the sender, whatever its article and what follows it."""
    called, of_title = (folded(each).removeprefix("the ") for each in (name, sender))
    return bool(called) and of_title.startswith(called)


def _members(findings: Findings, pronoun: Token) -> Cluster | None:
    """The members of a body that were named last before a plural pronoun, as one who is to be quoted."""
    doc = findings.scene.doc
    for place in range(pronoun.i - 1, -1, -1):
        token = doc[place]
        if token.idx < pronoun.idx - _REACH:
            return None
        if token.lower_ in _MEMBERS and any(child.lower_ == "of" for child in children(token, "prep")):
            members = findings.coreference.of(token, speaking=True)
            members.mentions.append((pronoun.idx, pronoun.idx + len(pronoun)))
            return members
    return None
