"""A store whose process ends at any step holds each document whole or not at all."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.curation.validate import validate_document
from onrecord.pipeline.writing import build
from onrecord.rdf.terms import term
from onrecord.store import OxigraphStore, Run, open_store
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.store.folder import Folder
from onrecord.store.ledger.manifest import Manifest

if TYPE_CHECKING:
    from tests.conftest import Records

Work = Callable[[OxigraphStore], object]


class Stopped(BaseException):
    """What stands for the end of the process."""


def state(path: Path) -> tuple[list[str], dict[str, str]]:
    """All quads of a store that was opened again and linked, and its texts."""
    with open_store(path, "write") as store:
        store.relink()
        texts = {document.key: store.text(document.key) for document in store.documents()}
        assert {file.stem for file in (path / "texts").iterdir()} == texts.keys()
        return sorted(map(str, store.graph)), texts


def works(run: Run, records: Records) -> dict[str, Work]:
    copy = records.copy_of_article(doc_id="a-copy", source="other")
    fewer = replace(records.article, statements=records.article.statements[:1])
    return {
        "adding": lambda store: store.add(records.report, run),
        "reading again": lambda store: store.add(fewer, replace(run, version="0.0.2")),
        "another source": lambda store: store.note(copy.document),
        "removing": lambda store: store.remove("gazette-1"),
    }


STEPS: dict[str, object] = {
    "write_text": Folder,
    "intend": Manifest,
    "intend_all": Manifest,
    "load": OxigraphQuads,
    "swap": OxigraphQuads,
    "settle": Manifest,
    "settle_all": Manifest,
    "remove_text": Folder,
}
ENDS = [
    (work, step)
    for work, steps in {
        "adding": ("intend_all", "write_text", "load", "settle_all"),
        "reading again": ("write_text", "intend", "swap", "settle"),
        "another source": ("intend", "swap", "settle"),
        "removing": ("intend", "swap", "settle", "remove_text"),
    }.items()
    for step in steps
]


@pytest.mark.parametrize(("work", "step"), ENDS)
def test_a_process_that_ends_after_a_step_leaves_the_old_or_the_new(
    work: str, step: str, tmp_path: Path, run: Run, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    do = works(run, records)[work]
    with open_store(tmp_path / "old", "write") as store:
        build([records.article], store, run)
    shutil.copytree(tmp_path / "old", tmp_path / "broken")
    shutil.copytree(tmp_path / "old", tmp_path / "new")
    with open_store(tmp_path / "new", "write") as store:
        do(store)
    whole = getattr(STEPS[step], step)

    def ending(*arguments: object) -> object:
        whole(*arguments)
        raise Stopped

    with open_store(tmp_path / "broken", "write") as store, monkeypatch.context() as patched:
        patched.setattr(STEPS[step], step, ending)
        with pytest.raises(Stopped):
            do(store)
    old, new, broken = (state(tmp_path / name) for name in ("old", "new", "broken"))
    assert old != new
    assert broken in (old, new)
    if broken == old:
        with open_store(tmp_path / "broken", "write") as store:
            do(store)
        assert state(tmp_path / "broken") == new


def state_of(store: OxigraphStore) -> set[str]:
    return {document.key for document in store.documents()}


SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
from onrecord.store import Run, open_store
article = conftest._article()
run = Run("1")
with open_store(Path(sys.argv[2]), "write") as store:
    for number in range(400):
        record = replace(article, document=replace(article.document, doc_id=f"d{number}", publisher=f"Paper {number}"))
        if not store.has(record.document.key, run.id):
            store.add(record, run)
            print(record.document.key, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_build_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store"
    chance = random.Random(7)
    reported: set[str] = set()
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent.parent), str(path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        lines = [first, *process.stdout]
        process.wait()
        reported.update(line.strip() for line in lines if line.endswith("\n") and line.strip())
        with open_store(path, "write") as store:
            stored = state_of(store)
            assert reported <= stored
            whole = {
                str(quad.graph_name): sum(1 for _ in store.graph.match(None, None, None, quad.graph_name))
                for quad in store.graph.match(None, term("rec:textOf"), None)
            }
            assert len(whole) == len(stored)
            assert len(set(whole.values())) <= 1
    assert len(reported) >= 4
    with open_store(path, "write") as store:
        store.use_vocabulary()
        store.relink()
        for document in list(store.documents())[:3]:
            assert list(validate_document(store, document)) == []
