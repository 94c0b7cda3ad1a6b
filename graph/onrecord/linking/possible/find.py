"""All pairs that may be one: short names, acronyms, offices and holders, bodies under two names, sides of states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.actors.declared import Known
from onrecord.linking.matching import Match
from onrecord.linking.possible.acronyms import acronyms_and_long_forms
from onrecord.linking.possible.bodies import one_body_two_names, sides_of_states
from onrecord.linking.possible.nearness import Nearness
from onrecord.linking.possible.offices import offices_and_holders, one_office_two_names
from onrecord.linking.possible.people import short_and_full
from onrecord.linking.possible.seen import StateWords, actors_seen
from onrecord.linking.resolution import Resolution
from onrecord.linking.tally import Naming
from onrecord.model.named import Named


def possible_matches(rows: Iterable[Named], naming: Naming, known: Known, found_out: Resolution) -> list[Match]:
    """The pairs for people to decide, those that matching by names found among them, sorted; one reason a pair.

    The order of rows changes nothing. Each short name, acronym and office is compared with a few that share a rare
    word with it and are nearest in days, so that the work grows with the number of names.
    """
    states = StateWords(known)
    seen = actors_seen(rows, naming, found_out, known, states)
    nearness = Nearness(seen, naming.days)
    best: dict[tuple[str, str], Match] = {}
    for found in (
        found_out.uncertain,
        short_and_full(seen, nearness, states),
        acronyms_and_long_forms(seen, nearness, states),
        offices_and_holders(seen),
        one_office_two_names(seen, known),
        one_body_two_names(seen, known, nearness, states),
        sides_of_states(seen, states),
    ):
        for each in found:
            left = _undecided(each, found_out)
            known_so = best.get((each.one, each.other))
            if left and (known_so is None or left.score > known_so.score):
                best[left.one, left.other] = left
    return [best[pair] for pair in sorted(best)]


def _undecided(match: Match, found_out: Resolution) -> Match | None:
    """The match as far as no decision sets its two apart: as a whole, or some of its references."""
    if found_out.are_apart(match.one, match.other):
        return None
    if not match.references:
        return match
    post = match.one if match.one.startswith("post/") or match.one in match.references else match.other
    person = match.other if post == match.one else match.one
    left = tuple(each for each in match.references if not found_out.are_apart(each, person))
    return replace(match, references=left) if left else None
