"""Who speaks in an attribution: the source of its sentence, as a cluster of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.actor.anaphora.pronoun import FIRST
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.description import is_definite
from onrecord.annotate.actor.own_state import BODY_WORDS, STATE_WORDS
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.actor.speaker import speakers
from onrecord.annotate.assembly.correspondents import correspondent
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.owner import issuer_of, owner_meant
from onrecord.annotate.findings import Findings
from onrecord.annotate.parse.clause import children
from onrecord.annotate.spoken.dialogue import TURN
from onrecord.model.document import Span
from onrecord.model.ids import relative_id
from onrecord.un.organ import organ_named

_FIRST = frozenset({"i", "we"})
_PEOPLE = frozenset({"person", "post", "unnamed"})
_OF_OTHERS = frozenset({"they", "it"})


@dataclass(slots=True)
class Speaking:
    """The speakers of a document's attributions as they become known, by the attributions' anchors."""

    findings: Findings
    known: dict[int, list[Cluster]] = field(default_factory=dict)

    def of(self, raw: Raw) -> list[Cluster]:
        """Who speaks in an attribution; what the text leaves out has a reference of its own."""
        coreference = self.findings.coreference
        if raw.rule == TURN:
            turn = self.findings.turn_at(raw.content[0][0])
            return [turn] if turn is not None else [_unnamed(self.findings, raw)]
        if raw.organ is not None:
            return [_organ(self.findings, raw, raw.organ)]
        if raw.source_head is None:
            return [correspondent(self.findings, None, raw) or _unnamed(self.findings, raw)]
        head = self.findings.scene.doc[raw.source_head]
        issuer = issuer_of(head)
        head = issuer if issuer is not None and issuer.i != raw.anchor else head
        if not raw.cue and raw.anchor in self.known:
            return self.known[raw.anchor]
        if head.lower_ in _FIRST:
            return self._first_person(raw, head)
        if owner := self._owner(head):
            return [owner]
        if (own := _own_body(self.findings, head)) or (own := correspondent(self.findings, head, raw)):
            return [own]
        if several := self._reported_of_themselves(raw, head):
            return several
        if office := self._office_of_the_clause(head):
            return [office]
        if opening := self.findings.floor.named_in(raw.source):
            return list(opening)
        found = speakers(coreference, head) or [_unnamed(self.findings, raw)]
        if issuer is head and not self.findings.scene.around(head):
            for each in found:  # what a text says is said where the text is named, not where its issuer is
                each.spoke = max(each.spoke, self.findings.scene.doc[raw.source_head].idx)
        return found

    def _of_outer(self, outer: Raw) -> list[Cluster]:
        """Who speaks in the attribution around another, which may come later in the text."""
        if outer.anchor not in self.known:
            self.known[outer.anchor] = self.of(outer)
        return self.known[outer.anchor]

    def _owner(self, pronoun: Token) -> Cluster | None:
        """Whom a pronoun means in the clause of a noun that has an owner, if kind and gender go with it."""
        word = owner_meant(pronoun)
        if word is None:
            return None
        owner = self.findings.coreference.of(word)
        person = owner.kind in _PEOPLE
        fits = not person if pronoun.lower_ == "it" else person and owner.female in {None, pronoun.lower_ == "she"}
        if not fits:
            return None
        self.findings.coreference.add(owner, pronoun.i, (pronoun.idx, pronoun.idx + len(pronoun)))
        return owner

    def _reported_of_themselves(self, raw: Raw, head: Token) -> list[Cluster]:
        """Who "they" or "it" is that speaks in what others are reported to say: the several who say it together, or
        who said it to somebody ("informed the Secretariat that it had intended").
        """
        if head.lower_ not in _OF_OTHERS or self.findings.scene.around(head):
            return []
        others = [each for each in self.findings.raws if each.source_head != raw.source_head]
        outer = _innermost(others, raw, (head.idx, head.idx + 1))
        if outer is None:
            return []
        who = self._of_outer(outer)
        told = head.lower_ == "they" and len(who) > 1
        if not told and outer.addressee is None:
            return []
        for cluster in who:
            cluster.mentions.append((head.idx, head.idx + len(head)))
        return list(who)

    def _office_of_the_clause(self, head: Token) -> Cluster | None:
        """Who "he" is below "the representative of Norvania made a statement, in which": the subject, by its office."""
        if head.lower_ not in {"he", "she"} or self.findings.scene.around(head):
            return None
        subject = next(iter(children(head.sent.root, "nsubj")), None)
        if subject is None or subject.i >= head.i or role_of(subject) != "person" or not is_definite(subject):
            return None
        found = self.findings.coreference.of(subject)
        found.mentions.append((head.idx, head.idx + len(head)))
        return found

    def _first_person(self, raw: Raw, head: Token) -> list[Cluster]:
        """Who "I" and "we" are: the speaker of the quotation around, of the turn, or the author."""
        findings, span = self.findings, (head.idx, head.idx + len(head))
        outer = _around(findings, raw, head)
        if outer is not None:
            found = self._of_outer(outer)
            for cluster in found:
                cluster.mentions.append(span)
            return found or [_unnamed(findings, raw)]
        turn = findings.turn_at(head.idx)
        here = [turn] if turn is not None else findings.authors
        for each in here:
            each.mentions.append(span)
        return list(here) or [findings.coreference.of(head, speaking=True)]


def _around(findings: Findings, raw: Raw, head: Token) -> Raw | None:
    """The attribution with the shortest content of those that hold the quotation that a word stands in."""
    around = findings.scene.around(head)
    if not around:
        return None
    quotation = findings.scene.quotations[around[-1]]
    return _innermost(findings.raws, raw, (quotation.start, quotation.end))


def _innermost(raws: Iterable[Raw], raw: Raw, span: Span) -> Raw | None:
    """The attribution with the shortest content of those with a source, but for one, that hold a span."""
    holding = (
        other
        for other in raws
        if other.source_head is not None
        and other.anchor != raw.anchor
        and any(start <= span[0] and span[1] <= end for start, end in other.content)
    )
    return min(holding, key=lambda other: sum(end - start for start, end in other.content), default=None)


def _own_body(findings: Findings, head: Token) -> Cluster | None:
    """Whom "my delegation" or "our government" is where a record, a dialogue or a speech tells who speaks."""
    if findings.scene.around(head):
        return None
    if findings.document.kind == "record":
        return findings.floor.own_body(head, findings.turn_at(head.idx))
    lemma = head.lemma_.lower()
    told = findings.document.kind in {"speech", "opinion", "release"} or findings.scene.is_spoken(head)
    if not told or lemma not in STATE_WORDS | BODY_WORDS or not any(c.lower_ in FIRST for c in children(head, "poss")):
        return None
    turn = findings.turn_at(head.idx)
    speakers_here = [turn] if turn is not None else findings.authors
    states = {found for each in speakers_here if (found := findings.own_states.state_of(each)) is not None}
    return findings.own_states.belonging(lemma, states.pop()) if len(states) == 1 else None


def _organ(findings: Findings, raw: Raw, name: str) -> Cluster:
    """The organ of a name that the text has with a slip or not at all, at its line or else at the cue."""
    clusters = findings.coreference.clusters
    canonical = relative_id("organ", organ_named(name).id)
    known = [cluster for cluster in clusters if cluster.canonical == canonical]
    organ = known[0] if known else Cluster(name, "organ", canonical)
    if not known:
        clusters.append(organ)
    span = raw.source[0] if raw.source else raw.cue[0]
    if (raw.source or not known) and span not in organ.mentions:
        organ.mentions.append(span)
    return organ


def _unnamed(findings: Findings, raw: Raw) -> Cluster:
    """A source that the text leaves out: a reference of its own at the cue."""
    span = raw.cue[0] if raw.cue else raw.content[0]
    cluster = Cluster("unnamed source", "unnamed", named=False)
    cluster.mentions.append(span)
    findings.coreference.clusters.append(cluster)
    return cluster
