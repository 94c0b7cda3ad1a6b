"""The scorer of openings that readers annotated, on one made by hand."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from field_scores import FIELD, MADE, field_lines, one_name, read_openings  # noqa: E402

KEYS = {*["source", "cue", "content", "speaker", "state", "act", "act_by_content", "status", "nested", "day"]}
TEXT = (
    "Norvania condemned the raid on Friday, its Foreign Minister Mira Tal said.\n\n"
    "Tarsovia rejected the charge. Davin Perrask, the Norvanian envoy, warned that the talks would end.\n"
)


def _spans(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def _told(source: str, cue: str, content: str, **more: object) -> dict[str, object]:
    spans = {"source": _spans(source), "cue": _spans(cue), "content": _spans(content)}
    return spans | {"status": "asserted", "nested": False, "day": None, "state": None} | more


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "told").mkdir()
    (tmp_path / "texts" / "01.txt").write_text(TEXT, encoding="utf-8")
    statements = [
        _told("Tarsovia", "rejected", "the charge", speaker="Government of Tarsovia", act="reject", state="Tarsovia"),
        _told(
            "Davin Perrask, the Norvanian envoy",
            "warned",
            "the talks would end",
            speaker="Mira Tal",  # a mouth that the program will not give: a fault that must be counted
            act="welcome",
            state="Keldmark",
        ),
    ]
    row = {"id": "01", "half": "a", "published": "2025-05-03", "statements": statements}
    told = row | {"sha256": sha256(TEXT.encode()).hexdigest()}
    (tmp_path / "told" / "01.json").write_text(json.dumps(told), encoding="utf-8")
    return tmp_path


def _figures(lines: list[str]) -> dict[str, str]:
    return {line.split(maxsplit=1)[0]: line for line in lines[lines.index("== all: 1 openings") :]}


def test_what_is_right_and_wrong_is_counted(folder: Path) -> None:
    lines = list(field_lines(folder / "texts", "a", folder=folder / "told"))
    figures = _figures(lines)
    assert "2 told" in figures["top-level"]
    assert "right    2 of    2" in figures["mouth"]
    assert "right    1 of    2" in figures["act"]
    assert "the only fault of 1" in figures["act"]
    assert "right    1 of    2" in figures["actor"]
    assert "right    1 of    2" in figures["usable"]
    assert any(line.startswith("act") and "welcome" in line and "came" in line for line in lines)
    assert any(line.startswith("surplus 01") and "condemned" in line for line in lines)


def test_a_text_that_is_not_the_annotated_one_is_refused(folder: Path) -> None:
    (folder / "texts" / "01.txt").write_text(TEXT + "!", encoding="utf-8")
    with pytest.raises(ValueError, match=r"01\.txt is not the text that was annotated"):
        list(field_lines(folder / "texts", folder=folder / "told"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mira Tal", "Foreign Minister Mira Tal", True),
        ("Mira Tal", "Davin Tal", False),
        ("", "Tal", False),
        ("Ministry of Norvania", "Norvania", True),
    ],
)
def test_names_are_one_where_one_has_all_words_of_the_other(one: str, other: str, same: bool) -> None:
    assert one_name(one, other) is same


def test_the_annotations_kept_here_have_no_text() -> None:
    openings = read_openings(FIELD)
    assert len({each.id for each in openings}) == len(openings) == 60
    assert sum(len(each.statements) for each in openings) == 681
    for each in openings:
        assert all(spans == tuple(sorted(spans)) for told in each.statements for spans in (told.source, told.content))
        assert len(each.sha256) == 64
    for file in FIELD.glob("*.json"):
        keys = {key for row in json.loads(file.read_text(encoding="utf-8"))["statements"] for key in row}
        assert keys <= KEYS


def test_the_invented_openings_are_the_texts_that_were_annotated() -> None:
    openings = read_openings(MADE)
    assert len(openings) == 24
    assert sum(len(each.statements) for each in openings) == 547
    for each in openings:
        text = (MADE / f"{each.id}.txt").read_bytes()
        assert sha256(text).hexdigest() == each.sha256
        positions = json.loads((MADE / f"{each.id}.json").read_text(encoding="utf-8"))["positions"]
        for told in positions:
            [(start, end)] = told["target"]
            assert text.decode("utf-8")[start:end] == told["target_words"]
