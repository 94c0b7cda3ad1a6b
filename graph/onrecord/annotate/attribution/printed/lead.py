"""Who says what a paragraph leads to with a colon: "Tal replied:", "The text of the letter reads:".

The verb of saying that the lead ends with, as beside a quotation; else whoever sends or owns the text that it names,
in the lead or in a sentence before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.owner import owner_of
from onrecord.annotate.attribution.source import source_of, source_spans
from onrecord.annotate.attribution.speech import ENDS, REACH, Links, is_reporting
from onrecord.annotate.parse.clause import children, first_person, passive
from onrecord.annotate.parse.quotation import Quotation
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Section
from onrecord.names.word_list import word_set

PRINTED = "printed-text"
"""The rule of what a text says that a report prints."""

MARKS = "\"\u201c\u201d\u00ab\u201e\u2018'"
"""Marks that a quotation begins with; one that begins with none is a block of the page."""

_TEXTS = word_set("spoken.csv", "printed") | {"text", "remark"}
_PRINTING = word_set("attributions.csv", "issuing_verb") | word_set("spoken.csv", "printing")
_FOLLOWING = word_set("spoken.csv", "text_follows")
_SUBJECTS = word_set("function_words.csv", "subject_pronoun")
_NEAR = 6
_SALUTATION = 6
"""Words that a line with a comma at its end has at least to be more than "Mr. President,"."""
_BEFORE = 4
"""Sentences before a lead in which the sender of its text may be named."""


def link_led(scene: Scene, lexicon: Lexicon, links: Links) -> None:
    """Tie each quotation that fills a paragraph to the verb of the paragraph that leads to it with a colon."""
    taken = {quotation.start for quotations in links.by_verb.values() for quotation in quotations}
    for place, section in enumerate(scene.bodies):
        quotation = _opening(scene, section)
        lead = _lead(scene, place)
        if quotation is None or lead is None or quotation.start in taken:
            continue
        _free_pronoun(scene, lead)
        verb = _reporting_verb(scene, lexicon, lead)
        if verb is not None:
            links.by_verb.setdefault(verb.i, []).append(quotation)
        else:
            links.led[quotation.start] = place


def led_attributions(scene: Scene, lexicon: Lexicon, links: Links) -> Iterator[Raw]:
    """What the texts say to which no verb of saying leads."""
    entry = lexicon.find("verb", "say")[0]
    for start, place in sorted(links.led.items()):
        lead = scene.bodies[place - 1]
        sentence = _last_sentence(scene, lead)
        if sentence is None:
            continue
        marked = scene.text[start] in MARKS
        if not marked and not _leads(sentence, lexicon) and not _speaks(scene, sentence, scene.bodies[place]):
            continue
        author = _subject(sentence) or _author(scene, place - 1) or _named_text(sentence)
        anchor = sentence.root
        source = source_spans(scene, author, anchor) if author is not None else ()
        first = True
        for span in _printed(scene, place, start):
            if scene.text[span[1] - 1] == "," and scene.words(span) < _SALUTATION:
                continue
            yield Raw(
                entry=entry,
                anchor=anchor.i,
                cue=((anchor.idx, anchor.idx + len(anchor)),) if first else (),
                content=(span,),
                source=source,
                source_head=author.i if author is not None else None,
                status="asserted",
                rule=PRINTED,
            )
            first = False


def _printed(scene: Scene, place: int, start: int) -> Iterator[tuple[int, int]]:
    """The quotations that a text consists of, from its first: paragraph by paragraph."""
    for number, section in enumerate(scene.bodies[place:], place):
        quotation = _opening(scene, section)
        if quotation is None or (
            quotation.start != start and (_lead(scene, number) is not None or not _fills(quotation, section))
        ):
            return
        if quotation.start != start and section.voice != scene.bodies[place].voice:
            return
        yield quotation.span


def _fills(quotation: Quotation, section: Section) -> bool:
    return quotation.end >= section.end - 1


def _opening(scene: Scene, section: Section) -> Quotation | None:
    """The quotation that a paragraph begins with."""
    here = scene.quotations_in((section.start, section.start + 1))
    return next((each for each in here if each.level == 0), None)


def _lead(scene: Scene, place: int) -> Section | None:
    """The paragraph before, if it ends with a colon and nothing but its own text stands between."""
    if not place:
        return None
    lead, section = scene.bodies[place - 1], scene.bodies[place]
    if lead.voice or scene.text[lead.end - 1] != ":":
        return None
    return None if scene.text[lead.end : section.start].strip(" \t\n>") else lead


def _last_sentence(scene: Scene, lead: Section) -> Sentence | None:
    tokens = [token for token in scene.tokens_in(lead.span) if not token.is_punct]
    return tokens[-1].sent if tokens else None


def _free_pronoun(scene: Scene, lead: Section) -> None:
    """Mends a lead's parse in which a name before "he wrote:" is part of the pronoun: "to the Council he wrote:"."""
    for token in scene.tokens_in(lead.span)[-_NEAR:]:
        before = token.nbor(-1) if token.i else token
        if token.lower_ in _SUBJECTS and before.head.i == token.i and before.pos_ in {"NOUN", "PROPN"}:
            for child in [child for child in token.lefts if child.i != before.i]:
                child.head = before
            before.head, before.dep_ = token.head, "dep"


def _reporting_verb(scene: Scene, lexicon: Lexicon, lead: Section) -> Token | None:
    """The last verb of saying of a lead, unless it tells what a text says whose author is to be found."""
    for token in scene.tokens_in(lead.span)[::-1][1:REACH]:
        if scene.around(token):
            continue
        if token.text in ENDS:
            return None
        if not is_reporting(lexicon, token):
            continue
        source = source_of(token)
        if source is None or source.lemma_.lower() in _TEXTS:
            return None
        speaks = can_speak(source) or first_person(source) or source.lower_ in {"it", "who"}
        return token if speaks else None
    return None


def _leads(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of a text, or reports something, so that what follows it are words of somebody."""
    reports = any(entry.attribution == "speech" for entry in lexicon.find("verb", sentence.root.lemma_.lower()))
    return reports or any(token.lemma_.lower() in _TEXTS for token in sentence)


def _speaks(scene: Scene, sentence: Sentence, block: Section) -> bool:
    """Whether a person does something in a lead, whatever, and the block speaks: "Mira Tal takes another view:"."""
    source = source_of(sentence.root)
    person = source is not None and source.ent_type_ == "PERSON"
    return person and any(first_person(token) for token in scene.tokens_in(block.span))


def _subject(sentence: Sentence) -> Token | None:
    """Who does what a lead tells, where it is none of printing a text: "A spokesman dismissed the post:"."""
    verb = sentence.root
    prints = verb.lemma_.lower() in _PRINTING or any(token.lemma_.lower() in _FOLLOWING for token in sentence)
    source = source_of(verb) if verb.pos_ in {"VERB", "AUX"} and not passive(verb) and not prints else None
    return source if source is not None and can_speak(source) and source.lemma_.lower() not in _TEXTS else None


def _author(scene: Scene, place: int) -> Token | None:
    """Who owns or sends the text that the last sentence of a paragraph names, else one told shortly before."""
    sentences: list[Sentence] = []
    for section in scene.bodies[max(0, place - 1) : place + 1]:
        for token in scene.tokens_in(section.span):
            if not sentences or token.sent.start != sentences[-1].start:
                sentences.append(token.sent)
    meant = False
    for sentence in sentences[::-1][:_BEFORE]:
        nouns = [token for token in sentence if token.lemma_.lower() in _TEXTS and not scene.around(token)]
        for noun in nouns[::-1]:
            found = _party(noun)
            if found is not None and found.pos_ != "PRON":
                return found
            meant = meant or found is not None
        if meant and sentence.start != sentences[-1].start:
            subject = source_of(sentence.root)
            if subject is not None and can_speak(subject):
                return subject
    return None


def _named_of(phrase: Token) -> list[Token]:
    """Whom "of the president" names, behind the noun for a text."""
    return [name for name in children(phrase, "pobj") if phrase.lower_ == "of" and can_speak(name)]


def _party(noun: Token) -> Token | None:
    """Whose a text is: its owner's, or of who sends, issues or says it in the sentence."""
    owner = owner_of(noun) or next((name for of in children(noun, "prep") for name in _named_of(of)), None)
    if owner is not None and owner.lemma_.lower() in _TEXTS:
        owner = owner_of(owner)
    if owner is not None and (can_speak(owner) or owner.pos_ == "PRON"):
        return owner
    above = noun
    while above.dep_ in {"pobj", "prep", "dobj", "nsubjpass", "conj", "relcl", "acl"} and above.head.i != above.i:
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            break
    if above.pos_ not in {"VERB", "AUX"}:
        return None
    if passive(above):
        agents = [name for agent in children(above, "agent") for name in children(agent, "pobj")]
        return next((name for name in agents if can_speak(name)), None)
    source = source_of(above)
    return source if source is not None and can_speak(source) and source.lemma_.lower() not in _TEXTS else None


def _named_text(sentence: Sentence) -> Token | None:
    """What a lead says that it reads, where nobody's name stands with it: "Article 4 of the convention reads:"."""
    source = source_of(sentence.root)
    return source if source is not None and (can_speak(source) or source.pos_ in {"NOUN", "PROPN"}) else None
