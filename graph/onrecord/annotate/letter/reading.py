"""One letter read phrase by phrase from its noun on: by whom, to whom, on which day, until a phrase tells none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.annotate.letter.day import Days
from onrecord.annotate.letter.mention import LetterMention
from onrecord.annotate.letter.party import AGENT, POSSESSOR, is_party, party_in
from onrecord.annotate.letter.wording import (
    AND_DATED,
    BY,
    DATED,
    FROM,
    IN_RESPONSE,
    OF,
    SENT_ON,
    SKIPPED,
    SPEAKER,
    TO,
    TO_THE_BODY,
    WHICH,
)
from onrecord.model.document import Span, trim
from onrecord.model.statement import DateRange
from onrecord.un.formal_letter import formal_letter


@dataclass(slots=True)
class Reading:
    """What has been read of one letter so far, and where reading goes on."""

    text: str
    days: Days
    span: Span
    position: int
    sender: Span | None = None
    addressee: Span | None = None
    dated: DateRange | None = None
    sent: bool = False
    others: list[LetterMention] = field(default_factory=list)

    def mention(self, embodied_by: Span | None) -> LetterMention:
        """The letter as it was read, with the words for the document it was circulated as."""
        return LetterMention(self.span, self.sender, self.addressee, self.dated, embodied_by)

    def step(self) -> bool:
        """Reads one more phrase behind the letter; false if there is none."""
        at = self.position
        if (dated := DATED.match(self.text, at)) and (found := self.days.behind(self.text, dated)) is not None:
            day, self.position = found
            if self.dated is not None or day is None:
                return day is None
            self.dated = day
            return True
        if (self.sender is None and self._sender()) or (self.addressee is None and self._addressee()):
            return True
        if (second := AND_DATED.match(self.text, at)) and self.dated and self.sender:
            return self._second(second.end())
        for pattern in (SENT_ON, SKIPPED):
            if (match := pattern.match(self.text, at)) and match.end() > at:
                self.sent = self.sent or pattern is SENT_ON
                self.position = match.end()
                return True
        return False

    def _sender(self) -> bool:
        """Reads who sent the letter, if the next phrase tells it."""
        for pattern in (BY, FROM, WHICH, OF):
            if (match := pattern.match(self.text, self.position)) and is_party(match["party"]):
                self.sender, self.sent = party_in(self.text, match), True
                if pattern is OF and (body := TO_THE_BODY.match(self.text, self.sender[1])):
                    self.sender = (self.sender[0], body.end())
                self.position = match.end() if pattern is WHICH else self.sender[1]
                return True
        return False

    def _addressee(self) -> bool:
        """Reads to whom the letter went, if the next phrase tells it."""
        match = TO.match(self.text, self.position)
        if match is None or not is_party(match["party"]):
            return False
        self.addressee = party_in(self.text, match)
        self.position = self.addressee[1]
        return True

    def _second(self, at: int) -> bool:
        """ "letters dated 15 April from A and 24 April from B addressed to C": the second of two."""
        day = self.days.at(at)
        sender = FROM.match(self.text, day.span[1]) if day else None
        if day is None or sender is None:
            return False
        party = party_in(self.text, sender)
        self.position = party[1]
        while skipped := SKIPPED.match(self.text, self.position):
            if skipped.end() == self.position:
                break
            self.position = skipped.end()
        if to := TO.match(self.text, self.position):
            self.addressee = party_in(self.text, to)
            self.position = self.addressee[1]
        self.others.append(LetterMention((at, party[1]), party, self.addressee, day))
        return True


def read_formal(text: str, noun: re.Match[str], days: Days) -> Reading | None:
    """What the formal wording behind the noun says, if it stands there."""
    formal = formal_letter(text, noun.end())
    if formal is None:
        return None
    day = days.at(formal.date_at)
    return Reading(text, days, noun.span(), formal.end, formal.sender, formal.addressee, day, sent=True)


def read_letter(text: str, noun: re.Match[str], days: Days) -> Reading | None:
    """What the phrases around the noun tell of a letter; ``None`` if neither who sent it, nor to whom, nor when."""
    reading = Reading(text, days, noun.span(), noun.end())
    reading.sender = POSSESSOR.party_before(text, noun.end() - len(noun[0].split()[-1]))
    if reading.sender:
        reading.span = (reading.sender[0], noun.end())
    if reading.sender is None and (agent := AGENT.before(text, noun.start())):
        reading.sender, reading.sent = agent.span("party"), True
        addressee = agent.span("addressee")
        reading.addressee = trim(text, *addressee) if addressee else None
    while reading.step():
        pass
    if reading.dated is None and reading.sent and reading.sender and reading.sender[1] <= noun.start():
        reading.dated = days.before(text, reading.sender[0])
    in_letter = re.search(r"\b[Ii]n\s+$", text[max(0, noun.start() - 4) : noun.start()])
    aside = IN_RESPONSE.match(text, reading.position)
    behind = aside.end() if aside else reading.position
    speaker = SPEAKER.match(text, behind) if in_letter and reading.sender is None else None
    if speaker:
        reading.sender = speaker.span("party")
    told = reading.addressee or reading.dated or (reading.sender and reading.sent)
    return reading if told else None
