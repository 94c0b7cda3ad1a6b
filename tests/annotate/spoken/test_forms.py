"""Who says what in interviews, briefings, speeches, opinions, and in texts that the press prints.

``forms.txt`` has documents as text, HTML and Markdown, each with who says what: parts of names, ``Q`` for one who asks
and is not named, and words of what is said. It was written before the rules were; half the documents (even numbers)
and the second set (``T``) were not looked at before the first run on them. ``!`` is what nobody may be told to say,
``~`` what is not reached yet. All states and people are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, slices
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.reading.read import read_documents
from onrecord.settings import DEFAULT_MODEL

FORMS = Path(__file__).parent / "forms.txt"
ACTORS = Path(__file__).resolve().parents[3] / "examples" / "actors.ttl"
NOBODY = frozenset({"q", "unnamed", "interviewer"})
MOST = 0.6
"""The share of the words of a truth that a shorter content must have to be it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One document, and who says what in it, a line each."""

    id: str
    extension: str
    text: str
    told: tuple[str, ...]


def _forms() -> Iterator[Form]:
    for part in re.split(r"^=== ", FORMS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, rest = part.split("\n", 1)
        text, told = rest.rsplit("\n---\n", 1)
        name, extension = head.split()
        yield Form(name, extension, text, tuple(told.strip().split("\n")))


CASES = list(_forms())


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    folder = tmp_path_factory.mktemp("forms")
    for form in CASES:
        (folder / f"{form.id}.{form.extension}").write_text(form.text + "\n", encoding="utf-8")
    documents = [doc for doc in read_documents(folder) if isinstance(doc, Document)]
    assert len(documents) == len(CASES)
    return {Path(r.document.source).stem: r for r in annotate(documents, DEFAULT_MODEL, actors=ACTORS)}


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", words.lower()).split())


def _is_it(record: Record, statement: Statement, mouth: str, words: list[str]) -> bool:
    """Whether a statement says the words, and is by somebody of that name."""
    content = _plain(" ".join(slices(record.document.text, statement.content)))
    names = [speaker.name.lower() for speaker in statement.speakers]
    wanted = mouth.lower().split("|")
    named = any(part in name for part in wanted for name in names)
    open_ = bool(NOBODY & set(wanted)) and any(speaker.kind == "unnamed" for speaker in statement.speakers)
    said = any(
        each in content or (content in each and len(content.split()) >= MOST * len(each.split()))
        for each in map(_plain, words)
    )
    return said and (named or open_)


def _is_told(record: Record, line: str) -> bool:
    mouth, *words = (part.strip() for part in line.split(" | "))
    return any(_is_it(record, statement, mouth, words) for statement in record.statements)


@pytest.mark.parametrize("form", CASES, ids=[form.id for form in CASES])
def test_each_form_gives_what_is_said_to_who_says_it(form: Form, records: dict[str, Record]) -> None:
    record = records[form.id]
    contents = [_plain(" ".join(slices(record.document.text, each.content))) for each in record.statements]
    missed = [line for line in form.told if line[0] not in "!~" and not _is_told(record, line)]
    reached = [line for line in form.told if line[0] == "~" and _is_told(record, line[1:].strip())]
    nobodys = [line for line in form.told if line[0] == "!" and any(_plain(line) in content for content in contents)]
    assert (missed, reached, nobodys) == ([], [], [])


def test_there_are_forms_of_each_group_in_each_format() -> None:
    assert len(CASES) > 90
    assert {(form.id[0], form.extension) for form in CASES} >= {
        (group, extension) for group in "INST" for extension in ("txt", "html", "md")
    }


def test_nobody_speaks_whom_no_words_of_the_text_mean(records: dict[str, Record]) -> None:
    speakers = [(name, each) for name, r in records.items() for said in r.statements for each in said.speakers]
    assert not [(name, each.name) for name, each in speakers if not each.mentions]
