"""The formal wording of a letter: "Letter dated 3 April 2020 from A to the United Nations addressed to B".

The Editorial Manual of the United Nations fixes it for letters, identical letters, notes verbales and
telegrams. The sender may be several representatives, named with commas, and an office with full stops
("Chargé d'affaires a.i.").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.document import Span, trim

LETTER_NOUN = r"(?:letters?|notes?\s+verbales?|telegrams?|cablegrams?)"
"""What a letter may be: the words of the Editorial Manual, in small letters."""

_BODY = (
    r"(?:General\s+Assembly|Security\s+Council|Economic\s+and\s+Social\s+Council|Human\s+Rights\s+Council"
    r"|Trusteeship\s+Council|Conference\s+on\s+[A-Z]\w+|(?:First|Second|Third|Fourth|Fifth|Sixth)\s+Committee(?:\s+of\s+the\s+General\s+Assembly)?"
    r"|Committee\s+(?:on|established)\b[^\n,;.()]{2,80}|Council)"
)
_UNITED_NATIONS = r"(?:United\s+Nations\s+|UN\s+|U\.N\.\s+)?"
_ADDRESSEE = (
    rf"(?:the\s+)?{_UNITED_NATIONS}(?:Secretary-General(?:\s+of\s+the\s+(?:United\s+Nations|Conference[^\n,;.()]{{2,60}}))?"
    rf"|(?:Acting\s+|Vice-)?Presidents?\s+of\s+the\s+{_UNITED_NATIONS}{_BODY}"
    rf"|Chair(?:man|person|woman|s)?\s+of\s+the\s+{_BODY}"
    r"|Secretariat|Under-Secretary-General\s+for\s+[A-Z]\w+\s+Affairs"
    rf"|(?:Office\s+of\s+the\s+)?{_UNITED_NATIONS}High\s+Commissioner\s+for\s+(?:Human\s+Rights|Refugees))(?![\w-])"
)
_ADDRESSEES = rf"(?P<to>{_ADDRESSEE}(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:to\s+)?{_ADDRESSEE}){{0,4}})"
_MONTH = r"[A-Z][a-z]{2,8}"
_FORMAL = (
    rf",?\s+(?:dated|of)\s+(?P<date>\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?),?"
    r"\s+(?:sent\s+|transmitted\s+)?(?:from|by)\s+"
    # the sender goes on to the addressee: no other letter, other year, semicolon or blank line between
    r"(?P<from>(?:(?!\n[ \t]*\n|;|\b(?:dated|addressed|letters?)\b|\b(?:19|20)\d\d\b|\.\s+[A-Z][a-z]+\s+[a-z])[^;])"
    r"{3,600}?)"
    rf"(?:,?\s+addressed)?,?\s+to\s+{_ADDRESSEES}"
)
_DATED = re.compile(_FORMAL)
_CAPITALS = re.compile(_FORMAL.replace(r"|\.\s+[A-Z][a-z]+\s+[a-z]", ""), re.IGNORECASE)
"""For the titles of older documents, which are in capitals throughout."""


@dataclass(frozen=True, slots=True)
class FormalLetter:
    """The parts of the formal wording, behind the word for the letter; ``end`` is where it ends."""

    date_at: int
    sender: Span
    addressee: Span
    end: int


def formal_letter(text: str, at: int) -> FormalLetter | None:
    """The formal wording that goes on behind the word "letter", which ends at ``at``; ``None`` if other words do.

    >>> text = "Letter dated 3 April 2020 from the envoys of A, B and C addressed to the Secretary-General"
    >>> text[slice(*formal_letter(text, 6).sender)]
    'the envoys of A, B and C'
    """
    match = (_CAPITALS if text[at - 1 : at].isupper() else _DATED).match(text, at)
    if match is None:
        return None
    return FormalLetter(match.start("date"), trim(text, *match.span("from")), match.span("to"), match.end())


def addressees(words: str) -> frozenset[str]:
    """Whom a letter is put to, comparable: each office once, without article or the organization's name.

    >>> sorted(addressees("the UN Secretary-General and the President of the Security Council"))
    ['president of security council', 'secretary-general']
    """
    plain = " ".join(words.split())
    found = re.findall(_ADDRESSEE, plain, re.IGNORECASE)
    return frozenset(_plain(each) for each in found) if found else frozenset({_plain(plain)} - {""})


def _plain(words: str) -> str:
    bare = re.sub(r"\b(?:of the United Nations|United Nations|UN|U\.N\.)(?=\s|$)", " ", words, flags=re.IGNORECASE)
    return re.sub(r"\bpresidents\b", "president", " ".join(re.sub(r"\bthe\b", " ", bare.lower()).split()))
