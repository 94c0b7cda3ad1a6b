""" "According to X" and "X: ...": sources without a verb, or the relay of what a verb reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.attribution.source import source_spans
from onrecord.annotate.parse.clause import children, spans_of
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Spans
from onrecord.names.word_list import word_list, word_set

_NO_SOURCES = word_set("attributions.csv", "no_source")

_COLON_WORDS = 3
_LABEL = 60
"""How long a label before a colon may be, in code points, and how few words a quotation after it may have."""


def preposition_attributions(scene: Scene, lexicon: Lexicon, found: list[Raw]) -> list[Raw]:
    """``found`` with "according to" added: as a relay where a verb of the clause has its own source."""
    entry = lexicon.find("preposition", "according to")[0]
    result = list(found)
    for cue, name, entry in [*((cue, name, entry) for cue, name in _phrases(scene)), *_views(scene, lexicon)]:
        clause = _clause(cue)
        spans = source_spans(scene, name, cue)
        own = {token.i for token in cue.subtree}
        reporting = [
            place
            for place, raw in enumerate(result)
            if raw.source and raw.anchor == clause.i and raw.relay is None and raw.entry.attribution == "speech"
        ]
        if _is_initial(cue):
            reporting = []
        if reporting:
            for place in reporting:
                result[place] = replace(
                    result[place],
                    relay=name.i,
                    content=_less(scene, result[place].content, own),
                )
            continue
        content = _content(scene, cue, clause, own)
        if content:
            result.append(
                Raw(
                    entry=entry,
                    anchor=cue.i,
                    cue=_cue_spans(scene, cue, name),
                    content=content,
                    source=spans,
                    source_head=name.i,
                    status="asserted",
                    rule="according-to",
                )
            )
    return result


def _phrases(scene: Scene) -> Iterator[tuple[Token, Token]]:
    """Each "according" with the head of the phrase that names the source."""
    for place, (word, following) in enumerate(pairwise(scene.lower)):
        if word == "according" and following == "to":
            token, to = scene.tokens[place : place + 2]
            objects = children(to, "pobj") or children(token, "pobj")
            if not objects:
                objects = [
                    after for after in scene.tokens[to.i + 1 : to.i + 6] if after.pos_ in {"NOUN", "PROPN", "PRON"}
                ][:1]
            if objects and objects[0].lemma_.lower() not in _NO_SOURCES:
                yield token, objects[0]


_VIEWS = {
    **dict.fromkeys(word_list("attributions.csv", "view_noun_say"), "say"),
    **dict.fromkeys(word_list("attributions.csv", "view_noun_think"), "think"),
}
"""Nouns of "in her words", "in the ministry's view", with the verb whose reading they have."""


def _views(scene: Scene, lexicon: Lexicon) -> Iterator[tuple[Token, Token, CueEntry]]:
    """Each "in X's view" with the head of X."""
    for phrase, word, pos in zip(scene.tokens, scene.lower, scene.pos, strict=True):
        if pos != "ADP" or word not in {"in", "by"}:
            continue
        for noun in children(phrase, "pobj"):
            verb = _VIEWS.get(noun.lemma_.lower())
            owners = children(noun, "poss")
            if children(noun, "det"):  # "in the view of X" is X's, "in view of X" is a reason
                owners += [name for of in children(noun, "prep") if of.lower_ == "of" for name in children(of, "pobj")]
            if verb and owners and owners[0].pos_ in {"NOUN", "PROPN", "PRON"}:
                yield phrase, owners[0], lexicon.find("verb", verb)[0]


def _cue_spans(scene: Scene, cue: Token, name: Token) -> Spans:
    """The words of the phrase without the source: "according to", "in ... view"."""
    if cue.lower_ == "according":
        return spans_of(scene.text, scene.doc, [cue.i, cue.i + 1])
    own = {token.i for token in cue.subtree} - {token.i for token in name.subtree}
    return spans_of(scene.text, scene.doc, own)


def _clause(cue: Token) -> Token:
    """The head of the clause the phrase belongs to."""
    head = cue.head
    while head.pos_ not in {"VERB", "AUX"} and head.head.i != head.i:
        head = head.head
    return head


def _is_initial(cue: Token) -> bool:
    """Whether the phrase opens its sentence, so that the source reports all that follows."""
    return cue.i <= min((token.i for token in cue.sent if not token.is_punct and not token.is_space), default=cue.i)


def _is_final(scene: Scene, cue: Token) -> bool:
    """Whether the phrase closes its sentence after a comma, so that it qualifies the whole of it."""
    after = scene.doc[cue.right_edge.i + 1 : cue.sent.end]
    return cue.i > cue.sent.start and scene.doc[cue.i - 1].text == "," and not any(token.is_alpha for token in after)


def _content(scene: Scene, cue: Token, clause: Token, own: set[int]) -> Spans:
    root = clause
    initial = _is_initial(cue)
    above = {"conj", "xcomp"} | ({"ccomp", "advcl"} if _is_final(scene, cue) else set())
    while not initial and root.dep_ in above and root.head.pos_ in {"VERB", "AUX"}:
        root = root.head
    if initial:
        root = cue.sent.root
    around = scene.around(cue)
    tokens = {token.i for token in root.subtree if not token.is_space} - own
    if around:
        quotation = scene.quotations[around[-1]]
        tokens = {index for index in tokens if quotation.holds(scene.doc[index].idx, scene.doc[index].idx + 1)}
    return spans_of(scene.text, scene.doc, tokens)


def colon_attributions(scene: Scene, lexicon: Lexicon, taken: set[int]) -> Iterator[Raw]:
    """Quotations introduced by a name and a colon, as in headlines: ``Tal: "We agree"``.

    ``taken`` are the starts of the quotations that have a verb already.
    """
    entry = lexicon.find("verb", "say")[0]
    for quotation in scene.quotations:
        if quotation.level or quotation.start in taken or scene.words(quotation.inner) < _COLON_WORDS:
            continue
        section = next((s for s in scene.document.sections if s.start <= quotation.start < s.end), None)
        before = scene.text[section.start : quotation.start].rstrip() if section else ""
        if section is None or not before.endswith(":") or len(before) > _LABEL:
            continue
        tokens = scene.tokens_in((section.start, section.start + len(before) - 1))
        comma = next((place for place, token in enumerate(tokens) if token.text == ","), len(tokens))
        first = tokens[:comma] if any(token.ent_type_ == "PERSON" for token in tokens[:comma]) else tokens
        names = [token for token in first if can_speak(token)]
        if not names or any(token.pos_ in {"VERB", "AUX"} for token in tokens):
            continue
        yield Raw(
            entry=entry,
            anchor=names[-1].i,
            cue=(),
            content=(quotation.span,),
            source=((section.start, section.start + len(before) - 1),),
            source_head=names[-1].i,
            status="asserted",
            rule="name-colon",
        )


def _less(scene: Scene, content: Spans, own: set[int]) -> Spans:
    tokens = {index for span in content for index in scene.indices(span)}
    if not tokens & own:
        return content
    return spans_of(scene.text, scene.doc, tokens - own) or content
