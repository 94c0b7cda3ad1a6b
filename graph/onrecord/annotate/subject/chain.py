"""Chains: the mentions of one subject in a document, put together from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.subject.mention import Days, SubjectMention
from onrecord.annotate.subject.words import ANY, taken_up_by

NEAR = 1500
"""Code points back to which a noun that tells nothing of its own may look for what it takes up."""


@dataclass(slots=True)
class Chain:
    """The mentions of one subject, and what they tell together."""

    mentions: list[SubjectMention] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    owner: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    contrast: set[str] = field(default_factory=set)
    days: set[Days] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)

    def add(self, mention: SubjectMention) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        if not mention.pronoun:
            self.classes |= {name for name in mention.classes if name not in ANY}
            self.lemmas |= mention.lemmas
        self.names |= mention.names
        self.owner |= mention.owner
        self.words |= mention.words
        self.contrast |= mention.contrast
        self.days |= set(mention.days)
        self.symbols |= mention.symbols
        self.ordinals |= mention.ordinals
        self.called |= mention.called

    @property
    def last(self) -> SubjectMention:
        """The mention added last."""
        return self.mentions[-1]


def _apart(one: Days, other: Days) -> bool:
    (a, b), (c, d) = one, other
    low, high = date.min, date.max
    return (b or high) < (c or low) or (d or high) < (a or low)


def days_differ(one: Iterable[Days], other: Sequence[Days]) -> bool:
    """Whether two times that are told cannot be one."""
    mine = list(one)
    return bool(mine) and bool(other) and all(_apart(a, b) for a in mine for b in other)


def conflict(mention: SubjectMention | Chain, chain: Chain) -> bool:
    """Whether what two tell cannot be of one thing."""
    if mention.symbols and chain.symbols and not mention.symbols & chain.symbols:
        return True
    if mention.ordinals and chain.ordinals and not mention.ordinals & chain.ordinals:
        return True
    if days_differ(mention.days, sorted(chain.days, key=repr)):
        return True
    return bool(mention.owner and chain.owner and not mention.owner & chain.owner)


def shared(mention: SubjectMention | Chain, chain: Chain) -> float:
    """How much two tell alike."""
    score = 4.0 * bool(mention.symbols & chain.symbols) + 3.0 * bool(mention.ordinals & chain.ordinals)
    score += 2.0 * bool(mention.days and chain.days and not days_differ(mention.days, sorted(chain.days, key=repr)))
    score += 2.0 * len(mention.owner & chain.owner) + 1.0 * len(mention.names & chain.names)
    score += 1.0 * len(mention.owner & chain.names) + 1.0 * len(mention.names & chain.owner)
    return score + 1.5 * len(mention.words & chain.words) + 1.0 * len(mention.contrast & chain.contrast)


def differing(mention: SubjectMention | Chain, chain: Chain) -> int:
    """In how many respects two tell different things that could be of one."""
    return int(bool(mention.names and chain.names and not mention.names & chain.names)) + int(
        bool(mention.words and chain.words and not mention.words & chain.words)
    )


def _class_fits(mention: SubjectMention, chain: Chain) -> bool:
    if mention.lemma in chain.lemmas or mention.classes & chain.classes:
        return True
    if mention.definite and not mention.contrast:
        takes = {taken_up_by().get(name) for name in chain.classes}
        return ("any" in mention.classes and bool(chain.classes)) or bool(takes & mention.classes)
    return False


def chains_of(scene: Scene, mentions: Sequence[SubjectMention]) -> list[Chain]:
    """The mentions put together, each in one chain, in order of their first."""
    chains: list[Chain] = []
    sentence = {token.i: number for number, sent in enumerate(scene.doc.sents) for token in sent}
    for mention in mentions:
        if mention.within is not None:
            continue
        chain = _pronoun(mention, chains, scene, sentence) if mention.pronoun else _noun(mention, chains)
        if chain is None:
            chain = Chain()
            if mention.lemma == "one" or mention.pronoun:
                chain.classes |= _class_taken_up(mention, chains)
            chains.append(chain)
        chain.add(mention)
    at = {mention.head: chain for chain in chains for mention in chain.mentions}
    passing = {mention.head: mention for mention in mentions if mention.within is not None}
    for mention in passing.values():
        below = mention.within
        while below in passing:
            below = passing[below].within
        if below is not None and below in at:
            at[below].mentions.append(mention)
    return chains


def _class_taken_up(mention: SubjectMention, chains: Sequence[Chain]) -> set[str]:
    """Of what class "the new one" and "that of 2034" are: that of the thing named last."""
    near = [chain for chain in chains if chain.classes and mention.span[0] - chain.last.span[0] < NEAR]
    return set(max(near, key=lambda chain: chain.last.span).classes) if near else set()


def _noun(mention: SubjectMention, chains: Sequence[Chain]) -> Chain | None:
    best: tuple[float, Chain] | None = None
    if not mention.classes and mention.names and not mention.words:
        return next((chain for chain in chains if chain.called and mention.names == chain.called), None)
    if mention.contrast and mention.definite and not mention.ordinals:
        return _other(mention, chains)
    for chain in chains:
        if not _class_fits(mention, chain) or conflict(mention, chain):
            continue
        if mention.span[0] < chain.last.span[1] and mention.head != chain.last.head and chain.last.head < mention.head:
            if chain.last.span[1] >= mention.span[1]:
                continue  # a thing inside another's name is not that thing
        alike = shared(mention, chain)
        score = alike + (mention.lemma in chain.lemmas) - 1.5 * differing(mention, chain)
        distance = mention.span[0] - chain.last.span[0]
        if mention.contrast and not mention.contrast & chain.contrast and alike < 3:
            continue
        if mention.indefinite and alike < 2:
            continue
        tells = mention.names or mention.words or mention.owner or mention.days or mention.symbols
        if not alike and (distance > NEAR or not (mention.definite or mention.lemma in chain.lemmas)):
            continue
        if tells and not alike and score < 1:
            continue
        if score < 0:
            continue
        score += max(0.0, 1 - distance / NEAR)
        if best is None or score > best[0]:
            best = (score, chain)
    return best[1] if best else None


def _other(mention: SubjectMention, chains: Sequence[Chain]) -> Chain | None:
    """What "the rival draft" and "the new one" name: one told apart in the same way, else the only other of its class."""
    if mention.lemma == "one" or mention.pronoun:
        last = max((chain for chain in chains if chain.classes), key=lambda chain: chain.last.span, default=None)
        found = [chain for chain in chains if last and chain.classes & last.classes]
    else:
        found = [chain for chain in chains if _class_fits(mention, chain)]
        last = max(found, key=lambda chain: chain.last.span, default=None)
    found = [chain for chain in found if not conflict(mention, chain)]
    alike = [chain for chain in found if mention.contrast & chain.contrast or shared(mention, chain) >= 2]
    if alike:
        return max(alike, key=lambda chain: chain.last.span)
    others = [chain for chain in found if chain is not last]
    return others[0] if len(others) == 1 and "onward" not in mention.contrast else None


def _pronoun(mention: SubjectMention, chains: Sequence[Chain], scene: Scene, sentence: dict[int, int]) -> Chain | None:
    token = scene.tokens[mention.head]
    if token.tag_ in {"WDT", "WP"} or token.lower_ == "which":
        above = token
        while above.dep_ not in {"relcl", "ROOT"}:
            above = above.head
        if above.dep_ == "relcl":
            for chain in chains:
                if any(one.head == above.head.i for one in chain.mentions):
                    return chain
    here = sentence.get(mention.head, -1)
    tells = mention.names or mention.words or mention.owner or mention.days
    if token.lower_ in {"that", "those"} and tells:
        last = max((chain for chain in chains if chain.classes), key=lambda chain: chain.last.span, default=None)
        found = [c for c in chains if last and c.classes & last.classes and not conflict(mention, c)]
        return next((chain for chain in found if shared(mention, chain) >= 1.5), None)
    best: tuple[float, Chain] | None = None
    for chain in chains:
        if not chain.classes or conflict(mention, chain):
            continue
        if token.lower_ in {"it", "this", "that"} and scene.tokens[chain.last.head].tag_ in {"NNS", "NNPS"}:
            continue
        back = here - sentence.get(chain.last.head, -9)
        if back > 1 and not tells:
            continue
        main = scene.tokens[chain.last.head].dep_ in {"nsubj", "nsubjpass"}
        score = shared(mention, chain) - 1.0 * back + 0.5 * main + 0.001 * (chain.last.head - mention.head)
        score += 0.3 * len(chain.mentions)
        if best is None or score > best[0]:
            best = (score, chain)
    return best[1] if best else None
