"""Run the commands that docs/political-science.md shows on the examples, and put in what they print.

    .venv/bin/python scripts/run_page.py            write the page anew
    .venv/bin/python scripts/run_page.py --check    exit 1 if it would change; a test asks the same

What stands in a fence `console` behind `$ onrecord` is run in an empty folder with a copy of `examples/`; what it
prints, on both streams, stands below it. `onrecord reliability` needs a coder's file and is left as it is.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main as onrecord

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "political-science.md"
FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_anew(page: str, folder: Path) -> str:
    """The page with what its commands print now, run in an empty folder, where all that they write stays."""
    before = Path.cwd()
    shutil.copytree(ROOT / "examples", folder / "examples")
    os.chdir(folder)
    try:
        return FENCE.sub(lambda fence: f"```console\n{_fence(fence[1])}```", page)
    finally:
        os.chdir(before)


def _fence(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if any(line.startswith("$ onrecord reliability") for line in commands):
        return block
    return "".join(f"{line}\n{_printed(line)}" for line in commands)


def _printed(line: str) -> str:
    result = CliRunner().invoke(onrecord, shlex.split(line.removeprefix("$ onrecord "), comments=True))
    if result.exit_code:
        raise SystemExit(f"{line}\n{result.output}")
    return "".join(f"{text.rstrip()}\n" for text in result.output.splitlines())


def main() -> int:
    parser = argparse.ArgumentParser(prog="run_page", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true")
    old = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        new = run_anew(old, Path(folder))
    if parser.parse_args().check:
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
