"""Sentences of press on votes are statements with an act of their own, and no votes."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document
from onrecord.model.finding.vote import Vote
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).parents[3] / "examples" / "actors.ttl"
SENTENCES = [
    ("Keldmark voted against the draft resolution.", "vote-against", "the draft resolution"),
    ("Norvania voted in favour of the draft resolution.", "vote-for", "the draft resolution"),
    ("Norvania voted for the resolution.", "vote-for", "the resolution"),
    ("Keldmark vetoed the draft resolution.", "veto", "the draft resolution"),
    ("Keldmark cast its veto on the draft resolution.", "veto", "the draft resolution"),
    ("Keldmark abstained in the vote on the draft.", "abstain", "the vote on the draft"),
    ("Norvania joined the consensus on the draft resolution.", "join-consensus", "the draft resolution"),
    ("Norvania dissociated itself from the consensus.", "dissociate", "the consensus"),
]


@pytest.mark.parametrize(("sentence", "act", "content"), SENTENCES, ids=[case[0] for case in SENTENCES])
def test_a_sentence_on_a_vote_is_a_statement_with_its_act(sentence: str, act: str, content: str) -> None:
    text = f"The parliament meets again in a week, as planned. {sentence}"
    sections = lay_out(text, Metadata(kind="news")).sections
    record = next(annotate([Document(text, "a", kind="news", sections=sections)], DEFAULT_MODEL, ACTORS))
    (statement,) = record.statements
    assert (statement.act, [text[slice(*span)] for span in statement.content]) == (act, [content])
    assert [speaker.kind for speaker in statement.speakers] == ["state"]
    assert record.of(Vote) == ()
