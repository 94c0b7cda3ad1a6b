"""Mentions of subjects: noun phrases that may name an event, an agreement, a document, and what they tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from onrecord.annotate.actor.state_names import StateNames
from onrecord.annotate.parse.clause import token_span
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.subject.words import ANY, CONTRAST, LOADED, THROUGH, classes, owned
from onrecord.model.document import Span
from onrecord.names.folding import folded
from onrecord.names.word_list import word_list, word_set

Days = tuple[date | None, date | None]
"""First and last day of a time that is told; either may be missing."""

_PRONOUNS = frozenset({"it", "this", "that", "which", "these", "those", "they", "them"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "both"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no", "every", "each"})
_ON = frozenset({"of", "on", "for", "about", "concerning", "regarding", "over"})
_FIXED = frozenset({"in", "by", "on", "at", "under"})
"""Prepositions whose noun without a determiner names nothing: "in force", "at work"."""
_FROM_NAMES = ("ians", "eans", "ian", "ean", "ans", "ese", "ish", "an", "is", "i")
_ORDINALS: Mapping[str, str] = {word: str(place) for place, word in enumerate(word_list("ordinals.csv", "ordinal"), 1)}


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A noun phrase (or pronoun) that may name a subject; ``names`` and ``owner`` are stems of proper names.

    ``words`` are lemmas that tell it apart from others of its class, ``days`` the times that it tells.
    """

    span: Span
    head: int
    lemma: str
    classes: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    pronoun: bool = False
    contrast: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    days: tuple[Days, ...] = ()
    symbols: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    """Names that stand directly before the noun: the thing may be called by them alone."""
    within: int | None = None
    """The head of the noun phrase below, where this one only passes through to it."""

    @property
    def takes_up(self) -> bool:
        """Whether its noun only takes up what was named before."""
        return self.pronoun or all(name in ANY for name in self.classes)


def stem(name: str, states: StateNames) -> str:
    """What a name and its adjective share: a state's id where it is known, else the word without its ending."""
    known = states.named(name)
    if known:
        return known
    word = folded(name).removesuffix("'s").removesuffix("’s")
    for ending in _FROM_NAMES:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word.rstrip("aeiouy") or word if len(word.rstrip("aeiouy")) >= 3 else word


@dataclass(slots=True)
class Told:
    """What a document tells at places: times and symbols by their spans."""

    days: Sequence[tuple[Span, Days]]
    symbols: Sequence[tuple[Span, str]]
    states: StateNames
    names: frozenset[str]
    """Words that a name is made of somewhere outside titles."""
    owner_of: Callable[[Token], str | None]
    """The name of whom a possessive pronoun means."""


def mention_at(scene: Scene, head: Token, told: Told) -> SubjectMention:
    """What the noun phrase of a head tells."""
    lemma = folded(head.lemma_)
    if head.lower_ in _PRONOUNS or head.pos_ == "PRON":
        below = [token for child in head.children if child.dep_ in {"prep", "acl", "relcl"} for token in child.subtree]
        return _told(scene, head, below, told, lemma, pronoun=True)
    below = [token for token in _phrase(head) if token != head]
    return _told(scene, head, below, told, lemma, pronoun=False)


def _phrase(head: Token) -> list[Token]:
    """The tokens of a noun phrase but for coordinated ones, appositions, "as" and what a comma parts from it."""
    out: set[int] = set()
    for child in head.children:
        aside = child.dep_ in {"relcl", "acl"} and child.left_edge.i > head.i and _comma_before(child.left_edge)
        named = any(character.isdigit() for below in child.subtree for character in below.text)
        if (
            child.dep_ in {"conj", "cc", "punct"}
            or (child.dep_ == "appos" and not named)
            or (child.dep_ == "relcl" and aside)
            or (child.dep_ == "prep" and child.lower_ in {"as", "because", "despite"})
        ):
            out.update(below.i for below in child.subtree)
    return [token for token in head.subtree if token.i not in out]


def _comma_before(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in {",", "–", "—"}


def _below(head: Token) -> int | None:
    """The head of the phrase that a noun passes through to: "the use of the veto", "the word “siege”"."""
    if folded(head.lemma_) not in THROUGH:
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _ON:
            for below in child.children:
                if below.dep_ in {"pobj", "pcomp"} and _may_be_subject(below):
                    return below.i
        if child.dep_ == "appos" and child.i > head.i and _may_be_subject(child):
            return child.i
    return None


def _may_be_subject(token: Token) -> bool:
    known = classes()
    return token.lower_ in _PRONOUNS or folded(token.lemma_) in known or folded(token.text) in known


def _told(scene: Scene, head: Token, below: list[Token], told: Told, lemma: str, *, pronoun: bool) -> SubjectMention:
    first, last = min([head, *below], key=lambda t: t.i), max([head, *below], key=lambda t: t.i)
    span = token_span(first, last)
    days = [(place, time) for place, time in told.days if span[0] <= place[0] and place[1] <= span[1]]
    symbols = {symbol for place, symbol in told.symbols if span[0] <= place[0] and place[1] <= span[1]}
    dated = [place for place, _ in days] + [place for place, _ in told.symbols]
    known = classes()
    kinds = known.get(lemma) or known.get(folded(head.text)) or frozenset()
    names: set[str] = set()
    owner: set[str] = set()
    words: set[str] = set()
    contrast: set[str] = set()
    ordinals: set[str] = set()
    lemmas = {lemma}
    called: set[str] = set()
    owning = bool(kinds & owned())
    clause = {t.i for token in below if token.dep_ == "relcl" for t in token.subtree}
    aside = {t.i for token in below if token.dep_ == "acl" and _comma_before(token.left_edge) for t in token.subtree}
    for token in below:
        if token.is_punct or token.is_space or any(b <= token.idx < e for b, e in dated):
            continue
        near = token.head == head
        word = folded(token.lemma_)
        if token.like_num and len(token.text) > 2 and token.text.isdigit():
            symbols.add(token.text)
        if near and token.lower_ in CONTRAST:
            contrast.add(CONTRAST[token.lower_])
        if token.lower_ in _ORDINALS and near:
            ordinals.add(_ORDINALS[token.lower_])
        elif near and token.dep_ == "poss" and token.pos_ == "PRON":
            name = told.owner_of(token)
            owner.update(stem(part, told.states) for part in (name or "").split() if part[:1].isupper())
        elif _is_name(token, told):
            whose = _owns(token, head, owning)
            if whose or token.i not in aside:
                (owner if whose else names).add(stem(token.text, told.states))
            if near and token.dep_ in {"compound", "nmod"}:
                called.add(stem(token.text, told.states))
        elif (near and token.dep_ in {"compound", "amod", "nmod"} and folded(token.text) in known) or (token.dep_ == "pobj" and token.head.head == head and known.get(word, frozenset()) & kinds):
            lemmas.add(word)
        elif (
            token.pos_ in {"NOUN", "ADJ"}
            and token.i not in clause | aside
            and token.lower_ not in CONTRAST
            and _tells(word, bool(symbols))
        ):
            words.add(word)
    if head.pos_ == "PROPN" and not kinds:
        names.add(stem(head.text, told.states))
    return SubjectMention(
        span=span, head=head.i, lemma=lemma, classes=kinds, pronoun=pronoun, lemmas=frozenset(lemmas),
        definite=any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in head.children),
        indefinite=any(child.lower_ in _INDEFINITE for child in head.children),
        contrast=frozenset(contrast), names=frozenset(names), owner=frozenset(owner), words=frozenset(words),
        days=tuple(time for _, time in days), symbols=frozenset(symbols), ordinals=frozenset(ordinals),
        within=_below(head), called=frozenset(called),
    )  # fmt: skip


def _tells(word: str, symbol: bool) -> bool:
    """Whether a common word tells a thing apart from others of its class."""
    return len(word) > 2 and word not in LOADED and not (symbol and word == "document")


def _is_name(token: Token, told: Told) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and token.text in told.names


def _owns(token: Token, head: Token, owning: bool) -> bool:
    """Whether a name below a noun tells whose the thing is: "its", "by", and for things with authors "of" and adjectives."""
    if token.dep_ == "poss" and token.head == head:
        return True
    above, step = token, 0
    while above.dep_ in {"conj", "compound", "appos"} and above.head != head and step < 4:
        above, step = above.head, step + 1
    if above.dep_ == "pobj" and above.head.lower_ in {"by", "from"}:
        return True
    if owning and above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head == head:
        return True
    return owning and above.head == head and above.dep_ in {"amod", "compound"}


def mentions_of(scene: Scene, told: Told, heads: Iterable[int]) -> list[SubjectMention]:
    """All mentions: nouns of the classes, and the heads asked for, in order."""
    known = classes()
    asked = set(heads)
    places = {
        token.i
        for token in scene.tokens
        if token.pos_ in {"NOUN", "PROPN"}
        and token.dep_ != "compound"
        and folded(token.lemma_) in known
        and not (token.dep_ == "pobj" and not any(True for _ in token.children) and token.head.lower_ in _FIXED)
    }
    through = {below for place in places | asked if (below := _below(scene.tokens[place])) is not None}
    return [mention_at(scene, scene.tokens[place], told) for place in sorted(places | asked | through)]


_TIME = word_set("dates.csv", "month", "weekday")


def name_words(scene: Scene) -> frozenset[str]:
    """Words that a name is made of, as the bodies show: those with a capital inside a sentence."""
    spans = [section.span for section in scene.bodies] or [(0, len(scene.text))]
    return frozenset(
        token.text
        for span in spans
        for token in scene.tokens_in(span)
        if token.text[:1].isupper() and (not token.is_sent_start or token.pos_ == "PROPN") and token.lower_ not in _TIME
    )
