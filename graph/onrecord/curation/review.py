"""Review of uncertain matches: a person decides which actors are one, on a terminal or down a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.curation.decide import Who
from onrecord.model.decision import Decision, Judgement
from onrecord.model.ids import relative
from onrecord.output.terminal import one_line
from onrecord.query import Rows, named_query, run_query
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
PROMPT = "[s]ame, [d]ifferent, s[k]ip, [q]uit? "


@dataclass(frozen=True, slots=True)
class Pair:
    """An uncertain match as a person is shown it: ids, names and what is attested of each of the two actors."""

    one: str
    other: str
    score: str
    reason: str
    lines: tuple[str, str]


def pairs(store: Store) -> Iterator[Pair]:
    """The uncertain matches that wait for a decision, the likeliest first."""
    rows = run_query(store.graph, named_query("uncertain-matches").name, {})
    assert isinstance(rows, Rows)
    for texts in rows.texts():
        row = dict(zip(rows.columns, texts, strict=True))
        lines = (_line(row, "one"), _line(row, "other"))
        yield Pair(relative(row["one_id"]), relative(row["other_id"]), row["score"], row["reason"], lines)


def _line(row: dict[str, str], side: str) -> str:
    offices = row[f"{side}_offices"]
    named = row[f"{side}_names"]
    told = [f"named {named}" if named else "", offices and f"office: {offices}", f"in {row[f'{side}_documents']}"]
    return one_line(f"{row[side]}  ({relative(row[f'{side}_id'])}); " + "; ".join(part for part in told if part))


def review(store: Store, ask: Callable[[str], str | None], say: Callable[[str], None], who: Who) -> int:
    """Asks about each pair and returns how many decisions were made; ``ask`` gives ``None`` where no more is answered.

    Each answer is written down at once; the graph is brought up to date at the end.
    """
    waiting = list(pairs(store))
    made = 0
    try:
        for place, pair in enumerate(waiting, start=1):
            say(
                f"\n{place}/{len(waiting)}  score {pair.score}: {pair.reason}\n  A {pair.lines[0]}\n  B {pair.lines[1]}"
            )
            answer = _answer(ask, say)
            if answer in STOP:
                break
            judgement = ANSWERS[answer]
            if judgement:
                decision = Decision(judgement, pair.one, pair.other, who.by, who.when, who.why)
                store.decide([*store.decisions(), decision], relink=False)
                say(label_of(decision))
                made += 1
    finally:
        store.relink()
    return made


def _answer(ask: Callable[[str], str | None], say: Callable[[str], None]) -> str:
    while True:
        given = ask(PROMPT)
        answer = "q" if given is None else given.strip().lower()
        if answer in ANSWERS or answer in STOP:
            return answer
        say(f"{answer!r} is no answer")
