"""Takes the pictures of every view that the documentation shows: of a store, as Chromium shows it offline."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = {"": (1280, 800), "-wide": (2560, 1440), "-phone": (390, 844)}
SHOWN = {"view-phone"}
"""Of the sizes other than the first, those that the documentation shows."""
PICTURES = {
    "view": ([], ""),
    "view-evidence": ([], "#node=state%2Fx-norvania"),
    "view-dark": (["--focus", "Norvania"], ""),
    "view-table": ([], "#view=table&hide=act%3Asay"),
    "positions": (["--view", "positions"], ""),
    "chains": (["--view", "chains"], ""),
    "timeline": (["--view", "timeline"], ""),
    "document": (["--document", "norvania-letter"], ""),
}
"""Each picture: what the command is given, and the fragment of the address."""


def write(store: Path, out: Path, arguments: list[str]) -> None:
    command = [str(Path(sys.executable).parent / "onrecord"), "view", "--quiet", "--store", str(store), "-o", str(out)]
    subprocess.run([*command, *arguments], check=True)


def take(browser: Browser, page_file: Path, fragment: str, name: str, folder: Path, *, every: bool) -> None:
    for suffix, (width, height) in SIZES.items():
        if suffix and not every and name + suffix not in SHOWN:
            continue
        context = browser.new_context(
            viewport={"width": width, "height": height},
            offline=True,
            reduced_motion="reduce",
            color_scheme="dark" if name.endswith("dark") else "light",
        )
        page = context.new_page()
        page.goto(page_file.as_uri() + fragment)
        page.wait_for_timeout(1500)  # labels are placed when the picture rests
        page.screenshot(path=folder / f"{name}{suffix}.png")
        context.close()


def main(store: Path, work: Path, folder: Path, *, every: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name, (arguments, fragment) in PICTURES.items():
            out = work / f"{name}.html"
            write(store, out, arguments)
            take(browser, out, fragment, name, folder, every=every)
        browser.close()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]), every=sys.argv[4:] == ["all"])
