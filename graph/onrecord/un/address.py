"""The address at which the United Nations give a document, from its symbol."""

from __future__ import annotations

_SPACE = "document/un/"


def address_of(relative: str) -> str | None:
    """The address of the document with that id, in English; ``None`` of one that is not known by its symbol.

    >>> address_of("document/un/A/RES/79/1"), address_of("document/un/S/RES/822(1993)")
    ('https://docs.un.org/en/A/RES/79/1', 'https://docs.un.org/en/S/RES/822(1993)')
    >>> address_of("document/00000000000000a1") is None
    True
    """
    return f"https://docs.un.org/en/{relative.removeprefix(_SPACE)}" if relative.startswith(_SPACE) else None
