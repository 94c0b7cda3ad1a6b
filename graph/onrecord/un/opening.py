"""How a paragraph of a summary record gives the floor: "Ms. Osk (Norvania), replying to Mr. Tal, said that".

One participant or several at its head, any words between name and verb; or the name behind a few words on how it
came to that ("Following a brief discussion, the Chair said"). An office that others speak of as well, such as the
Secretary-General, has the floor with a verb of saying alone. The words are in ``meeting.csv`` and ``titles.csv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.document import Span
from onrecord.names.word_list import word_list
from onrecord.un.speaker import Label, read_label


def _any(file: str, *kinds: str) -> str:
    """A pattern for any of the words of some classes, the longest first; white space may be the end of a line."""
    words = sorted(word_list(file, *kinds), key=lambda word: (-len(word), word))
    return "|".join(re.sub(r"\\? ", r"\\s+", re.escape(word)) for word in words)


_TITLE = rf"(?:{_any('titles.csv', 'courtesy', 'of_order', 'of_rank', 'of_summary', 'of_record')})\b\.?"
_TITLE_WITH_BRACKET = rf"(?:{_any('titles.csv', 'of_transcript')})\b\.?"
_NO_NAMES = "|".join(word.capitalize() for word in word_list("titles.csv", "not_of_labels"))
_PARTICLES = (
    "de|da|do|dos|del|della|di|du|van|von|der|den|ten|bin|ibn|al|el|la|le"
    "|las|los|y|e|af|zu|und|ter|bint|ould|mint|ben|av"
)
_PARTICLE = rf"(?:{_PARTICLES})"
_CAPITAL = (
    rf"(?!(?:{_PARTICLES})\s)['\u2019]?(?:[a-z]{{1,3}}['\u2019-])?[^\W\d_a-z][\w'\u2019]*(?:-[\w'\u2019]+)*"
    r"(?:\.(?=\s\S))?(?:-\s*\n\s*[a-z]+)?"
)
_NAME = (
    rf"(?:{_PARTICLE}\s+){{0,3}}{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_CAPITAL}){{0,6}}"
    r"(?![\w-]|['\u2019]\w)(?<!['\u2019]s)"
)
_BRACKET = r"(?:\((?>(?:[^()]|\([^()]*+\)){2,200})\)|\[[^\[\]]{2,120}\])"
_HEADED = r"(?:[A-Z][A-Z'\u2019.-]+\s+){1,5}[A-Z][A-Z'\u2019.-]+(?=,\s+(?:the\s+)?[A-Z][a-z])"
_IN_CAPITALS = rf"(?:[A-Z][A-Z'\u2019.-]+\s+){{1,5}}[A-Z][A-Z'\u2019.-]+,?\s*{_BRACKET}"
_WITH_BRACKET = rf"(?:{_TITLE}\s+{_NAME}|{_TITLE_WITH_BRACKET}\s+{_NAME})\s*{_BRACKET}|{_IN_CAPITALS}"
_PERSON = rf"(?:{_WITH_BRACKET}|{_TITLE}\s+{_NAME})"
_UNTITLED = (
    rf"(?!(?:{_NO_NAMES}|The|A|An|Mr|Ms)\b){_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_CAPITAL}){{1,4}}"
    r"\s*\((?!the\s)[A-Z][^()\d]{2,120}\)"
)
_OF_THE = (
    r"(?:\s+(?i:of|for|on|in)\s+(?:(?i:the)\s+)?"
    r"(?:[A-Z][\w-]*\s?|(?i:and|on|for|the|of|to|in|against|with|its)\s){1,12}(?<=\w))?"
)
_CHAIR = rf"(?:(?i:{_any('meeting.csv', 'before_presiding')})[\s-]*)*(?i:{_any('meeting.csv', 'presiding')})"
_MEMBER = rf"(?i:{_any('meeting.csv', 'officer')})"
_OFFICER = rf"[Tt]he\s+(?:{_CHAIR}|{_MEMBER})\b(?!-General){_OF_THE}(?:\s*{_BRACKET})?"
_OTHER = rf"(?i:{_any('meeting.csv', 'official')})\b"
_OFFICIAL = rf"[Tt]he\s+{_OTHER}{_OF_THE}(?:\s*{_BRACKET})?"
_SPOKESMEN = rf"(?:{_any('meeting.csv', 'spokesman')})"
_FINITE = r"\b(?:had|has|have|would|could|should|might|must|was|were|did|that|who|which)\b"
_SPOKESMAN = (
    rf"[Tt]he\s+(?:delegate|representative|observer)\s+of\s+[A-Z]\w+"
    rf"|(?:[Tt]he|An?|One|Another)\s+{_SPOKESMEN}\s+(?:of|for|from)\s+(?:the\s+)?(?:delegation\s+of\s+(?:the\s+)?)?[A-Z](?:(?!{_FINITE})[^.;:]){{2,120}}?"
    rf"|[Tt]he\s+delegation"
    rf"|[A-Z][\w\u2019'-]*(?:\s(?:of|and|the|[A-Z][\w-]*)){{0,6}}?['\u2019]s?\s+(?:\w+\s+)?(?:delegate|representative|observer|delegation)\b"
)
_SOMEBODY = rf"(?:{_PERSON}|{_OFFICER}|{_OFFICIAL}|{_SPOKESMAN})"
_ASIDE = r"(?:,\s+(?:speaking|also\s+speaking|on\s+behalf|in\s+h(?:is|er)|Chair|Vice-|Rapporteur)[^.;()]{3,200}?)?"
_APART = rf"{_ASIDE}[,;]\s+(?:and\s+)?"
_ABBREVIATED = r"(?>\b(?:Mr|Mrs|Ms|Dr|Mme|No|Nos|Add|Rev|Corr|para|paras|art|arts|[A-Z])\.|[^.;]|\.(?=\S))"
_BETWEEN = (
    rf"(?:,\s+(?:(?:also\s+)?(?:speaking\s+)?(?:also\s+)?on\s+behalf\s+of\b(?:{_ABBREVIATED}|;){{3,900}}?"
    rf"|{_ABBREVIATED}{{3,700}}?),)?"
)
_ADVERBS = r"(?:(?:also|then|further|again|therefore|accordingly|once\s+again|next|first|too|still|[a-z]+ly)\s+)*"
_NO_OPENING = (
    r"(?:had|has|have|should|would|could|might|must|may|shall|will|can|cannot|do|does|did|in|on|of|for|at|with|to|from|by"
    r"|and|or|as|that|which|who|whose|whom|under|upon|before|after|during|concerning|regarding|until|through|is|are)\b"
)
_WAS = r"(?:was|were|been|being)\b"
_FEELS = (
    rf"(?:was|were)\s+(?:also\s+)?(?:{_any('meeting.csv', 'feels', 'degree')})\b"
    r"(?!\s+(?:elected|escorted|appointed|nominated))"
)
_WOULD = rf"(?:{_any('meeting.csv', 'would')})\b"
_ANY_MODAL = (
    r"(?:was\s+not\s+in\s+favour|had|has|would|could|should|might|must|did|does|cannot)\b"
    r"(?!\s+(?:\w+ly\s+|not\s+|also\s+)?been?\b)"
)
_SAID = rf"(?:{_any('meeting.csv', 'said', 'adverb')})\b"
_VERB = rf"(?:(?!{_NO_OPENING}|{_WAS})[a-z]+|{_FEELS}|{_WOULD})"
_FLOOR = re.compile(
    rf"(?:\d{{1,3}}\.\s*)?(?:(?:{_any('meeting.csv', 'lead')})\b{_ABBREVIATED}{{2,600}}?,\s+"
    rf"(?P<led>(?:{_PERSON}|{_OFFICER}|{_SPOKESMAN})){_BETWEEN}\s+{_ADVERBS}(?:{_SAID}|{_FEELS}|{_WOULD})"
    rf"|(?P<several>{_SOMEBODY}(?:{_APART}{_SOMEBODY})*{_ASIDE}[,;]?\s+and\s+{_SOMEBODY})(?:,\s+{_ABBREVIATED}{{3,300}}?,)?"
    rf"\s+{_ADVERBS}{_VERB}"
    rf"|(?P<bracketed>{_WITH_BRACKET}){_BETWEEN}\s+{_ADVERBS}{_ANY_MODAL}"
    rf"|(?P<person>{_PERSON}|{_OFFICER}|{_SPOKESMAN}){_BETWEEN}\s+{_ADVERBS}{_VERB}"
    rf"|(?P<official>{_OFFICIAL}|{_UNTITLED}|{_HEADED}){_BETWEEN}\s+{_ADVERBS}(?:{_SAID}|{_FEELS}))"
)
_GROUPS = ("led", "several", "bracketed", "person", "official")
_EACH = re.compile(_SOMEBODY)
_PARTICIPANT = re.compile(rf"(?:\d{{1,3}}\.\s*)?(?:{_PERSON}|{_OFFICER}|{_SPOKESMAN}|{_UNTITLED})")
_LONGEST = 1500


_SPOKEN_OF = re.compile(
    rf"(?:\d{{1,3}}\.\s*)?(?:{_TITLE}\s+{_NAME}|{_OFFICER}|{_SPOKESMAN}){_BETWEEN}\s+had\s+(?:\w+ly\s+|also\s+|just\s+|once\s+)*"
    rf"(?:{_SAID}|argued|raised|spoken|given|shown|written|been\s+(?:said|asked|told|right|wrong)|tried|used|taken|drawn)\b"
)
"""What another had said, reported by whoever has the floor."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Who takes the floor at the head of a paragraph: the place of all of them, and each with their label.

    ``verb`` is where the verb ends that tells what they did.
    """

    span: Span
    speakers: tuple[tuple[Span, Label], ...]
    verb: int = 0


def find_opening(text: str, start: int, end: int) -> Opening | None:
    """Who takes the floor with a paragraph of a summary record, if it says so.

    >>> words = "2. Ms. Osk (Norvania), replying to Mr. Tal (Keldmark), said that it rained."
    >>> [label.name for _, label in find_opening(words, 0, len(words)).speakers]
    ['Ms. Osk (Norvania)']
    """
    found = _FLOOR.match(text, start, min(end, start + _LONGEST))
    if found is None:
        return None
    group = next(name for name in _GROUPS if found[name])
    span = found.span(group)
    if group != "several":
        return Opening(span, ((span, _read(text, span)),), found.end())
    each = tuple(one.span() for one in _EACH.finditer(text, *span))
    return Opening(span, tuple((place, _read(text, place)) for place in each), found.end())


def names_participant(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a participant, so that it need not go on with the turn before it."""
    return _PARTICIPANT.match(text, start, end) is not None and _SPOKEN_OF.match(text, start, end) is None


def _read(text: str, span: Span) -> Label:
    label = read_label(text[slice(*span)])
    return Label("The" + label.name[3:], label.aside) if label.name.startswith("the ") else label
