"""Worker processes: what they give back, and what happens when they die."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.errors import OnRecordError, UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline.build import extract
from onrecord.pipeline.worker import Annotated
from onrecord.pipeline.workers import WorkerPool
from onrecord.settings import Settings

SETTINGS = Settings(workers=2)


def documents(*texts: str) -> list[Document]:
    return [Document(text=text, doc_id=f"d{number}", source=f"d{number}.txt") for number, text in enumerate(texts)]


def dying(batch: Sequence[Document], settings: Settings) -> list[Annotated]:
    """A stand-in for the rules: a text is a command to the worker."""
    assert settings.workers
    for document in batch:
        command, _, path = document.text.partition(" ")
        if command == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if command == "once" and not Path(path).exists():
            Path(path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if command == "fail":
            raise OnRecordError("the settings are wrong")
        if command == "sleep":
            Path(path).write_text(str(os.getpid()))
            time.sleep(600)
    return [Record(document=document) for document in batch]


def found(batches: list[list[Document]]) -> list[Annotated]:
    with WorkerPool(SETTINGS, dying) as pool:
        return [each for records, _ in pool.each((batch, None) for batch in batches) for each in records]


def test_a_document_that_ends_two_workers_is_set_aside_and_named_and_the_others_are_done() -> None:
    batches = [documents("a", "die", "b"), documents("c", "d")]
    results = found(batches)
    names = [each.source if isinstance(each, UnreadableDocument) else each.document.text for each in results]
    assert names == ["a", "d1.txt", "b", "c", "d"]
    failure = results[1]
    assert isinstance(failure, UnreadableDocument)
    assert "ended two workers (signal 9, as when memory runs out)" in str(failure)


def test_a_batch_whose_worker_was_killed_once_is_done_again(tmp_path: Path) -> None:
    results = found([documents("a", f"once {tmp_path / 'was'}", "b")])
    assert [isinstance(each, Record) for each in results] == [True, True, True]


def test_settings_that_are_wrong_end_the_run() -> None:
    with pytest.raises(OnRecordError, match="the settings are wrong"):
        found([documents("a"), documents("fail")])


def test_a_model_that_is_not_installed_is_named() -> None:
    with WorkerPool(Settings(workers=1, model="no_such_model"), dying) as pool, pytest.raises(OnRecordError) as told:
        list(pool.each([(documents("a"), None)]))
    assert "no_such_model" in str(told.value)


def test_workers_end_when_the_run_breaks_off(tmp_path: Path) -> None:
    places = [tmp_path / "one", tmp_path / "other"]
    with WorkerPool(SETTINGS, dying) as pool:
        stream = pool.each((documents(text), text) for text in ("a", *(f"sleep {place}" for place in places)))
        next(stream)
        while not all(place.is_file() and place.read_text() for place in places):
            time.sleep(0.05)
        del stream
    for place in places:
        with pytest.raises(ProcessLookupError):
            os.kill(int(place.read_text()), 0)


def test_records_from_processes_are_those_of_one_process_in_their_order() -> None:
    things: list[Document | UnreadableDocument] = list(
        documents(*(f"Mira Tal said on Friday that {number} of the talks had failed." for number in range(70)))
    )
    things.insert(40, UnreadableDocument("gone.txt", "is missing", "check it"))
    one, two = (list(map(repr, extract(iter(things), Settings(workers=workers)))) for workers in (1, 2))
    assert len(one) == 71
    assert one == two
