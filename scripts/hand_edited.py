"""Files that people write by hand for a store, mutated: what each command does with one, and what must hold then."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from click.testing import CliRunner, Result

from fuzzing import read
from onrecord.actors.declared import Known
from onrecord.cli import main
from onrecord.codebook.declared import Codebook, DeclaredSubject
from onrecord.codebook.reading import read_codebook
from onrecord.curation.agenda_table import read_agenda
from onrecord.curation.codings.changes import changes_of
from onrecord.dna.reading import read_dna
from onrecord.errors import DecisionError, OnRecordError
from onrecord.model.decision import COLUMNS
from onrecord.model.decision_file import read_decisions
from onrecord.output.terminal import one_line
from onrecord.pipeline.build import build
from onrecord.query import named_query, run_query
from onrecord.query.parameters import bind_parameters
from onrecord.rdf.files import rdf_bytes
from onrecord.resources import queries_folder
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.store.declared import own_actors
from onrecord.store.whole.check import check
from samples import EXAMPLES, marcxml, text
from small_store import TEXTS

LONGEST = 3_000
"""Characters of a line that tells what is wrong."""

_KEPT = ("decisions.csv", "actors.ttl", "subjects.ttl", "vocabulary.nq")


@dataclass(frozen=True)
class Trial:
    """A file that is tried, the store that it is tried on, and the folder with what all begins with."""

    path: Path
    store: Path
    given: Path


@dataclass(frozen=True)
class Kind:
    """A kind of file: one to begin with, how it is read by itself, and how a command ends that is given it."""

    seed: bytes | str
    read: Callable[[Path], object]
    ask: Callable[[Trial], str]


def make_given(folder: Path) -> str:
    """The store that all begins with, and a file of codings out of it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in TEXTS.items():
        (folder / name).write_text(words)
    build([str(folder / name) for name in TEXTS], Settings(folder / "store"))
    _asked("export", "-f", "dna", "-o", str(folder / "coded.dna"), "--store", str(folder / "store"))
    with closing(sqlite3.connect(folder / "coded.dna", isolation_level=None)) as database:
        database.execute("UPDATE DATABOOLEAN SET Value = 1 - Value WHERE StatementId = 1")
    return "made"


def attempt(name: str, data: bytes, given: Path, place: Path, *, whole: bool) -> str:
    """How it ended; ``whole``: by the command itself, on a copy of the store. Raises ``AssertionError`` for a fault."""
    path = place / name
    path.write_bytes(data)
    if whole:
        shutil.copytree(given / "store", place / "store")
        try:
            return KINDS[name].ask(Trial(path, place / "store", given))
        finally:
            shutil.rmtree(place / "store")
    try:
        KINDS[name].read(path)
    except OnRecordError as error:
        told = str(error)
    else:
        return "taken"
    assert path.name in told or name in _NAMELESS, f"does not name the file: {told}"
    _refuse_unclear(one_line(told))
    return "refused"


def _refuse_unclear(line: str) -> None:
    assert one_line(line) == line, f"steers a terminal: {line!r}"
    assert len(line) <= LONGEST, f"{len(line)} characters: {line[:200]}"


def _asked(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def _refusal(result: Result, called: str = "") -> str:
    """Raise unless the command told what is wrong in one line that names the file."""
    lines = result.stderr.rstrip("\n").split("\n")
    assert len(lines) == 1, f"{len(lines)} lines: {result.stderr[:500]}"
    assert lines[0].startswith(("onrecord: ", "Usage: ")), f"tells {result.stderr[:500]!r}"
    assert called in lines[0], f"does not name {called}: {lines[0][:500]}"
    _refuse_unclear(lines[0])
    return "refused"


def _changing(*arguments: str) -> Callable[[Trial], str]:
    """How a command ends that changes a store: refused, with all as it was, or with the store whole."""

    def ask(trial: Trial) -> str:
        path, store = trial.path, trial.store
        before = _state(store)
        filled = [each.format(file=path, given=trial.given) for each in arguments]
        result = _asked(*filled, "--store", str(store))
        if result.exit_code and " made" not in result.stdout:
            assert _state(store) == before, f"the store changed, though: {result.stderr}"
            return _refusal(result, path.name)
        found = check(store)
        assert not found.faults, f"the store is not whole after it: {found.faults[0]}"
        assert found.documents == len(TEXTS), f"{found.documents} documents are left"
        return "taken in part" if result.exit_code else "taken"

    return ask


def _state(store: Path) -> str:
    """Digits that tell what a store holds: quads, decisions, and what the user declared."""
    with open_store(store) as opened:
        told = hashlib.sha256("\n".join(sorted(map(str, opened.graph))).encode())
    kept = [store / name for name in _KEPT] + sorted((store / "agendas").glob("*"))
    for path in kept:
        told.update(path.read_bytes() if path.exists() else b"-")
    return told.hexdigest()


def _decided(trial: Trial) -> str:
    """Rows of decisions that were edited are listed, and none is lost when another is made."""
    path, store = trial.path, trial.store
    shutil.copyfile(path, store / "decisions.csv")
    listed = _asked("decisions", "--store", str(store))
    made = _asked("actors", "name", "person/mira-tal", "Mira A. Tal", "--store", str(store))
    before = path.read_bytes()
    after = (store / "decisions.csv").read_bytes()
    if made.exit_code:
        assert after == before, "the rows changed, though nothing was decided"
        return _refusal(made, "decisions.csv")
    assert not listed.exit_code, f"read and not listed: {listed.stderr}"
    old, new = (read_decisions(each.decode("utf-8", "surrogateescape")) for each in (before, after))
    assert new.decisions[: len(old.decisions)] == old.decisions, "a decision was lost"
    assert [row.text.rstrip("\r\n") for row in new.unread] == [row.text.rstrip("\r\n") for row in old.unread]
    return "taken in part" if old.unread else "taken"


def _questioned(trial: Trial) -> str:
    limits = ("--timeout", "10", "--memory", "300", "--store", str(trial.store))
    result = _asked("query", str(trial.path), "-f", "csv", "-p", "title=Ostrel", *limits)
    return _refusal(result) if result.exit_code else "answered"


def _with_values(trial: Trial) -> str:
    """A question of the catalogue with values that nobody thought of."""
    values = _values(trial.path)
    told = [part for name, value in values.items() for part in ("-p", f"{name}={value}")]
    result = _asked("query", "item-numbers", "-f", "csv", "--timeout", "10", "--store", str(trial.store), *told)
    return _refusal(result) if result.exit_code else "answered"


def _values(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_bytes())
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _bound(path: Path) -> None:
    bind_parameters(
        OxigraphQuads(), named_query("item-numbers"), {name: str(value) for name, value in _values(path).items()}
    )


def _parsed(path: Path) -> None:
    with suppress(UnicodeDecodeError):
        run_query(OxigraphQuads(), path.read_text("utf-8-sig"))


def _beside(path: Path) -> str:
    """A document with this metadata beside it."""
    document = path.parent / "report.txt"
    document.write_bytes(text("The vote in Ostrel"))
    try:
        return read(document)
    finally:
        document.unlink()


def _declared(path: Path) -> None:
    Known.of(own_actors(path))  # type: ignore[arg-type]


def _coded(path: Path) -> None:
    changes_of(read_dna(path))


def _codebook(path: Path) -> None:
    declared = read_codebook(path)
    again = path.with_name("again.ttl")
    again.write_bytes(rdf_bytes(declared.triples(), "turtle"))
    same = read_codebook(again)
    again.unlink()
    assert _unordered(same) == _unordered(declared), "is another codebook once it is stored"


def _unordered(declared: Codebook) -> list[DeclaredSubject]:
    return [replace(one, wordings=tuple(sorted(one.wordings))) for one in declared.subjects]


def _rows(path: Path) -> None:
    given = path.read_bytes().decode("utf-8", "surrogateescape")
    try:
        table = read_decisions(given)
    except DecisionError as error:  # the store puts the path before it
        raise DecisionError(f"{path}: {error}") from None
    columns = set(COLUMNS) <= set(table.columns)
    assert not columns or not table.head or table.holding(table.decisions).rstrip("\r\n") == given.rstrip("\r\n")


_ACTORS_CSV = """name,kind,alt_names,demonyms,acts_for
Norvania,state,Republic of Norvania,Norvanian|Norvanians,
Mira Tal,person,M. Tal,,state/norvania
Harbour Council,organ,,,
"""
_CODEBOOK_CSV = """id,label,wordings,direction,type,broader
vote,vote in Ostrel,the vote|the ballot,for,event,
embargo,lifting the ban,the ban|the embargo,against,measure,vote
"""
_CODEBOOK_TTL = """@base <https://w3id.org/onrecord/id/> .
@prefix rec: <https://w3id.org/onrecord/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<subject/vote> a rec:Subject ; skos:prefLabel "vote in Ostrel" ; rec:wording "the vote", "the ballot" .
<subject/ban> a rec:Subject ; skos:prefLabel "lifting the ban" ; rec:wording "the ban" ; skos:broader <subject/vote> ;
  rec:direction rec:opposes .
"""
_AGENDA = """# invented
session,item,sub_item,title,status,source,topic
79,3,,Situation in Ostrel,adopted,A/79/251,
79,14,a,Fair winds: shipping,provisional,,Fair winds
s-31,5,,"Agenda item 5 Relations, good",,,
"""
_DECISIONS = """judgement,subject,object,by,when,why,undone_by,undone_when
same,org/ostrel,territory/ostrel,M. Tal,2031-05-02,"one, as the letter says",,
kind,org/ostrel,territory,M. Tal,2031-05-02,,M. Tal,2031-05-03
name,territory/norvania,Republic of Norvania,M. Tal,2031-05-02,,,
"""
_META = (
    '{"title": "The vote", "publisher": "The Gazette", "published": "2020-04-24", "authors": ["Jana Brell"],'
    ' "url": "http://a.example/1", "symbols": ["A/74/901"], "language": "en", "kind": "news"}'
)
_QUESTION = (queries_folder() / "item-numbers.rq").read_bytes()
_ACTORS = _changing("build", "{given}/one.txt", "-q", "--workers", "1", "--actors", "{file}")
_SUBJECTS = _changing("subjects", "declare", "{file}")
_CODINGS = _changing("decisions", "import", "{file}")
_SEPARATED = _CODEBOOK_CSV.replace(",", "\t")
_NAMELESS = {"question.rq", "values.json"}
KINDS: dict[str, Kind] = {
    "actors.csv": Kind(_ACTORS_CSV, _declared, _ACTORS),
    "actors.ttl": Kind((EXAMPLES / "actors.ttl").read_bytes(), _declared, _ACTORS),
    "codebook.csv": Kind(_CODEBOOK_CSV, _codebook, _SUBJECTS),
    "codebook.tsv": Kind(_SEPARATED, _codebook, _SUBJECTS),
    "codebook.ttl": Kind(_CODEBOOK_TTL, _codebook, _SUBJECTS),
    "codebook.dna": Kind(b"", _codebook, _SUBJECTS),
    "coded.dna": Kind(b"", _coded, _CODINGS),
    "agenda.csv": Kind(_AGENDA, read_agenda, _changing("agenda", "add", "{file}")),
    "decisions.csv": Kind(_DECISIONS, _rows, _decided),
    "report.meta.json": Kind(_META, _beside, lambda trial: _beside(trial.path)),
    "report.marc.xml": Kind(marcxml("A/RES/74/1391", {"Y": ("Norvania",)}), _beside, lambda trial: _beside(trial.path)),
    "question.rq": Kind(_QUESTION, _parsed, _questioned),
    "values.json": Kind('{"item": "item/ga/74/32", "title": "Ostrel", "topic": "topic:x"}', _bound, _with_values),
}
"""By name; those of DNA begin with what the store gives."""


def seeds(given: Path) -> dict[str, bytes]:
    """A good file of each kind, by name."""
    found = {name: kind.seed.encode() if isinstance(kind.seed, str) else kind.seed for name, kind in KINDS.items()}
    return found | dict.fromkeys(("codebook.dna", "coded.dna"), (given / "coded.dna").read_bytes())
