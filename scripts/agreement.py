"""How far two readers of the gold agree: the tables of ``tests/gold/AGREEMENT.md``."""

from __future__ import annotations

from collections.abc import Iterator

from comparison import FIELDS, Comparison, compare, total
from gold import GOLD, PHENOMENA, load_folder, read_text
from matching import Tokens

COMMAND = "scripts/evaluate --agreement"
Row = tuple[str, ...]


def compare_readers(first: str = "a", second: str = "b") -> dict[str, Comparison]:
    """The comparison of two folders of the gold, by document."""
    one, other = load_folder(GOLD / first), load_folder(GOLD / second)
    return {name: compare(one[name], other[name], Tokens(read_text(name))) for name in one if name in other}


def symmetric(counts: Comparison, group: str, measure: str) -> float:
    """The F1 of one group of statements, neither reader being the right one."""
    c = counts.counts
    both = c[group, "gold"] + c[group, "found"]
    return (c[group, measure] + c[group, f"found {measure}"]) / both if both else 0.0


def b_cubed(counts: Comparison) -> tuple[float, float, float]:
    """Precision, recall and F1 of the clusters of mentions."""
    m = counts.mentions
    precision = m["precision"] / m["found"] if m.get("found") else 0.0
    recall = m["recall"] / m["gold"] if m.get("gold") else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def markdown() -> str:
    """The page on agreement."""
    by_document = compare_readers()
    summed = total(by_document.values())
    return "\n".join(_lines(by_document, summed)) + "\n"


def _lines(by_document: dict[str, Comparison], summed: Comparison) -> Iterator[str]:
    c = summed.counts
    yield "# How far the two readers agree"
    yield ""
    yield f"Made by `{COMMAND}` from `a/` and `b/`, before anything was settled: {len(by_document)} documents,"
    yield f"{c['all', 'gold']} and {c['all', 'found']} statements. Contents match where their words overlap by half"
    yield "(Jaccard); a source is the same where one holds the head of the other. F1 in per cent: what is matched of"
    yield "what either reader has."
    yield ""
    yield "Read it as an upper bound. The readers worked alone, but their spans are the same to the character far more"
    yield "often than those of people in press corpora, who agree at 79.5 and 75.3: they share habits that two people"
    yield "who never met would not. Resolutions, of fixed form, are nearly half; the second line leaves them out."
    yield ""
    yield from table(("statements", "a", "b", "content", "content and source"), _rows(by_document, summed))
    yield ""
    yield "## Fields of the matched pairs"
    yield ""
    yield from table(("field", "pairs", "the same, per cent"), _fields(summed))
    yield ""
    precision, recall, f1 = (100 * x for x in b_cubed(summed))
    yield f"Mentions of actors, B-cubed: {f1:.1f} ({precision:.1f} and {recall:.1f}); a mention is known by its head."


def _rows(by_document: dict[str, Comparison], summed: Comparison) -> Iterator[Row]:
    press = total(each for name, each in by_document.items() if not name.startswith(("scres", "gares")))
    yield _row("all", summed, "all")
    yield _row("all but resolutions", press, "all")
    for name in ("speech", "thought", "evidence"):
        yield _row(name, summed, f"attribution={name}")
    for name in ("direct", "mixed", "indirect", "act"):
        if summed.counts[f"mode={name}", "gold"]:
            yield _row(f"mode {name}", summed, f"mode={name}")
    for name in PHENOMENA:
        yield _row(name, summed, name)


def _row(label: str, counts: Comparison, group: str) -> Row:
    sizes = (str(counts.counts[group, side]) for side in ("gold", "found"))
    return (label, *sizes, *(f"{100 * symmetric(counts, group, measure):.1f}" for measure in ("content", "full")))


def _fields(summed: Comparison) -> Iterator[Row]:
    c = summed.counts
    for name in FIELDS:
        pairs = c[name, "pairs"]
        yield name, str(pairs), f"{100 * c[name, 'same'] / pairs:.1f}" if pairs else "-"


def table(header: Row, rows: Iterator[Row]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| " + " | ".join(header) + " |"
    yield "| " + " | ".join("---" for _ in header) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
