"""The whole way on documents nobody here wrote: the seeds, and the texts beside the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.export import FORMATS
from onrecord.query import catalogue

Shared = Callable[[str], Path]
GIVEN = {
    "timeline": ["-p", "actor=Leyla Abdullayeva"],
    "statement-evidence": ["-p", "statement={statement}"],
    "text-chain": ["-p", "text={document}"],
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def seeds(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    shared: Shared = request.getfixturevalue("shared")
    store = str(tmp_path_factory.mktemp("seeds") / "record")
    result = run("build", str(shared("seeds")), "--store", store)
    assert (result.exit_code, result.stderr.strip()) == (0, "2 documents added")
    return store


def test_the_seeds_are_valid_and_every_span_slices_back(seeds: str) -> None:
    result = run("validate", "--store", seeds)
    assert (result.exit_code, result.stdout.strip()) == (0, "2 documents, no problems")


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_question_of_the_catalogue_runs_on_the_seeds(name: str, seeds: str) -> None:
    query = (
        "SELECT ?statement ?document WHERE { ?statement a rec:Statement . ?document a rec:Document } "
        "ORDER BY ?statement ?document LIMIT 1"
    )
    statement, document = run("query", "-e", query, "-f", "csv", "--store", seeds).stdout.splitlines()[1].split(",")
    given = [each.format(statement=statement, document=document) for each in GIVEN.get(name, [])]
    result = run("query", name, *given, "--format", "csv", "--store", seeds)
    assert result.exit_code == 0, result.stderr
    assert result.stdout


@pytest.mark.parametrize("format_", sorted(FORMATS))
@pytest.mark.parametrize("quotes", ["none", "short", "full"])
def test_every_export_of_the_seeds_succeeds(format_: str, quotes: str, seeds: str, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    result = run("export", "--format", format_, "--quotes", quotes, "-o", str(out), "--store", seeds)
    assert result.exit_code == 0, result.stderr
    assert out.stat().st_size > 1000


def test_no_capped_export_carries_a_long_quotation(seeds: str, tmp_path: Path) -> None:
    for quotes, most in (("none", 0), ("short", 300)):
        out = tmp_path / f"{quotes}.nt"
        run("export", "--quotes", quotes, "-o", str(out), "--store", seeds)
        anchors = [line.split('"', 1)[1] for line in out.read_text("utf-8").splitlines() if "#anchorOf>" in line]
        assert all(len(anchor) <= 2 * most for anchor in anchors), quotes  # escapes make a character two
        assert bool(anchors) == bool(most)


def test_all_documents_beside_the_project_go_through(shared: Shared, tmp_path: Path) -> None:
    store = str(tmp_path / "record")
    result = run("build", str(shared("data/docs")), "--store", store)
    passed_over, told = result.stderr.splitlines()
    assert (result.exit_code, told) == (0, "29 documents added")
    assert passed_over.endswith("index.csv (no format has the extension .csv)")
    checked = run("validate", "--store", store)
    assert (checked.exit_code, checked.stdout.strip()) == (0, "29 documents, no problems")
