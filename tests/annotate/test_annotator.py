"""Annotators are checked before a run: by name, and by what each needs of those before it."""

from __future__ import annotations

import pytest

from onrecord.annotate.annotator import Annotator, check
from onrecord.annotate.findings import Findings
from onrecord.errors import AnnotatorError


def ignore(_: Findings) -> None:
    """Adds what the test says, not more."""


def made(name: str, needs: tuple[str, ...] = (), adds: tuple[str, ...] = ()) -> Annotator:
    return Annotator(name, needs, adds, ignore)


def test_each_may_need_what_a_document_has_and_what_those_before_it_add() -> None:
    check([made("dates", ("document",), ("dates",)), made("day", ("dates", "parsed"), ("day",)), made("all", ("day",))])


@pytest.mark.parametrize(
    ("annotators", "told"),
    [
        ([made("day", ("dates",))], 'the annotator "day" needs "dates", which no annotator before it adds; '),
        (
            [made("day", ("dates",)), made("dates", (), ("dates",))],
            'the annotator "day" needs "dates", which no annotator before it adds; ',
        ),
        ([made("own", ("own",), ("own",))], 'the annotator "own" needs "own", which no annotator before it adds; '),
        ([made("day"), made("day")], 'two annotators are called "day"; '),
    ],
    ids=["nobody adds it", "added too late", "added by itself", "one name for two"],
)
def test_what_does_not_fit_is_refused_in_one_line(annotators: list[Annotator], told: str) -> None:
    with pytest.raises(AnnotatorError) as refused:
        check(annotators)
    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)
