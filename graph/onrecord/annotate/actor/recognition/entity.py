"""Other entities: hosts of outlets, and bodies, places and peoples that the language model names."""

from __future__ import annotations

import re

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.annotate.actor.mention import Mention, indices_of, mention_of
from onrecord.annotate.actor.recognition.place import head_of, is_of_land, names_land
from onrecord.annotate.actor.recognition.thing import is_a_text, is_a_thing
from onrecord.annotate.actor.role import role_kinds, role_of
from onrecord.annotate.actor.wording.phrase import opens_paragraph
from onrecord.annotate.parse.scene import Scene
from onrecord.model.statement import ActorKind
from onrecord.names.word_list import word_set

_ARTICLES = word_set("function_words.csv", "article")
_NO_NAME = word_set("actors.csv", "no_name")
_MEETINGS = word_set("actors.csv", "meeting")
_ROMAN = re.compile(r"[IVXL]{1,7}")
_HOST = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)


def find_entities(scene: Scene, taken: set[int]) -> list[Mention]:
    """The names that a document's hosts and the model's entities are; no token of ``taken`` is in a name."""
    found = [
        mention_of(scene, token.i, token.i, "outlet")
        for token, word in zip(scene.tokens, scene.lower, strict=True)
        if "." in word and token.i not in taken and _HOST.match(token.text) and not token.text.endswith(".")
    ]
    taken = taken | indices_of(found)
    for entity in scene.doc.ents:
        if entity.label_ not in {"ORG", "GPE", "NORP", "LOC", "FAC"}:
            continue
        tokens = _bared(entity)
        if not tokens or any(token.i in taken for token in tokens) or _is_no_name(tokens) or _is_a_word(scene, tokens):
            continue
        kind = "territory" if names_land(tokens) else _kind_of(entity, tokens)
        if kind is None:
            continue
        mention = mention_of(scene, tokens[0].i, tokens[-1].i, kind)
        if mention.reads_as_name:
            found.append(mention)
            taken |= {token.i for token in tokens}
    return found


def _bared(entity: TokenSpan) -> list[Token]:
    """The tokens of an entity without articles and marks before it, and endings and marks behind it."""
    tokens = [token for token in entity if not token.is_space]
    opened = next((place for place, token in enumerate(tokens) if token.text == "("), None)
    if opened and all(token.text != ")" for token in tokens):  # "Foreign Office (FO"
        tokens = tokens[:opened]
    while tokens and (tokens[0].lower_ in _ARTICLES or not tokens[0].text[0].isalnum()):
        tokens = tokens[1:]
    if tokens and opens_paragraph(tokens[0]):
        tokens = tokens[1:]
    while tokens and _is_loose(tokens):
        tokens = tokens[:-1]
    return _body_of_post(tokens)


def _is_loose(tokens: list[Token]) -> bool:
    """Whether the last token is no part of a name: a mark, a preposition or conjunction, the number of a note."""
    last = tokens[-1]
    if last.text in {"'s", "’s", "'", "’"} or not last.text[-1].isalnum() or last.pos_ in {"ADP", "CCONJ", "DET"}:
        return True
    return len(tokens) > 2 and last.text.isdigit()


def _body_of_post(tokens: list[Token]) -> list[Token]:
    """The tokens of the body behind an office that an entity begins with: "Rell Forum" of "Chair of the Rell Forum"."""
    if len(tokens) < 3 or role_kinds().get(head_of(tokens).lower_) != "person":
        return tokens
    behind = tokens[tokens.index(head_of(tokens)) + 2 :]
    while behind and (behind[0].lower_ in _ARTICLES or not behind[0].text[0].isalnum()):
        behind = behind[1:]
    return behind


def _is_a_word(scene: Scene, tokens: list[Token]) -> bool:
    """Whether one capitalised word is a common one, which the document has in small letters too: "Situation"."""
    word = tokens[0]
    return len(tokens) == 1 and word.text[1:].islower() and word.lower_ in scene.in_small_letters


def _is_no_name(tokens: list[Token]) -> bool:
    """Whether the model took a common word for a name: "Noting", "States"."""
    if " ".join(token.lower_ for token in tokens) in _NO_NAME:
        return True
    if tokens[0].lower_ == "dear":  # "Dear Madam Speaker" calls nobody by name
        return True
    if len(tokens) > 1:
        return all(role_of(token) is not None or token.pos_ in {"DET", "ADP"} for token in tokens)
    token = tokens[0]
    if _ROMAN.fullmatch(token.text):
        return True
    return role_of(token) is not None or token.pos_ not in {"PROPN", "NOUN"} or token.lower_.endswith("ing")


def _kind_of(entity: TokenSpan, tokens: list[Token]) -> ActorKind | None:
    head = head_of(tokens)
    if is_a_text(head):
        return "document"
    if entity.label_ == "NORP":
        return "collective" if tokens[-1].tag_ in {"NNPS", "NNS"} else None
    if is_a_thing(head):
        return None
    role = role_of(head)
    if entity.label_ in {"GPE", "LOC", "FAC"}:
        body = role == "organization" or head.lower_ in _MEETINGS
        return "organization" if body and len(tokens) > 1 else "territory"
    if role in {"person", "collective"} or is_of_land(head):
        return None
    if not any(token.pos_ == "PROPN" for token in tokens):
        return None
    return role if role in {"outlet", "document"} else "organization"
