"""The scores of actors: that the gold of the examples fits its texts, and that the measure measures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from actor_scores import EVERYONE, EXAMPLES, b_cubed, read_identities
from gold import text_file
from onrecord.errors import UnreadableDocument
from onrecord.reading import read_documents

GOLD = {("a", 1): {"x"}, ("a", 2): {"x"}, ("b", 1): {"x"}, ("b", 2): {"y"}}


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        pytest.param(GOLD, 1.0, 1.0, id="all right"),
        pytest.param({place: {"one"} for place in GOLD}, 0.625, 1.0, id="all in one"),
        pytest.param({place: {str(place)} for place in GOLD}, 1.0, 0.5, id="each alone"),
        pytest.param({}, 0.0, 0.0, id="nothing found"),
        pytest.param({("a", 1): {"p"}, ("c", 9): {"p"}}, 1.0, 1 / 12, id="what the gold has not is left out"),
    ],
)
def test_b_cubed(found: dict[tuple[str, int], set[str]], precision: float, recall: float) -> None:
    scores = b_cubed(GOLD, found)
    assert (scores.precision, scores.recall) == pytest.approx((precision, recall))
    assert scores.mentions == 4


def test_every_identity_of_the_examples_lies_in_a_text_and_begins_like_a_name() -> None:
    texts = {doc.doc_id: doc.text for doc in read_documents([EXAMPLES]) if not isinstance(doc, UnreadableDocument)}
    identities = read_identities()
    places = [(name, span) for name, rows in identities.items() for span, _ in rows]
    assert len(places) == len(set(places)) == 522
    assert len(identities) == 23
    for name, (start, end) in places:
        words = texts[name][start:end]
        assert words == words.strip()
        assert any(word[0].isupper() for word in words.split()), words


def test_names_of_a_document_do_not_overlap() -> None:
    for rows in read_identities().values():
        spans = sorted(span for span, _ in rows)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_every_mention_of_the_ten_documents_is_a_whole_word_of_its_text(shared: Callable[[str], Path]) -> None:
    identities = read_identities(EVERYONE)
    assert (len(identities), sum(map(len, identities.values()))) == (10, 300)
    files = [text_file(name, shared("data").parent) for name in identities]
    texts = [doc.text for doc in read_documents(files) if not isinstance(doc, UnreadableDocument)]
    assert len(texts) == len(identities)
    for text, rows in zip(texts, identities.values(), strict=True):
        for (start, end), _ in rows:
            assert text[start:end] == text[start:end].strip() != ""
            assert not text[start - 1 : start].isalnum()
            assert not text[end : end + 1].isalnum()
