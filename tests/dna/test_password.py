"""What the file keeps of passwords."""

from __future__ import annotations

from base64 import b64decode
from hashlib import sha256

from onrecord.dna.password import NOBODYS, PASSWORD, kept


def test_what_is_kept_is_a_salt_and_the_digest_of_salt_and_password_after_a_hundred_thousand_rounds() -> None:
    stored = b64decode(kept(PASSWORD))
    salt, digest = stored[:16], stored[16:]
    found = sha256(salt + PASSWORD.encode()).digest()
    for _ in range(99_999):
        found = sha256(found).digest()
    assert found == digest
    assert kept("another")[24:] != kept(PASSWORD)[24:]


def test_nobody_logs_in_as_the_machine() -> None:
    assert len(b64decode(NOBODYS)) == len(b64decode(kept(PASSWORD)))
    assert not any(b64decode(NOBODYS))
