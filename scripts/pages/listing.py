"""Lists of the pages in a folder, from their headings."""

from __future__ import annotations

from pathlib import Path


def pages_list(folder: Path) -> str:
    """A line for each page in the folder but its index, sorted by heading; the links hold in the index."""
    pages = sorted((_heading(page), page.name) for page in folder.glob("*.md") if page.name != "index.md")
    return "\n".join(f"- [{heading}]({name})" for heading, name in pages)


def decisions_list(folder: Path) -> str:
    """A line for each page in the folder, in the order of their numbers; the links hold beside the folder."""
    return "\n".join(f"- [{_numbered(page)}]({folder.name}/{page.name})" for page in sorted(folder.glob("*.md")))


def _numbered(page: Path) -> str:
    """The heading of a page, with the number that its file has, if that has one."""
    heading, number = _heading(page), page.name.partition("-")[0]
    return heading if heading.startswith(number) or not number.isdigit() else f"{number} {heading}"


def _heading(page: Path) -> str:
    (first, *_) = page.read_text(encoding="utf-8").splitlines()
    return first.removeprefix("# ")
