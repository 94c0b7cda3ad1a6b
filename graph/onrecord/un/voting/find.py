"""The votes that a text tells: lists put together with the counts before or behind them, and counts without lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.finding.adoption import Choice, Voters
from onrecord.model.span import Span
from onrecord.un.voting.counted import Counted, find_counted
from onrecord.un.voting.intention import find_intentions
from onrecord.un.voting.lists import VoterList, find_lists
from onrecord.un.voting.names import IsState, without_furniture
from onrecord.un.voting.told import VoteTold

_BEHIND = 1_500
"""Characters behind a list within which its counts are told, unless another list begins before."""

_BEFORE = 400
_FOLLOWS = re.compile(r"\bas\s+follows\b|\bvoting\s+was\b|\bresults?\b|:\s*\Z|\(See\s+annex|\Z", re.IGNORECASE)


def find_votes(text: str, is_state: IsState) -> tuple[VoteTold, ...]:
    """The votes of a text in order, each with who voted how and how many did, as far as is told.

    >>> text = "In favour: Norvania, Tarsovia\\nAgainst: Keldmark\\n\\nThe draft was adopted by 2 votes to 1."
    >>> vote = find_votes(text, lambda words: False)[0]
    >>> vote.counts, vote.outcome, [len(each.names) for each in vote.voters]
    ((2, 1, 0), 'adopted', [2, 1])
    """
    clear = without_furniture(text)
    lists, counted = list(find_lists(clear, is_state)), list(find_counted(clear, is_state))
    counted = [each for each in counted if not any(_meet(each.span, other.span) for other in lists)]
    paired = _paired(clear, lists, counted)
    taken = set(paired.values())
    told = [_listed(each, counted[paired[place]] if place in paired else None) for place, each in enumerate(lists)]
    told += [_counted(each) for place, each in enumerate(counted) if place not in taken]
    told.sort(key=lambda vote: vote.place)
    return tuple(_with_intentions(clear, _with_context(told), is_state))


def _paired(text: str, lists: Sequence[VoterList], counted: Sequence[Counted]) -> dict[int, int]:
    """For each list, by its place, the counts that are its own: those before it that announce it, else those behind."""
    found: dict[int, int] = {}
    for place, each in enumerate(lists):
        last = lists[place - 1].span[1] if place else 0
        following = lists[place + 1].span[0] if place + 1 < len(lists) else len(text)
        free = [index for index in range(len(counted)) if index not in found.values()]
        before = [i for i in free if max(last, each.span[0] - _BEFORE) <= counted[i].span[0] < each.span[0]]
        behind = [i for i in free if each.span[1] <= counted[i].span[0] < min(following, each.span[1] + _BEHIND)]
        announced = [i for i in before if _announces(text, counted[i], each)]
        fitting = [i for i in [*announced[-1:], *behind[:1], *before[-1:]] if _fits(counted[i], each)]
        chosen = [*fitting, *announced[-1:], *behind[:1]]
        if chosen:
            found[place] = chosen[0]
    return found


def _announces(text: str, counted: Counted, listed: VoterList) -> bool:
    between = text[counted.span[1] : listed.span[0]]
    return len(between.strip()) < 120 and bool(_FOLLOWS.search(between.rstrip()) or between.strip(" .*\n[]") == "")


def _fits(counted: Counted, listed: VoterList) -> bool:
    """Whether the counts are those of the list."""
    sizes = listed.sizes
    return counted.counts == (sizes.get("in_favour", 0), sizes.get("against", 0), sizes.get("abstaining", 0))


def _listed(listed: VoterList, counted: Counted | None) -> VoteTold:
    if counted is None:
        return VoteTold((listed.span,), "list", listed.span, voters=listed.voters)
    counts = counted.counts
    sizes = listed.sizes
    if counts[:2] == (sizes.get("against", 0), sizes.get("in_favour", 0)) and counts[0] != counts[1]:
        counts = (counts[1], counts[0], counts[2])  # "was rejected by 5 votes to 3"
    return VoteTold(
        tuple(sorted((listed.span, counted.span))), "list", listed.span, counted.sentence, counts, listed.voters, (),
        counted.outcome, counted.veto, counted.part,
    )  # fmt: skip


def _counted(counted: Counted) -> VoteTold:
    rule = "bracket" if counted.voters else "count"
    return VoteTold(
        (counted.span,), "bracket" if rule == "bracket" else "count", counted.span, counted.sentence, counted.counts,
        counted.voters, (), counted.outcome, counted.veto, counted.part,
    )  # fmt: skip


def _with_context(told: Sequence[VoteTold]) -> Iterator[VoteTold]:
    """The votes with the text since the vote before, which may name what was voted on."""
    last = 0
    for vote in told:
        yield replace(vote, context=(last, vote.place[0]))
        last = max(last, vote.place[1])


def _with_intentions(text: str, told: Iterator[VoteTold], is_state: IsState) -> Iterator[VoteTold]:
    """The votes with what members told the Secretariat later, each of the vote before it."""
    votes = list(told)
    for place, vote in enumerate(votes):
        end = votes[place + 1].place[0] if place + 1 < len(votes) else len(text)
        found = list(find_intentions(text, vote.place[1], end, is_state))
        if not found:
            yield vote
            continue
        spans = {span for span, _ in found}
        yield replace(vote, evidence=(*vote.evidence, *sorted(spans)), intentions=_joined([each for _, each in found]))


def _joined(voters: Sequence[Voters]) -> tuple[Voters, ...]:
    names: dict[Choice, list[Span]] = {}
    for each in voters:
        names.setdefault(each.choice, []).extend(each.names)
    return tuple(Voters(choice, tuple(spans)) for choice, spans in names.items())


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
