"""Parts of letters: where an annex begins and whose words it holds."""

from __future__ import annotations

import pytest

from onrecord.annotate.letter.part import find_parts
from onrecord.model.document import Document

TITLE = "Letter dated 3 April 2020 from the envoy of Norvania addressed to the Secretary-General"
HEADING = "Annex to the letter dated 3 April 2020 from the envoy of Norvania addressed to the Secretary-General"
WORDS = "We have waited for a year, and we shall wait for another."

ANNOUNCED = [
    ("a letter from a person", "I have the honour to enclose herewith a letter from Aurel Vastrine, Minister"
     " for Foreign"
     " Affairs of Norvania, regarding the vote (see annex).", "Aurel Vastrine, Minister for Foreign Affairs of"
     " Norvania"),
    ("titled", "I have the honour to transmit herewith a letter dated 2 April 2020 from the Minister for"
     " Foreign Affairs"
     " of Norvania, Mr. Aurel Vastrine, addressed to you (see annex).",
     "the Minister for Foreign Affairs of Norvania, Mr. Aurel Vastrine"),
    ("statement", "I have the honour to transmit herewith the statement of the Ministry of Foreign Affairs of"
     " Norvania on"
     " the vote (see annex).", "the Ministry of Foreign Affairs of Norvania"),
    ("issued by", "I forward to you the text of the statement issued by the Government of Norvania on 2 April"
     " (see annex).",
     "the Government of Norvania"),
    ("report", "I have the honour to submit the report of the Ministry of Justice of Norvania entitled “Roads”"
     " (see annex).",
     "the Ministry of Justice of Norvania"),
    ("memorandum", "I attach a memorandum prepared by the Delegation of Norvania concerning the bridge (see annex).",
     "the Delegation of Norvania"),
    ("joint statement", "I have the honour to transmit the joint statement by the guarantor States of the"
     " Veldine Accord"
     " dated 2 April (see annex).", "the guarantor States of the Veldine Accord"),
    ("declaration", "I am writing to circulate the declaration adopted by the Parliament of Norvania (see annex).",
     "the Parliament of Norvania"),
]  # fmt: skip


@pytest.mark.parametrize(("cover", "author"), [case[1:] for case in ANNOUNCED], ids=[case[0] for case in ANNOUNCED])
def test_the_sentence_that_announces_an_annex_tells_its_author(cover: str, author: str) -> None:
    text = f"{TITLE}\n\n{cover}\n\n(Signed) Osric Ferrundel\n\n{HEADING}\n\n{WORDS}\n"
    first, annex = find_parts(Document(text, "a"), 0)
    assert (first.kind, annex.kind) == ("cover", "annex")
    assert text[slice(*annex.author)] == author if annex.author else False
    assert text[slice(*annex.heading)] == HEADING
    assert text[slice(*annex.span)].endswith(WORDS)


HEADED = [
    ("Statement of the Ministry of Foreign Affairs of Norvania on the vote", "the Ministry of Foreign Affairs"
     " of Norvania"),
    ("Statement by the President of Norvania", "the President of Norvania"),
    ("Letter dated 2 April 2020 from the Minister for Foreign Affairs of Norvania addressed to the Secretary-General",
     "the Minister for Foreign Affairs of Norvania"),
    ("Joint statement by the Governments of Eskarand and Tarsovia", "the Governments of Eskarand and Tarsovia"),
    ("Memorandum of the Government of Norvania concerning the bridge", "the Government of Norvania"),
    ("[Original: French]\n\nMessage from the Prime Minister of Norvania", "the Prime Minister of Norvania"),
    ("Declaration of the Parliament of Norvania in connection with the vote", "the Parliament of Norvania"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "author"), HEADED)
def test_the_first_line_of_an_annex_tells_its_author(line: str, author: str) -> None:
    text = f"{TITLE}\n\nI enclose a note of Ann Osk (see annex).\n\n{HEADING}\n\n{line}\n\n{WORDS}\n"
    annex = find_parts(Document(text, "a"), 0)[1]
    assert annex.author is not None
    assert text[slice(*annex.author)] == author


@pytest.mark.parametrize(
    ("head", "kind"),
    [("Annex", "annex"), ("Annex I", "annex"), ("ANNEX", "annex"), ("Enclosure", "enclosure"), ("Appendix II",
     "appendix"),
     ("Annex*", "annex"), ("Attachment", "annex"), ("Annex 1", "annex"), (HEADING, "annex")],
)  # fmt: skip
def test_a_heading_begins_a_part(head: str, kind: str) -> None:
    text = f"{TITLE}\n\nI have the honour to write.\n\n{head}\n\n{WORDS}\n"
    assert [part.kind for part in find_parts(Document(text, "a"), 0)] == ["cover", kind]


@pytest.mark.parametrize(
    "line",
    ["The annex is being circulated in the language of submission only.", "Annexation is no answer.", "See annex."],
)
def test_a_sentence_about_an_annex_is_no_heading(line: str) -> None:
    assert find_parts(Document(f"{TITLE}\n\n{line}\n\n{WORDS}\n", "a"), 0) == ()


def test_annexes_with_numbers_have_the_authors_their_numbers_are_announced_with() -> None:
    text = (
        f"{TITLE}\n\nI enclose a letter from Ann Osk (see annex I) and a statement of the Ministry of Justice"
        f" of Norvania"
        f" (see annex II).\n\nAnnex I\n\n{WORDS}\n\nAnnex II\n\n{WORDS}\n"
    )
    _, first, second = find_parts(Document(text, "a"), 0)
    assert first.author is not None
    assert second.author is not None
    assert text[slice(*first.author)] == "Ann Osk"
    assert text[slice(*second.author)] == "the Ministry of Justice of Norvania"


def test_the_signature_of_an_annex_is_its_own() -> None:
    text = (
        f"{TITLE}\n\nPlease see the annex.\n\n(Signed) Osric Ferrundel\n\nAnnex\n\n{WORDS}\n\n(Signed) Aurel Vastrine\n"
    )
    annex = find_parts(Document(text, "a"), 0)[1]
    assert annex.author is None
    assert annex.signed_by is not None
    assert text[slice(*annex.signed_by)] == "Aurel Vastrine"
