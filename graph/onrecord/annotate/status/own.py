"""What a clause says of its own act: negation, modal verbs, adverbs, subjects that nobody answers to, questions."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, first_person, subject_of
from onrecord.annotate.status.degree import Degree, Effect
from onrecord.annotate.status.words import effect_of, is_of, words_of
from onrecord.names.word_list import word_set

_POSSIBLE_MODALS = word_set("clauses.csv", "possible_modal")
_EXPECTED_MODALS = word_set("clauses.csv", "expected_modal")
_UNREAL_MODALS = word_set("clauses.csv", "unreal_perfect_modal")
_NEGATIONS = word_set("clauses.csv", "negation")
_OPENING_NEGATIVES = frozenset(phrase.split()[0] for phrase in words_of("negative"))
_INVERTED = frozenset({"do", "be", "have", "can", "will", "may", "would", "could", "should"})


def own_degree(verb: Token, *, with_negation: bool = True) -> Degree:
    """The degree of a clause's act by the words of the clause alone; ``with_negation`` off, all but its negation."""
    if with_negation:
        if _is_no_choice(verb):
            return "asserted"
        if negated(verb):
            return "possible" if _is_hedged(verb) else "negated"
        subject = subject_of(verb)
        if subject is not None and len(children(verb, "nsubj", "nsubjpass")) > 1:
            subject = children(verb, "nsubj", "nsubjpass")[0]  # "Norvania, but not Keldmark, recognised it"
        if subject is not None and _answers_to_none(subject):
            return "unlikely"
        if subject is not None and subject.left_edge.lower_ == "not" and not _is_focus(subject.left_edge):
            one = subject.left_edge.nbor(1).lower_ in _SINGLE
            return "unlikely" if one else "possible"  # "not one member", but "not all members"
        if _negative_object(verb) or _opens_with_negation(verb):
            return "negated"
    adverb = _adverb(verb)
    if adverb != "asserted":
        return adverb
    if _is_condition(verb):
        return (
            "negated"
            if verb.tag_ == "VBN" and "had" in {child.lower_ for child in children(verb, "aux")}
            else "possible"
        )
    if _is_asked(verb):
        return "possible"
    return _by_modal(verb)


_SINGLE = frozenset({"one", "a"})


def _opens_with_negation(verb: Token) -> bool:
    """Whether a negative phrase negates the clause: "At no point did it", "it in no way supports"."""
    if _follows_negative_phrase(verb):
        return True
    before = [child for child in children(verb, "prep", "advmod", "neg") if child.i < verb.i]
    if not before or not _inverted(verb):
        return False
    for child in before:
        effect = effect_of("adverb", child.lower_, "own")
        if effect is not None and child.i < _first_helping(verb):
            return effect == _NEGATIVE
        if any(below.lower_ == "no" for noun in children(child, "pobj") for below in children(noun, "det")):
            return True
    return False


def _follows_negative_phrase(verb: Token) -> bool:
    """Whether "by no means" or the like stands before a verb, with nothing between but its helping verbs."""
    doc = verb.doc
    for place in range(verb.i - 3, max(0, verb.i - 6) - 1, -1):
        if doc[place].lower_ not in _OPENING_NEGATIVES or place < verb.sent.start:
            continue
        if is_of("negative", doc[place : place + 3].text.lower()):
            between = doc[place + 3 : verb.i]
            return all(word.dep_ in {"aux", "auxpass", "advmod", "nsubj"} for word in between)
    return False


_NEGATIVE = Effect("negated", "negated")


def _first_helping(verb: Token) -> int:
    return min((child.i for child in children(verb, "aux", "auxpass")), default=verb.i)


def _inverted(verb: Token) -> bool:
    """Whether a helping verb stands before the subject: "did Norvania recognise"."""
    subject = subject_of(verb)
    return subject is not None and _first_helping(verb) < subject.left_edge.i


def _is_condition(verb: Token) -> bool:
    """Whether an inverted clause stands for one with "if": "Had it condemned the raid", "Should it recognise"."""
    first = verb.doc[_first_helping(verb)]
    opens = first.i == verb.left_edge.i and first.lower_ in {"had", "should", "were"}
    return opens and _inverted(verb) and verb.sent[-1].text != "?"


def _by_modal(verb: Token) -> Degree:
    modals = {child.lower_ for child in children(verb, "aux", "auxpass")}
    if _is_counterfactual(verb, modals):
        return "negated"
    if modals & _POSSIBLE_MODALS:
        return "possible"
    if "had" in modals and any(child.lower_ in {"better", "best"} for child in children(verb, "advmod")):
        return "possible"  # "had better accept"
    if modals & _EXPECTED_MODALS:
        return "expected"
    if "would" in modals or ("'d" in modals and verb.tag_ == "VB"):
        return "asserted" if first_person(subject_of(verb)) or verb.lemma_ == "like" else "possible"
    return "asserted"


def is_unreal(verb: Token) -> bool:
    """Whether a clause tells what would or might be, so that what its subject names need not be there."""
    return any(child.lower_ in _UNREAL_MODALS | _POSSIBLE_MODALS for child in children(verb, "aux"))


def _is_counterfactual(verb: Token, modals: set[str]) -> bool:
    """Whether the clause tells what was not done: "would have condemned", "ought to have", "was to have supported"."""
    if "have" not in modals:
        return False
    planned = "to" in modals and verb.head.lemma_ == "be" and verb.dep_ == "xcomp" and verb.head.tag_ == "VBD"
    return planned or bool(modals & _UNREAL_MODALS)


def negated(verb: Token) -> bool:
    """Whether a verb is negated in its clause: "not", "never", "neither ... nor", "no longer"; not by "not only"."""
    if any(_negates(child, verb) for child in verb.children):
        return True
    return any(
        negation.dep_ == "neg" and not _is_focus(negation)
        for helping in children(verb, "aux", "auxpass")
        for negation in helping.children
    )


def _negates(child: Token, verb: Token) -> bool:
    word = child.lower_
    if word == "much" and child.dep_ == "advmod" and child.i < verb.i:  # "did not so much reject it as ignore it"
        so = [below for below in child.children if below.lower_ == "so"]
        return bool(so) and bool(children(child, "neg") or children(so[0], "neg"))
    if word in _NEGATIONS and (child.dep_ in {"neg", "preconj"} or word in {"never", "nor"}):
        late = child.nbor(1).lower_ in {"until", "till", "before"} and child.i < _first_helping(verb) < verb.i
        return not _is_focus(child) and not (late and _inverted(verb))  # "Not until Friday did it condemn"
    if child.dep_ in {"advmod", "npadvmod"} and word in {"longer", "more"}:
        return any(below.lower_ == "no" for below in child.children)
    yet = word == "yet" and verb.lemma_ in {"have", "be", "remain"} and child.dep_ == "advmod" and child.i > verb.i
    return yet and any(below.dep_ == "xcomp" for below in verb.children)  # "has yet to"


def _is_focus(negation: Token) -> bool:
    """Whether a negation only opens "not only ... but also"."""
    after = negation.i + 1
    return after < len(negation.doc) and is_of("focus", negation.doc[after].lower_)


def _is_no_choice(verb: Token) -> bool:
    """Whether the negation is taken back at once: "could not but condemn"."""
    before = verb.doc[max(verb.i - 2, 0) : verb.i]
    return len(before) == 2 and before[0].lower_ in _NEGATIONS and before[1].lower_ == "but"


def _is_hedged(verb: Token) -> bool:
    """Whether the negation is of an adverb: "does not necessarily support"."""
    return any(child.lower_ in {"necessarily", "always", "fully", "entirely"} for child in children(verb, "advmod"))


def _answers_to_none(subject: Token) -> bool:
    """Whether a subject is nobody, few, or none of a kind: "no state", "hardly anyone"."""
    if is_of("subject", subject.lower_):
        return not any(child.lower_ == "a" for child in subject.children)
    if is_of("determiner", subject.left_edge.lower_) and subject.left_edge.dep_ == "advmod":
        return True  # "hardly any state"
    if subject.lower_ == "one" and any(child.lower_ == "no" for child in subject.children):
        return True
    return any(
        is_of("determiner", child.lower_) and not any(below.lower_ == "a" for below in child.children)
        for child in children(subject, "det", "preconj", "amod", "advmod")
    ) and not any(child.lower_ == "a" for child in children(subject, "det"))


def _negative_object(verb: Token) -> bool:
    """Whether what the verb takes is nothing: "recognizes neither the vote nor its results", "voiced no objection"."""
    if children(verb, "ccomp", "xcomp"):
        return False  # the noun may be the subject of a clause that the parser cut in two
    objects = children(verb, "dobj")
    named = [name for phrase in children(verb, "prep") for name in children(phrase, "pobj")]
    return any(noun.i > verb.i and _is_nothing(noun, {"neither", "no"}) for noun in objects) or any(
        noun.i > verb.i and _is_nothing(noun, {"neither"}) for noun in named
    )


def _is_nothing(noun: Token, words: set[str]) -> bool:
    if noun.lower_ in {"neither", "nothing", "nobody", "none"}:
        return True
    return any(child.lower_ in words for child in children(noun, "det", "preconj", "cc"))


def _adverb(verb: Token) -> Degree:
    """By an adverb right before the verb or its helping verbs, or one of doubt anywhere in its clause."""
    for child in children(verb, "advmod", "neg"):
        effect = effect_of("adverb", child.lower_, "own")
        if effect is not None and (effect.plain == "possible" or _stands_before(child, verb)):
            return effect.plain
    before = verb.doc[verb.i - 2 : verb.i].text.lower() if verb.i > 1 else ""
    return "negated" if before == "all but" else "asserted"


def _stands_before(adverb: Token, verb: Token) -> bool:
    """Whether only helping verbs stand between an adverb and its verb: not in "almost at once condemned"."""
    return adverb.i < verb.i and all(
        between.dep_ in {"aux", "auxpass", "nsubj", "det"} for between in verb.doc[adverb.i + 1 : verb.i]
    )


def _is_asked(verb: Token) -> bool:
    """Whether the clause is a question: "Will Norvania ...?", "Does it recognise the vote?"."""
    if verb.dep_ != "ROOT" or verb.sent[-1].text != "?":
        return False
    subject = subject_of(verb)
    first = next((child for child in verb.children if child.dep_ in {"aux", "auxpass"}), None)
    return subject is not None and first is not None and first.i < subject.i and first.lemma_ in _INVERTED
