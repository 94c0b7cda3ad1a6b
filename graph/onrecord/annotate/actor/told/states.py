"""States that only the text itself tells of: names that no vocabulary has, with offices and bodies that states have.

"The Norvanian Foreign Ministry", "the Permanent Representative of Norvania", "Norvania's ambassador": whoever reads
that knows that Norvania acts as a state does. Such names are looked up in that document as those of known states are;
its record has them as territories, since what a text tells of is not for us to call a state.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import takewhile

from onrecord.annotate.actor.gazetteer import Gazetteer, KnownActor, Use
from onrecord.annotate.actor.local_name import local_id
from onrecord.annotate.actor.role import role_kinds
from onrecord.model.document import Document
from onrecord.names.demonym import bare, bases, is_adjective_of
from onrecord.names.folding import folded
from onrecord.names.word_list import word_list, word_set

_SURE = word_list("told_states.csv", "sure")
_LIKELY = word_list("told_states.csv", "likely")
_FORMAL = word_list("told_states.csv", "formal")
_NATIONAL = word_list("told_states.csv", "national")
_IN_ORGANS = word_set("told_states.csv", "in_organs")
_TIMES = word_set("dates.csv", "month", "weekday")
_ENOUGH = 2
_OFTEN = 2
"""A name with an office or body that may be a state's has to stand in the text more often."""
_WORTH = {**dict.fromkeys(_LIKELY, 1), **dict.fromkeys(_SURE, _ENOUGH)}
_OFFICES = frozenset(word for head in (*_WORTH, *_FORMAL, *_NATIONAL) for word in head.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))


_NAME = r"[^\W\d_a-z][^\W\d_]{3,}"
NAMES = rf"(?:[^\W\d_a-z][^\W\d_]+[ -])?{_NAME}"
_HEADS = rf"(?P<head>(?i:{any_of(_WORTH)}))s?"
_FULL = rf"(?:(?i:{any_of(_FORMAL)}) of )"
_OF = re.compile(rf"\b{_HEADS} (?:of|for) (?:the )?(?P<formal>{_FULL})?(?P<name>{NAMES})")
_FURTHER = re.compile(rf",? (?:and )?(?:of )?(?P<name>{NAMES})")
"""Those after the first whose offices or bodies are told together: "the foreign ministers of Norvania and Ostrel"."""
_OWN = re.compile(rf"\b(?P<name>{NAMES})(?:'s|’s|(?<=s)['’]) (?:[a-z-]+ )?{_HEADS}\b")
_SO = re.compile(rf"\b(?P<name>{_NAME}) (?:[a-z-]+ )?{_HEADS}\b")
_MINISTER = re.compile(
    rf"\b(?P<name>{NAMES})(?P<own>'s|’s|(?<=s)['’])? (?:[A-Za-z-]+ ){{0,3}}(?P<head>(?i:{any_of(_NATIONAL)}))s?\b"
)
"""Those whom a state has several of: "Norvania's fisheries minister", "the Norvanian Deputy Minister of Health"."""
_FORMED = re.compile(rf"\b(?P<name>{_NAME} (?:{any_of(w.title() for w in word_list('told_states.csv', 'formed'))}))\b")
_COUNTRY = re.compile(
    rf"\b(?P<name>{_NAME}), (?:a|an|the) (?:[a-z-]+ ){{0,2}}(?:{any_of(word_list('told_states.csv', 'country'))})\b"
)
_LAND = rf"(?:{any_of(word_list('told_states.csv', 'of_land'))})"
_NO_NAME = r"(?:[^.\n\w]|(?<!\w)[^\W_A-Z]|(?<=\w)\w)"
"""What stands between a name and what is told of it where no other name does."""
_SUBJECT = rf"(?:^|\. |\n)(?:[A-Z][a-z]+, )?(?P<name>{NAMES}),? "
_AS_LANDS = (
    re.compile(rf"\b(?P<name>{NAMES}) (?:{any_of(word_list('told_states.csv', 'will'))})\b"),
    re.compile(rf"\b{_LAND} of (?P<name>{NAMES})\b"),
    re.compile(rf"\bthe capital of (?P<name>{NAMES})\b"),
    re.compile(rf"\b(?P<name>{NAMES})(?:'s|’s|(?<=s)['’]) {_LAND}\b"),
    re.compile(rf"\b(?:{any_of(word_list('told_states.csv', 'recognised'))}) (?P<name>{NAMES})\b"),
    re.compile(rf"\b(?P<name>{NAMES}) (?:ha[ds] |also ){{0,2}}(?:{any_of(word_list('told_states.csv', 'acts'))})\b"),
    re.compile(rf"\b(?:{any_of(word_list('told_states.csv', 'between_states'))}) (?P<name>{NAMES})\b"),
    re.compile(rf"\b(?P<name>{NAMES}), whose {_HEADS}\b"),
    re.compile(rf"{_SUBJECT}[a-z]{_NO_NAME}*\bits {_HEADS}\b"),
    re.compile(rf"{_SUBJECT}[a-z]{_NO_NAME}*\bits {_LAND}\b"),
    re.compile(rf"{_SUBJECT}[a-z][^.\n]*\. Its {_HEADS}\b"),
)
"""What lands do and have, and what is done to them: two of these tell of one where a text is about states."""
_SURELY = re.compile(rf"\b(?i:{any_of(_SURE)})\b")
_WORD = re.compile(rf"(?<![\w.]){_NAME}(?!\w)")
_SMALL = re.compile(r"\b[a-z]\w+")
_BEFORE_NOUN = re.compile(rf"\b{_NAME}(?= [a-z])")


def told_states(document: Document, gazetteer: Gazetteer) -> list[KnownActor]:
    """The states that a document tells of and nobody knows, each with its name and adjectives, in order of names."""
    text = f"{document.publisher}\n{document.text}" if document.publisher else document.text
    of_names, of_adjectives = _evidence(text, gazetteer)
    diplomatic = bool(_SURELY.search(text)) or gazetteer.names_organ(text)
    if not diplomatic and not of_names and not of_adjectives:
        return []
    small = set(_SMALL.findall(text))
    words = _names_in(text, small, gazetteer)
    made: dict[str, set[str]] = {}
    for word, points in sorted(of_adjectives.items()):
        made_of = [name for name in {*of_names, *words} if is_adjective_of(word, name)]
        if made_of:
            name = min(made_of, key=lambda name: (name not in of_names, -_common(word, name), name))
            of_names[name] += points
            made.setdefault(name, set()).add(word)
        elif word in of_names or _stands_alone(text, word):
            of_names[word] += points
    pairs = _pairs(text, [word for word in sorted(words) if word not in of_names], words)
    published = {name for name in {*of_names, *words} if _stands_in(name, document.publisher or "")}
    found: list[KnownActor] = []
    as_lands = _as_lands(text, words, small, gazetteer) if diplomatic else Counter[str]()
    published.update(name for name in as_lands if _stands_in(name, document.publisher or ""))
    for name in sorted({*of_names, *as_lands, *(pairs if diplomatic else ()), *published}):
        adjectives = sorted({*pairs.get(name, ()), *made.get(name, ())})
        points, times = of_names[name], words[name]
        points += bool(adjectives) + (name in published)
        if diplomatic:
            points += int(bool(adjectives) and times > 1) + int(of_names[name] > 0 and times > _OFTEN) + as_lands[name]
        if points >= _ENOUGH and not _is_of_person(text, name):
            uses: dict[str, Use] = {name: "name", **dict.fromkeys(adjectives, "demonym")}
            found.append(KnownActor(local_id(name), "state", name, uses))
    return found


def _names_in(text: str, small: Collection[str], gazetteer: Gazetteer) -> Counter[str]:
    """How often words that are written as names only stand in a text, those that are nobody's."""
    found = Counter(word for word in _WORD.findall(text) if word.lower() not in small)
    return Counter({word: times for word, times in found.items() if not _is_taken(word, gazetteer)})


def _as_lands(text: str, words: Collection[str], small: Collection[str], gazetteer: Gazetteer) -> Counter[str]:
    """In how many ways a text speaks of names as one speaks of lands; what none but states have counts as two.

    ``words`` are written as names only, ``small`` are those that stand somewhere in small letters.
    """
    found = Counter[str]()
    for pattern in _AS_LANDS:
        way: dict[str, int] = {}
        for place in pattern.finditer(text):
            first, _, last = place["name"].rpartition(" ")
            opening = not first or first.lower() in small
            name = last if opening else _whole(place["name"], gazetteer)
            if name is not None and last in words:
                head = place["head"].lower() if "head" in pattern.groupindex else ""
                way[name] = max(way.get(name, 0), _WORTH.get(head, 1))
        found.update(way)
    return found


def _stands_in(name: str, publisher: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", publisher))


def _pairs(text: str, adjectives: Iterable[str], names: Iterable[str]) -> dict[str, list[str]]:
    """The words before nouns that are adjectives made of names, by these; each in the order given."""
    of_base: dict[str, list[str]] = {}
    for name in names:
        of_base.setdefault(bare(name), []).append(name)
    before_nouns = set(_BEFORE_NOUN.findall(text))
    found: dict[str, list[str]] = {}
    for word in adjectives:
        for base in bases(word) if word in before_nouns else ():
            for name in of_base.get(base, ()):
                if is_adjective_of(word, name):
                    found.setdefault(name, []).append(word)
    return found


def _common(word: str, name: str) -> int:
    """How many letters two words have in common at their beginning."""
    alike = (one == other for one, other in zip(word.lower(), name.lower(), strict=False))
    return sum(1 for _ in takewhile(bool, alike))


def _stands_alone(text: str, word: str) -> bool:
    """Whether a word is used as a name of a place is, and not before a noun only."""
    return bool(re.search(rf"\b(?:in|to|from|with|by|against|between) {re.escape(word)}\b", text))


def _is_of_person(text: str, word: str) -> bool:
    """Whether a word stands behind another that is written as a name, inside a sentence: "Mira Tal"."""
    return bool(re.search(rf"[a-z,] [^\W\d_a-z](?:[^\W\d_]+|[^\W\d_]{{0,4}}\.) {re.escape(word)}\b", text))


def _evidence(text: str, gazetteer: Gazetteer) -> tuple[Counter[str], Counter[str]]:
    """What offices and bodies that states have tell of names, and of words that may be adjectives."""
    of_names: Counter[str] = Counter()
    of_adjectives: Counter[str] = Counter()
    organs: bool | None = None
    for pattern in (_OF, _OWN, _SO):
        for place in pattern.finditer(text):
            name, head = _whole(place["name"], gazetteer), place["head"].lower()
            if name is None:
                continue
            points = _WORTH[head]
            if pattern is _OF and place["formal"]:
                points = _ENOUGH
            elif points < _ENOUGH and pattern is not _SO and head in _IN_ORGANS:
                organs = gazetteer.names_organ(text) if organs is None else organs
                points = _ENOUGH if organs else points
            (of_adjectives if pattern is _SO else of_names)[name] += points
            end = place.end()
            while pattern is _OF and text[place.end("head")] == "s" and (further := _FURTHER.match(text, end)):
                if (other := _whole(further["name"], gazetteer)) is not None:
                    of_names[other] += points
                end = further.end()
    for place in _MINISTER.finditer(text):
        name = _whole(place["name"], gazetteer)
        if name is not None:
            (of_names if place["own"] else of_adjectives)[name] += _ENOUGH
    for place in _COUNTRY.finditer(text):
        if not _is_taken(place["name"], gazetteer):
            of_names[place["name"]] += _ENOUGH
    for place in _FORMED.finditer(text):
        if not gazetteer.knows(place["name"]) and not _is_taken(place["name"].split()[0], gazetteer):
            of_names[place["name"]] += _ENOUGH
    return of_names, of_adjectives


def _whole(name: str, gazetteer: Gazetteer) -> str | None:
    """A name that is nobody's yet: its two words, else its last; ``None`` if that is taken."""
    last = re.split("[ -]", name)[-1]
    if _is_taken(last, gazetteer) or gazetteer.knows(name):
        return None
    first = re.split("[ -]", name)[0]
    return last if first != last and _is_taken(first, gazetteer) else name


def _is_taken(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is somebody's name, or is of the name of an office, a body or a time."""
    small = folded(word)
    return gazetteer.knows(word) or small in role_kinds() or small in _TIMES or small in _OFFICES
