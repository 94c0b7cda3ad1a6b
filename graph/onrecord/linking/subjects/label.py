"""What a subject is called: by class, names and day in our own words, else by all wordings beside each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from onrecord.linking.subjects.group import Group
from onrecord.model.subject import Days, ToldSubject
from onrecord.names.folding import folded
from onrecord.names.subject_nouns import classes, kind_of, labels
from onrecord.names.word_list import word_list, word_set

_DETERMINERS = word_set("function_words.csv", "article", "definite_description", "possessive")
_ORDINALS = word_list("ordinals.csv", "ordinal")
_PLACED = frozenset({"event", "situation", "conduct", "measure"})
"""Types of subjects that are somewhere: "vote in Ostrel"; others are of or on something: "treaty (Isk)"."""

_NAMES = 2
_WORDINGS = 5
"""How many names and wordings a label has at most: those that most documents use."""


def class_of(group: Group, told: Sequence[ToldSubject]) -> str | None:
    """The class that most documents give it, the first in order of several."""
    counts = Counter(name for each in told for name in each.classes)
    return min(group.classes, key=lambda name: (-counts[name], name), default=None)


def label_of(group: Group, told: Sequence[ToldSubject], names: Mapping[str, str]) -> str:
    """What a subject is called; ``names`` are the labels of states by id.

    A class whose every noun may be one side's own has no word of ours, and what only its class is told of needs more.
    """
    kind = class_of(group, told)
    noun = _noun(group, kind) if kind else ""
    told_apart = _called(group, told, names, noun, kind or "")
    return told_apart or _wordings(told)


def _noun(group: Group, kind: str) -> str:
    """Our word for the class: its first, or another where documents use no word of the class but that one."""
    plain = labels().get(kind, ())
    used = {lemma for lemma in group.lemmas if kind in classes().get(lemma, ())}
    return next(iter(used)) if len(used) == 1 and used <= set(plain) else plain[0] if plain else ""


def _called(group: Group, told: Sequence[ToldSubject], names: Mapping[str, str], noun: str, kind: str) -> str:
    if not noun:
        return ""
    written = _written(told, names)
    before = [word for stem, (word, is_noun) in written.items() if stem in group.called or not is_noun]
    owner = [word for stem, (word, _) in written.items() if stem in group.owner and word not in before]
    about = [word for stem, (word, _) in written.items() if stem not in group.owner and word not in before]
    numbers = [each for each in sorted(group.symbols) if "/" in each or kind == "resolution"]
    ordinal = [_ORDINALS[int(each) - 1] for each in group.ordinals] if len(group.ordinals) == 1 else []
    day = _day(group.days)
    if not (written or numbers or ordinal or day):
        return ""
    words = [*ordinal[:1], *_some(before), noun, *numbers[:1]]
    words += ["of", " and ".join(_some(owner))] if owner else []
    if about:
        listed = " and ".join(_some(about))
        words += ["in", listed] if kind_of().get(kind) in _PLACED else [f"({listed})"]
    return " ".join(words) + (f", {day}" if day else "")


def _some(words: Iterable[str]) -> list[str]:
    """The first names, none of which has a word of one before it."""
    found: list[str] = []
    for word in words:
        if not any(set(word.split()) & set(each.split()) for each in found):
            found.append(word)
    return found[:_NAMES]


def _written(told: Sequence[ToldSubject], names: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """How each stem is written, as a noun if any document writes it so; those of most documents first."""
    forms: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for each in told:
        for stem, word, noun in each.written:
            forms[stem][noun, word] += 1
    found: dict[str, tuple[str, bool]] = {}
    most = max((each.total() for each in forms.values()), default=0)
    for stem in sorted(forms, key=lambda stem: (-forms[stem].total(), stem)):
        if 2 * forms[stem].total() < most:
            break  # what few of the documents name is no name of it
        noun, word = min(forms[stem], key=lambda form: (not form[0], -forms[stem][form], form[1]))
        found[stem] = (names[stem], True) if stem in names else (word, noun)
    return found


def _day(days: Iterable[Days]) -> str:
    """The narrowest time that is told, if it is within all others: "31 March 2020", "March 2020", "2020"."""
    told = sorted(each for each in days if all(each))
    if not told:
        return ""
    first, last = min(told, key=lambda each: (date.fromisoformat(each[1]) - date.fromisoformat(each[0]), each))
    if any(last < other[0] or other[1] < first for other in told):
        return ""
    day = date.fromisoformat(first)
    if first == last:
        return f"{day.day} {day:%B %Y}"
    if first[:7] == last[:7]:
        return f"{day:%B %Y}"
    return first[:4] if first[:4] == last[:4] else ""


def _wordings(told: Sequence[ToldSubject]) -> str:
    """The wordings of most documents, in the order of the alphabet."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for wording in _all_wordings(told):
        bare = bare_wording(wording)
        if bare:
            counts[folded(bare)] += 1
            shown[folded(bare)] = min(shown.get(folded(bare), bare), bare)
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_WORDINGS]
    return " / ".join(sorted((shown[name] for name in most), key=lambda each: (folded(each), each)))


def _all_wordings(told: Sequence[ToldSubject]) -> Iterator[str]:
    return (wording for each in told for wording in each.wordings)


def bare_wording(wording: str) -> str:
    """A wording without what determines it."""
    words = wording.split()
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        del words[0]
    return " ".join(words).strip("“”\"'‘’«», ")
