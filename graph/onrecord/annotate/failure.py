"""An annotator that fails costs what it alone finds: the document is annotated again without it.

Annotators add to what others hold, so one that fails half way leaves half of its work behind. Therefore all
of that is thrown away, and everything begins anew with the failed one left out: what is kept is whole.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from onrecord.errors import OnRecordError
from onrecord.model.statement import AnnotatorFailure

T = TypeVar("T")
_HOST = "onrecord.annotate.plugin"
"""What calls annotators of other packages."""

Failures = tuple[AnnotatorFailure, ...]


class AnnotationFailed(Exception):
    """Something failed over a document; ``failure`` tells what, and where."""

    def __init__(self, failure: AnnotatorFailure) -> None:
        super().__init__(str(failure))
        self.failure = failure


class Guard:
    """Calls the annotators of one document by name, but for those that failed before."""

    def __init__(self) -> None:
        self.failures: dict[str, AnnotatorFailure] = {}

    def __call__(self, name: str, call: Callable[[], T]) -> T | None:
        """What the annotator of that name finds, ``None`` if it failed before. Raises ``AnnotationFailed``."""
        found: T | None = None
        if name not in self.failures:
            with failing_as(name):
                found = call()
        return found


def without_failing(attempt: Callable[[Guard], T]) -> tuple[T | None, Failures]:
    """What an attempt gives once no annotator fails in it any more, with the failures that earlier ones met.

    ``None`` if what is under no guard of its own fails.
    """
    guard = Guard()
    while True:
        try:
            found = guard("record", lambda: attempt(guard))
        except AnnotationFailed as failed:
            guard.failures[failed.failure.annotator] = failed.failure
        else:
            return found, tuple(guard.failures.values())


class failing_as:  # noqa: N801
    """A block whose failure is the named annotator's; memory that ran out and errors for the user are not."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, Exception) and not isinstance(error, AnnotationFailed | MemoryError | OnRecordError):
            raise AnnotationFailed(failure_of(self.name, error)) from error


def failure_of(name: str, error: Exception) -> AnnotatorFailure:
    """The failure of an annotator: what was raised, and the last place that it came from, of ours or of its package."""
    place, trace, packages, before = "", error.__traceback__, {"onrecord"}, ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if before == _HOST:
            packages.add(module.partition(".")[0])
        if module.partition(".")[0] in packages and module != __name__:
            place = f"{module}, line {trace.tb_lineno}"
        trace, before = trace.tb_next, module
    return AnnotatorFailure(name, type(error).__name__, place)
