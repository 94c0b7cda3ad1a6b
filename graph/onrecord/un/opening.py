"""How a paragraph of a summary record gives the floor: "Ms. Osk (Norvania), replying to Mr. Tal, said that".

One participant or several at its head, any words between name and verb; or the name behind a few words on how it
came to that ("Following a brief discussion, the Chair said"). An office that others speak of as well, such as the
Secretary-General, has the floor with a verb of saying alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.document import Span
from onrecord.names.word_list import word_list
from onrecord.un.speaker import Label, read_label

_TITLES = word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_summary", "of_record")
_TITLE = rf"(?:{'|'.join(map(re.escape, _TITLES))})\b\.?"
_PARTICLES = "de|da|do|dos|del|della|di|du|van|von|der|den|ten|bin|ibn|al|el|la|le|las|los|y|e|af|zu|ter|bint"
_PARTICLE = rf"(?:{_PARTICLES})"
_CAPITAL = (
    rf"(?!(?:{_PARTICLES})\s)['\u2019]?(?:[a-z]{{1,3}}['\u2019-])?[^\W\d_a-z][\w'\u2019]*(?:-[\w'\u2019]+)*"
    r"(?:\.(?=\s\S))?(?:-\s*\n\s*[a-z]+)?"
)
_NAME = rf"(?:{_PARTICLE}\s+){{0,3}}{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_CAPITAL}){{0,6}}"
_BRACKET = r"\((?>(?:[^()]|\([^()]*+\)){2,200})\)"
_IN_CAPITALS = rf"(?:[A-Z][A-Z'\u2019.-]+\s+){{1,5}}[A-Z][A-Z'\u2019.-]+,?\s*{_BRACKET}"
_PERSON = rf"(?:{_TITLE}\s+{_NAME}(?:\s*{_BRACKET})?|{_IN_CAPITALS})"
_CHAIR = (
    r"(?:Acting\s+|Vice-\s?|Temporary\s+|Co-)*(?:Chair(?:man|person|woman)?|CHAIR(?:MAN|PERSON|WOMAN)?|President|PRESIDENT)"
    r"(?:-Rapporteur)?"
)
_CHAIR = rf"(?:TEMPORARY\s+|ACTING\s+|VICE-\s?)*{_CHAIR}"
_MEMBER = (
    r"(?:Special\s+Rapporteur|SPECIAL\s+RAPPORTEUR|Rapporteur|RAPPORTEUR|Moderator|Facilitator|Legal\s+Counsel|Controller"
    r"|Country\s+Rapporteur|Secretary\s+of\s+the\s+Committee)"
)
_OTHER = (
    r"(?:Deputy\s+|Under-|Assistant\s+)?Secretary-General(?:\s+for\s+[A-Z][\w ,]{3,80}?)?"
    r"|(?:Deputy\s+)?High\s+Commissioner(?:\s+for\s+[A-Z][\w ]{3,40}?)?|(?:Deputy\s+)?Director-General|Executive\s+"
    r"(?:Director|Secretary)"
)
_SPOKESMAN = (
    r"[Tt]he\s+(?:representatives?|observers?|delegates?|delegations?|speakers?)\s+(?:of|for|from)\s+(?:the\s+)?[A-Z][^.;:]{2,120}?"
    r"|[Tt]he\s+(?:delegate|representative|observer)\s+of\s+[A-Z]\w+"
)
_OF_THE = r"(?:\s+of\s+the\s+(?:[A-Z][\w-]*\s?|and\s|on\s|for\s|the\s|of\s){1,10}(?<=\w))?"
_OFFICER = rf"[Tt]he\s+(?:{_CHAIR}|{_MEMBER})\b(?!-General){_OF_THE}(?:\s*{_BRACKET})?"
_OFFICIAL = rf"[Tt]he\s+(?:{_OTHER})(?:\s*{_BRACKET})?"
_SOMEBODY = rf"(?:{_PERSON}|{_OFFICER}|{_OFFICIAL}|{_SPOKESMAN})"
_ABBREVIATED = r"(?>\b(?:Mr|Mrs|Ms|Dr|Mme|No|Nos|Add|Rev|Corr|para|paras|art|arts|[A-Z])\.|[^.;]|\.(?=\S))"
_BETWEEN = rf"(?:,\s+{_ABBREVIATED}{{3,700}}?,)?"
_ADVERBS = r"(?:(?:also|then|further|again|therefore|accordingly|once\s+again|next|first|[a-z]+ly)\s+)*"
_NO_OPENING = (
    r"(?:had|has|have|should|would|could|might|must|may|shall|will|can|cannot|do|does|did|in|on|of|for|at|with|to|from|by"
    r"|and|or|as|that|which|who|whose|whom|under|upon|before|after|during|concerning|regarding|until|through)\b"
)
_FEELS = r"(?:of\s+the\s+(?:view|opinion)|pleased|concerned|grateful|surprised|glad)"
_WAS = rf"(?:was|were|is|are|been|being)\b(?!\s+{_FEELS})"
_SAID = (
    r"(?:said|asked|replied|stated|noted|recalled|announced|declared|proposed|suggested|thanked|invited|drew|expressed|pointed"
    r"|observed|explained|welcomed|stressed|emphasi[sz]ed|urged|called|requested|wondered|wished|informed|read|took\s+it"
    r"|agreed|reiterated|supported|endorsed|regretted|referred|introduced|reported|presented|considered|believed|added"
    r"|confirmed|warned|appealed|highlighted|underlined|underscored|reaffirmed|affirmed|commended|paid\s+tribute"
    r"|congratulated|concluded|summed|outlined|described|specified|clarified|acknowledged|remarked|opposed|objected|rejected"
    r"|condemned|deplored|denied|insisted|maintained|argued|hoped|opened|closed|made|gave|put|responded|answered|cautioned"
    r"|concurred|disagreed|moved|sought|submitted|reviewed|enquired|inquired|commented|indicated|shared|joined|associated"
    r"|aligned|disassociated|dissociated|orally)\b"
)
_LEAD = (
    r"(?:After|Following|In\s+(?:reply|response|answer|reference|explanation|exercise)|Repl(?:ying)|Responding|Speaking"
    r"|Introducing|Presenting|Opening|Echoing|Referring|Resuming|Continuing|Summing\s+up|Taking\s+the\s+floor|At\s+the\s+request|On\s+a\s+(?:point"
    r"|proposal)|On\s+behalf|Commenting|Turning|Explaining|Having|Answering|Addressing|Concluding)\b"
)
_FLOOR = re.compile(
    rf"(?:\d{{1,3}}\.\s*)?(?:{_LEAD}{_ABBREVIATED}{{3,600}}?,\s+(?P<led>(?:{_PERSON}|{_OFFICER}|{_SPOKESMAN})){_BETWEEN}\s+{_ADVERBS}{_SAID}"
    rf"|(?P<several>{_SOMEBODY}(?:,\s+(?:and\s+)?{_SOMEBODY})*,?\s+and\s+{_SOMEBODY})(?:,\s+{_ABBREVIATED}{{3,300}}?,)?\s+{_ADVERBS}(?!{_NO_OPENING}|{_WAS})[a-z]+"
    rf"|(?P<person>{_PERSON}|{_OFFICER}|{_SPOKESMAN}){_BETWEEN}\s+{_ADVERBS}(?!{_NO_OPENING}|{_WAS})[a-z]+"
    rf"|(?P<official>{_OFFICIAL}){_BETWEEN}\s+{_ADVERBS}{_SAID})"
)
_EACH = re.compile(_SOMEBODY)
_PARTICIPANT = re.compile(rf"(?:\d{{1,3}}\.\s*)?(?:{_PERSON}|{_OFFICER}|{_SPOKESMAN})")


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
    found = _FLOOR.match(text, start, min(end, start + 1500))
    if found is None:
        return None
    group = next(name for name in ("led", "several", "person", "official") if found[name])
    span = found.span(group)
    if group != "several":
        return Opening(span, ((span, _read(text, span)),), found.end())
    each = tuple(one.span() for one in _EACH.finditer(text, *span))
    return Opening(span, tuple((place, _read(text, place)) for place in each), found.end())


def names_participant(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a participant, so that it need not go on with the turn before it."""
    return _PARTICIPANT.match(text, start, end) is not None


def _read(text: str, span: Span) -> Label:
    label = read_label(text[slice(*span)])
    return Label("The" + label.name[3:], label.aside) if label.name.startswith("the ") else label
