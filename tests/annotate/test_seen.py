"""Documents with signs that nobody sees, or that look like others: the same is found in them, in every format."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

sys.path += [str(Path(__file__).resolve().parents[2] / "scripts"), str(Path(__file__).resolve().parents[1] / "names")]


import samples
from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, slices
from onrecord.model.finding.date import DateMention
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.gathered import spans_of
from onrecord.model.record import Record
from onrecord.names.signs import as_seen
from onrecord.reading.read import read_documents
from onrecord.settings import DEFAULT_MODEL

STORY = (
    "PORT ELSA, 24 April 2020 (Meridian News Agency) – „We don’t accept the file,“ the Foreign Minister of Norvania,"
    " Zoë Tal, said on Friday. The Vice-President of Norvania, Oren Quellan, confirmed it.",
    "Keldmark’s spokesman, Davin Vask, rejected the remarks and said that the talks of 20-22 March 2020 had been void.",
    "The Secretary-General recalled resolution A/RES/73/194 and condemned the raid on Norvania’s staff.",
)
DIALOGUE = (
    "In an interview with the Velmark Herald on 24 April 2020, the Foreign Minister of Norvania, Zoë Tal, took"
    " questions about the staff’s conflict.",
    "Q: Do you accept the offer of Keldmark’s officers?",
    "A: We do not accept the offer. I told my office on Friday that Keldmark had violated the treaty.",
    "Q: What do you want from us, and from your own officials?",
    "A: We want the talks to go on. I said that the raid on the staff’s office was unlawful.",
)
BLOCK = (
    "PORT ELSA, 24 April 2020 (Meridian News Agency) – The Foreign Minister of Norvania, Zoë Tal, wrote to Keldmark’s"
    " officials on Friday. Her letter reads:",
    "> We do not accept the offer. Norvania’s staff first saw the file on Friday, and I condemn the raid.",
    "Keldmark’s spokesman, Davin Vask, rejected the remarks.",
)
FORMATS: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    ".txt": lambda story: samples.text("Norvania refuses the file", story),
    ".html": lambda story: samples.page("Norvania refuses the file", story),
    ".docx": lambda story: samples.docx("Norvania refuses the file", story),
    ".md": lambda story: b"# Norvania refuses the file\n\n" + samples.text("", story),
    ".eml": lambda story: samples.mail("Norvania refuses the file", story),
    ".rss": lambda story: samples.rss(("Norvania refuses the file", "".join(f"<p>{one}</p>" for one in story))),
    ".jsonl": lambda story: json.dumps({"text": "\n\n".join(story), "published": "2020-04-24"}).encode(),
}


def read(folder: Path) -> list[Document]:
    return [doc for doc in read_documents(folder) if isinstance(doc, Document)]


def told(record: Record) -> list[object]:
    """What a record tells, but for places: words as they are seen."""
    text = record.document.text

    def words(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [" ".join(as_seen(piece).text.split()) for piece in slices(text, spans)]

    return [
        (record.document.published, record.document.publisher, record.document.title, record.document.kind),
        [(kind.kind, kind.voice, words((kind.span,))) for kind in record.document.sections],
        [
            (
                *(one.name for one in each.speakers),
                *(words(each.source), words(each.cue), words(each.content)),
                *(each.act, each.status, each.mode, each.within),
                each.stated_on and (each.stated_on.start, each.stated_on.end),
            )
            for each in record.statements
        ],
        [(one.name, one.kind, one.canonical, words(one.mentions)) for one in record.references],
        [(one.on.start, one.on.end, words((one.on.span,))) for one in record.of(DateMention)],
        [one.symbol for one in record.of(SymbolMention)],
    ]


@pytest.mark.parametrize("extension", FORMATS)
def test_what_nobody_sees_changes_nothing_in_any_format(extension: str, tmp_path: Path) -> None:
    write = FORMATS[extension]
    (tmp_path / f"00{extension}").write_bytes(write(STORY))
    for number in range(1, 9):
        story = tuple(
            samples.disguised(one, Random(f"{extension} {number} {place}")) for place, one in enumerate(STORY)
        )
        (tmp_path / f"{number:02}{extension}").write_bytes(write(story))
    plain, *hidden = annotate(read(tmp_path), DEFAULT_MODEL)
    assert len(hidden) == 8
    assert len(plain.statements) >= 5
    for record in hidden:
        assert told(record) == told(plain)


@pytest.mark.parametrize(("story", "voices"), [(DIALOGUE, {"turn"}), (BLOCK, {"block"})])
def test_whose_own_words_a_paragraph_is_stays_told_where_signs_are_hidden(
    story: tuple[str, ...], voices: set[str], tmp_path: Path
) -> None:
    (tmp_path / "00.txt").write_bytes(samples.text("Norvania refuses the file", story))
    for number in range(1, 5):
        hidden = tuple(samples.disguised(one, Random(f"{number} {place}")) for place, one in enumerate(story))
        (tmp_path / f"{number:02}.txt").write_bytes(samples.text("Norvania refuses the file", hidden))
    docs = read(tmp_path)
    plain, *others = annotate(docs, DEFAULT_MODEL)
    assert {section.voice for section in plain.document.sections} - {None} == voices
    assert len(plain.statements) >= 2
    assert len(others) == 4
    for record in others:
        assert told(record) == told(plain)


def test_the_words_of_a_statement_are_those_of_the_stored_text() -> None:
    text = "Norvania con\u00addemned the Vice\u2011President\u02bcs raid on o\ufb03ces on 20\u221222 March 2020."
    (record,) = annotate([Document(text, "a", sections=(Section("body", 0, len(text)),))], DEFAULT_MODEL)
    (statement,) = record.statements
    assert record.document.text == text
    assert slices(text, statement.cue) == ["con\u00addemned"]
    assert slices(text, statement.content) == ["the Vice\u2011President\u02bcs raid on o\ufb03ces"]
    assert [one.on.text for one in record.of(DateMention)] == ["on 20\u221222 March 2020"]
    assert all(0 <= start < end <= len(text) for start, end in spans_of(statement))


@pytest.mark.parametrize("text", ["\u200b", "\u00ad\u2060 \u200e", "\ufeff"])
def test_a_text_of_nothing_but_unseen_signs_has_a_record_without_findings(text: str) -> None:
    (record,) = annotate([Document(text, "a")], DEFAULT_MODEL)
    assert record == Record(Document(text, "a"))
