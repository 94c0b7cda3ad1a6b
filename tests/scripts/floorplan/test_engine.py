"""Who knows a library, under whatever name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from floorplan.engine import importers, knowing, taking
from floorplan.names import Names
from floorplan.tree import Package

Made = Callable[..., Package]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import wine", True),
        ("import wine.red as w", True),
        ("from wine import Cask", True),
        ("def f():\n    import wine", True),
        ("from importlib import import_module\nimport_module('wine')", True),
        ("from inn.cellar import Cask as Barrel", True),
        ("from inn.cellar import Vat", True),
        ("from inn.cellar import water", False),
        ("import winery", False),
    ],
    ids=["whole", "part", "name", "inside", "by name", "re-exported", "renamed there", "of its own", "other library"],
)
def test_a_library_is_known_under_whatever_name_and_by_re_export(made: Made, text: str, told: bool) -> None:
    files = {"cellar.py": "import wine\nfrom wine import Cask\nVat = wine.Vat\nwater = 1", "hall.py": text}
    assert ("inn.hall" in knowing(Names(made(files)), "wine")) is told


def test_who_takes_a_re_export_is_no_importer_but_knows_the_library(made: Made) -> None:
    files = {"a.py": "from wine import Cask", "b.py": "from inn.a import Cask", "c.py": "from inn.b import Cask"}
    package = made(files)
    assert importers(package, "wine") == {"inn.a"}
    assert knowing(Names(package), "wine") == {"inn.a", "inn.b", "inn.c"}


@pytest.mark.parametrize(
    "text",
    [
        "import wine as w\ndef f(a: w.Cask): ...",
        "from wine import Cask as C\ndef f(a: list[C]): ...",
        "from wine import Cask\ndef f() -> Cask: ...",
        "from wine import Cask\nclass A:\n    a: 'Cask | None'",
    ],
    ids=["parameter", "in brackets", "result", "field as text"],
)
def test_a_librarys_class_in_an_annotation_is_taken(made: Made, text: str) -> None:
    package = made({"hall.py": text, "cellar.py": "from wine import Cask\nCask()"})
    assert taking(Names(package), "wine", "Cask") == {"inn.hall"}
