"""What speakers say without an act of their own that takes a side: what they judge, want, do, and pass on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.findings import Draft
from onrecord.annotate.parse.clause import children, first_person, subject_of
from onrecord.annotate.position.act import of_own_clause
from onrecord.annotate.position.aim import Aim, aims_at, of_clause
from onrecord.annotate.position.clause import effect_in, needed_in, wanted_in
from onrecord.annotate.position.judgement import found_so, said_of
from onrecord.annotate.position.phrase import is_nominal
from onrecord.annotate.position.thing import there_is, things_of
from onrecord.annotate.position.words import change_of, is_hostile
from onrecord.annotate.status.own import negated
from onrecord.model.statement import Status
from onrecord.names.stance_words import is_of

_VERBAL = frozenset({"VERB", "AUX"})
_OWNING = frozenset({"my", "our", "his", "her", "its", "their"})
_MEANT = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_NOBODY = frozenset({"nothing", "nobody", "none", "one"})
_CLAUSES = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause of a content tells: the target with its sign, and the verb that carries the act, if one does."""

    aim: Aim
    rule: str
    status: Status = "asserted"
    act: Token | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Reads the clauses of what speakers say.

    ``at`` are the statements by the word of their cue, ``named`` gives the cluster that a word names, ``parties`` those
    for whom a speaker acts, ``state_of`` the state that a speaker is of, by its id.
    """

    at: Mapping[int, Sequence[Draft]]
    named: Callable[[Token], Cluster | None]
    parties: Callable[[Cluster], Sequence[Cluster]]
    state_of: Callable[[Cluster], str | None]

    def by(self, draft: Draft, roots: Sequence[Token]) -> Iterator[Said]:
        """What the clauses of a content tell, each in its turn."""
        for verb in self._clauses(roots):
            yield from self._of_clause(draft, verb)
        if not any(root.pos_ in _VERBAL for root in roots):
            for root in roots[:1]:
                worth = 1 if is_of("worth", root.lemma_.lower()) and draft.statement.act != "ask" else 0
                if draft.statement.act == "say" and is_of("bad", root.lemma_.lower()):
                    worth = -1  # "spoke of a breach of the accord"
                for aim in list(aims_at(root, worth))[:1]:
                    yield Said(aim, "worth" if worth else "report")

    def _clauses(self, roots: Sequence[Token]) -> list[Token]:
        """The verbs of the clauses, coordinated ones with a subject or helping verbs of their own among them."""
        found: list[Token] = []
        for root in roots:
            waiting = [root] if root.pos_ in _VERBAL else []
            while waiting and len(found) < _CLAUSES:
                verb = waiting.pop(0)
                found.append(verb)
                waiting += [other for other in children(verb, "conj", "ccomp") if _stands_alone(other, verb)]
        return found

    def _of_clause(self, draft: Draft, verb: Token) -> Iterator[Said]:
        subject = subject_of(verb) or _shared_subject(verb)
        predicates = children(verb, "xcomp", "acomp", "dobj")
        verbs = (verb, *predicates, *(below for each in predicates for below in children(each, "xcomp")))
        inner = [other for each in verbs for other in self.at.get(each.i, ()) if other is not draft]
        if inner:
            own = subject is not None and self.is_own(subject, draft)
            if not own and not any(speaker in draft.speakers for other in inner for speaker in other.speakers):
                yield from self._passed_on(verb)
            return
        wanted = wanted_in(verb)
        if wanted is not None:
            yield from (Said(aim, "wanted") for aim in list(of_clause(wanted, 1))[:2])
            return
        needed = needed_in(verb)
        if needed is not None:
            yield Said(Aim(needed, 1, "without"), "without")
            return
        if _takes_stand(verb):
            yield from (Said(aim, "judgement") for aim in list(of_clause(verb, 1))[:2])
            return
        said = said_of(verb)
        if said is not None and not self.is_own(said[0], draft):
            thing, judged = said
            aims = list(aims_at(thing, judged)) if is_nominal(thing) else []
            for aim in aims or [Aim(thing, judged, "judgement")]:  # "taking her was a blunder"
                yield Said(aim, "judgement")
            for noun in children(verb, "attr"):
                if is_of("change_noun", noun.lemma_.lower()):  # "was a violation of the accord"
                    yield from (Said(aim, "judgement") for aim in aims_at(noun, judged) if aim.changed is not None)
            return
        if subject is None or self.is_own(subject, draft):
            yield from self._of_own(verb)
            return
        if not self.is_actor(subject) and is_nominal(subject):
            effect = effect_in(verb) if subject.lower_ not in _NOBODY else 0
            if effect:
                yield Said(Aim(subject, effect, "effect"), "effect")
                if effect < 0 and is_hostile(verb) and not negated(verb):
                    yield from (Said(aim, "reproach") for thing in things_of(verb) for aim in aims_at(thing, 1))
                return
        if self.is_actor(subject) and is_hostile(verb) and not negated(verb):
            yield from (Said(replace(aim, sign=-aim.sign), "reproach") for aim in of_clause(verb, 1) if aim.known)
            return
        if subject is not None and self._is_meant_to(verb, subject):
            yield from (Said(aim, "own-act", act=verb) for aim in list(of_clause(verb, 1))[:1] if aim.known)
            return
        yield from self._passed_on(verb)

    def _is_meant_to(self, verb: Token, subject: Token) -> bool:
        """Whether speakers say what will become of a thing of their own: "our embargo will stay"."""
        owned = any(owner.lower_ in _OWNING for owner in children(subject, "poss"))
        meant = any(child.lower_ in _MEANT for child in children(verb, "aux"))
        return owned and meant and change_of(verb) is not None

    def beside(self, verb: Token) -> Iterator[Said]:
        """What who takes a side is besides told to do or not: "does not recognise the pact, but has not broken it"."""
        for other in children(verb, "conj"):
            stands = negated(other) or any(child.lower_ in _MEANT for child in children(other, "aux"))
            if stands and other.pos_ == "VERB" and other.i not in self.at and subject_of(other) is None:
                yield from (said for said in self._of_own(other) if said.rule == "own-act")

    def _of_own(self, verb: Token) -> Iterator[Said]:
        """What speakers say that they do or will do, or have not done."""
        change = change_of(verb)
        subject = subject_of(verb)
        for aim in list(of_clause(verb, 1))[:3]:
            if subject is not None and aim.head.i == subject.i:
                continue
            if aim.known:
                sign, status = of_own_clause(verb, aim.sign, change[0] if change else 0)
                yield Said(replace(aim, sign=sign), "own-act", status, verb)
            else:
                yield Said(replace(aim, sign=0), "report", act=None)

    def _passed_on(self, verb: Token) -> Iterator[Said]:
        """What others do, or what happens, as speakers tell it: they take no side by telling."""
        aims = list(of_clause(verb, 1))
        things = [aim for aim in aims if not self.is_actor(aim.head)] or aims
        for aim in things[:1]:
            yield Said(replace(aim, sign=0, change_sign=0), "report")

    def is_own(self, subject: Token, draft: Draft) -> bool:
        """Whether a subject is who speaks, or what belongs to them: "we", "her Government", the state they act for."""
        if first_person(subject):
            return True
        owners = children(subject, "poss")
        if any(owner.lower_ in _OWNING for owner in owners) and is_of_speakers(subject):
            return True
        if _is_the_body(subject):
            return any(is_of("office", role) for each in draft.speakers for role in each.roles)
        cluster = self.named(subject)
        if cluster is None:
            return subject.lower_ in {"he", "she", "it", "they"} and len(draft.speakers) == 1 and subject.i > 0
        if cluster in draft.speakers or any(cluster in self.parties(each) for each in draft.speakers):
            return True
        state = cluster.canonical if cluster.kind == "state" else None
        return state is not None and any(self.state_of(each) == state for each in draft.speakers)

    def is_actor(self, token: Token) -> bool:
        """Whether a noun names somebody who can take a position."""
        cluster = self.named(token)
        known = cluster is not None and cluster.kind not in {"document", "unnamed", "subject"}
        named = token.pos_ == "PROPN" and token.ent_type_ in {"PERSON", "NORP", "GPE", "ORG"}
        return known or named or is_of_speakers(token)


def _takes_stand(verb: Token) -> bool:
    """Whether a clause tells a stand without anybody in it: "there is no place for", "it would be wrong to"."""
    return found_so(verb) is not None or there_is(verb) is not None


def _is_the_body(noun: Token) -> bool:
    """Whether a noun is "the government" or "the country" and no word tells whose."""
    if children(noun, "poss", "amod", "compound", "nmod") or not is_of("own_body", noun.lemma_.lower()):
        return False
    places = [place for phrase in children(noun, "prep") for place in children(phrase, "pobj")]
    if not all(is_of("own_body", place.lemma_.lower()) for place in places):
        return False  # not "the government of Norvania", but "the Government of the Republic"
    return any(child.lower_ == "the" for child in noun.children)


def is_of_speakers(noun: Token) -> bool:
    """Whether a noun is for a body or for people: government, delegation, minister."""
    return role_of(noun) is not None and role_of(noun) not in {"document", "outlet"}


def _stands_alone(verb: Token, above: Token) -> bool:
    if verb.pos_ not in _VERBAL:
        return False
    if verb.dep_ == "ccomp":
        return verb.i < above.i and any(token.text == ";" for token in verb.doc[verb.i : above.i])
    return True


def _shared_subject(verb: Token) -> Token | None:
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBAL:
        verb = verb.head
        if (found := subject_of(verb)) is not None:
            return found
    return None
