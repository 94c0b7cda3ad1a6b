"""No text makes the annotators fail, hang, or find anything outside of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record_json import to_json
from onrecord.statement import Record

Annotate = Callable[..., Record]

WORDS = st.sampled_from(
    [
        "Mira", "Tal", "said", "that", "the", "vote", "was", "void", "according", "to", "and", "rejected", "it", "I",
        "“", "”", '"', "'", "’", "«", "»", "(", ")", ",", ".", ":", "—", "\n", "\n\n", "on", "24", "April", "2020",
        "A/74/1", "items", "32", "1.", "Condemns", "The", "Security", "Council", "\u202e", "\u200b", "é", "中", "🕊",
    ]
)  # fmt: skip
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
