"""What an address gives, read."""

from __future__ import annotations

from starlette.requests import Request

from onrecord.serve.errors import Refused


def once(request: Request) -> dict[str, str]:
    """The parameters of an address by name. Raises ``Refused`` where one is given twice."""
    pairs = request.query_params.multi_items()
    if len(dict(pairs)) != len(pairs):
        raise Refused("a parameter is given twice; give each once")
    return dict(pairs)


def number_of(name: str, told: str, otherwise: int) -> int:
    """A whole number, or what holds where none is told. Raises ``Refused``."""
    if told and not (told.isascii() and told.isdecimal() and len(told) < 10):
        raise Refused(f"{name}={told[:20]!r} is no whole number; write it in digits")
    return int(told) if told else otherwise
