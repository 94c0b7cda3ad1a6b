"""Reading a clause off the dependency parse: subjects, complements, negation, modality, spans.

Labels are those of the ClearNLP scheme that spaCy's English models are trained on.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from onrecord.model.document import Span, Spans
from onrecord.model.statement import Status
from onrecord.names.word_list import word_set

_NEGATIVE_SUBJECTS = word_set("clauses.csv", "negative_subject")
_CONDITIONALS = word_set("clauses.csv", "conditional")

CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "parataxis", "csubj"})
RELATIVES = word_set("function_words.csv", "relative")
_NEGATING_HEADS = word_set("clauses.csv", "negating_head")
_EXPECTING_HEADS = word_set("clauses.csv", "expecting_head")
_POSSIBLE_HEADS = word_set("clauses.csv", "possible_head")
_POSSIBLE_MODALS = word_set("clauses.csv", "possible_modal")
_EXPECTED_MODALS = word_set("clauses.csv", "expected_modal")
_NEGATIONS = word_set("clauses.csv", "negation")
COURTESIES = word_set("attributions.csv", "courtesy_noun")
"""Nouns of "I have the honour to state"."""


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def subject_of(verb: Token) -> Token | None:
    """The head of the verb's own grammatical subject, if it has one."""
    found = children(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if not found:  # the parser may hang it on the auxiliary
        found = [below for helping in children(verb, "aux", "auxpass") for below in children(helping, "nsubj")]
    return found[-1] if found else None


FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of words that carry tense."""
"""Tags of words that carry tense."""


def finite(verb: Token) -> bool:
    """Whether a clause's head, or one of its auxiliaries, carries tense."""
    if any(mark.lower_ == "that" for mark in children(verb, "mark")):
        return True  # subjunctives too: "requested that it be circulated"
    auxiliaries = children(verb, "aux", "auxpass", "cop")
    return verb.tag_ in FINITE_TAGS or any(child.tag_ in FINITE_TAGS for child in auxiliaries)


def infinitive(verb: Token) -> bool:
    """Whether the verb is a to-infinitive, perfect ones included ("to have won")."""
    return verb.tag_ in {"VB", "VBN", "VBG"} and any(child.lower_ == "to" for child in children(verb, "aux"))


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    return bool(children(verb, "nsubjpass", "auxpass", "csubjpass", "agent"))


def status_of(verb: Token) -> Status:
    """Whether the clause says that the act took place, did not, may, or is expected to.

    An infinitive takes its status from the verbs above it ("refused to confirm", "is expected to
    announce"); "would like to say" is a polite way of saying it.
    """
    own = _own_status(verb)
    if own != "asserted":
        return own
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not subject_of(verb) and not _auxiliaries(verb):
        return status_of(verb.head)
    if verb.dep_ in {"xcomp", "ccomp"} and any(child.lower_ == "to" for child in children(verb, "aux")):
        return _infinitive_status(verb)
    if verb.dep_ == "advcl" and any(mark.lower_ in _CONDITIONALS for mark in children(verb, "mark")):
        return "possible"
    if verb.dep_ in {"acl", "relcl"} and infinitive(verb) and verb.head.lemma_.lower() in COURTESIES:
        return status_of(verb.head.head)  # "has the honour to state"
    if verb.dep_ in {"acl", "advcl", "relcl"} and infinitive(verb):
        done = verb.dep_ == "advcl" and verb.head.tag_ in {"VBD", "VBZ"} and _own_status(verb.head) == "asserted"
        return "asserted" if subject_of(verb) or done else "possible"  # "met to discuss": they did
    return "asserted"


def _infinitive_status(verb: Token) -> Status:
    head = verb.head
    lemma = head.lemma_.lower()
    above = _own_status(head)
    if lemma in _NEGATING_HEADS:
        return "negated"
    if above in {"negated", "expected"}:
        return above
    if lemma == "like" or (lemma in {"wish", "want"} and (first_person(subject_of(head)) or above == "possible")):
        return "asserted"
    if lemma in _EXPECTING_HEADS or (lemma == "go" and head.tag_ == "VBG") or (lemma == "be" and head.pos_ == "AUX"):
        return "expected"
    if lemma in _POSSIBLE_HEADS:
        return "possible"
    return above if above != "asserted" else (status_of(head) if head.dep_ == "xcomp" else "asserted")


def first_person(token: Token | None) -> bool:
    """Whether the token is a pronoun of the first person."""
    return token is not None and token.lower_ in {"i", "we"}


def _auxiliaries(verb: Token) -> list[Token]:
    return children(verb, "aux", "auxpass")


def _own_status(verb: Token) -> Status:
    words = {
        child.lower_ for child in verb.children if child.dep_ in {"neg", "preconj"} or child.lower_ in {"never", "nor"}
    }
    subject = subject_of(verb)
    if words & _NEGATIONS or (subject is not None and _negative_subject(subject)) or _negative_object(verb):
        return "negated"
    modals = {child.lower_ for child in _auxiliaries(verb)}
    if modals & _POSSIBLE_MODALS:
        return "possible"
    if modals & _EXPECTED_MODALS:
        return "expected"
    if "would" in modals or ("'d" in modals and verb.tag_ == "VB"):
        return "asserted" if first_person(subject) or verb.lemma_ == "like" else "possible"
    return "asserted"


def _negative_subject(subject: Token) -> bool:
    if subject.lower_ in _NEGATIVE_SUBJECTS:
        return True
    return any(child.lower_ in {"no", "neither"} for child in children(subject, "det", "preconj"))


def _negative_object(verb: Token) -> bool:
    """Whether what the verb takes is neither of two: "recognizes neither the vote nor its results"."""
    if children(verb, "ccomp", "xcomp"):
        return False  # the noun may be the subject of a clause that the parser cut in two
    objects = children(verb, "dobj") + [name for phrase in children(verb, "prep") for name in children(phrase, "pobj")]
    return any(
        noun.i > verb.i and (noun.lower_ == "neither" or any(child.lower_ == "neither" for child in noun.children))
        for noun in objects
    )


def token_span(first: Token, last: Token) -> Span:
    """The span from one token to another, both included."""
    return (first.idx, last.idx + len(last))


def subtree_tokens(token: Token, *, without: Iterable[Token] = ()) -> list[Token]:
    """The tokens below and including ``token``, less the subtrees of ``without``, in order."""
    left_out = {below.i for top in without for below in top.subtree}
    return [below for below in token.subtree if below.i not in left_out]


def runs(doc: Doc, indices: Iterable[int]) -> list[list[Token]]:
    """Token indices as runs of neighbours; spaces between neighbours are bridged."""
    found: list[list[Token]] = []
    for index in sorted(set(indices)):
        if found and all(doc[between].is_space for between in range(found[-1][-1].i + 1, index)):
            found[-1].append(doc[index])
        else:
            found.append([doc[index]])
    return found


_FULL_STOPS = frozenset({".", ",", ";", ":"})
_TRIM_START = frozenset(",;:–—-.) \n")
_TRIM_END = frozenset(",;:–—-( \n")


def spans_of(text: str, doc: Doc, indices: Iterable[int]) -> Spans:
    """Spans of token indices, joined where neighbours, without space and commas at their ends."""
    found: list[Span] = []
    for run in runs(doc, indices):
        while len(run) > 1 and (run[-1].text in _FULL_STOPS or run[-1].dep_ == "cc"):
            run.pop()
        start, end = token_span(run[0], run[-1])
        while start < end and (text[start] in _TRIM_START or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in _TRIM_END or text[end - 1].isspace()):
            end -= 1
        if start < end and any(character.isalnum() for character in text[start:end]):
            found.append((start, end))
    return tuple(found)
