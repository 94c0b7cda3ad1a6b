"""What was done in a meeting, as its record tells it between speeches: nobody speaks it, and it ends a turn.

A record has a small stock of such sentences: "It was so decided", a vote, an adoption, an invitation to the table,
a suspension, the end.
"""

from __future__ import annotations

import re

_TEXT = (
    r"(?:The\s+|That\s+)?(?:(?:[Rr]evised\s+|[Oo]ral\s+)?[Dd]raft\s+(?:resolutions?|decisions?|articles?|reports?)"
    r"|(?:draft\s+)?(?:[Rr]esolution|[Dd]ecision|[Pp]roposal|[Mm]otion|[Aa]mendments?|[Aa]genda|[Rr]eport|[Ss]ummary"
    r"|[Tt]ext|[Rr]ecommendations?|[Pp]rogramme\s+of\s+work)|(?:[Ff]ootnote|[Pp]aragraphs?|[Ss]ections?|[Cc]hapters?"
    r"|[Pp]art|[Aa]nnex|[Aa]rticles?|[Pp]rovisional\s+agenda)\b)"
)
_DONE = r"(?:adopted|approved|rejected|withdrawn|retained|deleted|put\s+to\s+the\s+vote|not\s+adopted|carried|lost)"
_MEETING = (
    r"(?:rose|ended|began|resumed|closed|was\s+(?:called|suspended|resumed|adjourned|declared|closed|opened)"
    r"|is\s+(?:adjourned|suspended))"
)
_SHORT = ("Mr", "Mrs", "Ms", "Dr", "Mme", "No", "Add", "Rev", "Corr", "para", "paras", "art", "H.E")
_CLOCK = r"\b[ap]\.m\."
_ANY = rf"(?>\b(?:{'|'.join(map(re.escape, _SHORT))}|[A-Z])\.|{_CLOCK}(?!\s+[A-Z])|[^.]|\.(?=\S))"
"""One sign, or a short form with its full stop; atomic, so that there is one way to read a text."""
_NOT_SHORT = "".join(rf"(?<!\b{re.escape(word)})" for word in _SHORT) + r"(?<!\b[A-Z])"
_END = rf"(?:{_CLOCK}|{_NOT_SHORT}\.)"
_FORMULA = re.compile(
    rf"(?:\d{{1,3}}\.\s*)?(?:"
    r"It\s+was\s+so\s+(?:decided|agreed|ordered)"
    rf"|The\s+(?:(?:\w+\s+){{0,2}}part\s+)?(?:\((?:public|closed|private)\)\s+)?"
    rf"(?:of\s+the\s+)?(?:meeting|discussion|session|sitting){_ANY}{{0,60}}?\b{_MEETING}\b{_ANY}{{0,160}}"
    rf"|The\s+(?:public|closed|private|second|first)\s+part\b{_ANY}{{0,40}}?\bmeeting{_ANY}{{0,20}}?\b{_MEETING}\b"
    rf"{_ANY}{{0,100}}"
    rf"|(?:A|The)\s+(?:recorded\s+|roll-call\s+|separate\s+|secret\s+)*(?:vote|ballot|show\s+of\s+hands)"
    rf"\s+(?:was|were|having\s+been)\s+taken\b{_ANY}{{0,160}}"
    rf"|{_TEXT}{_ANY}{{0,200}}?\b(?:was|were|is)\s+(?:\w+ly\s+)?(?:orally\s+)?{_DONE}\b{_ANY}{{0,260}}"
    rf"|At\s+the\s+invitation\s+of\s+the\b{_ANY}{{0,600}}"
    rf"|(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|H\.E|His|Her|The\s+President|King|Queen|Prince)\b\.?{_ANY}{{3,300}}?"
    rf"\b(?:was|were)\s+(?:escorted|elected|conducted|accompanied)\b{_ANY}{{0,200}}"
    rf"|(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\b\.?{_ANY}{{3,300}}?\b(?:took\s+(?:the\s+[Cc]hair|(?:a\s+)?(?:seats?|places?)|the"
    rf"\s+places)|withdrew)\b{_ANY}{{0,160}}"
    rf"|The\s+(?:members|representatives|Committee|Council|Assembly|delegation)\b{_ANY}{{0,120}}?"
    rf"\b(?:observed|observe)\s+(?:a|one)\s+minute\b{_ANY}{{0,100}}"
    rf"){_END}",
)
_BRACKETED = re.compile(r"\[(?:Subsequently|Later)\b[^\]]{3,600}\]|\((?:applause|laughter)\)", re.IGNORECASE)


def formula_end(text: str, start: int, end: int) -> int | None:
    """Where the sentence ends that tells what the meeting did, if the words at ``start`` are one.

    >>> formula_end("It was so decided. The Chair said", 0, 33), formula_end("We agreed.", 0, 10)
    (18, None)
    """
    found = _FORMULA.match(text, start, min(end, start + 700)) or _BRACKETED.match(text, start, end)
    return found.end() if found else None


def is_formula(text: str, start: int, end: int) -> bool:
    """Whether a paragraph says nothing but what the meeting did: one such sentence, or several.

    >>> is_formula("Paragraph 4 was adopted.", 0, 24)
    True
    """
    place = start
    while place < end:
        found = formula_end(text, place, end)
        if found is None:
            return False
        place = found
        while place < end and (text[place].isspace() or text[place] in "*)\u201d"):
            place += 1
    return True
