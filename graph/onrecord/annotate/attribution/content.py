"""What a cue reports: its content, and the ground rules for finding it in the parse."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak, role_of
from onrecord.annotate.attribution.cue import CueEntry, load_lexicon
from onrecord.annotate.parse.clause import children, infinitive, marked_that, subject_of, subtree_tokens
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span, Spans
from onrecord.names.word_list import word_set

_OF_THE_SAYING = word_set("attributions.csv", "condition_or_reason")
_CONTRASTS = word_set("attributions.csv", "contrast")

WH = frozenset({"WDT", "WP", "WP$", "WRB"})
OCCASIONS = word_set("attributions.csv", "occasion")
"""Nouns for texts and meetings in which words are said (FrameNet Text, Discussion and Communication)."""


@dataclass(frozen=True, slots=True)
class Content:
    """A verb's content: its tokens and spans, the reading of the verb that takes it, and the rule.

    ``raised`` tells that the content begins with the verb's own subject ("He was said to have won").
    """

    entry: CueEntry
    tokens: frozenset[int]
    spans: Spans
    rule: str
    addressee: int | None = None
    raised: bool = False


def clause_tokens(scene: Scene, verb: Token) -> set[int]:
    """The tokens of the verb's finite complement, held to the quotation the verb stands in."""
    found: set[int] = set()
    complements = children(verb, "ccomp")
    later = [child for child in complements if child.i > verb.i]
    for child in later or complements:
        if child.i < verb.i and own_words(verb):
            continue
        apart = [clause for clause in children(child, "advcl") if _another_says(clause)]
        apart += [clause for clause in children(child, "conj") if _another_speaks(child, clause)]
        apart += [*_narrated(scene, verb, child), *_commented(scene, verb, child)]
        found |= {token.i for token in subtree_tokens(child, without=apart) if not token.is_space}
    for more in (*_going_on(verb, later), *_reasons(verb, found)):
        found |= {token.i for token in scene.doc[max(found) + 1 : more.right_edge.i + 1] if not token.is_space}
    return inside(scene, verb, found)


def _going_on(verb: Token, contents: list[Token]) -> list[Token]:
    """Clauses joined to a past cue that are still its content: "said it was late, but he will come"."""
    if not contents or verb.tag_ != "VBD":
        return []
    return [
        more
        for more in children(verb, "conj")
        if more.i > contents[-1].i
        and children(more, "nsubj", "nsubjpass")
        and (
            marked_that(more)
            or any(aux.tag_ in {"MD", "VBZ", "VBP"} for aux in (more, *children(more, "aux", "auxpass")))
        )
    ]


def _reasons(verb: Token, found: set[int]) -> list[Token]:
    """What follows the content at once, with no comma, and gives its reason or condition: "because he was ill"."""
    after = [child for child in children(verb, "advcl", "prep") if found and child.left_edge.i == max(found) + 1]
    return [child for child in after if verb.doc[child.left_edge.i].lower_ in _OF_THE_SAYING]


_SHARES = word_set("attributions.csv", "share_of_people")


def _another_says(clause: Token) -> bool:
    """Whether a clause set against its host is another's: "while critics say that ...", "while 31 per cent do"."""
    marks = {mark.lower_ for mark in children(clause, "mark")}
    first = clause.left_edge
    if "as" in marks and first.lower_ == "even" and first.i and first.nbor(-1).text == "," and clause.tag_ == "VBD":
        return True  # "said it would go, even as it called up troops"
    if not marks & _CONTRASTS:
        return False
    subjects = children(clause, "nsubj")
    counted = any(subject.lower_ in _SHARES for subject in subjects) and clause.doc[clause.left_edge.i - 1].text == ","
    return bool(subjects) and (counted or bool(children(clause, "ccomp")))


def _another_speaks(clause: Token, other: Token) -> bool:
    """Whether a clause behind ", and" is the narrator's: "said it would go, and its minister praised the troops".

    What was said has been put back in time ("would"); the other clause tells what somebody did, who says something.
    """
    put_back = any(aux.lower_ in PUT_BACK for aux in children(clause, "aux"))
    subjects = children(other, "nsubj")
    if not put_back or other.tag_ != "VBD" or not subjects or children(other, "aux", "mark"):
        return False
    before = other.doc[other.left_edge.i - 1]
    behind = before.dep_ == "cc" and before.doc[before.i - 1].text == ","
    return (
        behind
        and subjects[0].pos_ != "PRON"
        and can_speak(subjects[0])
        and bool(load_lexicon().find("verb", other.lemma_.lower()))
    )


_CONCESSIVE = word_set("attributions.csv", "subordinator")
_TEMPORAL = word_set("attributions.csv", "before_participle")


def _narrated(scene: Scene, verb: Token, clause: Token) -> list[Token]:
    """Parts that the parser hangs into the content and that are the narrator's.

    The main clause after one that opens with "While" ("While they say it is safe, the vote is late"),
    and what follows closing marks with "before" or "after" ("said it was “void” before leaving").
    """
    found: list[Token] = []
    if any(mark.lower_ in _CONCESSIVE for mark in children(verb, "mark")) and verb.dep_ == "ROOT":
        for other in children(clause, "conj"):
            joined = any(token.dep_ == "cc" for token in scene.doc[clause.i : other.left_edge.i + 1])
            if children(other, "nsubj", "nsubjpass") and not joined and scene.doc[other.left_edge.i - 1].text == ",":
                found.append(other)
    for phrase in children(clause, "prep", "advcl"):
        mark = phrase if phrase.dep_ == "prep" else next(iter(children(phrase, "mark")), phrase)
        own = children(phrase, "pcomp") if phrase.dep_ == "prep" else [phrase]
        leaves = [below for below in own if below.tag_ == "VBG" and subject_of(below) is None]
        if (
            leaves
            and mark.lower_ in _TEMPORAL
            and phrase.left_edge.i > 0
            and scene.doc[phrase.left_edge.i - 1].text in _CLOSING
        ):
            found.append(phrase)
    return found


def _commented(scene: Scene, verb: Token, clause: Token) -> list[Token]:
    """The clause with "which" at the end of a sentence that is about all of it: "said it would close, which has".

    Its tense tells that it is the narrator's: what was said has been put back in time with its cue.
    """
    tensed = [clause, *children(clause, "aux", "auxpass")]
    if verb.tag_ != "VBD" or not any(word.tag_ == "VBD" or word.lower_ in PUT_BACK for word in tensed):
        return []
    behind = (below for below in clause.subtree if below.dep_ in {"relcl", "advcl"} and below.i >= clause.i)
    return [below for below in behind if not scene.around(below) and _tells_what_came(below, verb)]


def _tells_what_came(clause: Token, verb: Token) -> bool:
    """Whether a clause ends the sentence with ", which has ..."."""
    first = clause.left_edge
    if first.lower_ != "which" or first.dep_ != "nsubj" or first.nbor(-1).text != ",":
        return False
    perfect = any(word.lower_ in _PRESENT_PERFECT for word in (clause, *children(clause, "aux")))
    return perfect and not any(token.is_alpha for token in clause.doc[clause.right_edge.i + 1 : verb.sent.end])


_PRESENT_PERFECT = frozenset({"has", "have"})
PUT_BACK = frozenset({"would", "could", "might", "had"})
_CLOSING = frozenset({"”", '"', "''", "’", "»"})


def own_words(verb: Token) -> bool:
    """Whether a complement before the verb is really the clause the verb belongs to."""
    return bool(verb.dep_ in {"advcl", "acl", "relcl"} and not subject_of(verb))


def inside(scene: Scene, verb: Token, indices: set[int]) -> set[int]:
    """The tokens that stand in the same quotation as the verb, or else in its paragraph."""
    around = scene.around(verb)
    if around and not _is_put_in_marks(scene, verb, scene.quotations[around[-1]].span):
        quotation = scene.quotations[around[-1]]
        return {index for index in indices if quotation.holds(scene.doc[index].idx, scene.doc[index].idx + 1)}
    section = scene.section_of(verb.idx)
    if section is None:
        return indices
    return {index for index in indices if section.start <= scene.doc[index].idx < section.end}


def _is_put_in_marks(scene: Scene, verb: Token, span: Span) -> bool:
    """Whether marks are only round a verb, its subject and object outside: ``Norvania “rejects” the report``."""
    subject, objects = subject_of(verb), children(verb, "dobj")
    held = scene.indices(span)
    return subject is not None and subject.i not in held and bool(objects) and objects[0].i not in held


def widened(scene: Scene, verb: Token, tokens: set[int]) -> set[int]:
    """The tokens with every quotation they cut into made whole."""
    for quotation in scene.siblings(verb):
        within = scene.indices(quotation.span)
        shared = within & tokens
        if not shared or within <= tokens or verb.i in within:
            continue
        if len(shared) * 2 >= len(within) or _runs_over(scene, within, shared):
            tokens = tokens | within
    return tokens


def _runs_over(scene: Scene, within: set[int], shared: set[int]) -> bool:
    """Whether the shared part is the beginning of a quotation that goes on in the next sentence."""
    opened = min(index for index in within if not scene.doc[index].is_quote)
    rest = [index for index in within - shared if index > max(shared) and not scene.doc[index].is_punct]
    return opened in shared and bool(rest) and scene.doc[min(rest)].sent.start > max(shared)


def cue_zone(verb: Token, tokens: set[int]) -> set[int]:
    """What belongs to the reporting clause where it stands inside its content ("The vote, she said, is")."""
    if not tokens or not min(tokens) < verb.i < max(tokens):
        return set()
    return {token.i for child in verb.children if child.dep_ != "ccomp" for token in child.subtree} | {verb.i}


def is_time(token: Token) -> bool:
    """Whether a noun is a date or an hour."""
    return token.ent_type_ in {"DATE", "TIME"}


def addressee_of(verb: Token, entry: CueEntry, tokens: AbstractSet[int]) -> int | None:
    """The index of the noun that names who is told, if anyone is."""
    if "a" in entry.frames:
        for child in children(verb, "dobj", "dative", "nsubjpass"):
            if child.i not in tokens and child.pos_ in {"NOUN", "PROPN", "PRON"} and not is_time(child):
                return child.i
    for phrase in children(verb, "prep", "dative"):
        objects = children(phrase, "pobj")
        if phrase.lower_ in {"on", "upon"} and entry.lemma in {"call on", "call upon"} and objects:
            return objects[0].i
        if phrase.lower_ != "to" or not objects or entry.attribution != "speech":
            continue
        if not {phrase.i, objects[0].i} & tokens and can_speak(objects[0]) and not is_time(objects[0]):
            return objects[0].i
    return None


def in_own_clause(verb: Token) -> bool:
    """Whether a deed is told for its own sake, and not to say which thing is meant: "the embargo imposed in 1962"."""
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not subject_of(verb):
        return in_own_clause(verb.head)
    if verb.dep_ in {"acl", "relcl"} and infinitive(verb):
        return True  # "a plan to impose sanctions"
    return verb.dep_ not in {"acl", "relcl"} and not (verb.dep_ == "advcl" and verb.tag_ == "VBG")


_DEADLINES = word_set("attributions.csv", "deadline_preposition")
_OF_OBJECTS = word_set("attributions.csv", "object_preposition")
_WHERE_OBJECTS = word_set("attributions.csv", "place_preposition")


def belonging(verb: Token, head: Token, *, also: frozenset[str] = frozenset(), wanted: bool = False) -> list[Token]:
    """Phrases and infinitives right after an object that are its own though the parse hangs them on the verb.

    ``also`` are prepositions that this object takes beside those of any: "expressed regret over the ruling".
    What is ``wanted`` has its deadline too: "demanded his release within a week".
    """
    found: list[Token] = []
    end = head.right_edge.i
    for child in children(verb, "prep", "dative", "advcl", "xcomp"):
        first = child.left_edge.i - int(_behind_apposition(child, head))
        if first != end + 1 or not (_may_belong(child, also) or (wanted and child.lower_ in _DEADLINES)):
            continue
        found.append(child)
        end = child.right_edge.i
    return found


def _behind_apposition(child: Token, head: Token) -> bool:
    """Whether a comma stands before a phrase only as a name is put in before it: "the refusal of Tal, its head, to"."""
    before = child.doc[child.left_edge.i - 1]
    return before.text == "," and any(below.dep_ == "appos" for below in head.subtree)


def _may_belong(child: Token, also: frozenset[str]) -> bool:
    if child.dep_ in {"advcl", "xcomp"}:
        return infinitive(child) and child.left_edge.lower_ == "to"
    names = children(child, "pobj", "pcomp")
    if names and is_time(names[0]):
        return False
    if child.lower_ in _OF_OBJECTS:
        return True
    if child.lower_ in also:
        return bool(names) and not is_occasion(names[0])
    return child.lower_ in _WHERE_OBJECTS and bool(names) and role_of(names[0]) is None and not is_occasion(names[0])


def is_occasion(noun: Token) -> bool:
    """Whether a noun names where words were said: "in a letter", "at the meeting"."""
    return noun.lemma_.lower() in OCCASIONS
