"""Sentences of a summary record that go on under "Mr. Tal (Norvania) said that": statements of the same speaker.

The record reports all of them in indirect speech, whether or not each has a verb of saying of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.meeting.turn import SummaryTurn, find_summary_turns
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import trim
from onrecord.names.sentence import IN_PROSE
from onrecord.names.word_list import word_set

_OWN = word_set("function_words.csv", "party_pronoun")
_PARTY = word_set("actors.csv", "party")
_FEWEST_WORDS = 4
_FEWEST_OBJECT = 2
_STOP = re.compile(rf"{IN_PROSE.pattern}|\.\s*$")


def summary_statements(scene: Scene, lexicon: Lexicon, found: Iterable[Raw]) -> list[Raw]:
    """The statements of a summary record's sentences that no cue of their own gives to the speaker or their party.

    ``found`` are the attributions found so far.
    """
    anchors = {raw.anchor: raw for raw in found}
    return [raw for turn in find_summary_turns(scene.document) for raw in _of_turn(scene, lexicon, turn, anchors)]


def given_the_floor(scene: Scene, found: Iterable[Raw]) -> list[Raw]:
    """The attributions with the verb that gives somebody the floor as theirs, whomever the way to it names.

    "Ms. Osk (Norvania), speaking on behalf of the Union; the candidate countries ...; and Keldmark, said that".
    """
    turns = {
        verb.i: turn
        for turn in find_summary_turns(scene.document)
        if (verb := scene.token_at(turn.verb - 1)) is not None and scene.text.startswith(",", turn.label[1])
    }
    return [_of_holder(scene, raw, turns[raw.anchor]) if raw.anchor in turns else raw for raw in found]


def _of_holder(scene: Scene, raw: Raw, turn: SummaryTurn) -> Raw:
    head = _last_of_name(scene, turn)
    if head is None or any(start < turn.label[1] and turn.label[0] < end for start, end in raw.source):
        return raw
    return replace(raw, source=(turn.label,), source_head=head.i)


def _last_of_name(scene: Scene, turn: SummaryTurn) -> Token | None:
    """The last word of the name in a label, before its bracket."""
    named = [token for token in scene.tokens_in(turn.label) if token.pos_ == "PROPN" or token.text[0].isupper()]
    bracket = scene.text.find("(", *turn.label)
    before = [token for token in named if bracket < 0 or token.idx < bracket]
    return before[-1] if before else scene.token_at(turn.label[1] - 1)


def _of_turn(scene: Scene, lexicon: Lexicon, turn: SummaryTurn, anchors: dict[int, Raw]) -> Iterator[Raw]:
    entries = lexicon.find("verb", "say")
    source = _last_of_name(scene, turn)
    if not entries or source is None:
        return
    said = False
    reported = _reported_opening(scene, lexicon, turn, anchors, source)
    if reported is not None:
        yield reported
    for section in turn.sections:
        for sentence in _sentences(scene, section.start, section.end):
            opening = sentence.start_char <= turn.label[0] < sentence.end_char
            if opening:
                said = reported is not None or _is_said(sentence, anchors)
                continue
            if reported is not None and sentence.start_char < reported.content[0][1]:
                continue
            span = trim(scene.text, *_bounds(sentence, section.start, section.end))
            if not said or scene.words(span) < _FEWEST_WORDS or _is_own(sentence, anchors):
                continue
            span = (span[0], span[1] - 1) if scene.text[span[1] - 1] == "." else span
            yield Raw(
                entry=entries[0],
                anchor=sentence.root.i,
                cue=(),
                content=(span,),
                source=(turn.label,),
                source_head=source.i,
                status="asserted",
                rule="summary-turn",
            )


def _reported_opening(
    scene: Scene, lexicon: Lexicon, turn: SummaryTurn, anchors: Mapping[int, Raw], source: Token
) -> Raw | None:
    """What "Ms. Osk (Norvania), introducing the draft, said that" opens, where the parse lost the verb over the way."""
    verb, end = scene.token_at(turn.verb - 1), turn.sections[0].end
    if verb is None or verb.i in anchors or not scene.text.startswith(",", turn.label[1]):
        return None
    entries = lexicon.find("verb", verb.lemma_.lower())
    stop = _STOP.search(scene.text, turn.verb, end)
    content = trim(scene.text, turn.verb, stop.start() if stop else end)
    found = any(raw.content and content[0] - 6 <= raw.content[0][0] <= content[0] + 6 for raw in anchors.values())
    if found or not entries or entries[0].attribution != "speech" or scene.words(content) < _FEWEST_OBJECT:
        return None
    return Raw(
        entry=entries[0],
        anchor=verb.i,
        cue=((verb.idx, turn.verb),),
        content=(content,),
        source=(turn.label,),
        source_head=source.i,
        status="asserted",
        rule="summary-turn",
    )


def _sentences(scene: Scene, start: int, end: int) -> Iterator[Sentence]:
    seen: set[int] = set()
    for token in scene.tokens_in((start, end)):
        if token.sent.start not in seen:
            seen.add(token.sent.start)
            yield token.sent


def _bounds(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    words = [token for token in sentence if not token.is_space and start <= token.idx < end]
    words = words[2:] if len(words) > 2 and words[0].text.isdigit() and words[1].text == "." else words
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else (start, start)


def _is_said(sentence: Sentence, anchors: dict[int, Raw]) -> bool:
    """Whether the opening sentence reports speech at all: "Mr. Tal introduced the draft" says nothing of words."""
    return any(token.i in anchors and anchors[token.i].entry.attribution == "speech" for token in sentence)


def _is_own(sentence: Sentence, anchors: dict[int, Raw]) -> bool:
    """Whether the sentence has a cue of its own whose source is the speaker or whom they speak for."""
    raw = anchors.get(sentence.root.i)
    if raw is None or raw.source_head is None:
        return False
    source = sentence.doc[raw.source_head]
    owned = any(child.lower_ in _OWN for child in source.children)
    return source.lower_ in _OWN or (source.lemma_.lower() in _PARTY and owned)
