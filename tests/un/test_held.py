"""Which sessions organs can have held."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.un.held import never_held, split_number

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("organ", "session"),
    [("ga", "1"), ("ga", "81"), ("ga", "es-11"), ("ga", "s-32"), ("ecosoc", "2020"), ("hrc", "43"), ("hrc", "61")],
)
def test_a_session_that_may_have_been_is_taken(organ: str, session: str) -> None:
    assert never_held(organ, session, DAY) is None


@pytest.mark.parametrize(
    ("organ", "session"),
    [("ga", "180"), ("ga", "2020"), ("ga", "es-90"), ("ecosoc", "43"), ("ecosoc", "1945"), ("hrc", "900"), ("sc", "5"),
     ("hrc", "2020")],
)  # fmt: skip
def test_a_session_that_no_organ_had_is_told(organ: str, session: str) -> None:
    assert never_held(organ, session, DAY)


@pytest.mark.parametrize(
    ("written", "parts"), [("99 (b)", ("99", "b")), ("99b", ("99", "b")), ("99(bb)", ("99", "bb")), ("7", ("7", "")),
                           ("0", None), ("b", None), ("1234", None)],
)  # fmt: skip
def test_a_number_is_split_from_its_letter(written: str, parts: tuple[str, str] | None) -> None:
    assert split_number(written) == parts
