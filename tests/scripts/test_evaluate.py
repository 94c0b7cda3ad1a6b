"""The scorer on small cases made by hand, and against the benchmark's own tool."""

from __future__ import annotations

import doctest
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import attribution_benchmark as benchmark  # noqa: E402
import evaluation  # noqa: E402
import gold  # noqa: E402
import matching  # noqa: E402
import score_tables  # noqa: E402
from agreement import b_cubed, symmetric  # noqa: E402
from comparison import compare, total  # noqa: E402
from evaluation import Hits, hits, interval, worst  # noqa: E402
from matching import Tokens, match, same_source  # noqa: E402
from onrecord.model.document import Document, Spans  # noqa: E402
from onrecord.model.record import Record  # noqa: E402
from onrecord.model.statement import Reference, Statement  # noqa: E402

Shared = Callable[[str], Path]

TEXT = "Mira Tal, a spokeswoman of Norvania, said that the vote was void. She rejected the results. Osk Rin agreed."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return (start, start + len(words))


def statement(number: int, source: str, cue: str, content: str, **changes: object) -> gold.GoldStatement:
    fields: dict[str, object] = {
        "id": f"s{number}", "source": (span(source),) if source else (), "cue": (span(cue),),
        "content": (span(content),), "via": (), "attribution": "speech", "status": "asserted", "mode": "indirect",
        "act": "say", "within": None, "speakers": ("a1",) if source else (), "phenomena": ("before",), **changes,
    }  # fmt: skip
    return gold.GoldStatement(**fields)  # type: ignore[arg-type]


def document(*statements: gold.GoldStatement, actors: tuple[gold.GoldActor, ...] = ()) -> gold.GoldDocument:
    return gold.GoldDocument("made", "0" * 64, statements, actors)


TAL = gold.GoldActor("a1", "person", (span("Mira Tal"), span("She")))
RIN = gold.GoldActor("a2", "person", (span("Osk Rin"),))
SAID = statement(1, "Mira Tal, a spokeswoman of Norvania", "said", "that the vote was void")
REJECTED = statement(2, "She", "rejected", "the results", mode="act", act="reject", phenomena=("before", "pronoun"))


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Mira Tal, a spokeswoman of Norvania", "Tal"),
        ("a spokeswoman of Norvania", "spokeswoman"),
        ("the results", "results"),
        ("She", "She"),
    ],
    ids=["apposition", "of", "noun", "pronoun"],
)
def test_the_head_is_the_last_word_before_what_follows_the_noun(phrase: str, head: str) -> None:
    tokens = Tokens(TEXT)
    found = tokens.head((span(phrase),))
    assert found is not None
    assert tokens.word(found) == head


@pytest.mark.parametrize("module", [evaluation, matching, score_tables], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert tried > 0
    assert failed == 0


def test_no_span_has_no_head() -> None:
    assert Tokens(TEXT).head(()) is None


@pytest.mark.parametrize(
    ("gold_source", "found_source", "same"),
    [
        ("Mira Tal, a spokeswoman of Norvania", "Mira Tal", True),
        ("Mira Tal", "Osk Rin", False),
        ("", "", True),
        ("", "She", False),
        ("She", "", False),
    ],
    ids=["shorter", "another", "none", "invented", "lost"],
)
def test_a_source_is_right_if_one_holds_the_head_of_the_other(gold_source: str, found_source: str, same: bool) -> None:
    one, other = ((span(words),) if words else () for words in (gold_source, found_source))
    assert same_source(Tokens(TEXT), one, other) is same


def test_contents_match_from_half_of_their_words_and_only_once() -> None:
    tokens = Tokens(TEXT)
    whole: Spans = (span("that the vote was void"),)
    assert match(tokens, [whole], [(span("the vote was"),)]) == {0: 0}
    assert match(tokens, [whole], [(span("was void"),)]) == {}
    assert match(tokens, [whole], [(span("the vote was void"),), whole]) == {0: 1}
    assert match(tokens, [whole, whole], [whole]) == {0: 0}


def test_a_reading_compared_with_itself_is_right_in_everything() -> None:
    right = document(SAID, REJECTED, actors=(TAL, RIN))
    compared = compare(right, right, Tokens(TEXT))
    assert hits(compared, "all") == hits(compared, "all", "full") == Hits(2, 2, 2, 2)
    assert hits(compared, "pronoun").recall == 1
    assert symmetric(compared, "all", "full") == 1
    assert all(compared.counts[name, "same"] == compared.counts[name, "pairs"] == 2 for name in ("act", "speakers"))
    assert b_cubed(compared) == (1, 1, 1)


def test_a_missed_and_an_added_statement_lower_recall_and_precision() -> None:
    added = statement(1, "Osk Rin", "agreed", "Osk Rin")
    compared = compare(document(SAID, REJECTED, actors=(TAL,)), document(SAID, added, actors=(TAL,)), Tokens(TEXT))
    both = hits(compared, "all")
    assert (both.precision, both.recall, both.f1) == (0.5, 0.5, 0.5)
    assert hits(compared, "pronoun").recall == 0


def test_a_wrong_source_counts_for_content_and_not_in_full() -> None:
    other = statement(1, "Osk Rin", "said", "that the vote was void", speakers=("a2",))
    compared = compare(document(SAID, actors=(TAL, RIN)), document(other, actors=(TAL, RIN)), Tokens(TEXT))
    assert hits(compared, "all").f1 == 1
    assert hits(compared, "all", "full").f1 == 0
    assert compared.counts["speakers", "same"] == 0


def test_differing_fields_are_counted_by_their_values() -> None:
    other = statement(2, "She", "rejected", "the results", act="deny", mode="act")
    compared = compare(document(REJECTED, actors=(TAL,)), document(other, actors=(TAL,)), Tokens(TEXT))
    assert compared.counts["act", "same"] == 0
    assert compared.counts["mode", "same"] == 1
    assert compared.values == {("act", "reject", "deny"): 1}


def test_a_speaker_is_right_by_the_mentions_of_the_reference_behind_it() -> None:
    by_pronoun = gold.GoldActor("r9", "person", (span("She"),))
    found = statement(2, "She", "rejected", "the results", speakers=("r9",))
    compared = compare(document(REJECTED, actors=(TAL, RIN)), document(found, actors=(by_pronoun,)), Tokens(TEXT))
    assert compared.counts["speakers", "same"] == 1


def test_b_cubed_sees_a_split_actor() -> None:
    split = (
        gold.GoldActor("r1", "person", (span("Mira Tal"),)),
        gold.GoldActor("r2", "person", (span("She"),)),
        gold.GoldActor("r3", "organ", (span("the vote"),)),
    )
    compared = compare(document(actors=(TAL, RIN)), document(actors=split), Tokens(TEXT))
    precision, recall, _ = b_cubed(compared)
    assert precision == 1  # what the gold does not list counts for nothing
    assert recall == pytest.approx((0.5 + 0.5 + 0) / 3)


def test_nesting_is_compared_through_the_matched_statements() -> None:
    outer = statement(1, "", "said", "that the vote was void")
    inner = statement(2, "", "vote", "was void", within="s1")
    other = [statement(7, "", "said", "that the vote was void"), statement(8, "", "vote", "was void", within="s7")]
    compared = compare(document(outer, inner), document(*other), Tokens(TEXT))
    assert compared.counts["within", "same"] == 2


def test_a_record_is_read_as_a_reading_is() -> None:
    tal = Reference("Mira Tal", "person", TAL.mentions)
    found = Statement(
        source=SAID.source, cue=SAID.cue, content=SAID.content, speakers=(tal,), rule="verb-that", mode="indirect"
    )
    record = Record(Document(text=TEXT, doc_id="made"), statements=(found,), references=(tal,))
    reading = evaluation.as_reading("made", record)
    compared = compare(document(SAID, actors=(TAL,)), reading, Tokens(TEXT))
    assert hits(compared, "all", "full") == Hits(1, 1, 1, 1)
    assert compared.counts["speakers", "same"] == 1
    assert hits(compared, "rule=verb-that").precision == 1


def test_another_text_than_the_annotated_one_is_refused() -> None:
    record = Record(Document(text=TEXT, doc_id="made"))
    with pytest.raises(ValueError, match="not the one that was annotated"):
        evaluation.score({"made": document(SAID)}, {"made": record})


def test_comparisons_add_up() -> None:
    one = compare(document(SAID, actors=(TAL,)), document(SAID, actors=(TAL,)), Tokens(TEXT))
    other = compare(document(REJECTED, actors=(TAL,)), document(actors=(TAL,)), Tokens(TEXT))
    summed = total([one, other])
    assert hits(summed, "all") == Hits(2, 1, 1, 1)
    assert summed.mentions["gold"] == 4


def test_the_interval_holds_the_score_and_is_the_same_in_each_run() -> None:
    documents = [Hits(10, 10, n, n) for n in (2, 4, 6, 8)]
    low, high = interval(documents)
    assert low < sum(documents, Hits()).f1 < high
    assert interval(documents) == (low, high)
    assert interval([Hits(10, 10, 5, 5)] * 3) == pytest.approx((0.5, 0.5))
    assert interval([]) == (0.0, 0.0)


def test_the_worst_documents_have_most_errors() -> None:
    by_document = {"good": Hits(9, 9, 9, 9), "poor": Hits(9, 9, 1, 1), "fair": Hits(9, 9, 5, 5)}
    assert [name for name, _ in worst(by_document, 2)] == ["poor", "fair"]


def test_folds_part_the_documents_the_same_way_in_any_order() -> None:
    names = [f"document {number}" for number in range(20)]
    parts = evaluation.folds(names, 4)
    assert sorted(name for part in parts for name in part) == sorted(names)
    assert [len(part) for part in parts] == [5, 5, 5, 5]
    assert evaluation.folds(reversed(names), 4) == parts


def test_the_gold_is_matched_as_the_benchmarks_own_tool_matches(shared: Shared) -> None:
    """Two readings of real texts, scored by both: our matching is the tool's."""
    folder = shared("tools").parent
    scorer = benchmark.load_scorer(folder)
    one, other = (gold.load_folder(gold.GOLD / name) for name in ("a", "adjudicated"))
    texts = {name: gold.read_text(name, folder) for name in one}
    assert len(texts) == 24
    theirs = benchmark.score(
        {name: benchmark.of_gold(one[name], text) for name, text in texts.items()},
        {name: benchmark.of_gold(other[name], text) for name, text in texts.items()},
        scorer,
    )
    for name, text in texts.items():
        ours = compare(one[name], other[name], Tokens(text))
        for measure in ("content", "full"):
            assert hits(ours, "all", measure) == theirs[name]["all"][measure], (name, measure)


def test_the_benchmark_is_read_whole(shared: Shared) -> None:
    documents = benchmark.read_benchmark(shared("data").parent)
    assert len(documents) == 105
    assert sum(len(document["attributions"]) for document in documents.values()) == 733
    assert sum(document["genre"] == "news" for document in documents.values()) == 22


def test_a_few_documents_are_scored_above_a_modest_floor(shared: Shared) -> None:
    """No target, only a sign that extraction and scorer meet: three short documents, a few seconds."""
    names = ["004_22300a873cf81933", "wh_02", "scres_822_1993"]
    right = {name: gold.load_folder(gold.GOLD / "adjudicated")[name] for name in names}
    scores = evaluation.score(right, evaluation.extract_gold(names, shared=shared("data").parent))
    assert hits(total(scores.values()), "all", "full").f1 > 0.5
