"""The server of the Model Context Protocol: over standard input and output, or at an address of the web server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from importlib.metadata import version
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.serve.assistant.tools import Reading, Tools
from onrecord.serve.reader import Reader
from onrecord.serve.settings import Serving
from onrecord.serve.site import Site, client_of

_INSTRUCTIONS = """\
Attributed statements from diplomatic news and United Nations documents. Nothing here is a fact about the world: each
row is what a document reports somebody to have said. Quote the words as they are given and name the document; where a
row has relayed_by, say so: "B said, as A reports". A statement whose status is not "asserted" was not made, or only
possibly: never report it as said. Begin with search, or with list_questions and ask_question; show and read_document
give the evidence."""

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

_CLIENT: ContextVar[str] = ContextVar("client", default="assistant")


def mcp_server(reading: Reading) -> MCPServer[Any]:
    """A server of the protocol whose tools ask readers that ``reading`` opens."""
    made: MCPServer[Any] = MCPServer(
        "onrecord", title="On Record", instructions=_INSTRUCTIONS, version=version("onrecord"), log_level="WARNING"
    )
    tools = Tools(reading)
    for tool in (
        *(tools.list_questions, tools.ask_question, tools.search),
        *(tools.changes, tools.show, tools.read_document),
    ):
        made.add_tool(tool, annotations=_READS, structured_output=True)
    return made


def routes(site: Callable[[], Site]) -> tuple[list[BaseRoute], Callable[[], AbstractAsyncContextManager[None]]]:
    """The address ``/mcp``, and what has to run as long as the server does.

    Hosts and origins are checked before, like those of all addresses.
    """
    made = mcp_server(lambda: _reading(site()))
    off = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    inner = made.streamable_http_app(json_response=True, stateless_http=True, transport_security=off)
    (route,) = [each for each in inner.routes if isinstance(each, Route) and each.path == "/mcp"]
    return [Route("/mcp", _Told(route.app))], made.session_manager.run


class _Told:
    """Hands requests on, and notes who asks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _CLIENT.set(client_of(HTTPConnection(scope)))
        await self._app(scope, receive, send)


@asynccontextmanager
async def _reading(site: Site) -> AsyncIterator[Reader]:
    async with site.states.reading() as state:
        yield Reader(state, _CLIENT.get(), site.settings.quotes)


def serve_stdio(settings: Serving) -> None:
    """Serves a store over standard input and output until the input ends.

    Raises ``OnRecordError`` where it cannot begin: the store is being written to or damaged.
    """
    asyncio.run(_serve_stdio(settings))


async def _serve_stdio(settings: Serving) -> None:
    site = Site(settings.checked())
    await site.states.start()
    try:
        await mcp_server(lambda: _reading(site)).run_stdio_async()
    finally:
        await site.states.close()
