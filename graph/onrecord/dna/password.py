"""What the file keeps of a coder's password: base64 of a salt, and of a digest of salt and password."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

_SALT = 16
_ROUNDS = 100_000

PASSWORD = "onrecord"  # noqa: S105 (it is told to everyone: whoever has the file can read it)
"""The password of the coder as whom people open a file written here."""

NOBODYS = b64encode(bytes(_SALT + sha256().digest_size)).decode()
"""What stands in the place of a password with which nobody can log in: no password has this digest."""


def kept(password: str) -> str:
    """What is kept of a password. The salt is always the same, so that the file is: it hides nothing.

    >>> len(kept(PASSWORD)), kept(PASSWORD) == kept(PASSWORD)
    (64, True)
    """
    salt = sha256(PASSWORD.encode()).digest()[:_SALT]
    digest = salt + password.encode()
    for _ in range(_ROUNDS):
        digest = sha256(digest).digest()
    return b64encode(salt + digest).decode()
