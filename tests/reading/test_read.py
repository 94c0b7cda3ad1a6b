import io
import json
import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.masthead import NO_MASTHEAD
from onrecord.reading import Hints, Limits, Notice, read_documents
from onrecord.reading.registry import divided
from onrecord.un.masthead.read import masthead_of

HINTS = Hints(published=date(2020, 4, 24), publisher="Meridian")


def documents(*sources: Path, hints: Hints | None = None) -> list[Document]:
    return [d for d in read_documents(list(sources), hints=hints or Hints()) if isinstance(d, Document)]


def errors(source: Path, limits: Limits | None = None) -> list[UnreadableDocument]:
    return [d for d in read_documents(source, limits=limits or Limits()) if isinstance(d, UnreadableDocument)]


def test_a_folder_is_read_in_order_with_all_below_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "a/b.txt", ".hidden/x.txt", ".x.txt", "README.md", "actors.ttl", "x.xyz", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It is void.")
    (tmp_path / "d.txt.meta.json").write_text("{}")
    (tmp_path / "lost.meta.json").write_text("{}")
    notices: list[Notice] = []
    found = [d for d in read_documents(tmp_path, report=notices.append) if isinstance(d, Document)]
    assert [d.doc_id for d in found] == ["b.txt", "d", "a/b.txt", "c"]
    assert [(Path(n.source).name, n.what) for n in notices] == [
        ("README.md", "skipped"), ("actors.ttl", "skipped"), ("lost.meta.json", "skipped"), ("x.xyz", "skipped"),
    ]  # fmt: skip


def test_ids_are_unique_among_several_sources(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("It is void.")
    found = documents(tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt")
    assert len({d.doc_id for d in found}) == 2


def test_a_source_is_named_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("It is void.")
    monkeypatch.chdir(tmp_path)
    assert [d.source for d in documents(Path("a"), tmp_path / "a" / "x.txt")] == ["a/x.txt", "a/x.txt"]


def test_a_link_that_leads_out_of_the_folder_is_left(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("It is void.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It is void.")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "secret.txt")
    assert [d.doc_id for d in documents(tmp_path / "in")] == ["a"]


@pytest.mark.parametrize(
    ("target", "named", "is_read"),
    [
        pytest.param("other/meta.json", False, True, id="a link to elsewhere in the folder"),
        pytest.param("../secret.json", False, False, id="a link that climbs out"),
        pytest.param("ABSOLUTE", False, False, id="a link to an absolute path"),
        pytest.param("no such file/../../secret.json", False, True, id="a link to nothing, which is no file"),
        pytest.param("other/meta.json", True, False, id="a link out of the folder of a file that is named"),
        pytest.param("beside.json", True, True, id="a link in the folder of a file that is named"),
    ],
)
def test_metadata_are_read_in_the_folder_only(target: str, named: bool, is_read: bool, tmp_path: Path) -> None:
    (tmp_path / "in" / "docs" / "other").mkdir(parents=True)
    (tmp_path / "in" / "other").mkdir()
    document = tmp_path / "in" / "docs" / "a.txt"
    document.write_text("Text.", "utf-8")
    for place in (tmp_path / "secret.json", tmp_path / "in" / "other" / "meta.json", document.parent / "beside.json"):
        place.write_text('{"publisher": "The Gazette"}', "utf-8")
    link = {"ABSOLUTE": str(tmp_path / "secret.json"), "beside.json": "beside.json"}.get(target, f"../{target}")
    (document.parent / "a.meta.json").symlink_to(link)
    (found,) = read_documents(document if named else tmp_path / "in")
    assert isinstance(found, Document) == is_read
    if isinstance(found, UnreadableDocument):
        assert str(found).endswith(
            "a.txt: its metadata in a.meta.json are a link that leads out of the folder; "
            "put the file itself there, or remove the link"
        )


def test_links_that_lead_round_and_hidden_files_are_left(tmp_path: Path) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in ("b/x.txt", "a.txt", ".hidden.txt"):
        (tmp_path / "in" / name).write_text("It is void.")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "folder.txt").symlink_to(tmp_path / "in" / "b")
    (tmp_path / "in" / "b" / "back").symlink_to(tmp_path / "in")
    notices: list[Notice] = []
    found = read_documents(tmp_path / "in", report=notices.append)
    assert [d.doc_id for d in found if isinstance(d, Document)] == ["a", "x"]
    assert [(Path(n.source).name, n.what, n.message) for n in notices] == [("self.txt", "skipped", "no regular file")]


@pytest.mark.parametrize(("here", "source"), [(".", "in"), ("in", "."), ("in/b", ".."), ("in/b", "../../in/./")])
def test_files_of_a_folder_are_named_as_each_alone_is(
    here: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in ("x.txt", "y z.txt", "b/x.txt", "b/\u202eé.txt"):
        (tmp_path / "in" / name).write_text("It is void.")
    monkeypatch.chdir(tmp_path / here)
    for folder in (Path(source), tmp_path / "in"):
        together = documents(folder)
        assert [d.doc_id for d in together] == ["x.txt", "y z", "b/x.txt", "\\u202eé"]
        paths = [folder / name for name in ("x.txt", "y z.txt", "b/x.txt", "b/\u202eé.txt")]
        assert [d.source for d in together] == [documents(path)[0].source for path in paths]


@given(st.text(st.sampled_from("a. \u00e9"), min_size=1, max_size=12))
def test_a_name_is_divided_as_pathlib_divides_it(name: str) -> None:
    assume(not name.endswith("."))  # Python 3.14 has an extension there
    path = PurePosixPath("x.y", name)
    assert divided(name) == divided(str(path)) == (path.stem, path.suffix)


@pytest.mark.parametrize(
    ("text", "sidecar", "published", "publisher"),
    [
        ("It is void.", None, date(2020, 4, 24), "Meridian"),
        ("Velmark Herald\n25 April 2020\n\nIt is void.", None, date(2020, 4, 25), "Velmark Herald"),
        (
            "Velmark Herald\n25 April 2020\n\nIt is void.",
            {"published": "2020-04-26", "publisher": "The Gazette"},
            date(2020, 4, 26),
            "The Gazette",
        ),
        ("25 April 2020\n\nIt is void.", {"publisher": "The Gazette"}, date(2020, 4, 25), "The Gazette"),
    ],
    ids=["a hint fills in", "the masthead wins over it", "the file beside wins over both", "field by field"],
)
def test_the_metadata_nearest_to_the_document_win(
    tmp_path: Path, text: str, sidecar: dict[str, str] | None, published: date, publisher: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    if sidecar is not None:
        (tmp_path / "a.meta.json").write_text(json.dumps(sidecar))
    (document,) = documents(tmp_path / "a.txt", hints=HINTS)
    assert (document.published, document.publisher) == (published, publisher)


def test_a_line_of_jsonl_wins_over_the_metadata_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "It is void.", "publisher": "Meridian"}\n{"text": "It is not."}\n')
    (tmp_path / "a.meta.json").write_text('{"publisher": "The Gazette"}')
    assert [d.publisher for d in documents(tmp_path)] == ["Meridian", "The Gazette"]


@pytest.mark.parametrize(
    ("given", "count", "doc_id"),
    [(b"It is void.", 1, "stdin"), (b'\n {"text": "It is void."}\n{"text": "It is not."}\n', 2, "stdin-2")],
    ids=["text", "jsonl"],
)
def test_standard_input_is_text_or_jsonl_by_its_first_character(given: bytes, count: int, doc_id: str) -> None:
    stream = io.BytesIO(given)
    found = [d for d in read_documents("-", stdin=stream) if isinstance(d, Document)]
    assert (len(found), found[0].doc_id, found[0].source[0]) == (count, doc_id, "-")
    assert not stream.closed


BAD_FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("bad.txt", b"", "is empty"),
    "white space only": ("bad.txt", b" \n\n\t", "is empty"),
    "white space of another kind": ("bad.txt", "\u00a0\n\u2003".encode(), "is empty"),
    "binary": ("bad.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "holds binary data"),
    "another encoding": (
        "bad.txt",
        "Señor Núñez said so, but the señora did not. ".encode("cp1252") * 20,
        "is not UTF-8",
    ),
    "no encoding at all": ("bad.txt", b"It is \xff\xfe\xc3\x28 void \x81\x8d.", "is not UTF-8"),
    "one line of 5 MB": ("bad.txt", b"void " * 1_000_000, "has 5,000,000 characters"),
    "too many characters": ("bad.txt", b"It is void.\n" * 100_000, "has 1,200,000 characters"),
    "too many bytes": ("bad.txt", b"It is void.\n" * 2_000_000, "is larger than 20,000,000 bytes"),
    "a page without a report": (
        "bad.html",
        b"<html><body><script>x()</script></body></html>",
        "holds no report",
    ),
    "no page": ("bad.html", b"<", "no report|no page"),
    "an empty JSONL": ("bad.jsonl", b"\n\n", "is empty"),
    "no JSON": ("bad.jsonl", b"{text: void}\n", "#1: is not JSON"),
    "JSON too deep": ("bad.jsonl", b"[" * 100_000 + b"\n", "#1: is not JSON"),
    "JSON without a text": ("bad.jsonl", b'{"title": "a"}\n', '#1: has no "text"'),
    "JSON that is no object": ("bad.jsonl", b"[1]\n", '#1: has no "text"'),
    "a text that is no string": ("bad.jsonl", b'{"text": 3}\n', '#1: has no "text"'),
    "an empty text": ("bad.jsonl", b'{"text": " "}\n', "#1: is empty"),
    "a date that is none": ("bad.jsonl", b'{"text": "It is.", "published": "soon"}\n', '#1: "published" is no date'),
    "an unknown kind": ("bad.jsonl", b'{"text": "It is.", "kind": "rumour"}\n', '#1: "kind" is none of'),
    "half a character": ("bad.jsonl", b'{"text": "a \\ud800 b"}\n', "#1: holds half a character"),
    "NUL in a text": ("bad.jsonl", b'{"text": "a \\u0000 b"}\n', "#1: holds binary data"),
    "a line that is not UTF-8": ("bad.jsonl", b'{"text": "\xff\xfe\x81"}\n', "#1: is not UTF-8"),
    "a date in front matter that is none": (
        "bad.md",
        b"---\ndate: soon\n---\n\nIt is.",
        "front matter: .date. is no date",
    ),
    "front matter only": ("bad.md", b"---\ntitle: a\n---\n", "holds no text"),
    "a vocabulary": ("bad.ttl", b"<a> <b> <c> .", "is a vocabulary"),
    "an unknown format": ("bad.xyz", b"It is void.", "is no format that is read"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_document_is_one_line_with_its_name_and_a_remedy(tmp_path: Path, name: str) -> None:
    file, content, reason = BAD_FILES[name]
    path = tmp_path / file
    path.write_bytes(content)
    (error,) = read_documents(path)
    assert isinstance(error, UnreadableDocument)
    assert error.source.startswith(path.as_posix())
    assert "\n" not in str(error)
    assert error.remedy
    assert re.search(reason, str(error))


@pytest.mark.parametrize("sidecar", [b"{", b"[]", b'{"published": "soon"}', b'{"title": 3}', b"\xff\xfe\x81"], ids=repr)
def test_a_document_with_broken_metadata_is_refused(tmp_path: Path, sidecar: bytes) -> None:
    (tmp_path / "a.txt").write_text("It is void.")
    (tmp_path / "a.meta.json").write_bytes(sidecar)
    (error,) = read_documents(tmp_path)
    assert isinstance(error, UnreadableDocument)
    assert "a.txt: its metadata in a.meta.json are " in str(error)
    assert error.remedy == "mend or remove a.meta.json"


def test_the_other_documents_of_a_run_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It is void.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_text('{"text": "It is void."}\nno\n{"text": "It is not."}\n')
    found = [d.doc_id if isinstance(d, Document) else Path(d.source).name for d in read_documents(tmp_path)]
    assert found == ["a", "b.txt", "c-1", "c.jsonl#2", "c-3"]


def test_a_line_of_jsonl_that_is_too_long_is_passed_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "void " * 1000 + '"}\n{"text": "It is void."}\n')
    first, second = read_documents(path, limits=Limits(line_bytes=1000))
    assert isinstance(first, UnreadableDocument)
    assert "#1: is longer than 1,000 bytes" in str(first)
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    ("name", "reason"), [("nowhere", "does not exist"), ("empty", "holds no documents"), ("nul\0", "does not exist")]
)
def test_a_path_without_documents_is_named(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    (error,) = errors(tmp_path / name)
    assert reason in str(error)


def test_what_may_not_be_read_is_named(as_nobody: Path) -> None:
    (as_nobody / "a.txt").write_text("It is void.")
    (as_nobody / "a.txt").chmod(0)
    (error,) = errors(as_nobody)
    assert "cannot be opened" in str(error)


def test_a_guessed_encoding_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "The ministry said that the letter – “circulated” under item 32 – was rejected. It’s late.".encode("cp1252")
    )
    notices: list[Notice] = []
    (document,) = read_documents(path, report=notices.append)
    assert isinstance(document, Document)
    assert "– “circulated”" in document.text
    assert [n.what for n in notices] == ["guessed"]


def test_reading_twice_gives_the_same_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vote is void\n\nPORT ELSA (Meridian) – It is void, Tal said.")
    assert documents(tmp_path) == documents(tmp_path)


def test_a_document_keeps_the_masthead_that_was_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Resolution 9502 (1982)\nof 3 April 1982\n\nThe Security Council,\n\n1. Decides so.\n", encoding="utf-8"
    )
    (found,) = read_documents(file)
    assert isinstance(found, Document)
    assert found.masthead is not None
    assert masthead_of(found) is found.masthead
    assert found.text[found.masthead.opening :].startswith("The Security Council,")


def test_a_text_without_a_masthead_is_not_searched_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Norvania rejects vote\n\nPORT ELSA - Norvania rejected the vote.\n", encoding="utf-8")
    (found,) = read_documents(file)
    assert isinstance(found, Document)
    assert (found.masthead, masthead_of(found), found.untold) == (NO_MASTHEAD, None, ())
