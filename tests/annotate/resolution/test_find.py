"""Paragraphs of resolutions and drafts, with numbers and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model.document import DocumentKind
from onrecord.model.record import Record
from onrecord.pipeline.build import extract_sources
from onrecord.settings import Settings

Annotate = Callable[..., Record]
Found = list[tuple[str, str, str]]

PREAMBLE = "Recalling its resolution 9000 (2031),\n\nDeeply concerned at the situation in Norvania,\n\n"
RECALLED: Found = [
    ("preambular-paragraph", "recall", "its resolution 9000 (2031)"),
    ("preambular-paragraph", "express-concern", "the situation in Norvania"),
]
DECIDED: Found = [
    ("operative-paragraph", "decide", "to send observers"),
    ("operative-paragraph", "request", "the Secretary-General to report"),
]
CASES: dict[str, tuple[str, Found]] = {
    "numbered": (
        f"{PREAMBLE}1. Decides to send observers;\n\n2. Requests the Secretary-General to report.",
        RECALLED + DECIDED,
    ),
    "no numbers": (
        f"{PREAMBLE}Decides to send observers;\n\nRequests the Secretary-General to report.",
        RECALLED + DECIDED,
    ),
    "one without a number that names the organ": (
        "1. Decides to send observers;\n\nTo this end, the Council requests the Secretary-General to report.\n\n"
        "2. Decides to send observers.",
        [*DECIDED, DECIDED[0]],
    ),
    "no numbers, a vote after them": (
        "Decides to send observers;\n\nRequests the Secretary-General to report.\n\n"
        "Adopted at the 901st meeting by 14 votes to none.",
        DECIDED,
    ),
    "one paragraph": ("Decides to send observers.", DECIDED[:1]),
    "an adverb first": (
        "Strongly condemns the attack on the envoys.",
        [("operative-paragraph", "condemn", "the attack on the envoys")],
    ),
    "a preamble alone": (PREAMBLE, RECALLED),
    "no paragraph": ("Nothing that opens so.", []),
    "the organ alone": ("", []),
}


def paragraphs_of(record: Record) -> Found:
    text = record.document.text
    return [
        (each.rule, each.act, " ".join(text[start:end] for start, end in each.content))
        for each in record.statements
        if each.rule in {"operative-paragraph", "preambular-paragraph"}
    ]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    ("kind", "head"), [("resolution", ""), ("other", "Aldermoor and Eskarand: draft resolution\n\n")]
)
def test_paragraphs_are_statements_of_the_organ(case: str, kind: DocumentKind, head: str, record_of: Annotate) -> None:
    text, expected = CASES[case]
    record = record_of(f"{head}The Security Council,\n\n{text}\n", kind)
    assert record.failures == ()
    assert paragraphs_of(record) == expected
    status = "possible" if head else "asserted"
    assert {each.status for each in record.statements if each.rule.endswith("-paragraph")} <= {status}


ORGAN_LINES = {
    "with a comma": "The Security Council,\n\n",
    "without a comma": "The Security Council\n\n",
    "with a full stop": "The Security Council.\n\n",
    "with a slip": "The Securzty Council,\n\n",
    "with a slip and a full stop": "The Securzty Council.\n\n",
    "in capitals": "THE SECURITY COUNCIL\n\n",
    "behind Therefore": "Therefore the Security Council,\n\n",
    "text on the line": "The Security Council, ",
    "no line": "RESOLUTION 9814 (1993)\n\nAdopted by the Security Council at its 9127th meeting on 6 May 1993\n\n",
    "no organ at all": "Resolution 9814 (1993)\nof 6 May 1993\n\n",
}


@pytest.mark.parametrize("case", ORGAN_LINES)
def test_the_organ_speaks_whatever_its_line_is_like(case: str, record_of: Annotate) -> None:
    text = "Recalling its resolution 9000 (2031),\n\n1. Decides to send observers."
    record = record_of(ORGAN_LINES[case] + text, "resolution")
    assert paragraphs_of(record) == [RECALLED[0], DECIDED[0]]
    of_paragraphs = [each for each in record.statements if each.rule.endswith("-paragraph")]
    assert {speaker.canonical for each in of_paragraphs for speaker in each.speakers} == {"organ/sc"}


@pytest.mark.parametrize("kind", ["resolution", "draft"])
@pytest.mark.parametrize("front", ["", "United Nations\n\nResolution on observers\n\n"], ids=["alone", "below a front"])
def test_a_text_cut_off_above_the_organs_line_has_no_paragraphs(
    front: str, kind: DocumentKind, record_of: Annotate
) -> None:
    record = record_of(f"{front}[without reference to a Main Committee (A/71/L.9604)]\n", kind)
    assert record.failures == ()
    assert paragraphs_of(record) == []


FORMS: dict[str, tuple[str, Found]] = {
    "numbers on their own line": (
        "1.\nDecides to send observers;\n\n2.\nRequests the Secretary-General to report.",
        DECIDED,
    ),
    "numbers lost": ("Decides to send observers;\n2. Requests the Secretary-General to report.", DECIDED),
    "a number with a comma, one with a slip": (
        "l, Decides to send observers;\n\n2, Requests the Secretary-General to report.",
        DECIDED,
    ),
    "a number misread": (
        "1. Decides to send observers;\n\n8. Requests the Secretary-General to report.",
        DECIDED,
    ),
    "numbers begun anew": (
        "1. Decides to send observers;\n\nB\n\n1. Requests the Secretary-General to report.",
        DECIDED,
    ),
    "a day at the begin of a line": (
        "1. Decides to keep the plan of\n4 March 2031 and the\n5 States in it;\n"
        "2. Requests the Secretary-General to report.",
        [("operative-paragraph", "decide", "to keep the plan of\n4 March 2031 and the\n5 States in it"), DECIDED[1]],
    ),
    "letters misread": (
        "Recal1ing its resolution 9000 (2031),\n\nDeep1y concerued at the situation in Norvania,\n\n"
        "1. Deeides to send observers;\n\n2. Reguests the Secretary-General to report.",
        RECALLED + DECIDED,
    ),
    "lines broken by hand": (
        "Recalling its resolution\n9000 (2031),\nDeeply concerned at the situation\nin Norvania,\n"
        "1. Decides to send\nobservers;\n2. Requests the\nSecretary-General to report.",
        [
            ("preambular-paragraph", "recall", "its resolution\n9000 (2031)"),
            ("preambular-paragraph", "express-concern", "the situation\nin Norvania"),
            ("operative-paragraph", "decide", "to send\nobservers"),
            ("operative-paragraph", "request", "the\nSecretary-General to report"),
        ],
    ),
    "a note below the page": (
        "1. Decides to send\n\n12 See S/9001.\n\nobservers;\n\n2. Requests the Secretary-General to report.",
        [("operative-paragraph", "decide", "to send observers"), DECIDED[1]],
    ),
    "the number of a note": (
        "Recalling its resolution 9000 (2031), 14\n\n1. Decides to send observers. 3",
        [RECALLED[0], DECIDED[0]],
    ),
    "sub-paragraphs": (
        "1. Calls upon the parties:\n\n(a) To meet;\n\n(b) To agree;\n\n2. Requests the Secretary-General to report.",
        [("operative-paragraph", "call-for", "the parties:\n\n(a) To meet;\n\n(b) To agree"), DECIDED[1]],
    ),
    "numbers below a verb": (
        "Resolves:\n\n1. That the port be opened;\n\n2. To send observers.",
        [
            ("operative-paragraph", "decide", "That the port be opened"),
            ("operative-paragraph", "decide", "To send observers"),
        ],
    ),
    "on the organ's line, run on": (
        "Recalling its resolution 9000 (2031), Deeply concerned at the situation in Norvania, "
        "1. Decides to send observers; 2. Requests the Secretary-General to report.",
        RECALLED + DECIDED,
    ),
    "a heading between parts": (
        "1. Decides to send observers;\n\nB\n\n2. Requests the Secretary-General to report.",
        DECIDED,
    ),
    "a preamble of a part": (
        "1. Decides to send observers;\n\nRecalling its resolution 9000 (2031),\n\n"
        "2. Requests the Secretary-General to report.",
        [DECIDED[0], RECALLED[0], DECIDED[1]],
    ),
    "an annex": ("1. Decides to send observers.\n\nAnnex\n\n1. Approves of nothing.", DECIDED[:1]),
    "a meeting in a paragraph": (
        "1. Decides as at its\n901st meeting;\n2. Requests the Secretary-General to report.",
        [("operative-paragraph", "decide", "as at its\n901st meeting"), DECIDED[1]],
    ),
    "two cues": (
        "1. Decides to send observers, and requests the Secretary-General to report.",
        DECIDED,
    ),
}


@pytest.mark.parametrize("case", FORMS)
def test_paragraphs_are_found_in_any_form(case: str, record_of: Annotate) -> None:
    text, expected = FORMS[case]
    head = "The Security Council, " if "organ's line" in case else "The Security Council,\n\n"
    assert paragraphs_of(record_of(f"{head}{text}\n", "resolution")) == expected


def test_each_part_of_a_resolution_has_its_paragraphs(record_of: Annotate) -> None:
    part = "The Security Council,\n\n1. Decides to send observers.\n\nAdopted at the 901st meeting.\n\n"
    record = record_of(f"A\n\n{part}B\n\n{part}", "resolution")
    assert paragraphs_of(record) == [DECIDED[0], DECIDED[0]]


def test_recitals_above_the_line_of_the_organ_are_its_preamble(record_of: Annotate) -> None:
    text = "Whereas the port is closed,\n\nThe Security Council\n\n1. Decides to send observers."
    assert paragraphs_of(record_of(text, "resolution")) == [
        ("preambular-paragraph", "acknowledge", "the port is closed"),
        DECIDED[0],
    ]


def test_no_furniture_of_a_page_stands_in_a_paragraph(tmp_path: Path) -> None:
    """The layout finds the furniture; so the text is read from a file."""
    text = (
        "Resolution 9814 (2033)\nof 6 May 2033\n\nThe Security Council,\n\n1. Decides to send\n\n/...\n\n"
        "S/RES/9814 (2033)\nPage 2\n\nobservers;\n\n2. Requests the Secretary-General to report.\n"
    )
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    (record,) = extract_sources([tmp_path], Settings())
    assert isinstance(record, Record)
    assert paragraphs_of(record) == [("operative-paragraph", "decide", "to send observers"), DECIDED[1]]


def test_what_a_report_recommends_is_no_statement_yet(record_of: Annotate) -> None:
    text = (
        "Report of the Sixth Committee\n\n6. Before that, the representative of Keldmark rejected the text.\n\n"
        "7. The Sixth Committee recommends that the Assembly adopt the following draft resolution:\n\n"
        "Trade\n\nThe General Assembly,\n\n1. Decides to send observers."
    )
    record = record_of(text, "other")
    assert paragraphs_of(record) == DECIDED[:1]
    assert {each.status for each in record.statements if each.rule.endswith("-paragraph")} == {"possible"}


WE = "We, Heads of State and Government, assembled in Port Elsa"
DECLARATIONS = {
    "numbered": f"{WE}:\n\n1. Reaffirm the plan;\n\n2. Commit to it.",
    "we in each": f"{WE}:\n\n1. We reaffirm the plan.\n\n2. We commit to it.",
    "in one line": f"{WE}, reaffirm the plan.\n\nWe commit to it.",
}


@pytest.mark.parametrize("kind", ["resolution", "other"])
@pytest.mark.parametrize("case", DECLARATIONS)
def test_a_declaration_is_of_those_who_declare(case: str, kind: DocumentKind, record_of: Annotate) -> None:
    head = "The General Assembly\n\nAdopts the text below:\n\n" if kind == "resolution" else "Declaration\n\n"
    record = record_of(f"{head}{DECLARATIONS[case]}\n", kind)
    found = [each for each in record.statements if each.rule == "operative-paragraph"]
    of_heads = [each for each in found if each.speakers[0].name == "Heads of State and Government"]
    assert [each.act for each in of_heads] == ["reaffirm", "promise"]
    assert [each.act for each in found if each not in of_heads] == (["decide"] if kind == "resolution" else [])
