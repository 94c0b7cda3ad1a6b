"""For whom a text speaks that the document tells of: a statement, a communiqué or a note speaks for who issued it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.attribution.owner import issuer_of, issuer_saying_in
from onrecord.annotate.findings import Acting, Findings
from onrecord.annotate.parse.clause import children
from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_SAYINGS = word_set("attributions.csv", "saying")

StateOf = Callable[[Cluster], Cluster | None]


def acting_by_issue(findings: Findings, state_of: StateOf) -> Iterator[Acting]:
    """The texts that speak in a document, each for the state of who issued it.

    Who issued it is told with the text, or with one of its noun before; of texts of two states none is taken that is
    not told to be the one.
    """
    issued = list(_issued(findings, state_of))
    if not issued:
        return
    sent_out = [each for each in issued if each.sent_out]
    places, sent_places = [each.place for each in issued], [each.place for each in sent_out]
    done: set[int] = set()
    for draft in findings.drafts:
        for speaker in draft.speakers:
            if speaker.kind != "document" or id(speaker) in done or not speaker.mentions:
                continue
            done.add(id(speaker))
            start = min(begin for begin, _ in draft.statement.source or draft.statement.cue or draft.statement.content)
            mine = {n for a, b in speaker.mentions for n in range(bisect_left(places, a), bisect_left(places, b))}
            own = [issued[number] for number in sorted(mine)]
            before = sent_out[: bisect_left(sent_places, start)]
            same = [each for each in before if each.lemma in speaker.roles]
            for told in (own, before if speaker.roles & _SAYINGS else [], same):
                if told and len({id(each.state) for each in told}) == 1:
                    yield Acting(speaker, told[-1].state, (told[-1].words,), "issuer")
                    break


@dataclass(frozen=True, slots=True)
class _Issued:
    """A text told of at a place, with the state of who issued it, and the words that tell it; ``sent_out`` tells that
    the words tell how it came out, and not only whose it is.
    """

    place: int
    lemma: str
    state: Cluster
    words: Span
    sent_out: bool


def _issued(findings: Findings, state_of: StateOf) -> Iterator[_Issued]:
    """The nouns for texts whose issuer's state is known, in the order of the text."""
    scene = findings.scene
    for token, lemma in zip(scene.tokens, scene.lemmas, strict=True):
        if lemma not in _SAYINGS or token.tag_ not in {"NN", "NNP"}:
            continue
        said = None if children(token, "poss") else issuer_saying_in(token)
        issuer = issuer_of(token) or said
        cluster = findings.coreference.named_at(issuer) if issuer is not None else None
        state = state_of(cluster) if cluster is not None else None
        if issuer is not None and state is not None:
            places = (token.idx, token.idx + len(token), issuer.idx, issuer.idx + len(issuer))
            sent_out = said is not None or (token.dep_ == "dobj" and not children(token, "poss"))
            yield _Issued(token.idx, lemma, state, (min(places), max(places)), sent_out)
