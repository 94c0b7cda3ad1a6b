"""The annotator of requests to circulate: who asked for which document to become one of which organ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Findings
from onrecord.annotate.letter.correspondence import LetterDraft
from onrecord.annotate.letter.request import RequestMention, find_requests
from onrecord.annotate.parse.clause import children, first_person, passive, subject_of
from onrecord.annotate.status.chain import status_of, status_of_noun
from onrecord.model.document import Span
from onrecord.model.finding.circulation_request import CirculationRequest

_VERBAL = frozenset({"VERB", "AUX"})
_PRESENT = re.compile(r"\b(?:present|this)\s", re.IGNORECASE)
_LETTER = re.compile(r"\bletters?$", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that|its|their|his|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Requested:
    """A request whose documents, and who asked, are clusters still."""

    told: RequestMention
    documents: tuple[Cluster, ...]
    asking: Cluster | None


def read_requests(findings: Findings) -> None:
    """Find the requests to circulate that are told as made."""
    found = findings.held(Requested)
    for told in find_requests(findings.document.text, findings.agenda_items):
        word = findings.scene.token_at(told.asking[0])
        if word is None or not _is_made(word, told):
            continue
        documents = {id(each): each for each in (_document(findings, span) for span in told.documents)}
        own = _own(findings)
        sender = own.sender if own is not None and id(own.document) in documents else None
        found.append(Requested(told, tuple(documents.values()), sender or _asking(findings, word)))


def _is_made(word: Token, told: RequestMention) -> bool:
    """Whether the text tells that it was asked: by a verb, by a noun, or by a courtesy in its writer's own voice."""
    if told.by == "courtesy":
        verb = word if word.pos_ in _VERBAL else word.head
        return first_person(word) or ((subject := subject_of(verb)) is not None and first_person(subject))
    if word.pos_ in _VERBAL:
        return status_of(word) == "asserted"
    return status_of_noun(word) == "asserted"


def _own(findings: Findings) -> LetterDraft | None:
    """The letter that the text itself is, if it is one."""
    letters = findings.correspondence.letters
    return letters[0] if findings.document.kind == "letter" and letters else None


def _document(findings: Findings, span: Span) -> Cluster:
    """The cluster of a document; "the letter" is the last that was told of before, "the present letter" the text."""
    words = findings.document.text[slice(*span)]
    if (own := _own(findings)) is not None and _PRESENT.search(words):
        own.document.mentions.append(span)
        return own.document
    letters = [each for each in findings.correspondence.letters if each.document.mentions[0][0] < span[1]]
    if letters and _LETTER.search(words) and _DEFINITE.match(words):
        inside = [each for each in letters if any(s < span[1] and span[0] < e for s, e in each.document.mentions)]
        letter = (inside or letters)[-1].document
        if not inside:
            letter.mentions.append(span)
        return letter
    return findings.correspondence.document_at(span)


def _asking(findings: Findings, word: Token) -> Cluster | None:
    """Who asks: the verb's subject, or whose request it is; nobody where the words leave it open."""
    if word.pos_ in _VERBAL and passive(word):
        by = children(word, "agent")
        subject = next(iter(children(by[0], "pobj")), None) if by else None
    else:
        subject = subject_of(word) if word.pos_ in _VERBAL else next(iter(children(word, "poss")), None)
    if subject is None and word.dep_ == "conj" and not passive(word.head):
        subject = subject_of(word.head)
    if subject is None and word.pos_ not in _VERBAL and word.dep_ == "dobj":
        subject = subject_of(word.head)
    if subject is None or subject.lower_ in {"which", "that", "who"}:
        return None
    if first_person(subject):
        return None if findings.scene.around(subject) else findings.turn_at(subject.idx)
    return findings.coreference.of(subject)


def requests(findings: Findings, references: References) -> Iterator[CirculationRequest]:
    """The requests, one for each document and organ."""
    for each in findings.held(Requested):
        told, asking = each.told, references.of(each.asking) if each.asking else None
        for document in each.documents:
            for organ in told.organs or (None,):
                items = tuple(item for item in told.items if item.organ in {None, organ} or organ is None)
                yield CirculationRequest(references.of(document), organ, items, told.evidence, asking)


REQUESTS = Annotator(
    "circulation_requests",
    needs=("scene", "coreference", "correspondence", "numbered_items", "titled_items"),
    adds=("held",),
    run=read_requests,
    kept=requests,
)
