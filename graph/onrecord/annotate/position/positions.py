"""The annotator of positions: what each statement is aimed at, for or against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Draft, Findings
from onrecord.annotate.parse.clause import children, infinitive, spans_of, token_span
from onrecord.annotate.position.aim import THOSE
from onrecord.annotate.position.find import Finder, Found
from onrecord.annotate.position.phrase import span_of
from onrecord.annotate.position.subjects import meant_by, name_at
from onrecord.annotate.position.told import Told
from onrecord.model.document import Span, Spans
from onrecord.model.finding.position import Position, Stance
from onrecord.model.statement import Reference
from onrecord.names.folding import folded
from onrecord.names.subject_nouns import classes

_PERSONS = frozenset({"i", "me", "we", "us", "you", "he", "him", "she", "her", "who", "whom", "himself", "herself"})
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY"})
_STANCES: dict[int, Stance] = {1: "favours", -1: "opposes", 0: "neither"}


def read_positions(findings: Findings) -> None:
    """Find the positions of all statements; one that another tells on its way to the target is not told again."""
    raws = {(raw.cue, raw.content): raw for raw in findings.raws}
    at: dict[int, list[Draft]] = {}
    pairs = []
    for draft in findings.drafts:
        raw = raws.get((draft.statement.cue, draft.statement.content))
        if raw is not None:
            pairs.append((draft, raw))
            at.setdefault(raw.anchor, []).append(draft)
    finder = Finder(
        findings.scene, at, Told(at, findings.coreference.named_at, _parties(findings), findings.own_states.state_of)
    )
    found = [each for draft, raw in pairs for each in finder.of(draft, raw)]
    inside = {
        id(other)
        for each in found
        for index in each.taken_in
        for other in at.get(index, ())
        if other is not each.draft and _is_told_by(each, findings.scene.doc[index], other)
    }
    times = [day.span for day in findings.dates]
    told = (each for each in found if id(each.draft) not in inside)
    findings.held(Found).extend(each for each in told if not _is_amount_or_time(each.head, times))


def _is_amount_or_time(head: Token, times: Sequence[Span]) -> bool:
    """Whether words are of how much or when ("71 per cent", "March 31"), which nobody is for or against."""
    if folded(head.lemma_) in classes():
        return False
    inside = any(start <= head.idx < end for start, end in times)
    return inside or head.pos_ == "NUM" or head.ent_type_ in _AMOUNTS


def _is_told_by(found: Found, verb: Token, other: Draft) -> bool:
    if verb.dep_ == "relcl" and verb.head.lower_ in THOSE:
        return True
    same = any(speaker in found.draft.speakers for speaker in other.speakers)
    open_ = infinitive(verb) or (verb.tag_ in {"VBG", "VB"} and not children(verb, "aux"))
    return same or (found.rule != "report" and open_ and other.statement.status != "asserted")


def _parties(findings: Findings) -> Callable[[Cluster], Sequence[Cluster]]:
    """For whom each cluster acts, by the words of the document."""
    acting: dict[int, list[Cluster]] = {}
    for each in findings.acting:
        acting.setdefault(id(each.holder), []).append(each.party)
    return lambda cluster: acting.get(id(cluster), ())


def positions(findings: Findings, references: References) -> Iterator[Position]:
    """The positions as the record has them; a target that is an actor's name is the actor's reference.

    Else it is the reference of its chain, which all positions towards one subject share.
    """
    named = {span: each for each in references.mentioned() for span in each.mentions}
    meant = meant_by(findings, references)
    scene = findings.scene
    seen: set[tuple[Spans, Spans, Span]] = set()
    for found in findings.held(Found):
        if found.head.lower_ in _PERSONS:
            continue
        span = span_of(scene, found.head)
        statement = found.draft.statement
        if span is None or (statement.cue, statement.content, span) in seen:
            continue
        seen.add((statement.cue, statement.content, span))
        act = _act_words(findings, found.act) if found.act is not None else ()
        head = token_span(found.head, found.head)
        target = meant.get(found.head.i) or _reference(scene.text, span, named)
        common = (statement.cue, statement.content)
        yield Position(*common, target, span, head, _STANCES[found.sign], found.status, found.rule, act)
        whole = span_of(scene, found.changed) if found.changed is not None else None
        if found.changed is None or whole is None or (*common, whole) in seen:
            continue
        seen.add((*common, whole))
        head = token_span(found.changed, found.changed)
        target = meant.get(found.changed.i) or _reference(scene.text, whole, named)
        stance = _STANCES[found.change_sign]
        yield Position(*common, target, whole, head, stance, found.status, found.rule, act, span)


def _reference(text: str, span: Span, named: Mapping[Span, Reference]) -> Reference:
    """The reference of an actor whom the words name, an article before the name or not, else one of their own."""
    return name_at(text, span, named) or Reference(" ".join(text[slice(*span)].split()), "subject", (span,))


def _act_words(findings: Findings, verb: Token) -> Spans:
    """A verb with its helping verbs and negation."""
    words = [verb, *(child for child in children(verb, "aux", "auxpass", "neg", "prt") if abs(child.i - verb.i) < 6)]
    return spans_of(findings.scene.text, findings.scene.doc, [word.i for word in words])


POSITIONS = Annotator(
    "positions",
    needs=(
        "scene",
        "coreference",
        "attributed",
        "operative",
        "summarised",
        "spoken",
        "further",
        "acting",
        "offices",
        "dates",
        "drafts",
    ),
    adds=("held",),
    run=read_positions,
    kept=positions,
)
