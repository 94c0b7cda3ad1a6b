"""One document's record: what the finders found, put together into statements with their evidence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate.agenda import AgendaTitles, find_agenda_items
from onrecord.annotate.attribution import find_attributions
from onrecord.annotate.clause import children, first_person
from onrecord.annotate.coreference import Cluster, Coreference
from onrecord.annotate.cue import Lexicon
from onrecord.annotate.date import find_dates
from onrecord.annotate.gazetteer import Gazetteer
from onrecord.annotate.letter import find_circulations, find_letters
from onrecord.annotate.mention import find_mentions
from onrecord.annotate.operative import operative_paragraphs
from onrecord.annotate.published import infer_published
from onrecord.annotate.quotation import find_quotations
from onrecord.annotate.raw import Raw
from onrecord.annotate.scene import Scene
from onrecord.annotate.source import issuer_of
from onrecord.annotate.speaker import speakers
from onrecord.annotate.symbol import find_symbols
from onrecord.annotate.tenure import find_offices
from onrecord.document import Document, Span, Spans
from onrecord.statement import (
    AgendaItem,
    Circulation,
    DateRange,
    Letter,
    Mode,
    Record,
    Reference,
    Statement,
    Tenure,
)
from onrecord.vocabulary import document_id

_ACT_ONLY_RULES = frozenset({"verb-object", "verb-preposition"})
_DIRECT = 0.9
_QUOTED_WORDS = 3
"""Quoted words an indirect statement must hold to be mixed: fewer are a name or a scare quote."""


class Assembly:
    """Builds the record of one document; made for it and thrown away with it."""

    def __init__(
        self, doc: Document, parsed: Doc, gazetteer: Gazetteer, lexicon: Lexicon, titles: AgendaTitles | None
    ) -> None:
        if doc.published is None:
            inferred = infer_published(doc.text, doc.sections)
            if inferred is not None:
                doc = replace(doc, published=inferred, published_basis="inferred")
        self._gazetteer = gazetteer
        self.document = doc
        self.symbols = find_symbols(doc.text)
        self.agenda_items = find_agenda_items(doc, self.symbols, titles=titles)
        skip = tuple(sorted({item.span for item in self.agenda_items} | {mention.span for mention in self.symbols}))
        self.dates = find_dates(doc.text, doc.published, skip=skip)
        self._letter_mentions = find_letters(doc, self.dates)
        self.scene = Scene(doc, parsed, find_quotations(doc))
        self.mentions = find_mentions(self.scene, gazetteer)
        self.coreference = Coreference(self.scene, self.mentions)
        self.raws = find_attributions(self.scene, lexicon) + operative_paragraphs(self.scene, lexicon)
        self._turns = self._speaker_turns()

    def record(self) -> Record:
        """The record: statements in the order of the text, and all they refer to."""
        letters = self._letters()
        tenures = self._tenures()
        drafts = self._statements()
        circulations = self._circulations()
        made: dict[int, Reference] = {}

        def reference(cluster: Cluster) -> Reference:
            if id(cluster) not in made:
                made[id(cluster)] = cluster.reference()
            return made[id(cluster)]

        statements = [_finished(statement, roles, reference) for statement, roles in drafts]
        statements = _nested(statements)
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
                    reference(letter),
                    reference(sender) if sender else None,
                    reference(addressee) if addressee else None,
                    dated.start if dated else None,
                    evidence,
                    reference(embodied) if embodied else None,
                )
                for letter, sender, addressee, dated, evidence, embodied in letters
            ),
            dates=self.dates,
            agenda_items=self.agenda_items,
            symbols=self.symbols,
        )

    # -- speakers

    def _speaker_turns(self) -> list[tuple[int, Cluster]]:
        """Where each speaker of a record or transcript begins, with the cluster of who speaks."""
        turns: list[tuple[int, Cluster]] = []
        for section in self.document.sections_of("speaker"):
            label = self.document.text[section.start : section.end].strip(" :.\n")
            cluster = next((c for c in self.coreference.clusters if c.name == label), None)
            if cluster is None:
                cluster = Cluster(label, "person", self._gazetteer.person_surnamed(_surname(label)))
                self.coreference.clusters.append(cluster)
            cluster.mentions.append(section.span)
            turns.append((section.end, cluster))
        return turns

    def _turn_at(self, offset: int) -> Cluster | None:
        place = bisect_right([start for start, _ in self._turns], offset) - 1
        return self._turns[place][1] if place >= 0 else self.coreference.author

    # -- statements

    def _statements(self) -> list[tuple[Statement, dict[str, list[Cluster]]]]:
        """Drafts in reading order, so that a pronoun finds those who spoke before it."""
        drafts: list[tuple[int, Statement, dict[str, list[Cluster]]]] = []
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
                stated_on=self._stated_on(raw, token),
                rule=raw.rule,
            )
            drafts.append((raw.anchor, statement, roles))
        for _, statement, roles in drafts:
            roles["about"] = self._about(statement, roles)
        drafts.sort(key=lambda draft: (draft[1].content[0], draft[1].cue))
        return [(statement, roles) for _, statement, roles in drafts]

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
        return speakers(self.coreference, head) or [self._unnamed(raw)]

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
        return [self.coreference.of(head, speaking=True)]

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

    def _stated_on(self, raw: Raw, verb: Token) -> DateRange | None:
        """The date of the cue: one in its own clause, else of the clause it is a participle of."""
        if raw.rule.endswith("-paragraph"):
            return None
        inside = set().union(*(self.scene.indices(span) for span in raw.content)) if raw.content else set()
        found = self._date_of(verb, inside)
        while found is None and verb.dep_ in {"advcl", "conj", "xcomp", "pcomp", "prep"} and verb.head.i != verb.i:
            verb = verb.head
            found = self._date_of(verb, inside)
        if found is None and raw.source_head is not None:
            issued = [c for c in children(self.scene.doc[raw.source_head], "acl") if c.tag_ == "VBN"]
            found = self._date_of(issued[0], inside) if issued else None
        return found

    def _date_of(self, verb: Token, inside: set[int]) -> DateRange | None:
        best: tuple[int, DateRange] | None = None
        for found in self.dates:
            if not verb.sent.start_char <= found.span[0] < verb.sent.end_char:
                continue
            token = self.scene.token_at(found.span[0])
            if token is None or token.i in inside:
                continue
            above = token
            while above.head.i != above.i and above.pos_ not in {"VERB", "AUX"} and above.dep_ not in {"relcl", "acl"}:
                above = above.head
            if above.i != verb.i:
                continue
            beside = token.head.i == verb.i or (token.head.dep_ == "prep" and token.head.head.i == verb.i)
            rank = 2 if beside else 1 if found.precision == "day" else 0
            if rank and (best is None or rank > best[0]):
                best = (rank, found)
        return best[1] if best else None

    def _about(self, statement: Statement, roles: dict[str, list[Cluster]]) -> list[Cluster]:
        speaking = roles.get("speakers", [])
        found: list[Cluster] = []
        for cluster in self.coreference.clusters:
            if cluster in speaking or cluster in found or cluster.kind == "unnamed":
                continue
            if any(
                start <= span[0] and span[1] <= end for start, end in statement.content for span in cluster.mentions
            ):
                found.append(cluster)
        return found

    # -- offices, letters, circulation

    def _tenures(self) -> list[tuple[Cluster, Cluster, Spans]]:
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
        return found + self._signed()

    def _signed(self) -> list[tuple[Cluster, Cluster, Spans]]:
        """Who signs a letter holds the office that it is sent from."""
        found: list[tuple[Cluster, Cluster, Spans]] = []
        for letter in self._letter_mentions:
            office = self._party(letter.sender)
            if letter.signed_by is None or office is None or office.kind != "post":
                continue
            name = " ".join(self.document.text[letter.signed_by[0] : letter.signed_by[1]].split())
            holder = next((c for c in self.coreference.clusters if letter.signed_by in c.mentions), None)
            if holder is None:
                holder = self.coreference.person_called(name)
                holder.mentions.append(letter.signed_by)
            assert letter.sender is not None
            found.append((holder, office, tuple(sorted((letter.signed_by, letter.sender)))))
        return found

    def _letters(
        self,
    ) -> list[tuple[Cluster, Cluster | None, Cluster | None, DateRange | None, Spans, Cluster | None]]:
        found: list[tuple[Cluster, Cluster | None, Cluster | None, DateRange | None, Spans, Cluster | None]] = []
        for letter in self._letter_mentions:
            document = self.coreference.document_at(letter.span, "letter")
            if any(document is other and dated != letter.dated for other, _, _, dated, _, _ in found):
                document = self.coreference.apart(letter.span, "letter")
            sender = self._party(letter.sender)
            addressee = self._party(letter.addressee)
            embodied = self.coreference.document_at(letter.embodied_by, "document") if letter.embodied_by else None
            spans = [letter.span, *(span for span in (letter.sender, letter.addressee) if span)]
            if letter.dated:
                spans.append(letter.dated.span)
            evidence = (min(start for start, _ in spans), max(end for _, end in spans))
            if embodied is document:
                embodied = None
            if self._is_title(letter.span) and self.document.symbols:
                document.canonical = document_id(self.document.key, self.document.symbols)
            found.append((document, sender, addressee, letter.dated, (evidence,), embodied))
            if sender is not None and self.document.kind == "letter" and self.coreference.author is None:
                self.coreference.author = sender
        return found

    def _is_title(self, span: Span) -> bool:
        """Whether a span stands in the title of a letter: it names the very document."""
        titles = self.document.sections_of("title")
        return self.document.kind == "letter" and any(s.start <= span[0] < s.end for s in titles)

    def _party(self, span: Span | None) -> Cluster | None:
        """The cluster of a sender or addressee named at a span."""
        if span is None:
            return None
        name = " ".join(self.document.text[span[0] : span[1]].split())
        same = [c for c in self.coreference.clusters if c.kind == "post" and c.name == name]
        exact = [c for c in self.coreference.clusters if span in c.mentions]
        if same or exact:
            cluster = (exact or same)[0]
        else:
            cluster = Cluster(name, "post")
            self.coreference.clusters.append(cluster)
        cluster.mentions.append(span)
        return cluster

    def _circulations(self) -> list[tuple[Cluster, str, tuple[AgendaItem, ...], Spans]]:
        found = []
        for circulation in find_circulations(self.document, self.agenda_items):
            document = self.coreference.document_at(circulation.document, "document")
            for organ in circulation.organs:
                items = tuple(item for item in circulation.items if item.organ in {None, organ})
                found.append((document, organ, items, circulation.evidence))
        return found


def _finished(statement: Statement, roles: dict[str, list[Cluster]], reference) -> Statement:  # type: ignore[no-untyped-def]
    return replace(
        statement,
        speakers=tuple(reference(cluster) for cluster in roles.get("speakers", [])),
        addressees=tuple(reference(cluster) for cluster in roles.get("addressees", [])),
        via=reference(roles["via"][0]) if roles.get("via") else None,
        about=tuple(sorted((reference(c) for c in roles.get("about", [])), key=lambda ref: ref.mentions[0])),
    )


def _nested(statements: list[Statement]) -> list[Statement]:
    """The statements with ``within``: the smallest other whose content holds cue and content of this one."""
    result: list[Statement] = []
    for statement in statements:
        best: tuple[int, int] | None = None
        for place, other in enumerate(statements):
            if other is statement or other.content == statement.content or not _holds(other.content, statement):
                continue
            size = sum(end - start for start, end in other.content)
            if best is None or size < best[0]:
                best = (size, place)
        result.append(replace(statement, within=best[1]) if best else statement)
    return result


def _surname(label: str) -> str:
    """The last word of a speaker's label before its bracket: "Mr. Osk (Norvania)"."""
    words = label.partition("(")[0].split()
    return words[-1] if words else ""


def _holds(content: Spans, statement: Statement) -> bool:
    inner = (*statement.cue, *statement.content)
    return all(any(start <= span[0] and span[1] <= end for start, end in content) for span in inner)
