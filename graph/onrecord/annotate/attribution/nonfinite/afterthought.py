"""What a report adds behind an act's object: "called for the troops to go, whose presence Tal approved in 1998"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.attribution.content import WH, Content
from onrecord.annotate.parse.clause import spans_of
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_ACTS = frozenset({"verb-object", "verb-infinitive", "verb-preposition", "verb-predicate"})
"""Rules whose content is what is wanted or spoken of; a clause that is reported may have such clauses of its own."""
_NAMED = word_set("attributions.csv", "named_behind")
_SUMMARIES = word_set("attributions.csv", "summing_noun")


def without_afterthought(scene: Scene, verb: Token, content: Content) -> Content:
    """The content less a clause behind a comma at its end that tells more of it and does not say which it is."""
    if content.rule not in {*_ACTS, "verb-that"} or not content.tokens or scene.around(verb):
        return content
    last = max(content.tokens)
    for index in sorted(content.tokens):
        top = scene.doc[index]
        at_end = index > min(content.tokens) and top.right_edge.i >= last and top.left_edge.i > verb.i
        if at_end and (_names_it(top) or (content.rule in _ACTS and _adds(top))):
            kept = frozenset(token for token in content.tokens if token < top.left_edge.i)
            spans = spans_of(scene.text, scene.doc, kept)
            return replace(content, tokens=kept, spans=spans) if spans else content
    return content


def _adds(top: Token) -> bool:
    """Whether a word heads a relative clause behind a comma, or a word that sums up the rest ("something")."""
    first = top.left_edge
    if first.i == 0 or first.nbor(-1).text != ",":
        return False
    if top.dep_ == "relcl":
        tensed = [top, *(aux for aux in top.children if aux.dep_ in {"aux", "auxpass"})]
        told = any(
            word.tag_ == "VBD" or word.lemma_ == "have" for word in tensed
        )  # what is judged stands in the present
        return told and (first.tag_ in WH or (first.dep_ == "prep" and any(word.tag_ in WH for word in first.subtree)))
    return top.dep_ in {"appos", "dobj", "conj", "npadvmod"} and top.lemma_.lower() in _SUMMARIES


def _names_it(top: Token) -> bool:
    """Whether a noun behind a comma names what was said, and tells more of it: ", a claim that Norvania denies"."""
    before = top.left_edge.nbor(-1) if top.left_edge.i else top
    new = any(child.lower_ in {"a", "an"} for child in top.children)
    told = any(child.dep_ in {"relcl", "acl"} for child in top.children)
    return before.text == "," and top.dep_ == "appos" and new and told and top.lemma_.lower() in _NAMED
