"""What a reporting verb reports: a quotation, a clause, an infinitive, a phrase or its object."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.clause import (
    RELATIVES,
    children,
    finite,
    first_person,
    infinitive,
    passive,
    spans_of,
    subject_of,
    subtree_tokens,
)
from onrecord.annotate.cue import CueEntry
from onrecord.annotate.quotation import Quotation
from onrecord.annotate.role import can_speak
from onrecord.annotate.scene import Scene
from onrecord.document import Span, Spans

_PLAIN_ACTS = frozenset({"say", "report", "quote", "discuss", "show", "suggest", "prove", "describe", "answer"})
"""Acts whose verb with a mere object ("quoted a report", "showed a film") attributes nothing."""

_WH = frozenset({"WDT", "WP", "WP$", "WRB"})


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


def content_of(scene: Scene, verb: Token, entries: tuple[CueEntry, ...], quotations: list[Quotation]) -> Content | None:
    """The content of a reporting verb in this place, or ``None`` where it reports nothing."""
    if quotations:
        entry = _reading(entries, "q") or entries[0]
        return _quoted(scene, verb, entry, quotations)
    for entry in _preferred(verb, entries):
        found = (
            _clause(scene, verb, entry)
            or _parenthetical(scene, verb, entry)
            or _infinitive(scene, verb, entry)
            or _predicate(scene, verb, entry)
            or ("o" in entry.frames and _object(scene, verb, entry))
            or _prepositional(scene, verb, entry)
        )
        if found:
            return found
    return None


def _reading(entries: tuple[CueEntry, ...], frame: str) -> CueEntry | None:
    return next((entry for entry in entries if frame in entry.frames), None)


_PEOPLE = frozenset({"PERSON", "NORP"})


def _preferred(verb: Token, entries: tuple[CueEntry, ...]) -> list[CueEntry]:
    """The readings in the order to try: things show, people say."""
    subject = subject_of(verb)
    if len(entries) > 1 and subject is not None and entries[-1].attribution == "evidence":
        thing = subject.pos_ in {"NOUN", "PRON", "DET"} and subject.ent_type_ not in _PEOPLE
        if thing and subject.lower_ not in {"he", "she", "i", "we", "they", "you", "who"}:
            return [entries[-1], *entries[:-1]]
    return list(entries)


def _quoted(scene: Scene, verb: Token, entry: CueEntry, quotations: list[Quotation]) -> Content:
    spans: list[Span] = []
    spans.extend(quotation.span for quotation in quotations)
    tokens = frozenset(index for span in spans for index in scene.indices(span))
    before = all(quotation.end <= verb.idx for quotation in quotations)
    after = all(quotation.start > verb.idx for quotation in quotations)
    rule = "quotation-verb" if before else "verb-quotation" if after else "split-quotation"
    clause = _clause_tokens(scene, verb) if after else set()
    extra = clause - tokens
    if after and extra and clause & tokens and min(extra) < verb.i and _is_fragment(scene, quotations[0]):
        whole = (clause | tokens) - _cue_zone(verb, clause | tokens)
        return Content(entry, frozenset(whole), spans_of(scene.text, scene.doc, whole), "parenthetical")
    if extra and clause & tokens and len(extra) <= 3 * len(tokens) and min(extra) > verb.i:
        tokens = frozenset(clause | tokens)
        spans = list(spans_of(scene.text, scene.doc, tokens))
        rule = "verb-that"
    return Content(entry, tokens, tuple(sorted(spans)), rule, _addressee(verb, entry, tokens))


def _is_fragment(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation begins in the middle of a sentence."""
    return scene.text[quotation.inner[0] : quotation.inner[0] + 1].islower()


def _clause_tokens(scene: Scene, verb: Token) -> set[int]:
    """The tokens of the verb's finite complement, held to the quotation the verb stands in."""
    found: set[int] = set()
    complements = children(verb, "ccomp")
    later = [child for child in complements if child.i > verb.i]
    for child in later or complements:
        if child.i < verb.i and _own_words(verb):
            continue
        found |= {token.i for token in subtree_tokens(child) if not token.is_space}
    return _inside(scene, verb, found)


def _own_words(verb: Token) -> bool:
    """Whether a complement before the verb is really the clause the verb belongs to."""
    return bool(verb.dep_ in {"advcl", "acl", "relcl"} and not subject_of(verb))


def _inside(scene: Scene, verb: Token, indices: set[int]) -> set[int]:
    around = scene.around(verb)
    if around:
        quotation = scene.quotations[around[-1]]
        return {index for index in indices if quotation.holds(scene.doc[index].idx, scene.doc[index].idx + 1)}
    section = scene.section_of(verb.idx)
    if section is None:
        return indices
    return {index for index in indices if section.start <= scene.doc[index].idx < section.end}


def _clause(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    if not entry.frames & {"c", "w"}:
        return None
    complements = [child for child in children(verb, "ccomp") if not (child.i < verb.i and _own_words(verb))]
    if entry.lemma == "make clear":
        complements = [
            below for child in children(verb, "ccomp", "acomp", "oprd") for below in children(child, "ccomp", "acl")
        ]
        return _of_clause(scene, entry, complements[-1]) if complements else None
    if not complements:
        return _passive_that(scene, verb, entry)
    clause = complements[-1]
    if clause.i < verb.i and "q" not in entry.frames:
        return None
    if "c" not in entry.frames and not _is_wh(clause):
        return None
    if infinitive(clause) and "i" not in entry.frames:
        return None
    shown = entry.attribution == "evidence" and subject_of(clause) is not None
    if not finite(clause) and not infinitive(clause) and not scene.around(clause) and not shown:
        return None
    if not subject_of(clause) and clause.tag_ in {"VBG"} and clause.i > verb.i:
        return None
    tokens = _clause_tokens(scene, verb)
    tokens = _widened(scene, verb, tokens)
    spans = spans_of(scene.text, scene.doc, tokens - _cue_zone(verb, tokens))
    if not spans:
        return None
    if len(spans) == 1 and scene.words(spans[0]) < 2 and clause.pos_ in {"PRON", "DET", "SCONJ"}:
        return None
    rule = "verb-infinitive" if infinitive(clause) else "verb-that" if clause.i > verb.i else "clause-verb"
    return Content(entry, frozenset(tokens), spans, rule, _addressee(verb, entry, tokens))


def _of_clause(scene: Scene, entry: CueEntry, clause: Token) -> Content | None:
    tokens = {token.i for token in clause.subtree if not token.is_space}
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, "verb-that") if spans else None


def _widened(scene: Scene, verb: Token, tokens: set[int]) -> set[int]:
    """The tokens with every quotation they cut into made whole."""
    for quotation in scene.siblings(verb):
        inside = scene.indices(quotation.span)
        if (
            inside & tokens
            and not inside <= tokens
            and verb.i not in inside
            and len(inside & tokens) * 2 >= len(inside)
        ):
            tokens = tokens | inside
    return tokens


def _cue_zone(verb: Token, tokens: set[int]) -> set[int]:
    """What belongs to the reporting clause where it stands inside its content ("The vote, she said, is")."""
    if not tokens or not min(tokens) < verb.i < max(tokens):
        return set()
    return {token.i for child in verb.children if child.dep_ != "ccomp" for token in child.subtree} | {verb.i}


def _is_wh(clause: Token) -> bool:
    return any(
        token.tag_ in _WH or token.lower_ in {"whether", "if"} for token in clause.subtree if token.i <= clause.i
    )


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
        tokens = _inside(scene, verb, tokens)
        spans = spans_of(scene.text, scene.doc, tokens)
        return Content(entry, frozenset(tokens), spans, "passive-raising", raised=True) if spans else None
    return None


def _parenthetical(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """The clause a reporting clause is put into or after: "The vote, she said, is void"; "as she put it"."""
    if "c" not in entry.frames or subject_of(verb) is None or children(verb, "ccomp"):
        return None
    if children(verb, "dobj") and not entry.lemma.endswith(" it"):
        return None
    host = verb.head
    if host is verb or host.pos_ not in {"VERB", "AUX"}:
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
    tokens = _inside(scene, verb, tokens)
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, rule) if spans else None


def _is_comment_clause(verb: Token, entry: CueEntry) -> bool:
    """Whether a clause put in only comments: "you know", "I mean", "as you can see" (Quirk et al. 1985, 15.53)."""
    subject = subject_of(verb)
    if entry.attribution == "thought" and entry.act == "know":
        return True
    if verb.dep_ == "advcl" and (entry.attribution != "speech" or first_person(subject) or not entry.frames & {"q"}):
        return True
    return subject is not None and (subject.lower_ == "you" or verb.lemma_ == "mean")


def _set_off(scene: Scene, verb: Token) -> bool:
    edges = (verb.left_edge.i - 1, verb.right_edge.i + 1)
    return any(0 <= edge < len(scene.doc) and scene.doc[edge].text in {",", "–", "—", "-"} for edge in edges) and (
        verb.right_edge.i - verb.left_edge.i < 8
    )


def _infinitive(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    if "i" not in entry.frames:
        return None
    found = [child for child in children(verb, "xcomp", "ccomp", "advcl") if infinitive(child) and child.i > verb.i]
    found = [child for child in found if child.dep_ != "advcl" or "a" in entry.frames]
    if not found:
        return None
    tokens = {token.i for token in subtree_tokens(found[0]) if not token.is_space}
    tokens = _widened(scene, verb, _inside(scene, verb, tokens))
    spans = spans_of(scene.text, scene.doc, tokens)
    if not spans:
        return None
    return Content(entry, frozenset(tokens), spans, "verb-infinitive", _addressee(verb, entry, tokens))


def _predicate(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """An object with what is said of it: "described the vote as a sham", "called it a sham"."""
    parts: list[Token] = []
    objects = children(verb, "dobj", "nsubjpass")
    if verb.dep_ == "amod" or (verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN"):
        return None  # "a body called the Council" names, nobody speaks
    if "o:as" in entry.frames and objects:
        inner = [below for object_ in objects for below in children(object_, "prep")]
        parts = [child for child in (*children(verb, "prep"), *inner) if child.lower_ == "as" and child.i > verb.i]
    if "o:of" in entry.frames and objects:
        parts = [child for child in children(verb, "prep") if child.lower_ == "of" and child.i > verb.i]
    if "o:to" in entry.frames and objects:
        parts = [child for child in children(verb, "xcomp") if child.i > verb.i]
    if "n" in entry.frames and not parts:
        parts = children(verb, "oprd")
        small = [child for child in children(verb, "ccomp") if child.tag_ not in {"VBD", "VBZ", "VBP", "MD"}]
        if small and subject_of(small[0]) is not None and not children(small[0], "mark", "aux"):
            parts, objects = small, []
    if not parts:
        return None
    if any(children(part, "pcomp") for part in parts) and entry.act == "quote":
        return None
    objects = [child for child in objects if child.tag_ not in _WH and child.lower_ not in RELATIVES]
    tokens = {token.i for top in (*objects, *parts) for token in top.subtree if not token.is_space}
    if verb.i in tokens:
        return None
    if not objects:
        tokens -= {part.i for part in parts if part.dep_ == "prep"}
    tokens = _widened(scene, verb, _inside(scene, verb, tokens))
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, "verb-predicate") if spans else None


def _prepositional(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    wanted = set(entry.prepositions)
    if " " in entry.lemma:
        wanted.add(entry.lemma.split()[-1])
    if not wanted:
        return None
    for phrase in children(verb, "prep"):
        if phrase.lower_ not in wanted or phrase.i < verb.i:
            continue
        objects = children(phrase, "pobj", "pcomp")
        if not objects:
            continue
        addressed = [child for child in children(verb, "xcomp") if infinitive(child)]
        if addressed and phrase.lower_ in {"on", "upon"}:
            tokens = {token.i for token in addressed[0].subtree if not token.is_space}
            spans = spans_of(scene.text, scene.doc, _inside(scene, verb, tokens))
            return Content(entry, frozenset(tokens), spans, "verb-infinitive", objects[0].i) if spans else None
        if phrase.lower_ in {"on", "upon"} and entry.lemma.startswith("call"):
            nested = [child for child in children(objects[0], "acl", "relcl") if infinitive(child)]
            if nested:
                tokens = {token.i for token in nested[0].subtree if not token.is_space}
                spans = spans_of(scene.text, scene.doc, tokens)
                return Content(entry, frozenset(tokens), spans, "verb-infinitive", objects[0].i) if spans else None
            continue
        if _is_time(objects[0]):
            continue
        tokens = _inside(scene, verb, {token.i for token in objects[0].subtree if not token.is_space})
        tokens = _widened(scene, verb, tokens)
        spans = spans_of(scene.text, scene.doc, tokens)
        if spans and _substantial(objects[0]):
            return Content(entry, frozenset(tokens), spans, "verb-preposition", _addressee(verb, entry, tokens))
    return None


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _substantial(head: Token) -> bool:
    return head.pos_ != "PRON" or head.tag_ in _WH


def _object(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """What an act is about where no words are given: "rejected the results"."""
    if "o" not in entry.frames or entry.attribution != "speech" or entry.act in _PLAIN_ACTS:
        return None
    if not _is_verb_phrase(verb):
        return None
    objects = [child for child in children(verb, "dobj") if child.i > verb.i or child.tag_ in _WH]
    if passive(verb) and not objects:
        if not children(verb, "agent"):
            return None
        objects = children(verb, "nsubjpass")
    if not objects and verb.conjuncts:
        later = [
            other for other in verb.conjuncts if other.i > verb.i and children(other, "dobj") and other.dep_ == "conj"
        ]
        later = [other for other in later if not subject_of(other) and other.i - verb.i <= 4]
        objects = children(later[0], "dobj") if later else []
    if not objects or _is_time(objects[0]) or objects[0].lower_ in {"itself", "himself", "herself", "themselves"}:
        return None
    if objects[0].tag_ in _WH or objects[0].lower_ in {"that", "which"}:
        return None
    grounds = [child for child in children(verb, "prep") if child.lower_ in entry.prepositions and child.i > verb.i]
    tokens = {token.i for top in (objects[0], *grounds) for token in top.subtree if not token.is_space}
    if verb.i in tokens:
        return None
    tokens = _widened(scene, verb, _inside(scene, verb, tokens))
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, "verb-object") if spans else None


def _is_verb_phrase(verb: Token) -> bool:
    """Whether a participle is part of a verb phrase: "have rejected", but not "recognized lands"."""
    if verb.dep_ == "amod":
        return False
    if verb.tag_ != "VBN" or children(verb, "aux", "auxpass"):
        return True
    return verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and _is_verb_phrase(verb.head)


def _addressee(verb: Token, entry: CueEntry, tokens: AbstractSet[int]) -> int | None:
    if "a" in entry.frames:
        for child in children(verb, "dobj", "dative", "nsubjpass"):
            if child.i not in tokens and child.pos_ in {"NOUN", "PROPN", "PRON"} and not _is_time(child):
                return child.i
    for phrase in children(verb, "prep", "dative"):
        objects = children(phrase, "pobj")
        if phrase.lower_ in {"on", "upon"} and entry.lemma in {"call on", "call upon"} and objects:
            return objects[0].i
        if phrase.lower_ != "to" or not objects or entry.attribution != "speech":
            continue
        if not {phrase.i, objects[0].i} & tokens and can_speak(objects[0]) and not _is_time(objects[0]):
            return objects[0].i
    return None
