"""The mentions of a document put together into chains, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.subject.chain import Chain, conflict, differing, fits, shared
from onrecord.annotate.subject.mention import SubjectMention

NEAR = 1500
"""Code points back to which a noun that tells nothing of its own may look for what it takes up."""

LATELY = 40
"""Chains, of its noun, its class or all, back to which a mention may look: so that long documents cost no more."""

_LEAD = 300
"""Code points within which what is told is what the document is on: a noun of no class likely takes that up."""

_SURE = 2
"""How much two have to tell alike where their nouns alone tell that they are two."""


def chains_of(scene: Scene, mentions: Sequence[SubjectMention]) -> list[Chain]:
    """The mentions put together, each in one chain, in order of their first."""
    building = _Building(scene)
    for mention in mentions:
        if mention.within is None:
            building.take(mention)
    at = {mention.head: chain for chain in building.chains for mention in chain.mentions}
    passing = {mention.head: mention for mention in mentions if mention.within is not None}
    for mention in passing.values():
        below = mention.within
        while below is not None and below in passing:
            below = passing[below].within
        if below is not None and below in at:
            at[below].passing.append(mention)
    return building.chains


@dataclass(slots=True)
class _Building:
    """Chains while mentions are put into them; ``recent`` are all, the one mentioned last at the end.

    ``of_noun`` has those of each noun and class in the same order.
    """

    scene: Scene
    chains: list[Chain] = field(default_factory=list)
    recent: dict[int, Chain] = field(default_factory=dict)
    of_noun: dict[str, dict[int, Chain]] = field(default_factory=dict)
    at: dict[int, Chain] = field(default_factory=dict)
    sentences: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, sentence in enumerate(self.scene.doc.sents):
            self.sentences.update(dict.fromkeys(range(sentence.start, sentence.end), number))

    def take(self, mention: SubjectMention) -> None:
        """Put a mention into the chain of what it names, or into a new one."""
        chain = self._pronoun(mention) if mention.pronoun else self._noun(mention)
        if chain is None:
            chain = Chain()
            self.chains.append(chain)
            if mention.lemma == "one" or mention.pronoun:
                last = self._last()
                near = last is not None and mention.span[0] - last.place[0] < NEAR
                chain.classes |= last.classes if last is not None and near else set()
        chain.add(mention)
        self.at[mention.head] = chain
        self.recent.pop(id(chain), None)
        self.recent[id(chain)] = chain
        for name in (*chain.classes, *mention.lemmas, *(f"called {name}" for name in chain.called)):
            named = self.of_noun.setdefault(name, {})
            named.pop(id(chain), None)
            named[id(chain)] = chain

    def _lately(self, chains: dict[int, Chain] | None = None) -> Iterator[Chain]:
        """Of all chains, or those of one noun or class, the ones mentioned last, the last first."""
        found = reversed((self.recent if chains is None else chains).values())
        return (chain for _, chain in zip(range(LATELY), found, strict=False))

    def _last(self) -> Chain | None:
        """The thing of a class that was named last."""
        return max((chain for chain in self._lately() if chain.classes), key=lambda chain: chain.place, default=None)

    def _fitting(self, mention: SubjectMention) -> list[Chain]:
        """The chains that a noun may belong to, in the order of their first mentions."""
        found: dict[int, Chain] = {}
        for name in (mention.lemma, *sorted(mention.classes)):
            found.update((id(chain), chain) for chain in self._lately(self.of_noun.get(name, {})))
        if len(mention.own_classes) < len(mention.classes):
            found.update((id(chain), chain) for chain in self._lately())
        chains = sorted(found.values(), key=lambda chain: chain.mentions[0].head)
        return [chain for chain in chains if fits(mention, chain)]

    def _noun(self, mention: SubjectMention) -> Chain | None:
        if not mention.classes and mention.names and not mention.words:
            named = self.of_noun.get(f"called {min(mention.names)}", {}).values()
            return next((chain for chain in named if mention.names == chain.called), None)
        if mention.contrast and mention.definite and not mention.ordinals:
            return self._other(mention)
        best: tuple[float, Chain] | None = None
        for chain in self._fitting(mention):
            score = None if conflict(mention, chain) or _is_inside(mention, chain) else _likeness(mention, chain)
            if score is not None and (best is None or score > best[0]):
                best = (score, chain)
        return best[1] if best else None

    def _other(self, mention: SubjectMention) -> Chain | None:
        """What "the rival draft" names: one told apart in the same way, else the only other of its class."""
        if mention.lemma == "one":
            last = self._last()
            found = [chain for chain in self._lately() if last and chain.classes & last.classes]
        else:
            found = self._fitting(mention)
            last = max(found, key=lambda chain: chain.place, default=None)
        found = [chain for chain in found if not conflict(mention, chain)]
        alike = [each for each in found if mention.contrast & each.contrast or shared(mention, each) >= _SURE]
        if alike:
            return max(alike, key=lambda chain: chain.place)
        others = [chain for chain in found if chain is not last]
        return others[0] if len(others) == 1 and "onward" not in mention.contrast else None

    def _pronoun(self, mention: SubjectMention) -> Chain | None:
        token = self.scene.tokens[mention.head]
        if token.tag_ in {"WDT", "WP"} or token.lower_ == "which":
            above = token
            while above.dep_ not in {"relcl", "ROOT"} and above.head.i != above.i:
                above = above.head
            if above.dep_ == "relcl" and above.head.i in self.at:
                return self.at[above.head.i]
        if token.lower_ in {"that", "those"} and mention.tells:
            return self._one_of_the_last(mention)
        best: tuple[float, Chain] | None = None
        for chain in self._lately():
            score = self._taken_up(mention, chain)
            if score is not None and (best is None or score > best[0]):
                best = (score, chain)
        return best[1] if best else None

    def _one_of_the_last(self, mention: SubjectMention) -> Chain | None:
        """What "that of 2034" names: one of the class of the thing named last."""
        last = self._last()
        found = [
            chain
            for chain in self.chains
            if last and chain.classes & last.classes and not conflict(mention, chain) and shared(mention, chain) >= 1.5
        ]
        return found[0] if found else None

    def _taken_up(self, mention: SubjectMention, chain: Chain) -> float | None:
        """How likely a pronoun takes up the thing of a chain; ``None`` if it does not."""
        token, last = self.scene.tokens[mention.head], self.scene.tokens[chain.last.head]
        if not chain.classes or conflict(mention, chain):
            return None
        if token.lower_ in {"it", "this", "that"} and last.tag_ in {"NNS", "NNPS"}:
            return None
        back = self.sentences[mention.head] - self.sentences[chain.last.head]
        if back > 1 and not mention.tells:
            return None
        main = last.dep_ in {"nsubj", "nsubjpass"}
        near = 0.001 * (chain.last.head - mention.head)
        return shared(mention, chain) - back + 0.5 * main + near + 0.3 * len(chain.mentions)


def _is_inside(mention: SubjectMention, chain: Chain) -> bool:
    """Whether a thing stands inside another's name, and so is not that thing."""
    last = chain.last
    return last.head < mention.head and mention.span[0] < last.span[1] and last.span[1] >= mention.span[1]


def _told_in_passing(mention: SubjectMention, chain: Chain) -> bool:
    """Whether a noun tells by a word only what a thing of its class that was only named may be too."""
    told = chain.names or chain.owner or chain.words or chain.days or chain.symbols or chain.contrast
    more = mention.names or mention.owner or mention.days or mention.symbols or mention.contrast
    return mention.definite and bool(mention.own_classes & chain.classes) and not told and not more


def _likeness(mention: SubjectMention, chain: Chain) -> float | None:
    """How likely a noun names the thing of a chain that it fits; ``None`` if it does not."""
    alike = shared(mention, chain)
    score = alike + (mention.lemma in chain.lemmas) - 1.5 * differing(mention, chain)
    distance = mention.span[0] - chain.place[0]
    told_apart = mention.contrast and not mention.contrast & chain.contrast
    if (told_apart and alike < _SURE + 1) or (mention.indefinite and alike < _SURE) or score < 0:
        return None
    if not alike and (distance > NEAR or not (mention.definite or mention.lemma in chain.lemmas)):
        return None
    if mention.tells and not alike and not _told_in_passing(mention, chain):
        return None
    takes_up = len(mention.own_classes) < len(mention.classes)
    leads = takes_up and chain.mentions[0].span[0] < _LEAD
    return score + max(0.0, 1 - distance / NEAR) + 0.3 * leads
