"""Words that are never a source: months, numbers, "inter alia", what is only a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Annotate = Callable[..., Record]

SENTENCES: dict[str, tuple[str, set[str]]] = {
    "a reason": (
        "The Government of Norvania has agreed that in view of the prevailing conditions in the island it is necessary "
        "to keep the force there.",
        {"prevailing conditions"},
    ),
    "inter alia": (
        "Recalling its resolution 455 (2019), in which, inter alia, it strongly condemned the attack on Port Elsa,",
        {"inter", "alia"},
    ),
    "the council, inter alia": (
        "Recalling its resolution 455 (2019), by which the General Assembly, inter alia, demanded that Keldmark leave,",
        {"inter", "alia"},
    ),
    "a month": (
        "Recalling its resolutions 218 (2015) of 23 November 2015 and 275 (2019) of 22 December 2019 which condemned "
        "Keldmark and affirmed that the situation affects the peace,",
        {"november", "december", "2019"},
    ),
    "months in a row": (
        "Recalling resolutions 264 (2019) of 20 March and 283 (2020) and 284 (2020) of 29 July 2020, which confirmed "
        "the decisions of the Assembly,",
        {"march", "july", "284", "recalling"},
    ),
}


@pytest.mark.parametrize("kind", ["resolution", "other"])
@pytest.mark.parametrize("case", SENTENCES)
def test_what_is_nobody_never_speaks(case: str, kind: str, record_of: Annotate) -> None:
    text, nobody = SENTENCES[case]
    record = record_of(f"The Security Council,\n\n{text}\n\n1. Decides to send observers.\n", kind)
    names = {speaker.name.lower() for each in record.statements for speaker in each.speakers}
    assert not {name for name in names if any(word in name for word in nobody)}


def test_a_view_of_somebody_is_still_theirs(record_of: Annotate) -> None:
    record = record_of("In the view of the Government of Norvania, the port must be opened.")
    assert [speaker.name for each in record.statements for speaker in each.speakers] == ["Government of Norvania"]
