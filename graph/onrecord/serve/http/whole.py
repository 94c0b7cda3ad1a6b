"""Answers as HTTP has them: with the state that they are of, not sent again where they have not changed, compressed."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import re

from starlette.requests import Request
from starlette.responses import Response

from onrecord.serve.asking.frames import Answer
from onrecord.serve.reader import Reader

_WORTH_IT = 1_000
_LEVEL = 4


def etag(request: Request, reader: Reader) -> str:
    """What stands for the answer to a request: its state, and what the request takes."""
    taken = hashlib.sha256(request.headers.get("accept", "").encode()).hexdigest()[:8]
    return f'W/"{reader.state}-{reader.quotes}-{taken}"'


def is_unchanged(request: Request, tag: str) -> bool:
    """Whether whoever asks has the answer already."""
    if request.method not in ("GET", "HEAD"):
        return False
    told = str(request.headers.get("if-none-match", ""))
    return told.strip() == "*" or tag.removeprefix("W/") in re.findall(r'"[^"]*"', told)


def unchanged(tag: str) -> Response:
    """The answer that tells so."""
    return Response(
        status_code=304, headers={"etag": tag, "vary": "Accept, Accept-Encoding", "cache-control": "no-cache"}
    )


async def whole(request: Request, answer: Answer, tag: str = "") -> Response:
    """An answer that is there, as it is sent."""
    headers = {"vary": "Accept, Accept-Encoding", "cache-control": "no-cache"}
    if tag and request.method in ("GET", "HEAD"):
        headers["etag"] = tag
    body = answer.body
    if len(body) > _WORTH_IT and _takes_gzip(request.headers.get("accept-encoding", "")):
        body = await asyncio.to_thread(gzip.compress, body, _LEVEL, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, media_type=None, headers={**headers, "content-type": answer.media})


def _takes_gzip(header: str) -> bool:
    """Whether the header ``Accept-Encoding`` takes gzip.

    >>> _takes_gzip("br, gzip"), _takes_gzip("gzip;q=0, *"), _takes_gzip("")
    (True, False, False)
    """
    told: dict[str, str] = dict(re.findall(r"([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+))?", header.lower()))
    quality = told.get("gzip", told.get("*", "0"))
    return quality == "" or quality.strip("0.") != ""
