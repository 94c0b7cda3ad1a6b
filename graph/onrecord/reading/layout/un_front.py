"""What the front of a United Nations document says, as the metadata of a document."""

from __future__ import annotations

from onrecord.model.masthead import Masthead
from onrecord.reading.draft.metadata import Metadata


def metadata_of(masthead: Masthead) -> Metadata:
    """What a masthead says as metadata; a speech is its speaker's, all else the United Nations'.

    >>> metadata_of(Masthead(("A/74/1",), "letter")).publisher
    'United Nations'
    """
    speech = masthead.kind == "speech"
    return Metadata(
        title=masthead.title,
        authors=(masthead.sender,) if speech and masthead.sender else (),
        publisher=None if speech else "United Nations",
        published=masthead.published,
        kind=masthead.kind if masthead.kind != "other" else None,
        symbols=masthead.symbols,
    )
