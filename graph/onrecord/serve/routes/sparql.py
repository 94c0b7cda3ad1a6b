"""SPARQL 1.1 protocol, queries only: by GET, as a form, and as the body of a POST."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.serve.errors import Refused, TooLarge
from onrecord.serve.http.whole import respond
from onrecord.serve.routes.description import described
from onrecord.serve.site import site_of

_MOST_FIELDS = 1_000
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


class Unsupported(Refused):
    """A body of a kind that is none of the protocol's."""

    status = 415


class OnlyReading(Refused):
    """An update."""

    status = 403


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs that the protocol lets name."""

    query: str
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]


async def sparql(request: Request) -> Response:
    """The answer to a query; without one, what the service is."""
    site = site_of(request)
    if request.method != "POST" and not request.scope["query_string"]:
        return await described(request)
    asked = await _asked(request, int(site.settings.limits.request * 1e6))
    async with site.reading(request) as reader:
        accept = request.headers.get("accept", "")
        return await respond(
            request, reader, reader.sparql(asked.query, accept, asked.default_graphs, asked.named_graphs)
        )


async def _asked(request: Request, most: int) -> Asked:
    """What a request asks. Raises ``Refused`` where it is none of the protocol's three forms."""
    fields = _fields(request.scope["query_string"], most)
    if request.method == "POST":
        kind, _, parameters = request.headers.get("content-type", "").partition(";")
        charset = parameters.lower().partition("charset=")[2].strip(' "')
        if charset not in ("", "utf-8", "utf8", "us-ascii"):
            raise Unsupported(f"a body in {charset[:30]!r} is not read; send UTF-8")
        kind = kind.strip().lower()
        if kind == _FORM:
            fields += _fields(await _body(request, most), most)
        elif kind == _QUERY:
            if any(name == "query" for name, _ in fields):
                raise Refused("there is a query in the address and one in the body; send one")
            fields.append(("query", _text(await _body(request, most))))
        elif kind == _UPDATE:
            raise OnlyReading("updates are refused: this server only reads; use onrecord build")
        else:
            raise Unsupported(f"a body of the kind {kind[:60]!r} is not read; send {_QUERY} or {_FORM}")
    if any(name == "update" for name, _ in fields):
        raise OnlyReading("updates are refused: this server only reads; use onrecord build")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise Refused(f"there are {len(queries)} queries; send one, as the parameter query or as the body")
    graphs = {
        name: [value for found, value in fields if found == name] for name in ("default-graph-uri", "named-graph-uri")
    }
    return Asked(queries[0], graphs["default-graph-uri"], graphs["named-graph-uri"])


async def _body(request: Request, most: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise TooLarge(f"the query has more than {most:,} bytes; this server reads no longer ones")
        parts.append(part)
    return b"".join(parts)


def _fields(told: bytes, most: int) -> list[tuple[str, str]]:
    if len(told) > 3 * most:
        raise TooLarge("the address is too long; send the query as the body of a POST")
    try:
        return parse_qsl(told.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise Refused("the parameters are not UTF-8, each byte beyond ASCII written as %XX") from None
    except ValueError:
        raise Refused(f"there are more than {_MOST_FIELDS} parameters") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"the query is not UTF-8 (byte {error.start}); send it so") from None


async def options(_: Request) -> Response:
    """What may be done here."""
    return Response(status_code=204, headers={"allow": "GET, HEAD, POST, OPTIONS"})


ROUTES = (
    Route("/sparql", sparql, methods=["GET", "POST"], name="sparql"),
    Route("/sparql", options, methods=["OPTIONS"]),
)
