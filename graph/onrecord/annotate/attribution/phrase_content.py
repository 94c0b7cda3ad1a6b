"""Content that is no clause: an object, an object with its predicate, a prepositional phrase."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak, role_of
from onrecord.annotate.attribution.content import (
    WH,
    Content,
    addressee_of,
    belonging,
    in_own_clause,
    inside,
    is_occasion,
    is_time,
    widened,
)
from onrecord.annotate.attribution.cue import CueEntry, Lexicon, load_lexicon
from onrecord.annotate.attribution.object_elsewhere import (
    STANCES,
    free_relative,
    gerunds,
    of_relative,
    shared_object,
    stands_for,
)
from onrecord.annotate.attribution.object_kind import dealt_with, felt, is_of_people, is_to_envoy
from onrecord.annotate.parse.clause import (
    children,
    infinitive,
    passive,
    spans_of,
    subject_of,
    subtree_tokens,
)
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.status.chain import status_of
from onrecord.names.word_list import word_set

_REFLEXIVES = word_set("function_words.csv", "reflexive")
_SETTINGS = word_set("attributions.csv", "setting_preposition")

_PLAIN_ACTS = frozenset({"say", "report", "quote", "show", "suggest", "prove", "describe", "answer"})
"""Acts whose verb with a mere object ("quoted a report", "showed a film") attributes nothing."""


_WANTING = frozenset({"demand", "call-for", "urge", "request", "propose"})
_EMPHASES = frozenset({"emphasize", "recall"})
"""Acts that draw attention to what others said or refused."""


def prepositional(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """What a verb speaks of through a preposition: "commented on the matter", "called for a ceasefire"."""
    if entry.lemma in _HANDED_ON and children(verb, "dobj", "nsubjpass"):
        return None  # "the case was referred to the Court"
    if not is_to_envoy(verb, entry):
        return None
    if "r" in entry.frames and not any(noun.lower_ in _REFLEXIVES for noun in children(verb, "dobj")):
        return None  # "associated the riots with Norvania"
    wanted = set(entry.prepositions)
    if " " in entry.lemma:
        wanted.add(entry.lemma.split()[-1])
    if not wanted:
        return None
    part = [
        child
        for child in children(verb, "dobj", "attr")
        if " " in entry.lemma and child.lemma_ == entry.lemma.split()[-1]
    ]
    for phrase in children(verb, "prep") if entry.lemma.count(" ") > 1 else ():
        part += [child for child in children(phrase, "pobj") if child.lemma_ == entry.lemma.split()[-1]]
    for phrase in [*children(verb, "prep", "dative"), *(below for noun in part for below in children(noun, "prep"))]:
        if phrase.lower_ not in wanted or phrase.i < verb.i:
            continue
        objects = children(phrase, "pobj", "pcomp")
        if not objects or not dealt_with(objects[0], entry):
            continue
        if is_of_people(entry, objects[0]):
            continue  # "voted for a new parliament"
        addressed = [child for child in children(verb, "xcomp") if infinitive(child)]
        if addressed and phrase.lower_ in {"on", "upon"}:
            tokens = {token.i for token in addressed[0].subtree if not token.is_space}
            spans = spans_of(scene.text, scene.doc, inside(scene, verb, tokens))
            return Content(entry, frozenset(tokens), spans, "verb-infinitive", objects[0].i) if spans else None
        if phrase.lower_ in {"on", "upon"} and entry.lemma.startswith("call"):
            nested = [child for child in children(objects[0], "acl", "relcl") if infinitive(child)]
            if nested:
                tokens = {token.i for token in nested[0].subtree if not token.is_space}
                spans = spans_of(scene.text, scene.doc, tokens)
                return Content(entry, frozenset(tokens), spans, "verb-infinitive", objects[0].i) if spans else None
            continue
        if entry.lemma in _ANSWERING and not _is_said(objects[0]):
            continue  # "responded to fire"
        if is_time(objects[0]) or (entry.act == "recall" and role_of(objects[0]) == "document"):
            continue  # a document that is only mentioned: "referring to a statement"
        tops = [objects[0], *(_grounds(verb, phrase) if entry.act == "criticize" else [])]
        tokens = inside(scene, verb, {token.i for top in tops for token in top.subtree if not token.is_space})
        tokens = widened(scene, verb, tokens)
        spans = spans_of(scene.text, scene.doc, tokens)
        if spans and (_substantial(objects[0]) or _stands_alone(verb, objects[0], entry)):
            return Content(entry, frozenset(tokens), spans, "verb-preposition", addressee_of(verb, entry, tokens))
    return None


def _is_said(noun: Token) -> bool:
    """Whether a noun names words that may be answered, or somebody who spoke."""
    return can_speak(noun) or any(load_lexicon().find(kind, noun.lemma_.lower()) for kind in ("noun", "topic"))


_ANSWERING = word_set("attributions.csv", "acting_or_answering")
_HANDED_ON = word_set("attributions.csv", "handing_verb")


def _grounds(verb: Token, phrase: Token) -> list[Token]:
    """The phrase right behind whom a verb strikes at, which tells what for: "hit out at Tal for closing the strait"."""
    after = [child for child in children(verb, "prep") if child.left_edge.i == phrase.right_edge.i + 1]
    return [child for child in after if child.lower_ in {"for", "over"}]


def _stands_alone(verb: Token, pronoun: Token, entry: CueEntry) -> bool:
    """Whether a pronoun behind a preposition is what a side is taken on: "came out against it"."""
    return not any(True for _ in pronoun.children) and stands_for(verb, pronoun, entry)


def _substantial(head: Token) -> bool:
    return head.pos_ != "PRON" or head.tag_ in WH


def object_alone(scene: Scene, verb: Token, entry: CueEntry, lexicon: Lexicon) -> Content | None:
    """What an act is about where no words are given: "rejected the results"."""
    if entry.attribution != "speech" or (entry.act in _PLAIN_ACTS and "x" not in entry.frames):
        return None
    agents = children(verb, "agent")
    if not _is_verb_phrase(verb) and not agents:
        return None
    objects = [child for child in children(verb, "dobj") if child.i > verb.i or child.tag_ in WH]
    objects = objects or gerunds(verb)
    if not objects and (agents or (entry.act in STANCES and children(verb, "auxpass"))):
        return _of_passive(scene, verb, entry)
    if passive(verb) and not objects:
        return None
    if not objects and verb.dep_ == "relcl" and subject_of(verb) is not None:
        return of_relative(scene, verb, entry)  # "the plan Norvania rejected"
    if not objects:
        objects = shared_object(verb) or free_relative(verb)
    if not objects or is_time(objects[0]) or objects[0].lower_ in _REFLEXIVES:
        return None
    if objects[0].lower_ == "you" and entry.prepositions:
        return _for_what(scene, verb, entry, objects[0])
    if objects[0].tag_ in WH:
        return of_relative(scene, verb, entry)
    if (_is_bare_pronoun(objects[0]) or objects[0].lower_ in {"that", "this"}) and not stands_for(
        verb, objects[0], entry
    ):
        return None
    if not dealt_with(objects[0], entry) or ("d" in entry.frames and not in_own_clause(verb)):
        return None
    if "neg" in entry.frames and status_of(verb) != "negated":
        return None
    if is_of_people(entry, objects[0]):
        return None  # "questioned the witness", "recalled its ambassador"
    of_attitudes = frozenset[str]()
    if "x" in entry.frames and (attitude := felt(verb, lexicon)):
        entry = attitude
    elif "x" in entry.frames:
        noun = objects[0].lemma_.lower()
        attitudes = lexicon.find("expressed", noun)
        told = entry.act in _EMPHASES and lexicon.find("noun", noun)  # "highlighted the refusal of Tal to go"
        topic = (entry.act != "discuss" or children(objects[0], "poss")) and lexicon.find(
            "topic", noun
        )  # but "share a partnership" tells nothing
        if not attitudes and not told and not topic:
            return None
        own = not any(owner.pos_ in {"NOUN", "PROPN"} for owner in children(objects[0], "poss")) or entry.act == "say"
        entry = attitudes[0] if attitudes and own else entry  # "affirmed the two sides' commitment" is affirmed
        of_attitudes = _OF_ATTITUDES if attitudes else of_attitudes
    grounds = [child for child in children(verb, "prep") if child.lower_ in entry.prepositions and child.i > verb.i]
    grounds += belonging(verb, objects[0], also=of_attitudes, wanted=entry.act in _WANTING)
    occasions = [phrase for phrase in children(objects[0], "prep") if _tells_where(phrase)]
    tops = [subtree_tokens(objects[0], without=occasions), *(list(top.subtree) for top in grounds)]
    tokens = {token.i for top in tops for token in top if not token.is_space}
    if verb.i in tokens:
        return None
    tokens |= {token.i for phrase in children(verb, "prep") if _between(phrase, tokens) for token in phrase.subtree}
    tokens |= {i for i in range(min(tokens), max(tokens)) if scene.doc[i].text == "," and {i - 1, i + 1} <= tokens}
    tokens = widened(scene, verb, inside(scene, verb, tokens))
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, "verb-object") if spans else None


def _between(phrase: Token, tokens: set[int]) -> bool:
    """Whether a phrase stands between an object and its reason: "denounced it before the Court for the raid"."""
    first, last = phrase.left_edge.i, phrase.right_edge.i
    return {first - 1, last + 1} <= tokens and not {first, last} & tokens


_OF_ATTITUDES = word_set("attributions.csv", "attitude_preposition")
"""What leads to what an attitude is about: "regret over", "concern at"."""


def _for_what(scene: Scene, verb: Token, entry: CueEntry, listener: Token) -> Content | None:
    """For what one who is addressed is praised: "I congratulate you on your election"."""
    for phrase in children(verb, "prep"):
        objects = children(phrase, "pobj", "pcomp")
        if phrase.lower_ in entry.prepositions and phrase.i > listener.i and objects and not is_time(objects[0]):
            tokens = inside(scene, verb, {token.i for token in objects[0].subtree if not token.is_space})
            spans = spans_of(scene.text, scene.doc, tokens)
            return Content(entry, frozenset(tokens), spans, "verb-preposition", listener.i) if spans else None
    return None


def _is_bare_pronoun(head: Token) -> bool:
    """Whether a pronoun stands alone; "those who did", "all of the attacks" name what they are about."""
    return head.pos_ == "PRON" and not any(child.dep_ in {"relcl", "prep"} for child in head.children)


def _of_passive(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """What a passive with its agent is about: its subject, shared or relative, or the noun it hangs on."""
    if "x" in entry.frames or ("d" in entry.frames and not in_own_clause(verb)):
        return None
    clause = verb
    while clause.dep_ == "conj" and not children(clause, "nsubjpass") and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    while infinitive(clause) and clause.dep_ == "xcomp" and not children(clause, "nsubjpass"):
        clause = (
            clause.head if clause.head.pos_ != "ADJ" else clause.head.head
        )  # "The vote is expected to be rejected by it"
    subjects = children(clause, "nsubjpass", "nsubj")
    left_out: list[Token] = []
    if clause.dep_ in {"acl", "relcl"} and (not subjects or subjects[0].tag_ in WH or subjects[0].lower_ == "that"):
        subjects, left_out = [clause.head], [clause]
    if not subjects or subjects[0].pos_ == "PRON" or is_time(subjects[0]):
        return None
    tokens = {token.i for token in subtree_tokens(subjects[0], without=left_out) if not token.is_space}
    tokens = {index for index in inside(scene, verb, tokens) if index < verb.i}
    taken = [phrase for phrase in children(verb, "prep") if "s" in entry.frames and phrase.lower_ == "as"]
    tokens |= inside(scene, verb, {token.i for phrase in taken if phrase.i > verb.i for token in phrase.subtree})
    spans = spans_of(scene.text, scene.doc, tokens)
    rule = "verb-object" if children(verb, "agent") else "passive-object"
    return Content(entry, frozenset(tokens), spans, rule) if spans else None


def _tells_where(phrase: Token) -> bool:
    """Whether a phrase tells where the words were said rather than what they are about: "in a statement"."""
    return phrase.lower_ in _SETTINGS and any(is_occasion(noun) for noun in children(phrase, "pobj"))


def _is_verb_phrase(verb: Token) -> bool:
    """Whether a participle is part of a verb phrase: "have rejected", but not "recognized lands"."""
    if verb.dep_ == "amod":
        return False
    if verb.tag_ != "VBN" or children(verb, "aux", "auxpass"):
        return True
    if verb.dep_ in {"ROOT", "ccomp", "relcl"} and children(verb, "nsubj"):
        return True  # a past tense that the tagger took for a participle
    return verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and _is_verb_phrase(verb.head)
