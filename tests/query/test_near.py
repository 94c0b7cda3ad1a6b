"""An answer without rows: which near names, levels and fewer parameters have some."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.model.ids import iri
from onrecord.query.near.rows import near_rows
from onrecord.query.run import find_query
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.namespaces import GRAPH_ACTORS
from onrecord.rdf.quads import Quad, Quads, literal, make_quad, named_node
from onrecord.rdf.terms import PREF_LABEL
from onrecord.store import open_store
from onrecord.store.backend.oxigraph import OxigraphQuads

DATA = Path(__file__).parents[1] / "queries" / "who-said-what" / "data.trig"
NOBODY = "no rows, and no near name or level has any"


def quads() -> list[Quad]:
    """The case of the question, and a board that nobody says anything of, called nearly as a state is."""
    board = make_quad(
        named_node(iri("org/press-board")), PREF_LABEL, literal("Norvania Press Board"), named_node(GRAPH_ACTORS)
    )
    return [*parse_rdf(DATA.read_bytes(), "trig"), board]


@pytest.fixture(scope="module")
def graph() -> Quads:
    made = OxigraphQuads()
    made.load(quads())
    return made


@pytest.mark.parametrize(
    ("params", "told"),
    [
        pytest.param(
            {"actor": "Keldmark", "act": "reject", "acting": "own"},
            "no rows, but 1 with actor=person/oren-vask (Oren Vask), 1 without act, 1 without acting, 2 without actor",
            id="who speaks for the state has some",
        ),
        pytest.param(
            {"actor": "Norvania Press Board"},
            "no rows, but 5 with actor=state/norvania (Norvania)",
            id="a near name has some",
        ),
        pytest.param(
            {"actor": "Mira Tal", "act": "demand"}, "no rows, but 3 without act, 1 without actor", id="fewer parameters"
        ),
        pytest.param({"actor": "The Herald"}, NOBODY, id="nothing near has any"),
        pytest.param({"text": "no such words"}, NOBODY, id="no actor is named"),
        pytest.param({}, "", id="no parameters"),
    ],
)
def test_what_has_rows_instead_is_told_in_one_line(graph: Quads, params: Mapping[str, str], told: str) -> None:
    assert near_rows(graph, find_query("who-said-what"), params) == told


def test_the_command_line_tells_it_beside_the_empty_answer_unless_it_is_to_be_quiet(tmp_path: Path) -> None:
    store = tmp_path / "record"
    with open_store(store, "write"):
        pass
    (store / "seal.json").unlink()
    folder = OxigraphQuads.in_folder(store / "graph", "write")
    folder.load(quads())
    folder.flush()
    del folder
    asked = ["query", "who-said-what", "--store", str(store), "-f", "csv", "-p"]
    told = CliRunner().invoke(main, [*asked, "actor=org/press-board"])
    assert (told.exit_code, len(told.stdout.splitlines())) == (0, 1)
    assert told.stderr == "onrecord: no rows, but 5 with actor=state/norvania (Norvania)\n"
    quiet = CliRunner().invoke(main, [*asked, "actor=org/press-board", "--quiet"])
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, told.stdout, "")
    some = CliRunner().invoke(main, [*asked, "actor=state/norvania"])
    assert (some.exit_code, some.stderr) == (0, "")
