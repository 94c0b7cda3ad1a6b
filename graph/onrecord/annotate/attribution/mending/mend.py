"""Parses mended before cues are read: what a small parser hangs in the wrong place, by rules of grammar.

Nothing is mended on the ground of words alone: each rule asks for a cue, for its tense or its frame, and
for something that the wrong reading cannot explain (a clause without a subject, a thing that speaks).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.mending.closing import mend_closings
from onrecord.annotate.attribution.mending.coordination import mend_coordination
from onrecord.annotate.attribution.mending.heavy import mend_heavy
from onrecord.annotate.attribution.mending.nominal import mend_agents, mend_agents_apart, mend_passives
from onrecord.annotate.attribution.mending.noun_clause import mend_noun_clauses
from onrecord.annotate.attribution.mending.opening import mend_openings, mend_predicates, mend_relative_roots
from onrecord.annotate.attribution.mending.parenthesis import mend_parentheses
from onrecord.annotate.attribution.mending.participle import behind_comma, mend_participles
from onrecord.annotate.attribution.mending.tense import TENSED, quoted_apart
from onrecord.annotate.attribution.mending.words import Words
from onrecord.annotate.parse.clause import children, subject_of
from onrecord.annotate.parse.day import mend_days
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.parse.subject_list import join_subjects
from onrecord.names.word_list import word_set

_CONNECTIVES = word_set("attributions.csv", "connective")

_FAR = 12
"""Words within which a clause's verb is looked for after its subject."""


def mend(scene: Scene, lexicon: Lexicon) -> None:
    """Corrects in the parse the heads of clauses that belong to a cue, or that the parser hung on one by mistake."""
    doc, words = scene.doc, Words.of(scene)
    mend_days(scene)
    join_subjects(scene)
    reporting = words.with_clause_before()
    mend_relative_roots([verb for verb in reporting if verb.dep_ == "ROOT" and verb.pos_ in {"VERB", "AUX"}])
    mend_openings(doc, words.tensed)
    mend_closings(doc, lexicon, words.tensed)
    _mend_series(doc, lexicon, [verb for verb in words.with_clause_before() if verb.tag_ in TENSED])
    mend_parentheses(doc, lexicon, words.verbs)
    mend_heavy(doc, lexicon, words.verbs)
    _mend_objects(doc, lexicon, words.verbs)
    _mend_addressees(lexicon, words.verbs)
    mend_participles(doc, lexicon, words.participles)
    mend_noun_clauses(lexicon, words.clauses)
    mend_agents(words.nouns, lexicon)
    mend_passives(scene)
    mend_agents_apart(scene)
    mend_predicates(doc, words.clauses)
    mend_coordination(doc, lexicon, words)


def _mend_series(doc: Doc, lexicon: Lexicon, reporting: list[Token]) -> None:
    """A clause that the parser took for the content of a verb after it is set free where it cannot be.

    "She raised concerns, noted that they grew, and left": "noted" has no subject of its own, so what
    stands before it is no content but the first of a series. "He said that A grew, B fell and C stood":
    "fell" reports nothing, so "said" is no content of it, and B is. "Keldmark denounced it, Norvania urged both to go"
    are two.
    """
    for verb in reporting:
        before = [child for child in children(verb, "ccomp") if child.i < verb.i and child.tag_ in TENSED]
        if not before or quoted_apart(doc, before[-1], verb):
            continue
        first = before[-1]
        if not any(token.text == "," for token in doc[first.i : verb.i]) or subject_of(first) is None:
            continue
        is_cue = bool(lexicon.find("verb", verb.lemma_.lower()))
        own = subject_of(verb) is not None
        goes_on = _wants(verb) and not _follows_marks(doc, verb) if own else first.tag_ == verb.tag_
        if is_cue and goes_on:
            _hang(verb, first)
        elif not is_cue and own and lexicon.find("verb", first.lemma_.lower()):
            content = [child for child in children(first, "ccomp") if child.i > first.i and children(child, "mark")]
            if content:
                _hang(verb, first, content[-1])


def _wants(verb: Token) -> bool:
    """Whether a cue has whom it turns to and what it wants of them behind it: "Keldmark urged Norvania to go"."""
    wanted = [child for child in children(verb, "xcomp", "ccomp") if child.i > verb.i and child.tag_ == "VB"]
    return bool(wanted) and any(aux.lower_ == "to" for aux in children(wanted[0], "aux"))


def _follows_marks(doc: Doc, verb: Token) -> bool:
    """Whether closing marks and a comma inside them stand before a reporting clause: ``“We go,” he urged``."""
    return any(doc[place].is_quote and doc[place - 1].text == "," for place in range(verb.sent.start + 1, verb.i))


def _mend_objects(doc: Doc, lexicon: Lexicon, verbs: list[Token]) -> None:
    """A noun that the parser took for a cue's object becomes the subject of the clause it opens.

    In "warning a delay could harm trade" and "They found the price exceeded its limit" the verb right
    after the noun has no subject of its own: the noun is it, and the clause is what the cue reports.
    """
    for cue in verbs:
        if not any("c" in entry.frames for entry in lexicon.find("verb", cue.lemma_.lower())):
            continue
        for noun in children(cue, "dobj"):
            clause = _verb_after(doc, noun)
            if clause is not None and _is_misread_participle(cue, clause):
                cue.head, cue.dep_ = clause.head, "advcl"
                clause.head = cue
            if noun.i < cue.i or clause is None or subject_of(clause) is not None or clause.i == cue.i:
                continue
            if clause.is_ancestor(cue) or not (clause.head.i == cue.i or clause.head.is_ancestor(cue)):
                continue
            clause.head, clause.dep_ = cue, "ccomp"
            for between in doc[noun.right_edge.i + 1 : clause.i]:
                if between.head.i == cue.i:
                    between.head = clause
            noun.head, noun.dep_ = clause, "nsubj"


def _is_misread_participle(cue: Token, clause: Token) -> bool:
    """Whether a participle behind a comma was taken for the subject of what it reports: ", warning a delay could"."""
    subject = cue.dep_ == "csubj" and cue.head.i == clause.i and clause.head.i < cue.i
    return subject and behind_comma(cue)


def _verb_after(doc: Doc, noun: Token) -> Token | None:
    """The finite verb whose words come right after a noun phrase, with nothing that joins between."""
    place = noun.right_edge.i + 1
    while place < len(doc) and doc[place].pos_ == "ADV":
        place += 1
    if place >= len(doc):
        return None
    first = doc[place]
    if first.tag_ not in TENSED and first.tag_ != "MD":
        first = _first_tensed(doc, noun, place)
    modal = first.tag_ == "MD" and first.dep_ == "aux"
    if not modal and not (first.tag_ in TENSED and first.dep_ in {"ccomp", "conj", "advcl", "parataxis"}):
        return None
    if doc[place].sent.start != noun.sent.start:
        return None
    return first.head if modal else first


def _first_tensed(doc: Doc, noun: Token, place: int) -> Token:
    """The next word that carries tense, if no mark and no conjunction stands before it; else the word at ``place``."""
    for token in doc[place : min(place + _FAR, len(doc))]:
        if token.is_punct or token.lower_ in _CONNECTIVES:
            break
        if token.tag_ in TENSED or token.tag_ == "MD":
            verb = token.head if token.dep_ == "aux" else token
            return token if verb.dep_ == "conj" and verb.head.i == noun.head.i else doc[place]
    return doc[place]


def _mend_addressees(lexicon: Lexicon, verbs: list[Token]) -> None:
    """What is told hangs on "told" where the parser took it for a relative clause of who is told.

    "She told the station she had gone": no relative pronoun, and a subject of its own.
    """
    for cue in verbs:
        if not any({"a", "c"} <= entry.frames for entry in lexicon.find("verb", cue.lemma_.lower())):
            continue
        if children(cue, "ccomp"):
            continue
        told = children(cue, "dobj", "dative")
        if not told or told[0].i < cue.i:
            continue
        for clause in [token for token in told[0].subtree if token.dep_ == "relcl"]:
            opening = clause.left_edge
            marked = opening.lower_ == "that" and opening.dep_ == "mark"
            if subject_of(clause) is not None and (marked or opening.tag_ not in {"WDT", "WP", "WRB", "IN", "WP$"}):
                clause.head, clause.dep_ = cue, "ccomp"
                break


def _hang(verb: Token, first: Token, under: Token | None = None) -> None:
    """``first`` takes the place of ``verb``, which becomes the next of its series, or of ``under``'s."""
    above, label = verb.head, verb.dep_
    first.head, first.dep_ = (first, "ROOT") if above.i == verb.i else (above, label)
    verb.head, verb.dep_ = under or first, "conj"
