"""Answers as HTTP has them: with the state that they are of, not sent again where they have not changed, compressed."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import re
from collections.abc import Coroutine
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from onrecord.serve.asking.frames import Answer
from onrecord.serve.errors import Refused
from onrecord.serve.reader import Reader

_WORTH_IT = 1_000
_LEVEL = 4
_ALWAYS = {"vary": "Accept, Accept-Encoding", "cache-control": "no-cache"}


class Gone(Refused):
    """A request whose connection was closed before there was an answer; nobody sees this one."""

    status = 499


async def respond(request: Request, reader: Reader, asking: Coroutine[object, object, Answer]) -> Response:
    """The answer to a request, not sent again where whoever asks has it; given up where they have gone meanwhile."""
    tag = _tag(request, reader)
    if _is_unchanged(request, tag):
        asking.close()
        return Response(status_code=304, headers={"etag": tag, **_ALWAYS})
    return await whole(request, await _while_there(request, asking), tag)


async def _while_there(request: Request, asking: Coroutine[object, object, Answer]) -> Answer:
    """The answer, or nothing more than the end of asking where the connection is closed."""
    work = asyncio.ensure_future(asking)
    leaving = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({work, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise Gone("whoever asked has gone")
        return work.result()
    finally:
        work.cancel()
        leaving.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _tag(request: Request, reader: Reader) -> str:
    """What stands for the answer to a request: the program, the state, and what the request takes."""
    taken = hashlib.sha256(f"{version('onrecord')} {request.headers.get('accept', '')}".encode()).hexdigest()[:8]
    return f'W/"{reader.state}-{reader.quotes}-{taken}"'


def _is_unchanged(request: Request, tag: str) -> bool:
    if request.method not in ("GET", "HEAD"):
        return False
    told = str(request.headers.get("if-none-match", ""))
    return told.strip() == "*" or tag.removeprefix("W/") in re.findall(r'"[^"]*"', told)


async def whole(request: Request, answer: Answer, tag: str = "", status: int = 200) -> Response:
    """An answer that is there, as it is sent."""
    headers = dict(_ALWAYS)
    if tag and request.method in ("GET", "HEAD"):
        headers["etag"] = tag
    body = answer.body
    if len(body) > _WORTH_IT and _takes_gzip(request.headers.get("accept-encoding", "")):
        body = await asyncio.to_thread(gzip.compress, body, _LEVEL, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, status, media_type=None, headers={**headers, "content-type": answer.media})


def _takes_gzip(header: str) -> bool:
    """Whether the header ``Accept-Encoding`` takes gzip.

    >>> _takes_gzip("br, gzip"), _takes_gzip("gzip;q=0, *"), _takes_gzip("")
    (True, False, False)
    """
    told: dict[str, str] = dict(re.findall(r"([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+))?", header.lower()))
    quality = told.get("gzip", told.get("*", "0"))
    return quality == "" or quality.strip("0.") != ""
