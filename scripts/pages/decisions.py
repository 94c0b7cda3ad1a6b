"""The list of decisions, from the headings of their pages."""

from __future__ import annotations

from pathlib import Path


def decisions_list(folder: Path) -> str:
    """A line for each page in the folder, in the order of their numbers: its heading, and a link to it.

    The links hold in a page that stands beside the folder.
    """
    return "\n".join(f"- [{_heading(page)}]({folder.name}/{page.name})" for page in sorted(folder.glob("*.md")))


def _heading(page: Path) -> str:
    (first, *_) = page.read_text(encoding="utf-8").splitlines()
    heading, number = first.removeprefix("# "), page.name.partition("-")[0]
    return heading if heading.startswith(number) or not number.isdigit() else f"{number} {heading}"
