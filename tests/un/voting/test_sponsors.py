"""Sponsors outside a draft's masthead: announced, joined, added, introduced for; and who only hopes to be one."""

from __future__ import annotations

import pytest

from onrecord.un.voting.sponsors import find_sponsors

STATES = frozenset({"Aldermoor", "Eskarand", "Keldmark", "Norvania", "Tarsovia"})

CASES = [
    ("The following countries had become sponsors: Aldermoor, Eskarand and Norvania.", "Aldermoor Eskarand Norvania"),
    ("Since then the following delegations have joined the list of sponsors: Keldmark.", "Keldmark"),
    ("She said that Aldermoor and Eskarand had joined the sponsors of draft A/C.3/79/L.9.", "Aldermoor Eskarand"),
    ("Subsequently, Aldermoor and Eskarand joined in sponsoring the draft resolution.", "Aldermoor Eskarand"),
    ("Norvania had also become a sponsor.", "Norvania"),
    (
        "It was introduced by Tarsovia, who announced that Norvania and Keldmark had become co-sponsors.",
        "Norvania Keldmark",
    ),
    (
        "Add the following countries to the list of sponsors of the draft:\n\nKeldmark and Norvania\n",
        "Keldmark Norvania",
    ),
    ("Norvania, on behalf of Aldermoor and Norvania, introduced a draft resolution.", "Aldermoor Norvania"),
    ("Keldmark had not become a sponsor of the draft.", ""),
    ("She hoped that Keldmark would become a sponsor.", ""),
    ("Keldmark wished to withdraw as a sponsor.", ""),
    ("Norvania, on behalf of the sponsors, introduced a draft resolution.", ""),
]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[case[0][:50] for case in CASES])
def test_sponsors_are_whom_the_words_name(text: str, names: str) -> None:
    found = list(find_sponsors(text, STATES.__contains__))
    assert [text[slice(*name)] for told in found for name in told.names] == names.split()
