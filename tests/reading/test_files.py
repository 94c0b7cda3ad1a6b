"""A folder with files of every kind and name: each is read or told in one line, and the rest goes on."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import Notice, read_documents

NAMES = (
    *(b"-rf.txt", b"--help.txt", b"a.txt", b"A.txt", b"\xff\xfe.txt", b"a\nb.txt", b"a b.txt", b" a.txt", b"$(x).txt"),
    *("\u00e9.txt".encode(), "e\u0301.txt".encode(), b"n" * 251 + b".txt", "\u202etxt.txt".encode(), b"#1.txt"),
)


def test_names_of_every_kind_are_read_and_told_apart(tmp_path: Path) -> None:
    for name in NAMES:
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(b"It is void, Tal said.")
    found = list(read_documents(tmp_path))
    assert all(isinstance(one, Document) for one in found)
    assert len({one.source for one in found}) == len(NAMES)
    assert all(one.source.isprintable() for one in found)


def test_what_is_no_file_or_leads_round_is_told_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # the address of a socket is short
        try:
            server.bind("socket.txt")
        finally:
            os.chdir(here)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "good.txt").write_text("It is void, Tal said.")
    notices: list[Notice] = []
    (found,) = read_documents(tmp_path, report=notices.append)
    assert isinstance(found, Document)
    told = sorted((Path(one.source).name, one.message) for one in notices if not one.source.endswith("round"))
    assert told == [(name, "no regular file") for name in ("fifo.txt", "gone.txt", "loop.txt", "socket.txt")]


def test_a_file_that_vanishes_after_it_was_found_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("It is void, Tal said.")

    def wanted(file: object) -> bool:
        (tmp_path / "a.txt").unlink(missing_ok=True)
        return file is not None

    gone, read = read_documents(tmp_path, wanted=wanted)
    assert isinstance(gone, UnreadableDocument)
    assert (gone.reason, gone.remedy) == ("is there no more", "if it was moved, build again")
    assert isinstance(read, Document)


def test_folders_too_deep_for_the_system_are_told_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("It is void, Tal said.")
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(40):
        os.mkdir("f" * 120, dir_fd=place)
        below = os.open("f" * 120, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = below
    os.close(place)
    found = list(read_documents(tmp_path))
    failures = [one for one in found if isinstance(one, UnreadableDocument)]
    assert [one.reason for one in failures] == ["cannot be listed (File name too long)"]
    assert sum(isinstance(one, Document) for one in found) == 1
