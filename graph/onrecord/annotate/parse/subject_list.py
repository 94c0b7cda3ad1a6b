"""Lists of names as subjects whose first the parser takes for an adverbial: "Norvania, Tarsovia and Eskarand"."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.day import DAYS
from onrecord.annotate.parse.scene import Scene

_MISREAD = ("npadvmod", "dep")


def join_subjects(scene: Scene) -> None:
    """Joins the lists of names before verbs whose first the parser took for an adverbial."""
    names = [token for token, pos in zip(scene.tokens, scene.pos, strict=True) if pos == "PROPN"]
    heads = {name.head.i for name in names if name.dep_ in _MISREAD}
    for place in sorted(heads):
        if scene.pos[place] == "VERB":
            _join_before(scene.tokens[place])


def _join_before(verb: Token) -> None:
    """Makes a name before a verb's subject the head of one list with it, where commas alone stand between them.

    The list has to go on with "and" behind its next name; a day before it is no member of it.
    """
    subjects = children(verb, "nsubj", "nsubjpass")
    if len(subjects) != 1 or subjects[0].pos_ != "PROPN" or not children(subjects[0], "conj"):
        return
    subject = subjects[0]
    for name in reversed(children(verb, *_MISREAD)):
        edge = subject.left_edge.i
        if name.pos_ != "PROPN" or _is_when(name) or edge < 2:
            continue
        if verb.doc[edge - 1].text == "," and name.right_edge.i in {edge - 1, edge - 2} and not children(name, "prep"):
            label = subject.dep_
            name.head, name.dep_ = verb, label
            subject.head, subject.dep_ = name, "conj"
            subject = name


def _is_when(name: Token) -> bool:
    """Whether a word tells a day: "Monday, Norvania and Keldmark voted"."""
    return name.ent_type_ in {"DATE", "TIME"} or name.lower_ in DAYS
