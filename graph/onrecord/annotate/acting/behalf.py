"""On whose behalf words are spoken: the formulas that say so, each with how far it holds and who speaks so.

"I have the honour to deliver this statement on behalf of the Group of 77" holds for the turn or the speech, "On
behalf of the sponsors, I thank ..." for its sentence, "Ireland's representative, speaking on behalf of the
European Union, said" for what is reported of that speaker in the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.acting.group import Groups
from onrecord.annotate.acting.words import FORMULA
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.findings import Findings
from onrecord.model.document import Span

_BEHALF = re.compile(
    r"\b(?:(?:on|in)\s(?:the\s)?behalf\sof|(?:speaking|statement)\s(?:also\s)?for)\s(?=\S)", re.IGNORECASE
)
_SPEAKING = r"(?:who\s)?(?:was\s)?(?:also\s)?(?:speaking|spoke|intervening|delivering)?\s?(?:also\s|both\s)?"
_LABELLED = re.compile(rf"[,\s(]*{_SPEAKING}", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\W*(?:also\s|then\s)?(?:speaking|intervening|making|delivering|introducing|presenting|on\sbehalf|in\sbehalf)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_FORMULA = re.compile(rf"\b(?:I|[Ww]e|[Mm]y|honou?r|privilege|pleasure)\b.*\b{FORMULA}\b", re.DOTALL)
_ANOTHERS = re.compile(
    r"\b(?:(?:statement|speech|remarks|intervention|position)s?\b[^.]{0,60}?\b(?:by|of)|(?:delivered|made|given|read)\sby)\s",
    re.IGNORECASE,
)
"""What is said of a statement that others made: "My delegation endorses the statement delivered by"."""
_HEADING = re.compile(
    r"\b(?:statement|remarks|address|speech|intervention|message|explanation|letter)s?\b", re.IGNORECASE
)
_SALUTED = re.compile(r"\W*(?:(?:Mr|Ms|Mrs|Madam|Mme|Sir|Excellenc\w+|Distinguished|Thank|Dear)\b[^.\n]{0,80}\W+){0,3}")
_SPEAKING_FIRST = re.compile(r"[\s“\"']*(?:(?:also\s)?(?:speaking|intervening|taking\sthe\sfloor)\s)?", re.IGNORECASE)
_WHO_SPOKE = re.compile(
    r"\b(?:who|which|that)\s(?:\w+\s){0,3}(?:spoke|speaks|spoken|speaking|delivered|made|intervened)\b[^.,;]{0,40}\Z",
    re.IGNORECASE,
)
"""What another did whom the speaker names: "the representative of Norvania, who spoke on behalf of"."""
_INTRODUCING = re.compile(
    r",\s(?:also\s)?(?:introducing|presenting|submitting|orally\srevising|making|delivering|responding|replying)\b"
    r"[^.;:()]{0,160}(?:\([^()]*\)[^.;:()]{0,80})?\s",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"\bin\s(?:my|our|his|her|their)\s(?:own\s)?national\scapacity\b"
    r"|\b(?:turning\s(?:now\s)?to|as\sfor|with\sregard\sto|in\sthe\scase\sof)\s(?:my|our|his|her|their)\sown\s"
    r"(?:country|State|delegation)\b"
    r"|\b(?:on\sbehalf\sof|speaking\sfor)\s(?:my|our|his|her|their)\sown\s(?:country|State|delegation|Government)\b",
    re.IGNORECASE,
)
_TOP = 1_500


@dataclass(frozen=True, slots=True)
class Behalf:
    """In whose name words are spoken: where, by whom if that is told, and whether by whoever says "I" there."""

    groups: tuple[Cluster, ...]
    extent: Span
    holder: Cluster | None
    own_words: bool


def find_behalf(findings: Findings) -> Iterator[Behalf]:
    """The formulas that tell in whose name words are spoken, each with its extent."""
    text = findings.document.text
    groups = Groups(text, findings.parties, findings.coreference)
    named = _named(findings)
    for formula in _BEHALF.finditer(text):
        token = findings.scene.token_at(formula.start())
        if token is not None and findings.scene.around(token):
            continue
        place = _Place(findings, formula.span(), named)
        scope = (
            place.in_label() or place.as_formula() or place.in_heading() or place.as_reported() or place.at_the_head()
        )
        if scope is None:
            continue
        spoken_for, _ = groups.at(formula.end())
        if spoken_for:
            extent, holder, own = scope
            yield Behalf(tuple(spoken_for), _until_national(text, extent, formula.end()), holder, own)


_Named = list[tuple[int, int, Cluster]]


def _named(findings: Findings) -> _Named:
    """The places at which those who act for somebody are named, in the order of the text."""
    found = [
        (start, end, acting.holder)
        for acting in findings.acting
        for start, end in {*acting.holder.mentions, *acting.evidence}
    ]
    return sorted(found, key=lambda each: each[:2])


Scope = tuple[Span, Cluster | None, bool]


class _Place:
    """The surroundings of one formula: its sentence and its turn."""

    def __init__(self, findings: Findings, formula: Span, named: _Named) -> None:
        self._named = named
        self._findings = findings
        self._text = findings.document.text
        self._formula = formula
        token = findings.scene.token_at(formula[0])
        start, end = (token.sent.start_char, token.sent.end_char) if token is not None else formula
        gap = self._text.rfind("\n\n", 0, formula[0])
        self._sentence = (max(start, gap + 1), max(end, formula[1]))
        starts = [turn for turn, _ in findings.turns]
        place = sum(1 for start in starts if start <= formula[1]) - 1
        self._speaker = findings.turns[place][1] if place >= 0 else None
        last = starts[place + 1] if 0 <= place < len(starts) - 1 else len(self._text)
        self._turn = (starts[place] if place >= 0 else 0, last)
        if self._turn[0] <= formula[0]:
            self._sentence = (max(self._sentence[0], self._turn[0]), self._sentence[1])

    def in_label(self) -> Scope | None:
        """ "Mr. Tal (Norvania), speaking on behalf of the Group, said"; also in the brackets of a label."""
        if self._speaker is None:
            return None
        lead = self._text[self._turn[0] : self._formula[0]]
        inside = any(start <= self._formula[0] < end == self._turn[0] for start, end in self._speaker.mentions)
        if inside or (len(lead) < 60 and lead.strip() and _LABELLED.fullmatch(lead)):
            return (self._turn, self._speaker, True)
        return None

    def as_formula(self) -> Scope | None:
        """ "I have the honour to speak on behalf of": for the turn, the speech or the letter."""
        before = self._text[self._sentence[0] : self._formula[1]]
        if (
            not _FORMULA.search(before)
            or _WHO_SPOKE.search(before)
            or _ANOTHERS.search(self._text, self._sentence[0], self._formula[0])
        ):
            return None
        return (self._turn, self._who(), True)

    def in_heading(self) -> Scope | None:
        """ "Statement by Ms. Osk, Permanent Representative of Norvania, on behalf of the Group": for all of it."""
        if self._speaker is not None or self._formula[0] > _TOP or self._findings.document.kind == "record":
            return None
        line = max(self._text.rfind("\n", 0, self._formula[0]) + 1, 0)
        lead = self._text[line : self._formula[0]]
        top = self._text[max(0, line - 300) : line]
        headed = _HEADING.match(lead.lstrip()) or (not lead.strip() and _HEADING.search(top))
        sentence = self._text[self._formula[1] : self._formula[1] + 200].split("\n")[0]
        if not headed or _FIRST.search(lead) or (not lead.strip() and _FIRST.search(sentence)):
            return None
        return ((0, len(self._text)), self._state_named_by(line) or self._who(), True)

    def _state_named_by(self, line: int) -> Cluster | None:
        """The state that itself speaks by the heading: "Statement by Norvania on behalf of"."""
        for place in self._findings.parties.between(line, self._formula[0]):
            by = re.search(r"\bby\s(?:the\s)?\Z", self._text[line : place.span[0]], re.IGNORECASE)
            if by and place.kind == "state" and not self._text[place.end : self._formula[0]].strip(" ,"):
                return self._findings.parties.cluster(place)
        return None

    def at_the_head(self) -> Scope | None:
        """ "On behalf of the sponsors, I thank": for the sentence; for the whole turn where the turn begins so."""
        lead = self._text[self._sentence[0] : self._formula[0]]
        first_person = self._speaker is not None or _FIRST.search(self._text, *self._sentence)
        if not _SPEAKING_FIRST.fullmatch(lead) or not first_person:
            return None
        opening = self._speaker is not None and _SALUTED.fullmatch(self._text, self._turn[0], self._formula[0])
        return (self._turn if opening else self._sentence, self._who(), True)

    def as_reported(self) -> Scope | None:
        """ "The representative of Norvania, speaking on behalf of the Group, said": for what is told of them there."""
        if self._speaker is not None and self._findings.document.kind == "record" and self._own_words():
            return None
        extent = (self._sentence[0], self._paragraph_end())
        before = self._holder_before()
        if before is not None:
            whole = before is self._speaker and self._findings.document.kind == "record"
            return ((extent[0], self._turn[1]) if whole else extent, before, False)
        if _PARTICIPLE.match(self._text, self._sentence[0]):
            behind = self._holder_behind()
            return (extent, behind, False) if behind is not None else None
        return None

    def _paragraph_end(self) -> int:
        """Where the paragraph ends: at a blank line, or with its section."""
        ends = [self._text.find("\n\n", self._formula[1])]
        ends += [s.end for s in self._findings.document.sections if s.start <= self._formula[0] < s.end]
        return min((end for end in ends if end >= 0), default=len(self._text))

    def _own_words(self) -> bool:
        return bool(_FIRST.search(self._text, *self._sentence))

    def _who(self) -> Cluster | None:
        """Whose the words are: who has the turn, who wrote all, or who is named first at the top."""
        if self._speaker is not None or self._findings.coreference.author is not None:
            return self._speaker or self._findings.coreference.author
        at_top = (a for a in self._findings.acting if a.evidence[0][0] < _TOP and a.rule != "body")
        return next((acting.holder for acting in at_top), None)

    def _holding(self) -> Iterator[tuple[int, int, Cluster]]:
        """The places at which those who act for somebody are named in the sentence."""
        first = bisect_left(self._named, self._sentence[0], key=lambda each: each[0])
        for start, end, holder in self._named[first:]:
            if start >= self._sentence[1]:
                return
            if end <= self._sentence[1]:
                yield start, end, holder

    def _holder_before(self) -> Cluster | None:
        found = [
            (end, holder)
            for _, end, holder in self._holding()
            if end <= self._formula[0]
            and (
                _LABELLED.fullmatch(self._text, end, self._formula[0])
                or _INTRODUCING.fullmatch(self._text, end, self._formula[0])
            )
        ]
        return max(found, key=lambda each: each[0])[1] if found else None

    def _holder_behind(self) -> Cluster | None:
        found = [(start, holder) for start, _, holder in self._holding() if start >= self._formula[1]]
        return min(found, key=lambda each: each[0])[1] if found else None


def _until_national(text: str, extent: Span, start: int) -> Span:
    """The extent up to where the speaker goes on "in my national capacity"."""
    found = _NATIONAL.search(text, start, extent[1])
    return (extent[0], found.start()) if found else extent
