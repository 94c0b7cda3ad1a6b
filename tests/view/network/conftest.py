"""Opening a network page in a browser that watches what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@dataclass
class Watched:
    """Opens pages offline, each in a context of its own, and notes what they ask for, log and throw."""

    browser: Browser
    until: Callable[[Any, str], None]
    contexts: list[BrowserContext] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def open(self, path: Path, fragment: str = "", width: int = 1280, **options: Any) -> Page:
        size: Any = {"width": width, "height": 800}
        context = self.browser.new_context(viewport=size, offline=True, reduced_motion="reduce", **options)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.told.append(message.text))
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.goto(path.as_uri() + fragment)
        self.until(page, "window.onrecord && window.onrecord.network")
        settle(page)
        return page

    def close(self) -> None:
        while self.contexts:
            self.contexts.pop().close()


@pytest.fixture
def watched(browser: Browser, until: Any) -> Iterator[Watched]:
    """On leaving, nothing may have been logged or thrown; what may be asked for each test file says."""
    watched = Watched(browser, until)
    yield watched
    watched.close()
    assert watched.told == []


def settle(page: Page) -> None:
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
