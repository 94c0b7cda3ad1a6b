"""No text makes the annotators fail, hang, or find anything outside of it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate.parse.quotation import find_quotations
from onrecord.export.record_json import to_json
from onrecord.model.document import Document, Section, paragraphs
from onrecord.model.record import Record

Annotate = Callable[..., Record]

WORDS = st.sampled_from(
    [
        "Mira", "Tal", "said", "that", "the", "vote", "was", "void", "according", "to", "and", "rejected", "it", "I",
        "“", "”", '"', "'", "’", "«", "»", "(", ")", ",", ".", ":", "—", "\n", "\n\n", "on", "24", "April", "2020",
        "A/74/1", "items", "32", "1.", "Condemns", "The", "Security", "Council", "\u202e", "\u200b", "é", "中", "🕊",
    ]
)  # fmt: skip
MEGABYTE = 1_000_000
SENTENCES = (
    "Representatives of neighbouring municipalities considered administrative arrangements for transboundary waters.",
    "Mira Tal said that representatives of neighbouring municipalities had considered administrative arrangements.",
    "“We came for the negotiations” she told correspondents “and we stayed",
    'The so-called "consultations” were unsatisfactory, he acknowledged.',
    "Heavy precipitation interrupted transportation throughout the harbour\u202e while passengers waited.\u200b",
    "‘Nobody 'understands'’ what the administration's representatives intended by it.",
    "«Quite unprecedented» , said the 🕊 correspondent — according to international organizations ”",
)

TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join) | st.text(max_size=200)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, kind=st.sampled_from(["news", "letter", "release", "record", "resolution", "other"]))
def test_any_text_gives_a_record_whose_spans_lie_inside_it(text: str, kind: str, record_of: Annotate) -> None:
    record = to_json(record_of(text, kind))
    json.dumps(record)
    assert all(0 <= start < end <= len(text) for start, end in _spans(record))


def test_a_long_text_of_odd_marks_is_read_to_its_end(record_of: Annotate) -> None:
    text = ('Mira Tal said: “The so-called "vote" was void, he said. ' * 60 + "\n") * 12
    found = record_of(text).statements
    assert found
    assert max(span[1] for statement in found for span in statement.content) > 0.9 * len(text)


@settings(max_examples=200, deadline=None)
@given(text=st.lists(WORDS, min_size=1, max_size=400).map("".join) | st.text(max_size=2000))
def test_quotations_of_any_marks_lie_inside_the_text_and_inside_each_other(text: str) -> None:
    doc = Document(text=text, doc_id="made", sections=tuple(Section("body", *span) for span in paragraphs(text)))
    found = find_quotations(doc)
    assert all(0 <= q.start <= q.inner[0] <= q.inner[1] <= q.end <= len(text) for q in found)
    assert all(q.level == sum(o.start <= q.start and q.end <= o.end for o in found if o is not q) for q in found)


@settings(max_examples=1, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_megabyte_of_mixed_marks_and_odd_characters_is_read_to_its_end(seed: int, record_of: Annotate) -> None:
    chosen = random.Random(seed)
    count = 1 + MEGABYTE // min(map(len, SENTENCES))
    text = "".join(chosen.choice(SENTENCES) + chosen.choice(" \n") for _ in range(count))[: MEGABYTE + 100]
    record = to_json(record_of(text))
    assert len(text) > MEGABYTE
    assert all(0 <= start < end <= len(text) for start, end in _spans(record))
    assert max(end for _, end in _spans(record["statements"])) > 0.99 * len(text)


def _spans(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            yield (value[0], value[1])
        else:
            for item in value:
                yield from _spans(item)
