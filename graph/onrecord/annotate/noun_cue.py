"""Nouns and adjectives as cues: "his claim that ...", "reports that ...", "is confident that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.clause import children, infinitive, spans_of, status_of
from onrecord.annotate.cue import CueEntry, Lexicon
from onrecord.annotate.raw import Raw
from onrecord.annotate.scene import Scene
from onrecord.annotate.source import source_of, source_spans

_LIGHT = frozenset(
    {
        "make",
        "issue",
        "give",
        "have",
        "express",
        "voice",
        "offer",
        "release",
        "send",
        "deliver",
        "reach",
        "take",
        "raise",
        "repeat",
        "publish",
        "hold",
        "share",
    }
)
"""Verbs that only lend a noun its subject (light and support verbs: Quirk et al. 1985, 10.30)."""


def noun_attributions(scene: Scene, lexicon: Lexicon, found: list[Raw]) -> Iterator[Raw]:
    """Attributions whose cue is a noun with a that-clause of its own."""
    taken = {raw.content for raw in found}
    for noun in scene.doc:
        if noun.pos_ != "NOUN":
            continue
        entries = lexicon.find("noun", noun.lemma_.lower())
        if not entries:
            continue
        clause = _clause_of(noun, entries[0])
        if clause is None:
            continue
        tokens = {token.i for token in clause.subtree if not token.is_space}
        spans = spans_of(scene.text, scene.doc, tokens)
        if not spans or spans in taken:
            continue
        owner = _owner(noun, clause)
        if _same_holder(noun, owner, lexicon):
            continue
        if owner is None and (clause.dep_ == "pobj" or infinitive(clause)):
            continue
        if owner is None and noun.lemma_.lower() not in {
            "report",
            "rumour",
            "rumor",
            "news",
            "claim",
            "allegation",
            "evidence",
            "sign",
            "indication",
            "proof",
        }:
            continue
        verb = noun.head if noun.head.pos_ in {"VERB", "AUX"} else noun
        head = owner if owner is not None else noun
        yield Raw(
            entry=entries[0],
            anchor=noun.i,
            cue=spans_of(scene.text, scene.doc, [noun.i]),
            content=spans,
            source=source_spans(scene, head, noun) if owner is not None else (),
            source_head=owner.i if owner is not None else None,
            status=status_of(verb) if verb.lemma_ in _LIGHT else "asserted",
            rule="noun-that",
        )


def _clause_of(noun: Token, entry: CueEntry) -> Token | None:
    """The noun's that-clause, infinitive ("refusal to accept") or phrase ("call for a ceasefire")."""
    for child in children(noun, "acl", "ccomp", "relcl"):
        marks = [mark for mark in children(child, "mark") if mark.lower_ == "that"]
        if marks and child.i > noun.i and child.tag_ != "VBN":
            return child
        if marks and child.i > noun.i and children(child, "aux", "auxpass"):
            return child
        if "i" in entry.frames and child.dep_ == "acl" and infinitive(child) and child.i > noun.i:
            return child
    for phrase in children(noun, "prep"):
        objects = children(phrase, "pobj", "pcomp")
        if f"p:{phrase.lower_}" in entry.frames and objects and phrase.i > noun.i:
            return objects[0]
    return None


def _same_holder(noun: Token, owner: Token | None, lexicon: Lexicon) -> bool:
    """Whether a cue's object only names what its own subject holds: "reaffirmed their commitment to"."""
    verb = noun.head
    own = owner is not None and owner.tag_ == "PRP$" and owner.head.i == noun.i
    return own and noun.dep_ == "dobj" and bool(lexicon.find("verb", verb.lemma_.lower())) and verb.lemma_ not in _LIGHT


def _owner(noun: Token, content: Token) -> Token | None:
    for child in children(noun, "poss"):
        return child
    for phrase in children(noun, "prep", "agent"):
        objects = children(phrase, "pobj")
        if phrase.lower_ in {"by", "from", "of"} and objects and phrase.i > noun.i and objects[0].i != content.i:
            return objects[0]
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT:
        return source_of(verb)
    if noun.dep_ == "attr" and verb.lemma_.lower() == "be":
        return next((child for child in children(verb, "nsubj", "csubj") if child.i < verb.i), None)
    return None


def adjective_attributions(scene: Scene, lexicon: Lexicon) -> Iterator[Raw]:
    """Attributions whose cue is an adjective with a that-clause ("is confident that ...")."""
    for adjective in scene.doc:
        if adjective.pos_ not in {"ADJ", "VERB"} or adjective.dep_ not in {
            "acomp",
            "ROOT",
            "conj",
            "ccomp",
            "xcomp",
            "attr",
        }:
            continue
        entries = lexicon.find("adjective", adjective.lower_)
        if not entries:
            continue
        clauses = [child for child in children(adjective, "ccomp") if child.i > adjective.i]
        verb = adjective.head if adjective.dep_ in {"acomp", "attr", "xcomp"} else adjective
        if not clauses or verb.pos_ not in {"AUX", "VERB"}:
            continue
        head = source_of(verb)
        if head is None or head.lower_ in {"it", "that", "this"}:
            continue
        spans = spans_of(scene.text, scene.doc, [token.i for token in clauses[0].subtree if not token.is_space])
        if spans:
            yield Raw(
                entry=entries[0],
                anchor=adjective.i,
                cue=spans_of(scene.text, scene.doc, sorted({verb.i, adjective.i})),
                content=spans,
                source=source_spans(scene, head, verb),
                source_head=head.i,
                status=status_of(verb),
                rule="adjective-that",
            )
