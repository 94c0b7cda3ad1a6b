"""The version of the rules covers whatever makes a document's graph, and only that."""

from __future__ import annotations

import ast
import io
import json
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline import rules
from onrecord.pipeline.code_form import form_of
from onrecord.pipeline.rules import CARRIERS, PACKAGES, Sources, rules_version
from onrecord.resources import ontology_folder
from onrecord.settings import DEFAULT_MODEL, Settings

PACKAGE = Path(onrecord.__file__).parent
EXAMPLES = PACKAGE.parent.parent / "examples"
RULES = Sources()
MODULES = {
    ".".join(("onrecord", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}

READING = """
import json, sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
from onrecord.annotate import annotate
from onrecord.reading import read_documents
from onrecord.triples.record import to_triples
found = [thing for thing in read_documents([sys.argv[1]]) if hasattr(thing, "text")]
made = [to_triples(record) for record in annotate(found, sys.argv[2])]
ours = [name for name in sys.modules if name.startswith("onrecord.")]
print(json.dumps({"documents": len(made), "modules": ours, "opened": sorted(opened)}))
"""


def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def imports_of(name: str) -> Iterator[tuple[str, str]]:
    """What is imported, module by module, and by which name."""
    for node in ast.walk(tree_of(name)):
        for alias in node.names if isinstance(node, ast.Import | ast.ImportFrom) else ():
            called = f"{alias.name} as {alias.asname}" if alias.asname else alias.name
            module = node.module or "" if isinstance(node, ast.ImportFrom) else alias.name
            yield module, called


def closure(roots: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in found or name not in MODULES:
            continue
        found |= {name, name.rpartition(".")[0] or name}
        for module, called in imports_of(name):
            waiting += [module, f"{module}.{called.partition(' ')[0]}"]
    return found


@pytest.fixture(scope="module")
def seen() -> dict[str, list[str]]:
    """What a process that does nothing but read, annotate and write down the examples loads and opens."""
    done = subprocess.run(
        [sys.executable, "-c", READING, str(EXAMPLES), DEFAULT_MODEL], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["documents"] == 23
    return {"modules": found["modules"], "opened": found["opened"]}


def test_all_that_reading_annotating_and_triples_import_is_covered() -> None:
    roots = {name for name in MODULES if name.split(".")[1:2] in (["annotate"], ["reading"], ["triples"])}
    assert len(roots) > 120
    assert closure(roots) - {"onrecord"} == set(RULES.modules)


def test_every_module_loaded_by_reading_the_examples_is_covered(seen: dict[str, list[str]]) -> None:
    assert len(seen["modules"]) > 90
    assert set(seen["modules"]) <= set(RULES.modules)


def test_every_word_list_opened_by_reading_the_examples_is_covered(seen: dict[str, list[str]]) -> None:
    """The vocabulary has a hash of its own in the run's id."""
    ours = [path for each in seen["opened"] if (path := Path(each)).suffix not in {".py", ".pyc", ""}]
    vocabulary = ontology_folder() / "vocabulary"
    lists = {
        path.resolve()
        for path in ours
        if path.is_relative_to(PACKAGE)
        or (path.is_relative_to(ontology_folder()) and not path.is_relative_to(vocabulary))
    }
    assert len(lists) >= 10
    assert lists <= {path.resolve() for path in RULES.word_lists}


OF_LINKING = {"same_names.csv"}
"""Lists that tie documents together and shape the graph of none."""


def test_every_file_beside_the_rules_is_covered() -> None:
    folders = ("annotate", "names/words", "reading", "un")
    beside = [path for folder in folders for path in (PACKAGE / folder).rglob("*") if path.is_file()]
    lists = {path for path in beside if path.suffix not in {".py", ".pyc"}}
    assert len(lists) >= 12
    assert {path.name for path in lists - set(RULES.word_lists)} == OF_LINKING


def test_every_package_that_the_rules_import_is_known_to_shape_graphs_or_not_to() -> None:
    found = {module.split(".")[0] for name in RULES.modules for module, _ in imports_of(name)}
    assert found - sys.stdlib_module_names - {"onrecord"} == set(PACKAGES) | CARRIERS


def change(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


def later(line: str) -> Callable[[str], str]:
    """Puts a line behind the one that follows it."""

    def moved(text: str) -> str:
        before, found, after = text.partition(line)
        assert found
        following, end, rest = after.partition("\n")
        return before + following + end + line + rest

    return moved


def added(line: str) -> Callable[[str], str]:
    return lambda text: text + line


CHANGES: list[tuple[str, Callable[[str], str]]] = [
    ("names/folding.py", change("def slug(", "SLUGS = 1\n\n\ndef slug(")),
    ("un/masthead/lines.py", added("\nFRONT = 2\n")),
    ("reading/read.py", change('"', '"x')),
    ("reading/pdf/worker.py", added("\nimport os as system\n")),
    ("triples/statement.py", added("\nX = 'a#b'\n")),
    ("triples/statement.py", added("\nX = 'a#c'\n")),
    ("triples/statement.py", added('\nX = [\n    """d""",\n]\n')),
    ("names/words/en/generic_names.csv", added("generic,another\n")),
    ("un/symbol.lark", added("\n// more\n")),
    ("names/words/en/layout.csv", added("# more\n")),
    ("names/words/en/clauses.csv", added("negation,nay\n")),
    ("ontology/sources/cues.csv", added("x,y\n")),
    ("ontology/sources/roles.csv", added("x,y\n")),
    ("ontology/sources/organs.csv", added("x,y\n")),
]

ALIKE: list[tuple[str, Callable[[str], str]]] = [
    ("triples/record.py", added("\n\n# a comment: 'quoted'\n")),
    ("triples/record.py", change('"""', '"""Other words. ')),
    ("triples/record.py", later("from onrecord.triples.document import describe, described_node\n")),
    ("annotate/attribution/cue.py", change("\n\n\n", "\n\n# why\n\n\n\n")),
    ("view/page/render.py", added("\nX = 1\n")),
    ("store/ledger/files.py", added("\nX = 1\n")),
    ("view/network/network.css", added("/* more */")),
    ("ontology/sources/topics.csv", added("x\n")),
]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The package as a wheel has it: the ontology inside."""
    package = tmp_path / "onrecord"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "ontology", "queries"))
    shutil.copytree(ontology_folder(), package / "ontology")
    return package


def digests(package: Path) -> list[str]:
    return Sources(package, package / "ontology").digests()


def edit(path: Path, how: Callable[[str], str]) -> None:
    path.write_text(how(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_wheel_and_a_checkout_have_the_same_rules(copied: Path) -> None:
    assert digests(copied) == RULES.digests()


@pytest.mark.parametrize(("file", "how"), CHANGES, ids=[f"{n}-{file}" for n, (file, _) in enumerate(CHANGES)])
def test_a_change_of_code_or_word_list_makes_other_rules(copied: Path, file: str, how: Callable[[str], str]) -> None:
    edit(copied / file, how)
    assert digests(copied) != RULES.digests()


@pytest.mark.parametrize(("file", "how"), ALIKE, ids=[f"{n}-{file}" for n, (file, _) in enumerate(ALIKE)])
def test_comments_docstrings_imports_and_what_reads_no_document_make_none(
    copied: Path, file: str, how: Callable[[str], str]
) -> None:
    edit(copied / file, how)
    assert digests(copied) == RULES.digests()


def test_files_that_are_moved_with_their_imports_rewritten_make_no_other_rules(copied: Path) -> None:
    """As for a move of modules and word lists into folders: names in imports and in strings are rewritten."""
    moves = {
        "names/folding.py": "naming/folding.py",
        "names/name_words.csv": "naming/words_of_names.csv",
        "un/masthead/lines.py": "un/front_lines.py",
        "reading/format/text.py": "reading/format/plain.py",
        "reading/pdf/worker.py": "reading/pdf_/worker.py",
        "un/symbol.lark": "annotate/symbols.lark",
    }
    renamed = {"name_words.csv": "words_of_names.csv", '"symbol.lark"': '"symbols.lark"'}
    for old, new in moves.items():
        (copied / new).parent.mkdir(exist_ok=True)
        (copied / old).rename(copied / new)
        if old.endswith(".py"):
            renamed[_dotted(old)] = _dotted(new)
    for path in copied.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for old, new in renamed.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    assert "onrecord.naming.folding" in Sources(copied, copied / "ontology").modules
    assert digests(copied) == RULES.digests()


def _dotted(file: str) -> str:
    return "onrecord." + file.removesuffix(".py").replace("/", ".")


def test_another_version_of_a_package_or_of_the_model_makes_other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    found = rules_version()
    ours = rules_version.__wrapped__
    versions = {name: version(name) for name in [*PACKAGES.values(), DEFAULT_MODEL]}
    monkeypatch.setattr(rules, "version", versions.__getitem__)
    assert ours() == found
    for name in list(versions):
        monkeypatch.setitem(versions, name, "99")
        assert ours() != found, name
        monkeypatch.undo()
        monkeypatch.setattr(rules, "version", versions.__getitem__)


def test_a_model_in_a_folder_is_known_by_what_it_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"version": "1"}')
    first = rules_version.__wrapped__(str(tmp_path))
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert len({first, rules_version.__wrapped__(str(tmp_path)), rules_version()}) == 3


@pytest.mark.parametrize("name", sorted(RULES.modules))
def test_the_form_of_a_module_has_all_its_tokens_but_comments_docstrings_and_imports(name: str) -> None:
    source = MODULES[name].read_text(encoding="utf-8")
    names = sorted({called for _, called in imports_of(name)})
    lines = form_of(source).text.split("\n")
    assert lines[len(lines) - len(names) :] == names
    body = "\n".join(lines[: len(lines) - len(names)]).replace("\0", "\n")
    assert [token for line in logical_lines(body + "\n") for token in line] == [
        token for line in logical_lines(source) if not is_left_out(line) for token in line
    ]


def is_left_out(line: list[str]) -> bool:
    alone = len(line) == 1 and line[0].lstrip("rR").startswith(('"""', "'''"))
    return alone or line[0] == "import" or (line[0] == "from" and "import" in line)


def logical_lines(source: str) -> Iterator[list[str]]:
    """The tokens of each statement's line."""
    apart = {tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    line: list[str] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NEWLINE:
            if line:
                yield line
            line = []
        elif token.type not in apart:
            line.append(token.string)


def test_programs_that_read_documents_are_part_of_the_rules_and_ocr_of_what_was_asked() -> None:
    assert rules_version(programs=("tesseract 5.3.0",)) != rules_version(programs=("tesseract 5.4.0",))
    assert Settings(ocr=True).of_rules() != Settings().of_rules()
