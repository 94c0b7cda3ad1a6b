"""Quotations that go on without a reporting verb of their own, under the speaker of the one before them.

What follows the reporting clause in the same paragraph, or fills a paragraph of its own, goes on under
the same speaker; so does a quotation behind a sentence that tells what the same speaker said.
"""

from __future__ import annotations

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.source import source_of
from onrecord.annotate.attribution.speech import ENDS, REACH, Links, is_reporting, is_speechlike
from onrecord.annotate.parse.clause import first_person
from onrecord.annotate.parse.quotation import Quotation
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.status.chain import status_of
from onrecord.model.document import Section


def continue_quotations(scene: Scene, links: Links, lexicon: Lexicon) -> None:
    """Give each quotation without a verb to the one before it, in its paragraph or the one before."""
    owner = {quotation.start: verb for verb, quotations in links.by_verb.items() for quotation in quotations}
    previous: tuple[int, int] | None = None
    carried: int | None = None
    for place, section in enumerate(scene.bodies):
        spoken = [q for q in scene.quotations_in(section.span) if q.level == 0]
        if not spoken:
            previous = carried = None
            continue
        for number, quotation in enumerate(spoken):
            if quotation.start in links.led:
                previous = carried = None
                continue
            verb = owner.get(quotation.start)
            if verb is not None:
                previous = (verb, quotation.end)
                carried = verb if quotation.continues else None
            elif carried is not None and number == 0 and quotation.start == section.start:
                links.by_verb[carried].append(quotation)
                previous = (carried, quotation.end)
                carried = carried if quotation.continues else None
            elif (
                previous is not None
                and is_speechlike(scene, quotation)
                and _goes_on(scene, previous, quotation, section, place)
            ):
                if previous[1] > section.start:
                    links.by_verb[previous[0]].append(quotation)
                else:
                    links.continuing.append((quotation, previous[0]))
                previous = (previous[0], quotation.end)
                carried = previous[0] if quotation.continues else None
            elif _is_sentence(scene, quotation, section):
                told = _told_before(scene, lexicon, quotation, place)
                if told is not None:
                    links.continuing.append((quotation, told))
                    previous = (told, quotation.end)
                    carried = told if quotation.continues else None


def _told_before(scene: Scene, lexicon: Lexicon, quotation: Quotation, place: int) -> int | None:
    """The cue of the sentence before a quotation that is a sentence of its own: ``She said it was over. “I left.”``

    In the paragraph's last sentence before it, or, for a quotation that fills its paragraph, in the last
    sentence of the paragraph before. The cue must be that sentence's own, with someone who speaks.
    """
    section = scene.bodies[place]
    before = scene.tokens_in((section.start, quotation.start))
    if not before and place and quotation.end >= section.end - 1:
        before = scene.tokens_in(scene.bodies[place - 1].span)
    while before and (before[-1].is_quote or before[-1].is_space):
        before = before[:-1]
    if not before or before[-1].text not in {".", "!", "?"}:
        return None
    around = scene.around(before[-1])
    if around and not scene.text[scene.quotations[around[0]].inner[0]].islower():
        return (
            None  # but what ends another's sentence leads on: ``said it was “close to done.” “We have one line left.”``
        )
    root = before[-1].sent.root
    for verb in (root, *(other for other in root.conjuncts if other.i > root.i)):
        source = source_of(verb)
        speaks = source is not None and (can_speak(source) or first_person(source))
        if speaks and is_reporting(lexicon, verb) and status_of(verb) == "asserted":
            return verb.i
    return None


def _is_sentence(scene: Scene, quotation: Quotation, section: Section) -> bool:
    """Whether a quotation is a sentence, or several, of its own, with nothing of another around it."""
    inner = scene.text[quotation.inner[0] : quotation.inner[1]].strip()
    before = scene.text[section.start : quotation.start].rstrip()
    after = scene.text[quotation.end : section.end].lstrip()
    return (
        is_speechlike(scene, quotation)
        and inner[:1].isupper()
        and inner.endswith((".", "!", "?", "…"))
        and (not before or before.endswith((".", "!", "?", "”", '"')))
        and (not after or after[0].isupper() or after[0] in '“"')
    )


def _goes_on(scene: Scene, previous: tuple[int, int], quotation: Quotation, section: Section, place: int) -> bool:
    """Whether nothing but the reporting clause stands between two quotations."""
    verb, end = previous
    before = scene.text[end : quotation.start].rstrip()
    if (
        before[-1:].isalpha()
        and scene.text[quotation.inner[0]].islower()
        and not before.endswith((" and", " but", " or"))
    ):
        return False  # the end of a clause begun outside: ``who thinks he “should stay”``
    if end <= section.start:  # the last one stood in the paragraph before
        return quotation.start == section.start and quotation.end >= section.end - 1 and place > 0
    if scene.words((end, quotation.start)) > REACH:
        return False
    between = [token for token in scene.tokens_in((end, quotation.start)) if len(scene.around(token)) == 0]
    stops = [token for token in between if token.text in ENDS]
    if not end <= scene.doc[verb].idx < quotation.start:
        return not [token for token in between if token.is_alpha]
    return not stops or (len(stops) == 1 and stops[0] is between[-1])
