"""Review of pairs that may be one: a person is shown what speaks for it and answers, on a terminal or down a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.curation.decide import Who, decide, written_down
from onrecord.curation.pairs import Pair, label_in, side
from onrecord.errors import DecisionError, UnknownNode
from onrecord.model.decision import Decision, Judgement
from onrecord.store.base import Store
from onrecord.triples.correction import label_of

ANSWERS: dict[str, Judgement | None] = {
    "s": "same",
    "same": "same",
    "d": "different",
    "different": "different",
    "k": None,
    "skip": None,
    "": None,
}
"""What an answer decides; ``None`` leaves the pair for another time."""

STOP = frozenset({"q", "quit"})
PROMPT = "[s]ame, [d]ifferent, name A|B NAME, kind A|B KIND, s[k]ip, [q]uit? "
_ABOUT_ONE: dict[str, Judgement] = {"name": "name", "n": "name", "kind": "kind"}
_ABOUT_SUBJECT: dict[str, Judgement] = {"name": "name", "n": "name", "type": "type"}
PROMPT_OF_SUBJECTS = PROMPT.replace("kind A|B KIND", "type A|B TYPE")


@dataclass(frozen=True, slots=True)
class Preview:
    """What deciding many pairs at once would write: the judgement, the pairs, and the decisions on them.

    ``left`` are pairs that it leaves out: of something that may be several, which would become one.
    """

    judgement: Judgement
    pairs: Sequence[Pair]
    decisions: Sequence[Decision]
    left: Sequence[Pair] = ()

    def told(self, store: Store) -> list[str]:
        """A line for each pair, and one for all of them."""
        lines = [_on_one_line(store, each) for each in self.pairs]
        lines += [f"left out, as it may be one of several: {_on_one_line(store, each)}" for each in self.left]
        many = f"{len(self.pairs)} pair{'' if len(self.pairs) == 1 else 's'}"
        told = f"{many}, {len(self.decisions)} decision{'' if len(self.decisions) == 1 else 's'}: {self.judgement}"
        return [*lines, told + ("; add --yes to make them" if self.decisions else "")]


def _on_one_line(store: Store, pair: Pair) -> str:
    one, other = (label_in(store, actor) for actor in (pair.one, pair.other))
    mentions = f", {len(pair.references)} of its mentions" if pair.references else ""
    return f"{pair.score:.2f}  {pair.kind}: {one} ({pair.one}) | {other} ({pair.other}){mentions}"


def told(store: Store, pair: Pair) -> list[str]:
    """A pair as lines: score, class and reason, then both actors with the evidence for each."""
    many = f"; {pair.touched} document{'' if pair.touched == 1 else 's'}" if pair.touched else ""
    lines = [f"score {pair.score:.2f}  {pair.kind}: {pair.reason}{many}"]
    for letter, actor, only in (("A", pair.one, ()), ("B", pair.other, pair.references)):
        head, *rest = side(store, actor, only).told()
        mentions = f"  ({len(only)} mention{'s' if len(only) > 1 else ''} about that day)" if only else ""
        lines += [f"  {letter} {head}{mentions}", *(f"    {line}" for line in rest)]
    return lines


def review(
    store: Store, pairs: Sequence[Pair], ask: Callable[[str], str | None], say: Callable[[str], None], who: Who
) -> int:
    """Asks about each pair and returns how many decisions were made; ``ask`` gives ``None`` where no more is answered.

    A name or a kind is decided of one of the two, and the pair is asked about again. What is answered is written down
    at once; the graph is brought up to date at the end.
    """
    made = 0
    try:
        for place, pair in enumerate(pairs, start=1):
            first, *rest = told(store, pair)
            say("\n".join([f"\n{place}/{len(pairs)}  {first}", *rest]))
            answer, decided = _answer(store, pair, ask, say, who)
            made += decided
            if answer in STOP:
                break
            judgement = ANSWERS[answer]
            if judgement:
                decisions = pair.decisions(judgement, who.by, who.when, who.why)
                store.decide([*store.decisions(), *decisions], relink=False)
                for decision in decisions:
                    say(label_of(decision))
                made += len(decisions)
    finally:
        store.relink()
    return made


def _answer(
    store: Store, pair: Pair, ask: Callable[[str], str | None], say: Callable[[str], None], who: Who
) -> tuple[str, int]:
    """The answer that ends a pair, and how many decisions on names and kinds were made before it."""
    made = 0
    while True:
        given = ask(PROMPT_OF_SUBJECTS if pair.decided else PROMPT)
        answer = "q" if given is None else given.strip()
        if answer.lower() in ANSWERS or answer.lower() in STOP:
            return answer.lower(), made
        decision = _about_one(pair, answer, who)
        if decision is None:
            kind = "type B TYPE" if pair.decided else "kind B KIND"
            say(f"{answer!r} is no answer; one is: same, different, name A NAME, {kind}, skip, quit")
            continue
        try:
            say(label_of(decide(store, decision)))
            made += 1
        except (DecisionError, UnknownNode) as error:
            say(str(error))


def _about_one(pair: Pair, answer: str, who: Who) -> Decision | None:
    """The decision on a name or a kind that an answer such as "name A Mira Tal" or "kind B territory" makes."""
    word, _, rest = answer.partition(" ")
    letter, _, value = rest.strip().partition(" ")
    one, other = pair.decided or (pair.one, pair.other)
    actor = {"a": one, "b": other}.get(letter.lower())
    judgement = (_ABOUT_SUBJECT if pair.decided else _ABOUT_ONE).get(word.lower())
    if judgement is None or actor is None or not value.strip():
        return None
    return Decision(judgement, actor, value.strip(), who.by, who.when, who.why)


def preview(pairs: Sequence[Pair], judgement: Judgement, who: Who) -> Preview:
    """What it would write to decide all of these pairs alike.

    What may be one of several is not made one with all of them: such pairs are left for review.
    """
    fits = Counter(mention for pair in pairs for mention in pair.references or (pair.other,))
    several = {mention for mention, times in fits.items() if times > 1 and judgement == "same"}
    left = [pair for pair in pairs if not several.isdisjoint(pair.references or (pair.other,))]
    taken = [pair for pair in pairs if pair not in left]
    decisions = [each for pair in taken for each in pair.decisions(judgement, who.by, who.when, who.why)]
    return Preview(judgement, taken, decisions, left)


def decide_all(store: Store, wanted: Preview) -> list[str]:
    """Makes the decisions as one change of the store, and tells how they are undone as one, and what was left out."""
    numbers, left = written_down(store, wanted.decisions)
    lines = [f"left out, another decision stands against it: {label_of(each)}" for each in left]
    if numbers:
        span = f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        lines.append(f"{len(numbers)} made; undo all of them with: onrecord decisions undo {span}")
    return lines
