"""What somebody goes on to say has the day of the occasion that the text tells once, and nothing else has."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, paragraphs, slices
from onrecord.settings import DEFAULT_MODEL

PUBLISHED = date(2020, 4, 29)  # a Wednesday

CASES: list[tuple[str, dict[str, str]]] = [
    (
        "Mira Tal, a spokeswoman of Norvania, told reporters on Monday that the raid was illegal. “We reject it,” she "
        "said. Tal added that the talks would end.",
        {"the raid was illegal": "2020-04-27", "We reject it": "2020-04-27", "the talks would end": "2020-04-27"},
    ),
    (
        "Mira Tal said on Monday that the raid was illegal. She had said that the talks would end.",
        {"the raid was illegal": "2020-04-27", "the talks would end": ""},
    ),
    (
        "Mira Tal said on Monday that the raid was illegal. Earlier she said that the talks would end.",
        {"the raid was illegal": "2020-04-27", "the talks would end": ""},
    ),
    (
        "Mira Tal said on Monday that the raid was illegal. Davin Perrask said that the talks would end.",
        {"the raid was illegal": "2020-04-27", "the talks would end": ""},
    ),
    (
        "Mira Tal said on Monday that the raid was illegal. She has repeatedly warned that the talks would end.",
        {"the raid was illegal": "2020-04-27", "the talks would end": ""},
    ),
    (
        "Mira Tal said on Monday that the raid was illegal. On Tuesday she said that the talks would end. She stressed "
        "that the road was open.",
        {"the raid was illegal": "2020-04-27", "the talks would end": "2020-04-28", "the road was open": "2020-04-28"},
    ),
    (
        "Mira Tal said in April that the raid was illegal. She added that the talks would end.",
        {"the talks would end": ""},
    ),
]


@pytest.fixture(scope="module")
def days() -> dict[str, dict[str, str]]:
    docs = [
        Document(
            text=text,
            doc_id=str(place),
            kind="news",
            published=PUBLISHED,
            published_basis="stated",
            sections=tuple(Section("body", start, end) for start, end in paragraphs(text)),
        )
        for place, (text, _) in enumerate(CASES)
    ]
    found: dict[str, dict[str, str]] = {}
    for record in annotate(docs, DEFAULT_MODEL):
        text = record.document.text
        found[text] = {
            " ".join(slices(text, each.content)): str(each.stated_on.start if each.stated_on else "")
            for each in record.statements
        }
    return found


@pytest.mark.parametrize(("text", "right"), CASES)
def test_the_day_goes_on_with_the_occasion_alone(
    text: str, right: dict[str, str], days: dict[str, dict[str, str]]
) -> None:
    for words, day in right.items():
        told = [found for content, found in days[text].items() if words in content]
        assert told == [day], (words, days[text])
