"""How a question can fail, each with the status that HTTP has for it; the text tells what to do."""

from __future__ import annotations

from onrecord.errors import OnRecordError


class Refused(OnRecordError):
    """A request that is not answered."""

    status = 400


class NotFound(Refused):
    """A name that nothing in the store answers to."""

    status = 404


class Withheld(Refused):
    """Words that may not be passed on."""

    status = 403


class NotAcceptable(Refused):
    """A format that there is none of."""

    status = 406


class TooLarge(Refused):
    """A request that is larger than is taken."""

    status = 413


class BeyondLimit(Refused):
    """A question that needed more time or memory than it may have, or has too large an answer."""

    status = 422


class Busy(Refused):
    """Too much is asked at one time; after ``retry_after`` seconds it may be less."""

    status = 503

    def __init__(self, told: str, retry_after: int = 5) -> None:
        super().__init__(told)
        self.retry_after = retry_after


class Failed(Refused):
    """What is our fault."""

    status = 500


KINDS = {kind.__name__: kind for kind in (Refused, NotFound, Withheld, NotAcceptable, BeyondLimit, Failed)}
"""The failures that a process can tell of, by their names."""
