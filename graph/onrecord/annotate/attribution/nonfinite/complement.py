"""The infinitive or -ing clause that a cue takes: "urged both sides to return", "acknowledged giving the order"."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.attribution.content import Content, addressee_of, inside, widened
from onrecord.annotate.attribution.cue import CueEntry
from onrecord.annotate.parse.clause import children, infinitive, spans_of, subject_of, subtree_tokens
from onrecord.annotate.parse.scene import Scene


def gerund(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """The -ing clause that a verb takes for a thing done or not: "acknowledged giving the order"."""
    if "g" not in entry.frames or children(verb, "auxpass"):
        return None
    found = [child for child in children(verb, "xcomp", "ccomp", "dobj", "pcomp") if child.tag_ == "VBG"]
    found = [child for child in found if child.i > verb.i and subject_of(child) is None and child.pos_ != "NOUN"]
    if not found:
        return None
    tokens = widened(scene, verb, inside(scene, verb, {token.i for token in found[0].subtree if not token.is_space}))
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, "verb-gerund", addressee_of(verb, entry, tokens)) if spans else None


def to_infinitive(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """The infinitive a verb takes: "urged both sides to return", "has the honour to enclose"."""
    if "i" not in entry.frames:
        return None
    found = [child for child in children(verb, "xcomp", "ccomp", "advcl") if infinitive(child) and child.i > verb.i]
    found = [child for child in found if child.dep_ != "advcl" or "a" in entry.frames or _for_somebody(verb, child)]
    if entry.lemma.startswith("have "):
        found = [
            below for child in children(verb, "dobj") for below in children(child, "acl", "relcl") if infinitive(below)
        ]
    if not found:
        return None
    mark = [found[0].left_edge] if _for_somebody(verb, found[0]) else []
    apart = [other for other in children(found[0], "conj") if other.tag_ == "VBG" and found[0].tag_ == "VB"]
    apart += [clause for clause in children(found[0], "advcl") if _tells_what_came_first(clause)]
    tokens = {token.i for token in subtree_tokens(found[0], without=[*apart, *mark]) if not token.is_space}
    tokens = widened(scene, verb, inside(scene, verb, tokens))
    spans = spans_of(scene.text, scene.doc, tokens)
    if not spans:
        return None
    return Content(entry, frozenset(tokens), spans, "verb-infinitive", addressee_of(verb, entry, tokens))


def _tells_what_came_first(clause: Token) -> bool:
    """Whether a clause tells what was before the asking: "urged it to stay after Tal said that he would go"."""
    marks = {mark.lower_ for mark in children(clause, "mark", "advmod")}
    return bool(marks & _EARLIER) and clause.tag_ == "VBD" and subject_of(clause) is not None


_EARLIER = frozenset({"after", "as", "when"})


def _for_somebody(verb: Token, clause: Token) -> bool:
    """Whether an infinitive has its subject behind the verb's own "for": "called for both sides to step back"."""
    first = clause.left_edge
    return first.lower_ == "for" and first.i == verb.i + 1 and subject_of(clause) is not None
