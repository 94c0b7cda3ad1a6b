"""The words that tell of a letter: the noun for it, and phrases for who sent it, to whom and when.

A phrase that names someone has them as its group ``party``: a name or an office.
"""

from __future__ import annotations

import re

from onrecord.names import sentence
from onrecord.un.formal_letter import LETTER_NOUN

NOUN = re.compile(
    r"\b(?:(?:the|a|an|this|that|another|its|their|his|her|identical|joint|present|open|official|urgent|new|second)"
    rf"\s+){{0,3}}{LETTER_NOUN}\b",
    re.IGNORECASE,
)
_UNITED_NATIONS = r"to\s+the\s+(?:UN|U\.N\.|United\s+Nations)(?![\w.]*['\u2019]?s?\s+[A-Z])"
_TITLE = rf"(?:{'|'.join(map(re.escape, [*sentence.TITLES, 'St', 'U.N', 'U.S']))})\."
# a name or an office: words up to punctuation or a word that opens the next phrase
_PARTY = (
    rf"(?:{_UNITED_NATIONS}|{_TITLE}|(?!(?:to|on|from|by|[a-z]+ing|and\s+\d+|of\s+(?:[A-Z][a-z]+\s+)?\d+|dated|addressed"
    r"|has|have|had|was|were|is|are|which|that|who"
    r"|said|says|in|about|with|sent|wrote|submitted|circulated"
    r"|issued|as)\b)"
    r"[^\s,.;:()\u201c\u201d\"*]+)"
)
# a line may break inside a name, but not behind the words that end an addressee, and no blank line is inside
_GAP = r"(?:[ \t\u00a0]+|[ \t]*(?<!General)(?<!Assembly)(?<!Council)\n[ \t]*(?=\S))"
_NAME = rf"(?P<party>{_PARTY}(?:{_GAP}{_PARTY}){{0,14}})"
_PROPER = r"(?P<party>(?:the\s+)?[A-Z][\w.'\u2019-]*(?:\s+(?:(?:of|the|and|for)\s+){0,2}[A-Z][\w.'\u2019-]*){0,10})"
SENT = r"(?:sent|addressed|written|wrote|submitted|delivered|dispatched|forwarded|transmitted|signed|handed)"
SAID_IN = r"(?:said|wrote|replied|responded)\s+in"
APPOSITION = r"(?:,\s+[^,.;:()\n]{2,60},)?"

BY = re.compile(rf",?\s+(?:(?:has|had)\s+been\s+|was\s+|were\s+)?{SENT}\s+by\s+{_NAME}")
FROM = re.compile(rf",?\s+from\s+{_NAME}")
OF = re.compile(rf"\s+of\s+{_PROPER}")
TO = re.compile(rf",?\s+(?:(?:(?:was|were)\s+)?{SENT}\s+)?(?:earlier\s+|recently\s+)?to\s+{_NAME}")
WHICH = re.compile(rf",?\s+(?:which|that)\s+{_NAME}{APPOSITION}\s+(?:has\s+|had\s+)?(?:earlier\s+)?{SENT}\b")
DATED = re.compile(r",?\s+(?:(?:was|were|is|are)\s+)?(?:dated|of|on)\s+")
SENT_ON = re.compile(rf",?\s+{SENT}(?=\s+(?:on|earlier|in)\b)")
SKIPPED = re.compile(rf"\s*\([^()\n]{{1,60}}\)|{APPOSITION}(?=\s+(?:sent|addressed|dated|to)\b)")
AND_DATED = re.compile(r"\s+and\s+(?=\d)")
SPEAKER = re.compile(
    rf",\s+(?P<party>(?:[Tt]he\s+(?:[a-z-]+\s+){{0,4}})?[A-Z][^,.;:()\n]{{1,80}}?){APPOSITION}\s+(?:said|says|wrote|[a-z]+ed)\b"
)
TO_THE_BODY = re.compile(rf"\s+{_UNITED_NATIONS}\b")
IN_RESPONSE = re.compile(r",\s+in\s+(?:response|reply|answer)\s+to\s+[^,.;\n]{5,200}(?=,)")
