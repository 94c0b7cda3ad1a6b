import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.document import DocumentKind, Section
from onrecord.reading import read_documents
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.lines import find_wrapping, split_lines
from onrecord.reading.layout.sections import lay_out

REPOSITORY = Path(__file__).parents[3]
SHARED = REPOSITORY.parent / "shared"


def parts(text: str, known: Metadata | None = None) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in lay_out(text, known or Metadata()).sections]


def check_contract(text: str, sections: tuple[Section, ...]) -> None:
    """In order, apart, without outer space, and no character that is not white space outside."""
    place = 0
    for section in sections:
        assert section.start >= place
        assert not text[place : section.start].strip()
        words = text[section.start : section.end]
        assert words
        assert words == words.strip()
        place = section.end
    assert not text[place:].strip()


LAYOUTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "each line a paragraph, a caption above": (
        "The bridge of Vorrel as it was in May 1991 / Meridian\nNorvania rejected the vote.\nVelmark did not.",
        [
            ("caption", "The bridge of Vorrel as it was in May 1991 / Meridian"),
            ("body", "Norvania rejected the vote."),
            ("body", "Velmark did not."),
        ],
    ),
    "title, byline, dateline": (
        "Norvania rejects vote\nBy Ilse Varn\n\nPORT ELSA, 24 April (Meridian) – It is void, Tal said.\n\nShe left.",
        [
            ("title", "Norvania rejects vote"),
            ("byline", "By Ilse Varn"),
            ("dateline", "PORT ELSA, 24 April (Meridian) –"),
            ("body", "It is void, Tal said."),
            ("body", "She left."),
        ],
    ),
    "publisher above the title": (
        "Velmark Herald\n24 April 2020\n\nNorvania rejects vote\n\nThe vote is void, Tal said.",
        [
            ("masthead", "Velmark Herald"),
            ("masthead", "24 April 2020"),
            ("title", "Norvania rejects vote"),
            ("body", "The vote is void, Tal said."),
        ],
    ),
    "a heading between paragraphs": (
        "Norvania rejected the vote.\n\nWhat comes next\n\nThe Council meets on Monday.",
        [
            ("body", "Norvania rejected the vote."),
            ("heading", "What comes next"),
            ("body", "The Council meets on Monday."),
        ],
    ),
    "one line without a full stop": ("Norvania rejects vote", [("body", "Norvania rejects vote")]),
    "wrapped lines are one paragraph": (
        "Norvania on Friday rejected the vote that was held in the border\n"
        "district, and said that it would take the matter to the Security\n"
        "Council. Its neighbour Velmark, which had welcomed the vote, said\n"
        "nothing of the kind.\n\n"
        "The Council meets on Monday to hear what both of the sides have to\n"
        "say.",
        [
            (
                "body",
                "Norvania on Friday rejected the vote that was held in the border\n"
                "district, and said that it would take the matter to the Security\n"
                "Council. Its neighbour Velmark, which had welcomed the vote, said\n"
                "nothing of the kind.",
            ),
            ("body", "The Council meets on Monday to hear what both of the sides have to\nsay."),
        ],
    ),
    "paragraphs known by their indent": (
        " Recalling the statements of the Heads of State or Government of the \n"
        "region and of its neighbours, regarding the need to put an end to it, \n"
        " Concerned about the continued application of laws and regulations by \n"
        "one of the parties, the effects of which affect the other parties, and \n"
        "their peoples, \n"
        " Taking note of the declarations of different forums and of bodies in \n"
        "which the rejection was expressed, ",
        [
            (
                "body",
                "Recalling the statements of the Heads of State or Government of the \n"
                "region and of its neighbours, regarding the need to put an end to it,",
            ),
            (
                "body",
                "Concerned about the continued application of laws and regulations by \n"
                "one of the parties, the effects of which affect the other parties, and \ntheir peoples,",
            ),
            (
                "body",
                "Taking note of the declarations of different forums and of bodies in \n"
                "which the rejection was expressed,",
            ),
        ],
    ),
    "a letter of the United Nations": (
        "United Nations A/74/9901\nGeneral Assembly\nDistr.: General 24 April 2020\n\nAgenda item 31\n\n"
        "Letter dated 15 April 2020 from the Permanent Representative of Norvania"
        " addressed to the Secretary-General\n\n"
        "I have the honour to state the following.\n\n(Signed) Mira Tal\nAmbassador",
        [
            ("masthead", "United Nations A/74/9901"),
            ("masthead", "General Assembly"),
            ("masthead", "Distr.: General 24 April 2020"),
            ("masthead", "Agenda item 31"),
            (
                "title",
                "Letter dated 15 April 2020 from the Permanent Representative of Norvania"
                " addressed to the Secretary-General",
            ),
            ("body", "I have the honour to state the following."),
            ("signature", "(Signed) Mira Tal"),
            ("signature", "Ambassador"),
        ],
    ),
    "a verbatim record": (
        "United Nations S/PV.9901\nSecurity Council\n\nThe meeting was called to order at 10 a.m.\n\n"
        "The President: I give the floor to Norvania.\n\nMr. Tal (Norvania): We thank you.",
        [
            ("masthead", "United Nations S/PV.9901"),
            ("masthead", "Security Council"),
            ("body", "The meeting was called to order at 10 a.m."),
            ("speaker", "The President:"),
            ("body", "I give the floor to Norvania."),
            ("speaker", "Mr. Tal (Norvania):"),
            ("body", "We thank you."),
        ],
    ),
    "furniture and a footnote": (
        "Norvania replied to the letter.\n\n***\n\nIt was late.\n__________________\n1  Resolution 70/1.",
        [
            ("body", "Norvania replied to the letter."),
            ("note", "***"),
            ("body", "It was late."),
            ("note", "__________________"),
            ("note", "1  Resolution 70/1."),
        ],
    ),
    "a closing formula and the name below it": (
        "Dear Mr. Sask,\n\nThe vote is void.\n\nYours sincerely,\n\nMIRA TAL",
        [
            ("body", "Dear Mr. Sask,"),
            ("body", "The vote is void."),
            ("signature", "Yours sincerely,"),
            ("signature", "MIRA TAL"),
        ],
    ),
    "credits below the report": (
        "Norvania rejected the vote.\n\nVelmark did not.\n\n(Reporting by Ilse Varn; editing by Oren Sask)",
        [
            ("body", "Norvania rejected the vote."),
            ("body", "Velmark did not."),
            ("byline", "(Reporting by Ilse Varn; editing by Oren Sask)"),
        ],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_parts_of_a_page_are_told_apart(name: str) -> None:
    text, expected = LAYOUTS[name]
    assert parts(text) == expected


def test_a_line_in_the_words_of_the_known_title_is_the_title() -> None:
    text = "Norvania: “No.”\n\nThe vote is void, Tal said."
    assert parts(text, Metadata(title="Norvania: 'No.'"))[0][0] == "title"


def test_the_front_and_the_dateline_say_who_published_when() -> None:
    layout = lay_out(
        "Vote is void\nUpdated 25 April 2020\n\nPORT ELSA, 24 April 2020 (Meridian) – It is void, Tal said."
    )
    assert layout.says == Metadata(title="Vote is void", published=date(2020, 4, 24), publisher="Meridian")


def test_a_date_in_a_caption_is_not_that_of_publication() -> None:
    assert lay_out("The bridge of Vorrel on 3 May 1991 / Meridian\nIt is void, Tal said.").says.published is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vote is void\n\nPORT ELSA (Meridian) – It is void, Tal said.", "news"),
        ("It is void, Tal said. “Wholly void.”", "news"),
        ("It is void.", "other"),
        ("Readout of the call with Oren Sask\n\nThe two spoke today.", "release"),
        ("Ministry of Foreign Affairs of Norvania\n\nVote is void\n\nIt is void.", "release"),
        (LAYOUTS["a letter of the United Nations"][0], "letter"),
        (LAYOUTS["a closing formula and the name below it"][0], "letter"),
        (LAYOUTS["a verbatim record"][0], "record"),
        (
            "Resolution 9901 (2020)\n\nThe Security Council,\n\nRecalling its resolutions,\n\n1. Decides to meet.",
            "resolution",
        ),
    ],
    ids=lambda value: value.split("\n")[0] if "\n" in value or "." in value else value,
)
def test_the_kind_follows_from_plain_evidence(text: str, kind: DocumentKind) -> None:
    assert lay_out(text).kind == kind


def test_where_each_line_is_a_paragraph_no_width_is_found() -> None:
    text = "\n".join(["Norvania rejected the vote that was held in the border district."] * 9)
    assert find_wrapping(split_lines(text)).width == 0


PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "\t", "\u00a0", "\u2028", "\x0c", "\u200b", "\ufeff", "“", "”", "and", "It is void."),
        *("Norvania rejects vote", "By Ilse Varn", "24 April 2020", "PORT ELSA (Meridian) –", "LONDON —"),
        *("Mr. Tal (Norvania):", "(Signed) Mira Tal", "Sincerely,", "Photo: Meridian", "___________"),
        *("1 See S/2020/310", "A/RES/74/9901", "18-18418 2/2", "United Nations A/74/9901", "General Assembly"),
        *("Letter dated 15 April 2020", "The Security Council,", "Resolution 9901 (2020)", "74/99. Of mediation"),
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
@settings(deadline=None, max_examples=300)
def test_sections_are_in_order_apart_and_hold_every_character(text: str) -> None:
    check_contract(text, lay_out(text).sections)


@given(st.lists(PIECES, min_size=1, max_size=15).map("".join), st.data())
@settings(deadline=None)
def test_the_contract_holds_for_text_that_markup_has_named(text: str, data: st.DataObject) -> None:
    spans = [(m.start, m.end) for m in split_lines(text)]
    chosen = [span for span in spans if data.draw(st.booleans())]
    check_contract(text, lay_out(text, marked=[Section("heading", *span) for span in chosen]).sections)


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{SHARED} is missing")
        pytest.skip("the benchmark texts beside the project are not here")
    return SHARED


def test_the_seeds_hold_what_the_issue_lists(shared: Path) -> None:
    documents = [d for d in read_documents(shared / "seeds") if not isinstance(d, Exception)]
    assert [d.doc_id[:3] for d in documents] == ["000", "004"]
    first, second = documents
    assert first.sections[0].kind == "caption"
    assert first.text[: first.sections[0].end].endswith("Youtube")
    assert [s.kind for s in first.sections[1:]] == ["body"] * 13
    assert (first.published, first.published_basis) == (None, None)
    assert second.sections[0].kind == "byline"
    assert (second.published, second.published_basis) == (date(2020, 4, 26), "stated")
    assert second.authors == ("Akbar Mammadov",)
    assert [s.kind for s in second.sections[1:]] == ["body"] * 9


@pytest.mark.parametrize(("folder", "count"), [("seeds", 2), ("data/docs", 29)])
def test_every_real_document_is_read_whole(shared: Path, folder: str, count: int) -> None:
    documents = list(read_documents(shared / folder))
    assert len(documents) == count
    for document in documents:
        assert not isinstance(document, Exception)
        check_contract(document.text, document.sections)
        assert document.text == (shared / folder / f"{document.doc_id}.txt").read_text()


def test_real_documents_are_of_the_kinds_they_are(shared: Path) -> None:
    expected = {"gares": "resolution", "scres": "resolution", "unletter": "letter", "state": "release", "wh": "release"}
    documents = [d for d in read_documents(shared / "data/docs") if not isinstance(d, Exception)]
    wrong = {d.doc_id: d.kind for d in documents if d.kind != expected[d.doc_id.split("_")[0]]}
    assert wrong == {"wh_12": "letter"}  # a President's letters to Congress
