"""Names of people: with an initial, after a title or an office, or where the language model sees a person."""

from __future__ import annotations

import re

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from onrecord.annotate.actor.mention import Mention, indices_of, mention_of
from onrecord.annotate.actor.recognition.office_name import is_of_an_office, names_behind_envoys
from onrecord.annotate.actor.recognition.person_name import after_state, initialled, is_numeral_of_heading, widened
from onrecord.annotate.actor.recognition.place import ends_in_land, is_where, tells_which
from onrecord.annotate.actor.recognition.thing import is_a_text, is_a_thing
from onrecord.annotate.actor.recognition.titled_name import names_behind_titles
from onrecord.annotate.actor.role import role_kinds, role_of
from onrecord.annotate.actor.wording.phrase import opens_paragraph
from onrecord.annotate.parse.scene import Scene
from onrecord.model.statement import ActorKind
from onrecord.names.word_list import word_set

_NO_NAME = word_set("actors.csv", "no_name")
_ARTICLES = word_set("function_words.csv", "article")
_ROMAN = re.compile(r"[IVXL]{2,7}")
_COURTESY = word_set("titles.csv", "before_name")


def find_people(scene: Scene, taken: set[int]) -> list[Mention]:
    """The people that a document names; no token of ``taken`` is in a name."""
    found: list[Mention] = []
    for name in (*initialled(scene.tokens, taken), *names_behind_envoys(scene, taken)):
        found += _person(scene, widened(name), taken)
    begun = taken | indices_of(found)
    for name in names_behind_titles(scene, begun):
        found += _person(scene, name, begun)
    taken = taken | indices_of(found)
    for entity in scene.doc.ents:
        found += _person(scene, _name_in(entity, taken), taken)
    named = indices_of(found)
    for token in scene.tokens[:-1]:  # a title before a name the model did not take for one
        if token.i in named or token.i in taken or scene.pos[token.i + 1] != "PROPN" or not _is_title(token):
            continue
        found += _person(scene, _name_behind(scene, token, taken | named), taken)
    return found


def _name_in(entity: TokenSpan, taken: set[int]) -> list[Token]:
    """The tokens of an entity that name a person, whatever the model takes it for; none if none do."""
    if entity.label_ == "PERSON":
        return [*_first_names(entity, taken), *widened(list(entity))]
    if entity.label_ in {"ORG", "GPE"} and after_state(_bare(entity), taken):
        return _bare(entity)
    if entity.label_ in {"ORG", "GPE"} and _behind_office(entity):
        return _bare(entity)
    if entity.label_ in {"ORG", "GPE"} and entity[0].lower_ in _COURTESY and len(entity) > 2:
        return list(entity)  # "H.E. Recep Tal" is no body
    if entity.label_ in {"ORG", "GPE", "WORK_OF_ART", "PRODUCT"}:
        return _after_title(list(entity))
    return []


def _first_names(entity: TokenSpan, taken: set[int]) -> list[Token]:
    """A first name before an entity at which the model began too late: "Orin" before "Tave Zell"."""
    before = entity.doc[entity.start - 1] if entity.start else None
    if before is None or before.i in taken or before.ent_type_ or before.pos_ != "PROPN" or before.is_sent_start:
        return []
    own = before.dep_ == "compound" and before.head.i in range(entity.start, entity.end)
    name = before.text.isalpha() and before.text.istitle() and role_of(before) is None
    return [before] if own and name and before.i and before.nbor(-1).text == "," else []


def _behind_office(entity: TokenSpan) -> bool:
    """Whether two or three plain names stand right behind a word for an office: "spokesperson Petar Mols"."""
    before = entity.doc[entity.start - 1] if entity.start else None
    beside = entity.root.head if entity.root.dep_ == "appos" and before is not None and before.text == "," else before
    if beside is None or beside.tag_ != "NN" or role_kinds().get(beside.lower_) != "person":
        return False
    plain = all(token.pos_ == "PROPN" and token.text.istitle() and role_of(token) is None for token in entity)
    return plain and 2 <= len(entity) <= 3


def _name_behind(scene: Scene, title: Token, taken: set[int]) -> list[Token]:
    """The capitalised words, four at most, that follow a title and are in no other name."""
    run: list[Token] = []
    for after in scene.tokens[title.i + 1 : title.i + 5]:
        if after.pos_ == "PROPN" and is_a_text(after):
            return []  # "the General Peace Agreement"
        if after.pos_ != "PROPN" or after.i in taken or role_of(after):
            break
        run.append(after)
    return run


def _bare(entity: TokenSpan) -> list[Token]:
    return [token for token in entity if not token.is_space]


def _is_title(token: Token) -> bool:
    bare = token.lower_.rstrip(".")
    if bare in _COURTESY and token.text[0].isupper():
        return True
    return token.text[0].isupper() and role_kinds().get(token.lower_) == "person"


def _after_title(tokens: list[Token]) -> list[Token]:
    """The tokens after the last word for an office, where such a word stands inside a name."""
    for place in range(len(tokens) - 1, -1, -1):
        if role_kinds().get(tokens[place].lower_) == "person" and place + 1 < len(tokens):
            rest = tokens[place + 1 :]
            return rest if all(token.pos_ == "PROPN" for token in rest) else []
    return []


def _person(scene: Scene, tokens: list[Token], taken: set[int]) -> list[Mention]:
    """The mention that the tokens of a name are, without titles and marks around it; none if it is no name."""
    while tokens and (tokens[-1].text in {"'s", "’s", "'", "’", ",", ".", "-"} or tokens[-1].is_space):
        tokens = tokens[:-1]
    tokens = _after_title(tokens) or tokens
    while tokens and (
        tokens[0].lower_ in _COURTESY
        or tokens[0].lower_.rstrip(".") in _COURTESY
        or not tokens[0].text[0].isalpha()
        or tokens[0].text[0].islower()
        or tokens[0].is_space
        or opens_paragraph(tokens[0])
    ):
        tokens = tokens[1:]
    if not tokens or any(token.i in taken for token in tokens) or len(tokens) > 6:
        return []
    if tokens and is_numeral_of_heading(scene.tokens, tokens[0].i):
        return []
    if len(tokens) == 1 and tokens[0].dep_ != "compound" and _has_article(tokens[0]):
        return []  # "the Award"
    if len(tokens) == 1 and (tokens[0].lower_ in _NO_NAME or _ROMAN.fullmatch(tokens[0].text)):
        return []
    if any(token.lower_ == "of" for token in tokens[1:]) and role_kinds().get(tokens[0].lower_) == "person":
        return []  # "King of Norvania"
    if is_a_text(tokens[-1]) or (len(tokens) > 2 and is_a_thing(tokens[-1])):
        return []
    if is_of_an_office(tokens) or role_of(tokens[-1]) or tokens[0].pos_ in {"VERB", "AUX", "PRON"}:
        return []
    last = tokens[-1]
    place = ends_in_land(tokens) if len(tokens) > 1 else is_where(last) or tells_which(last)
    behind = len(tokens) == 2 and last.dep_ == "pobj" and last.head.i + 1 == tokens[0].i
    place = place or (behind and last.head.lower_ == "in")
    kind: ActorKind = "territory" if place else "person"
    mention = mention_of(scene, tokens[0].i, tokens[-1].i, kind)
    return [mention] if mention.reads_as_name else []


def _has_article(token: Token) -> bool:
    return any(child.lower_ in _ARTICLES for child in token.children)
