"""The scores as plain data, for ``--json``, and as text: percentages in aligned columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from agreement import b_cubed, compare_readers, symmetric
from attribution_benchmark import SUBSETS, Scores
from comparison import FIELDS, Comparison, total
from evaluation import Hits, hits, interval, worst
from gold import PHENOMENA

Json = dict[str, object]
ATTRIBUTIONS = ("speech", "thought", "evidence")
STATUSES = ("asserted", "negated", "possible", "expected")
MODES = ("direct", "mixed", "indirect", "act")


def subset_scores(scores: Scores) -> Json:
    """P, R, F1 and interval of each subset, by content and in full."""
    return {
        subset: {
            measure: prf([document[subset][measure] for document in scores.values()]) for measure in ("content", "full")
        }
        for subset in SUBSETS
    }


def prf(by_document: list[Hits]) -> Json:
    """The scores of the documents together, with the interval of F1 over them."""
    summed = sum(by_document, Hits())
    low, high = interval(by_document)
    return {
        "gold": summed.gold,
        "found": summed.found,
        "precision": summed.precision,
        "recall": summed.recall,
        "f1": summed.f1,
        "interval": [low, high],
    }


def gold_scores(by_document: Mapping[str, Comparison]) -> Json:
    """Everything measured on the gold but the four subsets of the benchmark."""
    summed = total(by_document.values())
    readers = total(compare_readers().values())
    return {
        "groups": {group: _group(summed, readers, group) for group in _groups()},
        "fields": {name: _field(summed, readers, name) for name in FIELDS},
        "mentions": dict(zip(("precision", "recall", "f1"), b_cubed(summed), strict=True)),
        "mentions_found": summed.mentions["seen"] / summed.mentions["gold"] if summed.mentions.get("gold") else 0.0,
        "mentions_readers": b_cubed(readers)[2],
        "rules": _rules(summed),
        "confusions": [
            {"field": field, "gold": right, "found": given, "count": count}
            for (field, right, given), count in summed.values.most_common(25)
        ],
        "worst": worst_documents({name: hits(each, "all") for name, each in by_document.items()}),
    }


def worst_documents(by_document: Mapping[str, Hits]) -> list[Json]:
    """The ten documents with most errors."""
    return [
        {"document": name, "missed": h.gold - h.gold_hits, "wrong": h.found - h.found_hits, "f1": h.f1}
        for name, h in worst(by_document)
    ]


def _groups() -> list[str]:
    named = {"attribution": ATTRIBUTIONS, "status": STATUSES, "mode": MODES}
    return ["all", *(f"{name}={value}" for name, values in named.items() for value in values), *PHENOMENA]


def _group(summed: Comparison, readers: Comparison, group: str) -> Json:
    content, full = hits(summed, group), hits(summed, group, "full")
    scores: Json = {"gold": content.gold, "recall": content.recall, "full_recall": full.recall}
    if group == "all" or "=" in group:
        scores |= {"found": content.found, "precision": content.precision, "f1": content.f1, "full_f1": full.f1}
    return scores | {"readers": symmetric(readers, group, "content")}


def _field(summed: Comparison, readers: Comparison, name: str) -> Json:
    def same(counts: Comparison) -> float:
        pairs = counts.counts[name, "pairs"]
        return counts.counts[name, "same"] / pairs if pairs else 0.0

    return {"pairs": summed.counts[name, "pairs"], "same": same(summed), "readers": same(readers)}


def _rules(summed: Comparison) -> dict[str, Json]:
    names = sorted({group for group, _ in summed.counts if group.startswith("rule=")})
    found = {name.removeprefix("rule="): hits(summed, name) for name in names}
    full = {name.removeprefix("rule="): hits(summed, name, "full") for name in names}
    return {
        name: {"found": h.found, "precision": h.precision, "full_precision": full[name].precision}
        for name, h in sorted(found.items(), key=lambda item: -item[1].found)
    }


def lines(report: Mapping[str, object]) -> Iterator[str]:
    """The report as text."""
    for name, part in report.items():
        assert isinstance(part, dict)
        yield f"== {name}: {part['documents']} documents"
        yield from _subset_lines(part["subsets"])
        yield ""
        if "groups" in part:
            yield from _gold_lines(part)
        yield from _table(
            ("worst documents", "missed", "wrong", "F1"),
            ((w["document"], w["missed"], w["wrong"], percent(w["f1"])) for w in part["worst"]),
        )
        yield ""


def _subset_lines(subsets: Mapping[str, Mapping[str, Json]]) -> Iterator[str]:
    header = ("", "gold", "found", "content P", "R", "F1", "95 %", "content+source P", "R", "F1", "95 %")
    yield from _table(header, ((name, *_prf_cells(each)) for name, each in subsets.items()))


def _prf_cells(scores: Mapping[str, Json]) -> Iterator[object]:
    yield scores["content"]["gold"]
    yield scores["content"]["found"]
    for measure in ("content", "full"):
        each = scores[measure]
        yield from (percent(each[key]) for key in ("precision", "recall", "f1"))
        bounds = each["interval"]
        assert isinstance(bounds, list)
        yield "-".join(percent(bound) for bound in bounds)


def _gold_lines(part: Mapping[str, Json]) -> Iterator[str]:
    groups: Mapping[str, Json] = part["groups"]  # type: ignore[assignment]
    keys = ("precision", "recall", "f1", "full_recall", "full_f1", "readers")
    header = ("group", "gold", "found", "P", "R", "F1", "full R", "full F1", "readers F1")
    yield from _table(
        header,
        (
            (name, each["gold"], each.get("found", ""), *(percent(each[k]) if k in each else "" for k in keys))
            for name, each in groups.items()
        ),
    )
    yield ""
    fields: Mapping[str, Json] = part["fields"]  # type: ignore[assignment]
    yield from _table(
        ("field", "pairs", "right", "readers"),
        ((name, each["pairs"], percent(each["same"]), percent(each["readers"])) for name, each in fields.items()),
    )
    mentions = part["mentions"]
    cubed = " ".join(percent(mentions[key]) for key in ("precision", "recall", "f1"))
    yield ""
    yield (
        f"mentions of actors, B-cubed P R F1: {cubed} (readers {percent(part['mentions_readers'])}); "
        f"mentions found: {percent(part['mentions_found'])}"
    )
    yield ""
    rules: Mapping[str, Json] = part["rules"]  # type: ignore[assignment]
    yield from _table(
        ("rule", "found", "content P", "content+source P"),
        ((name, r["found"], percent(r["precision"]), percent(r["full_precision"])) for name, r in rules.items()),
    )
    yield ""
    confusions: list[Json] = part["confusions"]  # type: ignore[assignment]
    yield from _table(
        ("field", "gold", "found", "times"),
        ((each["field"], each["gold"], each["found"], each["count"]) for each in confusions[:12]),
    )
    yield ""


def percent(share: object) -> str:
    """A share as a percentage with one decimal.

    >>> percent(0.5)
    '50.0'
    """
    assert isinstance(share, int | float)
    return f"{100 * share:.1f}"


def _table(header: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    cells = [header, *(tuple(str(cell) for cell in row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    for row in cells:
        first = row[0].ljust(widths[0])
        yield "  ".join([first, *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]).rstrip()
