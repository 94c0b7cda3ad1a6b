"""What is told of one statement, and of the document that reports it, as names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What is told of a statement; unless ``status`` is ``asserted``, nobody is told to have made it.

    Parties are names, those who spoke with the id of each beside, in the same order. ``words`` are as long as the
    graph has them, ``said`` is a day or FROM/UNTIL, ``rule`` what found it, ``review`` what a person has done with it.
    """

    statement: str
    status: str
    speakers: tuple[str, ...]
    speaker_ids: tuple[str, ...]
    speaks_for: tuple[str, ...]
    relayed_by: tuple[str, ...]
    act: str
    words: str
    mode: str
    attribution: str
    said: str
    rule: str
    review: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The different names of those who spoke; two of them may have the same."""
        return tuple(dict.fromkeys(self.speakers))

    @property
    def line(self) -> str:
        """Who said it, for whom, how and when, in one line.

        A relay goes with it always: what B says, as A reports, is never told as B's alone.
        """
        who = "; ".join(self.names) or "speaker not resolved"
        who += f" (for {'; '.join(self.speaks_for)})" if self.speaks_for else ""
        act = self.act if self.status == "asserted" else f"{self.act} ({self.status})"
        relay = f"as {'; '.join(self.relayed_by)} has it" if self.relayed_by else ""
        kind = self.attribution if self.attribution != "speech" else ""
        parts = (who, act, self.said, kind, relay, ", ".join(self.review))
        return " · ".join(part for part in parts if part)

    def as_json(self) -> Mapping[str, object]:
        """The same as values of JSON."""
        told = asdict(self)
        told["speakers"] = [
            {"id": each, "name": name} for each, name in zip(self.speaker_ids, self.speakers, strict=True)
        ]
        del told["speaker_ids"]
        told["for"] = told.pop("speaks_for")
        return {**told, "line": self.line}


@dataclass(frozen=True, slots=True)
class Source:
    """A text by its key, and the document it is of; ``published`` is a day."""

    key: str
    document: str
    title: str
    publisher: str
    published: str

    @property
    def line(self) -> str:
        """Title, publisher and day."""
        return ", ".join(part for part in (self.title or self.document, self.publisher, self.published) if part)

    def as_json(self) -> Mapping[str, object]:
        """The same as values of JSON."""
        told = asdict(self)
        return {"id": told.pop("document"), **told}
