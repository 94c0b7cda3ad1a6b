"""A parsed document with its quotations: what every finder of attributions looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.tokens import Doc, Token

from onrecord.annotate.parse.quotation import Quotation, quoted_share, word_count
from onrecord.model.document import Document, Section, Span
from onrecord.model.document_kind import IN_ITS_OWN_VOICE


class Scene:
    """A document, its parse and its quotations, with look-ups between them; read only.

    ``tokens``, ``pos`` and ``lower`` are the parse as lists, as a look at spaCy's own costs more.
    """

    def __init__(self, document: Document, parsed: Doc, quotations: tuple[Quotation, ...]) -> None:
        self.document = document
        self.text = document.text
        self.doc = parsed
        self.tokens = list(parsed)
        self.pos = [token.pos_ for token in self.tokens]
        self.lower = [token.lower_ for token in self.tokens]
        self.quotations = quotations
        self._starts = [token.idx for token in self.tokens]
        self._words = [None if token.is_space else token for token in self.tokens]
        self._inside: list[tuple[int, ...]] = [()] * len(self.tokens)
        for place, quotation in enumerate(quotations):
            for index in self.indices(quotation.inner):
                self._inside[index] += (place,)
        self._quotation_starts = [quotation.start for quotation in quotations]
        self.bodies: tuple[Section, ...] = tuple(document.sections_of("body"))
        self._body_starts = [section.start for section in self.bodies]

    @cached_property
    def in_small_letters(self) -> frozenset[str]:
        """The words that the document has in small letters."""
        return frozenset(text for token in self.tokens if (text := token.text).islower())

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each token, in lower case."""
        return [token.lemma_.lower() for token in self.tokens]

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that begin in a span, without white space."""
        first, last = self._places(span)
        return [token for token in self._words[first:last] if token is not None]

    def _places(self, span: Span) -> tuple[int, int]:
        """Where the tokens that begin in a span begin and end, white space among them."""
        return bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])

    def token_at(self, offset: int) -> Token | None:
        """The token that covers an offset, or the last one before it."""
        place = bisect_right(self._starts, offset) - 1
        return self.tokens[place] if place >= 0 else None

    def around(self, token: Token) -> tuple[int, ...]:
        """The quotations that hold a token, outermost first, as indices."""
        return self._inside[token.i]

    def section_of(self, offset: int) -> Section | None:
        """The body section that holds an offset."""
        place = bisect_right(self._body_starts, offset) - 1
        if place < 0 or self.bodies[place].end <= offset:
            return None
        return self.bodies[place]

    def in_own_voice(self, token: Token) -> bool:
        """Whether "I" and "we" at a word are the author's, or of who speaks in a quotation or a turn."""
        own = self.document.kind in IN_ITS_OWN_VOICE or self.is_spoken(token)
        return own or bool(self.around(token))

    def is_spoken(self, token: Token) -> bool:
        """Whether a word stands in a turn of a dialogue, whose speaker says it without marks."""
        section = self.section_of(token.idx)
        return section is not None and section.voice is not None and section.voice != "block"

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that begin in a span."""
        first = bisect_left(self._quotation_starts, span[0])
        return self.quotations[first : bisect_left(self._quotation_starts, span[1])]

    def siblings(self, token: Token) -> Iterator[Quotation]:
        """The quotations that stand directly beside a token: in the same quotation, or in none."""
        around = self.around(token)
        section = self.section_of(token.idx)
        start, end = self.quotations[around[-1]].span if around else section.span if section else (0, len(self.text))
        for quotation in self.quotations_in((start, end)):
            if quotation.level == len(around) and (
                not around or self.quotations[around[-1]].holds(quotation.start, quotation.end)
            ):
                yield quotation

    def indices(self, span: Span) -> set[int]:
        """The indices of the tokens in a span."""
        first, last = self._places(span)
        return {index for index in range(first, last) if self._words[index] is not None}

    def words(self, span: Span) -> int:
        """How many words a span has."""
        return word_count(self.text, span)

    def quoted(self, spans: Iterable[Span], level: int = 0) -> float:
        """The share of the words of ``spans`` that are quoted at ``level`` or deeper."""
        spans = tuple(spans)
        if not spans:
            return 0.0
        section = self.section_of(spans[0][0])
        first = min(section.start if section else 0, spans[0][0])
        near = self.quotations_in((first, max(end for _, end in spans)))
        return quoted_share(self.text, spans, (quotation for quotation in near if quotation.level >= level))
