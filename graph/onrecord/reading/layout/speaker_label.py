"""Labels of speakers at the start of a turn, as verbatim records and transcripts have them.

In a record any short capitalised label with a colon is one, whatever its title: "King Orvane:", "The Chair of the
Veldine Commission:", "Ms. Osk (Norvania), speaking in French:". Elsewhere only those with a known title are.
"""

from __future__ import annotations

import re

from onrecord.names.word_list import word_list, word_set
from onrecord.reading.layout.words import is_capitalised

_NAME = r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,4}"
_ASIDE = r"(?:\s*\([^()\n]{1,60}\)){0,3}"
_TITLES = word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_transcript")
_TITLED = re.compile(rf"(?:(?:{'|'.join(_TITLES)})\b\.?\s){_NAME}{_ASIDE}\s?:(?=\s)")
_TRANSCRIPT = re.compile(
    r"(?:Q|A|QUESTION|ANSWER|(?:MR|MRS|MS|DR)\.? [A-Z][A-Z'’ -]{1,40}|[A-Z]{3,}(?: [A-Z][A-Z'’-]+){1,3}):(?=\s)"
)

_RECORD_TITLES = word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_transcript", "of_record")
_TITLE = rf"(?:The\s+)?(?:{'|'.join(map(re.escape, _RECORD_TITLES))})(?![\w])[.\u2022]?"
_WORD = r"['’]?+[^\W\d_][^\s():;,\"“”!?\[\]]*+"
_GAP = r"[^\S\n]*+\n?+[^\S\n]*+"
_SPACE = r"(?:[^\S\n]++\n?+|\n)[^\S\n]*+"
_BRACKET = r"(?:\((?>(?:[^()]|\([^()]*+\)){1,240})\)|\[[^\[\]]{2,120}\])"
_BRACKETS = rf"(?P<asides>(?:{_GAP}{_BRACKET})*)"
_IN_TAIL = r"(?>\b(?:Mr|Mrs|Ms|Dr|Mme|St|No|H\.E|[A-Z])\.|[^:;!?()\[\].\"“”]|\.(?=\S))"
_TAIL = rf"(?P<tail>,\s(?:{_IN_TAIL}|{_BRACKET}){{3,200}}?)?"
_OF_RECORD = re.compile(
    rf"(?:\d{{1,3}}\.\s+)?(?P<name>{_WORD}(?>(?:{_SPACE}{_WORD}){{0,11}})){_BRACKETS}{_TAIL}{_GAP}(?P<mark>[:;]|(?<=\s)[\u2013\u2014-])(?=\s|$)"
)
_LEADS_ON = re.compile(r"\s*(?:$|[A-Z\d\"“”'‘’(\[\u00c0-\u00dd\u2026.*])")
_NAMED_NEXT = re.compile(rf"\s*(?:{'|'.join(map(re.escape, _RECORD_TITLES))})(?!\w)[.\u2022]?\s[^:\n]{{2,80}}(?:\n|\Z)")
_NOT_SPEAKERS = word_set("titles.csv", "not_of_labels")
_ADDRESSED = frozenset({"mr", "mrs", "ms", "madam", "madame", "sir", "dear", "honourable", "distinguished", "your"})
_OFFICES = word_set("titles.csv", "office_addressed")
_ALONE = word_set("titles.csv", "label_alone")
_ONE_OF = re.compile(
    r"(?:The|An?|One|Another)\s+(?:representative|member|observer|delegate|spokes(?:man|person|woman)|speaker)s?"
    r"\s+(?:of|for|from)\s+(?:the\s+)?"
)
_JOINED = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-z])")


def find_speaker(text: str, start: int, end: int, *, of_record: bool = False) -> int | None:
    """The end of the speaker's label with which the paragraph begins, colon included, or ``None``.

    ``of_record`` says that the text is a record of a meeting, where "The President:" is a label too.

    >>> find_speaker("Mr. Tal (Norvania): We thank you.", 0, 33)
    19
    >>> find_speaker("King Orvane: We thank you.", 0, 26, of_record=True)
    12
    """
    opening = text[start : min(end, start + 160)]
    for form in (_TITLED, _TRANSCRIPT):
        match = form.match(opening)
        if match and is_capitalised(re.sub(r"\(.*?\)|:", "", match.group())) and not _is_address(match.group()):
            return start + match.end()
    if of_record:
        found = _OF_RECORD.match(text, start, min(end, start + 600))
        if found and _is_label(text, found, end):
            return found.end()
    return None


def is_titled_label(words: str) -> bool:
    """Whether a label begins with a title or with "The", so that it is one even below a line without a full stop.

    >>> is_titled_label("Mr. Osk (Norvania):"), is_titled_label("Rain and Snow:")
    (True, False)
    """
    return bool(re.match(rf"(?:\d{{1,3}}\.\s+)?(?:The\s|{_TITLE}\s)", words))


def _is_label(text: str, found: re.Match[str], end: int) -> bool:
    """Whether a capitalised line up to a colon names a speaker: no heading, no address, no line of a list."""
    label = found.group()
    if label.count("\n") > 4 or re.search(r"\n[ \t]*\n", label):
        return False
    name = _JOINED.sub("", found["name"])
    name = _ONE_OF.sub("The ", name, count=1)
    words = name.split()
    titled = bool(re.match(rf"{_TITLE}\s*[^\W\d_'’]", name)) or bool(re.match(rf"{_TITLE}['’\s]", name))
    if found["mark"] != ":" and not (titled and found["asides"]):
        return False
    bare = [re.sub(r"\W", "", word).lower() for word in words]
    if not _is_name(name, words) or _is_address(name) or (bare[0] in _NOT_SPEAKERS and not titled):
        return False
    if not titled and bare[0] != "the" and (found["tail"] or "\n" in found["name"]):
        return False
    if bare[0] == "the" and len(words) > 1:
        return bare[1] not in _NOT_SPEAKERS and _goes_on(text, found, end)
    if not titled and not found["asides"] and _NAMED_NEXT.match(text, found.end(), end):
        return False
    if titled or found["asides"] or len(words) == 1:
        return (titled or bool(found["asides"]) or bare[0] in _ALONE) and _goes_on(text, found, end)
    return len(words) <= 5 and bare[-1] not in _NOT_SPEAKERS and name[0].isupper() and _goes_on(text, found, end)


def _is_name(name: str, words: list[str]) -> bool:
    """Whether each word but the particles has a capital, and no word is one of prose."""
    plain = re.sub(r"(?<!\w)(?:[a-zA-Z]{1,3})?['’](?=[^\W\d_])", "", name)  # "d’Osk" as "Osk"
    return is_capitalised(plain) and not any(re.search(r"\d", word) for word in words)


def _is_address(name: str) -> bool:
    """Whether the words address somebody: "Mr. President", "Distinguished Members"."""
    parts = [re.sub(r"[^\w-]", "", word).lower() for word in name.split()]
    if not parts or parts[0] not in _ADDRESSED:
        return False
    return parts[0] in {"dear", "honourable", "distinguished", "your"} or (
        all(part in _OFFICES for part in parts[1:]) and len(parts) > 1
    )


def _goes_on(text: str, found: re.Match[str], end: int) -> bool:
    """Whether speech follows the colon: a capital, a figure, a quotation."""
    return bool(_LEADS_ON.match(text, found.end(), max(end, found.end())))
