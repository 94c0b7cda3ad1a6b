"""That-clauses that the parser hangs on another noun or verb than the one they belong to."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.clause import children, infinitive, subject_of
from onrecord.names.word_list import word_set

_TEXTS = word_set("attributions.csv", "saying") | word_set("attributions.csv", "occasion")
_NEW = word_set("attributions.csv", "beside_new_text")
_TIMES = word_set("attributions.csv", "measure_of_time") | {"end", "moment", "now"}
_OCCASIONAL = word_set("attributions.csv", "before_occasion")


def mend_noun_clauses(lexicon: Lexicon, clauses: list[Token]) -> None:
    """A that-clause hangs on the noun right before it that takes one, or on the cue whose phrase stands between.

    "There was no comment on the announcement by Tal that it will go": it was announced. "She had insisted
    during the campaign that it will go": a campaign takes no such clause, and "insisted" lacks its own. So does
    "said" in "said in a statement that it will go", whatever the noun takes: it is new there, and nothing but a place.
    """
    for clause in clauses:
        _mend_infinitive(clause, lexicon)
        _mend_colon(clause, lexicon)
        if clause.dep_ not in {"acl", "relcl", "ccomp", "advcl"}:
            continue
        if clause.dep_ == "advcl":
            _mend_opening(clause, lexicon)
            continue
        if clause.head.i > clause.i or subject_of(clause) is None:
            continue
        mark = next((each for each in children(clause, "mark") if each.lower_ == "that"), None) or _mark_of(clause)
        if mark is None or mark.i != clause.left_edge.i:
            continue
        noun = clause.head
        if noun.pos_ == "VERB" and clause.dep_ == "ccomp":
            _mend_object_clause(clause, mark, lexicon)
            continue
        if noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        placed = noun.dep_ == "pobj" and noun.head.lower_ in _OCCASIONAL and clause.dep_ != "relcl"
        if placed and (_new_text(noun) or not _takes_clause(noun, lexicon)):
            cue = noun.head.head
            readings = lexicon.find("verb", cue.lemma_.lower())
            if any({"c", "q"} <= entry.frames for entry in readings) and not children(cue, "ccomp", "dobj"):
                clause.head, clause.dep_ = cue, "ccomp"
                continue
        if _takes_clause(noun, lexicon):
            nearer = [each for each in noun.doc[noun.i + 1 : mark.i] if _takes_clause(each, lexicon)]
            if nearer and nearer[-1].right_edge.i == mark.i - 1 and noun.is_ancestor(nearer[-1]):
                clause.head = nearer[-1]


def _new_text(noun: Token) -> bool:
    """Whether words are said in a text or on an occasion that is told of for the first time: "in a statement"."""
    return noun.lemma_.lower() in _TEXTS and any(child.lower_ in _NEW for child in noun.children)


def _mend_object_clause(clause: Token, mark: Token, lexicon: Lexicon) -> None:
    """A that-clause right behind an object that takes one is the object's: "welcomed the pledge by Tal that it"."""
    verb = clause.head
    if any("a" in entry.frames for entry in lexicon.find("verb", verb.lemma_.lower())):
        return  # "warned the press that": whom it is told to
    for noun in children(verb, "dobj"):
        if noun.i < verb.i or not _takes_clause(noun, lexicon):
            continue
        end = noun.right_edge.i
        holders = [each for each in children(verb, "prep", "agent") if each.left_edge.i == end + 1]
        held = [each for each in holders if each.lower_ in {"by", "from", "of"} and each.right_edge.i == mark.i - 1]
        if held:
            held[0].head, held[0].dep_ = noun, "prep"
        if held or end == mark.i - 1:
            clause.head, clause.dep_ = noun, "acl"


def _takes_clause(noun: Token, lexicon: Lexicon) -> bool:
    return noun.pos_ == "NOUN" and any("c" in entry.frames for entry in lexicon.find("noun", noun.lemma_.lower()))


def _mark_of(clause: Token) -> Token | None:
    """The "that" that the parser took for a clause's second object: "its demand that he hand over a ship"."""
    objects = children(clause, "dobj")
    if clause.dep_ != "relcl" or len(objects) < 2 or objects[0].lower_ != "that" or objects[0].tag_ != "IN":
        return None
    objects[0].dep_ = "mark"
    return objects[0]


def _mend_opening(clause: Token, lexicon: Lexicon) -> None:
    """A phrase that opens a sentence keeps its noun's clause: "Despite warnings by Tal that it would go, it stayed".

    The parser takes the preposition for a part of the clause behind the noun.
    """
    mark = next((each for each in children(clause, "mark") if each.lower_ == "that"), None)
    phrase = clause.left_edge
    before = mark.doc[mark.i - 1] if mark is not None else clause
    if mark is not None and mark.i == phrase.i and _takes_clause(before, lexicon) and children(before, "poss"):
        clause.head, clause.dep_ = before, "acl"  # "met after Norvania's complaint that it was left out"
        return
    if mark is None or phrase.dep_ != "prep" or phrase.head.i != clause.i or phrase.right_edge.i != mark.i - 1:
        return
    for noun in children(phrase, "pobj"):
        if _takes_clause(noun, lexicon):
            phrase.head, clause.head, clause.dep_ = clause.head, noun, "acl"


def _mend_colon(clause: Token, lexicon: Lexicon) -> None:
    """What stands behind a colon is what a saying is told to be: "Its message was clear: the port is not for sale"."""
    said = clause.head
    if clause.dep_ != "ccomp" or clause.lemma_ not in _TELLING or said.i < clause.i or not children(clause, "acomp"):
        return
    noun = subject_of(clause)
    between = said.doc[clause.right_edge.i + 1 : said.left_edge.i] or said.doc[clause.i + 1 : said.i]
    colon = next((token for token in between if token.text == ":"), None)
    if noun is None or colon is None or not _takes_clause(noun, lexicon) or subject_of(said) is None:
        return
    head, label = (clause, "ROOT") if said.head.i == said.i else (said.head, said.dep_)
    clause.head, clause.dep_ = head, label
    said.head, said.dep_ = clause, "ccomp"
    for token in children(said, "punct"):
        if token.i <= colon.i:
            token.head = clause


_TELLING = word_set("attributions.csv", "copula")


def _mend_infinitive(verb: Token, lexicon: Lexicon) -> None:
    """An infinitive behind a time is what the cue before it takes: "refused until the end to sign", no end to sign."""
    if verb.dep_ not in {"acl", "relcl"} or verb.tag_ != "VB" or not infinitive(verb):
        return
    time = verb.head
    if time.dep_ != "pobj":
        return
    cue = time.head.head
    timed = time.ent_type_ in {"DATE", "TIME"} or time.lemma_.lower() in _TIMES
    open_cue = cue.pos_ == "VERB" and time.head.i == cue.i + 1 and not children(cue, "xcomp", "dobj")
    if timed and open_cue and any("i" in entry.frames for entry in lexicon.find("verb", cue.lemma_.lower())):
        verb.head, verb.dep_ = cue, "xcomp"
