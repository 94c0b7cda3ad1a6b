"""Adjectives as cues: "is confident that ...", "are opposed to ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.content import WH, inside, is_time
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.attribution.object_elsewhere import stands_for
from onrecord.annotate.attribution.source import source_of, source_spans, takes_position
from onrecord.annotate.parse.clause import children, infinitive, marked_that, spans_of
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.status.chain import status_of
from onrecord.names.word_list import word_set

_DUMMIES = word_set("attributions.csv", "dummy_subject")
_COPULAS = word_set("attributions.csv", "copula")
_PREDICATIVE = frozenset({"acomp", "ROOT", "conj", "ccomp", "xcomp", "attr", "advcl", "relcl", "acl", "oprd"})


def adjective_attributions(scene: Scene, lexicon: Lexicon) -> Iterator[Raw]:
    """Attributions whose cue is a predicative adjective ("is confident that ...", "are opposed to ...")."""
    for adjective, pos, word in zip(scene.tokens, scene.pos, scene.lower, strict=True):
        entries = lexicon.find("adjective", word) if pos in {"ADJ", "VERB"} else ()
        if not entries or adjective.dep_ not in _PREDICATIVE:
            continue
        verb = adjective.head if adjective.dep_ in {"acomp", "attr", "xcomp", "oprd"} else adjective
        if verb.pos_ not in {"AUX", "VERB"} or not (verb.lemma_ in _COPULAS or verb.i == adjective.i):
            continue
        if word == "concerned" and adjective.dep_ == "acl" and adjective.head.i == adjective.i - 1:
            continue  # "the parties concerned" fear nothing
        readings = [(entry, *_complement(adjective, entry)) for entry in entries]
        entry, clause, rule = next((found for found in readings if found[1] is not None), readings[0])
        if clause is None:
            continue
        passives = children(verb, "nsubjpass") if verb.i == adjective.i else []
        head = passives[0] if passives else source_of(verb)
        if head is None or head.lower_ in _DUMMIES:
            continue
        if rule != "adjective-that" and not takes_position(scene, head):
            continue
        tokens = {token.i for token in clause.subtree if not token.is_space}
        spans = spans_of(scene.text, scene.doc, inside(scene, adjective, tokens))
        if spans:
            yield Raw(
                entry=entry,
                anchor=adjective.i,
                cue=spans_of(scene.text, scene.doc, sorted({verb.i, adjective.i})),
                content=spans,
                source=source_spans(scene, head, verb),
                source_head=head.i,
                status=status_of(verb),
                rule=rule,
            )


def _complement(adjective: Token, entry: CueEntry) -> tuple[Token | None, str]:
    """The adjective's clause, infinitive or phrase, and the rule that takes it."""
    beside = children(adjective.head, "ccomp") if adjective.dep_ == "acomp" else []
    clauses = children(adjective, "ccomp") or [child for child in beside if marked_that(child)]
    clauses = [child for child in clauses if child.i > adjective.i]
    if "c" in entry.frames and clauses:
        return clauses[0], "adjective-that"
    clauses_beside = [*children(adjective, "advcl"), *children(adjective.head, "advcl")]
    asked = [child for child in clauses_beside if {m.lower_ for m in children(child, "mark")} == {"if"}]
    if "if" in entry.frames and asked and asked[0].i > adjective.i:
        return asked[0], "adjective-if"
    wanted = [child for child in children(adjective, "xcomp") if infinitive(child) and child.i > adjective.i]
    if "i" in entry.frames and wanted:
        return wanted[0], "adjective-infinitive"
    for phrase in children(adjective, "prep", "agent"):
        objects = children(phrase, "pobj", "pcomp")
        if f"p:{phrase.lower_}" in entry.frames and objects and phrase.i > adjective.i and not is_time(objects[0]):
            bare = objects[0].pos_ == "PRON" and objects[0].tag_ not in WH
            if bare and not stands_for(adjective.head, objects[0], entry):
                continue
            return objects[0], "adjective-preposition"
    return None, ""
