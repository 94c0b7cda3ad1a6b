"""What a reporting verb reports in its place: a quotation first, else a clause, else a phrase."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from onrecord.annotate.attribution.clause_content import finite_clause, parenthetical
from onrecord.annotate.attribution.content import Content, addressee_of, clause_tokens, cue_zone, widened
from onrecord.annotate.attribution.cue import CueEntry, Lexicon, load_lexicon
from onrecord.annotate.attribution.nonfinite.afterthought import without_afterthought
from onrecord.annotate.attribution.nonfinite.complement import gerund, to_infinitive
from onrecord.annotate.attribution.nonfinite.predicate import predicate
from onrecord.annotate.attribution.phrase_content import object_alone, prepositional
from onrecord.annotate.attribution.vote.alone import vote_alone
from onrecord.annotate.parse.clause import (
    children,
    spans_of,
    subject_of,
)
from onrecord.annotate.parse.quotation import Quotation
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_SUBJECTS = word_set("function_words.csv", "subject_pronoun")

_PEOPLE = frozenset({"PERSON", "NORP"})


def content_of(
    scene: Scene, verb: Token, entries: tuple[CueEntry, ...], quotations: list[Quotation], lexicon: Lexicon
) -> Content | None:
    """The content of a reporting verb in this place, or ``None`` where it reports nothing."""
    if quotations and not _is_put_into_object(scene, verb, quotations, entries):
        entry = _reading(entries, "q") or entries[0]
        return _quoted(scene, verb, entry, quotations)
    for entry in _preferred(verb, entries):
        found = (
            finite_clause(scene, verb, entry)
            or parenthetical(scene, verb, entry)
            or to_infinitive(scene, verb, entry)
            or gerund(scene, verb, entry)
            or predicate(scene, verb, entry)
            or ("o" in entry.frames and object_alone(scene, verb, entry, lexicon))
            or prepositional(scene, verb, entry)
            or vote_alone(scene, verb, entry)
        )
        if found:
            return without_afterthought(scene, verb, found)
    return None


def _is_put_into_object(scene: Scene, verb: Token, quotations: list[Quotation], entries: tuple[CueEntry, ...]) -> bool:
    """Whether words in marks are only put into an act's object: "deplored the fact that it, “void as it is”, was"."""
    if not any("o" in entry.frames for entry in entries):
        return False
    objects = [noun for noun in children(verb, "dobj") if noun.i > verb.i]
    held = {token.i for noun in objects for token in noun.subtree}
    return bool(held) and all(
        scene.doc[min(held)].idx < quotation.start
        and scene.indices(quotation.span) <= held | {max(held) + 1}
        and quotation.end < scene.doc[max(held)].idx
        for quotation in quotations
    )


def _reading(entries: tuple[CueEntry, ...], frame: str) -> CueEntry | None:
    return next((entry for entry in entries if frame in entry.frames), None)


def _preferred(verb: Token, entries: tuple[CueEntry, ...]) -> list[CueEntry]:
    """The readings in the order to try: things show, people say."""
    subject = subject_of(verb)
    if len(entries) > 1 and subject is not None and entries[-1].attribution == "evidence":
        thing = subject.pos_ in {"NOUN", "PRON", "DET"} and subject.ent_type_ not in _PEOPLE
        if thing and subject.lower_ not in _SUBJECTS:
            return [entries[-1], *entries[:-1]]
    return list(entries)


def _quoted(scene: Scene, verb: Token, entry: CueEntry, quotations: list[Quotation]) -> Content:
    spans: list[Span] = []
    spans.extend(quotation.span for quotation in quotations)
    tokens = frozenset(index for span in spans for index in scene.indices(span))
    before = all(quotation.end <= verb.idx for quotation in quotations)
    after = all(quotation.start > verb.idx for quotation in quotations)
    rule = "quotation-verb" if before else "verb-quotation" if after else "split-quotation"
    clause = widened(scene, verb, clause_tokens(scene, verb)) if after else set()
    extra = clause - tokens
    if after and extra and clause & tokens and min(extra) < verb.i and _is_fragment(scene, quotations[0]):
        whole = (clause | tokens) - cue_zone(verb, clause | tokens)
        return Content(entry, frozenset(whole), spans_of(scene.text, scene.doc, whole), "parenthetical")
    whole = _sentence_before(scene, verb, quotations[0], tokens) if before else set()
    if whole:
        return Content(entry, frozenset(whole), spans_of(scene.text, scene.doc, whole), "clause-verb")
    begun = _begun_before(verb, tokens) if after and _is_fragment(scene, quotations[0]) else set()
    if begun:
        whole = begun | tokens
        return Content(entry, frozenset(whole), spans_of(scene.text, scene.doc, whole), "parenthetical")
    if extra and clause & tokens and len(extra) <= 3 * len(tokens) and min(extra) > verb.i:
        tokens = frozenset(clause | tokens)
        spans = list(spans_of(scene.text, scene.doc, tokens))
        rule = "verb-that"
    return Content(entry, tokens, tuple(sorted(spans)), rule, addressee_of(verb, entry, tokens))


def _sentence_before(scene: Scene, verb: Token, quotation: Quotation, quoted: AbstractSet[int]) -> set[int]:
    """The clause before its cue that a quotation is only a part of: ``The plan “is dead” for now, she said``."""
    clause = {index for index in clause_tokens(scene, verb) if index < verb.i}
    extra = [scene.doc[index] for index in clause - quoted if scene.doc[index].is_alpha]
    if not clause & quoted or not extra:
        return set()
    begins = _is_fragment(scene, quotation) and extra[0].idx < quotation.start
    goes_on = extra[-1].idx > quotation.end
    return (clause | set(quoted)) if begins or goes_on else set()


def _begun_before(verb: Token, quoted: AbstractSet[int]) -> set[int]:
    """The subject, before the cue, of the clause that a quotation goes on with: "The plan, she argued, “fails”"."""
    host = verb.head
    subject = subject_of(host) if host.i in quoted and host.i != verb.i else None
    if subject is None or subject.i > verb.i or subject.i in quoted:
        return set()
    return {token.i for token in subject.subtree if token.i < verb.i}


def _is_fragment(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation begins in the middle of a sentence."""
    return scene.text[quotation.inner[0] : quotation.inner[0] + 1].islower()


def refused_words(entry: CueEntry, content: Content, scene: Scene) -> CueEntry | None:
    """The act of words that nobody says, with nothing more told of them: "declined to comment"."""
    words = [scene.doc[index] for index in sorted(content.tokens)]
    if entry.act != "refuse" or content.rule != "verb-infinitive" or len(words) != 2 or words[0].lower_ != "to":
        return None
    found = load_lexicon().find("verb", words[1].lemma_.lower())
    return found[0] if found and found[0].act in _SILENT else None


_SILENT = frozenset({"comment", "answer", "explain", "say"})
"""Acts that are words and nothing else: who declines them says nothing."""
