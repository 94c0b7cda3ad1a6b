"""Settings of one server: built once by the command line or a caller."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.errors import OnRecordError
from onrecord.export.quotes import QuotesKept
from onrecord.settings import DEFAULT_STORE, cores

SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps on one question and on all that wait.

    ``timeout`` is in seconds, ``memory`` in megabytes beside the open snapshot, ``answer`` and ``request`` are in
    megabytes. ``processes`` answer at one time; questions that take long move to at most ``long`` further ones.
    ``queue`` is how many may wait, ``patience`` for how many seconds.
    """

    timeout: float = 30.0
    memory: float = 500.0
    answer: float = 64.0
    request: float = 1.0
    processes: int = field(default_factory=lambda: cores() + 1)
    long: int = field(default_factory=lambda: 2 * cores())
    queue: int = 200
    patience: float = 20.0


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, where, to whom. ``base`` is the address by which others know the server, behind a proxy.

    ``token``, where there is one, has to come with every request. ``origins`` are the sites whose scripts may read
    answers. ``quotes`` is how much of the documents' words goes out, as in exports.
    """

    store: Path = DEFAULT_STORE
    host: str = "127.0.0.1"
    port: int = 7878
    base: str = ""
    quotes: QuotesKept = "short"
    token: str = field(default="", repr=False)
    origins: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    @property
    def is_public(self) -> bool:
        """Whether others than users of this machine can reach it, as far as can be told."""
        return not is_loopback(self.host) or bool(self.base and not is_loopback(urlsplit(self.base).hostname or ""))

    @property
    def root(self) -> str:
        """The path below which a proxy has the server, such as ``/record``; empty if there is none."""
        return urlsplit(self.base).path.rstrip("/")

    def checked(self) -> Serving:
        """These settings. Raises ``OnRecordError`` where they do not fit together."""
        if self.base and (urlsplit(self.base).scheme not in ("http", "https") or not urlsplit(self.base).hostname):
            raise OnRecordError(f"--base {self.base}: give the whole address, such as https://example.org/record/")
        if self.token and len(self.token) < SHORTEST_TOKEN:
            raise OnRecordError(f"the token has fewer than {SHORTEST_TOKEN} characters; take a longer one, by chance")
        if self.quotes == "full" and self.is_public and not self.token:
            raise OnRecordError(
                "--quotes full: others than you can reach this server, and words of news are not yours to pass on;"
                " set a token (ONRECORD_TOKEN or --token-file), or serve them short"
            )
        return self


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("[::1]"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    bare = host.strip("[]").lower()
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False
