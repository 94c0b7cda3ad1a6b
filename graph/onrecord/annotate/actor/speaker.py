"""Who a source names: one head or several, with the members that "including" or "such as" adds."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.parse.clause import children
from onrecord.names.word_list import word_set

_BODIES = frozenset({"state", "organization", "organ"})
_MEMBERS = word_set("function_words.csv", "naming_members")


def speakers(coreference: Coreference, head: Token) -> list[Cluster]:
    """The clusters a source stands for, in the order of the text, each once."""
    found: list[Cluster] = []
    for token in _listed(coreference, list(_heads(head))):
        for cluster in _expanded(coreference, token):
            if cluster not in found:
                found.append(cluster)
    return found


def _listed(coreference: Coreference, heads: list[Token]) -> Iterator[Token]:
    """The heads, with members of a list that the parse took for an apposition: "NATO, the Union, and the Council"."""
    for token in heads:
        yield token
        cluster = coreference.named_at(token)
        if cluster is None or cluster.kind not in _BODIES or len(heads) < 2:
            continue
        for child in children(token, "appos"):
            other = coreference.named_at(child)
            if other is not None and other is not cluster and other.kind in _BODIES:
                yield child
                yield from (more for more in child.conjuncts if more.i > child.i)


def _heads(head: Token) -> Iterator[Token]:
    yield head
    for other in head.conjuncts:
        if other.i > head.i and other.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
            yield other
    for phrase in head.subtree:
        if phrase.dep_ != "prep" or not _names_members(phrase) or not _hangs_on(phrase, head):
            continue
        for member in children(phrase, "pobj"):
            yield member
            yield from (other for other in member.conjuncts if other.i > member.i and other.pos_ in {"NOUN", "PROPN"})


def _names_members(phrase: Token) -> bool:
    if phrase.lower_ in _MEMBERS:
        return True
    return phrase.lower_ == "as" and any(child.lower_ in {"such", "well"} for child in phrase.children)


def _hangs_on(phrase: Token, head: Token) -> bool:
    """Whether the phrase belongs to the source's own names and to no clause inside it."""
    for above in phrase.ancestors:
        if above.i == head.i:
            return True
        if above.dep_ in {"relcl", "acl", "advcl", "ccomp"}:
            return False
    return False


def _expanded(coreference: Coreference, token: Token) -> Iterator[Cluster]:
    """ "The governments of Norway and Georgia" stands for its members, other heads for themselves."""
    if token.tag_ in {"NNS", "NNPS"} and coreference.named_at(token) is None:
        named = []
        for phrase in children(token, "prep"):
            if phrase.lower_ in {"of", "as"}:
                for place in children(phrase, "pobj"):
                    named += [other for other in (place, *place.conjuncts) if coreference.named_at(other)]
        if len(named) > 1 or (named and any(_names_members(phrase) for phrase in children(token, "prep"))):
            for other in named:
                yield coreference.of(other, speaking=True)
            return
    if token.pos_ in {"PRON", "NOUN", "PROPN", "DET", "NUM", "ADJ"} or can_speak(token):
        yield coreference.of(token, speaking=True)
