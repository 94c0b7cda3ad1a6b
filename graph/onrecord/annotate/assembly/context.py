"""Annotators of what surrounds statements: others that hold them, and the items under discussion."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.agenda.discussion import Discussion, items_under_discussion
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.attribution.nesting import nested
from onrecord.annotate.findings import Draft, Findings
from onrecord.annotate.spoken.dialogue import TURN
from onrecord.model.statement import Statement


def nest_statements(findings: Findings) -> None:
    """Put the drafts in the order of the text, and tell of each which other one holds it.

    What somebody says in a turn of their own is in nobody else's words, as in the record of a meeting.
    """
    findings.sort_drafts()
    drafts = findings.drafts
    for draft, statement in zip(drafts, nested([each.statement for each in drafts]), strict=True):
        around = drafts[statement.within] if statement.within is not None else None
        own = around is not None and around.statement.rule == TURN and around.speakers == draft.speakers
        draft.statement = replace(statement, within=None) if own else statement


def put_under_items(findings: Findings) -> None:
    """Give the statements that were made in a meeting the items that it discussed then."""
    discussion = items_under_discussion(findings.document, findings.agenda_items)
    elsewhere = {draft.statement.place for draft in findings.drafts if not _was_made_here(findings, draft)}
    for draft in findings.drafts:
        if draft.statement.place not in elsewhere:
            draft.statement = _under_items(draft.statement, discussion)


def _was_made_here(findings: Findings, draft: Draft) -> bool:
    """Whether the meeting that the document records heard it: not what a speaker tells of others or other days."""
    statement = draft.statement
    met = findings.day.end if findings.day else findings.published
    if statement.stated_on and met and statement.stated_on.end and statement.stated_on.end < met:
        return False
    cue = statement.cue[0][0] if statement.cue else statement.content[0][0]
    turn = findings.turn_at(cue) if findings.turns else None
    token = findings.scene.token_at(cue)
    if turn is None or turn in draft.speakers or token is None:
        return True
    return token.tag_ in {"VB", "VBP", "VBZ", "VBG"}


def _under_items(statement: Statement, discussion: Discussion) -> Statement:
    """The statement with the items under discussion; one that another reports, or that was not made, has none."""
    if statement.within is not None or statement.attribution != "speech" or statement.status != "asserted":
        return statement
    items = discussion.at(min(start for start, _ in statement.cue or statement.content))
    return replace(statement, items=tuple(dict.fromkeys(item.id for item in items if item.id)))


NESTING = Annotator("nesting", needs=("drafts",), adds=("drafts",), run=nest_statements)
DISCUSSION = Annotator(
    "discussion",
    needs=("published", "day", "scene", "numbered_items", "titled_items", "floor", "correspondence", "drafts"),
    adds=("drafts",),
    run=put_under_items,
)
