"""Content that is a clause: with or without "that", around its cue, an infinitive, a passive's subject."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.content import (
    WH,
    Content,
    addressee_of,
    clause_tokens,
    cue_zone,
    inside,
    own_words,
    widened,
)
from onrecord.annotate.attribution.cue import CueEntry
from onrecord.annotate.parse.clause import (
    FINITE_TAGS,
    children,
    finite,
    first_person,
    infinitive,
    marked_that,
    spans_of,
    subject_of,
)
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set


def finite_clause(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """The finite complement of a verb, quotations it cuts into made whole."""
    if not entry.frames & {"c", "w"}:
        return None
    complements = [child for child in children(verb, "ccomp") if not (child.i < verb.i and own_words(verb))]
    complements = [child for child in complements if child.pos_ in _VERBAL] or complements  # not ", a view shared by"
    if "k" in entry.frames and not (complements and complements[-1].i < verb.i):
        complements = [
            below
            for child in children(verb, "ccomp", "acomp", "oprd")
            for below in children(child, "ccomp", "acl", "advcl")
            if below.dep_ != "advcl" or marked_that(below)
        ]
        beside = [child for child in children(verb, "ccomp") if child.i > verb.i + 1 and marked_that(child)]
        complements = complements or beside
        return _of_clause(scene, entry, complements[-1]) if complements else None
    if not complements and "w" in entry.frames:
        complements = _asked(verb, asking=entry.act == "ask")
        if complements:
            return _of_clause(scene, entry, complements[0], addressee_of(verb, entry, frozenset()))
    lost = _lost_clause(scene, verb, entry, complements)
    if lost is not None:
        return lost
    if not complements:
        return _passive_that(scene, verb, entry)
    clause = complements[-1]
    if "m" in entry.frames and not _is_to_be_done(clause, verb):
        return None
    if clause.i < verb.i and any(token.text == ";" for token in scene.doc[clause.i : verb.i]):
        return None  # a sentence of its own
    if clause.i < verb.i and ("q" not in entry.frames or _has_words_of_its_own(scene, verb)):
        return None
    if "c" not in entry.frames and not _is_wh(clause):
        return None
    if infinitive(clause) and "i" not in entry.frames:
        return None
    subject = subject_of(clause)
    shown = entry.attribution == "evidence" and subject is not None and not subject.lower_.endswith(("self", "selves"))
    if not finite(clause) and not infinitive(clause) and not scene.around(clause) and not shown:
        return None
    if not subject_of(clause) and clause.tag_ in {"VBG"} and clause.i > verb.i:
        return None
    tokens = clause_tokens(scene, verb)
    tokens = widened(scene, verb, tokens)
    spans = spans_of(scene.text, scene.doc, tokens - cue_zone(verb, tokens))
    if not spans:
        return None
    if len(spans) == 1 and scene.words(spans[0]) < 2 and clause.pos_ in {"PRON", "DET", "SCONJ"}:
        return None
    rule = "verb-infinitive" if infinitive(clause) else "verb-that" if clause.i > verb.i else "clause-verb"
    return Content(entry, frozenset(tokens), spans, rule, addressee_of(verb, entry, tokens))


_VERBAL = frozenset({"VERB", "AUX"})


def _is_to_be_done(clause: Token, verb: Token) -> bool:
    """Whether a clause is in the subjunctive or has "should" (Quirk et al. 1985, 16.30-16.32).

    The tagger takes the subjunctive of a plural for a present, which stands behind no past cue.
    """
    tensed = [word for word in (clause, *children(clause, "aux", "auxpass")) if word.tag_ in FINITE_TAGS]
    if any(word.lower_ in _SHOULD for word in tensed):
        return True
    return all(word.tag_ == "VBP" and verb.tag_ in {"VBD", "VBN"} for word in tensed)


_SHOULD = word_set("attributions.csv", "mandative_modal")


def _has_words_of_its_own(scene: Scene, verb: Token) -> bool:
    """Whether a verb in quoted words cannot report what stands before it: "We are home, they are telling us to go".

    It does where it stands alone with whom it is said to ("It is void, he told me"); in the progressive,
    denied, after a dash or with words of its own, it is a second clause of the one who is quoted.
    """
    if not scene.around(verb):
        return False
    if verb.tag_ == "VBG" or children(verb, "neg", "xcomp") or any(child.lower_ == "never" for child in verb.children):
        return True
    objects = [child for child in children(verb, "dobj") if child.i > verb.i and not can_speak(child)]
    subject = subject_of(verb)
    dash = subject is not None and subject.left_edge.i > 0 and scene.doc[subject.left_edge.i - 1].text in _DASHES
    return dash or any(child.pos_ != "PRON" or child.lower_ in _THINGS for child in objects)


_DASHES = frozenset({"–", "—", "-", "--"})
_THINGS = frozenset({"it", "that", "this", "so"})


def _lost_clause(scene: Scene, verb: Token, entry: CueEntry, complements: list[Token]) -> Content | None:
    """What follows a cue and its "that" where the parser did not see the clause that "that" opens.

    The tagger knows a complementizer (``IN``) from a determiner ("that vote") better than the parser
    finds the verb of a long clause: then the content is the rest of the sentence.
    """
    strayed = _strayed_clause(scene, verb) if "c" in entry.frames and not complements else None
    if strayed is not None:
        return _of_clause(scene, entry, strayed)
    mark = verb.nbor(1) if verb.i + 1 < len(scene.doc) else verb
    said = entry.lemma in _SAY and not complements and _opens_clause(verb)
    if not said and ("c" not in entry.frames or mark.lower_ != "that" or mark.tag_ != "IN"):
        return None
    if any(child.left_edge.i <= mark.i for child in complements if child.i > verb.i):
        return None
    rest = {token.i for token in scene.doc[mark.i : verb.sent.end] if not token.is_space}
    rest = inside(scene, verb, rest)
    if not any(scene.doc[index].tag_ in FINITE_TAGS or scene.doc[index].pos_ in _VERBAL for index in rest):
        return None
    spans = spans_of(scene.text, scene.doc, rest)
    return Content(entry, frozenset(rest), spans, "verb-that", addressee_of(verb, entry, rest)) if spans else None


_SAY = word_set("attributions.csv", "claiming_verb")
"""Verbs of saying that hardly ever have a thing for an object (Quirk et al. 1985, 16.31)."""


def _opens_clause(verb: Token) -> bool:
    """Whether what the parser took for such a verb's object has a verb after it: "said an accord it made expired"."""
    objects = [child for child in children(verb, "dobj") if child.left_edge.i == verb.i + 1]
    if not objects or objects[0].ent_type_ in {"DATE", "TIME"} or objects[0].pos_ == "PRON":
        return False
    rest = takewhile(lambda token: not token.is_punct, verb.doc[objects[0].i + 1 : verb.sent.end])
    return any(token.tag_ in FINITE_TAGS or token.tag_ == "VBN" for token in rest)


_TEMPORAL_TOO = word_set("attributions.csv", "circumstance")


def _asked(verb: Token, *, asking: bool) -> list[Token]:
    """The question right after a verb that the parser took for an adverbial clause: "wonders when it will end".

    What begins with "when", "where" or "if" is one only after verbs of asking.
    """
    told = children(verb, "dobj", "dative")
    after = told[-1].right_edge.i + 1 if told and told[-1].i > verb.i else verb.i + 1
    return [
        child
        for child in children(verb, "advcl")
        if child.left_edge.i == after
        and (child.left_edge.tag_ in WH or child.left_edge.lower_ in {"whether", "if"})
        and (asking or child.left_edge.lower_ not in _TEMPORAL_TOO)
    ]


def _strayed_clause(scene: Scene, verb: Token) -> Token | None:
    """The that-clause right after a participle's phrase that the parser hung higher up ("for saying in June that")."""
    after = verb.right_edge.i + 1
    if after >= len(scene.doc) or scene.doc[after].lower_ != "that" or scene.doc[after].dep_ != "mark":
        return None
    clause = scene.doc[after].head
    higher = clause.dep_ in {"ccomp", "advcl"} and clause.head.is_ancestor(verb) and clause.head.pos_ in {"AUX", "VERB"}
    return clause if higher and subject_of(clause) is not None and not children(clause.head, "acomp") else None


def _of_clause(scene: Scene, entry: CueEntry, clause: Token, addressee: int | None = None) -> Content | None:
    tokens = {token.i for token in clause.subtree if not token.is_space}
    spans = spans_of(scene.text, scene.doc, inside(scene, clause, tokens))
    return Content(entry, frozenset(tokens), spans, "verb-that", addressee) if spans else None


def _is_wh(clause: Token) -> bool:
    return any(token.tag_ in WH or token.lower_ in {"whether", "if"} for token in clause.subtree if token.i <= clause.i)


def _passive_that(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """ "It was announced that", "He is said to have": the content of a passive cue."""
    if "c" not in entry.frames or (not children(verb, "nsubjpass", "csubjpass") and not children(verb, "auxpass")):
        return None
    subjects = children(verb, "nsubjpass")
    if entry.attribution != "speech" and entry.lemma not in {"believe", "think"}:
        return None
    raised = [child for child in children(verb, "xcomp") if infinitive(child)]
    if raised and subjects and "a" not in entry.frames and "i" not in entry.frames:
        tokens = {token.i for top in (*subjects, *raised) for token in top.subtree if not token.is_space}
        tokens = inside(scene, verb, tokens)
        spans = spans_of(scene.text, scene.doc, tokens)
        return Content(entry, frozenset(tokens), spans, "passive-raising", raised=True) if spans else None
    return None


def parenthetical(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """The clause a reporting clause is put into or after: "The vote, she said, is void"; "as she put it"."""
    if "c" not in entry.frames or subject_of(verb) is None or children(verb, "ccomp"):
        return None
    if children(verb, "dobj") and not entry.lemma.endswith(" it"):
        return None
    host = verb.head
    if host.i == verb.i or host.pos_ not in {"VERB", "AUX"}:
        return None
    marks = {mark.lower_ for mark in children(verb, "mark", "advmod")}
    if _is_comment_clause(verb, entry):
        return None
    if verb.dep_ == "advcl" and marks == {"as"}:
        rule = "as-clause"
    elif verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and not marks and _set_off(scene, verb)):
        rule = "parenthetical"
    else:
        return None
    own = {token.i for token in verb.subtree}
    tokens = {token.i for token in host.subtree if not token.is_space} - own
    tokens = inside(scene, verb, tokens)
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, rule) if spans else None


_GOING_ON = word_set("attributions.csv", "stage_verb")
"""Verbs that report only after words: "as the war continues" reports nothing."""


def _is_comment_clause(verb: Token, entry: CueEntry) -> bool:
    """Whether a clause put in only comments: "you know", "I mean", "as you can see" (Quirk et al. 1985, 15.53)."""
    subject = subject_of(verb)
    if entry.attribution == "thought" and entry.act == "know":
        return True
    if verb.dep_ == "advcl" and entry.lemma in _GOING_ON:
        return True
    if verb.dep_ == "advcl" and (entry.attribution != "speech" or first_person(subject) or not entry.frames & {"q"}):
        return True
    return subject is not None and (subject.lower_ in _HEARERS or verb.lemma_ == "mean")


_HEARERS = frozenset({"you", "us"})
"""Who is told or asked to think of it: "you know", "let us recall"."""


def _set_off(scene: Scene, verb: Token) -> bool:
    edges = (verb.left_edge.i - 1, verb.right_edge.i + 1)
    return any(0 <= edge < len(scene.doc) and scene.doc[edge].text in {",", "–", "—", "-"} for edge in edges) and (
        verb.right_edge.i - verb.left_edge.i < 8
    )
