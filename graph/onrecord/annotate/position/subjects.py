"""The annotator of subjects: what positions are aimed at, with all its mentions in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Findings
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.position.find import Found
from onrecord.annotate.position.phrase import span_of
from onrecord.annotate.subject.chain import Chain
from onrecord.annotate.subject.chains import chains_of
from onrecord.annotate.subject.mention import Known, SubjectMention, name_words
from onrecord.annotate.subject.phrase import mentions_of
from onrecord.model.document import Span
from onrecord.model.finding.subject import MOST, Subject
from onrecord.model.statement import Reference
from onrecord.model.subject import ToldSubject
from onrecord.names.folding import folded, generic_words
from onrecord.names.word_list import word_set

_ARTICLES = word_set("function_words.csv", "article")
_WORDINGS = 8
_LONGEST = 120
"""Different wordings of a subject that are kept for its label, and how long one may be."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the positions of a document are aimed at: by the heads of the words, and by chain."""

    by_head: Mapping[int, Reference]
    chains: Sequence[tuple[Reference, Chain]]


def read_subjects(findings: Findings) -> None:
    """Put the mentions of the document into chains, and hold those at which a position is aimed."""
    found = findings.held(Found)
    heads = {each.head.i for each in found} | {each.changed.i for each in found if each.changed is not None}
    if not heads:
        return
    scene = findings.scene
    known = Known(
        days=sorted((day.span, (_iso(day.start), _iso(day.end))) for day in findings.dates if day.start or day.end),
        symbols=sorted((symbol.span, symbol.symbol) for symbol in findings.symbols),
        states=findings.states,
        names=name_words(scene),
        owner_of=_named(findings),
    )
    chains = chains_of(scene, mentions_of(scene, known, heads))
    findings.held(Known).append(known)
    findings.held(Chain).extend(each for each in chains if any(mention.head in heads for mention in _all(each)))


def meant_by(findings: Findings, references: References) -> Mapping[int, Reference]:
    """The reference of what each noun or pronoun means that is a mention of a subject, by the place of its token."""
    return _meant(findings, references).by_head


def subjects(findings: Findings, references: References) -> Iterator[Subject]:
    """The subjects as the record has them."""
    beside = tuple(_beside(findings))
    for reference, chain in _meant(findings, references).chains:
        yield Subject(reference, _told(findings.scene, chain), beside)


def _named(findings: Findings) -> Callable[[Token], str | None]:
    def name_of(token: Token) -> str | None:
        cluster = findings.coreference.named_at(token)
        return cluster.name if cluster else None

    return name_of


def _all(chain: Chain) -> list[SubjectMention]:
    return [*chain.mentions, *chain.passing]


def _meant(findings: Findings, references: References) -> _Meant:
    held = findings.held(_Meant)
    if not held:
        named = {span: each for each in references.mentioned() for span in each.mentions}
        by_head: dict[int, Reference] = {}
        chains: list[tuple[Reference, Chain]] = []
        for chain in findings.held(Chain):
            spans = {
                mention.head: span_of(findings.scene, findings.scene.tokens[mention.head]) for mention in _all(chain)
            }
            own = _own(findings.scene, chain, spans, named)
            if own is not None:
                reference, heads = own
                by_head.update(dict.fromkeys(heads, reference))
                chains.append((reference, chain))
        held.append(_Meant(by_head, chains))
    return held[0]


def _own(
    scene: Scene, chain: Chain, spans: Mapping[int, Span | None], named: Mapping[Span, Reference]
) -> tuple[Reference, list[int]] | None:
    """The reference of a chain and the heads of its mentions; ``None`` if each of these names an actor.

    That of a document is its own where a mention is that document's; a mention that names an actor is the actor's,
    but for a pronoun that takes up a thing of a class.
    """
    called = {head: name_at(scene.text, span, named) for head, span in spans.items() if span}
    documents = {each.place: each for each in called.values() if each and _is_text(each)}
    taken_up = {mention.head for mention in chain.mentions if mention.pronoun and chain.classes}
    kept = {
        head: span
        for head, span in spans.items()
        if span and (head in taken_up or (each := called[head]) is None or _is_text(each))
    }
    if not kept:
        return None
    if len(documents) == 1:
        return next(iter(documents.values())), list(kept)
    places = sorted({span for head, span in kept.items() if called[head] is None})
    if not places:
        return None
    heads = [head for head in kept if head in taken_up or called[head] is None]
    nouns = [mention.head for mention in chain.mentions if not mention.pronoun and mention.head in heads]
    shown = kept[min(nouns or heads)]
    return Reference(" ".join(scene.text[slice(*shown)].split()), "subject", tuple(places)), heads


def name_at(text: str, span: Span, named: Mapping[Span, Reference]) -> Reference | None:
    """The reference that words name, be it behind an article: "the Security Council"."""
    article = text[slice(*span)].partition(" ")[0]
    bare = (span[0] + len(article) + 1, span[1]) if article.lower() in _ARTICLES else span
    return named.get(span) or named.get(bare)


def _is_text(reference: Reference) -> bool:
    return reference.kind in {"document", "subject"}


def _told(scene: Scene, chain: Chain) -> ToldSubject:
    nouns = [mention for mention in chain.mentions if not mention.pronoun]
    spans = [span for mention in nouns if (span := span_of(scene, scene.tokens[mention.head]))]
    wordings = [" ".join(scene.text[slice(*span)].split()) for span in spans]
    return ToldSubject(
        classes=frozenset(chain.classes),
        takes=frozenset(chain.takes),
        lemmas=frozenset(chain.lemmas),
        names=frozenset(chain.names),
        owner=frozenset(chain.owner),
        words=frozenset(chain.words),
        contrast=frozenset(chain.contrast),
        symbols=frozenset(chain.symbols),
        ordinals=frozenset(chain.ordinals),
        called=frozenset(chain.called),
        days=frozenset(chain.days),
        written=frozenset(each for mention in nouns for each in mention.written),
        wordings=tuple(dict.fromkeys(each for each in wordings if len(each) <= _LONGEST))[:_WORDINGS],
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _beside(findings: Findings) -> list[str]:
    """The stems of names in the document that are no institution's or office's, the most frequent first."""
    counts: Counter[str] = Counter()
    for known in findings.held(Known):
        for token in findings.scene.tokens:
            if token.text in known.names and folded(token.text) not in generic_words():
                counts[known.stem(token.text)] += 1
    return sorted(counts, key=lambda stem: (-counts[stem], stem))[:MOST]


SUBJECTS = Annotator(
    "subjects",
    needs=("scene", "coreference", "dates", "symbols", "drafts"),
    adds=("held",),
    run=read_subjects,
    kept=subjects,
)
