"""The day on which a statement was made: that of its cue, or of the document where the text is the statement itself.

The date that an event has stays with the event: a date inside the content is never that of the cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.content import OCCASIONS
from onrecord.annotate.attribution.day.occasion_clause import occasion_clauses
from onrecord.annotate.attribution.day.own_text import OWN_RULES
from onrecord.annotate.date.verb.ahead import is_limit
from onrecord.annotate.date.words import classes_of, words_of
from onrecord.annotate.parse.clause import children, verb_of
from onrecord.annotate.parse.scene import Scene
from onrecord.model.statement import DateRange
from onrecord.names.word_list import word_set

_OBJECT_RULES = frozenset({"verb-object", "verb-preposition"})
_OPEN_CLAUSES = frozenset({"advcl", "conj", "xcomp", "pcomp", "prep"})
_PRESENT = frozenset({"VB", "VBP", "VBZ", "VBG"})
_PASSIVE = frozenset({"VBN", "VBD"})
"""Tags of participles behind a noun: the model takes "a letter dated 3 May" for a past tense."""
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
_LIGHT = word_set("attributions.csv", "light_verb", "issuing_verb")
_EARLIER_OR_LATER = word_set("attributions.csv", "at_another_time")
_CAME_OUT = word_set("attributions.csv", "coming_out")
_LODGING = word_set("attributions.csv", "lodging_verb")
_SAYINGS = word_set("attributions.csv", "saying", "owned_saying", "lodged")
_TEXTS = word_set("attributions.csv", "saying") | word_set("occasions.csv", "hearing", "briefing")
_EVENTS = word_set("date_grammar.csv", "event")
_NEWS = 2
"""Days within which news tell of what was said."""


def date_of_cue(
    scene: Scene, dates: Sequence[DateRange], raw: Raw, verb: Token, published: date | None
) -> DateRange | None:
    """The date in the cue's own clause, else of a clause about it ("Speaking on Friday, she said"), ``None`` if none.

    ``dates`` are in the order of the text. A source that was issued or is dated ("a statement issued on
    24 April") gives its date to what it says. A day that lies ahead of the publication is that of what was
    urged or announced, never the statement's own.
    """
    if raw.rule.endswith(OWN_RULES):
        return None
    verb_of_cue = verb
    inside = set().union(*(scene.indices(span) for span in raw.content)) if raw.content else set()
    first = bisect_left(dates, verb.sent.start_char, key=_begin)
    near = dates[first : bisect_left(dates, verb.sent.end_char, key=_begin)]
    near = [
        each
        for each in near
        if not (
            _lies_ahead(each, raw, published)
            or _goes_on_since(each, verb)
            or _is_what_was_asked(scene, each, verb, published)
            or _is_of_object(scene, each, raw, published)
        )
    ]
    found = _beside(scene, near, verb, inside)
    source = None if raw.source_head is None else scene.doc[raw.source_head]
    for clause in occasion_clauses(verb, source) if found is None else ():
        found = found or _beside(scene, near, clause, inside)
    where = {each.lower_ for each in children(verb, "advmod")} if verb.dep_ == "relcl" else set()
    if found is None and "when" in where:  # "in December, when he called"
        found = next((each for each in near if verb.head in scene.tokens_in(each.span)), None)
    if found is None and "where" in where:  # "on Monday at a forum, where he said"
        verb = verb_of(verb.head)
        found = _beside(scene, near, verb, inside)
    if found is None and verb.dep_ == "acl" and _is_object_of_issue(verb.head):
        verb = verb.head.head  # "issued on Sunday a statement condemning it"
        found = _beside(scene, near, verb, inside)
    while found is None and verb.dep_ in _OPEN_CLAUSES and verb.head.i != verb.i and not _is_at_another_time(verb):
        verb = verb.head
        found = _beside(scene, near, verb, inside)
    if found is None and source is not None:
        issued = [each for each in children(source, "acl") if each.tag_ == "VBN"]
        found = _beside(scene, near, issued[0], inside) if issued else None
    return found or _of_news(scene, near, raw, verb_of_cue, published)


def _of_news(
    scene: Scene, dates: Sequence[DateRange], raw: Raw, verb: Token, published: date | None
) -> DateRange | None:
    """The day before the verb of an act in words that is told: "Norvania on Monday lodged a protest, he told them"."""
    act = next((each for each in children(verb, "ccomp") if each.i < verb.i and each.tag_ == "VBD"), None)
    if act is None or raw.rule != "clause-verb" or published is None:
        return None
    if act.lemma_ not in _LIGHT | _LODGING or not any(
        each.lemma_.lower() in _SAYINGS for each in children(act, "dobj")
    ):
        return None
    for day in dates:
        ends = scene.text[day.span[1] : act.idx].strip(" ,")
        if not ends and day.start == day.end and day.start is not None and 0 <= (published - day.start).days <= 1:
            return day
    return None


def _is_behind(scene: Scene, found: DateRange, verb: Token) -> bool:
    """Whether words stand between a verb and a date behind it."""
    end = verb.idx + len(verb.text)
    return found.span[0] > end and bool(scene.text[end : found.span[0]].strip())


def _begin(found: DateRange) -> int:
    return found.span[0]


def _lies_ahead(found: DateRange, raw: Raw, published: date | None) -> bool:
    """Whether a day is still to come, or a limit has not passed: only what is itself expected is done on such a day."""
    if published is None:
        return False
    if found.start is None:
        return found.end is not None and found.end >= published
    return found.start > published and raw.status != "expected"


def _is_at_another_time(verb: Token) -> bool:
    """Whether a clause is told as before or after the one it hangs on: "after it accused them"."""
    if verb.dep_ == "conj" and {verb.tag_, verb.head.tag_} & _PRESENT and "VBD" in {verb.tag_, verb.head.tag_}:
        return not {verb.tag_, verb.head.tag_} & {"VBG", "VB"}  # "said so in 2029 and now denies it"
    marks = {each.lower_ for each in children(verb, "mark", "advmod")}
    if verb.dep_ == "pcomp":
        marks.add(verb.head.lower_)
    return bool(marks & _EARLIER_OR_LATER)


def _goes_on_since(found: DateRange, verb: Token) -> bool:
    """Whether a stretch without an end is that of a thing: "the pause since 24 May", not "has claimed since 24 May"."""
    return found.end is None and found.start is not None and not _PERFECT & {each.lower_ for each in verb.children}


def _is_what_was_asked(scene: Scene, found: DateRange, verb: Token, published: date | None) -> bool:
    """Whether a date behind a verb that looks ahead is that of what was asked or promised, and not the verb's own day.

    Its own is one right behind it, or a day that has gone: "promised on 5 May", "demanded an apology on 5 May".
    """
    if not _looks_ahead(verb):
        return False
    if found.start is None:
        return is_limit(found.text)
    return _is_behind(scene, found, verb) and (published is None or found.precision != "day")


def _looks_ahead(verb: Token) -> bool:
    forward = verb.lemma_ == "look" and any(child.lower_ == "forward" for child in verb.children)
    return forward or "ahead" in classes_of(verb.lower_)


def _is_of_object(scene: Scene, found: DateRange, raw: Raw, published: date | None) -> bool:
    """Whether a date follows the words for what was rejected or condemned, and is the date of that.

    A calendar day is, unless what it follows was only asked for; a weekday belongs to what happened ("condemned
    the attack on Friday") if the report comes days later: news tell of words within two days.
    """
    if raw.rule not in _OBJECT_RULES:
        return False
    end = max(end for _, end in raw.content)
    if found.precision != "day" and _is_behind(scene, found, scene.doc[raw.anchor]):
        return True  # "did not rule out a summit in May"
    digits = any(letter.isdigit() for letter in found.text)
    if digits and any(stop <= found.span[0] < end for _, stop in raw.content):
        return True  # "condemned the decision on 23 March to continue"
    if found.span[0] <= end or scene.text[end : found.span[0]].strip():
        return False
    if digits:
        own = found.text.lower().startswith("on ") and _looks_ahead(scene.doc[raw.anchor])
        return not own
    happened = any(token.lemma_.lower() in _EVENTS for span in raw.content for token in scene.tokens_in(span))
    return happened and found.end is not None and published is not None and (published - found.end).days > _NEWS


def _beside(scene: Scene, dates: Sequence[DateRange], verb: Token, inside: set[int]) -> DateRange | None:
    best: tuple[int, DateRange] | None = None
    for found in dates:
        token = _head(scene, found)
        if token is None or token.i in inside or not _is_in_clause_of(token, verb):
            continue
        if _is_of_event(scene, token, verb) or _is_of_what_happened(scene, found, token):
            continue
        beside = token.head.i == verb.i or (token.head.dep_ == "prep" and token.head.head.i == verb.i)
        rank = (
            0
            if found.start is None and found.end is None
            else 2
            if beside
            else 1
            if found.precision == "day" or _is_dated(token.head)
            else 0
        )
        if rank and (best is None or rank > best[0]):
            best = (rank, found)
    return best[1] if best else None


def _head(scene: Scene, found: DateRange) -> Token | None:
    """The word of a date on which its others depend."""
    tokens = scene.tokens_in(found.span)
    indices = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in indices or token.head.i == token.i), None)


def _is_in_clause_of(token: Token, verb: Token) -> bool:
    """Whether a word stands in a verb's clause, or in a participle of an occasion there: "in a statement issued on"."""
    above = token
    while above.i != verb.i and above.head.i != above.i:
        came_out = above.dep_ == "relcl" and above.lemma_ in _CAME_OUT and bool(children(above, "auxpass"))
        participle = (came_out or (above.dep_ == "acl" and above.tag_ in _PASSIVE)) and any(
            _is_dated(noun) and not _is_object(noun) for noun in _nouns_from(above.head)
        )
        if not participle and (above.pos_ in {"VERB", "AUX"} or above.dep_ in {"relcl", "acl"}):
            return False
        above = above.head
    return above.i == verb.i


def _is_of_what_happened(scene: Scene, found: DateRange, token: Token) -> bool:
    """Whether a date is that of an event which the words are about: "reacting to the raid on Sunday"."""
    owned = next((each.head for each in scene.tokens_in(found.span) if each.dep_ == "poss"), None)
    if owned is not None:
        return not _is_dated(owned)
    return token.dep_ == "prep" and token.head.dep_ == "pobj" and token.head.lemma_.lower() in _EVENTS


def _nouns_from(noun: Token) -> Iterator[Token]:
    """A noun, and those that it is told of: "interview" in "an interview with the channel, which was broadcast"."""
    yield noun
    while noun.dep_ == "pobj" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head.head
        yield noun


def _is_of_event(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether a date only tells which thing, or when that was: "under the 2014 agreement", "the vote held on Tuesday".

    The date of an occasion of speech is that of what was said there ("in a 2018 interview"), and so is
    that of what speaks itself ("A 2014 agreement says").
    """
    noun = token.head.head if token.head.lower_ == "of" else token.head
    if noun.i != verb.i and noun.pos_ in {"NOUN", "PROPN"} and (noun.i != token.head.i or token.dep_ in _MODIFIES):
        while (
            not _is_dated(noun) and noun.dep_ == "pobj" and noun.head.lower_ == "of"
        ):  # "the meeting of the Council of"
            noun = noun.head.head
        return not _is_dated(noun) or _is_object(noun)
    first = token.head.i if token.head.dep_ == "prep" and token.head.i < token.i else token.left_edge.i
    before = scene.tokens[first - 1] if first else verb
    apart = before.tag_ == "VBN" and before.dep_ == "acl" and before.i != verb.i
    return apart and not _is_dated(before.head)


def _is_object_of_issue(noun: Token) -> bool:
    """Whether a noun is a text that its subject issues: "issued a statement"."""
    return noun.dep_ == "dobj" and noun.lemma_.lower() in _TEXTS and noun.head.lemma_.lower() in _LIGHT


def _is_object(noun: Token) -> bool:
    """Whether a text is what a verb is about, and no occasion: "rejected the 2014 pact", not "gave an interview"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() not in _LIGHT


_MODIFIES = frozenset({"nummod", "compound", "amod", "nmod", "poss"})


def _is_dated(noun: Token) -> bool:
    """Whether a noun's date is that of words: of an occasion or a text ("a 2018 interview"), of what speaks itself."""
    lemma = noun.lemma_.lower()
    if noun.pos_ == "NOUN" and lemma in _TEXTS:
        return True
    says = noun.dep_ == "nsubj" and lemma in words_of("dated")
    return says or lemma in OCCASIONS or lemma in words_of("spoken")
