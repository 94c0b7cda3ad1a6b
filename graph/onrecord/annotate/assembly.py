"""One document's record: what the finders found, put together into statements with their evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.authorship import authors_of, named_places
from onrecord.annotate.actor.completion import Completion
from onrecord.annotate.actor.coreference import Cluster, Coreference
from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.mention import find_mentions
from onrecord.annotate.actor.own_state import OwnStates
from onrecord.annotate.actor.speaker import speakers
from onrecord.annotate.actor.state_names import state_names
from onrecord.annotate.actor.tenure import find_offices
from onrecord.annotate.agenda.discussion import Discussion, items_under_discussion
from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.agenda.titled import find_titled_items
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.find import find_attributions
from onrecord.annotate.attribution.nesting import Contents, nested
from onrecord.annotate.attribution.operative import operative_paragraphs
from onrecord.annotate.attribution.source import issuer_of
from onrecord.annotate.attribution.stated import date_of_cue, day_of_document, speaks_for_itself, speaks_now
from onrecord.annotate.attribution.summary import summary_statements
from onrecord.annotate.date.find import find_dates
from onrecord.annotate.date.published import infer_published
from onrecord.annotate.failure import Guard
from onrecord.annotate.letter.adoption import ORGAN_LINE, AdoptionMention, find_adoption
from onrecord.annotate.letter.correspondence import Correspondence
from onrecord.annotate.meeting.floor import Floor
from onrecord.annotate.parse.clause import first_person
from onrecord.annotate.parse.quotation import find_quotations
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document, Span, Spans
from onrecord.model.record import Record
from onrecord.model.statement import DateRange, Mode, Reference, Statement, Tenure
from onrecord.model.united_nations import Adoption, AgendaItem, Circulation, Letter, Part
from onrecord.un.agenda import Agendas

Draft = tuple[Statement, dict[str, list[Cluster]]]
"""A statement with the clusters of those who play a part in it, by role."""

_ACT_ONLY_RULES = frozenset({"verb-object", "verb-preposition"})
_DIRECT = 0.9
_QUOTED_WORDS = 3
"""Quoted words an indirect statement must hold to be mixed: fewer are a name or a scare quote."""


class Assembly:
    """Builds the record of one document; made for it and thrown away with it."""

    def __init__(
        self, doc: Document, parsed: Doc, gazetteer: Gazetteer, lexicon: Lexicon, agendas: Agendas, guard: Guard
    ) -> None:
        self._guard = guard
        if doc.published is None:
            inferred = guard("published", lambda: infer_published(doc.text, doc.sections))
            if inferred is not None:
                doc = replace(doc, published=inferred, published_basis="inferred")
        self.document = doc
        self.symbols = guard("symbols", lambda: find_symbols(doc.text)) or ()
        numbered = guard("agenda", lambda: find_agenda_items(doc, self.symbols, titles=agendas.title)) or ()
        titled = guard("titles", lambda: find_titled_items(doc, self.symbols, numbered, agendas.number)) or ()
        self.agenda_items = tuple(sorted((*numbered, *titled), key=lambda item: item.span))
        skip = tuple(sorted({item.span for item in numbered} | {mention.span for mention in self.symbols}))
        self.dates = guard("dates", lambda: find_dates(doc.text, doc.published, skip=skip)) or ()
        self._day = guard("day", lambda: day_of_document(doc, self.dates))
        self.scene = Scene(doc, parsed, guard("quotations", lambda: find_quotations(doc)) or ())
        self.mentions = guard("mentions", lambda: find_mentions(self.scene, gazetteer)) or []
        named = guard("coreference", lambda: Coreference(self.scene, self.mentions))
        self.coreference = named or Coreference(self.scene, [])
        paragraphs = guard("operative", lambda: operative_paragraphs(self.scene, lexicon)) or []
        opened = {raw.anchor for raw in paragraphs}  # a paragraph's cue is the organ's, whatever the parse makes of it
        attributed = guard("attribution", lambda: find_attributions(self.scene, lexicon)) or []
        self.raws = [raw for raw in attributed if raw.anchor not in opened] + paragraphs
        self.raws += guard("summary", lambda: summary_statements(self.scene, lexicon, self.raws)) or []
        self._states = state_names(gazetteer)
        self._correspondence = Correspondence(
            self.coreference, self.mentions, doc, self.dates, self.symbols, self._states
        )
        self._floor = Floor(doc, self.coreference, gazetteer, self._states)
        guard("turns", self._floor.read)
        self._authors: list[Cluster] = []
        self._offices: dict[int, list[str]] = {}
        self._gazetteer = gazetteer
        self._turns = self._floor.turns

    def record(self) -> Record:
        """The record: statements in the order of the text, and all they refer to."""
        correspondence, guard = self._correspondence, self._guard
        guard("letters", correspondence.read_letters)
        guard("parts", correspondence.read_parts)
        self._turns = sorted([*self._turns, *correspondence.turns], key=lambda turn: turn[0])
        self._authors = guard("authors", self._authors_with_places) or []
        if self.coreference.author is None and len(self._authors) == 1:
            self.coreference.author = self._authors[0]
        tenures = self._tenures()
        for holder, office, _ in tenures:
            self._offices.setdefault(id(holder), []).append(office.name)
        drafts = self._statements()
        circulations = guard("circulations", lambda: correspondence.circulations(self.agenda_items)) or []
        adoptions = guard("adoptions", self._adoptions) or []
        made: dict[int, Reference] = {}
        guard("turns", self._floor.settle)
        shared = _shared_spans(self.coreference.clusters)

        def reference(cluster: Cluster) -> Reference:
            if id(cluster) not in made:
                made[id(cluster)] = _with_own_place(cluster.reference(), shared)
            return made[id(cluster)]

        discussed = guard("discussion", lambda: items_under_discussion(self.document, self.agenda_items))
        discussion = discussed or Discussion()
        elsewhere = {statement.place for statement, roles in drafts if not self._was_made_here(statement, roles)}
        statements = [_finished(statement, roles, reference) for statement, roles in drafts]
        statements = [
            statement if statement.place in elsewhere else _under_items(statement, discussion)
            for statement in guard("nesting", lambda: nested(statements)) or statements
        ]
        return Record(
            document=self.document,
            statements=tuple(statements),
            references=tuple(
                sorted((reference(c) for c in self.coreference.clusters if c.mentions), key=lambda ref: ref.mentions[0])
            ),
            tenures=tuple(
                Tenure(reference(holder), reference(office), evidence, self.document.published)
                for holder, office, evidence in tenures
            ),
            circulations=tuple(
                Circulation(reference(document), organ, items, evidence)
                for document, organ, items, evidence in circulations
            ),
            letters=tuple(
                Letter(
                    reference(letter.document),
                    reference(letter.sender) if letter.sender else None,
                    reference(letter.addressee) if letter.addressee else None,
                    letter.dated.start if letter.dated else None,
                    tuple(dict.fromkeys(letter.evidence)),
                    reference(letter.embodied) if letter.embodied else None,
                    letter.states,
                )
                for letter in correspondence.letters
            ),
            adoptions=tuple(
                Adoption(
                    adoption.organ,
                    adoption.evidence,
                    "possible" if adoption.draft else "asserted",
                    adoption.adopted_on,
                    adoption.meeting,
                    adoption.votes,
                    adoption.manner,
                    items,
                    tuple(reference(sponsor) for sponsor in sponsors),
                )
                for adoption, items, sponsors in adoptions
            ),
            parts=tuple(
                Part(part.kind, part.span, part.heading, reference(author) if author else None)
                for part, author in correspondence.parts
            ),
            dates=self.dates,
            agenda_items=self.agenda_items,
            symbols=self.symbols,
        )

    def _authors_with_places(self) -> list[Cluster]:
        authors = authors_of(self.document, self.coreference)
        named_places(self.document, authors)
        return authors

    # -- speakers

    def _turn_at(self, offset: int) -> Cluster | None:
        place = bisect_right([start for start, _ in self._turns], offset) - 1
        return self._turns[place][1] if place >= 0 else self.coreference.author

    # -- statements

    def _statements(self) -> list[Draft]:
        """Drafts in the order of the text, with all whom they name."""
        drafts = self._guard("statements", self._drafts) or []
        self._guard("completion", lambda: self._complete(drafts))
        self._guard("about", lambda: self._add_about(drafts))
        return sorted(drafts, key=lambda draft: (draft[0].content[0], draft[0].cue))

    def _drafts(self) -> list[Draft]:
        """Drafts in reading order, so that a pronoun finds those who spoke before it."""
        drafts: list[Draft] = []
        by_anchor: dict[int, list[Cluster]] = {}
        for raw in sorted(self.raws, key=lambda raw: (raw.anchor, raw.content)):
            who = self._speakers_of(raw, by_anchor)
            if who is None:
                continue
            by_anchor.setdefault(raw.anchor, who)
            token = self.scene.doc[raw.anchor]
            roles = {"speakers": who}
            if raw.relay is not None:
                roles["via"] = [self.coreference.of(self.scene.doc[raw.relay])]
            if raw.addressee is not None:
                roles["addressees"] = speakers(self.coreference, self.scene.doc[raw.addressee])
            statement = Statement(
                cue=raw.cue,
                content=raw.content,
                source=raw.source,
                attribution=raw.entry.attribution,
                status=raw.status,
                mode=self._mode(raw),
                act=raw.entry.act,
                stated_on=self._stated_on(raw, token, who),
                rule=raw.rule,
            )
            drafts.append((statement, roles))
        return drafts

    def _add_about(self, drafts: list[Draft]) -> None:
        """Give each draft those whom its content names."""
        starts, owners = self._mentions()
        for statement, roles in drafts:
            roles["about"] = self._about(statement, roles, starts, owners)

    def _spell_out(self, statement: Statement, roles: dict[str, list[Cluster]], completion: Completion) -> None:
        """Where "they" or "the two leaders" speak, those whom they mean do."""
        who = roles["speakers"]
        if len(who) != 1 or who[0].named or not statement.source:
            return
        members = completion.members_in(statement.source[0])
        if len(members) > 1:
            roles["speakers"] = members

    def _complete(self, drafts: list[Draft]) -> None:
        """Add the mentions that no statement asked for: pronouns, possessives, names repeated."""
        speaks = [roles["speakers"] for _, roles in drafts]
        issuers = [roles["speakers"] for statement, roles in drafts if statement.rule == "operative-paragraph"]
        contents = Contents([statement for statement, _ in drafts])

        def speaking(token: Token) -> list[Cluster]:
            if self.scene.around(token):
                around = contents.smallest(contents.holding(((token.idx, token.idx + 1),)))
                if around is not None:
                    return speaks[around]
            author = self._turn_at(token.idx)
            return [author] if author is not None else self._authors or (issuers[0] if issuers else [])

        letters = [letter.addressee for letter in self._correspondence.letters if letter.addressee]
        addressee = letters[0] if letters and self.document.kind == "letter" else None
        own = OwnStates(self.coreference, self._gazetteer, self._states, self._offices)
        completion = Completion(self.scene, self.coreference, speaking, addressee, own)
        completion.run()
        for statement, roles in drafts:
            self._spell_out(statement, roles, completion)

    def _was_made_here(self, statement: Statement, roles: dict[str, list[Cluster]]) -> bool:
        """Whether the meeting that the document records heard it: not what a speaker tells of others or other days."""
        published = self.document.published
        if statement.stated_on and published and statement.stated_on.end and statement.stated_on.end < published:
            return False
        cue = statement.cue[0][0] if statement.cue else statement.content[0][0]
        turn = self._turn_at(cue) if self._turns else None
        token = self.scene.token_at(cue)
        if turn is None or turn in roles["speakers"] or token is None:
            return True
        return token.tag_ in {"VB", "VBP", "VBZ", "VBG"}

    def _speakers_of(self, raw: Raw, by_anchor: dict[int, list[Cluster]]) -> list[Cluster] | None:
        if raw.source_head is None:
            return [self._unnamed(raw)]
        head = self.scene.doc[raw.source_head]
        issuer = issuer_of(head)
        head = issuer if issuer is not None and issuer.i != raw.anchor else head
        if not raw.cue and raw.anchor in by_anchor:
            return by_anchor[raw.anchor]
        if head.lower_ in {"i", "we"}:
            return self._first_person(raw, head, by_anchor)
        if own := self._own_body(head):
            return [own]
        return speakers(self.coreference, head) or [self._unnamed(raw)]

    def _own_body(self, head: Token) -> Cluster | None:
        """Whom "my delegation" is where a record or transcript tells who speaks."""
        if self.document.kind != "record" or self.scene.around(head):
            return None
        return self._floor.own_body(head, self._turn_at(head.idx))

    def _first_person(self, raw: Raw, head: Token, by_anchor: dict[int, list[Cluster]]) -> list[Cluster] | None:
        """Who "I" and "we" are: the speaker of the quotation around, of the turn, or the author."""
        around = self.scene.around(head)
        if around:
            quotation = self.scene.quotations[around[-1]]
            outer = [
                other
                for other in self.raws
                if other.source_head is not None
                and other.anchor != raw.anchor
                and any(start <= quotation.start and quotation.end <= end for start, end in other.content)
            ]
            if outer:
                smallest = min(outer, key=lambda other: sum(end - start for start, end in other.content))
                if smallest.anchor in by_anchor:
                    found = by_anchor[smallest.anchor]
                else:
                    found = self._speakers_of(smallest, by_anchor) or []
                    by_anchor[smallest.anchor] = found
                for cluster in found:
                    cluster.mentions.append((head.idx, head.idx + len(head)))
                return found or [self._unnamed(raw)]
        author = self._turn_at(head.idx)
        if author is not None:
            author.mentions.append((head.idx, head.idx + len(head)))
            return [author]
        for each in self._authors:
            each.mentions.append((head.idx, head.idx + len(head)))
        return list(self._authors) or [self.coreference.of(head, speaking=True)]

    def _unnamed(self, raw: Raw) -> Cluster:
        """A source that the text leaves out: a reference of its own at the cue."""
        span = raw.cue[0] if raw.cue else raw.content[0]
        cluster = Cluster("unnamed source", "unnamed", named=False)
        cluster.mentions.append(span)
        self.coreference.clusters.append(cluster)
        return cluster

    def _mode(self, raw: Raw) -> Mode:
        if raw.rule in _ACT_ONLY_RULES:
            return "act"
        if raw.rule in {"operative-paragraph", "preambular-paragraph"}:
            return "direct"
        level = len(self.scene.around(self.scene.doc[raw.anchor]))
        own = self.document.kind in {"letter", "release", "record"} and raw.source_head is not None
        if (
            own
            and not level
            and raw.entry.attribution == "speech"
            and first_person(self.scene.doc[raw.source_head or 0])
        ):
            return "direct"
        share = self.scene.quoted(raw.content, level)
        if share >= _DIRECT:
            return "direct"
        words = sum(self.scene.words(span) for span in raw.content)
        return "mixed" if share * words > _QUOTED_WORDS else "indirect"

    def _stated_on(self, raw: Raw, verb: Token, who: list[Cluster]) -> DateRange | None:
        """The date of the cue, else the document's where it speaks for itself."""
        found = date_of_cue(self.scene, self.dates, raw, verb)
        if found is not None or self._day is None or self.scene.around(verb) or not speaks_now(raw, verb):
            return found
        own = speaks_for_itself(self.document, raw, self.scene) or self._turn_at(verb.idx) in who
        own = own or any(each in self._authors for each in who)
        parts = (part.span for part, _ in self._correspondence.parts if part.kind != "cover")
        apart = any(start <= verb.idx < end for start, end in parts)
        return self._day if own and not apart else None

    def _mentions(self) -> tuple[list[int], list[tuple[int, int]]]:
        """Where the mentions of those who have a name or a role begin, in order; their ends and clusters' places."""
        found = sorted(
            (*span, place)
            for place, cluster in enumerate(self.coreference.clusters)
            if cluster.kind != "unnamed"
            for span in cluster.mentions
        )
        return [start for start, _, _ in found], [(end, place) for _, end, place in found]

    def _about(
        self, statement: Statement, roles: dict[str, list[Cluster]], starts: list[int], owners: list[tuple[int, int]]
    ) -> list[Cluster]:
        """Whom the content of a statement names, its speakers apart."""
        speaking = roles.get("speakers", [])
        found: set[int] = set()
        for start, end in statement.content:
            low, high = bisect_left(starts, start), bisect_left(starts, end)
            found.update(owner for last, owner in owners[low:high] if last <= end)
        clusters = self.coreference.clusters
        return [clusters[place] for place in sorted(found) if clusters[place] not in speaking]

    # -- what organs adopt

    def _adoptions(self) -> list[tuple[AdoptionMention, tuple[AgendaItem, ...], list[Cluster]]]:
        """How the document's text was adopted, if it is a resolution or a draft, with items and sponsors."""
        found = find_adoption(self.document)
        if found is None:
            return []
        opening = ORGAN_LINE.search(self.document.text)
        end = opening.start(1) if opening else 0
        items = tuple(item for item in self.agenda_items if item.span[1] <= end)
        return [(found, items, [self._sponsor(span) for span in found.sponsors])]

    def _sponsor(self, span: Span) -> Cluster:
        """The cluster of a sponsor of a draft: of the state so called, else one of its own."""
        name = " ".join(self.document.text[span[0] : span[1]].split())
        state = self._states.named(name)
        same = [c for c in self.coreference.clusters if c.canonical == state] if state else []
        cluster = same[0] if same else Cluster(name, "state" if state else "organization", state)
        if not same:
            self.coreference.clusters.append(cluster)
        cluster.mentions.append(span)
        return cluster

    # -- offices

    def _tenures(self) -> list[tuple[Cluster, Cluster, Spans]]:
        found = self._guard("offices", self._offices_held) or []
        found += self._guard("letters", self._correspondence.signed) or []
        return found + (self._guard("turns", self._floor.tenures) or [])

    def _offices_held(self) -> list[tuple[Cluster, Cluster, Spans]]:
        found: list[tuple[Cluster, Cluster, Spans]] = []
        posts: dict[tuple[int, str], Cluster] = {}
        for office in find_offices(self.scene, self.mentions):
            holder = self.coreference.named_at(self.scene.doc[office.holder.last])
            if holder is None:
                continue
            head = self.scene.doc[office.head]
            name = " ".join(self.scene.text[office.span[0] : office.span[1]].split())
            post = posts.get((id(holder), name))
            if post is None:
                post = posts[id(holder), name] = Cluster(name, "post", named=False)
                self.coreference.clusters.append(post)
            post.mentions.append(office.span)
            holder.roles.add(head.lemma_.lower())
            if head.lower_.endswith("woman"):
                holder.female = True
            elif head.lower_.endswith("sman"):
                holder.female = False
            found.append((holder, post, (office.evidence,)))
        return found


def _shared_spans(clusters: list[Cluster]) -> set[Span]:
    """The spans at which several things of different names are mentioned: "both sides" names two states."""
    names: dict[Span, set[str]] = {}
    for cluster in clusters:
        for span in cluster.mentions:
            names.setdefault(span, set()).add(cluster.name)
    return {span for span, called in names.items() if len(called) > 1}


def _with_own_place(reference: Reference, shared: set[Span]) -> Reference:
    """The reference with a mention first that is its alone, if it has one: the first gives it its id."""
    first = next((span for span in reference.mentions if span not in shared), None)
    if first is None or first == reference.mentions[0]:
        return reference
    return replace(reference, mentions=(first, *(span for span in reference.mentions if span != first)))


def _finished(statement: Statement, roles: dict[str, list[Cluster]], reference) -> Statement:  # type: ignore[no-untyped-def]
    about = [ref for ref in map(reference, roles.get("about", [])) if ref.mentions]
    return replace(
        statement,
        speakers=tuple(reference(cluster) for cluster in roles.get("speakers", [])),
        addressees=tuple(reference(cluster) for cluster in roles.get("addressees", [])),
        via=reference(roles["via"][0]) if roles.get("via") else None,
        about=tuple(sorted(about, key=lambda ref: ref.mentions[0])),
    )


def _under_items(statement: Statement, discussion: Discussion) -> Statement:
    """The statement with the items under discussion; one that another reports, or that was not made, has none."""
    if statement.within is not None or statement.attribution != "speech" or statement.status != "asserted":
        return statement
    items = discussion.at(min(start for start, _ in statement.cue or statement.content))
    return replace(statement, items=tuple(dict.fromkeys(item.id for item in items if item.id)))
