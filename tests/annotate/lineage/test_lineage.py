"""What texts tell of how they are related: symbols, brackets under titles, action at meetings, reports that answer."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.date.find import find_dates
from onrecord.annotate.lineage.action import from_action
from onrecord.annotate.lineage.committee import from_committee, is_committee_report
from onrecord.annotate.lineage.meeting import record_of
from onrecord.annotate.lineage.paragraph import paragraphs_of
from onrecord.annotate.lineage.pursuant import from_report, is_report
from onrecord.annotate.lineage.recall import from_recalls
from onrecord.annotate.lineage.request import find_requests
from onrecord.annotate.lineage.symbol import versions
from onrecord.annotate.lineage.title import from_bracket
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document
from onrecord.model.finding.relation import Relation

ORGAN = "\n\nThe General Assembly,\n\n"


def told(relations: object) -> set[tuple[str, str, str, str | None]]:
    assert not isinstance(relations, str)
    found: list[Relation] = list(relations)  # type: ignore[call-overload]
    return {(each.kind, each.later, each.earlier, each.paragraph) for each in found}


def document(text: str, title: str | None = None) -> Document:
    return Document(text=text, doc_id="a", title=title, published=date(2024, 12, 17))


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/79/L.91/Rev.1", {("revision", "A/79/L.91/Rev.1", "A/79/L.91")}),
        ("A/79/L.91/Add.1", {("addendum", "A/79/L.91/Add.1", "A/79/L.91")}),
        ("A/RES/79/8/Corr.1", {("corrigendum", "A/RES/79/8/Corr.1", "A/RES/79/8")}),
        (
            "A/79/L.91/Rev.2/Add.1",
            {
                ("addendum", "A/79/L.91/Rev.2/Add.1", "A/79/L.91/Rev.2"),
                ("revision", "A/79/L.91/Rev.2", "A/79/L.91/Rev.1"),
                ("revision", "A/79/L.91/Rev.1", "A/79/L.91"),
            },
        ),
        ("A/79/L.91", set()),
    ],
    ids=["revision", "addendum", "corrigendum", "addendum to a second revision", "none"],
)
def test_a_symbol_tells_what_it_revises_adds_to_or_corrects(symbol: str, expected: set[tuple[str, str, str]]) -> None:
    assert {found[:3] for found in told(versions([(symbol, (0, 9))]))} == expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        (
            "[on the report of the Third Committee (A/79/458/Add.3, para. 41)]",
            {
                ("onReport", "A/RES/79/8", "A/79/458/Add.3", "41"),
                ("adoptedText", "A/RES/79/8", "recommended/A/79/458/Add.3/safe-wells", "41"),
            },
        ),
        (
            "[on the report of the Third Committee (A/79/458 and Corr.1, paras. 4 and 7)]",
            {
                ("onReport", "A/RES/79/8", "A/79/458", None),
                ("onReport", "A/RES/79/8", "A/79/458/Corr.1", "4 and 7"),
                ("adoptedText", "A/RES/79/8", "recommended/A/79/458/safe-wells", None),
            },
        ),
        (
            "[without reference to a Main Committee (A/79/L.91 and A/79/L.91/Add.1)]",
            {
                ("adoptedText", "A/RES/79/8", "A/79/L.91", None),
                ("adoptedText", "A/RES/79/8", "A/79/L.91/Add.1", None),
            },
        ),
        ("Adopted (A/79/L.91)", set()),
    ],
    ids=["a committee's report", "with a corrigendum", "without a committee", "no bracket"],
)
def test_the_bracket_under_a_title_tells_what_was_adopted(
    bracket: str, expected: set[tuple[str, str, str, str | None]]
) -> None:
    text = f"Resolution adopted by the General Assembly\n\n{bracket}\n\n79/8. Safe\nwells{ORGAN}1. Decides so."
    assert told(from_bracket(document(text), "A/RES/79/8", find_symbols(text))) == expected


def test_a_title_that_is_broken_off_in_the_text_is_the_documents_own() -> None:
    text = f"[on the report of the First Committee (A/79/534, para. 7)]\n\n79/8. Wells and{ORGAN}1. Decides so."
    found = told(from_bracket(document(text, "79/8. Wells and springs"), "A/RES/79/8", find_symbols(text)))
    assert ("adoptedText", "A/RES/79/8", "recommended/A/79/534/wells-and-springs", "7") in found


REPORT = """Report of the Third Committee

Rapporteur: Mr. Tove (Tarsovia)

2. The representative of Keldmark introduced a draft resolution entitled "Safe wells" (A/C.3/79/L.18).

3. The Committee had before it a revised draft resolution (A/C.3/79/L.18/Rev.1), submitted by the same sponsors.

4. The representative of Norvania withdrew draft resolution "Sheep" (A/C.3/79/L.20).

5. The Third Committee recommends to the General Assembly the adoption of the following draft resolution:

Safe wells

The General Assembly,
"""


def test_a_committees_report_tells_its_drafts_and_which_of_them_it_recommends() -> None:
    doc = document(REPORT)
    assert is_committee_report(doc)
    found = told(from_committee(doc, "A/79/458", find_symbols(REPORT)))
    assert {each[:3] for each in found} == {
        ("committeeReport", "A/79/458", "A/C.3/79/L.18"),
        ("committeeReport", "A/79/458", "A/C.3/79/L.18/Rev.1"),
        ("committeeReport", "A/79/458", "A/C.3/79/L.20"),
        ("revision", "A/C.3/79/L.18/Rev.1", "A/C.3/79/L.18"),
        ("recommendation", "recommended/A/79/458/safe-wells", "A/C.3/79/L.18/Rev.1"),
    }


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        (
            "A/79/PV.54",
            "Draft resolution A/79/L.91 was adopted by 2 votes to 1, with 1 abstention (resolution 79/8).",
            {("adoptedText", "A/RES/79/8", "A/79/L.91"), ("adoptedAt", "A/RES/79/8", "A/79/PV.54")},
        ),
        (
            "A/79/PV.54",
            "Draft resolutions A/79/L.91 and A/79/L.92 were adopted (resolutions 79/8 and 79/9).",
            {
                ("adoptedText", "A/RES/79/8", "A/79/L.91"),
                ("adoptedText", "A/RES/79/9", "A/79/L.92"),
                ("adoptedAt", "A/RES/79/8", "A/79/PV.54"),
                ("adoptedAt", "A/RES/79/9", "A/79/PV.54"),
            },
        ),
        (
            "S/PV.9927",
            "Members have before them document S/2024/918, the text of a draft resolution.\n\n"
            "The President: The draft resolution has been adopted unanimously as resolution 2720 (2023).",
            {
                ("adoptedText", "S/RES/2720 (2023)", "S/2024/918"),
                ("adoptedAt", "S/RES/2720 (2023)", "S/PV.9927"),
            },
        ),
        (
            "S/PV.9927",
            "Members have before them document S/2024/918, the text of a draft resolution.\n\n"
            "The President: The draft resolution has not been adopted, owing to a negative vote.",
            {("notAdoptedAt", "S/2024/918", "S/PV.9927")},
        ),
        ("A/79/PV.54", "The Assembly recalled resolution 79/8 and draft resolution A/79/L.91.", set()),
    ],
    ids=["one", "two at once", "in the Council", "not adopted", "only named"],
)
def test_the_record_of_a_meeting_tells_what_became_of_drafts(
    own: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert {found[:3] for found in told(from_action(document(text), own, find_symbols(text)))} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The present report is submitted pursuant to paragraph 7 of General Assembly resolution 79/8.",
            {("79/8", "7")},
        ),
        (
            "This report was prepared in accordance with Assembly resolutions 79/8 and 78/5.",
            {("79/8", None), ("78/5", None)},
        ),
        (
            "In its resolution 79/8, the General Assembly requested the Secretary-General to report to it.",
            {("79/8", None)},
        ),
        ("The ceasefire was agreed in accordance with General Assembly resolution 79/8.", set()),
        ("The Assembly adopted resolution 79/8.", set()),
    ],
    ids=["pursuant to a paragraph", "two resolutions", "in its resolution", "something else accords", "only named"],
)
def test_a_report_tells_which_resolution_asked_for_it(sentence: str, expected: set[tuple[str, str | None]]) -> None:
    doc = document(f"Safe wells\n\nReport of the Secretary-General\n\n1. {sentence}\n\n2. Wells were repaired.")
    assert is_report(doc)
    found = told(from_report(doc, "A/80/217", find_symbols(doc.text)))
    assert found == {("answeringReport", "A/80/217", f"A/RES/{number}", paragraph) for number, paragraph in expected}


def test_what_a_resolution_recalls_is_told_paragraph_by_paragraph() -> None:
    text = (
        f"79/8. Safe wells{ORGAN}Guided by resolution 70/1,\n\nRecalling its resolutions 77/9 and 78/5,\n\n"
        "1. Reaffirms its resolution 75/3;\n\n2. Decides to implement resolution 60/2."
    )
    assert told(from_recalls(document(text), "A/RES/79/8", find_symbols(text))) == {
        ("recall", "A/RES/79/8", "A/RES/77/9", "preamble 2"),
        ("recall", "A/RES/79/8", "A/RES/78/5", "preamble 2"),
        ("recall", "A/RES/79/8", "A/RES/75/3", "1"),
    }


HE = "the Secretary-General"
REQUESTS: dict[str, tuple[str, str | None, str | None, date | None, str | None]] = {
    "by a day": (
        "Requests the Secretary-General to report by 30 November 2025",
        *(HE, "by 30 November 2025", date(2025, 11, 30), None),
    ),
    "at a session": (
        "Also requests the Secretary-General to submit to it at its eightieth session a report",
        *(HE, "at its eightieth session", None, "session/ga/80"),
    ),
    "to keep informed": ("Invites Keldmark to keep the Assembly informed", "Keldmark", None, None, None),
    "weekly": ("Instructs the Mediator to make a weekly report to it", "the Mediator", "a weekly report", None, None),
    "after something": (
        "Requests the Secretary-General to report immediately after the signature and to inform it",
        *(HE, "immediately after the signature", None, None),
    ),
    "not later than": (
        "Invites the Secretary-General to submit, not later than two months after the vote, a report on the wells",
        *(HE, "not later than two months after the vote", None, None),
    ),
    "asks for no report": ("Requests the Secretary-General to repair the wells", None, None, None, None),
    "a report noted": ("Takes note of the report of the Secretary-General", None, None, None, None),
}


@pytest.mark.parametrize(("paragraph", "asked", "due", "day", "session"), REQUESTS.values(), ids=REQUESTS)
def test_a_request_for_a_report_tells_of_whom_and_by_when(
    paragraph: str, asked: str | None, due: str | None, day: date | None, session: str | None
) -> None:
    text = f"79/8. Safe wells{ORGAN}Recalling all this,\n\n4. {paragraph};\n\n5. Decides to stay seized of it."
    found = list(find_requests(document(text), find_dates(text, date(2024, 12, 17)), "ga"))
    told_of = [
        (text[slice(*each.asked)], text[slice(*each.due)] if each.due else None, each.due_on, each.due_session)
        for each in found
    ]
    assert told_of == ([(asked, due, day, session)] if asked else [])
    assert all(each.paragraph == "4" for each in found)


def test_operative_paragraphs_without_numbers_are_none_of_the_preamble() -> None:
    text = f"Safe wells{ORGAN}Conscious of the drought,\n\nRecalling it,\n\nRequests Keldmark to report;\n\nThanks it."
    assert [each.number for each in paragraphs_of(text)] == ["preamble 1", "preamble 2", None, None]


@pytest.mark.parametrize(
    ("symbol", "record"),
    [
        ("A/RES/79/8", "A/79/PV.54"),
        ("A/RES/2625 (XXV)", "A/PV.54"),
        ("S/RES/2720 (2023)", "S/PV.54"),
        ("E/RES/2024/8", None),
        ("A/79/L.9", None),
    ],
)
def test_the_number_of_a_meeting_tells_its_record(symbol: str, record: str | None) -> None:
    assert record_of(symbol, "54") == record
