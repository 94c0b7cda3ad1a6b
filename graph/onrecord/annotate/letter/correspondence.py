"""The letters, parts and circulations of one document, with who they are from: clusters for the spans found.

Two mentions are one letter where nothing they tell differs and something they both tell is the same:
a mission sends several letters a day.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.actor.role import role_kinds
from onrecord.annotate.actor.state_names import StateNames
from onrecord.annotate.letter.answer import LetterTold, find_answers
from onrecord.annotate.letter.circulation import find_circulations
from onrecord.annotate.letter.find import find_letters
from onrecord.annotate.letter.mention import LetterMention
from onrecord.annotate.letter.part import PartMention, find_parts
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Document, Span, Spans
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.ids import document_id
from onrecord.model.statement import DateRange
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set
from onrecord.un.formal_letter import addressees
from onrecord.un.letter_office import office_class

_BODIES = word_set("actors.csv", "corresponding_body")


@dataclass(slots=True)
class LetterDraft:
    """A letter with the clusters of its parties; what later mentions tell of it is filled in."""

    document: Cluster
    mentions: list[LetterMention]
    sender: Cluster | None = None
    addressee: Cluster | None = None
    dated: DateRange | None = None
    embodied: Cluster | None = None
    states: tuple[str, ...] = ()
    evidence: list[Span] = field(default_factory=list)
    answers: list[Cluster] = field(default_factory=list)


class Correspondence:
    """What a document tells of letters; made for one document, it adds to that document's clusters."""

    def __init__(
        self,
        coreference: Coreference,
        mentions: list[Mention],
        document: Document,
        dates: tuple[DateRange, ...],
        symbols: tuple[SymbolMention, ...],
        states: StateNames,
    ) -> None:
        self._coreference = coreference
        self._scene: Scene = coreference.scene
        self._mentions = mentions
        self._document = document
        self._names = states
        self._dates = dates
        self._symbols = symbols
        self.letters: list[LetterDraft] = []
        self.turns: list[tuple[int, Cluster]] = []
        self.parts: list[tuple[PartMention, Cluster | None]] = []

    def read_letters(self) -> None:
        """Fills in ``letters`` and the document's author."""
        for mention in find_letters(self._document, self._dates, self._symbols):
            self._add(mention)
        _note_answers(self._document.text, self.letters, self._own())

    def signed(self) -> list[tuple[Cluster, Cluster, Spans]]:
        """Who signs a letter holds the office that it is sent from: holder, office and evidence."""
        found: list[tuple[Cluster, Cluster, Spans]] = []
        for letter in self.letters:
            signed_by = letter.mentions[0].signed_by
            office = letter.sender
            if signed_by is None or office is None or office.kind != "post" or len(letter.states) > 1:
                continue
            sender = letter.mentions[0].sender
            assert sender is not None
            found.append((self._person_at(signed_by), office, tuple(sorted((signed_by, sender)))))
        return found

    def circulations(self, items: tuple[AgendaItem, ...]) -> list[tuple[Cluster, str, tuple[AgendaItem, ...], Spans]]:
        """What was circulated as a document of which organ, under which items, with the evidence."""
        found = []
        for told in find_circulations(self._document, items):
            document = self.document_at(told.document)
            for organ in told.organs:
                found.append((document, organ, tuple(i for i in told.items if i.organ in {None, organ}), told.evidence))
        return found

    def document_at(self, span: Span) -> Cluster:
        """The cluster of the document named at a place: of the letter told there, if one is."""
        for letter in self.letters:
            if any(start < span[1] and span[0] < end for start, end in letter.document.mentions):
                return letter.document
        return self._coreference.document_at(span, "document")

    # -- letters

    def _add(self, mention: LetterMention) -> None:
        states = self._states(mention.sender)
        same = [draft for draft in self.letters if self._agree(draft, mention, states)]
        if len(same) == 1:
            self._extend(same[0], mention, states)
            return
        document = self._cluster(mention)
        draft = LetterDraft(document, [mention], states=states)
        draft.sender = self._party(mention.sender, several=len(states) > 1)
        draft.addressee = self._party(mention.addressee)
        draft.dated = mention.dated
        draft.evidence.append(_extent(mention))
        _know_party(draft, mention, self._own())
        if mention.embodied_by:
            embodied = self._coreference.document_at(mention.embodied_by, "document")
            draft.embodied = embodied if embodied is not document else None
        if self._is_title(mention.span):
            document.canonical = document_id(self._document.key, self._document.symbols)
        elif mention.symbol is not None:
            document.canonical = document_id("", (mention.symbol.parts[0].symbol,))
        self.letters.append(draft)
        if draft.sender is not None and self._document.kind == "letter" and self._coreference.author is None:
            self._coreference.author = draft.sender

    def _own(self) -> LetterDraft | None:
        """The letter that the document is, if it is one and its title was read first."""
        return self.letters[0] if self.letters and self._is_title(self.letters[0].mentions[0].span) else None

    def _extend(self, draft: LetterDraft, mention: LetterMention, states: tuple[str, ...]) -> None:
        draft.mentions.append(mention)
        draft.document.mentions.append(mention.span)
        draft.states = draft.states or states
        draft.evidence.append(_extent(mention))
        draft.dated = draft.dated or mention.dated
        draft.sender = draft.sender or self._party(mention.sender, several=len(states) > 1)
        draft.addressee = draft.addressee or self._party(mention.addressee)
        if draft.document.canonical is None and mention.symbol is not None:
            draft.document.canonical = document_id("", (mention.symbol.parts[0].symbol,))

    def _agree(self, draft: LetterDraft, mention: LetterMention, states: tuple[str, ...]) -> bool:
        """Whether a mention tells of a letter told before: nothing differs, and sender or day are the same."""
        if draft.dated and mention.dated and draft.dated.start != mention.dated.start:
            return False
        if mention.symbol and draft.document.canonical:
            return document_id("", (mention.symbol.parts[0].symbol,)) == draft.document.canonical or any(
                document_id("", (part.symbol,)) == draft.document.canonical for part in mention.symbol.parts
            )
        told = [other.addressee for other in draft.mentions if other.addressee]
        put_to = addressees(self._words(mention.addressee))
        if told and mention.addressee and addressees(self._words(told[0])) != put_to:
            return False
        if mention.sender is None or draft.sender is None:
            return bool(draft.dated and mention.dated)
        if set(states) != set(draft.states):
            return False
        sent = self._words(mention.sender)
        first = next(self._words(other.sender) for other in draft.mentions if other.sender)
        if not states:
            return folded(sent) == folded(first)
        office, earlier = office_class(sent), office_class(first)
        return not (office and earlier and office != earlier)

    def _cluster(self, mention: LetterMention) -> Cluster:
        """The cluster of a letter told for the first time, apart from all letters before it."""
        if not self.letters:
            return self._coreference.document_at(mention.span, "letter")
        return self._coreference.apart(mention.span, "letter")

    def _states(self, span: Span | None) -> tuple[str, ...]:
        """The states that the words for a sender name, by their ids, each once."""
        return self._names.in_words(self._words(span))

    def _is_title(self, span: Span) -> bool:
        """Whether a span stands in the title of a letter: it names the very document."""
        titles = self._document.sections_of("title")
        return self._document.kind == "letter" and any(s.start <= span[0] < s.end for s in titles)

    # -- parties

    def _party(self, span: Span | None, *, several: bool = False) -> Cluster | None:
        """The cluster of a sender or addressee named at a span."""
        if span is None:
            return None
        name = self._words(span)
        clusters = self._coreference.clusters
        same = [c for c in clusters if c.kind in {"post", "collective"} and c.name == name]
        exact = [c for c in clusters if span in c.mentions]
        if same or exact:
            cluster = (exact or same)[0]
        else:
            body = _names_body(name)
            cluster = Cluster(name, "collective" if several else "organization" if body else "post")
            clusters.append(cluster)
        cluster.mentions.append(span)
        return cluster

    def _person_at(self, span: Span) -> Cluster:
        holder = next((c for c in self._coreference.clusters if span in c.mentions), None)
        if holder is None:
            holder = self._coreference.person_called(self._words(span))
            holder.mentions.append(span)
        return holder

    def _words(self, span: Span | None) -> str:
        return " ".join(self._document.text[span[0] : span[1]].split()) if span else ""

    # -- parts

    def read_parts(self) -> None:
        """Fills in ``parts`` and ``turns`` (where who speaks changes), once the letters are read."""
        title = next(iter(self._document.sections_of("title")), None)
        if self._document.kind != "letter" or title is None:
            return
        for part in find_parts(self._document, title.start):
            author = self._author_of(part)
            self.parts.append((part, author))
            if author is not None:
                self.turns.append((part.span[0], author))

    def _author_of(self, part: PartMention) -> Cluster | None:
        """Whose words a part is: the letter's sender, or the annex's author; nobody's name if none is told."""
        if part.kind == "cover":
            return self._coreference.author
        if part.author is not None:
            inside = [m for m in self._mentions if part.author[0] <= m.span[0] and m.span[1] <= part.author[1]]
            person = next((m for m in inside if m.kind == "person"), None)
            whole = next((m for m in inside if m.kind == "organization" and not m.demonym), None)
            found = person or whole
            if found is not None:
                token = self._scene.doc[found.last]
                cluster = self._coreference.named_at(token)
                if cluster is not None:
                    return cluster
            return self._party(part.author)
        if part.signed_by is not None:
            return self._person_at(part.signed_by)
        cluster = Cluster(f"author of the {part.kind}", "unnamed", named=False)
        cluster.mentions.append(part.heading)
        self._coreference.clusters.append(cluster)
        return cluster


def _know_party(draft: LetterDraft, mention: LetterMention, own: LetterDraft | None) -> None:
    """Gives "your letter" the addressee of the letter that says so as its sender, "my letter" that letter's own."""
    if own is None or mention.told_by is None:
        return
    if mention.told_by == "addressee":
        draft.sender, draft.addressee = own.addressee, draft.addressee or own.sender
    else:
        draft.sender, draft.states = own.sender, own.states


def _note_answers(text: str, letters: list[LetterDraft], own: LetterDraft | None) -> None:
    """Notes which letter answers which, with the words that tell it."""
    told = [
        LetterTold(mention.span, _extent(mention)[1], place, mention.told_by)
        for place, letter in enumerate(letters)
        for mention in letter.mentions
    ]
    told.sort(key=lambda each: (each.span, each.letter))
    for answer in find_answers(text, told, None if own is None else 0):
        reply, answered = letters[answer.reply], letters[answer.answered]
        if not any(answered.document is each for each in reply.answers):
            reply.answers.append(answered.document)
            reply.evidence.append(answer.evidence)


def _names_body(name: str) -> bool:
    """Whether the words for a party name a body: a mission, "the Council"."""
    words = folded(name).split()
    called = len(words) == 1 and role_kinds().get(words[0]) == "organization"
    return called or (any(word in _BODIES for word in words[:4]) and not office_holder(name))


def office_holder(name: str) -> bool:
    """Whether the words for a sender begin with one who holds an office, not with a body.

    >>> office_holder("the Chargé d'affaires of the Permanent Mission"), office_holder("the Permanent Mission")
    (True, False)
    """
    words = folded(name).split()
    first = next((place for place, word in enumerate(words) if word in _BODIES), len(words))
    return "of" in words[:first] or "to" in words[:first]


def _extent(mention: LetterMention) -> Span:
    spans = [mention.span, *(span for span in (mention.sender, mention.addressee) if span)]
    if mention.dated:
        spans.append(mention.dated.span)
    return (min(start for start, _ in spans), max(end for _, end in spans))
