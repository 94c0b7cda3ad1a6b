"""Annotators of other packages: installed as a folder on the path with its entry points, as pip leaves them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.annotate.installed import entry_point
from onrecord.annotate.registry import annotators
from onrecord.cli import main
from onrecord.errors import AnnotatorError, OnRecordError
from onrecord.model.record import Record
from onrecord.pipeline.build import build, extract_sources
from onrecord.pipeline.plugins import identity_of
from onrecord.settings import Settings
from onrecord.store import open_store

CODE = '''"""Finds slogans, and counts words."""

from onrecord.annotate.annotator import Annotator
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import CueEntry

CHANT = CueEntry("chant", "say", "speech", frozenset())


def find(findings):
    text = findings.document.text
    findings.extra["slogans"] = {"words": len(text.split()), "days": len(findings.dates)}
    place = text.find("Open the port")
    head = next((token.i for token in findings.scene.tokens if token.text == "Crowds"), None)
    if place >= 0 and head is not None:
        cue = text.find("chanted")
        source = (findings.scene.doc[head].idx, findings.scene.doc[head].idx + 6)
        anchor = findings.scene.token_at(cue).i
        span, content = ((cue, cue + 7),), ((place, place + 13),)
        findings.further.append(Raw(CHANT, anchor, span, content, (source,), head, "asserted", "slogans-chant"))


SLOGANS = Annotator("slogans", needs=("dates", "scene"), adds=("further", "extra"), run=find)
'''
TEXT = "Mira Tal said on 4 May 2031 that the vote was void. Crowds chanted Open the port all night.\n"
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Lay a package with an annotator on the path."""
    folder = tmp_path / "site"
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(folder))
    (tmp_path / "news.txt").write_text(TEXT)

    def lay(
        code: str = CODE, version: str = "1.0", name: str = "slogans", target: str = "slogan_finder:SLOGANS"
    ) -> None:
        told = folder / "slogan_finder.dist-info"
        told.mkdir(parents=True, exist_ok=True)
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: slogan-finder\nVersion: {version}\n")
        (told / "entry_points.txt").write_text(f"[onrecord.annotators]\n{name} = {target}\n")
        (folder / "slogan_finder.py").write_text(code)
        forget()

    yield lay
    forget()


def forget() -> None:
    sys.modules.pop("slogan_finder", None)
    annotators.cache_clear()


def extracted(*named: str) -> Record:
    (record,) = extract_sources(["news.txt"], Settings(annotators=named))
    assert isinstance(record, Record)
    return record


def built(*named: str, refresh: bool = False) -> str:
    from onrecord.pipeline.build import BuildOptions

    report = build(["news.txt"], Settings(Path("store"), annotators=named), options=BuildOptions(refresh=refresh))
    return str(report)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_none_runs_unless_it_is_named(install: Install) -> None:
    install("raise ValueError('loaded')\n")
    record = extracted()
    assert (record.extra, record.failures) == ((), ())
    assert "slogans" not in {each.name for each in annotators()}


def test_what_it_adds_are_statements_with_its_rule_and_extra_findings_under_its_name(install: Install) -> None:
    install()
    without, record = extracted(), extracted("slogans")
    assert record.failures == ()
    added = [statement for statement in record.statements if statement.rule == "slogans-chant"]
    assert [TEXT[start:end] for statement in added for start, end in statement.content] == ["Open the port"]
    assert [reference.name for reference in added[0].speakers] == ["Crowds"]
    kept = [each for each in record.statements if each.rule != "slogans-chant"]
    assert [each.place for each in kept] == [each.place for each in without.statements if each.place != added[0].place]
    told = json.loads(run("extract", "news.txt", "--annotator", "slogans", "-q").stdout)
    assert told["extra"] == {"slogans": {"words": 19, "days": 1}}


def test_where_ours_find_a_statement_theirs_is_left_out(install: Install) -> None:
    install(CODE.replace('text.find("chanted")', 'text.find("said")').replace("cue + 7", "cue + 4"))
    record = extracted("slogans")
    places = [each.place for each in record.statements]
    assert len(places) == len(set(places))


FAILING = {
    "raises": CODE.replace("    place = text", '    raise KeyError("words")\n    place = text'),
    "span outside": CODE.replace("place + 13)", "place + 1300)"),
    "no content": CODE.replace("span, content, (source", "span, (), (source"),
    "word outside": CODE.replace("source,), head,", "source,), 10_000,"),
    "rule of ours": CODE.replace('"slogans-chant"', '"verb-object"'),
    "other name": CODE.replace('extra["slogans"]', 'extra["dates"]'),
    "no JSON": CODE.replace("len(findings.dates)}", "{1, 2}}"),
}


@pytest.mark.parametrize("code", FAILING.values(), ids=FAILING)
def test_one_that_fails_costs_its_own_findings(code: str, install: Install) -> None:
    install(code)
    record = extracted("slogans")
    assert [each.annotator for each in record.failures] == ["slogans"]
    assert (record.statements, record.extra) == (extracted().statements, ())


def test_a_failure_tells_the_place_in_its_package(install: Install) -> None:
    install(FAILING["raises"])
    (failure,) = extracted("slogans").failures
    assert str(failure) == 'the annotator "slogans" failed (KeyError in slogan_finder, line 13)'


REFUSED = {
    "not installed": ({"name": "other"}, 'no installed package has an annotator "slogans" (there are: other); '),
    "no such module": ({"target": "no_such:X"}, "of slogan-finder 1.0 cannot be loaded (ModuleNotFoundError); "),
    "no such name": ({"target": "slogan_finder:X"}, "of slogan-finder 1.0 cannot be loaded (AttributeError); "),
    "no annotator": ({"target": "slogan_finder:CHANT"}, "is no Annotator but CueEntry; "),
    "other name": ({"code": CODE.replace('("slogans", n', '("chants", n')}, 'calls itself "chants"; '),
    "adds ours": ({"code": CODE.replace('adds=("further", ', 'adds=("dates", ')}, "adds dates, extra, not "),
    "needs what comes later": ({"code": CODE.replace('needs=("dates"', 'needs=("drafts"')}, 'needs "drafts", which '),
}


@pytest.mark.parametrize(("given", "told"), REFUSED.values(), ids=REFUSED)
def test_one_that_cannot_run_is_refused_in_one_line_before_anything_is_read(
    given: dict[str, str], told: str, install: Install
) -> None:
    install(**given)
    with pytest.raises(AnnotatorError) as refused:
        build(["news.txt"], Settings(Path("store"), annotators=("slogans",)))
    assert told in str(refused.value)
    assert not Path("store").exists()
    shown = run("extract", "news.txt", "--annotator", "slogans")
    assert (shown.exit_code, shown.stderr) == (1, f"onrecord: {refused.value}\n")


def test_a_worker_runs_it_too(install: Install) -> None:
    from onrecord.model.document import Document
    from onrecord.pipeline.workers import WorkerPool
    from onrecord.reading import read_documents

    install()
    documents = [thing for thing in read_documents(["news.txt"]) if isinstance(thing, Document)]
    with WorkerPool(Settings(workers=1, annotators=("slogans",))) as pool:
        ((found, _),) = pool.each([(documents, None)])
    assert found == [extracted("slogans")]


def test_a_build_without_it_or_with_other_code_of_it_is_another_run(install: Install) -> None:
    install()
    assert built() == "1 document added"
    assert built("slogans").startswith("0 documents added, 1 read again")
    with open_store(Path("store")) as store:
        assert any("slogans-chant" in str(quad) for quad in store.graph)
    assert "unchanged" in built("slogans", refresh=True)
    install(CODE + "# a comment\n")
    assert "unchanged" in refreshed()
    install(CODE.replace("all night", "x") + "\nMORE = 1\n")
    assert "read again" in refreshed()
    install(CODE, version="1.1")
    assert "read again" in refreshed()
    assert built().startswith("0 documents added, 1 read again")


def refreshed() -> str:
    from onrecord.pipeline.rules import rules_version

    rules_version.cache_clear()
    return built("slogans", refresh=True)


def test_its_identity_is_made_without_running_it_and_has_no_path(install: Install) -> None:
    install("raise ValueError\n")
    first = identity_of(entry_point("slogans"))
    assert first.startswith("onrecord.annotators slogans slogan-finder 1.0 SLOGANS ")
    assert "/" not in first
    install("raise ValueError(1)\n")
    assert identity_of(entry_point("slogans")) != first


def test_two_packages_with_one_name_are_told(install: Install, tmp_path: Path) -> None:
    install()
    other = tmp_path / "site" / "chants.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: chants\nVersion: 3\n")
    (other / "entry_points.txt").write_text("[onrecord.annotators]\nslogans = chants:X\n")
    with pytest.raises(OnRecordError) as told:
        annotators(("slogans",))
    assert str(told.value) == 'chants and slogan-finder both have an annotator "slogans"; take one of them out'
