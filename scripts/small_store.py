"""Three invented documents for a small store, and damage to a file: for scripts that try what a store survives."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "one.txt": "Norvania's foreign minister Mira Tal said on Friday that the vote in Ostrel was void.\n",
    "two.txt": "The Government of Keldmark rejected the accusation on 3 May 2031.\n",
    "three.txt": "Ostrel will not recognise the vote, its president told reporters on 4 May 2031.\n",
}


def write_texts() -> list[str]:
    """Write the documents into the working folder; their names."""
    for name, text in TEXTS.items():
        Path(name).write_text(text)
    return list(TEXTS)


def turn_a_byte(path: Path) -> None:
    """Change a byte in the middle of a file, if it has any."""
    content = bytearray(path.read_bytes())
    if content:
        content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
