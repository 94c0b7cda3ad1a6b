"""What every answer goes through: who may ask, where the path begins, how it fails, and what is counted of it."""

from __future__ import annotations

import logging
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import OnRecordError
from onrecord.serve.counts import Counts
from onrecord.serve.errors import Busy, Refused
from onrecord.serve.http import guard
from onrecord.serve.settings import Serving

_LOG = logging.getLogger("onrecord.serve")

SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}
"""Headers that every answer has which has none of its own by that name."""

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
"""What a page may load: the stylesheet of ours. There are no scripts."""


class Answering:
    """Hands requests on to the routes, below the path that a proxy has, and sees to what comes back."""

    def __init__(self, app: ASGIApp, settings: Serving, counts: Counts) -> None:
        self._app = app
        self._settings = settings
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        inner = self._below(scope)
        headers = Headers(scope=scope)
        sent: list[int] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent.append(message["status"])
                self._complete(MutableHeaders(scope=message), headers)
            await send(message)

        try:
            guard.check(self._settings, scope, headers)
            preflight = self._preflight(scope, headers)
            if preflight is not None:
                await preflight(scope, receive, told)
            else:
                await self._app(inner, receive, told)
        except OnRecordError as error:
            if sent:
                raise
            await refusal(error)(scope, receive, told)
        except Exception:
            _LOG.exception("a request failed")
            if sent:
                raise
            response = PlainTextResponse("the server failed over this request; its log tells how\n", 500)
            await response(scope, receive, told)
        finally:
            seconds = time.perf_counter() - began
            status = sent[0] if sent else 499
            self._counts.note(_group(inner), status, seconds)
            _LOG.info("%s %s %s %.3f s", _method(scope), _group(inner), status, seconds)

    def _below(self, scope: Scope) -> Scope:
        """The scope with the path as our routes have it, whether or not the proxy took its own path off."""
        root, path = self._settings.root, scope["path"]
        if root and (path == root or path.startswith(root + "/")):
            return {**scope, "path": path[len(root) :] or "/", "raw_path": None}
        return scope

    def _preflight(self, scope: Scope, headers: Headers) -> Response | None:
        origin = headers.get("origin")
        if scope["method"] != "OPTIONS" or origin is None or "access-control-request-method" not in headers:
            return None
        asked = headers.get("access-control-request-headers", "")
        return Response(status_code=204, headers={**guard.ALLOWED, "access-control-allow-headers": asked})

    def _complete(self, answer: MutableHeaders, asked: Headers) -> None:
        if answer.get("content-type", "").startswith("text/html"):
            answer.setdefault("content-security-policy", PAGE_POLICY)
        for name, value in SAFE.items():
            answer.setdefault(name, value)
        origin = asked.get("origin")
        if self._settings.origins:
            answer.add_vary_header("Origin")
        if origin is not None and guard.is_named(self._settings, origin):
            answer["access-control-allow-origin"] = origin
            answer["access-control-expose-headers"] = "ETag, Retry-After"
            answer["cross-origin-resource-policy"] = "cross-origin"


def refusal(error: OnRecordError) -> Response:
    """The answer that tells why there is none, in one line of text."""
    status = error.status if isinstance(error, Refused) else 400
    response = PlainTextResponse(" ".join(str(error).split()) + "\n", status)
    if isinstance(error, Busy):
        response.headers["retry-after"] = str(error.retry_after)
    if isinstance(error, guard.Unknown):
        response.headers["www-authenticate"] = 'Basic realm="On Record", charset="UTF-8"'
    return response


def _group(scope: Scope) -> str:
    """The route that a request went to, as far as it got; never what it asked for."""
    route = scope.get("route")
    return getattr(route, "path", "") or "none"


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "OPTIONS") else "other"
