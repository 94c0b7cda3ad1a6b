"""Who speaks for a state by a noun that is told as the state's: "the Norvanian side", "Keldmark's top diplomat".

The noun has to be one of those that speak for a state (officials, forces, bodies of its government), and nothing may
stand between it and the state but words that keep it so: "Norvanian rebel leader" is nobody's voice here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from onrecord.annotate.acting.office import may_be_land
from onrecord.annotate.acting.words import (
    BETWEEN,
    CHAMBERS,
    FOR,
    LED,
    LED_BY,
    NOT_IN_OFFICE,
    NOT_YET_WORDS,
    PLAIN_VOICE,
    SEATED,
    TEAMS,
    VOICE,
    WRITERS,
)
from onrecord.annotate.actor.apposition import behind_its_matter
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.party import Place
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.findings import Acting, Findings
from onrecord.annotate.parse.clause import children
from onrecord.model.document import Span
from onrecord.model.ids import space_of

_SPEAKING_KINDS = frozenset({"person", "post", "unnamed", "collective", "organization"})
_OF = frozenset({"of", "for", "from"})
_THROUGH = _OF | {"at", "in", "with", "to"}
_BEFORE = ("amod", "compound", "nmod", "poss")
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DEPTH = 3


class Voices:
    """The nouns of one document that speak for a state, with whose they are."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._scene = findings.scene
        self._named_at = findings.coreference.named_at
        self._states = _states_by_token(findings)
        self._maybe = {
            token.i: place
            for place in findings.parties.places
            if place.kind in {"organization", "territory"} and may_be_land(place)
            for token in findings.scene.tokens_in(place.span)
        }
        self._held = _holders_by_token(findings)
        self.state_words = frozenset(self._scene.lower[index] for index in self._states)
        """The words by which the text names states."""

    @cached_property
    def nouns(self) -> list[Token]:
        """The nouns of the document that name someone or a body that speaks for a state."""
        scene = self._scene
        words = zip(scene.tokens, scene.pos, scene.lower, scene.lemmas, strict=True)
        named = (
            (token, not VOICE.isdisjoint((small, lemma)), small in TEAMS)
            for token, pos, small, lemma in words
            if pos in _NOMINAL
        )
        return [token for token, voice, team in named if voice or (team and _is_led(token))]

    def find(self) -> Iterator[Acting]:
        """Who speaks for which state by such a noun; who would speak for one here and for another there is left out."""
        first: dict[int, dict[int, Acting]] = {}
        plural: set[int] = set()
        for acting, several in self._all():
            first.setdefault(id(acting.holder), {}).setdefault(id(acting.party), acting)
            if several:
                plural.add(id(acting.holder))
        for holder, parties in first.items():
            if len(parties) == 1 or holder in plural:
                yield from parties.values()

    def _all(self) -> Iterator[tuple[Acting, bool]]:
        for token in self.nouns:
            places = self.owners(token) or self._owners_told_elsewhere(token)
            if not places or self.is_out_of_office(token):
                continue
            several = len(places) > 1
            if several and not token.tag_.endswith("S"):
                continue
            for holder in self.holders(token):
                for place in places:
                    party = self._findings.parties.cluster(place)
                    if party is not holder:
                        yield Acting(holder, party, (_over(token, place),), "state-noun"), several

    def state_at(self, token: Token) -> Place | None:
        """The state that a word names, or whose government it names by its city."""
        return self._states.get(token.i)

    def owners(self, token: Token, depth: int = _DEPTH) -> list[Place]:
        """The states whose a noun is: named before it, or behind it with "of", or those of the body that it leads."""
        before = [child for child in children(token, *_BEFORE) if child.i < token.i]
        named_behind = token.dep_ == "compound" and token.head.pos_ == "PROPN" and not speaks(token.head)
        if named_behind:
            before += [child for child in children(token.head, *_BEFORE) if child.i < token.i]
        named = [each for child in before for each in (child, *child.conjuncts) if each.i < token.i]
        found = [self._states[each.i] for each in named if each.i in self._states]
        first = min((each.i for each in named if each.i in self._states), default=token.i)
        if found:
            return found if self._nothing_between(first, token) else []
        for child in children(token, "poss", "compound"):
            if depth and (child.lemma_.lower() in LED or speaks(child)) and (inner := self.owners(child, depth - 1)):
                return inner
        for phrase in children(token, "prep"):
            for place in children(phrase, "pobj"):
                if phrase.lower_ == "for" and not _speaks_for(token):
                    continue  # "Special Envoy for Keldmark" deals with it
                if phrase.lower_ in _OF and place.i in self._states and not self._states[place.i].adjective:
                    heads = [place, *place.conjuncts]
                    return [self._states[each.i] for each in heads if each.i in self._states]
                if phrase.lower_ == "in" and token.lemma_.lower() in SEATED and (seat := self._seat(place)):
                    return [seat]
                leads = place.lemma_.lower() in LED or speaks(place)
                if depth and phrase.lower_ in _THROUGH and leads and (inner := self.owners(place, depth - 1)):
                    return inner
        return []

    def _owners_told_elsewhere(self, token: Token) -> list[Place]:
        """What a noun is told to be of, where no more than its name tells what that is: other documents may."""
        for child in children(token, "poss"):
            if child.i in self._maybe and self._nothing_between(child.i, token):
                return [self._maybe[child.i]]
        return []

    def _seat(self, place: Token) -> Place | None:
        state = self._findings.gazetteer.state_seated_in(place.text)
        return self._findings.parties.state(state, (place.idx, place.idx + len(place))) if state else None

    def _nothing_between(self, first: int, token: Token) -> bool:
        words = [each for each in self._scene.tokens[first + 1 : token.i] if each.i not in self._states]
        told = [each for each in words if each.lower_ in BETWEEN or speaks(each)]
        plain = all(each in told or each.is_punct or each.tag_ in {"POS", "CC"} for each in words)
        return plain and (bool(told) or token.lower_ not in PLAIN_VOICE)

    def is_out_of_office(self, token: Token) -> bool:
        """Whether the words before a noun say that its bearer speaks for the state no more, or not yet."""
        before = self._scene.tokens[max(0, min(token.left_edge.i - 1, self._run(token))) : token.i]
        behind = self._scene.tokens[token.i + 1 : token.i + 3]
        out = {each.lower_ for each in before} & NOT_IN_OFFICE
        return bool(out) or (len(behind) > 1 and behind[0].text == "-" and behind[1].lower_ in NOT_YET_WORDS)

    def _run(self, token: Token) -> int:
        """Where the words begin that stand before a noun as one phrase, though the parse hangs them on a later one.

        "Former vice-president Teodoro Lanza".
        """
        place = token.i
        while token.dep_ == "compound" and place > token.sent.start:
            before = self._scene.tokens[place - 1]
            if before.pos_ not in {"NOUN", "PROPN", "ADJ"} and before.text != "-":
                break
            place -= 1
        return place

    def holders(self, token: Token) -> Iterator[Cluster]:
        """Who the noun stands for, who holds the office that it words, and who leads the body that it names."""
        cluster = self._named_at(token)
        if cluster is not None and cluster.kind in _SPEAKING_KINDS and space_of(cluster.canonical or "") != "state":
            yield cluster
        held = self._held.get(token.i) if token.lower_ not in CHAMBERS else None
        if held is not None and held is not cluster:
            yield held
        for name in (*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])):
            beside = self._named_at(name)
            if beside is not None and beside.kind == "person" and beside is not cluster and held is None:
                yield beside
        titled = self._named_at(token.head) if token.dep_ in {"compound", "nmod"} else None
        titled = titled or behind_its_matter(token, self._named_at)
        names = titled is not None and titled.kind == "person" and role_of(token) == "person"
        if titled is not None and names and titled is not cluster and held is None:
            yield titled
        if token.dep_ == "attr" and token.head.lemma_ == "be" and not children(token.head, "neg"):
            for subject in children(token.head, "nsubj"):
                # "Jan Tal, a retired judge, is Norvania's envoy to the talks", "The writer is Norvania's envoy"
                wrote = subject.lemma_.lower() in WRITERS
                bearer = self._findings.coreference.author if wrote else self._named_at(subject)
                if bearer is not None and bearer.kind == "person" and bearer is not cluster and held is None:
                    yield bearer
        if token.dep_ == "dobj" and token.head.lemma_.lower() in LED_BY:
            yield from self._leaders(token.head)

    def _leaders(self, verb: Token) -> Iterator[Cluster]:
        """Who leads: "Mira Tal, who heads Norvania's delegation", "Mira Tal, heading Norvania's delegation"."""
        heads = children(verb, "nsubj")
        if verb.dep_ in {"relcl", "acl"}:
            heads = [verb.head]
        for head in heads:
            cluster = self._named_at(head)
            if cluster is not None and cluster.kind == "person":
                yield cluster


def speaks(token: Token) -> bool:
    """Whether a noun names someone or a body that speaks for the state whose it is."""
    return token.lower_ in VOICE or token.lemma_.lower() in VOICE


def _is_led(token: Token) -> bool:
    """Whether somebody is told to lead a body, which speaks for nobody else: "who led the Norvanian team"."""
    return token.lower_ in TEAMS and token.dep_ == "dobj" and token.head.lemma_.lower() in LED_BY


def _speaks_for(token: Token) -> bool:
    """Whether an office is one that is held for somebody: "spokesman for", not "special representative for"."""
    return token.lower_ in FOR and not any(child.lower_ == "special" for child in token.children)


def _over(token: Token, place: Place) -> Span:
    return (min(token.idx, place.span[0]), max(token.idx + len(token), place.span[1]))


def _states_by_token(findings: Findings) -> dict[int, Place]:
    """The states that a text names, capitals that stand for their governments among them, by the tokens that do."""
    found: dict[int, Place] = {}
    for place in findings.parties.places:
        if place.kind == "state" and place.canonical:
            found.update(dict.fromkeys((token.i for token in findings.scene.tokens_in(place.span)), place))
    for mention in findings.mentions:
        known = findings.gazetteer.actors.get(mention.canonical or "") if mention.use == "metonym" else None
        if known is not None and known.acts_for is not None:
            place = findings.parties.state(known.acts_for, mention.span)
            found.update(dict.fromkeys(mention.indices, place))
    return found


def _holders_by_token(findings: Findings) -> dict[int, Cluster]:
    """The people who hold the offices that a text words, by the tokens of these words."""
    held: dict[int, Cluster] = {}
    for each in findings.offices:
        for span in each.office.mentions:
            for token in findings.scene.tokens_in(span):
                held.setdefault(token.i, each.holder)
    return held


def acting_by_capital(findings: Findings) -> Iterator[Acting]:
    """Governments named by the city in which they sit, for their state: "Port Elsa rejected it"."""
    for cluster in findings.coreference.clusters:
        spans = [span for span, use in cluster.uses if use == "metonym"]
        known = findings.gazetteer.actors.get(cluster.canonical or "")
        if spans and known is not None and space_of(known.acts_for or "") == "state":
            place = findings.parties.state(known.acts_for or "", spans[0])
            yield Acting(cluster, findings.parties.cluster(place), (spans[0],), "capital")


def acting_by_told_seat(findings: Findings) -> Iterator[Acting]:
    """The governments of states that only the text tells of, by the city told as theirs where no sentence names it.

    It stands in a dateline or a masthead: other documents may name it alone.
    """
    clusters, text = findings.coreference.clusters, findings.document.text
    for known in findings.gazetteer.local:
        city = next((name for name, use in known.names.items() if use == "metonym"), None)
        if city is None or any(cluster.canonical == known.id for cluster in clusters):
            continue
        named = {span for cluster in clusters for span in cluster.mentions}
        places = (place.span() for place in re.finditer(rf"(?<!\w){re.escape(city)}(?!\w)", text, re.IGNORECASE))
        span = next((span for span in places if span not in named), None)
        if span is not None:
            place = findings.parties.state(known.acts_for or "", span)
            cluster = Cluster(city, "organization", known.id, mentions=[span])
            clusters.append(cluster)
            yield Acting(cluster, findings.parties.cluster(place), (span,), "capital")
