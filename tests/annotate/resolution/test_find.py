"""Paragraphs of resolutions and drafts, with numbers and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.document import DocumentKind
from onrecord.model.record import Record

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
