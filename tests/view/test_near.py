"""A view without statements: which near names, levels and fewer options have some."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import UnknownNode
from onrecord.rdf.quads import Quads
from onrecord.view import Selection, write_named_view

LATE = date(2030, 1, 1)
LISTS = ["positions", "chains", "timeline"]


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        pytest.param(
            Selection(focus="Tarsovia", acts=("threaten",)),
            "0 statements; 2 statements without --focus, 1 without --act",
            id="an act that the focus has none of",
        ),
        pytest.param(Selection(focus="Mira Tal", start=LATE), "statements without --from", id="later than all of them"),
        pytest.param(Selection(start=LATE), "0 statements", id="one option alone"),
        pytest.param(Selection(focus="Norvania"), "19 statements", id="a focus that has some"),
    ],
)
def test_the_report_of_an_empty_list_tells_what_has_statements(
    voiced_store: Quads, tmp_path: Path, selection: Selection, told: str
) -> None:
    report = str(write_named_view(voiced_store, tmp_path / "v.html", "timeline", selection))
    assert told in report
    assert ("without --" in report) == ("without --" in told)


@pytest.mark.parametrize("view", [*LISTS, "network"])
def test_that_nothing_near_has_any_is_told_too(voiced_store: Quads, tmp_path: Path, view: str) -> None:
    selection = Selection(focus="Suland", acts=("threaten",), start=LATE)
    if view == "network":
        with pytest.raises(UnknownNode, match=r"nothing drawn is called 'Suland'; .*; no near name or level has"):
            write_named_view(voiced_store, tmp_path / "v.html", view, selection)
    else:
        report = str(write_named_view(voiced_store, tmp_path / "v.html", view, selection))
        assert report.endswith("no near name or level has statements")


def test_the_state_of_a_ministry_of_which_nothing_is_said_is_told(voiced_store: Quads, tmp_path: Path) -> None:
    selection = Selection(focus="Tarsovia")
    report = str(write_named_view(voiced_store, tmp_path / "v.html", "positions", selection))
    assert report == "0 speakers; no near name or level has statements"
    selection = Selection(focus="Foreign Ministry of Estmark")
    report = str(write_named_view(voiced_store, tmp_path / "v.html", "positions", selection))
    assert "statements with --focus state/em (Estmark)" in report
