"""What one statement is aimed at, and on which side: by its act, and by the words between act and target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.findings import Draft
from onrecord.annotate.parse.clause import children, finite, infinitive, subject_of
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.parse.worth import value_of
from onrecord.annotate.position.act import side_of, taken
from onrecord.annotate.position.aim import Aim, aims_at, of_claim
from onrecord.annotate.position.phrase import is_nominal
from onrecord.annotate.position.told import Said, Told
from onrecord.annotate.status.own import negated
from onrecord.model.statement import Status
from onrecord.names.stance_words import is_of

_VERBAL = frozenset({"VERB", "AUX"})
_OF_PERSONS = frozenset({"criticize", "praise", "thank", "accuse", "condemn"})
_OF_FEELINGS = frozenset({"over", "at", "about", "with", "for", "towards", "regarding", "concerning"})
_OF_PLACE = frozenset({"at", "in", "during", "since", "after", "before", "from"})
"""What opens a phrase beside a content that tells when and where it was."""
_FEELINGS = frozenset({"regret", "fear", "express-concern"})
_ANSWERING = frozenset({"deny", "doubt", "reject", "refuse", "oppose", "block", "veto"})
"""Acts on what others say: to reject that the accord is void is to stand by it."""
_JUDGING = frozenset({"criticize", "praise"})
_CALLING = frozenset({"describe", "think", "know", "declare", "reject", "criticize", "praise", "believe"})


@dataclass(frozen=True, slots=True)
class Found:
    """A position before its words are known: whose statement's it is, its target's head, side, status and rule.

    ``act`` is the verb that carries the act where it is not the statement's cue; ``taken_in`` are the verbs on the
    way to the target, whose own statements are told by this one.
    """

    draft: Draft
    head: Token
    sign: int
    status: Status
    rule: str
    act: Token | None = None
    changed: Token | None = None
    change_sign: int = 0
    taken_in: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the positions of the statements of one document.

    ``at`` are the statements by the word of their cue; ``own`` tells whether a noun names who speaks in a statement.
    """

    scene: Scene
    at: Mapping[int, Sequence[Draft]]
    told: Told

    def of(self, draft: Draft, raw: Raw) -> Iterator[Found]:
        """The positions that one statement tells."""
        verb = self.scene.doc[raw.anchor]
        roots = self.roots(raw)
        if not roots:
            return
        if raw.content == raw.cue or self._is_nobodys(draft, raw):
            return  # a vote that stands by itself; "allegations that"
        side = side_of(raw.entry, roots[0])
        if raw.entry.act == "ask" and raw.rule == "verb-infinitive":
            side = 1  # "asked the court to suspend the vote"
        if raw.entry.lemma == "question" and is_nominal(roots[0]) and not self.told.is_actor(roots[0]):
            side = -1
        called = self._called(raw, roots)
        if called is not None:
            head, value = called
            side = side if raw.entry.act not in _JUDGING or not value else value  # the act is read off the same words
            aims = [] if value or side else self._tried(raw, head)
            sign, status = taken(side or value or (-1 if aims else 0), raw.status, verb, raw.entry)
            yield Found(draft, head, sign, status, "predicate")
            yield from (Found(draft, aim.head, aim.sign, status, "predicate") for aim in aims)
            return
        if side == 0 or self._says_so_itself(draft, roots):
            yield from (self._said(draft, raw, said) for said in self.told.by(draft, roots))
            return
        for root in self._leading(roots):
            aims = list(self._lent(raw, root, self._aims(raw, root, self._side_on(root, raw, side))))
            if not aims and root.tag_ == "VBG":
                aims = [Aim(root, side, "object")]  # "warned against going back"
            for aim in aims:
                aim = _as_judged(_of_unknown(aim, raw.entry.act), raw.entry.act, side)
                sign, status = taken(aim.sign, raw.status, verb, raw.entry)
                if aim.rule == "no-side" and raw.entry.act == "refuse":
                    sign, status = 0, "negated" if status == "asserted" else status
                if aim.changed is not None and status != raw.status and sign != aim.sign:
                    change = -aim.change_sign
                else:
                    change = aim.change_sign
                status = self._status(draft, verb, status)
                yield Found(draft, aim.head, sign, status, aim.rule, None, aim.changed, change, aim.through)
        yield from (self._said(draft, raw, said) for said in self.told.beside(verb))

    def _said(self, draft: Draft, raw: Raw, said: Said) -> Found:
        status = raw.status if said.act is None or raw.status != "asserted" else said.status
        aim = said.aim
        return Found(draft, aim.head, aim.sign, status, said.rule, said.act, aim.changed, aim.change_sign, aim.through)

    def _is_nobodys(self, draft: Draft, raw: Raw) -> bool:
        """Whether no words tell whose an act is: the act of nobody in particular is no position."""
        return not raw.source and all(not each.named and each.kind == "unnamed" for each in draft.speakers)

    def _status(self, draft: Draft, verb: Token, status: Status) -> Status:
        """The status of an act that is to come: asserted of whoever says so of themselves, else expected."""
        if status != "expected" or verb.dep_ not in {"ccomp", "conj"}:
            return status
        subject = subject_of(verb)
        said = (outer for outer in self.at.get(verb.head.i, ()) if outer.statement.status == "asserted")
        around = [outer for outer in said if outer is not draft]
        own = subject is not None and any(self.told.is_own(subject, outer) for outer in around)
        return "asserted" if own else status

    def _leading(self, roots: Sequence[Token]) -> Sequence[Token]:
        """The words that lead a content: of a noun with an infinitive that hangs beside it the infinitive alone."""
        first = roots[0]
        signed = is_of("change_noun", first.lemma_.lower()) or is_of("act_noun", first.lemma_.lower())
        if len(roots) > 1 and is_nominal(first) and signed and not children(first, "prep") and roots[1].pos_ == "ADP":
            return roots[1:2]  # "extended its support to the truce"
        if len(roots) > 1 and is_nominal(first) and (is_of("act_noun", first.lemma_.lower())):
            clauses = [root for root in roots[1:] if root.pos_ in _VERBAL and infinitive(root)]
            return clauses[:1] or roots
        return roots

    def _lent(self, raw: Raw, root: Token, aims: Iterator[Aim]) -> Iterator[Aim]:
        """The aims, where a noun of attitude is the content what the verb has behind it: "voiced concern over"."""
        for aim in aims:
            if aim.head.i != root.i or raw.entry.lemma != root.lemma_.lower():
                yield aim
                continue
            for phrase in children(root.head, "prep"):
                for below in children(phrase, "pobj", "pcomp") if phrase.lower_ in _OF_FEELINGS else ():
                    yield from aims_at(below, side_of(raw.entry))

    def _side_on(self, root: Token, raw: Raw, side: int) -> int:
        """The side of an act: the noun's alone where the verb only lends it a subject, "voiced concern over"."""
        own = raw.entry.lemma == root.lemma_.lower()
        return (
            abs(side) if own and (is_of("change_noun", raw.entry.lemma) or is_of("act_noun", raw.entry.lemma)) else side
        )

    def _aims(self, raw: Raw, root: Token, side: int) -> Iterator[Aim]:
        if raw.entry.act == "deny":
            clause = root.pos_ in _VERBAL
            if clause:
                yield from of_claim(root, -1)
                return
            for aim in aims_at(root, side):
                stands_by = aim.changed is not None and aim.sign > 0
                yield aim if stands_by else replace(aim, sign=0, change_sign=0, rule="claim")
            return
        if raw.entry.act in _OF_PERSONS and is_nominal(root) and root.dep_ == "dobj":
            whole = self.told.is_actor(root) or raw.entry.act == "thank"
            behind = {"for", "over", "of", "on"} if whole else {"for"}
            reasons = [
                below
                for phrase in (*children(root.head, "prep"), *(children(root, "prep") if len(behind) > 1 else ()))
                if phrase.lower_ in behind and phrase.i > root.i
                for below in children(phrase, "pobj", "pcomp")
            ]
            if reasons:
                for reason in reasons:
                    yield from aims_at(reason, side)
                return
        subject = _thing_that_does(root)
        if subject is not None and not self.told.is_actor(subject):
            leaves = -1 if is_of("leaving", root.lemma_.lower()) else 1
            yield Aim(subject, (-side if negated(root) else side) * leaves, "clause", known=True)
            if leaves > 0:
                yield from (aim for aim in aims_at(root, side) if aim.known)
            return
        if side < 0 and is_of("name_noun", root.lemma_.lower()):
            yield Aim(root, 1, "name")  # who rejects the word "siege" defends what it names
            return
        yield from aims_at(root, side)

    def _says_so_itself(self, draft: Draft, roots: Sequence[Token]) -> bool:
        """Whether the content has an act of the same speaker: "reaffirmed that it rejects the vote"."""
        for root in roots:
            for other in self.at.get(root.i, ()):
                if draft.statement.act == "reaffirm" and other is not draft and finite(root):
                    return True
                same = other is not draft and any(each in draft.speakers for each in other.speakers)
                if same and finite(root) and not infinitive(root) and other.statement.status in {"asserted", "negated"}:
                    return True
        return False

    def _called(self, raw: Raw, roots: Sequence[Token]) -> tuple[Token, int] | None:
        """What is called something, and the sign of what: "called the vote a farce", "regards it as void"."""
        if raw.rule not in {"verb-predicate", "quoted-as-saying"} or raw.entry.act not in _CALLING:
            return None
        things = [root for root in roots if is_nominal(root)] or _in_small_clause(roots)
        if not things:
            return None
        thing = things[0]
        marked = self._before_marks(thing)
        if marked is not None:
            return marked, value_of([thing, *(each for each in thing.subtree if each.i > marked.i)])
        apart = {token.i for phrase in children(thing, "prep") if phrase.lower_ == "as" for token in phrase.subtree}
        below = {token.i for token in thing.subtree} - apart
        rest = [token for span in raw.content for token in self.scene.tokens_in(span) if token.i not in below]
        rest += [
            token
            for phrase in children(self.scene.doc[raw.anchor], "prep")
            if phrase.lower_ == "as"
            for token in phrase.subtree
            if token.i not in below
        ]
        own = [token for token in thing.subtree if self.scene.around(token) and not self.scene.around(thing)]
        return thing, value_of(rest or own) or value_of(own)

    def _before_marks(self, noun: Token) -> Token | None:
        """The thing that is parsed as a part of what it is called: "the march “theatre paid for”", "the vote void"."""
        if not self.scene.around(noun) and noun.pos_ != "ADJ":
            return None
        before = (word for word in children(noun, "nmod", "compound", "poss", "nsubj", "dep") if is_nominal(word))
        return next((word for word in before if not self.scene.around(word)), None)

    def _tried(self, raw: Raw, thing: Token) -> list[Aim]:
        """What a thing is called an attempt at, where that is harm: "regards it as an attempt to derail the talks"."""
        for token in (token for span in raw.content for token in self.scene.tokens_in(span)):
            if token.i > thing.i and is_of("act_noun", token.lemma_.lower()):
                aims = [aim for aim in aims_at(token, -1) if aim.known]
                return aims if any(aim.sign > 0 for aim in aims) else []
        return []

    def roots(self, raw: Raw) -> list[Token]:
        """The words of the content that hang on none of its others, in their order, marks and conjunctions left out."""
        inside = {token.i for span in raw.content for token in self.scene.tokens_in(span)}
        tokens = [self.scene.tokens[index] for index in sorted(inside)]
        found = [token for token in tokens if (above := token.head.i) not in inside or above == token.i]
        found = [token for token in found if token is found[0] or token.lower_ not in _OF_PLACE]
        return [
            token
            for token in found
            if token.dep_ not in {"punct", "cc", "mark", "prt", "aux", "auxpass", "neg", "advmod", "intj", "det"}
            and not token.is_punct
            and not (token.pos_ in {"ADP", "SCONJ"} and token.lower_ == "as")
        ]


def _in_small_clause(roots: Sequence[Token]) -> list[Token]:
    """The subject of what a thing is found to be: "found the arrest to be arbitrary"."""
    subjects = [subject_of(root) for root in roots[:1] if root.pos_ in _VERBAL and not finite(root)]
    return [subject for subject in subjects if subject is not None and is_nominal(subject)]


def _of_unknown(aim: Aim, act: str) -> Aim:
    """The aim by way of a verb that no table has: what suffers it is what is regretted."""
    if aim.known or aim.rule != "clause":
        return aim
    if act in _FEELINGS and aim.head.dep_ == "nsubjpass":
        return replace(aim, sign=-aim.sign)
    return aim


def _as_judged(aim: Aim, act: str, side: int) -> Aim:
    """The aim of an act that takes for true what it tells: who warns that a plan is reckless is against the plan."""
    if aim.rule == "judgement" and side < 0 and act not in _ANSWERING:
        return replace(aim, sign=-aim.sign)
    return aim


def _thing_that_does(verb: Token) -> Token | None:
    """The subject of a clause with an object, if it is a thing: "fears that the deal will cost the city its port"."""
    if verb.pos_ not in _VERBAL or verb.dep_ != "ccomp" or not children(verb, "dobj"):
        return None
    subject = subject_of(verb)
    proper = subject is None or subject.dep_ != "nsubj" or subject.pos_ != "NOUN" or subject.lower_ == "nothing"
    return None if proper else subject
