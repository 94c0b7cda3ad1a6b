"""Mentions of subjects: noun phrases that may name an event, an agreement, a document, and what they tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.actor.local_name import is_local
from onrecord.annotate.actor.state_names import StateNames
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.model.subject import Days
from onrecord.names.demonym import stem
from onrecord.names.subject_nouns import ANY
from onrecord.names.word_list import word_set

_TIME = word_set("dates.csv", "month", "weekday")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A noun phrase (or pronoun) that may name a subject; ``names`` and ``owner`` are stems of proper names.

    ``words`` are lemmas that tell it apart from others of its class, ``days`` the times that it tells,
    ``days_of_clause`` those that its clause tells ("was held on 3 May"), and ``days_of_part`` those of a part of it
    ("the first round of the vote"), which set it apart from nothing. ``written`` has its names by stem as they are
    written, each with whether it stands as a noun; not those that only tell more of a place. ``called`` are names
    directly before
    the noun: the thing may be called by them alone. ``within`` is the head of the phrase below, where this one only
    passes through to it ("the use of the veto").
    """

    span: Span
    head: int
    lemma: str
    classes: frozenset[str] = _NONE
    definite: bool = False
    indefinite: bool = False
    pronoun: bool = False
    contrast: frozenset[str] = _NONE
    names: frozenset[str] = _NONE
    owner: frozenset[str] = _NONE
    words: frozenset[str] = _NONE
    days: tuple[Days, ...] = ()
    days_of_clause: frozenset[Days] = frozenset()
    days_of_part: frozenset[Days] = frozenset()
    symbols: frozenset[str] = _NONE
    ordinals: frozenset[str] = _NONE
    lemmas: frozenset[str] = _NONE
    called: frozenset[str] = _NONE
    written: frozenset[tuple[str, str, bool]] = frozenset()
    within: int | None = None

    @property
    def tells(self) -> bool:
        """Whether it tells more of the thing than its class."""
        return bool(self.names or self.words or self.owner or self.days or self.symbols)

    @property
    def own_classes(self) -> frozenset[str]:
        """Its classes but for those of nouns that only take up what was named before."""
        return frozenset(name for name in self.classes if name not in ANY)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document's words: times and symbols by their spans in order, states, names.

    ``names`` are words that a name is made of somewhere outside titles, ``owner_of`` gives the name of whom a
    possessive pronoun means.
    """

    days: Sequence[tuple[Span, Days]]
    symbols: Sequence[tuple[Span, str]]
    states: StateNames
    names: frozenset[str]
    owner_of: Callable[[Token], str | None]
    _stems: dict[str, str] = field(default_factory=dict)

    def stem(self, name: str) -> str:
        """What a name and its adjective share: a state's id where it is known, else the word without its ending.

        That of a state of which this document alone tells would not be found in any other.
        """
        found = self._stems.get(name)
        if found is None:
            state = self.states.named(name)
            found = self._stems[name] = stem(name) if state is None or is_local(state) else state
        return found


def name_words(scene: Scene) -> frozenset[str]:
    """Words that a name is made of, as the bodies show: those with a capital inside a sentence."""
    return frozenset(_capitalised(scene))


def _capitalised(scene: Scene) -> Iterator[str]:
    for span in [section.span for section in scene.bodies] or [(0, len(scene.text))]:
        for token in scene.tokens_in(span):
            text = token.text
            if text[:1].isupper() and (token.pos_ == "PROPN" or not token.is_sent_start) and text.lower() not in _TIME:
                yield text
