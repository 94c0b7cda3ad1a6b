"""What was done in a meeting, as its record tells it between speeches: nobody speaks it, and it ends a turn.

A record has a small stock of such sentences: "It was so decided", a vote, an adoption, an invitation to the table,
a suspension, the end. A summary record also tells what the organ did ("The Committee adopted the draft"), which a
verbatim record leaves to speakers.
"""

from __future__ import annotations

import re

from onrecord.names.word_list import word_list

_TEXTS = (
    r"[Dd]raft|[Rr]esolutions?|[Dd]ecisions?|[Pp]roposals?|[Mm]otions?|[Aa]mendments?|[Aa]genda|[Rr]eports?|[Ss]ummary"
    r"|[Tt]exts?|[Rr]ecommendations?|[Pp]rogramme\s+of\s+work|[Ff]ootnotes?|[Pp]aragraphs?|[Ss]ections?|[Cc]hapters?"
    r"|[Pp]art|[Aa]nnex(?:es)?|[Aa]rticles?|[Cc]lauses?|[Pp]hrases?|[Ss]entences?|[Pp]reamble|[Tt]itle|[Rr]equests?"
    r"|[Mm]inutes|[Ll]ist|[Cc]onvention|[Pp]rotocol|[Rr]ules?|[Ww]ords?|[Cc]onclusions|[Oo]bservations|[Ss]uggestions?"
    r"|[Cc]ommentar(?:y|ies)"
)
_TEXT = (
    r"(?:The\s+|That\s+)?(?:(?:[Rr]evised\s+|[Oo]ral\s+)?[Dd]raft\s+(?:resolutions?|decisions?|articles?|reports?)"
    r"|(?:draft\s+)?(?:[Rr]esolution|[Dd]ecision|[Pp]roposal|[Mm]otion|[Aa]mendments?|[Aa]genda|[Rr]eport|[Ss]ummary"
    r"|[Tt]ext|[Rr]ecommendations?|[Pp]rogramme\s+of\s+work)|(?:[Ff]ootnote|[Pp]aragraphs?|[Ss]ections?|[Cc]hapters?"
    r"|[Pp]art|[Aa]nnex|[Aa]rticles?|[Pp]rovisional\s+agenda)\b)"
)
_DONE = r"(?:adopted|approved|rejected|withdrawn|retained|deleted|put\s+to\s+the\s+vote|not\s+adopted|carried|lost)"
_WAS_DONE = rf"\b(?:was|were|is)\s+(?:\w+ly\s+)?(?:orally\s+)?{_DONE}\b"
_MEETING = (
    r"(?:rose|ended|began|resumed|closed|was\s+(?:called|suspended|resumed|adjourned|declared|closed|opened)"
    r"|is\s+(?:adjourned|suspended))"
)
_SHORT = ("Mr", "Mrs", "Ms", "Dr", "Mme", "No", "Add", "Rev", "Corr", "para", "paras", "art", "H.E", "St")
_CLOCK = r"\b[ap]\.m\."
_NEXT = r"\s+(?:[A-Z]|\d{1,3}\.\s)"
_ANY = rf"(?>\b(?:{'|'.join(map(re.escape, _SHORT))}|[A-Z])\.|{_CLOCK}(?!{_NEXT})|[^.]|\.(?=[^\s)\]]))"
"""One sign, or a short form with its full stop; atomic, so that there is one way to read a text."""
_REPORTED = r"\b(?:said|stated|asked|that|noted|recalled|announced|whether|which|who|if|should|would|had)\b"
_PLAIN = rf"(?:(?!{_REPORTED}){_ANY})"
"""The same outside what somebody says of it: "Mr. Tal said that Ms. Osk took the Chair" is a speech."""
_NOT_SHORT = "".join(rf"(?<!\b{re.escape(word)})" for word in _SHORT) + r"(?<!\b[A-Z])"
_END = rf"(?:{_CLOCK}|{_NOT_SHORT}\.|(?<=as\sfollows):)[)\]]?"
_TITLES = "|".join(
    re.sub(r"\\? ", r"\\s+", re.escape(word))
    for word in word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_summary", "of_record", "of_transcript")
)
_PRESIDING = r"(?:(?i:acting|vice|temporary|co|deputy)[\s-]*)*(?i:chair(?:man|person|woman)?|president)"
_PARTICIPANT = (
    rf"(?:(?:{_TITLES}|His|Her)\b\.?"
    rf"|[Tt]he\s+(?:{_PRESIDING}|(?:representative|observer|delegation|member)s?|briefers?)\b)"
)
_BY = (
    r"(?:\s+(?:by\s+(?:\d|[a-z-]+\s+votes?|consensus|acclamation|a\s+)|unanimously|without\s+a\s+vote|with\s|as\s"
    r"|on\s|for\s|in\s|subject\s+to\s)"
    rf"{_ANY}{{0,260}})?(?=[.;])"
)
_COMMON = (
    r"(?:There\s+being\s+no\s+(?:further\s+)?objections?,\s+)?[Ii]t\s+was\s+so\s+(?:decided|agreed|ordered)"
    rf"|The\s+(?:(?:\w+\s+){{0,2}}part\s+)?(?:\((?:public|closed|private)\)\s+)?"
    rf"(?:of\s+the\s+)?(?:\w+\s+)?(?:meeting|discussion|debate|session|sitting|dialogue){_ANY}{{0,60}}?\b{_MEETING}\b"
    rf"{_ANY}{{0,160}}"
    rf"|The\s+(?:public|closed|private|second|first)\s+part\b{_ANY}{{0,40}}?\bmeeting{_ANY}{{0,20}}?\b{_MEETING}\b"
    rf"{_ANY}{{0,100}}"
    rf"|(?:At\s+the\s+request\s+of\b{_PLAIN}{{3,200}}?,\s+)?(?:A|The|a|the)\s+(?:recorded\s+|roll-call\s+|separate\s+"
    rf"|secret\s+|second\s+|first\s+|further\s+)*(?:votes?|ballots?|show\s+of\s+hands)"
    rf"\s+(?:was|were|having\s+been)\s+(?:then\s+)?(?:taken|held)\b{_ANY}{{0,200}}"
    rf"|The\s+result\s+of\s+the\s+(?:\w+\s+)?(?:vote|voting|ballot)\s+was\b{_ANY}{{3,300}}"
    rf"|{_TEXT}{_PLAIN}{{0,200}}?{_WAS_DONE}{_ANY}{{0,260}}"
    rf"|(?:[A-Z]|By\s){_PLAIN}{{0,120}}?\b(?:{_TEXTS})\b{_PLAIN}{{0,200}}?{_WAS_DONE}{_BY}"
    rf"|Having\s+(?:obtained|received)\b{_ANY}{{3,700}}?\b(?:was|were)\s+(?:declared\s+)?(?:re-)?elected\b{_ANY}{{0,300}}"
    rf"|[A-Z]{_PLAIN}{{2,80}}?\bhaving\s+been\s+drawn\s+by\s+lot\b{_ANY}{{0,160}}"
    rf"|[A-Z]{_PLAIN}{{2,400}}?\b(?:was|were)\s+(?:re-)?(?:elected|appointed|nominated)\b{_PLAIN}{{0,200}}?\bby\s+acclamation"
    rf"|(?:At|On)\s+the\s+invitation\s+of\s+the\b{_ANY}{{0,600}}"
    rf"|(?:{_PARTICIPANT}|King|Queen|Prince){_PLAIN}{{3,300}}?"
    rf"\b(?:was|were)\s+(?:then\s+)?(?:escorted|elected|conducted|accompanied)\b{_ANY}{{0,200}}"
    rf"|(?:{_PARTICIPANT}|In\s+the\s+(?:temporary\s+)?absence\s+of\b|At\s+this\s+(?:point|stage|juncture)\b){_PLAIN}{{0,300}}?"
    rf"\b(?:(?:took|resumed|assumed|vacated|left|returned\s+to|occupied)\s+(?:the\s+(?i:chair)\b|his\b|her\b)|presided\b"
    rf"|took\s+(?:(?:a\s+|their\s+)?(?:seats?|places?)|the\s+places)\b|withdrew(?=\s+from\s+the|\s*[.,])"
    rf"|left\s+the\s+(?:room|hall|rostrum|podium|Council|Assembly)|acted\s+as\s+tellers|served\s+as\s+tellers"
    rf"|entered\s+the\s|took\s+the\s+oath|made\s+the\s+solemn\s+declaration){_ANY}{{0,200}}"
    rf"|[(\[]?\s*(?:At\s+this\s+(?:point|stage)\b,?\s*)?(?:{_PLAIN}{{0,80}}?\b)?(?:[Cc]onsecutive\s+)?(?:[Ii]nterpretations?|[Tt]ranslations?)\b"
    rf"{_PLAIN}{{0,160}}?\b(?:was|were)\s+(?:then\s+)?(?:given|made|heard|read|dispensed)\b{_ANY}{{0,100}}"
    rf"|[(\[]?(?:The|His|Her|{_TITLES})\b\.?{_PLAIN}{{3,120}}?\b(?:was|were)\s+(?:then\s+)?(?:interpreted|translated)\b"
    rf"{_ANY}{{3,120}}"
    rf"|At\s+this\s+(?:point|stage)\b,?\s+the\s+\w+\s+heard\b{_ANY}{{3,200}}"
    rf"|(?:The\s+(?:members|representatives|participants|Committee|Council|Assembly|delegation|Conference|Commission)\b"
    rf"|Those\s+present|Participants|Members){_PLAIN}{{0,120}}?"
    rf"\b(?:(?:observed|observe)\s+(?:a|one)\s+minute\b|(?:stood|rose)\b{_PLAIN}{{0,60}}?\bsilence){_ANY}{{0,100}}"
    rf"|An?\s+(?:\w+\s+){{0,3}}(?:video|film|documentary|performance|videotape|clip|ceremony|song|statement)s?\b"
    rf"{_PLAIN}{{0,200}}?\b(?:was|were)\s+(?:then\s+)?(?:shown|screened|played|given|performed|projected|held|made)\b"
    rf"{_ANY}{{0,200}}"
    rf"|(?:The\s+following\b|Statements?\s+(?:was|were)\s+(?:also\s+|then\s+)?made\b){_PLAIN}{{0,400}}?"
    rf"(?:\bmade\s+(?:a\s+|introductory\s+|further\s+)?statements?\b|\bwere\s+elected\b|\bby\s+(?:the\s+)?)"
    rf"{_ANY}{{0,600}}"
    rf"|The\s+(?:delegation|representative)s?\s+of\b{_PLAIN}{{3,200}}?\b(?:subsequently|later)\s+(?:informed|advised)\b"
    rf"{_ANY}{{3,260}}"
)
_ORGAN = "|".join(re.sub(r"\\? ", r"\\s+", re.escape(word)) for word in word_list("meeting.csv", "organ"))
_ORGAN_DID = "|".join(re.sub(r"\\? ", r"\\s+", re.escape(word)) for word in word_list("meeting.csv", "organ_did"))
_OF_SUMMARY = (
    rf"(?:[A-Z]{_PLAIN}{{2,600}}?\b(?:became|joined|withdrew\s+as)\s+(?:the\s+)?(?:additional\s+)?(?:co-)?sponsors?\b"
    rf"{_ANY}{{0,200}}"
    rf"|(?:An?|The)\s+(?:\w+\s+){{0,2}}(?:discussion|exchange\s+of\s+views|debate|dialogue)\s+(?:on\s{_PLAIN}{{3,120}}?)?"
    rf"(?:then\s+)?(?:followed|ensued|took\s+place|was\s+held)\b{_ANY}{{0,600}}"
    rf"|{_TEXT}{_PLAIN}{{0,160}}?\b(?:was|were)\s+(?:\w+ly\s+)?referred\s+to\b{_ANY}{{3,160}})|"
    r"It\s+was\s+(?:also\s+|further\s+|unanimously\s+)*(?:decided|agreed|ordered|resolved)\b"
    rf"{_ANY}{{0,400}}"
    rf"|(?:(?:After|Following|On\s+the\s+proposal\s+of|By)\b{_PLAIN}{{3,200}}?,\s+)?[Tt]he\s+(?i:{_ORGAN})(?:,{_PLAIN}{{3,160}}?,)?"
    rf"\s+(?:then\s+|thus\s+|also\s+|therefore\s+|\w+ly\s+)*(?:{_ORGAN_DID})\b{_ANY}{{0,600}}"
)
_FORMULA = re.compile(rf"(?:\d{{1,3}}\.\s*)?(?:{_COMMON}){_END}")
_SUMMARY_FORMULA = re.compile(rf"(?:\d{{1,3}}\.\s*)?(?:{_COMMON}|{_OF_SUMMARY}){_END}")
_BRACKETED = re.compile(r"\[(?:Subsequently|Later)\b[^\]]{3,600}\]|[\[(](?:applause|laughter)[\])]", re.IGNORECASE)
_ASIDE = re.compile(r"[\[(](?:applause|laughter)[\])]", re.IGNORECASE)
"""What interrupts a speaker, who then goes on."""
_LONGEST = 800


def formula_end(text: str, start: int, end: int, *, summary: bool = False) -> int | None:
    """Where the sentence ends that tells what the meeting did, if the words at ``start`` are one.

    ``summary`` says that the record is a summary, where what the organ did is one too.

    >>> formula_end("It was so decided. The Chair said", 0, 33), formula_end("We agreed.", 0, 10)
    (18, None)
    """
    form = _SUMMARY_FORMULA if summary else _FORMULA
    found = form.match(text, start, min(end, start + _LONGEST)) or _BRACKETED.match(text, start, end)
    return found.end() if found else None


def is_formula(text: str, start: int, end: int, *, summary: bool = False) -> bool:
    """Whether a paragraph says nothing but what the meeting did: one such sentence, or several.

    >>> is_formula("Paragraph 4 was adopted.", 0, 24)
    True
    """
    place = start
    if _ASIDE.fullmatch(text[start:end].strip()):
        return False
    while place < end:
        found = formula_end(text, place, end, summary=summary)
        if found is None:
            return False
        place = found
        while place < end and (text[place].isspace() or text[place] in "*)\u201d"):
            place += 1
    return True
