"""Mutated files of every format, and what must hold of whatever is read from them."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mutation import mutate
from onrecord.errors import UnreadableDocument
from onrecord.linking.named import named_in
from onrecord.model.description import Described, Description
from onrecord.model.document import Document
from onrecord.model.gathered import named_by_sources
from onrecord.model.record import Record
from onrecord.reading import Limits, Notice, read_documents
from onrecord.reading.layout.language import find_languages
from onrecord.reading.pdf.process import pdf_process
from onrecord.triples.record import to_quads
from samples import FRENCH, broken, good

LIMITS = Limits(
    seconds=10,
    pdf_seconds=20,
    pdf_memory=1_000_000_000,
    program_seconds=12,
    archive_bytes=300_000_000,
    archive_members=2_000,
)
SLOWEST = 25.0
"""Seconds that one file of one document may take with these limits, with room for a busy machine."""


@dataclass(slots=True)
class Found:
    """What came of some mutated files: how each ended, and which broke a rule."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_name: str = ""


class Reached(Exception):
    """Something reached for what a reader has no business with."""


def corpus() -> dict[str, bytes]:
    """The files that are mutated, by name."""
    small = {name: data for name, data in broken().items() if len(data) < 100_000 and data}
    return {**small, **good()}


def mutated_files(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """So many files with their names; the same for the same seed."""
    files = corpus()
    names = [*sorted(good()) * 4, *sorted(files.keys() - good().keys())]
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        name = names[number % len(names)]
        yield name, mutate(files[name], name, chance, [files[chance.choice(names)] for _ in range(2)])


def check(files: Iterator[tuple[str, bytes]], folder: Path, tell: Callable[[str], None] | None = None) -> Found:
    """What came of the files, each read from the folder by itself."""
    found = Found()
    for number, (name, data) in enumerate(files):
        path = folder / name
        path.write_bytes(data)
        begun = time.perf_counter()
        try:
            with watched(folder):
                outcome = read(path)
        except Exception as error:  # whatever it is, it is what this looks for
            outcome = f"raised {type(error).__name__}"
            found.faults.append(f"{number} {name}: {type(error).__name__}: {str(error)[:200]}")
            if tell is not None:
                tell(f"{number} {name}: {type(error).__name__}: {str(error)[:300]}")
            (folder.parent / f"fault-{number}-{name}").write_bytes(data)
        took = time.perf_counter() - begun
        if took > found.slowest:
            found.slowest, found.slowest_name = took, f"{number} {name}"
        if took > SLOWEST:
            found.faults.append(f"{number} {name}: took {took:.1f} s")
            (folder.parent / f"slow-{number}-{name}").write_bytes(data)
        found.outcomes[outcome] += 1
        path.unlink()
    return found


def read(path: Path) -> str:
    """How the reading of a file ended; raises ``AssertionError`` where what came of it breaks the contract."""
    kinds: Counter[str] = Counter()
    passed: list[Notice] = []
    for thing in read_documents(path, limits=LIMITS, report=passed.append):
        if isinstance(thing, Document):
            _check_document(thing)
            kinds["read"] += 1
        else:
            _check_failure(thing, path)
            kinds["refused"] += 1
    assert kinds or passed, "nothing came of it"
    return " and ".join(sorted(kinds)) or "passed over"


def end_pdf_process() -> None:
    """Nothing; the process that reads PDFs has ended, so that its memory is known."""
    for limits in (LIMITS, Limits()):
        pdf_process(limits).close()


def _check_failure(failure: UnreadableDocument, path: Path) -> None:
    assert path.name in failure.source, f"does not name the file: {failure}"
    assert failure.reason
    assert failure.remedy
    assert not _DECEIVING & set(map(unicodedata.category, str(failure))), f"deceives: {str(failure)!r}"
    assert len(failure.source + failure.reason + failure.remedy) < 5_000


def _check_document(doc: Document) -> None:
    """The contract of a document, and that the graph and the store can hold it."""
    assert doc.text.strip()
    assert "\r" not in doc.text
    doc.text.encode()
    end = 0
    for section in doc.sections:
        assert end <= section.start < section.end <= len(doc.text)
        end = section.end
    names = (doc.doc_id, doc.source, doc.title, doc.publisher, doc.url, *doc.authors, *doc.symbols)
    for name in filter(None, names):
        assert not _DECEIVING & set(map(unicodedata.category, name)) - _joining(name), f"deceives: {name!r}"
    record = Record(doc)
    assert to_quads(record)
    named_in(record)
    named_by_sources(Described.by(doc.key, [Description.of(doc)]))


def _joining(name: str) -> set[str]:
    """The category of the joiners that Persian and Indic names are written with, where there are no others."""
    return {"Cf"} if {one for one in name if unicodedata.category(one) == "Cf"} <= {"\u200c", "\u200d"} else set()


_DECEIVING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_watching: Path | None = None
_own: list[str] = []
"""The folders that a reader has made, while it is watched, for a program that it asks."""


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """A context in which whatever goes to the network, or writes outside the folder, raises ``Reached``.

    A folder that is made for a program (LibreOffice) may be written to, and has to be gone at the end.
    """
    global _watching
    _install()
    _watching = folder
    _own.clear()
    try:
        yield
    finally:
        _watching = None
    if left := [path for path in _own if Path(path).exists()]:
        raise Reached(f"left behind {left}")


_installed = False


def _install() -> None:
    global _installed
    if not _installed:
        find_languages("\n".join(FRENCH))  # the table is unpacked in a nameless file, once
        tempfile.gettempdir()  # tried with a file, once
        sys.addaudithook(_audit)
        _installed = True


_INSIDE = frozenset({"os.remove", "os.mkdir", "shutil.rmtree"})
_CHANGES = _INSIDE | {"os.rename", "os.symlink", "os.link", "os.chmod"}


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if _watching is None:
        return
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "urllib.Request"):
        raise Reached(f"went to the network: {event} {arguments[1:]!r}")
    if event in _CHANGES and not _in_own(event, arguments):
        raise Reached(f"changed the disk: {event} {arguments!r}")
    if (
        event == "open"
        and isinstance(arguments[0], str | bytes)
        and isinstance(arguments[1], str)
        and set(arguments[1]) & set("wax+")
        and not _below_own(os.fsdecode(arguments[0]))
    ):
        raise Reached(f"wrote to {arguments[0]!r}")


def _in_own(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether a change makes a folder for a program, or is made inside one."""
    path, at = arguments[0], arguments[-1]
    if not isinstance(path, str) or event not in _INSIDE:
        return False
    if isinstance(at, int) and at != -1:  # a name in a folder that is open, as all below one is deleted
        return any(os.path.samestat(os.fstat(at), Path(each).stat()) for own in _own for each, _, _ in os.walk(own))
    made = Path(path)
    if event == "os.mkdir" and made.parent == Path(tempfile.gettempdir()) and made.name.startswith("onrecord-"):
        _own.append(path)
    return _below_own(path)


def _below_own(path: str) -> bool:
    whole = os.path.realpath(path)
    return any(os.path.commonpath((whole, os.path.realpath(own))) == os.path.realpath(own) for own in _own)
