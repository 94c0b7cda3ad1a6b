"""The annotator of the chain of a text: what it was made of, what it recalls, which report it asks for or answers."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.actor.references import References
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.findings import Findings
from onrecord.annotate.lineage.action import from_action
from onrecord.annotate.lineage.committee import from_committee, is_committee_report
from onrecord.annotate.lineage.meeting import at_meeting
from onrecord.annotate.lineage.pursuant import from_report, is_report
from onrecord.annotate.lineage.recall import from_recalls
from onrecord.annotate.lineage.request import Requested, find_requests
from onrecord.annotate.lineage.symbol import versions
from onrecord.annotate.lineage.title import from_bracket
from onrecord.model.document import Span
from onrecord.model.finding.relation import Relation
from onrecord.model.finding.report_request import ReportRequest
from onrecord.model.ids import code_of, organ_id
from onrecord.model.record import Finding
from onrecord.un.symbol import parse_symbol


def read_lineage(findings: Findings) -> None:
    """Find how the document's text is related to others; of a document without a symbol nothing is told."""
    own = findings.document.symbols[0] if findings.document.symbols else None
    if own is None:
        return
    told = {(found.kind, found.later, found.earlier): found for found in reversed(list(_relations(findings, own)))}
    findings.held(Relation).extend(sorted(told.values(), key=lambda found: (found.evidence, found.kind, found.later)))
    adopted = [each.told for each in findings.adoptions if not each.told.draft]
    if adopted:
        organ = organ_id(adopted[0].organ)
        found = find_requests(
            findings.document, findings.dates, code_of(organ) if organ else None, adopted[0].adopted_on
        )
        findings.held(Requested).extend(found)


def _relations(findings: Findings, own: str) -> Iterator[Relation]:
    doc, symbols = findings.document, findings.symbols
    yield from versions(_places(findings))
    parsed = parse_symbol(own)
    kind = parsed.parts[0].kind if parsed else None
    if kind == "RES":
        bracket = list(from_bracket(doc, own, symbols))
        yield from bracket
        yield from versions((found.earlier, found.evidence[0]) for found in bracket)
        for adopted in findings.adoptions:
            if adopted.told.meeting:
                yield from at_meeting(own, adopted.told.meeting, adopted.told.evidence, adopted.told.adopted_on)
    if kind != "RES" and is_committee_report(doc):
        yield from from_committee(doc, own, symbols)
    elif kind == "RES" or findings.adoptions:
        yield from from_recalls(doc, own, symbols)
    elif kind in {"PV", "SR"}:
        yield from from_action(doc, own, symbols)
    elif is_report(doc):
        yield from from_report(doc, own, symbols)


def _places(findings: Findings) -> Iterator[tuple[str, Span]]:
    """The document's own symbols, each where it is first printed; of one only told by metadata nothing is said."""
    for symbol in findings.document.symbols:
        span = next((each.span for each in findings.symbols if symbol in {part.symbol for part in each.parts}), None)
        if span is not None:
            yield symbol, span


def lineage(findings: Findings, references: References) -> Iterator[Finding]:
    """The relations, and the requests for reports with those who are asked."""
    yield from findings.held(Relation)
    for found in findings.held(Requested):
        asked = [
            cluster
            for cluster in findings.coreference.clusters
            if any(found.asked[0] <= start < found.asked[1] for start, _ in cluster.mentions)
        ]
        first = min(asked, key=lambda cluster: min(s for s in cluster.mentions if s[0] >= found.asked[0]), default=None)
        yield ReportRequest(
            found.span,
            references.of(first) if first is not None else None,
            found.paragraph,
            found.due,
            found.due_on,
            found.due_session,
            found.due_rule,
        )


LINEAGE = Annotator(
    "lineage",
    needs=("published", "symbols", "dates", "coreference", "adoptions"),
    adds=("held",),
    run=read_lineage,
    kept=lineage,
)
