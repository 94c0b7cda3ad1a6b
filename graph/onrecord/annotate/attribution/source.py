"""Who an attribution is ascribed to: the head word of the source, and its span."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.doer.control import appealed_to, caller, controller, held_by, teller_of, text_before
from onrecord.annotate.attribution.doer.relative import antecedent
from onrecord.annotate.parse.clause import (
    FINITE_TAGS,
    children,
    first_person,
    infinitive,
    is_courtesy,
    passive,
    subtree_tokens,
    token_span,
)
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Spans
from onrecord.names.word_list import word_set

_TELLING = word_set("attributions.csv", "addressing_verb")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


def source_of(verb: Token, *, direct: bool = False, depth: int = 0) -> Token | None:
    """The head of the phrase that names who speaks, thinks or shows; ``None`` where nobody is named.

    Found in this order: the verb's own subject (a relative pronoun stands for its antecedent), the
    agent of a passive, the subject that a coordinated verb or a participle shares, the owner of the
    noun a participle hangs on. ``direct`` allows the noun after an inverted verb ("said Tal").
    """
    if depth > 6:
        return None
    text = text_before(verb)
    if text is not None:
        sent = text.dep_ == "dobj" and text.head.lemma_.lower() in _SENDING
        sender = source_of(text.head, depth=depth + 1) if sent else _speaker_in(text)
        return sender or text
    teller = teller_of(verb)
    if teller is not None:
        return teller
    subject = _subject(verb)
    if subject is not None:
        return _named_after_participle(subject, verb) or antecedent(subject, verb)
    stray = _stray_subject(verb)
    if stray is not None:
        return stray
    if (passive(verb) and verb.tag_ == "VBN") or children(verb, "nsubjpass"):
        agent = next(iter(children(verb, "agent")), None)
        objects = children(agent, "pobj") if agent is not None else []
        if objects:
            return objects[0]
        if children(verb, "nsubjpass", "auxpass"):
            return None
    if direct:
        inverted = [child for child in children(verb, "dobj", "attr", "oprd", "npadvmod") if child.pos_ in _NOUNS]
        if inverted and inverted[0].i > verb.i and inverted[0].ent_type_ != "DATE" and _says(inverted[0], verb):
            return inverted[0]
        named = _named_before(verb)
        if named is not None:
            return named
    return _inherited(verb, depth)


def _speaker_in(text: Token) -> Token | None:
    """Who speaks in a text whose words are told beside: "In a statement condemning the raid, the cabinet promised"."""
    verb = text.head.head
    subject = next(iter(children(verb, "nsubj")), None) if text.dep_ == "pobj" and verb.pos_ == "VERB" else None
    return subject if subject is not None and can_speak(subject) else None


_SENDING = word_set("attributions.csv", "issuing_verb") | word_set("attributions.csv", "lodging_verb")
_PARENTHETICAL = word_set("attributions.csv", "parenthetical")


def _subject(verb: Token) -> Token | None:
    """The verb's own subject; where the parse has "inter alia" for it, the noun or pronoun before that."""
    subjects = children(verb, "nsubj", "csubj")
    subject = next(iter(subjects), None)
    if subject is not None and subjects[-1].i < verb.i and _is_topic(subject, subjects[-1]):
        return subjects[-1]
    if subject is None or subject.lower_ not in _PARENTHETICAL:
        return subject
    place = subject.i
    while place > verb.sent.start and (verb.doc[place].is_punct or verb.doc[place].lower_ in _PARENTHETICAL):
        place -= 1
    before = verb.doc[place]
    return before if before.pos_ in _NOUNS | {"PRON", "DET"} and before.lower_ not in _PARENTHETICAL else None


def _inherited(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.i == verb.i:
        return _noun_before(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and not children(verb, "aux"):
        return None  # "Asked whether it would, the spokeswoman ...": she was asked
    if verb.dep_ in {"conj", "advcl", "parataxis", "dep"} and head.pos_ in {"VERB", "AUX"}:
        return appealed_to(verb) or source_of(head, depth=depth + 1) or _passive_subject(head, verb)
    if verb.dep_ in {"acl", "relcl"} and infinitive(verb) and is_courtesy(head):
        having = head.head  # "I have the honour to state"
        return source_of(having, depth=depth + 1) or _subject_before(having)
    summoning = caller(verb)
    if summoning is not None:
        return source_of(summoning, depth=depth + 1)
    if infinitive(verb) and head.pos_ == "NOUN" and verb.dep_ in {"acl", "relcl"}:
        return _holder(head, "inf", depth) or head
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in _NOUNS:
        return head
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        if head.pos_ == "ADJ" and head.dep_ == "acomp":  # "is unable to endorse"
            return source_of(head.head, depth=depth + 1)
        return controller(verb) or source_of(head, depth=depth + 1) or _passive_subject(head, verb)
    if verb.dep_ == "pcomp" and head.dep_ in {"prep", "cc"}:
        above = head.head
        while above.pos_ in {"ADV", "ADP", "ADJ"} and above.head.i != above.i:  # "is far from", "is opposed to"
            above = above.head
        if above.pos_ == "NOUN":
            return _holder(above, head.lower_, depth)
        if passive(above) and head.lower_ in {"from", "against", "for", "of", "in", "into", "over", "about"}:
            return _passive_subject(above, verb)
        objects = [child for child in children(above, "dobj") if child.i < verb.i]
        if head.lower_ in _OF_THE_OBJECT and objects and can_speak(objects[0]) and above.pos_ == "VERB":
            return objects[0]  # "thanked Keldmark for opposing it", "accused it of supporting the raid"
        if head.lower_ == "as" and above.pos_ == "VERB":
            return objects[0] if objects else _passive_subject(above, verb)
        return source_of(above, depth=depth + 1) if above.pos_ in {"VERB", "AUX"} else None
    return None


_OF_THE_OBJECT = frozenset({"of", "for", "from", "into"})


def _subject_before(verb: Token) -> Token | None:
    """The subject of the clause before a verb that shares it: "The Mission presents its compliments and has ..."."""
    before = [child for child in verb.children if child.i < verb.i and child.pos_ in {"VERB", "AUX"}]
    return next((subject for clause in before for subject in children(clause, "nsubj")), None)


def _holder(noun: Token, form: str, depth: int) -> Token | None:
    """Whose plan, refusal or chance a noun is, where that is told."""
    held = held_by(noun, form)
    if held is None or held.pos_ not in {"VERB", "AUX"}:
        return held
    return source_of(held, depth=depth + 1) or _passive_subject(held, noun)


def _says(noun: Token, verb: Token) -> bool:
    """Whether a noun after a verb is who says it ("said Tal") and not whom it is said to ("told reporters")."""
    return can_speak(noun) and not (verb.lemma_ in _TELLING and noun.dep_ == "dobj")


def _named_before(verb: Token) -> Token | None:
    """The name set off by commas right before a verb, with its apposition: "..., Ada Tal, the envoy, told us"."""
    if verb.i == 0 or verb.doc[verb.i - 1].text != "," or verb.i < 2:
        return None
    found = None
    node = verb.doc[verb.i - 2]
    while node.right_edge.i <= verb.i - 1 and node.pos_ in _NOUNS | {"ADP"}:
        first = node.left_edge.i
        if node.pos_ == "PROPN" and first > 0 and node.doc[first - 1].text == ",":
            found = node
        if node.head.i == node.i:
            break
        node = node.head
    return found


def _named_after_participle(subject: Token, verb: Token) -> Token | None:
    """The one set off before a verb whose "subject" is a participle's clause: "Briefing media today, Mira Tal said"."""
    first = subject.left_edge
    opens = first.i == verb.sent.start or (first.i == verb.sent.start + 1 and first.nbor(-1).is_punct)
    if not opens or not first.lower_.endswith("ing") or first.nbor(1).lower_ == "of" or verb.i - first.i < 4:
        return None
    name = verb.doc[verb.i - 1]
    marks = [token for token in verb.doc[first.i : name.left_edge.i] if token.text == ","]
    if name.pos_ not in {"PROPN", "NOUN"} or name.i == subject.i or not marks or marks[-1].i + 1 < name.left_edge.i:
        return None
    return name if can_speak(name) else None


def _is_topic(first: Token, last: Token) -> bool:
    """Whether a colon sets the first of two subjects off as a topic ("Lake Orn: Asked about it, the envoy said")."""
    return first.i < last.i and any(token.text == ":" for token in first.doc[first.i + 1 : last.i])


def _stray_subject(verb: Token) -> Token | None:
    """The subject that the parser gave to a participle inside it ("The head of a body based in Tal, said that").

    Else the noun that it takes for the head of all, where a clause stands between the two: "The envoy, while stating
    that his Government would study the draft, called for".
    """
    top = verb.sent.root
    behind = verb.i > verb.sent.start and verb.doc[verb.i - 1].text == ","
    if verb.dep_ == "acl" and behind and top.pos_ in _NOUNS and top.i < verb.head.i and can_speak(top):
        return top if any(clause.is_ancestor(verb) for clause in children(top, "advcl")) else None
    for child in children(verb, "ccomp"):
        if child.i < verb.i and child.tag_ in {"VBN", "VBG"} and not children(child, "aux", "auxpass"):
            return next((subject for subject in children(child, "nsubj", "nsubjpass") if subject.i < child.i), None)
    return None


def _noun_before(verb: Token) -> Token | None:
    """The noun right before a finite verb that has no subject in the parse ("In 2007 Tal and Orr found")."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].pos_ == "ADV":
        before -= 1
    if before < verb.sent.start or verb.tag_ not in FINITE_TAGS or children(verb, "aux", "auxpass"):
        return None
    noun = verb.doc[before]
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"} or noun.ent_type_ in {"DATE", "TIME"}:
        return None
    while noun.dep_ == "conj" and noun.head.pos_ in _NOUNS:
        noun = noun.head
    return noun


def _passive_subject(head: Token, verb: Token) -> Token | None:
    """The subject of a passive above the verb: "He was quoted as saying", "They were urged to say"."""
    found = children(head, "nsubjpass")
    return antecedent(found[0], head) if found and verb.i != head.i else None


def source_spans(scene: Scene, head: Token, verb: Token) -> Spans:
    """The span of the phrase around a source's head: its subtree, less what the verb itself governs."""
    below = {token.i for token in verb.subtree} if verb.is_ancestor(head) is False and head.is_ancestor(verb) else set()
    tokens = [token for token in subtree_tokens(head) if token.i not in below and not token.is_space]
    kept = _connected(tokens, head, verb)
    if not kept:
        return ()
    start, end = token_span(kept[0], kept[-1])
    text = scene.text
    while end > start and text[end - 1] in " ,;:–—-\n":
        end -= 1
    while start < end and text[start] in ' ,;:–—-\n“"':
        start += 1
    for possessive in ("'s", "’s"):
        end -= 2 if text[start:end].endswith(possessive) else 0
    return ((start, end),) if start < end else ()


def _connected(tokens: list[Token], head: Token, verb: Token) -> list[Token]:
    """The run of tokens around the head that does not cross the verb."""
    before = [token for token in tokens if token.i <= head.i]
    after = [token for token in tokens if token.i > head.i]
    kept: list[Token] = []
    for token in reversed(before):
        if kept and kept[0].i - token.i > 2:
            break
        if token.i == verb.i:
            break
        kept.insert(0, token)
    for token in after:
        if token.i - kept[-1].i > 2 or token.i == verb.i:
            break
        kept.append(token)
    return kept


_THOSE_NAMED = word_set("function_words.csv", "those_named")
"""Pronouns that stand for people or states named before ("All affirmed their commitment")."""


def takes_position(scene: Scene, head: Token) -> bool:
    """Whether a source may take a position; "I" and "we" where it is known who they are."""
    if first_person(head):
        return scene.in_own_voice(head)
    if head.lower_ in _THOSE_NAMED:
        members = [name for of in children(head, "prep") if of.lower_ == "of" for name in of.children]
        return not members or any(can_speak(name) or name.pos_ == "PRON" for name in members)
    if head.pos_ == "NUM" or head.like_num:
        return any(child.lower_ in {"the", "all"} for child in children(head, "det", "predet"))
    return can_speak(head)
