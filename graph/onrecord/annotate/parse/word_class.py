"""Word classes and lemmas, as the language model's own rules give them, each kind of word worked out once.

spaCy's attribute ruler tries some 180 patterns at every token, and its lemmatizer asks anew for every token:
together a fifth of a bare parse. What they say of a word rests on the word, its tag and its label alone,
but for a few patterns of several words ("there is"); so a word met again is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

from onrecord.names.word_list import word_rows

_Word = tuple[int, int, int]
"""A kind of word: the hashes of its form, its tag and its label."""
_Class = tuple[int, int]
"""Its class and its lemma, as spaCy numbers them."""

_Pattern = list[dict[str, object]]

_OF_THE_WORD = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE", "IS_PUNCT", "LENGTH", "SHAPE"})
"""What patterns may ask of a word for this to hold; a model that asks for more keeps its own components."""

_MOST = 100_000
"""Kinds of words remembered: some 20 MB."""


_VERB_OF = {form: row["class"] for row in word_rows("lemmas.csv") for form in row["words"].split("|")}


class WordClasses:
    """Sets the class and the lemma of words in the place of a pipeline's ``replaced`` components, which are asked.

    ``replaced`` is empty, and nothing is set, where the model has no such components or others.
    The morphology that the ruler gives, too, is not set: nothing reads it.
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._known: dict[_Word, _Class] = {}
        self._known_runs: dict[tuple[_Word, ...], list[_Class]] = {}
        self._runs = Matcher(nlp.vocab)
        names = nlp.pipe_names
        place = names.index("attribute_ruler") if "attribute_ruler" in names else len(names)
        ruler, lemmatizer = [*(component for _, component in nlp.pipeline), None, None][place : place + 2]
        self.replaced: tuple[str, ...] = ()
        if isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer) and _of_words(ruler):
            self._ruler, self._lemmatizer = ruler, lemmatizer
            self.replaced = tuple(names[place : place + 2])
            for number, pattern in enumerate(_patterns(ruler)):
                if len(pattern) > 1 or "OP" in pattern[0]:
                    self._runs.add(str(number), [pattern])

    def set(self, doc: Doc) -> None:
        """Gives the words of a tagged and parsed text their class and lemma."""
        if not self.replaced or not len(doc):
            return
        words: list[_Word] = list(zip(*doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist(), strict=True))
        if len(self._known) > _MOST:
            self._known.clear()
            self._known_runs.clear()
        self._learn([word for word in dict.fromkeys(words) if word not in self._known])
        found = [self._known[word] for word in words]
        for start, end in self._in_runs(doc):
            run = tuple(words[start:end])
            if run not in self._known_runs:
                self._known_runs[run] = self._asked(self._text_of(run))
            found[start:end] = self._known_runs[run]
        doc.from_array(["POS", "LEMMA"], numpy.array(found, dtype=numpy.uint64))  # type: ignore[arg-type]  # 64 bits, not 32

    def _learn(self, words: Sequence[_Word]) -> None:
        """Caches the class and lemma of each word, alone: one text of them all is asked."""
        if not words:
            return
        text = self._text_of(words)
        by_chance = self._in_runs(text)
        self._known.update(zip(words, self._asked(text), strict=True))
        for start, end in by_chance:  # neighbours in this text, not in a sentence
            for word in words[start:end]:
                self._known[word] = self._asked(self._text_of([word]))[0]

    def _in_runs(self, doc: Doc) -> list[tuple[int, int]]:
        """The stretches of tokens that patterns of several words match; what overlaps is one."""
        stretches: list[tuple[int, int]] = []
        for _, start, end in sorted(self._runs(doc, allow_missing=True), key=lambda match: match[1:]):
            if stretches and start < stretches[-1][1]:
                start, end = stretches[-1][0], max(end, stretches.pop()[1])
            stretches.append((start, end))
        return stretches

    def _text_of(self, words: Sequence[_Word]) -> Doc:
        forms, tags, labels = ([self._vocab.strings[each] for each in column] for column in zip(*words, strict=True))
        heads = list(range(len(words)))
        return Doc(self._vocab, forms, [False] * len(words), tags=tags, deps=labels, heads=heads)

    def _asked(self, text: Doc) -> list[_Class]:
        """What the components themselves make of a text."""
        return [(token.pos, self._lemma(token)) for token in self._lemmatizer(self._ruler(text))]

    def _lemma(self, token: Token) -> int:
        """The lemmatizer's lemma of a word, but for forms that it gives to another verb ("hoped" to "hop")."""
        verb = _VERB_OF.get(token.lower_) if token.pos_ == "VERB" else None
        return self._vocab.strings.add(verb) if verb else token.lemma


def _of_words(ruler: AttributeRuler) -> bool:
    """Whether all patterns ask only for what ``_OF_THE_WORD`` names."""
    return all(set(token) <= _OF_THE_WORD | {"OP"} for pattern in _patterns(ruler) for token in pattern)


def _patterns(ruler: AttributeRuler) -> list[_Pattern]:
    """All patterns, each a list of what is asked of one token after the other."""
    entries = cast("list[dict[str, list[_Pattern]]]", ruler.patterns)
    return [pattern for entry in entries for pattern in entry["patterns"]]
