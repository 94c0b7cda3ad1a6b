"""Names behind an office or a title, read by their form: "Foreign Minister Abd al-Karim Orvane".

A small model cuts such names at particles, hyphens and apostrophes, or takes office and name for a body.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_kinds
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_list, word_set

_APOSTROPHE = "'’‘ʼʻʿ`´"
_SPACE = r"[^\S\n]"
_CAPITAL = rf"[^\W\d_a-z]\w*(?:[{_APOSTROPHE}](?!s\b)\w+|-\w+)*"
_PARTICLES = "|".join(sorted(map(re.escape, word_list("actors.csv", "name_particle")), key=len, reverse=True))
_PART = rf"(?:(?:(?:{_PARTICLES}){_SPACE}){{0,2}}(?:[{_APOSTROPHE}])?(?:(?:al|el|ul|as|ar|an)-)?(?:d['’])?{_CAPITAL})"
_CUT = "|".join(map(re.escape, word_list("actors.csv", "shortened_name")))
_NAME = re.compile(rf"(?:(?i:{_CUT})\.{_SPACE})?{_PART}(?:[{_APOSTROPHE}]?{_SPACE}{_PART}){{1,4}}")
_TITLE = re.compile(r"(?<![\w-])[A-Z][\w-]+\.?[^\S\n](?=\S)")
_NO_NAME = word_set("actors.csv", "no_name")
_COURTESY = word_set("titles.csv", "before_name")
_OF_NAMES = frozenset({"NNP", "NNPS", "NN", "JJ", "FW", "NNS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "MD"})
_SHORT = frozenset({"IN", "DT", "RP", "TO"})


def names_behind_titles(scene: Scene, taken: Collection[int]) -> Iterator[list[Token]]:
    """Names of two to five parts that stand right behind a capitalised office or title."""
    for title in _TITLE.finditer(scene.text):
        word = title[0].strip().rstrip(".").lower()
        if role_kinds().get(word) != "person" and word not in _COURTESY:
            continue
        name = _NAME.match(scene.text, title.end())
        before = scene.token_at(title.start())
        if name is None or before is None:
            continue
        tokens = _of_the_name(scene, [t for t in scene.tokens_in(name.span()) if t.idx < name.end()], taken)
        if sum(token.text[:1].isupper() for token in tokens) > 1:
            yield tokens


def _of_the_name(scene: Scene, tokens: list[Token], taken: Collection[int]) -> list[Token]:
    """The tokens up to the first that is no part of a name: of another name, an office, a day, a verb."""
    for place, token in enumerate(tokens):
        if token.i in taken or token.lower_ in _NO_NAME or token.lower_ in role_kinds():
            return tokens[:place]
        if token.text[:1].isupper() and token.tag_ not in _OF_NAMES and not _ends_name(scene, tokens, place):
            return tokens[:place]
        if token.ent_type_ in {"DATE", "TIME"} or (place > 1 and token.tag_ in _PLURALS):  # "Osk Condemns Raid"
            return tokens[:place]
    return tokens


def _ends_name(scene: Scene, tokens: list[Token], place: int) -> bool:
    """Whether a word that looks like a small one ends a name: "Kim Jae In said"."""
    token = tokens[place]
    behind = scene.tokens[token.i + 1] if token.i + 1 < len(scene.tokens) else None
    return place > 0 and token.tag_ in _SHORT and behind is not None and behind.tag_ in _FINITE
