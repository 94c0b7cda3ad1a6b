"""Chains: the mentions of one subject in a document, and whether what two of them tell is of one thing."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.subject.mention import SubjectMention
from onrecord.model import subject
from onrecord.model.document import Span
from onrecord.model.subject import Days, days_differ, differ
from onrecord.names.subject_nouns import ANY, SEVERAL, taken_up_by


@dataclass(slots=True)
class Chain:
    """The mentions of one subject, and what they tell together.

    ``passing`` are mentions of nouns that pass through to the thing: "the use of" the veto.
    """

    mentions: list[SubjectMention] = field(default_factory=list)
    passing: list[SubjectMention] = field(default_factory=list)
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
            if not (self.classes and len(mention.own_classes) < len(mention.classes)):
                self.classes |= mention.own_classes  # "the operation" that takes up a vote makes it no offensive
            self.lemmas |= mention.lemmas
        self.names |= mention.names
        self.owner |= mention.owner
        self.words |= mention.words
        self.contrast |= mention.contrast
        self.days |= {*mention.days, *mention.days_of_clause, *mention.days_of_part}
        self.symbols |= mention.symbols
        self.ordinals |= mention.ordinals
        self.called |= mention.called

    @property
    def last(self) -> SubjectMention:
        """The mention added last."""
        return self.mentions[-1]

    @property
    def place(self) -> Span:
        """Where it was mentioned last."""
        return self.mentions[-1].span

    @property
    def takes(self) -> set[str]:
        """The classes of nouns that only take up what was named before and that its mentions have."""
        return {name for mention in self.mentions if not mention.pronoun for name in mention.classes if name in ANY}


def conflict(mention: SubjectMention, chain: Chain) -> bool:
    """Whether what a mention tells cannot be of the thing of a chain."""
    several = not mention.pronoun and (SEVERAL in mention.contrast) != (SEVERAL in chain.contrast)
    held = days_differ(mention.days_of_clause, chain.days)
    return several or held or subject.conflict(mention, chain)


def shared(mention: SubjectMention, chain: Chain) -> float:
    """How much a mention and a chain tell alike."""
    score = 4.0 * bool(mention.symbols & chain.symbols) + 3.0 * bool(mention.ordinals & chain.ordinals)
    score += 2.0 * bool(mention.days and chain.days and not days_differ(mention.days, chain.days))
    score += 2.0 * len(mention.owner & chain.owner) + 1.0 * len(mention.names & chain.names)
    score += 1.0 * len(mention.owner & chain.names) + 1.0 * len(mention.names & chain.owner)
    return score + 1.5 * len(mention.words & chain.words) + 1.0 * len(mention.contrast & chain.contrast)


def differing(mention: SubjectMention, chain: Chain) -> int:
    """In how many respects a mention and a chain tell different things that could be of one."""
    return int(differ(mention.names, chain.names)) + int(differ(mention.words, chain.words))


def fits(mention: SubjectMention, chain: Chain) -> bool:
    """Whether a mention's noun may name the thing of a chain."""
    if mention.lemma in chain.lemmas or mention.classes & chain.classes:
        return True
    if not mention.definite or mention.contrast or not chain.classes:
        return False
    taken = {taken_up_by().get(name) for name in chain.classes}
    return "any" in mention.classes or bool(taken & mention.classes)
