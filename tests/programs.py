"""Programs beside this one that tests need: scripts/test installs them where it can, and CI always has them."""

import os


def is_there(program: object) -> bool:
    """Whether a program was found; under CI it has to be."""
    assert program or os.environ.get("CI") != "true", "CI has every program that a test needs (scripts/test)"
    return bool(program)
