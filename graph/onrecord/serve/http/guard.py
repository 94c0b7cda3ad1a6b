"""Who may ask at all: by the host that was asked for, the site whose script asks, and the token."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from onrecord.serve.errors import Refused
from onrecord.serve.settings import Serving, is_loopback

ALLOWED = {"access-control-allow-methods": "GET, HEAD, POST, OPTIONS", "access-control-max-age": "600"}

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII)


class Misdirected(Refused):
    """A request for another host: of a page that had its own name lead here."""

    status = 421


class Foreign(Refused):
    """A request by a script of a site that was not named."""

    status = 403


class Unknown(Refused):
    """A request without the token."""

    status = 401


def check(settings: Serving, scope: Scope, headers: Headers) -> None:
    """Raises what is wrong with who asks, if anything is."""
    host = headers.get("host", "")
    if not _is_ours(settings, scope, _name(host)):
        raise Misdirected(
            f"this server does not answer for the host {host[:80]!r}; start it with --base for that address"
        )
    origin = headers.get("origin")
    if origin is not None and not is_named(settings, origin) and not _is_own(settings, origin, host):
        raise Foreign(f"scripts of {origin[:80]!r} may not ask here; start the server with --origin to let them")
    if settings.token and not _has_token(settings.token, headers.get("authorization", "")):
        if scope["method"] == "OPTIONS" and origin is not None:
            return  # browsers ask beforehand without it
        raise Unknown("a token is needed: send Authorization: Bearer TOKEN, or any name with the token as password")


def is_named(settings: Serving, origin: str) -> bool:
    """Whether scripts of that site may read answers."""
    return origin in settings.origins


def _is_own(settings: Serving, origin: str, host: str) -> bool:
    """Whether scripts come from pages of this server, by the name it was asked by or by the one that others know."""
    base = urlsplit(settings.base)
    return origin in (f"http://{host}", f"https://{host}", f"{base.scheme}://{base.netloc}")


def _name(host: str) -> str:
    """The host without its port, in small letters; empty if it is none.

    >>> _name("LOCALHOST:80"), _name("[::1]:80"), _name("localhost:80@example.org")
    ('localhost', '[::1]', '')
    """
    found = _HOST.fullmatch(host)
    return found[1].lower() if found else ""


def _is_ours(settings: Serving, scope: Scope, name: str) -> bool:
    if is_loopback(name):
        return True
    known = {settings.host.lower(), (urlsplit(settings.base).hostname or "").lower()}
    here = scope.get("server")
    return bool(name) and (name in known or (here is not None and name.strip("[]") == str(here[0])))


def _has_token(token: str, given: str) -> bool:
    kind, _, value = given.partition(" ")
    if kind.lower() == "basic":
        try:
            value = base64.b64decode(value.strip(), validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif kind.lower() != "bearer":
        return False
    return hmac.compare_digest(value.strip().encode(), token.encode())
