"""Votes whose verb is said once: "Eskarand voted for the amendment and Aldermoor against it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.parse.clause import children, spans_of
from onrecord.annotate.parse.scene import Scene


def with_gapped(scene: Scene, lexicon: Lexicon, verb: Token, raw: Raw) -> Iterator[Raw]:
    """An attribution, and those that leave its verb out; the names of their voters are no part of its content."""
    found = list(_gapped(lexicon, verb)) if verb.lemma_.lower() == "vote" else []
    if not found:
        yield raw
        return
    end = min(voter.idx for voter, *_ in found)
    own = {token.i for span in raw.content for token in scene.tokens_in(span) if token.idx < end}
    content = spans_of(scene.text, scene.doc, _without_and(scene, own))
    yield replace(raw, content=content or raw.content)
    for voter, entry, cue, object_ in found:
        tokens = [token.i for token in object_.subtree] if object_ is not None else []
        yield replace(
            raw,
            entry=entry,
            anchor=cue[0].i,
            cue=spans_of(scene.text, scene.doc, [token.i for token in cue]),
            content=spans_of(scene.text, scene.doc, tokens) or content or raw.content,
            source=spans_of(scene.text, scene.doc, [voter.i]),
            source_head=voter.i,
            rule="verb-shared",
            addressee=None,
            relay=None,
        )


def _gapped(lexicon: Lexicon, verb: Token) -> Iterator[tuple[Token, CueEntry, list[Token], Token | None]]:
    """Each name that a preposition of voting follows at once, which another voter has: with cue and object."""
    doc, sentence = verb.doc, verb.sent
    for preposition in doc[verb.i + 1 : sentence.end]:
        voter = doc[preposition.i - 1]
        if preposition.pos_ not in {"ADP", "SCONJ", "ADV"} or voter.pos_ != "PROPN" or not _apart(voter, verb):
            continue
        noun = next(iter(children(preposition, "pobj")), None)
        named = [f"vote {preposition.lower_}", *([f"vote {preposition.lower_} {noun.lower_}"] if noun else [])]
        entries = [found for name in reversed(named) for found in lexicon.find("verb", name)]
        if not entries:
            continue
        whole = len(entries[0].lemma.split()) > 2 and noun is not None
        cue = [preposition, noun] if whole and noun is not None else [preposition]
        object_ = _object(noun) if whole and noun is not None else noun
        yield voter, entries[0], cue, object_ if object_ is not None and object_.pos_ != "PRON" else None


def _apart(voter: Token, verb: Token) -> bool:
    """Whether a name begins a clause of its own that leaves the verb out: after "and", "but", "while", or a comma."""
    first = voter
    while first.i > 0 and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i else first
    return before.i > verb.i and before.lower_ in {"and", "but", "while", ",", ";"}


def _object(noun: Token) -> Token | None:
    """What a vote in favour is of."""
    return next((name for of in children(noun, "prep") for name in children(of, "pobj")), None)


def _without_and(scene: Scene, tokens: set[int]) -> list[int]:
    kept = sorted(tokens)
    while kept and scene.doc[kept[-1]].lower_ in {"and", "but", "while", ",", ";"}:
        kept.pop()
    return kept
