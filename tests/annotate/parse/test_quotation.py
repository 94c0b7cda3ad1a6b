"""Quotation marks of every kind, mixed, nested and unbalanced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.parse.quotation import find_quotations, pair_marks
from onrecord.model.document import Document, Section, paragraphs


def quoted(text: str) -> list[str]:
    sections = tuple(Section("body", start, end) for start, end in paragraphs(text))
    return [text[q.start : q.end] for q in find_quotations(Document(text, "made", sections=sections))]


CASES = {
    "curly": ("“We agree,” she said.", ["“We agree,”"]),
    "straight": ('"We agree," she said.', ['"We agree,"']),
    "low and high": ("„We agree“, she said.", ["„We agree“"]),
    "angled": ("«We agree», she said.", ["«We agree»"]),
    "angled with spaces": ("« We agree », she said. « No ! » Or « yes ».", ["« We agree »", "« No ! »", "« yes »"]),
    "angled with thin spaces": ("«\u2009We agree\u202f», she said.", ["«\u2009We agree\u202f»"]),
    "single": ("‘We agree,’ she said.", ["‘We agree,’"]),
    "apostrophes are none": ("Norvania’s and the states’ own ’til then.", []),
    "opened curly, closed straight": ('“We agree," she said.', ['“We agree,"']),
    "opened straight, closed curly": ('"We agree,” she said.', ['"We agree,”']),
    "scare quotes inside": (
        '“The so-called "vote" is void,” she said.',
        ['“The so-called "vote" is void,”', '"vote"'],
    ),
    "one mark closes two": (
        '"They came after these “votes,” it said.',
        ['"They came after these “votes,”', "“votes,”"],
    ),
    "a mark without a partner inside a sentence": ('It was 6" long and nobody spoke.', []),
    "a close without an open": ("and left, ” she said. “Yes,” he said.", ["“Yes,”"]),
    "two in a row": ("“One,” he said, “two.”", ["“One,”", "“two.”"]),
    "typewriter marks": ("``We agree,'' she said.", ["``We agree,''"]),
    "brackets": ("(“We agree”)", ["“We agree”"]),
    "nothing": ("No marks at all.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_quotations_are_paired_by_their_neighbours(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_the_next_paragraph_reopens_goes_on_to_the_end_of_its_own() -> None:
    text = "She said: “We came.\n“We saw.”"
    first, second = find_quotations(
        Document(text, "made", sections=tuple(Section("body", *span) for span in paragraphs(text)))
    )
    assert (text[first.start : first.end], first.continues) == ("“We came.", True)
    assert (text[second.start : second.end], second.continues) == ("“We saw.”", False)


def test_one_odd_mark_does_not_swallow_the_next_paragraph() -> None:
    text = "The “vote was held.\nOn Friday Norvania replied: “No.”"
    assert quoted(text) == ["“No.”"]


MARKS = st.text(alphabet="“”„«»\"'‘’`ab .,\n", max_size=120)


@given(MARKS)
def test_any_mixture_of_marks_gives_spans_inside_the_text(text: str) -> None:
    for quotation in pair_marks(text, (0, len(text))):
        assert 0 <= quotation.start < quotation.inner[0] <= quotation.inner[1] <= quotation.end <= len(text)


@given(MARKS)
def test_quotations_are_nested_or_apart(text: str) -> None:
    found = find_quotations(Document(text, "made", sections=tuple(Section("body", *s) for s in paragraphs(text))))
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            within = one.start <= other.start and other.end <= one.end
            around = other.start <= one.start and one.end <= other.end
            assert apart or within or around
