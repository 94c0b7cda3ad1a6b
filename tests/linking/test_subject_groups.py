"""Groups of subjects: things of other classes stay apart, what is proposed or agreed about one may stand for it."""

from __future__ import annotations

import pytest

from onrecord.linking.subjects.group import Group, other_things
from onrecord.model.subject import ToldSubject

PAIRS = {
    "lists and talks": (["list"], ["talks"], True),
    "talks and talks": (["talks"], ["talks"], False),
    "an offer and what it offers": (["proposal"], ["list"], False),
    "what two offers are of": (["proposal", "list"], ["proposal", "talks"], True),
    "an agreement on an exchange, and the exchange": (["agreement"], ["exchange"], False),
    "what has no class": ([], ["talks"], False),
}


@pytest.mark.parametrize(("one", "other", "apart"), PAIRS.values(), ids=PAIRS)
def test_things_of_other_classes_are_apart(one: list[str], other: list[str], apart: bool) -> None:
    mine = Group.of("reference/a/0-4", ToldSubject(classes=frozenset(one)))
    theirs = Group.of("reference/b/0-4", ToldSubject(classes=frozenset(other)))
    assert other_things(mine, theirs) is apart
