"""Mutated files of every format, and what must hold of whatever is read from them."""

from __future__ import annotations

import gzip
import io
import os
import random
import re
import sys
import tempfile
import time
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import zstandard

from onrecord.errors import UnreadableDocument
from onrecord.linking.named import named_in
from onrecord.model.description import Described, Description
from onrecord.model.document import Document
from onrecord.model.gathered import named_by_sources
from onrecord.model.record import Record
from onrecord.reading import Limits, read_documents
from onrecord.reading.layout.language import find_languages
from onrecord.triples.record import to_quads
from samples import FRENCH, broken, good, gzipped, zipped, zstandard_of

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

_TOKENS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n\n", b"\x1b[31m", b"%00", b"../", b"<", b">"),
    *(
        "\u202e".encode(),
        "\u200b".encode(),
        "\u2028".encode(),
        "\U000e0041".encode(),
        "e\u0301" * 20,
        "\ufeff".encode(),
    )[:4],
    *(
        b"<p>" * 300,
        b"<div>" * 3000,
        b"<!--",
        b"<![CDATA[",
        b"&#0;",
        b"&#xD800;",
        b"&x;",
        b"<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    ),
    *(
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
        b"Content-Transfer-Encoding: base64\n",
        b"=?utf-8?B?////?=",
    ),
    *(b"charset=utf-7", b"charset=idna", b"charset=zlib_codec", b"Content-Length: 99999999999", b"From a 10:00\n"),
    *(b"http://127.0.0.1:9/", b"file:///etc/passwd", b'"\\ud800"', b'{"text": ', b"[" * 500, b"-----\n", b"\n# "),
    *(b"9" * 400, b"-1", b"1e999", b"A" * 5000, b"\xc3\x28" * 50, b'"' * 200, b"(" * 500),
)


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


def mutate(data: bytes, name: str, chance: random.Random, others: list[bytes]) -> bytes:
    """The bytes changed somewhere: in the file itself, or inside what it packs, which is packed again."""
    if chance.random() < 0.7:
        inner = _inside(data, name, chance, others)
        if inner is not None:
            return inner
    return _changed(data, chance, others)


def _inside(data: bytes, name: str, chance: random.Random, others: list[bytes]) -> bytes | None:
    try:
        if name.endswith((".gz", ".tgz")) and len(data) < 100_000:
            return gzipped(mutate(gzip.decompress(data), name.removesuffix(".gz") + ".tar", chance, others))
        if name.endswith(".zst"):
            whole = zstandard.ZstdDecompressor().decompress(data, max_output_size=1 << 24)
            return zstandard_of(mutate(whole, name.removesuffix(".zst"), chance, others))
        if name.endswith((".zip", ".docx")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = {one: archive.read(one) for one in archive.namelist()}
            victim = chance.choice(sorted(members))
            members[victim] = mutate(members[victim], victim, chance, others)
            if chance.random() < 0.2:
                members[_odd_name(chance, victim)] = members.pop(victim)
            return zipped(members)
    except (OSError, EOFError, ValueError, KeyError, zlib.error, zipfile.BadZipFile, zstandard.ZstdError, RuntimeError):
        return None
    return None


def _odd_name(chance: random.Random, name: str) -> str:
    odd = (
        "../" + name,
        "/" + name,
        "a/../../" + name,
        "C:\\" + name,
        name + "\u202etxt.",
        "\u200b" + name,
        "\n" + name,
    )
    return chance.choice((*odd, name * 30, "." + name, "a" * 300 + name, name.upper(), "con.txt", name + "/x.txt"))


def _changed(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        if len(changed) < 4:
            break
        place = chance.randrange(len(changed))
        match chance.randrange(9):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                changed[place] ^= 1 << chance.randrange(8)
            case 2:
                del changed[place : place + chance.choice((1, 7, 100, 2000))]
            case 3:
                changed[place:place] = changed[place : place + chance.randrange(1, 300)] * chance.choice((1, 3, 40))
            case 4 | 5:
                token = chance.choice(_TOKENS)
                changed[place:place] = token if isinstance(token, bytes) else token.encode()
            case 6:
                number = re.compile(rb"\d+").search(changed, place)
                if number:
                    huge = chance.choice((b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e30"))
                    changed[number.start() : number.end()] = huge
            case 7:
                other = chance.choice(others)
                start = chance.randrange(len(other)) if other else 0
                changed[place : place + chance.randrange(200)] = other[start : start + chance.randrange(1, 2000)]
            case _:
                changed = changed[: max(4, place)]
    return bytes(changed[:5_000_000])


def check(files: Iterator[tuple[str, bytes]], folder: Path, tell: Callable[[str], None] | None = None) -> Found:
    """What came of the files, each read from the folder by itself."""
    found = Found()
    for number, (name, data) in enumerate(files):
        path = folder / name
        path.write_bytes(data)
        begun = time.perf_counter()
        try:
            with watched(folder):
                outcome = _read(path)
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


def _read(path: Path) -> str:
    kinds: Counter[str] = Counter()
    for thing in read_documents(path, limits=LIMITS):
        if isinstance(thing, Document):
            _check_document(thing)
            kinds["read"] += 1
        else:
            _check_failure(thing)
            kinds["refused"] += 1
    assert kinds, "nothing came of it"
    return " and ".join(sorted(kinds))


def _check_failure(failure: UnreadableDocument) -> None:
    assert failure.reason
    assert failure.remedy
    assert not _DECEIVING & set(map(unicodedata.category, str(failure))), f"deceives: {str(failure)!r}"
    assert len(str(failure)) < 5_000


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
