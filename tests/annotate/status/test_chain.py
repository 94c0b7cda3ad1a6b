"""Whether an act was done by all the words above it: sentences of invented states, and stacks of words at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Token

from onrecord.annotate.status.chain import status_of
from onrecord.model.record import Record

Annotate = Callable[..., Record]

_VOCAB = English().vocab

CASES = {
    "to oppose is an act of its own": ("Norvania opposes recognising the vote.", "recognising", "negated"),
    "to be against": ("Norvania is against recognising the vote.", "recognising", "negated"),
    "ruled out": ("Norvania ruled out recognising the vote.", "recognising", "negated"),
    "not ruled out": ("Norvania does not rule out recognising the vote.", "recognising", "possible"),
    "weighed": ("Norvania is considering recognising the vote.", "recognising", "possible"),
    "put off": ("Norvania postponed recognising the vote.", "recognising", "negated"),
    "refrained": ("Norvania refrained from condemning the raid.", "condemning", "negated"),
    "did not refrain": ("Norvania did not refrain from condemning the raid.", "condemning", "asserted"),
    "did not fail": ("Norvania did not fail to condemn the raid.", "condemn", "asserted"),
    "managed": ("Norvania managed to condemn the raid.", "condemn", "asserted"),
    "did not manage": ("Norvania did not manage to condemn the raid.", "condemn", "negated"),
    "was forced": ("Norvania was forced to condemn the raid.", "condemn", "asserted"),
    "was urged": ("Norvania was urged to condemn the raid.", "condemn", "possible"),
    "was expected": ("Norvania was expected to condemn the raid.", "condemn", "expected"),
    "urged another": ("Norvania urged Tarsovia to condemn the raid.", "condemn", "possible"),
    "no longer": ("Norvania no longer recognises the vote.", "recognises", "negated"),
    "nearly": ("Norvania nearly condemned the raid.", "condemned", "negated"),
    "nearly of something else": ("Norvania condemned nearly all raids.", "condemned", "asserted"),
    "without": ("Norvania voted without condemning the raid.", "condemning", "negated"),
    "instead of": ("Norvania abstained instead of condemning the raid.", "condemning", "negated"),
    "rather than": ("Norvania abstained rather than condemn the raid.", "condemn", "negated"),
    "short of": ("Norvania stopped short of condemning the raid.", "condemning", "negated"),
    "by doing so": ("Norvania caused alarm by condemning the raid.", "condemning", "asserted"),
    "few": ("Few states condemned the raid.", "condemned", "negated"),
    "a few": ("A few states condemned the raid.", "condemned", "asserted"),
    "no state": ("No state condemned the raid.", "condemned", "negated"),
    "few expect": ("Few expect that Norvania recognises the vote.", "recognises", "negated"),
    "if": ("If Norvania condemns the raid, talks will end.", "condemns", "possible"),
    "no plans": ("Norvania has no plans to recognise the vote.", "recognise", "negated"),
    "plans dropped": ("Norvania dropped plans to recognise the vote.", "recognise", "negated"),
    "a chance taken": ("Norvania took the opportunity to condemn the raid.", "condemn", "asserted"),
    "a chance missed": ("Norvania missed the opportunity to condemn the raid.", "condemn", "negated"),
    "recognition ended": ("Norvania ended its recognition of the council.", "recognition", "negated"),
    "has yet to": ("Norvania has yet to condemn the raid.", "condemn", "negated"),
    "not only": ("Norvania not only condemned the raid but also called for talks.", "condemned", "asserted"),
    "denied that": ("Norvania denied that it had recognised the vote.", "recognised", "negated"),
    "said that": ("Norvania said that Tarsovia rejects the vote.", "rejects", "asserted"),
    "did not say that": ("Norvania did not say that Tarsovia rejects the vote.", "rejects", "possible"),
    "demanded that it condemn": ("Norvania demanded that Tarsovia condemn the raid.", "condemn", "possible"),
    "asked": ("Does Norvania condemn the raid?", "condemn", "possible"),
    "a verb that no table has": ("Norvania dithered about condemning the raid.", "condemning", "possible"),
}


@pytest.mark.parametrize(("text", "word", "status"), CASES.values(), ids=CASES)
def test_an_act_is_asserted_only_if_all_above_it_lets_it_be(
    text: str, word: str, status: str, record_of: Annotate
) -> None:
    found = {s.status for s in record_of(text).statements for a, b in s.cue if word in text[a:b].split()}
    assert found == {status}


OUTER = {
    "Norvania opposes recognising the vote.": "opposes",
    "Norvania denied having recognised the vote.": "denied",
    "Norvania regretted recognising the vote.": "regretted",
    "Norvania is against recognising the vote.": "is against",
}


@pytest.mark.parametrize(("text", "cue"), OUTER.items(), ids=OUTER.values())
def test_what_takes_an_act_back_is_an_act_itself(text: str, cue: str, record_of: Annotate) -> None:
    asserted = {text[a:b] for s in record_of(text).statements if s.status == "asserted" for a, b in s.cue}
    assert cue in asserted


IMPLIES: dict[str, tuple[str, str]] = {
    "manage": ("+", "-"), "dare": ("+", "-"), "remember": ("+", "-"), "continue": ("+", "-"),
    "fail": ("-", "+"), "forget": ("-", "+"), "neglect": ("-", "+"), "cease": ("-", "+"),
    "refuse": ("-", "?"), "decline": ("-", "?"), "compel": ("+", "?"),
    "try": ("?", "-"), "attempt": ("?", "-"), "hesitate": ("?", "+"),
    "urge": ("?", "?"), "dither": ("?", "?"), "yodel": ("?", "?"),
}  # fmt: skip
"""Verbs with what they imply of their infinitive, plain and negated (Nairn et al. 2006); two are in no table."""


def _implied(stack: list[tuple[str, bool]], negated: bool) -> str:
    """What a stack of verbs, outermost first, implies of the act below it: the polarity carried down."""
    polarity = "+"
    for verb, is_negated in stack:
        if polarity == "?":
            return "?"
        if is_negated:
            polarity = "-" if polarity == "+" else "+"
        if polarity == "?":
            return "?"
        polarity = IMPLIES[verb][0 if polarity == "+" else 1]
    if negated and polarity != "?":
        return "-" if polarity == "+" else "+"
    return polarity


def _innermost(stack: list[tuple[str, bool]], negated: bool) -> Token:
    """The last verb of "Norvania [not] fail [not] to manage [not] to condemn", parsed by hand."""
    words, tags, deps, heads = ["Norvania"], ["NNP"], ["nsubj"], [-1]
    above = -1
    for verb, is_negated in [*stack, ("condemn", negated)]:
        first = above < 0
        here = len(words) + is_negated + (not first)
        words += ["not"] * is_negated + ["to"] * (not first) + [verb]
        tags += ["RB"] * is_negated + ["TO"] * (not first) + ["VBD" if first else "VB"]
        deps += ["neg"] * is_negated + ["aux"] * (not first) + ["ROOT" if first else "xcomp"]
        heads += [here] * (is_negated + (not first)) + [here if first else above]
        above = here
    heads[0] = next(place for place, label in enumerate(deps) if label == "ROOT")
    pos = [{"NNP": "PROPN", "RB": "PART", "TO": "PART"}.get(tag, "VERB") for tag in tags]
    return Doc(_VOCAB, words, tags=tags, deps=deps, heads=heads, lemmas=words, pos=pos)[above]


@pytest.mark.parametrize("seed", range(20))
def test_a_random_stack_of_words_asserts_what_it_implies_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        stack = [(chance.choice(list(IMPLIES)), chance.random() < 0.4) for _ in range(chance.randint(0, 7))]
        negated = chance.random() < 0.2
        status = status_of(_innermost(stack, negated))
        implied = _implied(stack, negated)
        assert (status == "asserted") == (implied == "+"), (stack, negated, status)
        if implied == "-":
            assert status == "negated", (stack, negated, status)


FRAMES = {
    "fail": ("fail to {inf}", "failing to {inf}", "-", "+"),
    "manage": ("manage to {inf}", "managing to {inf}", "+", "-"),
    "refuse": ("refuse to {inf}", "refusing to {inf}", "-", "?"),
    "try": ("try to {inf}", "trying to {inf}", "?", "-"),
    "hesitate": ("hesitate to {inf}", "hesitating to {inf}", "?", "+"),
    "avoid": ("avoid {ing}", "avoiding {ing}", "-", "+"),
    "refrain": ("refrain from {ing}", "refraining from {ing}", "-", "+"),
    "stop short": ("stop short of {ing}", "stopping short of {ing}", "-", "?"),
    "consider": ("consider {ing}", "considering {ing}", "?", "?"),
    "oppose": ("oppose {ing}", "opposing {ing}", "-", "?"),
    "be urged": ("get urged to {inf}", "being urged to {inf}", "?", "?"),
    "no plans": ("have no plans to {inf}", "having no plans to {inf}", "-", "?"),
    "plans dropped": ("drop plans to {inf}", "dropping plans to {inf}", "-", "?"),
    "chance missed": ("miss the chance to {inf}", "missing the chance to {inf}", "-", "+"),
    "chance taken": ("take the chance to {inf}", "taking the chance to {inf}", "+", "-"),
    "calls": ("face calls to {inf}", "facing calls to {inf}", "?", "?"),
    "pressure": ("come under pressure to {inf}", "coming under pressure to {inf}", "?", "?"),
    "instead": ("abstain instead of {ing}", "abstaining instead of {ing}", "-", "?"),
    "rather": ("abstain rather than {inf}", "abstaining rather than {inf}", "-", "?"),
    "without": ("vote without {ing}", "voting without {ing}", "-", "+"),
}
"""Phrases around an act, as an infinitive and in -ing, with what they imply of it, plain and negated."""

CLAUSES = {
    "Norvania did {vp}.": "+",
    "Norvania did not {vp}.": "-",
    "Few states did {vp}.": "-",
    "Nobody did {vp}.": "-",
    "Neither Norvania nor Keldmark did {vp}.": "-",
    "If Norvania did {vp}, talks would end.": "?",
    "Norvania might {vp}.": "?",
    "Norvania was urged to {vp}.": "?",
    "Keldmark said that Norvania did {vp}.": "+",
    "Keldmark denied that Norvania did {vp}.": "-",
    "Keldmark doubts that Norvania did {vp}.": "?",
    "Keldmark urged Norvania to {vp}.": "?",
    "Few expect that Norvania did {vp}.": "?",
    "Norvania, which did {vp}, left the hall.": "+",
    "Norvania, which did not {vp}, left the hall.": "-",
    "Norvania signed the pact but did not {vp}.": "-",
    "Norvania signed the pact and did {vp}.": "+",
    "At no point did Norvania {vp}.": "-",
    "Had Norvania tried to {vp}, talks would have ended.": "?",
    "Did Norvania {vp}?": "?",
}
"""Clauses around a phrase, with the polarity that they give it."""


def _told(clause: str, stack: list[str]) -> str:
    polarity = CLAUSES[clause]
    for name in stack:
        if polarity == "?":
            return "?"
        polarity = FRAMES[name][2 if polarity == "+" else 3]
    return polarity


_DOUBLED = re.compile(r"ing \w+ing\b")
"""Two forms in -ing in a row, which English avoids (Ross 1972, Doubl-ing)."""


def _phrase(stack: list[str]) -> str:
    inf, ing = "condemn the raid", "condemning the raid"
    for name in reversed(stack):
        frame = FRAMES[name]
        inf, ing = frame[0].format(inf=inf, ing=ing), frame[1].format(inf=inf, ing=ing)
    return inf


@pytest.mark.parametrize("clause", CLAUSES)
def test_whatever_stacks_above_an_act_asserts_only_what_it_implies(clause: str, record_of: Annotate) -> None:
    chance = random.Random(clause)
    stacks = [[], *([name] for name in FRAMES), *(chance.sample(list(FRAMES), 2) for _ in range(20))]
    stacks = [stack for stack in stacks if not _DOUBLED.search(_phrase(stack))]
    due, kept = 0, 0
    for stack in stacks:
        text = clause.format(vp=_phrase(stack))
        found = {s.status for s in record_of(text).statements for a, b in s.cue if text[a:b].startswith("condemn")}
        implied = _told(clause, stack) == "+"
        assert implied or "asserted" not in found, text
        due, kept = due + implied, kept + ("asserted" in found)
        if not stack and implied:
            assert "asserted" in found, text
    if CLAUSES[clause] == "+":
        assert due > 0
        assert 3 * kept >= due, f"{kept} of {due} acts that were done are asserted"


def test_a_chain_without_end_is_left_unasserted() -> None:
    assert status_of(_innermost([("manage", False)] * 200, negated=False)) == "possible"
