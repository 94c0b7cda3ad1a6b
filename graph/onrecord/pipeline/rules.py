"""The version of the rules: what would make the same document give another graph.

A hash of the code that reads, annotates and writes down a document, with all that it imports, of the word
lists that this code opens, of the plugins that read formats, and of the versions of the packages that it
stands on. No path and no file's name is in it, nor a comment, a docstring or the place of an import of ours:
moving a file makes no other rules.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from onrecord.annotate.installed import entry_point
from onrecord.pipeline.code_form import form_of
from onrecord.pipeline.plugins import identity_of, plugin_identities
from onrecord.reading.registry import FORMATS
from onrecord.resources import ontology_folder
from onrecord.settings import DEFAULT_MODEL

_PACKAGE = Path(__file__).parents[1]
_ROOTS = ("annotate", "reading", "triples")
"""What a document's graph is made by; each a module, or a folder with all in it."""

PACKAGES = {
    "charset_normalizer": "charset-normalizer",
    "dateparser": "dateparser",
    "lark": "lark",
    "lxml": "lxml",
    "markdown_it": "markdown-it-py",
    "py3langid": "py3langid",
    "pypdfium2": "pypdfium2",
    "spacy": "spacy",
    "trafilatura": "trafilatura",
}
"""What the rules import of others and what it is installed as: another version may read a document otherwise."""

CARRIERS = frozenset({"brotli", "numpy", "pyoxigraph", "warcio", "zstandard"})
"""What the rules import of others that hands on what it is given: any version gives the same."""

_COPIES = frozenset({"ontology", "queries"})
_EMPTY = hashlib.sha256().hexdigest()
_MODULE = re.compile(r"\bonrecord(?:\.\w+)+")
_FILE = re.compile(r"""["']([\w.-]+\.\w+)["']""")


@cache
def rules_version(model: str = DEFAULT_MODEL, annotators: tuple[str, ...] = (), programs: tuple[str, ...] = ()) -> str:
    """Sixteen hex digits that change with the code, word lists, packages, plugins and the model that read documents.

    ``annotators`` are those of other packages that are named: of each counts the package, its version and its code.
    ``programs`` are those beside this one that may read a document, each with its version.

    >>> len(rules_version())
    16
    """
    packages = [f"{name} {_version(name)}" for name in PACKAGES.values()]
    plugins = [*plugin_identities(FORMATS), *(identity_of(entry_point(name)) for name in set(annotators))]
    parts = [*Sources().digests(), *packages, *plugins, *programs, f"model {_model(model)}"]
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:16]


class Sources:
    """The source files of the rules as they lie on the disk now: digests of modules by name, of word lists by path."""

    def __init__(self, package: Path = _PACKAGE, ontology: Path | None = None) -> None:
        self.modules: dict[str, str] = {}
        self.word_lists: dict[Path, str] = {}
        self._modules: dict[str, Path] = {}
        self._data: dict[str, list[Path]] = {}
        self._mentioned: set[str] = set()
        for path in (*_files(package), *((ontology or ontology_folder()) / "sources").iterdir()):
            if path.suffix == ".py":
                self._modules[_dotted(path.relative_to(package))] = path
            else:
                self._data.setdefault(path.name, []).append(path)
        self._follow([name for name in self._modules if name.partition(".")[2].split(".")[0] in _ROOTS])

    def digests(self) -> list[str]:
        """The digests of the modules, in order; one that opens a word list has that list's in place of its name.

        A module that holds no code, as the file of a folder, adds none.
        """
        return sorted(digest for digest in self.modules.values() if digest != _EMPTY)

    def _follow(self, waiting: list[str]) -> None:
        """Take in the modules, and whatever they import or name in a string."""
        while waiting:
            name = waiting.pop()
            if name not in self.modules:
                self._mentioned = set()
                form = form_of(self._modules[name].read_text(encoding="utf-8"), self._in_string)
                self.modules[name] = hashlib.sha256(form.text.encode()).hexdigest()
                waiting += (
                    form.imported | self._mentioned | {name.rpartition(".")[0]} - {"onrecord"}
                ) & self._modules.keys()

    def _in_string(self, literal: str) -> str:
        """A literal without the names of modules in it, and what is in the file that it names."""
        if "." not in literal:
            return literal
        file = _FILE.fullmatch(literal)
        if file and file[1] in self._data:
            return " ".join(sorted(map(self._word_list, self._data[file[1]])))
        return _MODULE.sub(self._named, literal) if "onrecord." in literal else literal

    def _named(self, found: re.Match[str]) -> str:
        self._mentioned.add(found[0])
        return "onrecord" if found[0] in self._modules else found[0]

    def _word_list(self, path: Path) -> str:
        if path not in self.word_lists:
            content = path.read_bytes().replace(b"\r\n", b"\n")
            self.word_lists[path] = hashlib.sha256(content).hexdigest()
        return self.word_lists[path]


def _files(package: Path) -> Iterator[Path]:
    """The files of the package; not its copies of ontology and queries, which lie elsewhere in a checkout."""
    for folder, folders, names in os.walk(package):
        here = Path(folder)
        folders[:] = [name for name in folders if name != "__pycache__" and (here != package or name not in _COPIES)]
        yield from (here / name for name in names if not name.endswith(".pyc"))


def _dotted(path: Path) -> str:
    """The name a module is imported by.

    >>> _dotted(Path("reading/pdf/reader.py")), _dotted(Path("reading/__init__.py"))
    ('onrecord.reading.pdf.reader', 'onrecord.reading')
    """
    parts = path.with_suffix("").parts
    return ".".join(("onrecord", *(parts[:-1] if parts[-1] == "__init__" else parts)))


def _model(model: str) -> str:
    """The version of a language model: of the package, else what the ``meta.json`` of the folder says."""
    told = Path(model) / "meta.json"
    return _version(model) or (hashlib.sha256(told.read_bytes()).hexdigest() if told.is_file() else "")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
