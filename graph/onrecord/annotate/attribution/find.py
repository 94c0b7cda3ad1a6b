"""Attributions: source, cue and content of everything a document says that someone said.

Every finder walks the parse from a cue to its content and its source; quotations are tied to their
verbs first (``direct.py``). Each attribution names the rule that found it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.content import Content
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.attribution.direct import link_quotations
from onrecord.annotate.attribution.doer.control import is_purpose
from onrecord.annotate.attribution.doer.relative import is_nobody
from onrecord.annotate.attribution.mending.mend import mend
from onrecord.annotate.attribution.noun_cue import adjective_attributions, noun_attributions
from onrecord.annotate.attribution.owner import told_in
from onrecord.annotate.attribution.preposition_cue import colon_attributions, preposition_attributions
from onrecord.annotate.attribution.printed.headline import headline_attributions
from onrecord.annotate.attribution.printed.lead import led_attributions
from onrecord.annotate.attribution.reported import content_of, refused_words
from onrecord.annotate.attribution.source import source_of, source_spans, takes_position
from onrecord.annotate.attribution.speech import Links
from onrecord.annotate.attribution.support import support_attributions
from onrecord.annotate.attribution.vote.gapped import with_gapped
from onrecord.annotate.parse.clause import children, infinitive, passive, spans_of
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.status.chain import status_of
from onrecord.names.word_list import word_set

_POSITION_RULES = frozenset({"verb-object", "verb-infinitive", "verb-predicate", "verb-preposition", "verb-alone"})
"""Rules whose content is no clause of its own: the source must be someone who can take a position."""
_ANYONE = word_set("function_words.csv", "anyone")
_NO_CUE_BEHIND_AS = word_set("attributions.csv", "no_cue_behind_as")
_NO_CUE_WITH_TO = word_set("attributions.csv", "no_cue_with_to")
_KEEPING = word_set("attributions.csv", "keeping")
_MEASURES_OF_TIME = word_set("attributions.csv", "measure_of_time")
_NAME_AT_MOST = 12
"""Words of a name between "keep" and what it is kept."""
_VERBAL = frozenset({"VERB", "AUX"})


def find_attributions(scene: Scene, lexicon: Lexicon) -> list[Raw]:
    """All attributions of a document, in the order of their cues."""
    mend(scene, lexicon)
    links = link_quotations(scene, lexicon)
    verbs = [
        token for token, pos in zip(scene.tokens, scene.pos, strict=True) if pos in _VERBAL or token.i in links.by_verb
    ]
    found = [raw for verb in verbs for raw in _at_verb(scene, lexicon, links, verb)]
    found += _continuations(links, found)
    found += led_attributions(scene, lexicon, links)
    taken = {quotation.start for quotations in links.by_verb.values() for quotation in quotations}
    found += colon_attributions(scene, lexicon, taken | {quotation.start for quotation, _ in links.continuing})
    found += support_attributions(scene, lexicon, found)
    found += noun_attributions(scene, lexicon, found)
    found += adjective_attributions(scene, lexicon)
    found += headline_attributions(scene, lexicon)
    found = preposition_attributions(scene, lexicon, found)
    return sorted(_unique(found), key=lambda raw: (raw.content[0], raw.cue))


def _at_verb(scene: Scene, lexicon: Lexicon, links: Links, verb: Token) -> Iterator[Raw]:
    entries, cue_tokens = cue_at(lexicon, verb)
    if not entries and verb.i in links.by_verb:
        entries = lexicon.find("verb", "say")  # tied to its quotation by a colon
    if not entries or is_purpose(verb) or _is_no_cue(lexicon, verb):
        return
    quotations = links.by_verb.get(verb.i, [])
    content = content_of(scene, verb, entries, quotations, lexicon)
    if content is None:
        return
    raw = _raw(scene, verb, cue_tokens, content, bool(quotations))
    if raw is not None:
        yield from with_gapped(scene, lexicon, verb, raw)


def _is_no_cue(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a verb is none of saying where it stands: "as regards", "as it relates to", "keep her informed"."""
    lemma, before = verb.lemma_.lower(), verb.nbor(-1) if verb.i else None
    if lemma in _NO_CUE_BEHIND_AS and before is not None and before.lower_ == "as":
        return True
    if verb.dep_ == "ccomp" and lexicon.find("verb", f"{verb.head.lemma_.lower()} {lemma}"):
        return True  # "let it be known"
    if lemma in _NO_CUE_WITH_TO and not children(verb, "dobj", "ccomp"):
        return any(child.lower_ == "to" for child in children(verb, "prep", "dative"))
    return verb.tag_ in {"VBN", "VBD"} and _is_kept(verb)


def _is_kept(verb: Token) -> bool:
    """Whether a participle tells how somebody is kept, with nothing but a name and adverbs between."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _NAME_AT_MOST) : verb.i]):
        if token.pos_ in _VERBAL:
            return token.lemma_.lower() in _KEEPING
        if token.is_punct or (token.pos_ in {"SCONJ", "PRON"} and token.dep_ == "nsubj"):
            return False
    return False


def _is_time_for(head: Token, verb: Token) -> bool:
    """Whether a noun is the time in which, or the order in which, somebody does what its infinitive says."""
    return infinitive(verb) and verb.dep_ in {"acl", "relcl"} and head.lemma_.lower() in _MEASURES_OF_TIME


def cue_at(lexicon: Lexicon, verb: Token) -> tuple[tuple[CueEntry, ...], list[Token]]:
    """The readings of a verb as a cue, longest form first ("call for" before "call"), with its tokens."""
    lemma = verb.lemma_.lower()
    if lemma not in lexicon.phrases:
        return lexicon.find("verb", lemma), [verb]
    for child in verb.children:
        particle = child.dep_ in {"prt", "prep", "acomp", "oprd", "ccomp", "advmod", "dobj", "attr", "intj"}
        if particle and child.i > verb.i:
            entries = lexicon.find("verb", f"{lemma} {child.lemma_.lower()}")
            if entries:
                return entries, [verb, child]
            for noun in children(child, "pobj") if child.dep_ == "prep" else ():
                entries = lexicon.find("verb", f"{lemma} {child.lemma_.lower()} {noun.lemma_.lower()}")
                if entries:  # "voted in favour of"
                    return entries, [verb, child, noun]
            if child.dep_ == "dobj" and (found := _with_object(lexicon, verb, child)):
                return found
    for adjective in (below for noun in children(verb, "dobj") for below in children(noun, "amod") if below.i > noun.i):
        entries = lexicon.find("verb", f"{lemma} {adjective.lower_}")
        if entries:  # "held Tarsovia responsible"
            return entries, [verb, adjective]
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if after.dep_ == "mark" and after.head.head.i == verb.i:  # "called for both sides to step back"
        entries = lexicon.find("verb", f"{lemma} {after.lower_}")
        if entries:
            return entries, [verb, after]
    if after.dep_ != "det" or after.head.i == verb.i:  # "voted no", whatever the parser takes "no" for
        entries = lexicon.find("verb", f"{lemma} {after.lower_}") if after.i > verb.i else ()
        if entries:
            return entries, [verb, after]
    return lexicon.find("verb", lemma), [verb]


def _with_object(lexicon: Lexicon, verb: Token, noun: Token) -> tuple[tuple[CueEntry, ...], list[Token]] | None:
    """The readings of a verb with its object and what tells which: "cast a negative vote", "use the right of veto"."""
    begun, lemma = verb.lemma_.lower(), noun.lemma_.lower()
    for word in children(noun, "amod"):
        if entries := lexicon.find("verb", f"{begun} {word.lower_} {lemma}"):
            return entries, [verb, word, noun]
    for preposition in (*children(noun, "prep"), *children(verb, "prep")):
        for last in [None, *children(preposition, "pobj")]:
            behind = f" {last.lemma_.lower()}" if last is not None else ""
            if entries := lexicon.find("verb", f"{begun} {lemma} {preposition.lower_}{behind}"):
                return entries, [verb, noun, preposition, *([last] if last is not None else [])]
    return None


def _raw(scene: Scene, verb: Token, cue_tokens: list[Token], content: Content, direct: bool) -> Raw | None:
    head = source_of(verb, direct=direct)
    entry = content.entry
    if head is None and passive(verb):
        head = told_in(verb)
    if head is not None and verb.dep_ == "acl" and head.i == verb.head.i and head.lower_ in _ANYONE:
        return None  # "those opposing the vote" are whoever does, not somebody who said so
    if head is not None and (_is_its_own_object(head, verb) or _is_time_for(head, verb)):
        return None
    if head is None and not _sourceless(verb, content, direct):
        return None
    if head is not None and (is_nobody(head) or (head.i in content.tokens and not content.raised)):
        return None
    if content.rule in _POSITION_RULES and head is not None and not takes_position(scene, head):
        wants = content.rule == "verb-infinitive" and head.lower_ in {"it", "which"}
        wants = wants or (content.rule == "verb-predicate" and head.lower_ == "it" and not passive(verb))
        wants = wants or (
            head.lower_ == "it" and entry.attribution == "speech" and (_told(verb) or _sides(verb, entry))
        )
        whose = head.tag_ == "PRP$" and head.head.i < verb.i  # "over its failure to condemn"
        if not wants and not whose and not _of_itself(verb, head):
            return None
    cue = _cue_tokens(verb, cue_tokens)
    relay = _relay(verb)
    status = status_of(verb)
    silent = refused_words(entry, content, scene)
    if silent is not None and status == "asserted":  # "declined to comment"
        entry, status = silent, "negated"
    return Raw(
        entry=entry,
        anchor=verb.i,
        cue=spans_of(scene.text, scene.doc, [token.i for token in cue]),
        content=content.spans,
        source=source_spans(scene, head, verb) if head is not None and not content.raised else (),
        source_head=head.i if head is not None and not content.raised else None,
        status=status,
        addressee=content.addressee,
        rule="quoted-as-saying" if _quoting_verb(verb) is not None else content.rule,
        relay=relay.i if relay is not None else None,
    )


def _is_its_own_object(head: Token, verb: Token) -> bool:
    """Whether a pronoun would be its verb's subject and object at once, which only "itself" can be."""
    return head.pos_ == "PRON" and any(child.lower_ == head.lower_ for child in children(verb, "dobj"))


def _told(verb: Token) -> bool:
    """Whether a verb tells what was done, as the press does of bodies: "it condemned", not "it supports the roof"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB":
        verb = verb.head
    emphatic = verb.tag_ == "VB" and any(aux.lower_ == "did" for aux in children(verb, "aux"))
    return (verb.tag_ in {"VBD", "VBN"} or emphatic) and not passive(verb) and not children(verb, "neg")


_SIDES = frozenset({"oppose", "reject", "condemn", "demand", "call-for"})
"""Acts that no thing does."""


def _sides(verb: Token, entry: CueEntry) -> bool:
    """Whether "it" takes a side now, which only a state or body does: "It opposes the plan"."""
    return entry.act in _SIDES and verb.tag_ == "VBZ" and verb.dep_ in {"ROOT", "conj"} and not passive(verb)


def _of_itself(verb: Token, head: Token) -> bool:
    """Whether "it" is the state or body that says so of itself: "Norvania reiterated that it recognises the border"."""
    clause = head.head if head.dep_ in {"nsubj", "nsubjpass"} else verb
    while clause.dep_ in {"xcomp", "conj"} and clause.head.i != clause.i:
        clause = clause.head
    above = clause.head.head if clause.head.pos_ == "ADJ" else clause.head  # "made it clear that it rejects"
    told = clause.dep_ == "ccomp" or (clause.dep_ == "advcl" and clause.left_edge.lower_ == "that")
    if head.lower_ != "it" or not told or above.pos_ != "VERB":
        return False
    speaker = source_of(above) or next(iter(children(above, "nsubjpass")), None)
    return speaker is not None and speaker.i < head.i and can_speak(speaker) and speaker.pos_ != "PRON"


def _quoting_verb(verb: Token) -> Token | None:
    """The verb of "quoted her as saying", seen from "saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.pos_ == "VERB":
        return verb.head.head
    return None


def _relay(verb: Token) -> Token | None:
    """Who quotes, in "the agency quoted her as saying" and "she was quoted by the agency as saying"."""
    quoting = _quoting_verb(verb)
    if quoting is None:
        return None
    if not passive(quoting):
        return source_of(quoting)
    agents = [name for agent in children(quoting, "agent") for name in children(agent, "pobj")]
    return agents[0] if agents else None


def _sourceless(verb: Token, content: Content, direct: bool) -> bool:
    """Whether a cue without a source still attributes: passives ("was said to have"), a quotation."""
    asked = verb.tag_ == "VBN" and verb.dep_ == "advcl" and content.rule == "verb-that"  # "Asked whether ..., he"
    if direct or asked or not passive(verb):
        return direct or asked
    held = (
        content.entry.attribution == "thought"
        and "o:as" in content.entry.frames
        and any(child.lower_ == "as" for child in children(verb, "prep"))
    )
    accused = content.rule == "verb-predicate" and ("o:of" in content.entry.frames or bool(held))  # "is seen as a sham"
    return accused or content.rule in {"passive-raising", "passive-object", "verb-that"}


def _cue_tokens(verb: Token, cue_tokens: list[Token]) -> list[Token]:
    """The verb, what belongs to its form, and what makes it negative."""
    kept = {token.i: token for token in cue_tokens}
    quoting = _quoting_verb(verb)
    if quoting is not None:
        kept[verb.head.i] = verb.head
        kept[quoting.i] = quoting
    return [kept[index] for index in sorted(kept)]


def _continuations(links: Links, found: list[Raw]) -> Iterator[Raw]:
    """Quotations that go on under the speaker of an earlier one: no cue of their own."""
    by_anchor = {raw.anchor: raw for raw in found}
    for quotation, verb in links.continuing:
        first = by_anchor.get(verb)
        if first is not None and first.source:
            yield replace(
                first,
                cue=(),
                content=(quotation.span,),
                rule="floating-quotation",
                addressee=None,
                status="asserted" if first.status == "asserted" else first.status,
            )


def _unique(found: list[Raw]) -> list[Raw]:
    """One attribution for each cue and content; the first rule that found it stands."""
    kept: dict[tuple[object, object], Raw] = {}
    for raw in found:
        if raw.content:
            kept.setdefault((raw.cue, raw.content), raw)
    return list(kept.values())
