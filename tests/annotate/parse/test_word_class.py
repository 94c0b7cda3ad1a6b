"""Word classes and lemmas looked up are those that the language model's own components give."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from onrecord.annotate.parse.model import load_model
from onrecord.annotate.parse.word_class import WordClasses
from onrecord.settings import DEFAULT_MODEL

_EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
_SEVERAL = (
    "There is no doubt. There were two there. Let's go. They're gonna leave, and we gotta ask y'all. It ain't so."
)


@pytest.fixture(scope="module")
def model() -> Language:
    return load_model(DEFAULT_MODEL)


def classes(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.pos_, token.lemma_) for token in doc]


def test_words_are_classed_as_the_model_classes_them(model: Language) -> None:
    assert len(_EXAMPLES) >= 5
    looked_up = WordClasses(model)
    assert looked_up.replaced == ("attribute_ruler", "lemmatizer")
    for text in [_SEVERAL, *(path.read_text(encoding="utf-8") for path in _EXAMPLES), _SEVERAL]:
        own = model(text, disable=["ner"])
        ours = model(text, disable=["ner", *looked_up.replaced])
        assert {token.lemma_ for token in ours} == {""}
        looked_up.set(ours)
        assert classes(ours) == classes(own)


def test_words_that_stand_beside_one_another_only_while_they_are_asked_about_are_taken_alone(model: Language) -> None:
    looked_up, first, then = WordClasses(model), "They let it go.", "'s gon on na"
    for text in (first, then, "let 's", "gon na go", "They gon on na"):
        own = model(text, disable=["ner"])
        ours = model(text, disable=["ner", *looked_up.replaced])
        looked_up.set(ours)
        assert classes(ours) == classes(own)


def test_a_model_without_rules_keeps_its_components() -> None:
    assert WordClasses(spacy.blank("en")).replaced == ()


def test_rules_that_ask_for_more_than_the_word_are_left_to_the_model() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"LOWER": "may"}]], {"POS": "AUX"})
    assert WordClasses(nlp).replaced == ("attribute_ruler", "lemmatizer")
    ruler.add([[{"LOWER": "may", "ENT_TYPE": "DATE"}]], {"POS": "PROPN"})
    assert WordClasses(nlp).replaced == ()
