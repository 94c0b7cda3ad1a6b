"""How questions go to a process and answers come back: a line of JSON, and after an answer's line its bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from onrecord.errors import OnRecordError


class Given:
    """What came with a question, each value looked at before it is used."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def text(self, name: str, otherwise: str = "") -> str:
        """A text, or what holds where none was given."""
        found = self._values.get(name, otherwise)
        return found if isinstance(found, str) else otherwise

    def number(self, name: str, otherwise: int = 0) -> int:
        """A whole number."""
        found = self._values.get(name, otherwise)
        return found if isinstance(found, int) else otherwise

    def texts(self, name: str) -> list[str]:
        """A list of texts, empty where none was given."""
        found = self._values.get(name)
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []

    def has(self, name: str) -> bool:
        """Whether it came at all."""
        return self._values.get(name) is not None

    def pairs(self, name: str) -> dict[str, str]:
        """Texts by their names."""
        found = self._values.get(name)
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, whole: its bytes, what kind they are, and what is told beside them."""

    body: bytes
    media: str = "application/json"
    facts: Mapping[str, object] = field(default_factory=dict)

    def json(self) -> object:
        """What the bytes hold, if they are JSON."""
        return cast(object, json.loads(self.body))


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: the name of a class of ``serve.errors``, and a line for the user."""

    kind: str
    told: str


def json_answer(value: object, **facts: object) -> Answer:
    """An answer whose bytes are JSON."""
    return Answer(json.dumps(value, ensure_ascii=False).encode(), facts=facts)


def question(operation: str, given: Mapping[str, object]) -> bytes:
    """A question as a line. Raises ``OnRecordError`` for text that is no Unicode."""
    try:
        return json.dumps({"operation": operation, "given": given}, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        raise OnRecordError("what was asked holds half a character; write it as UTF-8") from None


def read_question(line: bytes) -> tuple[str, Given]:
    """The operation's name and what came with it."""
    asked = json.loads(line)
    return str(asked["operation"]), Given(asked["given"])


def head_of(reply: Answer | Failure, grown: int) -> bytes:
    """The line before the bytes of an answer; ``grown`` is how many bytes of memory the process holds more by now."""
    if isinstance(reply, Failure):
        told: dict[str, object] = {"kind": reply.kind, "told": reply.told}
    else:
        told = {"media": reply.media, "facts": dict(reply.facts), "size": len(reply.body)}
    return json.dumps({**told, "grown": grown}).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Head:
    """The line before an answer's bytes, read."""

    failure: Failure | None
    media: str
    facts: Mapping[str, object]
    size: int
    grown: int


def read_head(line: bytes) -> Head:
    """What a line tells of the answer behind it."""
    told = json.loads(line)
    failure = Failure(told["kind"], told["told"]) if "kind" in told else None
    return Head(failure, told.get("media", ""), told.get("facts", {}), told.get("size", 0), told["grown"])
