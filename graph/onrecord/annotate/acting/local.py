"""Offices and bodies that a report names without a state where nothing in it tells which that is.

Reports name those of their own state so: not in what others say, nor behind another state in the sentence. Which state
it is other documents may tell.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.annotate.acting.bare import is_bare
from onrecord.annotate.acting.home import Home
from onrecord.annotate.acting.voice import Voices
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.findings import Findings
from onrecord.model.document import Span


class Local(NamedTuple):
    """Somebody holds an office, or is a body, of the state where the text is at home, which the text does not tell.

    ``written`` is the city of its dateline, empty where there is none or one may be there on a visit.
    """

    holder: Cluster
    words: Span
    written: str = ""


def local_offices(findings: Findings, voices: Voices, home: Home, told: Container[int]) -> Iterator[Local]:
    """Each of those once, where the text names it first; ``told`` are those, by identity, whose state it tells."""
    written = home.city or ""
    if not home.is_open or not (findings.document.publisher or written):
        return
    seen: set[int] = set()
    for token in voices.nouns:
        if not home.may_hold(token) or voices.owners(token) or voices.is_out_of_office(token):
            continue
        for holder in voices.holders(token):
            known = id(holder) in seen or id(holder) in told or holder.canonical
            if not known and (holder.kind == "person" or is_bare(token)) and _is_unplaced(findings, token, holder):
                seen.add(id(holder))
                yield Local(holder, (token.idx, token.idx + len(token)), written)


def _is_unplaced(findings: Findings, token: Token, holder: Cluster) -> bool:
    """Whether no state stands before an office in its sentence but in its holder's words, and nobody else names it."""
    own: list[Span] = []
    for draft in findings.drafts:
        for start, end in draft.statement.content:
            if any(each is holder for each in draft.speakers):
                own.append((start, end))
            elif start <= token.idx < end and any(each.kind != "unnamed" for each in draft.speakers):
                return False
    before = findings.parties.between(token.sent.start_char, token.idx)
    states = [place for place in before if place.kind == "state"]
    return all(any(start <= place.span[0] < end for start, end in own) for place in states)
