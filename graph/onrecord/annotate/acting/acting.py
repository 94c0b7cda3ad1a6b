"""The annotator of those who act for a state or a body: speakers, signatories, representatives, envoys, missions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.annotate.acting.carried import Carried
from onrecord.annotate.acting.holder import Holders
from onrecord.annotate.acting.issued import acting_by_issue
from onrecord.annotate.acting.label import acting_by_address, acting_by_bracket, acting_by_heading, acting_by_label
from onrecord.annotate.acting.local import Local, local_offices
from onrecord.annotate.acting.office import OfficePhrase, find_office_phrases
from onrecord.annotate.acting.shared_name import acting_by_shared_name
from onrecord.annotate.acting.speech import author_of_speech
from onrecord.annotate.acting.voice import Voices, acting_by_capital, acting_by_told_seat
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.own_state import POSSESSIVES
from onrecord.annotate.actor.party import BODIES, Parties
from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Acting, Findings
from onrecord.model.document import Span
from onrecord.model.finding.local_office import LocalOffice
from onrecord.model.finding.representation import Representation
from onrecord.names.folding import folded

_SIGNED = re.compile(r"^\s*\(Signed\s?\)[ \t]*\n?[ \t]*(?P<name>[^\n,;()]{3,60}?)[ \t]*$", re.MULTILINE)
_CAPACITY = re.compile(r"\b(?:capacity\sas|speaking\sas)\s\Z", re.IGNORECASE)
_NAMED_WHOLE = frozenset({"post", "organization"})
_ANNEX = re.compile(r"^\s*(?:Annex|Enclosure|Appendix)\b", re.MULTILINE | re.IGNORECASE)


def read_envoys(findings: Findings) -> None:
    """Let the word for an office mean the person named beside it, and "I" in a speech the one its heading names."""
    findings.coreference.know_offices()
    holders = Holders(findings.coreference, of_record=findings.document.kind == "record")
    beside: list[tuple[Cluster, OfficePhrase]] = []
    for phrase in find_office_phrases(findings.document.text, findings.parties):
        holder = holders.beside(phrase)
        if holder is not None:
            beside.append((holder, phrase))
        token = findings.scene.token_at(phrase.head[0])
        inside = [] if token is None else findings.scene.tokens_in(phrase.head)
        if holder is not None and inside and not phrase.plural:
            for each in inside:
                findings.coreference.let_mean(each, holder)
            place = phrase.places[0]
            holder.whose = holder.whose or place.canonical or folded(place.name)
    if findings.coreference.author is None:
        findings.coreference.author = author_of_speech(findings, holders)
    _know_state_of_author(findings, beside)


def _know_state_of_author(findings: Findings, beside: list[tuple[Cluster, OfficePhrase]]) -> None:
    """Note whose office the author of a speech holds, where it stands beside the name in the heading."""
    author = findings.coreference.author
    for holder, phrase in beside:
        state = phrase.places[0].canonical if phrase.places[0].kind == "state" else None
        if holder is author and state and phrase.span[0] < _NEAR_THE_TOP:
            holder.whose = state
            return


def read_acting(findings: Findings) -> None:
    """Find who acts for which state or body by the words of the document: each pair once, where it is told first."""
    parties = findings.parties
    found = list(acting_by_label(findings, parties))
    holders = Holders(findings.coreference, of_record=findings.document.kind == "record")
    found += _by_office(findings, parties, holders)
    found += acting_by_address(findings, found)
    found += acting_by_bracket(findings, parties, holders)
    found += acting_by_heading(findings, parties, holders)
    found += _by_office_held(findings, found)
    found += _by_signature(findings, found, holders)
    found += _by_body(findings, parties)
    found += acting_by_capital(findings)
    found += acting_by_told_seat(findings)
    found += acting_by_shared_name(findings)
    voices = Voices(findings)
    found += _of_those_without(found, voices.find())
    carried = Carried(findings, voices, found)
    found += _of_those_without(found, carried.find())
    found += acting_by_issue(findings, carried.state_of)
    findings.acting += _each_once(found)
    told = {id(acting.holder) for acting in findings.acting}
    findings.held(Local).extend(local_offices(findings, voices, carried.home, told))
    _name_whole(findings)


def _name_whole(findings: Findings) -> None:
    """Names offices and bodies that are told by "its" or "his" alone with the state for which they act."""
    for cluster in findings.coreference.clusters:
        first, _, rest = cluster.name.partition(" ")
        if cluster.named or not rest or first.lower() not in POSSESSIVES or cluster.kind not in _NAMED_WHOLE:
            continue
        states = {acting.party.name for acting in findings.acting if acting.holder is cluster}
        if len(states) == 1:
            cluster.name = f"{rest} of {states.pop()}"


def representations(findings: Findings, references: References) -> Iterator[Representation | LocalOffice]:
    """Who acts for whom, on the day of the document; and who does for a state that it does not tell."""
    for holder, words, written in findings.held(Local):
        yield LocalOffice(references.of(holder), (words,), written)
    for found in findings.acting:
        acting, party = references.of(found.holder), references.of(found.party)
        yield Representation(acting, party, found.evidence, findings.published, found.rule)


def _by_office(findings: Findings, parties: Parties, holders: Holders) -> Iterator[Acting]:
    """Holders of offices that are told as a state's or a body's: "the representative of Norvania"."""
    for phrase in find_office_phrases(findings.document.text, parties):
        if _CAPACITY.search(findings.document.text, max(0, phrase.span[0] - 20), phrase.span[0]):
            continue  # it is said of whoever speaks in that capacity
        holder, span = holders.of(phrase)
        for place in phrase.places:
            party = parties.cluster(place)
            office = findings.document.text[slice(*phrase.head)].lower()
            presides = party.kind in {"organ", "organization"} and office.endswith("president") and not holder.named
            if party is not holder and not presides:
                yield Acting(holder, party, (_holding(span, place.span),), "office")


def _by_office_held(findings: Findings, found: list[Acting]) -> Iterator[Acting]:
    """Who holds an office that acts for someone, where the two stand apart: the signature and the letter's title."""
    for held in findings.offices:
        for acting in found:
            if acting.holder is held.office:
                yield Acting(held.holder, acting.party, held.evidence, "office-held")


def _by_signature(findings: Findings, found: list[Acting], holders: Holders) -> Iterator[Acting]:
    """Who signs a letter, for the one state or body whose representative the letter's title says that it is from."""
    letters = findings.correspondence.letters
    if not letters or not letters[0].mentions[0].sender or letters[0].mentions[0].span[0] > _NEAR_THE_TOP:
        return
    text, sender = findings.document.text, letters[0].mentions[0].sender
    annex = _ANNEX.search(text, sender[1])
    signed = list(_SIGNED.finditer(text, sender[1], annex.start() if annex else len(text)))
    parties = {id(a.party): a.party for a in found if any(sender[0] <= b and e <= sender[1] for b, e in a.evidence)}
    if len(signed) == 1 and len(parties) == 1:
        name = signed[0].span("name")
        yield Acting(holders.called(name), parties.popitem()[1], (sender, name), "signature")


_NEAR_THE_TOP = 1_500


def _by_body(findings: Findings, parties: Parties) -> Iterator[Acting]:
    """Governments, ministries and missions, for the state in whose name they stand."""
    for mention, place in ((p.whole, p) for p in parties.places if p.body):
        if mention is None or not BODIES & set(folded(findings.document.text[slice(*mention)]).split()):
            continue
        token = findings.scene.token_at(mention[1] - 1)
        cluster = findings.coreference.named_at(token) if token is not None else None
        if cluster is not None and cluster.kind == "organization":
            yield Acting(cluster, parties.cluster(place), (mention,), "body")


def _of_those_without(found: list[Acting], more: Iterable[Acting]) -> list[Acting]:
    """What is found further, of those for whom no office, label or signature has told it."""
    told = {id(acting.holder) for acting in found if acting.party.canonical}
    return [acting for acting in more if id(acting.holder) not in told]


def _holding(one: Span, other: Span) -> Span:
    return (min(one[0], other[0]), max(one[1], other[1]))


def _each_once(found: list[Acting]) -> list[Acting]:
    first: dict[tuple[int, int], Acting] = {}
    for acting in sorted(found, key=lambda each: each.evidence):
        if acting.holder is not acting.party and acting.holder.mentions and acting.party.mentions:
            first.setdefault((id(acting.holder), id(acting.party)), acting)
    return list(first.values())


ENVOYS = Annotator(
    "envoys", needs=("published", "scene", "mentions", "coreference"), adds=("coreference",), run=read_envoys
)
ACTING = Annotator(
    "acting",
    needs=("published", "scene", "mentions", "coreference", "floor", "dialogue", "correspondence", "offices", "drafts"),
    adds=("acting",),
    run=read_acting,
    kept=representations,
)
