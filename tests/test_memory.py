"""Python does not look for cycles where it was told not to, and does again afterwards, whatever happens meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from onrecord.memory import without_collecting


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    collecting = gc.isenabled()
    yield
    (gc.enable if collecting else gc.disable)()


@pytest.mark.parametrize("collecting", [True, False])
def test_collecting_is_as_it_was_afterwards(collecting: bool) -> None:
    (gc.enable if collecting else gc.disable)()
    with without_collecting(), without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled() == collecting


def test_collecting_goes_on_after_an_error() -> None:
    gc.enable()
    with pytest.raises(KeyError), without_collecting():
        raise KeyError
    assert gc.isenabled()
