"""Names of people taken apart: titles and nicknames off, "bin Salim" and "Abd al-Karim" as one part each."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from onrecord.names.spelling import likeness, readings, same_spelling, skeleton, words_of_name

_NICKNAME = re.compile(r"[\"“”«»]([^\"“”«»]+)[\"“”«»]|(?<=\s)['‘]([^'’]+)['’](?=\s)")
_VOWELS = re.compile(r"[aeiouy]+")
_SERVANT = re.compile(r"abd(?:ul|el|al)(\w{4,})|abd[aeu](?:r(?=r)|s(?=s)|z(?=z)|t(?=t)|d(?=d)|n(?=n))(\w{4,})")
"""One word for the servant of God by one of his names, the article's l made like a sun letter: "Abdurrahman"."""

_OF_FAITH = re.compile(r"(\w{3,}?)[aeiu]dd[ie]+ne?")
"""One word for a name of the faith, as "Nour al-Din": "Noureddine", "Salahuddin"."""

_FAITH = frozenset({"din", "deen", "dine"})
_OF_WOMEN = re.compile(r"(?<=ov|ev|in|yn)a$|(?<=sk|ck)a(?:y|j|i)?a$")
_OF_MEN = re.compile(r"(?<=sk|ck)(?:iy|ij|yi|yy|ii|i|y|j)$")


@dataclass(frozen=True, slots=True)
class PersonalName:
    """One reading of a person's name: its parts in order, and what was taken off.

    A part may carry what it is before a dot ("ibn.salim"): it is then never the same as the bare word.
    """

    parts: tuple[str, ...]
    gender: str = ""
    generation: str = ""
    nickname: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The parts, spelled alike and sorted: what two names that differ only in order or letters share."""
        return tuple(sorted(self.parts))

    @property
    def full(self) -> bool:
        """Whether two parts or more are written out."""
        return len(self.parts) > 1 and all(len(part) > 1 for part in self.parts)

    @property
    def telling(self) -> tuple[str, ...]:
        """The parts that are names by themselves."""
        kept = tuple(part for part in self.parts if _kind(part) != "particle")
        return kept if len(kept) > 1 else self.parts


@lru_cache(maxsize=16_384)
def personal_names(name: str) -> tuple[PersonalName, ...]:
    """The readings of a person's name, the likeliest first.

    >>> personal_names("Sheikh Hazim ibn Salim al-Darrabi")[0].parts
    ('hazim', 'ibn.salim', 'darraby')
    """
    found = _NICKNAME.search(name)
    nickname = " ".join(words_of_name(found[1] or found[2] or "")) if found else ""
    bare = _NICKNAME.sub(" ", name) if found and len(words_of_name(_NICKNAME.sub(" ", name))) > 1 else name
    return tuple(dict.fromkeys(_taken_apart(words, nickname if bare != name else "") for words in readings(bare)))


def _taken_apart(words: Sequence[str], nickname: str) -> PersonalName:
    rest, gender = _untitled(list(words))
    generations = [_words()[word][1] for word in rest[1:] if _kind(word) == "generation"]
    kept = [word for place, word in enumerate(rest) if place == 0 or _kind(word) != "generation"]
    return PersonalName(tuple(_parts(kept)), gender, generations[-1] if generations else "", nickname)


def _untitled(words: list[str]) -> tuple[list[str], str]:
    """The words without titles in front, as long as two are left, and whether the titles are a man's or a woman's."""
    gender = ""
    while True:
        size = next((n for n in (2, 1) if len(words) - n > 1 and _kind(" ".join(words[:n])) == "title"), 0)
        if not size:
            break
        gender = _words()[" ".join(words[:size])][1] or gender
        words = words[size:]
    if len(words) == 2 and _kind(words[0]) == "title":
        gender = _words()[words[0]][1] or gender
    return words, gender


def _parts(words: list[str]) -> Iterator[str]:
    """The parts of a name: marked by what they are, articles left out, spelled alike."""
    place = 0
    while place < len(words):
        word, kind = words[place], _kind(words[place])
        after = place + 1
        if kind in {"child", "parent", "servant"}:
            while after < len(words) - 1 and _kind(words[after]) == "article":
                after += 1
            if after < len(words):
                yield f"{_words()[word][1]}.{_spelled(words[after])}"
                place = after + 1
                continue
        elif after < len(words) and _kind(words[after]) == "child-after":
            yield f"{_words()[words[after]][1]}.{_spelled(word)}"
            place += 2
            continue
        elif words[after + 1 : after + 2] and _kind(words[after]) == "article" and words[after + 1] in _FAITH:
            yield f"din.{_spelled(word)}"
            place += 3
            continue
        if kind != "article" or len(words) < 3:
            yield _spelled(word)
        place = after


def _spelled(word: str) -> str:
    listed = _words().get(word.replace("x", "ks"))
    if listed and listed[0] == "spelling":
        word = listed[1]
    servant = _SERVANT.fullmatch(word)
    if servant:
        return f"abd.{same_spelling(servant[1] or servant[2])}"
    faith = _OF_FAITH.fullmatch(word)
    return f"din.{same_spelling(faith[1])}" if faith else same_spelling(word)


def joined_keys(name: str) -> Iterator[tuple[str, ...]]:
    """The keys of a name with two neighbouring words written as one: "Qing Wen" and "Qingwen", "al Darrabi"."""
    for words in readings(name):
        plain, _ = _untitled([word for word in words if _kind(word) != "generation"])
        for place in range(len(plain) - 1):
            pair = plain[place : place + 2]
            if len(plain) > 2 and all(len(word) > 1 for word in pair) and _kind(pair[0]) in {"", "article"}:
                yield tuple(sorted(_parts([*plain[:place], "".join(pair), *plain[place + 2 :]])))


@lru_cache(16_384)
def keys_of_person(name: str) -> frozenset[tuple[str, ...]]:
    """All keys of a name; two that share one are one name, in other letters, spelled or ordered otherwise.

    >>> sorted(keys_of_person("Luo Qing-wen") & keys_of_person("Qingwen Luo"))
    [('luo', 'qingven')]
    """
    whole = [each.key for each in personal_names(name)]
    return frozenset([*whole, *joined_keys(name)])


@lru_cache(16_384)
def alike(one: str, other: str) -> float:
    """How alike two parts are, from 0 to 1; a father's name is never like a bare one.

    >>> alike("ibn.salim", "salim"), alike("ibn.salim", "ibn.salim")
    (0.0, 1.0)
    """
    first, second = one.rpartition("."), other.rpartition(".")
    if first[0] != second[0]:
        return 0.0
    same = likeness(first[2], second[2])
    if first[0] == "abd" and skeleton(first[2]) != skeleton(second[2]):
        return min(same, 0.8)  # two names of God are two names, however near in letters
    if variant_of(first[2]) == variant_of(second[2]):
        return max(same, 0.97)
    bones = skeleton(first[2])
    if {first[2][:1], second[2][:1]} == {"g", "h"} and skeleton(hard(first[2])) == skeleton(hard(second[2])):
        return max(same, 0.93)
    return max(same, 0.9) if len(bones) > 2 and bones == skeleton(second[2]) else same


@cache
def _variants() -> dict[str, str]:
    with Path(__file__).with_name("name_variants.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {same_spelling(form): row["name"] for row in rows for form in row["forms"].split("|")}


def variant_of(part: str) -> str:
    """The one form of a name that languages or romanisations write in several; any other name is itself.

    >>> variant_of("choi"), variant_of("mykola"), variant_of("mira")
    ('choe', 'mykola', 'mira')
    """
    return _variants().get(part, part)


def hard(surname: str) -> str:
    """A surname with the h that Ukrainian and Belarusian have for the g of Russian, written g.

    >>> hard("hrytsai"), hard("gritsai")
    ('grytsai', 'gritsai')
    """
    return f"g{surname[1:]}" if surname.startswith("h") else surname


def contradicts(one: PersonalName, other: PersonalName) -> bool:
    """Whether two names are of two people for certain: a man's and a woman's, father's and son's, other middle names.

    >>> first, second = (personal_names(name)[0] for name in ("Mira K. Talov", "Mira R. Talov"))
    >>> contradicts(first, second)
    True
    """
    if one.gender and other.gender and one.gender != other.gender:
        return True
    if one.generation and other.generation and one.generation != other.generation:
        return True
    if one.key == other.key:
        return one.parts != other.parts and any("." in part for part in one.parts)
    if of_two_genders(one.parts[-1], other.parts[-1]) or _given_to_two_genders(one.parts[0], other.parts[0]):
        return True
    first, second = one.telling[1:-1], other.telling[1:-1]
    if len(one.parts) == len(other.parts) == 3 and (first or second):  # "van" is a middle name in Viet Nam
        first, second = one.parts[1:-1], other.parts[1:-1]
    return bool(first and second) and not any(_goes_with(a, b) for a in first for b in second)


def of_two_genders(one: str, other: str) -> bool:
    """Whether two surnames are a man's and a woman's form of one: "Valov" and "Valova", "Tarsky" and "Tarskaya"."""
    man, woman = (one, other) if _OF_WOMEN.search(other) else (other, one)
    return bool(_OF_WOMEN.search(woman)) and _OF_WOMEN.sub("", woman) == _OF_MEN.sub("", man)


def _given_to_two_genders(one: str, other: str) -> bool:
    """Whether a given name is a man's and the other its form for women: "Rafael" and "Rafaela", "Mario" and "Maria"."""
    man, woman = (one, other) if other.endswith("a") else (other, one)
    if len(man) < 4 or not woman.endswith("a") or "." in man or man.endswith("a"):
        return False
    return woman in (f"{man}a", f"{man.removesuffix('o')}a") and man[-1] not in "aeiuy"


def _goes_with(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return alike(one, other) >= 0.9


def begins(shorter: PersonalName, longer: PersonalName) -> bool:
    """Whether a longer name goes on with a second surname: "Lucio Barrientes" and "Lucio Barrientes Quel".

    Names of single syllables, as in China, Korea and Vietnam, are not shortened so.
    """
    size = len(shorter.telling)
    if size < 2 or len(longer.telling) != size + 1 or longer.telling[:size] != shorter.telling:
        return False
    return len(_VOWELS.findall(shorter.telling[-1])) > 1 and all("." not in part for part in longer.telling)


def _kind(word: str) -> str:
    return _words().get(word, ("", ""))[0]


@cache
def _words() -> dict[str, tuple[str, str]]:
    with Path(__file__).with_name("name_words.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["word"]: (row["kind"], row["of"]) for row in rows}
