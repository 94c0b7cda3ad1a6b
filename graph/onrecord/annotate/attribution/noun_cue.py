"""Nouns and adjectives as cues: "his claim that ...", "reports that ...", "is confident that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.content import WH, inside, is_time
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.attribution.object_elsewhere import stands_for
from onrecord.annotate.attribution.source import source_of, source_spans, takes_position
from onrecord.annotate.parse.clause import children, finite, infinitive, marked_that, spans_of
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.status.chain import status_of, status_of_noun
from onrecord.annotate.status.noun import is_rejected
from onrecord.annotate.status.own import is_unreal
from onrecord.model.statement import Status
from onrecord.names.word_list import word_set

_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE_WORDS = word_set("attributions.csv", "relative_of_noun")
_HOLDERS = word_set("attributions.csv", "holder_preposition")
_DUMMIES = word_set("attributions.csv", "dummy_subject")

_LIGHT = word_set("attributions.csv", "light_verb")
"""Verbs that only lend a noun its subject (light and support verbs: Quirk et al. 1985, 10.30)."""

_ASKING = word_set("attributions.csv", "asking_noun")
_RECEIVING = frozenset({"have", "receive", "get"})
_LODGING = word_set("attributions.csv", "lodging_verb")
_MADE = _LIGHT | _LODGING | word_set("attributions.csv", "issuing_verb")
_LODGED = frozenset({"protest", "criticize"})
"""Verbs that so lend one to a protest or complaint, and the acts of these nouns."""


def noun_attributions(scene: Scene, lexicon: Lexicon, found: list[Raw]) -> Iterator[Raw]:
    """Attributions whose cue is a noun with a that-clause of its own."""
    taken = {raw.content for raw in found}
    for noun, pos in zip(scene.tokens, scene.pos, strict=True):
        if pos != "NOUN":
            continue
        entries = lexicon.find("noun", noun.lemma_.lower())
        if not entries:
            continue
        clause = _clause_of(noun, entries[0])
        if clause is None or (clause.dep_ == "pobj" and noun.dep_ == "ROOT"):
            continue  # nothing, or the title of a text: "Statement by Tal on the raid"
        tops = [clause, *(phrase for phrase in children(noun, "prep") if _tells_as_what(phrase, clause))]
        tokens = {token.i for top in tops for token in top.subtree if not token.is_space}
        spans = spans_of(scene.text, scene.doc, tokens)
        if not spans or spans in taken:
            continue
        owner = _owner(noun, clause, entries[0])
        if _same_holder(noun, owner, lexicon) or (owner is None and not _heard_of(noun, clause, entries[0])):
            continue
        head = owner if owner is not None else noun
        yield Raw(
            entry=entries[0],
            anchor=noun.i,
            cue=spans_of(scene.text, scene.doc, [noun.i]),
            content=spans,
            source=source_spans(scene, head, noun) if owner is not None else (),
            source_head=owner.i if owner is not None else None,
            status=_status(noun, owner, entries[0]),
            rule="noun-that",
        )


def _tells_as_what(phrase: Token, content: Token) -> bool:
    """Whether a phrase right behind what an act is about tells what it is taken for: "recognition of it as a state"."""
    return phrase.lower_ == "as" and content.dep_ == "pobj" and phrase.i == content.right_edge.i + 1


def _status(noun: Token, owner: Token | None, entry: CueEntry) -> Status:
    """The status of what a noun names: by the verb whose object it is, where the two have one holder."""
    verb = noun.head
    if verb.lemma_ in _LIGHT and verb.dep_ != "dep":  # not in "put on hold its recognition of"
        return status_of(verb)
    if any(child.lower_ == "no" for child in children(noun, "det")):
        return "negated"  # "there is no sign that"
    own = owner is not None and owner.head.i in {noun.i, verb.i} and (owner.head.i == verb.i or owner.tag_ == "PRP$")
    status = status_of_noun(noun)
    if verb.pos_ in _VERBAL and noun.dep_ in {"nsubj", "nsubjpass"} and status == "asserted" and is_unreal(verb):
        return "possible"  # "recognition of the council by Norvania would be a mistake"
    if owner is not None and not own and entry.frames & {"c", "i"} and is_rejected(noun):
        return "asserted"  # what another said or decided is there, whoever rejects it
    wanted = status in {"possible", "expected"}  # "called for its recognition by Norvania"
    return status if wanted or (own and noun.dep_ in {"dobj", "pobj"}) else "asserted"


def _heard_of(noun: Token, content: Token, entry: CueEntry) -> bool:
    """Whether a noun's clause is attributed though nobody owns the noun: "reports that ...", "fears that ..."."""
    if "u" not in entry.frames or infinitive(content):
        return False
    return content.dep_ != "pobj" or (entry.act == "report" and noun.tag_ == "NNS" and not can_speak(content))


def _clause_of(noun: Token, entry: CueEntry) -> Token | None:
    """The noun's that-clause, infinitive ("refusal to accept") or phrase ("call for a ceasefire")."""
    for child in children(noun, "acl", "ccomp", "relcl"):
        marks = [mark for mark in children(child, "mark") if mark.lower_ == "that"]
        if marks and child.i > noun.i and child.lemma_ in _HANDLING and not _is_whole(child, gap=True):
            continue  # "the reports that I have read"
        if marks and child.i > noun.i and child.tag_ != "VBN" and (child.dep_ != "relcl" or _is_whole(child)):
            return child
        if marks and child.i > noun.i and children(child, "aux", "auxpass"):
            return child
        bare = "c" in entry.frames and child.left_edge.i == noun.i + 1 and _is_whole(child)
        if bare and finite(child):
            return child  # "claims he misled them", but not "claims he made"
        apart = (
            child.dep_ == "relcl" and child.doc[child.left_edge.i - 1].text == ","
        )  # "a promise, made by Tal, to go"
        if "i" in entry.frames and (child.dep_ == "acl" or apart) and infinitive(child) and child.i > noun.i:
            return child
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and "c" in entry.frames:
        stated = [child for child in children(noun.head, "ccomp") if child.i > noun.head.i and finite(child)]
        if stated:
            return stated[0]  # "His view is that it will fail"
    if noun.dep_ in {"attr", "pobj"} and "c" in entry.frames and (said := _said_by_it(noun)) is not None:
        return said
    if "i" in entry.frames and (hung := _hung_above(noun)) is not None:
        return hung
    told = [
        (phrase, objects[0])
        for phrase in (*children(noun, "prep"), *(_beside(noun) if entry.act in _LODGED else ()))
        if f"p:{phrase.lower_}" in entry.frames and phrase.i > noun.i
        if (objects := children(phrase, "pobj", "pcomp")) and not is_time(objects[0])
    ]
    if len(told) > 1 and told[0][0].lower_ == "of" and can_speak(told[0][1]):
        return told[1][1]  # "the claims of the minister about the raid" are his
    return told[0][1] if told else None


def _said_by_it(noun: Token) -> Token | None:
    """The clause that the parse hangs on "be" before its noun: "It is the view of Tal that", "of one mind that"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    if above.lemma_ != "be":
        return None
    return next((each for each in children(above, "ccomp") if each.i > noun.i and marked_that(each)), None)


def _hung_above(noun: Token) -> Token | None:
    """The infinitive right behind whose decision or call it is, which the parse hangs on the verb before the noun."""
    holders = [phrase for phrase in children(noun, "prep") if phrase.lower_ in _HOLDERS and phrase.i == noun.i + 1]
    named = [name for phrase in holders for name in children(phrase, "pobj") if can_speak(name)]
    if noun.dep_ != "dobj" or not named or named[0].right_edge.i != noun.right_edge.i:
        return None
    below = children(noun.head, "advcl", "xcomp")
    return next((each for each in below if infinitive(each) and each.left_edge.i == noun.right_edge.i + 1), None)


def _beside(noun: Token) -> list[Token]:
    """Phrases behind a noun that the parse hangs on the verb that only lends it a subject: "lodged a protest over".

    So too where a paper holds the noun: "handed a note of protest over", and where something is done "in protest at".
    """
    held = _holding(noun)
    lent = held.dep_ in {"dobj", "nsubjpass"} and held.head.lemma_.lower() in _LODGING
    done = _done_in(noun)
    beside = children(done, "prep") if done is not None else ()
    return [
        *(children(held, "prep") if held is not noun else ()),
        *(below for below in held.head.subtree if lent and below.dep_ == "prep" and below.i > held.i),
        *(phrase for phrase in beside if phrase.i == noun.i + 1),
    ]


def _done_in(noun: Token) -> Token | None:
    """The verb of what is done in protest: "walked out in protest at the vote"."""
    phrase, above = noun.head, noun.head.head
    bare = noun.dep_ == "pobj" and phrase.lower_ == "in" and phrase.i == noun.i - 1
    while bare and above.pos_ in {"ADV", "ADP", "NOUN"} and above.dep_ in {"prep", "advmod", "prt", "dobj", "pobj"}:
        above = above.head
    return above if bare and above.pos_ == "VERB" else None


def _holding(noun: Token) -> Token:
    """The noun of the paper that holds a protest, "a note of protest"; any other noun itself."""
    above = noun.head.head
    return above if noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.pos_ == "NOUN" else noun


_HANDLING = word_set("attributions.csv", "handling_verb")
"""What is done with reports and claims: without an object, the noun before the clause is it."""


def _is_whole(clause: Token, *, gap: bool = False) -> bool:
    """Whether a clause has a subject that is no relative pronoun, and lacks no object that its noun would be."""
    subjects = [child for child in children(clause, "nsubj", "nsubjpass") if child.tag_ not in WH]
    opens = clause.left_edge
    if opens.dep_ != "mark" and (opens.lower_ in _RELATIVE_WORDS or any(word.tag_ in WH for word in opens.subtree)):
        return False  # a relative pronoun, alone or behind its preposition ("in which")
    may_lack = gap or clause.dep_ == "relcl"
    return bool(subjects) and (not may_lack or bool(children(clause, "dobj", "attr", "acomp", "ccomp")))


def _same_holder(noun: Token, owner: Token | None, lexicon: Lexicon) -> bool:
    """Whether a cue's object only names what its own subject holds: "reaffirmed their commitment to"."""
    verb = noun.head
    if owner is None or noun.dep_ != "dobj" or not lexicon.find("verb", verb.lemma_.lower()):
        return False
    own = owner.tag_ == "PRP$" and owner.head.i == noun.i
    voiced = any("x" in entry.frames for entry in lexicon.find("verb", verb.lemma_.lower()))
    if voiced and lexicon.find("expressed", noun.lemma_.lower()) and (own or owner.head.i == verb.i):
        return True  # "expressed its support for": the object of "expressed" says it all
    if voiced and lexicon.find("expressed", noun.lemma_.lower()) and owner == source_of(verb):
        return True
    return own and verb.lemma_ not in _LIGHT


def _owner(noun: Token, content: Token, entry: CueEntry) -> Token | None:
    for child in children(noun, "poss"):
        if not is_time(child):  # "last month's threat"
            return child
    for phrase in children(noun, "prep", "agent"):
        objects = children(phrase, "pobj")
        dated = bool(objects) and objects[0].ent_type_ == "DATE"  # "the report of 3 May"
        if phrase.lower_ in _HOLDERS and objects and not dated and phrase.i > noun.i and objects[0].i != content.i:
            return objects[0]
    for told in children(noun, "acl"):
        agents = [name for agent in children(told, "agent") for name in children(agent, "pobj")]
        if told.tag_ == "VBN" and told.lemma_.lower() in _MADE and agents and agents[0].i != content.i:
            return agents[0]  # "a promise, made by the cabinet, to leave"
    held = _holding(noun)
    verb = held.head
    lending = _LIGHT | _LODGING if entry.act in _LODGED else _LIGHT
    if noun.lemma_.lower() in _ASKING and verb.lemma_.lower() in _RECEIVING:
        return None  # "had no orders to fire": who has them was given them
    if held.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in lending:
        return source_of(verb)
    done = _done_in(noun) if entry.act in _LODGED else None
    if done is not None:
        return source_of(done)
    if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ == "VERB" and content.dep_ != "pobj":
        return source_of(verb.head)  # "ended with a warning that it would not last"
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ == "be" and "c" in entry.frames:
        return source_of(verb.head)  # "is of the opinion that"
    if noun.dep_ == "attr" and verb.lemma_.lower() == "be":
        return next((child for child in children(verb, "nsubj", "csubj") if child.i < verb.i), None)
    return None


_COPULAS = word_set("attributions.csv", "copula")
_PREDICATIVE = frozenset({"acomp", "ROOT", "conj", "ccomp", "xcomp", "attr", "advcl", "relcl", "acl", "oprd"})


def adjective_attributions(scene: Scene, lexicon: Lexicon) -> Iterator[Raw]:
    """Attributions whose cue is a predicative adjective ("is confident that ...", "are opposed to ...")."""
    for adjective, pos, word in zip(scene.tokens, scene.pos, scene.lower, strict=True):
        entries = lexicon.find("adjective", word) if pos in {"ADJ", "VERB"} else ()
        if not entries or adjective.dep_ not in _PREDICATIVE:
            continue
        verb = adjective.head if adjective.dep_ in {"acomp", "attr", "xcomp", "oprd"} else adjective
        if verb.pos_ not in {"AUX", "VERB"} or not (verb.lemma_ in _COPULAS or verb.i == adjective.i):
            continue
        if word == "concerned" and adjective.dep_ == "acl" and adjective.head.i == adjective.i - 1:
            continue  # "the parties concerned" fear nothing
        readings = [(entry, *_complement(adjective, entry)) for entry in entries]
        entry, clause, rule = next((found for found in readings if found[1] is not None), readings[0])
        if clause is None:
            continue
        passives = children(verb, "nsubjpass") if verb.i == adjective.i else []
        head = passives[0] if passives else source_of(verb)
        if head is None or head.lower_ in _DUMMIES:
            continue
        if rule != "adjective-that" and not takes_position(scene, head):
            continue
        tokens = {token.i for token in clause.subtree if not token.is_space}
        spans = spans_of(scene.text, scene.doc, inside(scene, adjective, tokens))
        if spans:
            yield Raw(
                entry=entry,
                anchor=adjective.i,
                cue=spans_of(scene.text, scene.doc, sorted({verb.i, adjective.i})),
                content=spans,
                source=source_spans(scene, head, verb),
                source_head=head.i,
                status=status_of(verb),
                rule=rule,
            )


def _complement(adjective: Token, entry: CueEntry) -> tuple[Token | None, str]:
    """The adjective's clause, infinitive or phrase, and the rule that takes it."""
    beside = children(adjective.head, "ccomp") if adjective.dep_ == "acomp" else []
    clauses = children(adjective, "ccomp") or [child for child in beside if marked_that(child)]
    clauses = [child for child in clauses if child.i > adjective.i]
    if "c" in entry.frames and clauses:
        return clauses[0], "adjective-that"
    clauses_beside = [*children(adjective, "advcl"), *children(adjective.head, "advcl")]
    asked = [child for child in clauses_beside if {m.lower_ for m in children(child, "mark")} == {"if"}]
    if "if" in entry.frames and asked and asked[0].i > adjective.i:
        return asked[0], "adjective-if"
    wanted = [child for child in children(adjective, "xcomp") if infinitive(child) and child.i > adjective.i]
    if "i" in entry.frames and wanted:
        return wanted[0], "adjective-infinitive"
    for phrase in children(adjective, "prep", "agent"):
        objects = children(phrase, "pobj", "pcomp")
        if f"p:{phrase.lower_}" in entry.frames and objects and phrase.i > adjective.i and not is_time(objects[0]):
            bare = objects[0].pos_ == "PRON" and objects[0].tag_ not in WH
            if bare and not stands_for(adjective.head, objects[0], entry):
                continue
            return objects[0], "adjective-preposition"
    return None, ""
