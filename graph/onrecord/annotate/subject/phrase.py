"""The noun phrases of a document that may name subjects, and what each tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Token

from onrecord.annotate.parse.clause import token_span
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.subject.clause import days_of_clause, is_quality, whole_of
from onrecord.annotate.subject.mention import Known, SubjectMention
from onrecord.annotate.subject.naming import tells_of_place, whole_name
from onrecord.model.document import Span
from onrecord.model.subject import Days
from onrecord.names.folding import folded, generic_words
from onrecord.names.subject_nouns import CONTRAST, LOADED, SEVERAL, THROUGH, classes, owned
from onrecord.names.word_list import word_list, word_set

_PRONOUNS = frozenset({"it", "this", "that", "which", "these", "those", "they", "them"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "both"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no", "every", "each"})
_ON = frozenset({"of", "on", "for", "about", "concerning", "regarding", "over"})
_FIXED = frozenset({"in", "by", "on", "at", "under"})
"""Prepositions whose noun without a determiner names nothing: "in force", "at work"."""

_TIME = word_set("dates.csv", "month", "weekday") | {"day", "week", "month", "year", "season", "time"}
_BEFORE = frozenset({"compound", "amod", "nmod"})
_ORDINALS: Mapping[str, str] = {word: str(place) for place, word in enumerate(word_list("ordinals.csv", "ordinal"), 1)}
_NONE: frozenset[str] = frozenset()
_FAR = 4
T = TypeVar("T")


def mentions_of(scene: Scene, known: Known, heads: Iterable[int]) -> list[SubjectMention]:
    """All mentions: nouns of the classes, and the heads asked for, in order."""
    nouns, asked = classes(), set(heads)
    places = asked | {
        token.i
        for token in scene.tokens
        if token.pos_ in {"NOUN", "PROPN"}
        and token.dep_ != "compound"
        and not (token.ent_type_ == "DATE" and token.pos_ == "PROPN")
        and folded(token.lemma_) in nouns
        and not (token.dep_ == "pobj" and token.head.lower_ in _FIXED and not any(True for _ in token.children))
    }
    through = {below for place in places if (below := _below(scene.tokens[place])) is not None}
    return [_Phrase(scene.tokens[place], known).mention() for place in sorted(places | through)]


_NOBODYS = generic_words() | word_set("function_words.csv", "article")
"""Words of names that do not tell whose a thing is."""


@dataclass(slots=True)
class _Phrase:
    """A noun phrase while its words are looked at."""

    head: Token
    known: Known
    kinds: frozenset[str] = _NONE
    names: set[str] = field(default_factory=set)
    owner: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    contrast: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    written: set[tuple[str, str, bool]] = field(default_factory=set)

    def mention(self) -> SubjectMention:
        """What the phrase tells."""
        head, nouns = self.head, classes()
        lemma = folded(head.lemma_)
        pronoun = head.pos_ == "PRON" or head.lower_ in _PRONOUNS
        if not is_quality(head):
            self.kinds = nouns.get(lemma) or nouns.get(folded(head.text)) or _NONE
            self.lemmas.add(lemma)
        below = _below_pronoun(head) if pronoun else [token for token in _phrase(head) if token != head]
        ends = sorted([head, *below], key=lambda token: token.i)
        span = token_span(ends[0], ends[-1])
        days, symbols = _inside(self.known.days, span), _inside(self.known.symbols, span)
        self.symbols.update(symbol for _, symbol in symbols)
        self._take_all(below, [place for place, _ in (*days, *symbols)])
        if head.pos_ == "PROPN" and not self.kinds:
            self._name(head, self.names)
        children = list(head.children)
        if head.tag_ in {"NNS", "NNPS"} and any(child.dep_ == "nummod" or child.lower_ == "both" for child in children):
            self.contrast.add(SEVERAL)
        return SubjectMention(
            span=span,
            head=head.i,
            lemma=lemma,
            classes=self.kinds,
            definite=any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in children),
            indefinite=any(child.lower_ in _INDEFINITE for child in children),
            pronoun=pronoun,
            contrast=frozenset(self.contrast),
            names=frozenset(self.names),
            owner=frozenset(self.owner),
            words=frozenset(self.words),
            days=tuple(time for _, time in days),
            days_of_clause=frozenset(time for _, time in self._days_of(head)),
            days_of_part=frozenset(time for _, time in self._days_of(whole_of(head))),
            symbols=frozenset(self.symbols),
            ordinals=frozenset(self.ordinals),
            lemmas=frozenset(self.lemmas),
            called=frozenset(self.called),
            written=frozenset(self.written),
            within=_below(head),
        )

    def _days_of(self, noun: Token | None) -> list[tuple[Span, Days]]:
        spans = days_of_clause(noun) if noun is not None and self.kinds else ()
        return [day for span in spans for day in _inside(self.known.days, span)]

    def _take_all(self, below: Sequence[Token], placed: Sequence[Span]) -> None:
        clause = {each.i for token in below if token.dep_ == "relcl" for each in token.subtree}
        aside = {each.i for t in below if t.dep_ == "acl" and _comma_before(t.left_edge) for each in t.subtree}
        for token in below:
            if token.is_punct or token.is_space or any(begin <= token.idx < end for begin, end in placed):
                continue
            if token.text.isdigit() and len(token.text) > 2:
                self.symbols.add(token.text)
            if not self._take_modifier(token) and not self._take_name(token, aside):
                self._take_word(token, clause | aside)

    def _take_modifier(self, token: Token) -> bool:
        """Take in what tells the thing apart by its place in a row; whether the word tells nothing else."""
        if token.head != self.head:
            return False
        if token.lower_ in CONTRAST:
            self.contrast.add(CONTRAST[token.lower_])
        if token.lower_ in _ORDINALS:
            self.ordinals.add(_ORDINALS[token.lower_])
            return True
        if token.dep_ == "poss" and token.pos_ == "PRON":
            named = (part for part in (self.known.owner_of(token) or "").split() if part[:1].isupper())
            self.owner.update(self.known.stem(part) for part in named if part.lower() not in _NOBODYS)
            return True
        return False

    def _take_name(self, token: Token, aside: set[int]) -> bool:
        if not (token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and token.text in self.known.names):
            return False
        if folded(token.text) in generic_words():
            return True
        whose = _owns(token, self.head, owning=bool(self.kinds & owned()))
        if whose or token.i not in aside:
            self._name(token, self.owner if whose else self.names)
        if token.head == self.head and token.dep_ in {"compound", "nmod"}:
            self.called.add(self.known.stem(token.text))
        return True

    def _name(self, token: Token, into: set[str]) -> None:
        stem = self.known.stem(token.text)
        into.add(stem)
        if into is self.owner or not tells_of_place(token, self.head, self.known.names):
            self.written.add(
                (stem, whole_name(token, self.head, self.known.names), token.pos_ != "ADJ" and token.dep_ != "amod")
            )

    def _take_word(self, token: Token, apart: set[int]) -> None:
        lemma, nouns = folded(token.lemma_), classes()
        before = token.head == self.head and token.dep_ in _BEFORE and nouns.get(folded(token.text), _NONE) & self.kinds
        below = token.dep_ == "pobj" and token.head.head == self.head and nouns.get(lemma, _NONE) & self.kinds
        if before or below:
            self.lemmas.add(lemma)
        elif (
            token.pos_ in {"NOUN", "ADJ"}
            and token.i not in apart
            and token.lower_ not in CONTRAST
            and lemma not in _TIME
            and len(lemma) > 2
            and lemma not in LOADED
            and not (self.symbols and lemma == "document")
        ):
            self.words.add(lemma)


def _inside(placed: Sequence[tuple[Span, T]], span: Span) -> list[tuple[Span, T]]:
    """Those of what stands in the order of the text that stand inside a span."""
    first = bisect_left(placed, span[0], key=lambda each: each[0][0])
    found: list[tuple[Span, T]] = []
    for each in placed[first:]:
        if each[0][0] >= span[1]:
            break
        if each[0][1] <= span[1]:
            found.append(each)
    return found


def _below_pronoun(head: Token) -> list[Token]:
    return [token for child in head.children if child.dep_ in {"prep", "acl", "relcl"} for token in child.subtree]


def _phrase(head: Token) -> Iterator[Token]:
    """The tokens of a noun phrase but for coordinated ones, appositions, "as" and what a comma parts from it."""
    out: set[int] = set()
    for child in head.children:
        aside = child.dep_ == "relcl" and child.left_edge.i > head.i and _comma_before(child.left_edge)
        if (
            aside
            or child.dep_ in {"conj", "cc", "punct"}
            or (child.dep_ == "appos" and not any(mark.isdigit() for below in child.subtree for mark in below.text))
            or (child.dep_ == "prep" and child.lower_ in {"as", "because", "despite"})
        ):
            out.update(below.i for below in child.subtree)
    return (token for token in head.subtree if token.i not in out)


def _comma_before(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in {",", "–", "—"}


def _below(head: Token) -> int | None:
    """The head of the phrase that a noun passes through to: "the use of the veto", "the word “siege”"."""
    if folded(head.lemma_) not in THROUGH:
        return None
    for child in head.children:
        below = [each for each in child.children if each.dep_ in {"pobj", "pcomp"}] if child.lower_ in _ON else []
        if child.dep_ == "appos" and child.i > head.i:
            below = [child]
        for each in below:
            if _may_be_subject(each):
                return each.i
    return None


def _may_be_subject(token: Token) -> bool:
    nouns = classes()
    return token.lower_ in _PRONOUNS or folded(token.lemma_) in nouns or folded(token.text) in nouns


def _owns(token: Token, head: Token, *, owning: bool) -> bool:
    """Whether a name below a noun tells whose the thing is: "its", "by"; for things with authors "of", adjectives."""
    if token.dep_ == "poss" and token.head == head:
        return True
    above, step = token, 0
    while above.dep_ in {"conj", "compound", "appos"} and above.head != head and step < _FAR:
        above, step = above.head, step + 1
    if above.dep_ == "pobj" and above.head.lower_ in {"by", "from"}:
        return True
    if owning and above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head == head:
        return True
    return owning and above.head == head and above.dep_ in {"amod", "compound"}
