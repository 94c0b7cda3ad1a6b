"""Reprints are found, look-alikes are not; whatever the order, and without comparing all with all."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.declared import Known
from onrecord.linking.linking import link
from onrecord.linking.named import named_in
from onrecord.linking.reprints import Signature, find_reprints, signature_of
from onrecord.model.document import Document, Section
from onrecord.model.record import Record

REPORT = (
    "The Foreign Minister of Norvania, Mira Tal, said on Friday that the vote held in Tesmara on 31 March was void and"
    " without effect.",
    "Speaking to reporters after a meeting of the cabinet, Tal said that 14 members of the Assembly had been chosen in"
    " breach of the agreement of 1999, and that her government would not deal with any of them.",
    "Keldmark's spokesman, Oren Vask, rejected the remarks. He told the Velmark Herald that turnout had reached 71 per"
    " cent, and that the people of the region had spoken for themselves.",
    "The Special Envoy, Jana Brell, is expected in Port Elsa on 7 May. She has asked both sides to exchange lists of"
    " missing persons before the talks, which were broken off two years ago after a shelling near the old bridge.",
    "Observers counted 212 breaches of the ceasefire in April, fewer than in any month since the line was drawn.",
)
STATEMENT = (
    "The Ministry of Foreign Affairs of {state} expresses its deep concern over the shelling of {place} on {day}, in"
    " which {dead} persons lost their lives and {hurt} were wounded. The Ministry conveys its condolences to the"
    " families of the victims and wishes the wounded a speedy recovery. It once again calls upon all sides to exercise"
    " restraint, to observe the ceasefire in full and to return to the talks without delay or conditions."
)


def document(*paragraphs: str, symbols: tuple[str, ...] = ()) -> Document:
    text = "\n\n".join(paragraphs)
    sections, place = [], 0
    for paragraph in paragraphs:
        sections.append(Section("body", place, place + len(paragraph)))
        place += len(paragraph) + 2
    return Document(text, text[:20], sections=tuple(sections), symbols=symbols)


def signature(*paragraphs: str, symbols: tuple[str, ...] = ()) -> Signature:
    found = signature_of(document(*paragraphs, symbols=symbols))
    assert found is not None
    return found


def are_reprints(one: Signature, other: Signature) -> bool:
    return bool(list(find_reprints([("a", one), ("b", other)])))


def edited(rate: float) -> tuple[str, ...]:
    chance = random.Random(3)
    words = ("meanwhile", "then", "also", "reportedly")
    return tuple(
        " ".join(chance.choice(words) if word.islower() and chance.random() < rate else word for word in one.split())
        for one in REPORT
    )


REPRINTS: dict[str, tuple[str, ...]] = {
    "the same": REPORT,
    "cut after four paragraphs": REPORT[:4],
    "cut by half": REPORT[:3],
    "without its opening": REPORT[1:],
    "with an opening of the paper's own": (
        "Talks on the future of the region are to begin next month, the Meridian News Agency reports from Port Elsa.",
        *REPORT,
    ),
    "in another order": REPORT[::-1],
    "one word in fifty changed": edited(0.02),
    "with other quotation marks and spaces": tuple(one.replace(" ", "  ").replace("'", "’") for one in REPORT),
}


@pytest.mark.parametrize("name", REPRINTS)
def test_a_reprint_is_found(name: str) -> None:
    assert are_reprints(signature(*REPORT), signature(*REPRINTS[name]))


FIRST = {"state": "Norvania", "place": "Port Elsa", "day": "3 April", "dead": "4", "hurt": "17"}
LOOK_ALIKES: dict[str, dict[str, str]] = {
    "another day": {"day": "9 May", "dead": "2", "hurt": "31"},
    "another place and day": {"place": "Vorrel", "day": "5 April", "dead": "3"},
    "another state": {"state": "Keldmark", "place": "Halvora"},
    "the same place a day later": {"day": "4 April", "dead": "1", "hurt": "6"},
}


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_two_releases_from_one_template_are_two(name: str) -> None:
    one, other = STATEMENT.format(**FIRST), STATEMENT.format(**(FIRST | LOOK_ALIKES[name]))
    assert not are_reprints(signature(one), signature(other))


def test_two_reports_of_one_event_are_two() -> None:
    other = (
        "Norvania will not recognise the assembly that was chosen in Tesmara last month, its Foreign Minister told"
        " the press on Friday. Mira Tal spoke of a breach of the agreement of 1999.",
        "The remarks drew a rebuke from Keldmark. Oren Vask, who speaks for its government, pointed to a turnout of 71"
        " per cent on 31 March.",
    )
    assert not are_reprints(signature(*REPORT), signature(*other))


def test_documents_of_the_united_nations_with_symbols_of_their_own_are_two() -> None:
    one, other = signature(*REPORT, symbols=("A/74/1",)), signature(*REPORT, symbols=("A/75/1",))
    assert not are_reprints(one, other)
    assert are_reprints(one, signature(*REPORT))


def test_a_text_too_short_to_tell_has_no_signature() -> None:
    assert signature_of(document("The vote is void, Tal said on Friday.")) is None


def test_a_signature_is_the_same_everywhere_and_survives_packing() -> None:
    found = signature(*REPORT, symbols=("A/74/1",))
    assert Signature.unpacked(found.packed()) == found
    assert found.minima[:8].hex() == "c3e6e50050811c00"


def test_each_reprint_goes_to_the_fullest_and_a_chain_of_changes_joins_nothing() -> None:
    texts = {"full": REPORT, "cut": REPORT[:4], "shorter": REPORT[:3], "other": (STATEMENT.format(**FIRST),)}
    found = dict(find_reprints((name, signature(*paragraphs)) for name, paragraphs in texts.items()))
    assert found == {"cut": "full", "shorter": "full"}


@settings(max_examples=30, deadline=None)
@given(st.permutations([*REPRINTS, *LOOK_ALIKES]))
def test_the_order_of_documents_does_not_matter(names: list[str]) -> None:
    made = {name: SIGNATURES[name] for name in names}
    assert sorted(find_reprints(made.items())) == EVERY


SIGNATURES = {name: signature(*paragraphs) for name, paragraphs in REPRINTS.items()} | {
    name: signature(STATEMENT.format(**(FIRST | changed))) for name, changed in LOOK_ALIKES.items()
}
EVERY = sorted(find_reprints(SIGNATURES.items()))


def test_the_links_of_a_store_say_which_texts_have_the_same_words() -> None:
    rows = [row for one in (REPORT, REPORT[:4]) for row in named_in(Record(document(*one)))]
    linked = [quad for quad in link(rows, Known.of([])).links if quad.predicate.value.endswith("sameWordingAs")]
    full, cut = document(*REPORT).key, document(*REPORT[:4]).key
    assert [(str(quad.subject)[-17:-1], str(quad.object)[-17:-1]) for quad in linked] == [(cut, full)]


def test_many_texts_with_a_boilerplate_in_common_are_not_compared_with_each_other() -> None:
    """The work is bounded by buckets: a band that many share stops growing."""
    boilerplate = REPORT[0] + " " + REPORT[1]
    chance = random.Random(5)
    made = []
    for number in range(400):
        own = " ".join(f"word{chance.randrange(10**6)}" for _ in range(120))
        made.append((f"{number:03}", signature(boilerplate, own)))
    assert list(find_reprints(made)) == []
