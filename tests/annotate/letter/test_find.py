"""Letters and circulations: who wrote to whom and when, and as whose document, under which items."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.date.find import find_dates
from onrecord.annotate.letter.circulation import CirculationMention, find_circulations
from onrecord.annotate.letter.find import find_letters
from onrecord.annotate.letter.mention import LetterMention
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document, Span
from onrecord.model.finding.agenda_item import AgendaItem

Shared = Callable[[str], Path]
APRIL = date(2020, 4, 26)


def read(text: str) -> tuple[tuple[LetterMention, ...], tuple[CirculationMention, ...]]:
    doc = Document(text=text, doc_id="a", published=APRIL)
    items: tuple[AgendaItem, ...] = find_agenda_items(doc, find_symbols(text))
    dates = find_dates(text, APRIL, skip=tuple(item.span for item in items))
    return find_letters(doc, dates), find_circulations(doc, items)


def told(text: str, letter: LetterMention) -> tuple[str | None, ...]:
    def words(span: Span | None) -> str | None:
        return " ".join(text[slice(*span)].split()) if span else None

    day = letter.dated.start.isoformat() if letter.dated and letter.dated.start else None
    return (words(letter.span), words(letter.sender), words(letter.addressee), day)


ENVOY = "the Permanent Representative of Norvania to the United Nations"
LETTERS = [
    ("sent by", "the letter sent by Norvania’s Permanent Representative to the UN Secretary-General on April 15",
     ("the letter", "Norvania’s Permanent Representative", "the UN Secretary-General", "2020-04-15")),
    ("which", "The letter, which Norvania's envoy, Mira Tal, sent to the UN Secretary-General on April 15, was long.",
     ("The letter", "Norvania's envoy", "the UN Secretary-General", "2020-04-15")),
    ("formal", f"Letter dated 3 April 2020 from {ENVOY} addressed to the Secretary-General\n\nI have the honour",
     ("Letter", ENVOY, "the Secretary-General", "2020-04-03")),
    ("formal, broken lines", "Letter dated 3 April 2020 from the Permanent\nRepresentative of Norvania to the\nUnited"
     " Nations addressed to the\nSecretary-General\nSir", ("Letter", ENVOY, "the Secretary-General", "2020-04-03")),
    ("to an organ's president",
     f"letter dated 3 April 2020 from {ENVOY} addressed to the President of the Security Council.",
     ("letter", ENVOY, "the President of the Security Council", "2020-04-03")),
    ("identical", f"Identical letters dated 3 April 2020 from {ENVOY} addressed to the Secretary-General and the"
     " President of the Security Council",
     ("Identical letters", ENVOY, "the Secretary-General and the President of the Security Council", "2020-04-03")),
    ("active", "Norvania sent a letter to the UN Secretary-General on 15 April.",
     ("a letter", "Norvania", "the UN Secretary-General", "2020-04-15")),
    ("addressee first", "Norvania's Foreign Minister, Mira Tal, has sent the Secretary-General a letter.",
     ("a letter", "Norvania's Foreign Minister", "the Secretary-General", None)),
    ("in a letter",
     "In a letter to the President of the Council dated 3 March 2020, Foreign Minister Mira Tal said no.",
     ("a letter", "Foreign Minister Mira Tal", "the President of the Council", "2020-03-03")),
    ("possessive", "Norvania's letter of 15 April says so.", ("Norvania's letter", "Norvania", None, "2020-04-15")),
    ("apposed date", "Norvania's letter, dated 15 April, was long.",
     ("Norvania's letter", "Norvania", None, "2020-04-15")),
    ("of an office", "The letter of the Permanent Representative of Norvania, Ms. Mira Tal, has arrived.",
     ("The letter", "the Permanent Representative of Norvania", None, None)),
    ("of a mission",
     "A letter of Norvania's Permanent Mission to the UN to the Secretary-General, dated 15 April, came.",
     ("A letter", "Norvania's Permanent Mission to the UN", "the Secretary-General", "2020-04-15")),
    ("day first", "On 15 April, the envoy of Norvania, Osk Rin, sent a letter addressed to the Secretary-General.",
     ("a letter", "the envoy of Norvania", "the Secretary-General", "2020-04-15")),
    ("an envoy in a letter", "In a letter dated 6 April to UN chief Leo Marn, the envoy of Keldmark rejected it.",
     ("a letter", "the envoy of Keldmark", "UN chief Leo Marn", "2020-04-06")),
    ("day last", "The joint letter of Eskarand and Tarsovia to the Secretary-General of 2 April was long.",
     ("The joint letter", "Eskarand and Tarsovia", "the Secretary-General", "2020-04-02")),
    ("note verbale", "A note verbale dated 20 May 2020 from the Permanent Mission of Norvania to the Secretariat came.",
     ("A note verbale", "the Permanent Mission of Norvania", "the Secretariat", "2020-05-20")),
    ("a state asserts", "The letter of Norvania asserts that", ("The letter", "Norvania", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LETTERS], ids=[case[0] for case in LETTERS])
def test_a_letter_is_told_with_sender_addressee_and_date(text: str, expected: tuple[str | None, ...]) -> None:
    letters, _ = read(text)
    assert [told(text, letter) for letter in letters] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The letter says so.",
        "the letter of the law",
        "the letter A",
        "a newsletter to the editor",
        "letters of credence",
    ],
)
def test_a_letter_of_which_nothing_is_told_is_left_out(text: str) -> None:
    assert read(text) == ((), ())


def test_two_letters_named_together_are_two() -> None:
    text = (
        "letters dated 15 April 2020 from Norvania and 24 April 2020 from Keldmark addressed to the Secretary-General,"
    )
    letters, _ = read(text)
    assert [told(text, letter)[1:] for letter in letters] == [
        ("Norvania", "the Secretary-General", "2020-04-15"),
        ("Keldmark", "the Secretary-General", "2020-04-24"),
    ]


def test_a_letter_named_again_is_one() -> None:
    title = f"etter dated 3 April 2020 from {ENVOY} addressed to the Secretary-General\n\nText."
    text = f"L{title}\n\nAnnex to the l{title}"
    letters, _ = read(text)
    assert len(letters) == 1


CIRCULATIONS = [
    ("passive", "The letter was circulated as a document of the General Assembly, under agenda items 34 and 71, and of"
     " the Security Council.", ("The letter", ("General Assembly", "Security Council"), ["34", "71"])),
    ("press", "The letter has been circulated as UN General Assembly and Security Council documents under agenda items"
     " 32 and 37.", ("The letter", ("General Assembly", "Security Council"), ["32", "37"])),
    ("Council only", "A statement was issued as an official document of the UN Security Council.",
     ("A statement", ("Security Council",), [])),
    ("the Council", "The letter was issued as a document of the Council.", ("The letter", ("Security Council",), [])),
    ("by symbol", "The letter of Ms. Tal has been circulated as document A/74/9735–S/2020/9461.",
     ("The letter", ("General Assembly", "Security Council"), [])),
    ("items only", "Norvania's letter was circulated on Tuesday under agenda item 31 of the General Assembly.",
     ("Norvania's letter", ("General Assembly",), ["31"])),
    ("in what someone said", "A spokesman said in a statement that the letter had been circulated as a document of"
     " the General Assembly.", ("the letter", ("General Assembly",), [])),
    ("reduced", "a letter circulated as a document of the General Assembly", ("a letter", ("General Assembly",), [])),
    ("active", "Norvania's mission has circulated a letter as a document of the Security Council.",
     ("a letter", ("Security Council",), [])),
    ("active, under items", "The mission circulated its letter in the General Assembly under agenda items 31 and 70.",
     ("its letter", ("General Assembly",), ["31", "70"])),
    ("released", "The letter was released as a document of the UN General Assembly under agenda items 31 and 70.",
     ("The letter", ("General Assembly",), ["31", "70"])),
    ("pronoun", "It was circulated as a document of the General Assembly.", ("It", ("General Assembly",), [])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CIRCULATIONS], ids=[case[0] for case in CIRCULATIONS]
)
def test_a_circulation_has_its_document_organs_and_items(
    text: str, expected: tuple[str, tuple[str, ...], list[str]]
) -> None:
    _, (found,) = read(text)
    assert (text[slice(*found.document)], found.organs, [item.number for item in found.items]) == expected
    assert all(0 <= start < end <= len(text) for start, end in found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "I kindly request that the present letter be circulated as a document of the General Assembly.",
        "I should be grateful if you would have the present letter circulated as a document of the Security Council.",
        "The letter will be circulated as a document of the General Assembly.",
        "The letter was not circulated as a document of the General Assembly.",
        "The letter has never been circulated as a document of the General Assembly.",
        "The letter could be issued as a document of the Council.",
        "The president of the Security Council circulated a draft.",
        "Norvania has never circulated a letter as a document of the Security Council.",
        "The United Nations has circulated a letter.",
    ],
)
def test_a_wish_a_plan_or_a_denial_attests_no_circulation(text: str) -> None:
    assert read(text)[1] == ()


def test_a_letters_own_circulation_rests_on_its_masthead() -> None:
    text = (
        "United Nations A/74/9712–S/2020/9433\nGeneral Assembly Security Council\nDistr.: General\n17 April 2020\n\n"
        "General Assembly\nSeventy-fourth session\nAgenda items 31 and 70\nPrevention of war\nRights of all\n\n"
        "Security Council\nSeventy-fifth year\n\n"
        f"Letter dated 15 April 2020 from {ENVOY} addressed to the Secretary-General\n\n"
        "I request that the present letter be circulated as a document of the Council, under agenda item 31.\n\n"
        "(Signed) Mira Tal\nAmbassador\n"
    )
    (letter,), (found,) = read(text)
    assert text[slice(*(letter.signed_by or (0, 0)))] == "Mira Tal"
    assert found.organs == ("General Assembly", "Security Council")
    assert [item.id for item in found.items] == ["item/ga/74/31", "item/ga/74/70"]
    assert text[slice(*found.evidence[0])] == "United Nations A/74/9712–S/2020/9433"


@given(st.text(alphabet="letrsnby toThfMdaA’',.()0123456789\ncirculatedas", max_size=80))
def test_finding_letters_never_raises_and_spans_slice_back(text: str) -> None:
    letters, circulations = read("The letter from Norvania " + text)
    for letter in letters:
        for span in (letter.span, letter.sender, letter.addressee, letter.embodied_by):
            assert span is None or 0 <= span[0] < span[1] <= len(text) + 25
    assert all(circulation.organs for circulation in circulations)


@pytest.mark.parametrize(
    "unit", ["letter ", "letter of the A ", "The letter was circulated as ", "A's letter ", "A/1-", "\n"]
)
def test_a_long_repetition_is_read_as_a_short_one(unit: str) -> None:
    (short, _), (long, circulations) = read(unit * 50), read(unit * 5_000)
    assert len(short) == len(long) <= 1
    assert not circulations


def test_the_seeds_letter_its_document_and_its_circulation_are_found(shared: Shared) -> None:
    text = shared("seeds/004_22300a873cf81933.txt").read_text(encoding="utf-8")
    (letter,), (circulation,) = read(text)
    assert told(text, letter) == (
        "the letter", "Azerbaijan’s Permanent Representative", "the UN Secretary-General", "2020-04-15",
    )  # fmt: skip
    assert text[slice(*(letter.embodied_by or (0, 0)))] == "The document"
    assert circulation.document == letter.embodied_by
    assert circulation.organs == ("General Assembly", "Security Council")
    assert [item.number for item in circulation.items] == ["32", "37", "68", "70", "75", "83"]


UN_LETTERS = [
    ("01", "2020-09-27", "the Secretary-General", ["34", "71", "135"], 2),
    ("02", "2016-08-15", "the Secretary-General", ["35", "40"], 2),
    ("03", "2019-09-27", "the Secretary-General", ["63"], 2),
    ("05", "2009-09-25", "the President of the General Assembly", ["8"], 1),
]


@pytest.mark.parametrize(
    ("number", "day", "addressee", "numbers", "organs"), UN_LETTERS, ids=[c[0] for c in UN_LETTERS]
)
def test_the_un_letters_are_complete(
    number: str, day: str, addressee: str, numbers: list[str], organs: int, shared: Shared
) -> None:
    text = shared(f"data/docs/unletter_{number}.txt").read_text(encoding="utf-8")
    letters, (circulation,) = read(text)
    _, sender, to, dated = told(text, letters[0])
    assert (to, dated) == (addressee, day)
    assert sender is not None
    assert sender.startswith("the Permanent Representative of ")
    assert sender.endswith(" to the United Nations")
    assert [item.number for item in circulation.items] == numbers
    assert len(circulation.organs) == organs
