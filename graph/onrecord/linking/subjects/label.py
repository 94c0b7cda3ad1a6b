"""What a subject is called: by class, names and day in our own words, else by all wordings beside each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from onrecord.linking.subjects.group import Group
from onrecord.linking.subjects.when import when
from onrecord.model.subject import ToldSubject
from onrecord.names.folding import folded
from onrecord.names.subject_nouns import classes, kind_of, labels, owned
from onrecord.names.word_list import word_list, word_set

_POSSESSIVES = word_set("function_words.csv", "possessive_any")
_DETERMINERS = word_set("function_words.csv", "article", "definite_description") | _POSSESSIVES
_ORDINALS = word_list("ordinals.csv", "ordinal")
_PLACED = frozenset({"event", "situation", "conduct", "measure"})
"""Types of subjects that are somewhere: "vote in Ostrel"; others are of or on something: "treaty (Isk)"."""

_DONE = frozenset({"event", "situation", "conduct"})
"""Types of subjects that somebody does or keeps up; who that is is itself in dispute."""

_NAMES = 2
_SIDES = 3
_WORDINGS = 5
"""How many names told together, names told in place of each other, and wordings a label has at most."""


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
    before = [stem for stem, (_, is_noun) in written.items() if stem in group.called or not is_noun]
    owner = [stem for stem in written if stem in group.owner and stem not in before]
    about = [stem for stem in written if stem not in group.owner and stem not in before]
    if kind_of().get(kind) in _DONE and kind not in owned() and not _all_tell(owner, told):
        owner = []
    numbers = [each for each in sorted(group.symbols) if "/" in each or kind == "resolution"]
    ordinal = [_ORDINALS[int(each) - 1] for each in group.ordinals] if len(group.ordinals) == 1 else []
    day = when(group.days, several=kind_of().get(kind) in _PLACED)
    if not (before or owner or about or numbers or ordinal or day):
        return ""
    named = [_listed(stems, written, told) for stems in (before, owner, about)]
    words = [*ordinal[:1], *([named[0]] if before else []), noun, *numbers[:1]]
    words += ["of", named[1]] if owner else []
    if about:
        words += ["in", named[2]] if kind_of().get(kind) in _PLACED else [f"({named[2]})"]
    return " ".join(words) + (f", {day}" if day else "")


def _all_tell(owner: Iterable[str], told: Sequence[ToldSubject]) -> bool:
    """Whether all that tell a name tell whose it is: what some call one's own deed is not so by all accounts."""
    return any(all(stem in each.owner for each in told if each.names or each.owner) for stem in owner)


def _listed(stems: Sequence[str], written: Mapping[str, tuple[str, bool]], told: Sequence[ToldSubject]) -> str:
    """Names in a row: with "and" where documents tell them together, beside each other where one has another's place.

    No name has a word of one before it. Which of two names for one place is told more often decides nothing: both
    stand there, in the order of the alphabet.
    """
    taken = [each.names | each.owner for each in told]
    found: list[list[str]] = []
    for stem in stems:
        word = written[stem][0]
        if any(_parts(word) & _parts(written[other][0]) for row in found for other in row):
            continue
        row = next((row for row in found if _are_together(stem, row[0], taken)), None)
        if row is None:
            found.append([stem])
        elif len(row) < _NAMES:
            row.append(stem)
    rows = sorted(" and ".join(written[stem][0] for stem in row) for row in found[:_SIDES])
    return " / ".join(rows)


def _are_together(one: str, other: str, taken: Sequence[Set[str]]) -> bool:
    """Whether half of those that tell the more frequent of two names tell the other as well."""
    counts = [sum(name in each for each in taken) for name in (one, other)]
    return 2 * sum({one, other} <= each for each in taken) >= max(counts)


def _parts(name: str) -> set[str]:
    return set(name.replace("-", " ").split())


def _written(told: Sequence[ToldSubject], names: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """How each stem is written, as a noun if any document writes it so; those of most documents first.

    What few of the documents name is no name of it, unless these name it by nothing else.
    """
    forms: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for each in told:
        for stem, word, noun in each.written:
            forms[stem][noun, word] += 1
    most = max((each.total() for each in forms.values()), default=0)
    often = {stem for stem in forms if 2 * forms[stem].total() >= most}
    for each in told:
        own = {stem for stem, _, _ in each.written}
        if not own & often:
            often.update(sorted(own, key=lambda stem: (-forms[stem].total(), stem))[:1])
    found: dict[str, tuple[str, bool]] = {}
    for stem in sorted(often, key=lambda stem: (-forms[stem].total(), stem)):
        noun, word = min(forms[stem], key=lambda form: (not form[0], -forms[stem][form], form[1]))
        found[stem] = (names[stem], True) if stem in names else (word, noun)
    return found


def _wordings(told: Sequence[ToldSubject]) -> str:
    """The wordings of most documents, in the order of the alphabet; those that tell whose by a pronoun only alone."""
    found = [(each, bare_wording(each)) for each in _all_wordings(told)]
    plain = [bare for wording, bare in found if bare and wording.split()[0].lower() not in _POSSESSIVES]
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for bare in plain or [bare for _, bare in found if bare]:
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
