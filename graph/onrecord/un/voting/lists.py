"""Lists of voters: "In favour: ... Against: ... Abstaining: ...", on one line or over many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from onrecord.model.finding.adoption import Choice, Voters
from onrecord.model.span import Span, trim
from onrecord.names.word_list import word_rows
from onrecord.un.voting.names import IsState, names_in

_LABELS = {
    " ".join(words.split()): cast(Choice, row["value"])
    for row in word_rows("un_votes.csv")
    if row["class"] == "label"
    for words in row["words"].split("|")
}
_LABEL = re.compile(
    r"(?:(?<=\n)|(?<=\A)|(?<=[\s.;\]]))[ \t>*_\u2022\u2013-]*"
    rf"(?P<label>{'|'.join(words.replace(' ', chr(92) + 's+') for words in sorted(_LABELS, key=len, reverse=True))})"
    r"[ \t]*[*_]{0,2}(?:[ \t]*\(\d{1,3}\))?[ \t]*[*_]{0,2}:[*_]{0,2}",
    re.IGNORECASE,
)
_REST = re.compile(r"[\s.;*_]*")


@dataclass(frozen=True, slots=True)
class VoterList:
    """One list of voters by choice, from its first label to its last name."""

    span: Span
    voters: tuple[Voters, ...]

    @property
    def sizes(self) -> dict[Choice, int]:
        """How many are listed for each choice that has a label."""
        return {each.choice: len(each.names) for each in self.voters}


def find_lists(text: str, is_state: IsState) -> Iterator[VoterList]:
    """The lists of a text in order; a list has two labels, or that of the votes in favour with names behind it."""
    labels = list(_LABEL.finditer(text))
    place = 0
    while place < len(labels):
        first, voters, end = labels[place], list[Voters](), labels[place].end()
        choices: set[Choice] = set()
        while place < len(labels):
            label = labels[place]
            choice = _LABELS[" ".join(label["label"].lower().split())]
            joined = _REST.fullmatch(text, end, max(end, label.start("label")))
            if voters and (choice in choices or not joined):
                break
            stop = labels[place + 1].start() if place + 1 < len(labels) else len(text)
            names, end = names_in(text, label.end(), stop, is_state)
            voters.append(Voters(choice, tuple(names)))
            choices.add(choice)
            place += 1
        if len(voters) > 1 or ("in_favour" in choices and voters[0].names):
            yield VoterList(trim(text, first.start("label"), end), tuple(voters))
