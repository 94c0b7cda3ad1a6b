"""The language model's parse of a document: one spaCy ``Doc`` whose offsets are those of the text.

What is no sentence (mastheads, bylines, captions) is blanked out for the model only, character for
character, and so are the line breaks inside a paragraph: offsets never move.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, tee

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.failure import failing_as
from onrecord.annotate.parse.note_mark import without_marks
from onrecord.annotate.parse.word_class import WordClasses
from onrecord.errors import OnRecordError
from onrecord.model.document import SENTENCE_SECTIONS, Document, Span
from onrecord.names.word_list import word_list


@lru_cache(maxsize=2)
def load_model(name: str) -> Language:
    """The pipeline of a spaCy model that is installed; loading takes about a second, once. Raises ``OnRecordError``."""
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        why = " ".join(str(error).split())
        raise OnRecordError(
            f"{name}: the language model cannot be loaded ({why}); install it, or give another"
        ) from error


def parse_text(doc: Document) -> str:
    """The text as the model sees it: same length, with what is no sentence, and marks of notes, blanked out.

    Signs that stand for an apostrophe inside a word are one, so that "didnʼt" is read as "didn’t" is.

    >>> from onrecord.model.document import Section
    >>> parse_text(Document("By A B\\nAll is\\nwell.", "x", sections=(Section("byline", 0, 6), Section("body", 7, 19))))
    '       All is well.'
    """
    pieces: list[str] = []
    position = 0
    text = _APOSTROPHE.sub("’", without_marks(doc.text))
    for section in doc.sections:
        if section.kind in SENTENCE_SECTIONS:
            pieces.append(" " * (section.start - position))
            words = text[section.start : section.end]
            if section.voice == "block":
                words = _SIGNS.sub(lambda sign: " " * len(sign[0]), words)
            pieces.append(words.replace("\n", " ").replace("\u2028", " "))
            position = section.end
    pieces.append(" " * (len(doc.text) - position))
    return "".join(pieces)


_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[‘‛`´′ʹʼ＇](?=[^\W\d_])")
"""Signs that texts have for an apostrophe, between two letters."""

_SIGNS = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
"""What stands before the lines of a block in plain text."""

_PIECE = 50_000
"""Code points parsed at a time: what the model needs of memory grows with it (about 4 KB each)."""

_BATCH = 25_000
"""Code points parsed together, more or less: larger batches take memory and gain little time."""

_BREAK = re.compile(r"[.!?]\s|\s")


def parse_documents(docs: Iterable[Document], model: str) -> Iterator[tuple[Document, Doc]]:
    """Each document with its parse, in order. A sentence never runs from one section into the next.

    Long documents are parsed in pieces that end with a section (a longer section: with a sentence),
    so that memory does not grow with the text. Raises ``AnnotationFailed`` where documents parsed together fail.
    """
    kept, cut = tee((doc, _pieces(doc)) for doc in docs)
    pieces = _parsed(((doc, span) for doc, spans in cut for span in spans), model)
    for doc, spans in kept:
        parts = list(islice(pieces, len(spans)))
        with failing_as("parse"):
            whole = _whole(doc, parts)
        yield doc, whole


def _whole(doc: Document, parts: list[Doc]) -> Doc:
    whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
    if whole is None or len(whole.text) != len(doc.text):
        raise RuntimeError(f"the parse of {doc.doc_id} has lost its offsets")
    return whole


@lru_cache(maxsize=2)
def _word_classes(model: str) -> WordClasses:
    return WordClasses(load_model(model))


def _parsed(pieces: Iterable[tuple[Document, Span]], model: str) -> Iterator[Doc]:
    """The parse of each piece, in order."""
    nlp, classes = load_model(model), _word_classes(model)
    for batch in _batches(pieces):
        with failing_as("parse"):
            parses = _parsed_batch(nlp, classes, batch)
        yield from parses


def _parsed_batch(nlp: Language, classes: WordClasses, batch: list[tuple[Document, Span]]) -> list[Doc]:
    tokenised = [_tokenised(nlp, doc, span) for doc, span in batch]
    parses = list(nlp.pipe(tokenised, batch_size=len(batch), disable=classes.replaced))
    for parsed in parses:
        classes.set(parsed)
    return parses


def _batches(pieces: Iterable[tuple[Document, Span]]) -> Iterator[list[tuple[Document, Span]]]:
    batch: list[tuple[Document, Span]] = []
    size = 0
    for doc, (start, end) in pieces:
        if batch and size + end - start > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append((doc, (start, end)))
        size += end - start
    if batch:
        yield batch


def _pieces(doc: Document) -> list[Span]:
    """The document's text cut into pieces that the model reads one by one; one piece as a rule."""
    found: list[Span] = []
    start = 0
    while len(doc.text) - start > _PIECE:
        starts = [section.start for section in doc.sections if start < section.start <= start + _PIECE]
        end = starts[-1] if starts else _sentence_end(doc.text, start)
        found.append((start, end))
        start = end
    return [*found, (start, len(doc.text))]


def _sentence_end(text: str, start: int) -> int:
    """Where a piece of a section longer than a piece ends: after a full stop, else a space, else anywhere."""
    ends = [match.end() for match in _BREAK.finditer(text, start + _PIECE // 2, start + _PIECE)]
    stops = [end for end in ends if text[end - 2] in ".!?"]
    return (stops or ends or [start + _PIECE])[-1]


_WHOLE = re.compile(rf"\b(?:{'|'.join(word_list('clauses.csv', 'one_word'))})\w*", re.IGNORECASE)


def _keep_whole(tokens: Doc) -> None:
    """Makes one word of each that the tokenizer takes apart at its hyphen and the model then misreads."""
    parts = [tokens.char_span(*match.span()) for match in _WHOLE.finditer(tokens.text)]
    with tokens.retokenize() as retokenizer:
        for part in parts:
            if part is not None and len(part) > 1:
                retokenizer.merge(part)


def _tokenised(nlp: Language, doc: Document, piece: Span) -> Doc:
    start, end = piece
    tokens = nlp.make_doc(parse_text(doc)[start:end])
    _keep_whole(tokens)
    starts = iter([s.start - start for s in doc.sections if s.kind in SENTENCE_SECTIONS and start <= s.start < end])
    wanted = next(starts, None)
    for token in tokens:
        if wanted is not None and token.idx >= wanted and not token.is_space:
            token.is_sent_start = True
            while wanted is not None and wanted <= token.idx:
                wanted = next(starts, None)
    return tokens
