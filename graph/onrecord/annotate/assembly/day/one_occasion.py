"""One day for what is said on one occasion: "She told reporters on Monday ... She added ... The ministry also said".

News give the day of an occasion once and go on without it. So a statement without a day takes that of the last one
before it of the same speaker, of who speaks for the same state, or of whoever "the minister" right behind it is, if it
is told in the narrator's own words and nothing says that it was another time. The day is inferred then, and its words
are those that tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.description import is_definite
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.assembly.day.meeting import Met, find_meetings
from onrecord.annotate.assembly.day.party import is_impersonal, is_spokesman
from onrecord.annotate.assembly.day.telling import goes_on, is_aside, is_told_of_before, telling_verb
from onrecord.annotate.assembly.day.within import Drafted
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Draft, Findings
from onrecord.annotate.parse.clause import children
from onrecord.model.ids import space_of
from onrecord.model.statement import DateRange
from onrecord.names.folding import folded
from onrecord.names.word_list import word_list, word_set

_FAR = 1_500
"""Code points within which what is said goes on."""
_NEXT = 700
"""Code points within which a sentence goes on with the one before it, whoever speaks."""
_PEOPLE = frozenset({"person", "post", "unnamed", "collective"})
_PRESENT = frozenset({"VBZ", "VBP"})
_PRONOUNS = frozenset({"he", "she"})
_ANY_OFFICE = word_set("attributions.csv", "any_office")
_MINISTRY = frozenset(f"the {each}" for each in word_list("actors.csv", "foreign_ministry"))
_TO_ONE = word_set("attributions.csv", "to_one_met")

Key = tuple[int, ...]


@dataclass(slots=True)
class Occasion:
    """A day on which somebody spoke or met others: where it was told last, and who took part."""

    place: int
    day: DateRange
    speakers: tuple[Cluster, ...]
    present: bool = False
    """Whether it is told in the present tense."""


@dataclass(slots=True)
class Telling:
    """What a report has told so far, in the order of its text: the last occasion, and that of each speaker."""

    findings: Findings
    of: dict[Key, Occasion] = field(default_factory=dict)
    before: Occasion | None = None
    focus: Occasion | None = None
    """The last occasion on which a state or its government spoke, as long as no other has."""

    def note(self, place: int, day: DateRange, speakers: Sequence[Cluster], *, present: bool = False) -> None:
        """Keep an occasion. A later one ends those of others, who may speak of it; an earlier one is told of beside."""
        for who, other in list(self.of.items()):
            if day.start is not None and other.day.start is not None and day.start > other.day.start:
                del self.of[who]
        self.before = self.of[_key(speakers)] = Occasion(place, day, tuple(speakers), present)
        if len(speakers) == 1 and is_impersonal(speakers[0]):
            self.focus = self.before

    def passed_over(self, speakers: Sequence[Cluster]) -> None:
        """A statement of no known day: what follows may go on with it, and not with what was before."""
        self.before = None
        if self.focus is not None and any(is_impersonal(each) or each.kind == "post" for each in speakers):
            self.focus = None

    def met(self, place: int, day: DateRange, who: Sequence[Cluster]) -> None:
        """Keep a meeting, on whose day each of those who met may speak."""
        self.note(place, day, who)
        for each in who:
            self.of[_key((each,))] = Occasion(place, day, tuple(who))

    def day_for(self, raw: Raw, draft: Draft) -> DateRange | None:
        """The day of the occasion that a statement without one goes on with."""
        verb = telling_verb(self.findings.scene.doc[raw.anchor])
        place = verb.idx
        known = self.of.get(_key(draft.speakers)) or self._by_surname(draft.speakers)
        if known is not None and place - known.place <= _FAR:
            position = verb.tag_ in _PRESENT and not known.present and is_impersonal(draft.speakers[0])
            return None if position else known.day  # "Keldmark denies it": at all times
        focus = self.focus if verb.tag_ not in _PRESENT else None
        if focus is not None and place - focus.place <= _FAR and self._speaks_for(focus, draft):
            return focus.day
        last = self.before
        if last is None or place - last.place > _NEXT:
            return None
        head = self.findings.scene.doc[raw.source_head] if raw.source_head is not None else None
        if head is not None and head.lower_ in _PRONOUNS:
            return last.day
        near = self._is_near(last.place, place)
        return last.day if (near and self._is_meant(last, raw, draft)) or self._answers(last, raw) else None

    def _is_near(self, before: int, place: int) -> bool:
        """Whether two places are in one paragraph, or the first in that which opens the report."""
        bodies = self.findings.scene.bodies
        here = self.findings.scene.section_of(place)
        return not bodies or before < bodies[0].end or (here is not None and here.start <= before)

    def _by_surname(self, speakers: Sequence[Cluster]) -> Occasion | None:
        """The occasion of the one speaker before whose name ends in a name that stands alone."""
        if len(speakers) != 1 or " " in speakers[0].name or not speakers[0].named:
            return None
        ends = f" {speakers[0].name}"
        found = {id(each): each for each in self.of.values() if any(one.name.endswith(ends) for one in each.speakers)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _speaks_for(self, last: Occasion, draft: Draft) -> bool:
        """Whether a state, its ministry and the spokesman of that speak one after the other."""
        if len(last.speakers) != 1 or len(draft.speakers) != 1:
            return False
        before, now = last.speakers[0], draft.speakers[0]
        if before is now or not is_impersonal(before):
            return False
        ours, theirs = (self.findings.own_states.state_of(each) for each in (before, now))
        if ours and theirs:
            return ours == theirs and (is_impersonal(now) or before.kind == "state")
        return is_spokesman(now) and now.kind == "person" and _is_of(now, before)

    def _answers(self, last: Occasion, raw: Raw) -> bool:
        """Whether somebody speaks to who spoke before: "The envoy thanked her", "Falk, in turn, said"."""
        verb = self.findings.scene.doc[raw.anchor]
        if any(
            each.lower_ == "turn" and each.nbor(-1).lower_ == "in" for each in verb.subtree if each.i > verb.sent.start
        ):
            return True
        if verb.lemma_ not in _TO_ONE:
            return False
        known = (self.findings.coreference.named_at(each) for each in children(verb, "dobj", "dative"))
        return any(each is not None and each.kind == "person" and each in last.speakers for each in known)

    def _is_meant(self, last: Occasion, raw: Raw, draft: Draft) -> bool:
        """Whether the speaker is only "the minister": somebody of the sentence before, and it is not known who."""
        if raw.source_head is None or len(draft.speakers) != 1:
            return False
        head = self.findings.scene.doc[raw.source_head]
        role = role_of(head)
        if role is None or not is_definite(head) or children(head, "prep", "acl", "relcl", "appos"):
            return False
        if role == "person" and any(each.kind not in _PEOPLE for each in last.speakers):
            return False
        if role == "person" and last.speakers and not _may_be(last.speakers[0], head):
            return False
        if role != "person" and children(head, "amod", "compound") and draft.speakers[0].name.lower() not in _MINISTRY:
            return False
        known = (start for start, _ in draft.speakers[0].mentions if start < head.left_edge.idx)
        scene = self.findings.scene
        return not _has_owner(head) and all(scene.around(word) for start in known if (word := scene.token_at(start)))


def share_occasions(findings: Findings, drafted: Drafted, within: Mapping[int, Draft]) -> None:
    """Give what speakers go on to say the day of the occasion; ``drafted`` are in the order of the text."""
    scene, telling = findings.scene, Telling(findings)
    known = (findings.lexicon, findings.dates, findings.published)
    waiting = list(find_meetings(scene, findings.coreference, *known))
    recent: list[tuple[int, Draft]] = []
    for place, (raw, draft) in enumerate(drafted):
        verb = scene.doc[raw.anchor]
        while waiting and waiting[0].place < verb.idx:
            met = waiting.pop(0)
            telling.met(met.place, met.day, met.who)
            if met.of_before:
                _give(met, recent)
        if not draft.speakers or scene.around(verb) or place in within:
            continue
        if recent and _key(recent[-1][1].speakers) != _key(draft.speakers):
            recent = []
        told = draft.statement.stated_on
        if told is not None:
            if told.start == told.end and told.start is not None:
                if not is_told_of_before(verb):
                    telling.note(verb.idx, told, draft.speakers, present=verb.tag_ in _PRESENT)
            else:
                telling.of.pop(_key(draft.speakers), None)
            continue
        plain = goes_on(scene, raw)
        day = telling.day_for(raw, draft) if plain else None
        if plain and day is None:
            recent.append((verb.idx, draft))
        if day is None and not is_aside(verb):
            telling.passed_over(draft.speakers)
        if day is not None:
            draft.statement = replace(draft.statement, stated_on=replace(day, basis="inferred"))
            telling.note(verb.idx, day, draft.speakers, present=verb.tag_ in _PRESENT)
    for met in waiting:
        if met.of_before:
            _give(met, recent)


def _give(met: Met, told: Iterable[tuple[int, Draft]]) -> None:
    """Give words that one speaker has just been told to say the day on which they are then told to have been said."""
    for place, draft in told:
        known = not met.who or any(each is one for each in draft.speakers for one in met.who)
        if known and met.place - place <= _NEXT and draft.statement.stated_on is None:
            draft.statement = replace(draft.statement, stated_on=replace(met.day, basis="inferred"))


def _key(speakers: Iterable[Cluster]) -> Key:
    return tuple(sorted(id(each) for each in speakers))


def _is_of(spokesman: Cluster, body: Cluster) -> bool:
    """Whether the body whose spokesman somebody is may be the one that spoke before."""
    if spokesman.whose is None or space_of(spokesman.whose) == "state":
        return True  # of which states they are was compared before
    return set(spokesman.whose.split()) <= set(folded(body.name).split())


def _may_be(speaker: Cluster, head: Token) -> bool:
    """Whether somebody may be called by an office: one that they hold, any if none is known, a word for any of them."""
    word = head.lemma_.lower()
    return speaker.kind not in {"person", "post"} or not speaker.roles or word in speaker.roles or word in _ANY_OFFICE


def _has_owner(head: Token) -> bool:
    return bool(children(head, "poss")) or any(
        child.dep_ in {"amod", "compound"} and child.text.istitle() for child in head.children
    )
