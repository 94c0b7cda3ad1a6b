"""Subjects that a user declares: what each is called, in which words, and how its phrase stands to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.errors import CodingError
from onrecord.model.ids import relative_id
from onrecord.model.subject import SUBJECT_KINDS
from onrecord.names.folding import folded
from onrecord.names.printed import is_printable
from onrecord.rdf.quads import QuadTriple, literal, make_triple
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, kind_node, node, term

FOR, AGAINST = "for", "against"
DIRECTIONS = {FOR: "rec:favours", AGAINST: "rec:opposes"}
"""The directions of a phrase, and their terms: whoever agrees with it is for the thing, or against it."""

_CODE = re.compile(r"[A-Za-z0-9][\w.-]*")


@dataclass(frozen=True, slots=True)
class DeclaredSubject:
    """One subject. ``label`` is the user's name or phrase for it, ``wordings`` what documents may call the thing.

    Where ``direction`` is against, who agrees with the phrase opposes the thing ("the embargo should be lifted").
    ``place`` tells where in the file it stands; it is no part of what is declared.
    """

    code: str
    label: str
    wordings: tuple[str, ...] = ()
    direction: str = FOR
    kind: str = ""
    broader: str = ""
    place: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """The relative id."""
        return relative_id("subject", self.code)

    @property
    def thing(self) -> str:
        """What the thing is called: by the label, or where that is a phrase against it by the first wording."""
        return self.label if self.direction == FOR or not self.wordings else self.wordings[0]

    @property
    def every_wording(self) -> tuple[str, ...]:
        """All that documents may call the thing: the label too, unless it is a phrase against it."""
        own = (self.label,) if self.direction == FOR else ()
        return tuple(dict.fromkeys((*own, *self.wordings)))


@dataclass(frozen=True, slots=True)
class Codebook:
    """All subjects that are declared, in the order of their ids."""

    subjects: tuple[DeclaredSubject, ...] = ()

    @classmethod
    def of(cls, path: Path, found: Iterable[DeclaredSubject]) -> Codebook:
        """The codebook of what a file declares. Raises ``CodingError``, one line with file, place and remedy."""
        declared = list(found)
        if not declared:
            raise CodingError(f"{path}: declares no subject; give each an id and a label")
        _refuse_single(path, declared)
        _refuse_twice(path, declared)
        declared = list(_with_ids(declared))
        _refuse_broader(path, {one.code: one for one in declared})
        return cls(tuple(sorted(declared, key=lambda one: one.code)))

    def triples(self) -> Iterator[QuadTriple]:
        """The codebook in our terms, as a store keeps it."""
        for one in self.subjects:
            subject = node(one.id)
            yield make_triple(subject, RDF_TYPE, term("rec:Subject"))
            yield make_triple(subject, PREF_LABEL, literal(one.label))
            yield make_triple(subject, term("rec:direction"), term(DIRECTIONS[one.direction]))
            for wording in one.wordings:
                yield make_triple(subject, term("rec:wording"), literal(wording))
            if one.kind:
                yield make_triple(subject, term("rec:kind"), kind_node(one.kind))
            if one.broader:
                yield make_triple(subject, term("skos:broader"), node(relative_id("subject", one.broader)))


def _with_ids(declared: Sequence[DeclaredSubject]) -> Iterator[DeclaredSubject]:
    """The same with the id of the one subject that is called so where a name stands as the broader one."""
    codes = {one.code for one in declared}
    called = {folded(name): one.code for one in declared for name in (*one.every_wording, one.label)}
    for one in declared:
        yield one if one.broader in codes else replace(one, broader=called.get(folded(one.broader), one.broader))


def _refuse_single(path: Path, declared: Sequence[DeclaredSubject]) -> None:
    """Raise for the first subject that is not well formed by itself."""
    for one in declared:
        where = f"{path}, {one.place}"
        if not one.label:
            raise CodingError(f"{where}: subject {one.code!r} has no label; give it one")
        if not all(name.strip() and is_printable(name) for name in (one.label, *one.wordings)):
            raise CodingError(f"{where}: subject {one.code!r} has a name with a character that is not printed; mend it")
        if not _CODE.fullmatch(one.code):
            raise CodingError(
                f"{where}: {one.code!r} is no id; write it with letters, digits, - and _, such as embargo"
            )
        if one.direction not in DIRECTIONS:
            raise CodingError(
                f"{where}: direction {one.direction!r} is not known; give {FOR} or {AGAINST}, or leave it empty"
            )
        if one.kind and one.kind not in SUBJECT_KINDS:
            raise CodingError(
                f"{where}: type {one.kind!r} is not known; give one of {', '.join(SUBJECT_KINDS)}, or leave it empty"
            )
        if one.direction == AGAINST and not one.wordings:
            raise CodingError(f"{where}: “{one.label}” is against something; give that as its wordings")


def _refuse_twice(path: Path, declared: Sequence[DeclaredSubject]) -> None:
    """Raise for two subjects with one id, or one wording."""
    codes: dict[str, DeclaredSubject] = {}
    words: dict[str, DeclaredSubject] = {}
    for one in declared:
        first = codes.setdefault(one.code, one)
        if first is not one:
            raise CodingError(f"{path}, {one.place}: id {one.code!r} is that of {first.place} too; give each its own")
        for wording in (*one.every_wording, one.label):
            other = words.setdefault(folded(wording), one)
            if other is not one:
                told = f"“{wording}” is a wording of {other.code} too ({other.place}); leave it to one"
                raise CodingError(f"{path}, {one.place}: {told}")


def _refuse_broader(path: Path, by_code: Mapping[str, DeclaredSubject]) -> None:
    """Raise for a broader subject that is not declared, or that is below the subject itself."""
    sound: set[str] = set()
    for one in by_code.values():
        seen, above = {one.code}, one
        while above.broader and above.code not in sound:
            if above.broader not in by_code:
                raise CodingError(
                    f"{path}, {above.place}: broader {above.broader!r} is no id or name of a subject here; declare it"
                )
            above = by_code[above.broader]
            if above.code in seen:
                raise CodingError(f"{path}, {one.place}: {one.code} is broader than itself; leave its broader empty")
            seen.add(above.code)
        sound |= seen
