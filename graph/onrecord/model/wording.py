"""The words of a statement: its content as people read it, on one line and without outer marks."""

from __future__ import annotations

import re

from onrecord.model.statement import Statement

_CLOSING = {"“": "”", "„": "“", "«": "»", "‹": "›", "‘": "’", "‚": "‘"}
_MARKS = tuple("\"'“”„‟«»‹›‘’‚‛`´")


def words_of(text: str, statement: Statement) -> str:
    """The statement's words: as the annotator gives them, else its content on one line.

    Outer quotation marks, an opening "that" and a comma before the closing mark are left off; the comma stays
    where another sentence follows.

    >>> words_of('“We met,” she said, “and left.”', Statement(cue=(), content=((0, 9), (20, 31))))
    'We met and left.'
    >>> words_of("“It is void,” she said. “We left.”", Statement(cue=(), content=((0, 13), (24, 34))))
    'It is void, We left.'
    """
    if statement.words:
        return statement.words
    pieces = [" ".join(text[start:end].split()) for start, end in statement.content]
    told = [(_bare(piece), piece) for piece in pieces if _bare(piece)]
    whole = ""
    for number, (bare, piece) in enumerate(told):
        follows = told[number + 1][0] if number + 1 < len(told) else ""
        stopped = follows[:1].isupper() and piece.rstrip("".join(_MARKS)).endswith(",") and not bare.endswith(",")
        whole += bare + ("," if stopped else "") + (" " if follows else "")
    return whole


def _bare(piece: str) -> str:
    """The words of one content span; marks that pair inside stay, and so do all where no one pair holds the whole.

    >>> _bare('that the so-called "elections" would not be recognized'), _bare('"Yes,"')
    ('the so-called "elections" would not be recognized', 'Yes')
    >>> _bare('“close to final.” “Two clauses are left.”')
    '“close to final.” “Two clauses are left.”'
    """
    piece = re.sub(r"^that\s+(?=\S)", "", piece, flags=re.IGNORECASE)
    if piece.startswith(_MARKS) and _closes_inside(piece):
        return piece.rstrip(",").strip()
    if piece.startswith(_MARKS):
        piece = piece[1:]
        piece = piece[:-1] if piece.endswith(_MARKS) else piece
    elif piece.endswith(("”", "»")) and not re.search("[“„«]", piece):
        piece = piece[:-1]
    return piece.strip().rstrip(",").strip()


def _closes_inside(piece: str) -> bool:
    """Whether the pair that a piece begins with ends before its last words: ``"void", and "late"``."""
    opening, closing = piece[0], _CLOSING.get(piece[0], piece[0])
    depth = 1
    for place in range(1, len(piece)):
        before, sign, after = piece[place - 1], piece[place], piece[place + 1 : place + 2]
        if sign == closing and not before.isspace() and not after.isalnum():
            depth -= 1
        elif sign == opening:
            depth += 1
        if not depth:
            return any(letter.isalnum() for letter in piece[place + 1 :])
    return False
