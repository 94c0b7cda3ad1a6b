"""Which letter answers which, where the words of a text say so."""

from __future__ import annotations

import pytest

from onrecord.annotate.date.find import find_dates
from onrecord.annotate.letter.answer import LetterTold, find_answers
from onrecord.annotate.letter.find import find_letters
from onrecord.model.document import Document

OWN = (
    "Letter dated 4 May 2023 from the Permanent Representative of Norvania to the United Nations addressed to the "
    "Secretary-General\n\n"
)


def answers(text: str, own: int | None) -> list[tuple[str, str]]:
    letters = find_letters(
        Document(text=text, doc_id="a", kind="letter" if own == 0 else "news"), find_dates(text, None)
    )
    told = [LetterTold(each.span, each.span[1], place, each.told_by) for place, each in enumerate(letters)]
    days = [each.dated.text if each.dated else "" for each in letters]
    return [(days[found.reply], days[found.answered]) for found in find_answers(text, told, own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ivo Tarn sent a letter dated 6 January 2021 to the Secretary-General in response to the letter dated "
            "4 January 2021 from the President of Tarsovia.",
            [("6 January 2021", "4 January 2021")],
        ),
        (
            "In his letter to the Secretary-General of 8 January 2021, in response to the Tarsovian representative's "
            "letter dated 6 January 2021, Ambassador Tavo Merrin stated that it was false.",
            [("8 January 2021", "6 January 2021")],
        ),
        (
            "Ivo Tarn sent a letter dated 6 January 2021 to the Secretary-General. It refers to the letter dated "
            "4 January 2021 from the President of Tarsovia.",
            [],
        ),
    ],
    ids=["sent in response", "in his letter", "only refers"],
)
def test_the_press_tells_of_an_answer(text: str, expected: list[tuple[str, str]]) -> None:
    assert answers(text, None) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I have the honour to refer to the letter dated 1 May 2023 from the envoy of Keldmark (S/2023/9316).", True),
        ("I have the honour to inform you that your letter dated 1 May 2023 has been noted.", True),
        ("In reply to the letter dated 1 May 2023 from the envoy of Keldmark, I reject it.", True),
        ("Further to my letter dated 1 May 2023 addressed to the Secretary-General, I add this.", False),
        ("The envoy of Keldmark sent a letter dated 1 May 2023 to the Council.", False),
    ],
    ids=["refers to", "your letter", "in reply to", "my letter", "only told"],
)
def test_a_letter_that_takes_up_anothers_letter_answers_it(body: str, expected: bool) -> None:
    assert answers(OWN + body, 0) == ([("4 May 2023", "1 May 2023")] if expected else [])
