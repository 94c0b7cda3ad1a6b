"""What is said in statements and by them, and protests that are lodged, filed and handed over."""

from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, slices
from onrecord.settings import DEFAULT_MODEL

Said = tuple[str, str, str]
"""Part of the speaker's name, the act, part of the content."""

CASES: list[tuple[str, list[Said]]] = [
    (
        "The Foreign Ministry of Norvania said in a statement on Monday that the raid was illegal. The statement "
        "condemned the use of drones. It added that the talks would end.",
        [
            ("Foreign Ministry of Norvania", "say", "the raid was illegal"),
            ("Foreign Ministry of Norvania", "condemn", "the use of drones"),
            ("Foreign Ministry of Norvania", "say", "the talks would end"),
        ],
    ),
    ("The ministry said in a statement that the raid was illegal.", [("ministry", "say", "the raid was illegal")]),
    (
        "A statement from the Norvanian presidency urged calm. Tarsovia's Defence Ministry issued a statement. The "
        "statement denied the claim.",
        [("Norvanian presidency", "urge", "calm"), ("Tarsovia's Defence Ministry", "deny", "the claim")],
    ),
    (
        "According to a press release by the Government of Aldermoor, the port is closed. The release stressed that "
        "trade would go on.",
        [
            ("Government of Aldermoor", "say", "the port is closed"),
            ("Government of Aldermoor", "emphasize", "trade would go on"),
        ],
    ),
    ("A statement appeared on Monday. The statement condemned the raid.", [("statement", "condemn", "the raid")]),
    ("Mira Tal sent a letter to the Council. The letter said the raid was illegal.", [("letter", "say", "the raid")]),
    ("Norvania lodged a formal protest over the raid.", [("Norvania", "protest", "the raid")]),
    (
        "Norvania handed a note of protest to the Keldish envoy over the beating of two citizens.",
        [("Norvania", "protest", "the beating of two citizens")],
    ),
    (
        "The Keldish embassy made a demarche to the ministry concerning the incident.",
        [("Keldish embassy", "protest", "the incident")],
    ),
    ("Keldmark has expressed deep regret over the ruling.", [("Keldmark", "regret", "deep regret over the ruling")]),
]

NOTHING = ["A protest over the raid filled the square.", "The court filed the statement on Monday."]


def _said(texts: list[str]) -> list[list[Said]]:
    docs = [
        Document(text=text, doc_id=str(place), kind="news", sections=(Section("body", 0, len(text)),))
        for place, text in enumerate(texts)
    ]
    return [
        [
            (each.speakers[0].name if each.speakers else "", each.act, " ".join(slices(r.document.text, each.content)))
            for each in r.statements
        ]
        for r in annotate(docs, DEFAULT_MODEL)
    ]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Said]]:
    texts = [text for text, _ in CASES] + NOTHING
    return dict(zip(texts, _said(texts), strict=True))


@pytest.mark.parametrize(("text", "right"), CASES)
def test_what_a_text_says_is_its_issuers(text: str, right: list[Said], found: dict[str, list[Said]]) -> None:
    told = found[text]
    for who, act, content in right:
        assert any(who in name and act == done and content in words for name, done, words in told), (who, act, told)


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_what_only_happens(text: str, found: dict[str, list[Said]]) -> None:
    assert found[text] == []
