"""The language model's parse of a document: one spaCy ``Doc`` whose offsets are those of the text.

What is no sentence (mastheads, bylines, captions) is blanked out for the model only, character for
character, and so are the line breaks inside a paragraph: offsets never move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import tee

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.document import SENTENCE_SECTIONS, Document
from onrecord.settings import DEFAULT_MODEL


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The pipeline of a spaCy model that is installed; loading takes about a second, once."""
    return spacy.load(name)


def parse_text(doc: Document) -> str:
    """The text as the model sees it: same length, with what is no sentence blanked out.

    >>> from onrecord.document import Section
    >>> parse_text(Document("By A B\\nAll is\\nwell.", "x", sections=(Section("byline", 0, 6), Section("body", 7, 19))))
    '       All is well.'
    """
    pieces: list[str] = []
    position = 0
    for section in doc.sections:
        if section.kind in SENTENCE_SECTIONS:
            pieces.append(" " * (section.start - position))
            pieces.append(doc.text[section.start : section.end].replace("\n", " ").replace("\u2028", " "))
            position = section.end
    pieces.append(" " * (len(doc.text) - position))
    return "".join(pieces)


def parse_documents(docs: Iterable[Document], model: str = DEFAULT_MODEL) -> Iterator[tuple[Document, Doc]]:
    """Each document with its parse, in order. A sentence never runs from one section into the next."""
    nlp = load_model(model)
    kept, parsed = tee(docs)
    yield from zip(kept, nlp.pipe(_tokenised(nlp, doc) for doc in parsed), strict=True)


def _tokenised(nlp: Language, doc: Document) -> Doc:
    tokens = nlp.make_doc(parse_text(doc))
    starts = iter([section.start for section in doc.sections if section.kind in SENTENCE_SECTIONS])
    wanted = next(starts, None)
    for token in tokens:
        if wanted is not None and token.idx >= wanted and not token.is_space:
            token.is_sent_start = True
            while wanted is not None and wanted <= token.idx:
                wanted = next(starts, None)
    return tokens
