"""Other packages add formats, exports and views: they are found, named, used, and a broken one costs itself only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.installing import install, install_sample

from onrecord.export import FORMATS

TELEGRAM = (
    "FROM: The Port Elsa Courier\nDATE: 2020-04-24\nSUBJECT: The vote\n\n"
    "Mira Tal said on Friday that the talks had failed STOP Norvania rejected the vote STOP\n"
)
BROKEN = {
    "onrecord.formats": {
        "broken": "onrecord_broken:FORMAT",
        "failing": "onrecord_failing:FORMAT",
        "n": "onrecord_failing:NUMBERS",
        "h": "onrecord_failing:HALVES",
    },
    "onrecord.exporters": {"broken": "onrecord_broken:EXPORT", "failing": "onrecord_failing:EXPORT"},
    "onrecord.views": {"broken": "onrecord_broken:VIEW", "failing": "onrecord_failing:VIEW", "other": "math:pi"},
}
FAILING = """
from onrecord.export.declaration import Export
from onrecord.reading.draft.draft import Draft
from onrecord.reading.registry import Format
from onrecord.view.declaration import View

def fails(*_):
    raise ValueError("no telegraph")

FORMAT, EXPORT, VIEW = Format(fails), Export(fails), View(fails)
NUMBERS = Format(lambda file: iter([7]))
HALVES = Format(lambda file: iter([Draft("\\ud800", file.source, file.doc_id)]))
"""


def run(site: Path, *arguments: str | Path, code: str = "") -> subprocess.CompletedProcess[str]:
    """A process of its own, with the packages in a folder beside ours."""
    command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "onrecord.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(site), "COLUMNS": "200"}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=site.parent, env=environment)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of installed packages: the sample, and one whose parts fail."""
    folder = tmp_path_factory.mktemp("plugins") / "site"
    folder.mkdir()
    install_sample(folder)
    modules = {"onrecord_broken.py": "import no_such_module\n", "onrecord_failing.py": FAILING}
    install(folder, "onrecord-broken", "0.3", BROKEN, modules)
    return folder


@pytest.fixture(scope="module")
def built(site: Path) -> subprocess.CompletedProcess[str]:
    """A build of a folder with a file for each format."""
    sources = site.parent / "in"
    sources.mkdir()
    (sources / "vote.telegram").write_text(TELEGRAM, encoding="utf-8")
    (sources / "talks.txt").write_text("Oren Sask said the bridge was closed.\n", encoding="utf-8")
    for name in ("a.broken", "b.failing", "c.n", "d.h"):
        (sources / name).write_text("Words.\n", encoding="utf-8")
    (sources / "headless.telegram").write_text("Words.\n", encoding="utf-8")
    return run(site, "build", "in", "--workers", "1")


def test_a_build_reads_the_format_and_a_broken_plugin_costs_its_own_files(
    built: subprocess.CompletedProcess[str],
) -> None:
    assert built.returncode == 1
    assert built.stderr.splitlines() == [
        "onrecord: in/a.broken: format broken of onrecord-broken 0.3 cannot be loaded (ModuleNotFoundError: No module "
        "named 'no_such_module'); mend or uninstall onrecord-broken",
        "onrecord: in/b.failing: format failing of onrecord-broken 0.3 failed (ValueError: no telegraph); "
        "report it to its makers",
        "onrecord: in/c.n: format n of onrecord-broken 0.3 failed (TypeError: int is no Draft); "
        "report it to its makers",
        "onrecord: in/d.h: holds half a character (a lone surrogate) at 0; mend the escape sequence there",
        "onrecord: in/headless.telegram: has no head; begin it with FROM: and DATE:, and an empty line",
        "2 documents added, 5 failed",
    ]


@pytest.mark.usefixtures("built")
def test_the_export_of_a_plugin_is_written_by_its_name_and_by_the_name_of_a_file(site: Path) -> None:
    named = run(site, "export", "-f", "acts")
    assert named.returncode == 0, named.stderr
    assert "The vote\tMira Tal\tsay\tthe talks had failed\n" in named.stdout
    assert run(site, "export", "-o", "list.acts").returncode == 0
    assert (site.parent / "list.acts").read_text(encoding="utf-8") == named.stdout
    assert "the talks" not in run(site, "export", "-f", "acts", "--quotes", "none").stdout


@pytest.mark.usefixtures("built")
def test_the_view_of_a_plugin_is_drawn_of_the_selection(site: Path) -> None:
    drawn = run(site, "view", "--view", "tally", "--until", "2020-12-31")
    assert (drawn.returncode, drawn.stderr) == (0, f"{Path('record', 'tally.html')}: 2 speakers counted\n")
    page = (site.parent / "record" / "tally.html").read_text(encoding="utf-8")
    assert "<li>Mira Tal: 1</li>" in page
    assert "Oren Sask" not in page


def test_help_lists_the_parts_of_plugins_after_ours_and_loads_none(site: Path) -> None:
    exports = " ".join(run(site, "export", "--help").stdout.split())
    ours = ", ".join(FORMATS.own)
    assert f"{ours}, acts, broken or failing; -o names imply one." in exports
    views = "[network|positions|chains|timeline|document|broken|failing|other|tally]"
    assert views in run(site, "view", "--help").stdout


FAILURES = [
    (("export", "-f", "broken"), "export format broken of onrecord-broken 0.3 cannot be loaded (ModuleNotFoundError: "),
    (("export", "-f", "failing"), "export format failing of onrecord-broken 0.3 failed (ValueError: no telegraph); "),
    (("view", "--view", "broken"), "view broken of onrecord-broken 0.3 cannot be loaded (ModuleNotFoundError: "),
    (("view", "--view", "failing"), "view failing of onrecord-broken 0.3 failed (ValueError: no telegraph); "),
    (("view", "--view", "other"), "view other of onrecord-broken 0.3 is no View but float; mend or uninstall"),
]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(("command", "told"), FAILURES, ids=[" ".join(command) for command, _ in FAILURES])
def test_a_part_that_fails_is_told_in_one_line_with_its_package(
    site: Path, command: tuple[str, ...], told: str
) -> None:
    found = run(site, *command)
    assert found.returncode == 1
    [line] = found.stderr.splitlines()
    assert line.startswith(f"onrecord: {told}")


@pytest.mark.usefixtures("built")
def test_a_name_of_ours_stays_ours_and_one_that_two_plugins_took_is_refused(site: Path, tmp_path: Path) -> None:
    both = tmp_path / "site"
    shutil.copytree(site, both)
    shutil.copytree(site.parent / "record", tmp_path / "record")
    taken = {"csv": "onrecord_failing:EXPORT", "acts": "onrecord_failing:EXPORT"}
    install(both, "onrecord-greedy", "2.0", {"onrecord.exporters": taken}, {})
    ours = run(both, "export", "-f", "csv")
    assert ours.stdout.startswith("id,document,title,")
    assert ours.stderr == (
        "onrecord: export format csv is given by onrecord and by onrecord-greedy 2.0: that of onrecord is used; "
        "ask the makers of onrecord-greedy for another name\n"
    )
    refused = run(both, "export", "-f", "acts")
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1] == (
        "onrecord: export format acts is given by onrecord-greedy 2.0 and by onrecord-sample-plugin 1.0; "
        "uninstall all but one of them"
    )


def test_a_plugin_that_reads_is_part_of_what_makes_a_graph_and_one_that_writes_is_not(tmp_path: Path) -> None:
    def version(site: Path) -> str:
        found = run(site, code="from onrecord.pipeline.rules import rules_version; print(rules_version())")
        assert found.returncode == 0, found.stderr
        return found.stdout

    sites = {name: tmp_path / name for name in ("none", "writing", "first", "newer", "changed", "same")}
    for site in sites.values():
        site.mkdir()
    install(sites["writing"], "onrecord-writing", "1", {"onrecord.exporters": {"x": "x:EXPORT"}}, {"x.py": ""})
    for name in ("first", "changed", "same"):
        install_sample(sites[name])
    install_sample(sites["newer"], "1.1")
    module = sites["changed"] / "onrecord_sample_plugin" / "telegram.py"
    module.write_text(module.read_text(encoding="utf-8").replace(" STOP", " HALT"), encoding="utf-8")
    versions = {name: version(site) for name, site in sites.items()}
    assert versions["none"] == versions["writing"]
    assert versions["first"] == versions["same"]
    assert len(set(versions.values())) == 4


NESTED = """
from onrecord.store import open_store
from onrecord.store.registry import Backend

BACKEND = Backend(lambda path, mode: open_store(path / "inside", mode))
"""


def test_a_store_is_opened_by_the_back_end_that_is_named(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    install(site, "onrecord-nested", "1", {"onrecord.stores": {"nested": "nested:BACKEND"}}, {"nested.py": NESTED})
    opening = "from onrecord.store import open_store\nopen_store('kept', 'write', {!r}).close()"
    assert run(site, code=opening.format("nested")).returncode == 0
    assert (tmp_path / "kept" / "inside" / "graph").is_dir()
    refused = run(site, code=opening.format("other"))
    assert refused.stderr.splitlines()[-1] == (
        "onrecord.errors.StoreError: kept: 'other' keeps no stores; give one of oxigraph, nested"
    )
