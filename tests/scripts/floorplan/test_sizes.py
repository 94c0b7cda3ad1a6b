"""Sizes of files, folders and classes, and how docstrings begin."""

from __future__ import annotations

from collections.abc import Callable

from floorplan.sizes import docstrings_beginning, files_by_folder, fullest_folder, largest_class
from floorplan.tree import Package

Made = Callable[..., Package]


def test_files_are_counted_in_their_own_folder_alone(made: Made) -> None:
    package = made({"hall.py": "", "kitchen/stove.py": "", "kitchen/pots/lid.py": ""})
    assert files_by_folder(package) == {"inn": 2, "inn.kitchen": 2, "inn.kitchen.pots": 2}
    assert fullest_folder(package).size == 2


def test_the_largest_class_is_counted_from_its_first_line_to_its_last(made: Made) -> None:
    package = made({"hall.py": "class Small:\n    a = 1\n\n\nclass Large:\n    a = 1\n\n    b = 2\n"})
    assert str(largest_class(package)) == "4 (inn.hall:Large)"


def test_docstrings_are_found_by_their_first_words_and_other_texts_are_not(made: Made) -> None:
    text = (
        '"""Nothing; a module."""\n\n\ndef f():\n    """Nothing; done."""\n\n\ndef g():\n    return "Nothing; else"\n'
    )
    assert docstrings_beginning(made({"hall.py": text}), "Nothing;") == ["inn.hall:1", "inn.hall:5"]
