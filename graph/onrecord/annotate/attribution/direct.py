"""Which reporting verb a direct quotation belongs to, and which quotations go on without one.

A quotation is tied to the verb beside it: after it (``"...," said Tal``), before it (``Tal said:
"..."``) or between its halves. What follows the reporting clause in the same paragraph, or fills a
paragraph of its own, goes on under the same speaker unless it has a verb of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.source import source_of
from onrecord.annotate.parse.clause import first_person, status_of
from onrecord.annotate.parse.quotation import Quotation
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Section
from onrecord.names.word_list import word_list, word_set

_CONJUNCTIONS = word_set("attributions.csv", "opening_conjunction")

_REACH = 45
_ANSWERS = tuple(f" {verb}" for verb in word_list("attributions.csv", "answering_verb"))
"""Verbs whose quotation may be a word or two with no comma before it (``answered "no"``)."""

_ENDS = frozenset({".", "?", "!", ";"})
_OPEN_ENDS = (",", "?", "!", "—", "–", "-", "…")


@dataclass(slots=True)
class Links:
    """Quotations by the index of their verb, and those that only continue what came before."""

    by_verb: dict[int, list[Quotation]] = field(default_factory=dict)
    continuing: list[tuple[Quotation, int]] = field(default_factory=list)
    """A quotation without a verb of its own, and the verb whose speaker goes on."""


def is_speechlike(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation reads like words spoken rather than a name, a title or a scare quote."""
    inner = scene.text[quotation.inner[0] : quotation.inner[1]].rstrip()
    if not inner:
        return False
    words = scene.words(quotation.inner)
    if inner.endswith((",", ".", "?", "!", "…")) and words >= 2:
        return True
    if words < 4:
        return False
    return any(token.pos_ in {"VERB", "AUX"} for token in scene.tokens_in(quotation.inner))


def link_quotations(scene: Scene, lexicon: Lexicon) -> Links:
    """The verb of each quotation that reads like words spoken, nearest first."""
    links = Links()
    for section in scene.bodies:
        for quotation in scene.quotations_in(section.span):
            verb = _verb_of(scene, lexicon, section, quotation)
            if verb is not None:
                links.by_verb.setdefault(_saying(verb).i, []).append(quotation)
    _continue(scene, links, lexicon)
    return links


def _verb_of(scene: Scene, lexicon: Lexicon, section: Section, quotation: Quotation) -> Token | None:
    inner = scene.text[quotation.inner[0] : quotation.inner[1]].rstrip()
    if not inner:
        return None
    speechlike = is_speechlike(scene, quotation)
    before = scene.text[section.start : quotation.start].rstrip()
    if not speechlike and not _stands_alone(scene, lexicon, quotation, before, inner):
        return None
    after = scene.text[quotation.end : section.end].lstrip()
    right = _right_verb(scene, lexicon, section, quotation, inner)
    if right is not None and _is_part_before(before, inner) and _has_content_after(right):
        right = None
    if right is not None and (inner.endswith(_OPEN_ENDS) or after.startswith((",", "-", "–", "—"))):
        return right
    left = _left_verb(scene, lexicon, section, quotation)
    if left is not None and (
        before.endswith((",", ":"))
        or ((speechlike or before.endswith(_ANSWERS)) and before.endswith((left.text, "that")))
    ):
        return left
    if right is not None and speechlike:
        return right
    if speechlike and before.endswith(":"):
        return _verb_before_colon(scene, section, quotation)
    return None


def _is_part_before(before: str, inner: str) -> bool:
    """Whether a quotation is only the end of a clause begun before it: ``One called him a “good talker,” another``."""
    return inner[0].islower() and before[-1:].isalpha()


def _has_content_after(verb: Token) -> bool:
    return any(child.dep_ in {"ccomp", "relcl"} and child.i > verb.i for child in verb.subtree)


def _verb_before_colon(scene: Scene, section: Section, quotation: Quotation) -> Token | None:
    """The verb of a clause that a colon ties to words spoken: ``She cut him off: “No.”``, whatever the verb."""
    tokens = scene.tokens_in((section.start, quotation.start))
    if not tokens or tokens[-1].text != ":":
        return None
    verb = tokens[-1].head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    source = source_of(verb)
    spoken = verb.pos_ in {"VERB", "AUX"} and verb.i < tokens[-1].i and not scene.around(verb)
    return verb if spoken and source is not None and source.i < verb.i and can_speak(source) else None


def _saying(verb: Token) -> Token:
    """The verb that governs the words: "saying" in "quoted her as saying", else the verb itself."""
    for phrase in verb.children:
        if phrase.dep_ == "prep" and phrase.lower_ == "as":
            for below in phrase.children:
                if below.dep_ == "pcomp":
                    return below
    return verb


def _stands_alone(scene: Scene, lexicon: Lexicon, quotation: Quotation, before: str, inner: str) -> bool:
    """Whether a quotation of a word or two is a sentence of its own (``Tal said, "Yes"``), no scare quote."""
    if before.endswith((".", "?", "!", ":")) or (not before and inner[0].isupper()):
        return True
    if before.endswith(_ANSWERS):
        return True
    if not before.endswith(",") or not inner[0].isupper():
        return False
    last = scene.token_at(len(scene.text[: quotation.start].rstrip()) - 2)
    return last is not None and _is_reporting(lexicon, last)


def _beside(scene: Scene, section: Section, quotation: Quotation, *, right: bool) -> list[Token]:
    """The tokens next to a quotation up to the end of the sentence or the next quotation."""
    around = [
        q
        for q in scene.quotations_in(section.span)
        if q.level < quotation.level and q.holds(quotation.start, quotation.end)
    ]
    low, high = around[-1].inner if around else section.span
    tokens = scene.tokens_in((quotation.end, high)) if right else scene.tokens_in((low, quotation.start))[::-1]
    kept: list[Token] = []
    level = len(around)
    for token in tokens[:_REACH]:
        depth = len(scene.around(token))
        if depth > level:
            if any(is_speechlike(scene, scene.quotations[place]) for place in scene.around(token)[level:]):
                break
            continue
        if token.text in _ENDS:
            break
        kept.append(token)
    return kept


def _is_reporting(lexicon: Lexicon, token: Token) -> bool:
    if token.pos_ not in {"VERB", "AUX"} and token.lower_ not in {"said", "says"}:
        return False
    lemma = token.lemma_.lower()
    particles = [child.lemma_.lower() for child in token.children if child.dep_ in {"prt", "prep"}]
    names = [f"{lemma} {particle}" for particle in particles] + [lemma]
    return any("q" in entry.frames for name in names for entry in lexicon.find("verb", name))


def _right_verb(scene: Scene, lexicon: Lexicon, section: Section, quotation: Quotation, inner: str) -> Token | None:
    tokens = _beside(scene, section, quotation, right=True)
    if not tokens:
        return None
    if inner.endswith(".") and not tokens[0].text[0].islower():
        return None
    if inner.endswith(("?", "!")) and tokens[0].lower_ in _CONJUNCTIONS:
        return None
    if inner.endswith(("?", "!", "…")) and tokens[0].text[0].isupper() and _introduces(scene, section, quotation):
        return None
    for place, token in enumerate(tokens):
        if _is_reporting(lexicon, token) and token.dep_ not in {"relcl", "acl", "amod"}:
            own = [child for child in token.children if child.dep_ == "ccomp" and child.i > token.i]
            if (
                own
                and not any(quotation.holds(child.idx, child.idx + 1) for child in own)
                and _reads_on(scene, own[0], place)
            ):
                return None
            return token
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "conj"} and not _is_auxiliary(token):
            return None
    return None


def _introduces(scene: Scene, section: Section, quotation: Quotation) -> bool:
    """Whether the words after a quotation lead to the next one: ``“Is it?” Tal smiles and says, “Yes.”``"""
    later = [q for q in scene.quotations_in((quotation.end, section.end)) if q.level == quotation.level]
    between = scene.text[quotation.end : later[0].start].rstrip() if later else ""
    return between.endswith((",", ":")) and not any(mark in between for mark in (". ", "? ", "! "))


def _reads_on(scene: Scene, clause: Token, place: int) -> bool:
    """Whether the verb has its content after it, so that the quotation before it is another's."""
    return not scene.around(clause) and place > 6


def _is_auxiliary(token: Token) -> bool:
    return token.dep_ in {"aux", "auxpass"}


def _left_verb(scene: Scene, lexicon: Lexicon, section: Section, quotation: Quotation) -> Token | None:
    for token in _beside(scene, section, quotation, right=False):
        if _is_reporting(lexicon, token):
            return token
        if token.pos_ == "VERB" and token.dep_ == "ROOT" and token.lemma_ not in {"have", "do"}:
            return None
    return None


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
    if not before or before[-1].text not in {".", "!", "?"} or scene.around(before[-1]):
        return None
    root = before[-1].sent.root
    for verb in (root, *(other for other in root.conjuncts if other.i > root.i)):
        source = source_of(verb)
        speaks = source is not None and (can_speak(source) or first_person(source))
        if speaks and _is_reporting(lexicon, verb) and status_of(verb) == "asserted":
            return verb.i
    return None


def _continue(scene: Scene, links: Links, lexicon: Lexicon) -> None:
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
    if scene.words((end, quotation.start)) > _REACH:
        return False
    between = [token for token in scene.tokens_in((end, quotation.start)) if len(scene.around(token)) == 0]
    stops = [token for token in between if token.text in _ENDS]
    if not end <= scene.doc[verb].idx < quotation.start:
        return not [token for token in between if token.is_alpha]
    return not stops or (len(stops) == 1 and stops[0] is between[-1])
