"""Letters in the formal wording and as the press has them: sender, addressee, day and symbol, decided beforehand."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.date.find import find_dates
from onrecord.annotate.letter.circulation import find_circulations
from onrecord.annotate.letter.find import find_letters
from onrecord.annotate.letter.mention import LetterMention
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document, Span
from onrecord.un.formal_letter import addressees
from onrecord.un.letter_office import office_class

MAY = date(2020, 5, 26)
UN = "to the United Nations"
ENVOY = f"the Permanent Representative of Norvania {UN}"
SG = "the Secretary-General"
SC = "the President of the Security Council"
GA = "the President of the General Assembly"
DAY = "2020-04-03"


def letters(text: str) -> tuple[LetterMention, ...]:
    symbols = find_symbols(text)
    return find_letters(
        Document(text, "a", published=MAY),
        find_dates(text, MAY, skip=tuple(symbol.span for symbol in symbols)),
        symbols,
    )


def words(text: str, span: Span | None) -> str | None:
    return " ".join(text[slice(*span)].split()) if span else None


SENDERS = [
    ENVOY,
    f"the Acting Permanent Representative of Norvania {UN}",
    f"the Deputy Permanent Representative of Norvania {UN}",
    f"the Chargé d’affaires a.i. of the Permanent Mission of Norvania {UN}",
    f"the Chargée d’affaires a.i. of Norvania {UN}",
    f"the Permanent Observer of Norvania {UN}",
    f"the Permanent Observer of the Veldine Cooperation Council {UN}",
    f"the Head of the Delegation of the Veldine Cooperation Council {UN}",
    f"the Permanent Representatives of Norvania, Keldmark and Eskarand {UN}",
    f"the Permanent Representatives of Norvania and Keldmark {UN}",
    f"the Permanent Representative of Norvania {UN} and the Permanent Representative of Keldmark {UN}",
    "the Minister for Foreign Affairs of Norvania",
    "the President of Norvania, Ms. Helena Dorvane,",
    "the Prime Minister of Norvania",
    "the representatives of Aldermoor, Eskarand, Keldmark, Norvania and Tarsovia",
    "the Secretary-General",
    "the Chair of the Committee established pursuant to resolution 1267",
]


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("broken", [False, True], ids=["one line", "broken lines"])
def test_the_formal_wording_gives_sender_addressee_and_day(sender: str, broken: bool) -> None:
    text = f"Letter dated 3 April 2020 from {sender} addressed to {SG}\n\nI have the honour"
    if broken:
        text = text.replace(" of ", "\nof ").replace(" addressed ", "\naddressed ")
    (found,) = letters(text)
    told = (words(text, found.sender), words(text, found.addressee), found.dated and found.dated.start)
    assert told == (sender.rstrip(","), SG, date(2020, 4, 3))


@pytest.mark.parametrize(
    "addressee",
    [SG, SC, GA, f"{SG} and {SC}", f"{SG} and to {GA}", f"{SG}, {GA} and {SC}", "the United Nations Secretary-General",
     "the President of the Economic and Social Council", "the President of the Human Rights Council", "the Secretariat",
     "the United Nations High Commissioner for Human Rights", "the Chair of the Sixth Committee",
     "the Under-Secretary-General for Legal Affairs", "the Secretary-General of the United Nations",
     "the Presidents of the General Assembly and the President of the Security Council"],
)  # fmt: skip
@pytest.mark.parametrize("noun", ["Letter", "Identical letters", "Note verbale", "Notes verbales", "Telegram"])
def test_the_formal_wording_takes_every_addressee_and_every_sort_of_letter(addressee: str, noun: str) -> None:
    text = f"{noun} dated 3 April 2020 from {ENVOY} addressed to {addressee}"
    (found,) = letters(text)
    assert (words(text, found.span), words(text, found.addressee)) == (noun, addressee)


def test_a_title_in_capitals_is_read() -> None:
    text = (
        "LETTER DATED 8 MAY 1993 FROM THE PERMANENT REPRESENTATIVE OF NORVANIA TO THE UNITED NATIONS"
        " ADDRESSED TO THE PRESIDENT OF THE SECURITY COUNCIL"
    )
    (found,) = letters(text)
    assert words(text, found.sender) == "THE PERMANENT REPRESENTATIVE OF NORVANIA TO THE UNITED NATIONS"
    assert addressees(words(text, found.addressee) or "") == addressees(SC)


SYMBOLS = [
    ("bracket", f"the letter dated 3 April 2020 from {ENVOY} (A/74/1412) was", "A/74/1412"),
    ("joint", f"the letter dated 3 April 2020 from {ENVOY} (A/74/1412–S/2020/1833)", "A/74/1412-S/2020/1833"),
    ("addressee first", f"the letter dated 3 April 2020 from {ENVOY} addressed to {SG} (S/2020/1833)", "S/2020/1833"),
    ("contained", f"the letter dated 3 April 2020 from {ENVOY}, contained in document S/2020/1833", "S/2020/1833"),
    ("issued", "Norvania's letter of 3 April 2020, which was issued as document S/2020/1833", "S/2020/1833"),
    ("circulated", "the letter of 3 April 2020 from Norvania, circulated as document A/74/1412,", "A/74/1412"),
    ("none", f"the letter dated 3 April 2020 from {ENVOY}, and recalls S/2020/1833", None),
    ("another sentence", "Norvania's letter of 3 April 2020 was long. Document S/2020/1833 was not.", None),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SYMBOLS], ids=[case[0] for case in SYMBOLS])
def test_a_symbol_directly_behind_a_letter_names_it(text: str, expected: str | None) -> None:
    (found,) = letters(text)
    assert (found.symbol.symbol if found.symbol else None) == expected


def test_each_of_two_letters_has_its_own_symbol() -> None:
    text = (
        "the letters dated 15 April 2020 from Norvania (S/2020/1833) and 24 April 2020 from Keldmark (S/2020/1861)"
        " addressed to the Secretary-General"
    )
    assert [found.symbol and found.symbol.symbol for found in letters(text)] == ["S/2020/1833", "S/2020/1861"]


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        (ENVOY, "mission"), ("Norvania's UN ambassador", "mission"), ("Norvania's envoy", "mission"),
        ("the Chargé d’affaires a.i. of the Permanent Mission of Norvania", "mission"), ("Norvania", ""),
        ("the Permanent Mission of Norvania", "mission"), ("Foreign Minister Aurel Vastrine", "minister"),
        ("the Ministry of Foreign Affairs of Norvania", "minister"), ("the Minister for Foreign Affairs", "minister"),
        ("the President of Norvania", "head"), ("Prime Minister Ann Osk", "head"), ("a baker", ""),
        ("the Parliament of Norvania", "parliament"),
    ],
)  # fmt: skip
def test_the_office_of_a_sender_has_a_class(sender: str, expected: str) -> None:
    assert office_class(sender) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the UN Secretary-General", SG, True), ("the Secretary-General of the United Nations", SG, True),
        ("the President of the UN Security Council", SC, True), (SG, SC, False), (GA, SC, False),
        (f"{SG} and {SC}", f"{SC} and {SG}", True), (f"{SG} and {SC}", SG, False),
    ],
)  # fmt: skip
def test_addressees_are_compared_by_office(one: str, other: str, same: bool) -> None:
    assert (addressees(one) == addressees(other)) is same


@pytest.mark.parametrize(
    "request_",
    [
        "I should be grateful if you would have the present letter and its annex circulated as a document of"
        " the General"
        " Assembly, under agenda items 31, 70 and 83, and of the Security Council.",
        "I kindly request that the present letter and its annex be circulated as a document of the Security Council.",
        "I would appreciate your kind assistance in having the present letter distributed as a document of the"
        " Council.",
        "The Permanent Mission would be grateful if the present note could be circulated as a document of the General"
        " Assembly, under agenda item 31.",
        "My Government asks that this letter be issued as a document of the General Assembly under agenda item 31.",
        "I have the honour to request the circulation of the present letter as a document of the General Assembly.",
        "Norvania wants the letter circulated as a document of the Security Council.",
    ],
)
def test_a_request_to_circulate_attests_no_circulation(request_: str) -> None:
    doc = Document(request_, "a", published=MAY)
    assert find_circulations(doc, find_agenda_items(doc, find_symbols(request_))) == ()
