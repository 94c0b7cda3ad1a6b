"""The state in which a report is at home: whose capital its dateline names, or whose outlet published it.

A report names the offices and bodies of its own state without saying whose they are: "the Foreign Ministry said",
"Water Minister Oro Dask said". Those of others it tells. That is so in the report's own words; in what others say
they mean their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Token

from onrecord.annotate.acting.words import ABROAD, AT_HOME, AT_HOME_SO, BETWEEN, MATTER, NOT_NATIONAL, OF_OTHERS
from onrecord.annotate.actor.apposition import behind_its_matter
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.gazetteer import Gazetteer
from onrecord.annotate.actor.party import BODIES, Place
from onrecord.annotate.actor.state_names import StateNames
from onrecord.annotate.actor.told.seats import datelines
from onrecord.annotate.findings import Findings
from onrecord.annotate.parse.clause import children
from onrecord.model.document import Document, Span
from onrecord.model.document_kind import DocumentKind
from onrecord.model.ids import space_of
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set

_CITY = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,2}?(?=\s*[,(/—–:-]|\s*$)")
_WORD = re.compile(r"[^\W\d_]+")
_REPORTS: frozenset[DocumentKind] = frozenset({"news", "release", "statement", "other"})
_WILL = frozenset({"will", "would", "shall", "might", "'ll"})
_PORTFOLIO = frozenset({"minister", "ministry"})
_NO_PORTFOLIO = frozenset({"state", "territory", "organ", "person"})
_FORMAL = word_set("told_states.csv", "formal")
_PARTS = word_set("function_words.csv", "before_part")
_SHORT = 4
_LOCATING = frozenset({"in", "at", "near"})


class Home:
    """The home of one document.

    ``state`` is where the text names it, ``None`` where there is none or two. ``sure`` tells that people named with an
    office may be its: a dateline alone may be of a city that somebody of another state visits. ``seat`` is the state
    for bodies that every state has one of, with the words that tell it.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        document, gazetteer = findings.document, findings.gazetteer
        written = _seat_by_dateline(document, gazetteer)
        published = _state_of_publisher(document, gazetteer, findings.states)
        self.seat = written if written and published in {None, written[0]} else None
        if written is None and published is not None and gazetteer.of_name(document.publisher or "") is not None:
            self.seat = (published, (0, 0))
        self.sure = published is not None and (written is None or written[0] == published)
        self.state: Place | None = None
        if document.kind in _REPORTS and self.sure:
            self.state = self._named(published or "")
        elif document.kind in _REPORTS and self.seat:
            self.state = findings.parties.state(*self.seat)
            named = any(place.canonical == self.seat[0] for place in findings.parties.places)
            self.sure = named and ABROAD.isdisjoint(folded(document.text).split())

    @property
    def is_open(self) -> bool:
        """Whether neither publisher nor dateline tells the home of a report."""
        return self.state is None and self._findings.document.kind in _REPORTS

    @property
    def city(self) -> str | None:
        """The city in which a report was written, by its dateline; ``None`` where somebody may be there on a visit."""
        document = self._findings.document
        if not ABROAD.isdisjoint(folded(document.text).split()):
            return None
        return next(datelines(document), None)

    def settle(self, state: Place) -> None:
        """Let a state be the home that neither publisher nor dateline tells."""
        self.state, self.sure = state, True

    def _named(self, state: str) -> Place | None:
        """Where the text names a state or its capital first."""
        parties, actors = self._findings.parties, self._findings.gazetteer.actors
        found = next((place for place in parties.places if place.canonical == state), None)
        if found is not None:
            return found
        government = actors.get(self._findings.gazetteer.government_of(state))
        cities = [name for name, use in government.names.items() if use == "metonym"] if government else []
        places = (re.search(rf"(?<!\w){re.escape(city)}(?!\w)", self._findings.document.text) for city in cities)
        spans = sorted(place.span() for place in places if place)
        return parties.state(state, spans[0]) if spans else None

    def holds(self, token: Token) -> bool:
        """Whether a noun names an office or a body of the state in which the text is at home, by what is beside it."""
        return self.state is not None and self.may_hold(token)

    def may_hold(self, token: Token) -> bool:
        """Whether a noun names an office or a body without its state, as texts name those of their own."""
        lemma = token.lemma_.lower()
        before = [child for child in children(token, "amod", "compound", "nmod", "poss") if child.i < token.i]
        so = {f"{child.lower_} {token.lower_}" for child in before} & AT_HOME_SO
        if lemma not in AT_HOME and not so and not _is_secretary(token, before):
            return False
        for child in before:
            if child.tag_ == "PRP$" and child.dep_ == "poss":
                continue
            if f"{child.lower_} {token.lower_}" in so or (child.lower_ == "vice" and lemma == "minister"):
                continue
            plain = lemma in _PORTFOLIO or child.lower_ in BETWEEN or child.lower_ in AT_HOME or so
            if child.dep_ == "poss" or child.lower_ in NOT_NATIONAL or not plain:
                return False
        if any(
            self._is_of_another(phrase, portfolio=lemma in _PORTFOLIO | {"secretary"})
            for phrase in children(token, "prep")
        ):
            return False
        return not self._is_elsewhere(token)

    def fronted(self, token: Token) -> Place | None:
        """The state of which a sentence says first that it happens there: "In Keldmark, the Foreign Ministry said"."""
        sentence = token.sent
        if sentence[0].lower_ != "in" or len(sentence) < _SHORT:
            return None
        comma = next((each for each in sentence[2:6] if each.text == ","), None)
        if comma is None or comma.i > token.i:
            return None
        start, end = sentence[1].idx, comma.idx
        words = " ".join(self._findings.document.text[start:end].split())
        state = self._findings.gazetteer.state_seated_in(words) or self._findings.states.named(words)
        return self._findings.parties.state(state, (start, end)) if state else None

    def is_committed(self, verb: Token) -> bool | None:
        """Whether a clause tells what the state at home does; ``False`` if what another will, ``None`` if neither."""
        will = any(child.lower_ in _WILL for child in children(verb, "aux"))
        for subject in children(verb, "nsubj", "nsubjpass"):
            cluster = self._findings.coreference.named_at(subject)
            if cluster is None or self.state is None or space_of(cluster.canonical or "") != "state":
                continue
            if will or cluster.canonical == self.state.canonical:
                return cluster.canonical == self.state.canonical
        return None

    @cached_property
    def contents(self) -> list[tuple[int, int, list[Cluster]]]:
        """Where others are reported in the text, and whom."""
        drafts = self._findings.drafts
        return [(start, end, each.speakers) for each in drafts for start, end in each.statement.content]

    def is_after_another(self, token: Token, holder: Cluster) -> bool:
        """Whether the sentence names another state before an office and not the one at home, in what he says apart."""
        own = [(start, end) for start, end, speakers in self.contents if any(each is holder for each in speakers)]
        before = self._findings.parties.between(token.sent.start_char, token.idx)
        told = [each for each in before if not any(start <= each.span[0] < end for start, end in own)]
        states = {each.canonical for each in told if each.kind == "state"}
        return bool(states) and self.state is not None and self.state.canonical not in states

    def speaks_for_another(self, holder: Cluster) -> bool:
        """Whether somebody tells what another state will do, and never what the state at home will."""
        scene = self._findings.scene
        own = [
            span
            for draft in self._findings.drafts
            if any(each is holder for each in draft.speakers) and draft.statement.act not in OF_OTHERS
            for span in draft.statement.content
        ]
        told = {self.is_committed(token) for span in own for token in scene.tokens_in(span)}
        return False in told and True not in told

    def _is_of_another(self, phrase: Token, *, portfolio: bool) -> bool:
        if phrase.lower_ not in {"of", "for", "in", "at", "to"}:
            return False
        places = [place for place in children(phrase, "pobj") if place.lower_ not in _FORMAL or place.n_lefts > 1]
        if behind_its_matter(phrase.head, self._findings.coreference.named_at) is not None:
            return False
        if not places and children(phrase, "pobj"):
            return False  # "the President of the Republic"
        named = [self._findings.coreference.named_at(place) for place in places]
        known = any(each is not None and (each.kind in _NO_PORTFOLIO or each.canonical) for each in named)
        return known or not portfolio

    def _is_elsewhere(self, token: Token) -> bool:
        """Whether the sentence says before the noun that it happens in another state: "In Halvora, radio quoted"."""
        before = list(token.sent)[: token.i - token.sent.start]
        for place, lead in enumerate(before):
            if lead.lower_ not in _LOCATING or (place and not _places(lead, token)):
                continue
            for size in (3, 2, 1):
                words = " ".join(each.text for each in before[place + 1 : place + 1 + size])
                state = self._findings.gazetteer.state_seated_in(words) or self._findings.states.named(words)
                if state and (self.state is None or state != self.state.canonical):
                    return True
        return not self._is_fronted_at_home(before)

    def _is_fronted_at_home(self, before: Sequence[Token]) -> bool:
        """Whether no place opens a sentence of which nothing tells that it is at home: "In Vorrel, radio quoted"."""
        if len(before) < _SHORT or before[0].lower_ != "in" or self.state is None:
            return True
        comma = next((place for place, each in enumerate(before[:4]) if each.text == ","), 0)
        name = before[1:comma]
        if not name or any(each.pos_ != "PROPN" or not each.is_alpha or each.ent_type_ == "DATE" for each in name):
            return True
        words = " ".join(each.text for each in name)
        return (self._findings.gazetteer.state_seated_in(words) or self._findings.states.named(words)) is not None


def tells_as_the_text_does(speaker: Cluster) -> bool:
    """Whether a source without a name means by bare offices those that the report itself does: of no state told."""
    plain = speaker.kind in {"unnamed", "collective"} and not speaker.named and speaker.canonical is None
    return plain and bool(speaker.mentions) and speaker.name[1:].islower()


def _is_secretary(token: Token, before: Sequence[Token]) -> bool:
    """Whether a secretary is a minister by what follows or precedes: "Culture Secretary", "Secretary for Trade"."""
    if token.lower_ != "secretary":
        return False
    fors = (place for phrase in children(token, "prep") if phrase.lower_ == "for" for place in children(phrase, "pobj"))
    return any(each.lower_ in MATTER for each in (*before, *fors))


def _places(lead: Token, token: Token) -> bool:
    """Whether a phrase tells where the clause is of which a word is part, or its subject, and not where a thing is."""
    noun = lead.head
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return True
    return noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.is_ancestor(token)


def _seat_by_dateline(document: Document, gazetteer: Gazetteer) -> tuple[str, Span] | None:
    for section in document.sections_of("dateline"):
        line = document.text[slice(*section.span)]
        for city in _CITY.finditer(line):
            state = gazetteer.state_seated_in(city[0].title() if city[0].isupper() else city[0])
            if state is not None:
                return state, (section.start + city.start(), section.start + city.end())
    return None


def _state_of_publisher(document: Document, gazetteer: Gazetteer, states: StateNames) -> str | None:
    """The state whose own outlet or body published a text: as is declared, else the one that its name tells."""
    publisher = document.publisher or ""
    known = gazetteer.of_name(publisher)
    while known is not None and known.acts_for:
        if space_of(known.acts_for) == "state":
            return known.acts_for
        known = gazetteer.actors.get(known.acts_for)
    told = dict.fromkeys(state for begin, _, state in states.places(publisher) if not _is_part(publisher[:begin]))
    if len(told) > 1 and BODIES & set(folded(publisher).split()):
        return next(iter(told))  # "Embassy of Norvania in Keldmark"
    words = list(_WORD.finditer(publisher))
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            city = publisher[words[first].start() : words[first + size - 1].end()]
            if (state := gazetteer.state_seated_in(city)) is not None:
                told[state] = None
    return next(iter(told)) if len(told) == 1 else None


def _is_part(before: str) -> bool:
    """Whether the words before a name make it that of a part, or of another land: "South China", "New Mexico"."""
    words = before.split()
    return bool(words) and folded(words[-1]) in _PARTS
