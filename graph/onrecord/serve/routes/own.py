"""What the server tells of itself: whether it lives, and its counts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from onrecord.serve.site import site_of


async def metrics(request: Request) -> Response:
    """Counts and gauges, as Prometheus reads them."""
    site = site_of(request)
    states = site.states.all
    gauges: dict[str, tuple[str, float]] = {
        "queue": ("Questions that wait for a process.", sum(each.pool.queued for each in states)),
        "running": ("Questions that are being answered.", sum(each.pool.running for each in states)),
        "states": ("States of the store that are open.", len(states)),
        "swaps_total": ("Commits of the store taken over since the start.", site.states.swaps),
    }
    return PlainTextResponse(site.counts.text(gauges), media_type="text/plain; version=0.0.4")


async def health(request: Request) -> Response:
    """A line that tells which state of the store is served, and whether a newer one could not be opened."""
    states = site_of(request).states
    told = "; a newer state could not be opened, the log tells why" if states.trouble else ""
    return PlainTextResponse(f"ok {states.now.name}{told}\n")


ROUTES = (Route("/metrics", metrics), Route("/health", health))
