"""Files that name a thing, and what ``scripts/house`` prints."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from floorplan.reach import touched
from floorplan.tree import Package

Made = Callable[..., Package]
SCRIPTS = Path(__file__).resolve().parents[3] / "scripts"


def test_what_names_a_thing_is_touched_and_a_folder_of_its_name_counts_as_one(made: Made) -> None:
    files = {
        "ales/brew.py": "",
        "ales/page.html": "",
        "menu.py": "from inn import ales",
        "help.py": "TEXT = 'wine, ale or water'",
        "ale_list.css": "",
        "sales.py": "sales = 1",
        "told.py": '"""Of ale."""\n# ale\n',
    }
    assert touched(made(files), "ale") == ["ale_list.css", "ales/", "help.py", "menu.py"]


def house(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPTS / "house", *arguments], capture_output=True, text=True, check=False)


def test_two_packages_stand_side_by_side(made: Made) -> None:
    one = made({"hall.py": ""}).root
    other = made({"hall.py": "", "attic.py": "import inn.hall"}, "other").root
    found = house(one, other)
    assert found.stdout.splitlines()[0].split()[:3] == ["plan", "2/1/0/0/0", "3/2/1/0/0"]
    assert found.returncode == 0


def test_values_come_as_json_with_what_was_counted(made: Made) -> None:
    root = made({"hall.py": ""}).root
    values = json.loads(house(root, "--json").stdout)[str(root)]
    assert values["root"] == {
        "value": "2",
        "counted": ["inn", "inn.hall"],
        "rule": "modules at the root, __init__ included",
    }
    assert values["climbs"]["value"] == "-"


def test_a_measure_lists_what_it_counted(made: Made) -> None:
    root = made({"hall.py": "import pyoxigraph"}).root
    assert house(root, "--list", "engine").stdout == f"# engine of {root}\ninn.hall\n"


def test_a_folder_that_is_no_package_is_refused_in_one_line(tmp_path: Path) -> None:
    found = house(tmp_path)
    assert found.returncode == 1
    assert found.stderr == f"house: {tmp_path}: no package; name a folder with an __init__.py, such as graph/onrecord\n"
