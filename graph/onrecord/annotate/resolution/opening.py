"""How a paragraph of a resolution opens: "Strongly condemns", "Having considered", "Deeply concerned at".

The words before the head are adverbs; the head is a verb in the third person, a participle or an adjective, known
by its form. What the organ does by it is looked up by its lemma in ``ontology/sources/cues.csv``: a head that the
table lacks still opens a paragraph, and says no more than that something is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.annotate.attribution.cue import CueEntry, Lexicon, PartOfSpeech
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.resolution.forms import is_adverb, lemmas_of, plain, unslipped
from onrecord.model.document import Span, Spans
from onrecord.names.word_list import word_set

Form = Literal["finite", "bare", "participle", "adjective"]

_WORD = re.compile(r"[A-Za-z\u00c0-\u017f][\w\u2019'-]*")
_REACH = 200
_MOST_ADVERBS = 6
_GAP = re.compile(r"[\s,*]*")
_PASSED = word_set("attributions.csv", "paragraph_passed")
_PREPOSITIONS = word_set("attributions.csv", "attitude_preposition")
_COMPLEMENTS = _PREPOSITIONS | {"that", "to"}
_DETERMINERS = word_set("attributions.csv", "after_adverb")
_AUXILIARIES = frozenset({"having", "being"})
_NO_ATTITUDES = word_set("attributions.csv", "no_attitude")
_POSSESSIVES = word_set("function_words.csv", "possessive") | {"its"}
_NEUTRAL = frozenset({"acknowledge", "know", "think", "say", "report", "recall"})
"""Acts that say so little that "with concern" or "with satisfaction" behind the verb tells the act."""
_BEHIND = re.compile(
    r"(?:[\s,:*_\u2014-]+|(?:also|moreover|hereby|therefore|thus|again|once\s+(?:again|more))\b)+", re.IGNORECASE
)
_US = re.compile(r"\W{0,3}[Ww]e(?P<comma>,)?\s+")
_COMMA = re.compile(r",\s+")
_FURTHER = re.compile(r"further\s+(?=(\w+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a paragraph opens with: the cue as the lexicon reads it, its form and words, and where the content begins.

    ``known`` is whether the lexicon has the cue at all.
    """

    entry: CueEntry
    form: Form
    cue: Spans
    end: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """A head's form, the lemmas that it may be of, its words, and its place among the words."""

    form: Form
    lemmas: tuple[str, ...]
    span: Span
    place: int


class Openings:
    """Reads how paragraphs of one document open."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self._scene = scene
        self._text = scene.text
        self._lexicon = lexicon

    def read(self, start: int, end: int) -> Opening | None:
        """The opening of the paragraph between two offsets; none where its first words are no such head."""
        words = list(_WORD.finditer(self._text, start, min(end, start + _REACH)))
        place = 0
        while place < len(words) and place < _MOST_ADVERBS and is_adverb(words[place].group()):
            place += 1
        head = self._head(words, place) if place < len(words) else None
        if head is None:
            return None
        opening = self._looked_up(words, head) or self._unknown(words, head)
        return None if opening is None else replace(opening, end=self._content_start(opening.end, end))

    def read_of_us(self, start: int, end: int, *, first: bool = False) -> Opening | None:
        """The opening of a declaration's paragraph: "We reaffirm", in the ``first`` one "We, the heads, reaffirm"."""
        us = _US.match(self._text, start, end)
        if us is None:
            return self.read(start, end)
        if us["comma"] is None:
            return self._in_form(us.end(), end, "bare")
        return self.read_behind(us.end(), end, "bare") if first else None

    def read_behind(self, start: int, end: int, form: Form) -> Opening | None:
        """The first opening behind a comma: in "In regard to the report, endorses also ...", "endorses"."""
        clause = self._text.find(";", start, end)
        commas = _COMMA.finditer(self._text, start, end if clause < 0 else clause)
        return next((found for comma in commas if (found := self._in_form(comma.end(), end, form))), None)

    def _in_form(self, start: int, end: int, form: Form) -> Opening | None:
        """The opening at an offset if the lexicon knows it and it has this form."""
        found = self.read(start, end)
        return found if found is not None and found.known and found.form == form else None

    def _head(self, words: Sequence[re.Match[str]], place: int) -> _Head | None:
        word = plain(words[place].group())
        word = next((other for other in unslipped(word) if other in _AUXILIARIES), word)
        if word in _AUXILIARIES | {"has", "have", "is", "are"} and place + 1 < len(words):
            behind = self._next(words, place + 1)
            if behind is not None and not (word == "having" and words[behind].group().lower() in {"in", "regard"}):
                if words[behind].group().lower() == "been":
                    behind = self._next(words, behind + 1) or behind
                form: Form = "participle" if word in {"having", "being"} else "finite"
                lemmas = (*self._parsed(words[behind]), *lemmas_of(plain(words[behind].group())))
                return _Head(form, lemmas, (words[place].start(), words[behind].end()), behind)
        span = words[place].span()
        lemmas = (*lemmas_of(word), *self._parsed(words[place]))
        if word.endswith("ing") and len(word) > 4:
            return _Head("participle", lemmas, span, place)
        if word == "whereas":
            return _Head("participle", (word,), span, place)
        participle = re.search(r"(?:ed|ous)$", word) and self._lexicon.find("opening", word)
        if participle or self._lexicon.find("adjective", word) or self._is_attitude(words, place):
            return _Head("adjective", (word, *lemmas), span, place)
        if re.search(r"(?<![su\u2019'])s$", word) and len(word) > 3:
            return _Head("finite", lemmas, span, place)
        if any(self._lexicon.find(pos, word) for pos in _VERBS) or word in self._lexicon.phrases:
            return _Head("bare", (word,), span, place)
        return None

    def _is_attitude(self, words: Sequence[re.Match[str]], place: int) -> bool:
        """Whether a word is a participle of the past or an adjective with what it takes: "Alarmed by", "Anxious to"."""
        behind = self._next(words, place + 1)
        if behind is None or words[behind].group().lower() not in _COMPLEMENTS:
            return False
        return bool(re.search(r"(?:ed|ful|ous|ent|ant)$", words[place].group().lower()))

    def _looked_up(self, words: Sequence[re.Match[str]], head: _Head) -> Opening | None:
        """The opening as the lexicon has it, by the head's lemmas, else by what the scanner may have made them of."""
        found = self._by_lemma(words, head, head.lemmas)
        return found or self._by_lemma(words, head, [other for lemma in head.lemmas for other in unslipped(lemma)])

    def _by_lemma(self, words: Sequence[re.Match[str]], head: _Head, lemmas: Sequence[str]) -> Opening | None:
        for lemma in lemmas:
            for others, entry in self._lexicon.phrases.get(lemma, ()):
                found = self._follow(words, head.place, others)
                if found is not None:
                    return self._extended(words, head, found, entry)
        for pos in _parts_of_speech(head.form):
            for lemma in lemmas:
                for form in (lemma, re.sub(r"^re-?", "", lemma)):
                    if (entries := self._lexicon.find(pos, form)) and not self._is_gerund(words, head, entries[0]):
                        return self._extended(words, head, [], self._particle_misread(form, entries[0]))
        return None

    def _is_gerund(self, words: Sequence[re.Match[str]], head: _Head, entry: CueEntry) -> bool:
        """Whether a participle is a noun of a title or of the head of a page: "Convening of the fourth session"."""
        after = words[head.place + 1].group().lower() if head.place + 1 < len(words) else ""
        own = head.span[0] == words[head.place].start()
        return head.form == "participle" and own and after == "of" and "of" not in entry.prepositions

    def _particle_misread(self, lemma: str, entry: CueEntry) -> CueEntry:
        """The entry of "call for" where its particle is misread: nobody "calls" a thing something in a paragraph."""
        meant = self._lexicon.find("verb", f"{lemma} for") if entry.act == "describe" else ()
        return meant[0] if meant else entry

    def _unknown(self, words: Sequence[re.Match[str]], head: _Head) -> Opening | None:
        """The opening of a head that the lexicon lacks, where its form alone makes it one."""
        unknown = CueEntry(head.lemmas[0], "say", "speech", frozenset())
        if head.form == "bare" or self._is_other(words[head.place]) or self._is_gerund(words, head, unknown):
            return None
        return replace(self._extended(words, head, [], unknown), known=False)

    def _extended(self, words: Sequence[re.Match[str]], head: _Head, others: list[int], entry: CueEntry) -> Opening:
        """The opening with the particles, the preposition of an attitude, and "with concern" behind it."""
        spans = [head.span, *(words[place].span() for place in others)]
        last = others[-1] if others else head.place
        if head.form == "adjective" and entry.act == "fear":  # who is "Concerned at" something in a resolution says so
            entry = replace(entry, act="express-concern", attribution="speech")
        behind = self._next(words, last + 1)
        after = words[behind].group().lower() if behind is not None else ""
        takes = _PREPOSITIONS if head.form == "adjective" else entry.prepositions if others else frozenset[str]()
        if behind is not None and after in takes and after != "to":
            spans.append(words[behind].span())
        elif behind is not None and after == "with" and (noun := self._expressed(words[behind + 1 : behind + 5])):
            manner, place = noun
            spans.append((words[behind].start(), place))
            entry = manner if entry.act in _NEUTRAL else entry
        elif "x" in entry.frames and (noun := self._expressed(words[last + 1 : last + 9])):
            own = any(each.group().lower() in _POSSESSIVES for each in words[last + 1 : last + 4])
            entry = noun[0] if own or entry.act != "affirm" else entry  # "Affirming the commitment of all States"
        return Opening(entry, head.form, self._joined(spans), spans[-1][1])

    def _expressed(self, words: Sequence[re.Match[str]]) -> tuple[CueEntry, int] | None:
        """The attitude named in "its grave concern", and where its noun ends."""
        before = ""
        for place, word in enumerate(words):
            lower = word.group().lower()
            after = words[place + 1].group().lower() if place + 1 < len(words) else ""
            found = self._lexicon.find("expressed", lower) or self._lexicon.find("expressed", lower.removesuffix("s"))
            if found and not (lower in _NO_ATTITUDES and (before == "in" or after == "to")):
                return found[0], word.end()
            if (lower in _PREPOSITIONS | {"that", "to"} and before != "expression") or found:
                return None
            before = lower
        return None

    def _follow(self, words: Sequence[re.Match[str]], place: int, others: list[str]) -> list[int] | None:
        """Where the words of a phrase stand behind its verb, adverbs and articles passed over; none if they do not."""
        found: list[int] = []
        for other in others:
            passed = 0
            place += 1
            while place < len(words) and passed < 5 and words[place].group().lower() != other:
                if not _may_pass(words[place].group()):
                    return None
                place, passed = place + 1, passed + 1
            if place >= len(words) or words[place].group().lower() != other:
                return None
            found.append(place)
        return found

    def _next(self, words: Sequence[re.Match[str]], place: int) -> int | None:
        """The first word from a place on that is no adverb."""
        while place < len(words) and is_adverb(words[place].group()):
            place += 1
        return place if place < len(words) else None

    def _parsed(self, word: re.Match[str]) -> Iterator[str]:
        token = self._scene.token_at(word.start())
        if token is not None and token.idx == word.start():
            yield token.lemma_.lower()

    def _is_other(self, word: re.Match[str]) -> bool:
        """Whether a head that the lexicon lacks is no verb at all: "Nothing", "During"."""
        token = self._scene.token_at(word.start())
        return token is not None and token.pos_ in {"PRON", "ADP", "SCONJ", "DET"}

    def _joined(self, spans: Sequence[Span]) -> Spans:
        """Spans with nothing but white space between them as one."""
        joined = [spans[0]]
        for start, end in spans[1:]:
            if self._text[joined[-1][1] : start].strip():
                joined.append((start, end))
            else:
                joined[-1] = (joined[-1][0], end)
        return tuple(joined)

    def _content_start(self, start: int, end: int) -> int:
        """Behind the adverbs that follow a cue: in "Requests also the Secretary-General", "also" is nobody's."""
        while True:
            passed = _BEHIND.match(self._text, start, end)
            further = _FURTHER.match(self._text, passed.end() if passed else start, end)
            if further is not None and further[1].lower() in _DETERMINERS:
                start = further.end()
            elif passed is None:
                return start
            else:
                return passed.end()


def _may_pass(word: str) -> bool:
    return is_adverb(word) or word.lower() in _PASSED


_VERBS: tuple[PartOfSpeech, ...] = ("verb", "opening")


def _parts_of_speech(form: Form) -> tuple[PartOfSpeech, ...]:
    return ("opening", "adjective", "verb") if form == "adjective" else ("opening", "verb", "adjective")
