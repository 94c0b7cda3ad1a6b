"""One document, statement, actor or item with the words that bear it out, as ``onrecord show`` tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from onrecord.query.show import show
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, given: Given) -> Answer:
    """What is known of the node that ``name`` means, as JSON with the fields of ``Shown``."""
    return json_answer(_plain(show(opened.graph, given.text("name"))))


def _plain(value: object) -> object:
    """A value with its fields by name, as JSON has them."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value
