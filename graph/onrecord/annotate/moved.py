"""Findings moved from one text to another that shows the same words: every span in them is put in its new place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from onrecord.model.document import Span
from onrecord.model.statement import DateRange

T = TypeVar("T")
Move = Callable[[Span], Span]


def moved(value: T, move: Move, text: str) -> T:
    """A frozen value with all spans moved, those of the values in it too; ``text`` is the text that they now lie in.

    Which fields hold spans is told by their types: a pair of numbers in any other is no span.
    """
    return cast(T, _moved(value, move, text))


def _moved(value: object, move: Move, text: str) -> object:
    if isinstance(value, tuple):
        return tuple(_moved(each, move, text) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for name, holds_spans in _told(type(value)):
        old = getattr(value, name)
        new = _with_spans(old, move) if holds_spans else _moved(old, move, text)
        if new != old:
            changed[name] = new
    if isinstance(value, DateRange):  # the words may differ in a place that is the same
        changed["text"] = text[slice(*changed.get("span", value.span))]
    return replace(cast(Any, value), **changed) if changed else value


@cache
def _told(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that may hold something to move, each with whether it holds spans."""
    told = [(field.name, "Span" in _type_of(field)) for field in fields(kind)]
    return tuple(told)


def _type_of(field: Field[Any]) -> str:
    return field.type if isinstance(field.type, str) else str(field.type)


def _with_spans(value: object, move: Move) -> object:
    """A span, or a tuple that holds spans at any depth, moved."""
    if not isinstance(value, tuple):
        return value
    if len(value) == 2 and all(isinstance(each, int) for each in value):
        return move(cast(Span, value))
    return tuple(_with_spans(each, move) for each in value)
