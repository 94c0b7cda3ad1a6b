"""What annotators read and add to: one document with all that was found in it so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from spacy.tokens import Doc

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.actor.own_state import OwnStates
from onrecord.annotate.actor.party import Parties
from onrecord.annotate.actor.state_names import StateNames, state_names
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.letter.adoption import AdoptionMention, find_adoption
from onrecord.annotate.letter.correspondence import Correspondence
from onrecord.annotate.meeting.floor import Floor
from onrecord.annotate.parse.quotation import Quotation
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.spoken.dialogue import Dialogue
from onrecord.model.document import Document, Spans
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.statement import DateRange, Statement
from onrecord.un.agenda import Agendas

T = TypeVar("T")

GIVEN = frozenset(
    {"document", "parsed", "gazetteer", "lexicon", "agendas", "states", "adoption", "held", "further", "extra"}
)
"""What is there before the first annotator runs. The last two are empty: annotators of others add to them."""


class OfficeHeld(NamedTuple):
    """Someone holds an office, by the words of the text."""

    holder: Cluster
    office: Cluster
    evidence: Spans


class Acting(NamedTuple):
    """Someone acts for a state or a body, by the words of the text; ``rule`` is the form of these words."""

    holder: Cluster
    party: Cluster
    evidence: Spans
    rule: str


class Circulated(NamedTuple):
    """Something was circulated as a document of an organ, under items of its agenda."""

    document: Cluster
    organ: str
    items: tuple[AgendaItem, ...]
    evidence: Spans


class Adopted(NamedTuple):
    """How the document's text was adopted, under which items, and who sponsored it."""

    told: AdoptionMention
    items: tuple[AgendaItem, ...]
    sponsors: Sequence[Cluster]


@dataclass(slots=True)
class Draft:
    """A statement without actors, and those who play a part in it; ``statement`` has the rest."""

    statement: Statement
    speakers: list[Cluster]
    addressees: list[Cluster] = field(default_factory=list)
    via: Cluster | None = None
    about: list[Cluster] = field(default_factory=list)
    on_behalf_of: list[Cluster] = field(default_factory=list)


@dataclass
class Findings:
    """One document, what is known of the world, and what annotators found; made for one attempt at the document.

    ``further`` and ``extra`` are open to annotators of others (docs/annotators.md): attributions that become
    statements as ours do, and JSON values by the annotator's name that ``extract`` prints.
    """

    document: Document
    parsed: Doc
    gazetteer: Gazetteer
    lexicon: Lexicon
    agendas: Agendas

    symbols: tuple[SymbolMention, ...] = ()
    numbered_items: tuple[AgendaItem, ...] = ()
    titled_items: tuple[AgendaItem, ...] = ()
    dates: tuple[DateRange, ...] = ()
    day: DateRange | None = None
    quotations: tuple[Quotation, ...] = ()
    mentions: list[Mention] = field(default_factory=list)

    operative: list[Raw] = field(default_factory=list)
    attributed: list[Raw] = field(default_factory=list)
    summarised: list[Raw] = field(default_factory=list)
    spoken: list[Raw] = field(default_factory=list)
    further: list[Raw] = field(default_factory=list)

    authors: list[Cluster] = field(default_factory=list)
    offices: list[OfficeHeld] = field(default_factory=list)
    acting: list[Acting] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    circulations: list[Circulated] = field(default_factory=list)
    adoptions: list[Adopted] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)
    _held: dict[type, list[object]] = field(default_factory=dict)

    def held(self, kind: type[T]) -> list[T]:
        """What annotators hold of one class, in a list to add to: what one that ``run`` found, for its ``kept``."""
        return cast("list[T]", self._held.setdefault(kind, []))

    @property
    def published(self) -> date | None:
        """The day of publication, as stated or inferred."""
        return self.document.published

    @published.setter
    def published(self, inferred: date) -> None:
        self.document = replace(self.document, published=inferred, published_basis="inferred")

    @property
    def agenda_items(self) -> tuple[AgendaItem, ...]:
        """The agenda items named by number or by title, in the order of the text."""
        return tuple(sorted((*self.numbered_items, *self.titled_items), key=lambda item: item.span))

    @property
    def ours(self) -> list[Raw]:
        """The attributions that our own annotators found."""
        return [*self.attributed, *self.operative, *self.summarised, *self.spoken]

    @property
    def raws(self) -> list[Raw]:
        """All attributions, whoever found them."""
        return [*self.ours, *self.further]

    def sort_drafts(self) -> None:
        """Put the drafts in the order of the text."""
        self.drafts.sort(key=lambda draft: (draft.statement.content[0], draft.statement.cue))

    # What is made of the findings before it when it is first asked for: those have to be there.

    @cached_property
    def states(self) -> StateNames:
        """The names of the states that the gazetteer knows."""
        return state_names(self.gazetteer)

    @cached_property
    def adoption(self) -> AdoptionMention | None:
        """What a resolution or a draft says of its adoption, read once for its day and for its own sake."""
        return find_adoption(self.document)

    @cached_property
    def scene(self) -> Scene:
        """The parse with the quotations."""
        return Scene(self.document, self.parsed, self.quotations)

    @cached_property
    def coreference(self) -> Coreference:
        """The clusters of mentions; without names unless an annotator puts one with names in its place."""
        return Coreference(self.scene, [])

    @cached_property
    def parties(self) -> Parties:
        """Where the text names states and bodies that one may act for."""
        return Parties(self.coreference, self.mentions, self.gazetteer, self.states)

    @cached_property
    def own_states(self) -> OwnStates:
        """Of which states those are who speak, by the offices found so far."""
        offices: dict[int, list[str]] = {}
        for held in self.offices:
            offices.setdefault(id(held.holder), []).append(held.office.name)
        return OwnStates(self.coreference, self.gazetteer, self.states, offices)

    @cached_property
    def floor(self) -> Floor:
        """Who speaks where in a record of a meeting, as far as it was read."""
        return Floor(self.document, self.coreference, self.gazetteer, self.states)

    @cached_property
    def dialogue(self) -> Dialogue:
        """Who asks and who answers in a dialogue that the press prints, as far as it was read."""
        return Dialogue(self.document, self.coreference)

    @cached_property
    def correspondence(self) -> Correspondence:
        """The letters, as far as they were read."""
        known = (self.dates, self.symbols, self.states)
        return Correspondence(self.coreference, self.mentions, self.document, *known)

    @cached_property
    def turns(self) -> list[tuple[int, Cluster | None]]:
        """Where who speaks changes, or nobody does, in order: on the floor, in a dialogue, in the parts of a letter."""
        turns = [*self.floor.turns, *self.dialogue.turns, *self.correspondence.turns]
        return sorted(turns, key=lambda turn: turn[0])

    @cached_property
    def _turn_starts(self) -> list[int]:
        return [start for start, _ in self.turns]

    def turn_at(self, offset: int) -> Cluster | None:
        """Who speaks at an offset: whose turn it is, else the author of the whole."""
        place = bisect_right(self._turn_starts, offset) - 1
        return self.turns[place][1] if place >= 0 else self.coreference.author
