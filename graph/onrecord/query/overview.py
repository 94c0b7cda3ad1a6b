"""A store at a glance: what is stored, what could not be read, and how much it is."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path

from onrecord.model.ids import relative_id
from onrecord.output.terminal import one_line
from onrecord.query.standing import DecisionState, decision_state
from onrecord.store import open_store
from onrecord.store.base import Stats, Status
from onrecord.store.file_values import StoredFile


def status_text(store: Path) -> str:
    """What a store holds and what is left to do, as lines; raises ``StoreError``."""
    with open_store(store) as opened:
        return _status(store, opened.status(), decision_state(opened))


def stats_text(store: Path) -> str:
    """The counts of a store, one a line; raises ``StoreError``."""
    with open_store(store) as opened:
        return _stats(opened.stats())


def status_json(store: Path) -> str:
    """All that a store tells of itself: each file, document, revision, failure and version of the rules, as JSON."""
    with open_store(store) as opened:
        status, state = opened.status(), decision_state(opened)
        newer = {found.older: found.newer for found in status.revisions}
        documents = [
            {
                "id": found.id,
                "key": found.key,
                "label": found.label,
                "rules": found.run,
                "statements": found.statements,
                "published": found.described.whole.published,
                "language": found.described.whole.language,
                "sources": [each.source for each in found.descriptions],
                "superseded_by": relative_id("graph", newer[found.key]) if found.key in newer else None,
            }
            for found in opened.documents()
        ]
    told = {
        "store": str(store),
        "linked": status.linked,
        "vocabulary": status.vocabulary,
        "own_actors": status.own_actors,
        "not_analysed": status.unanalysed,
        "incomplete": [{"key": each.key, "source": each.source, **asdict(each.failure)} for each in status.incomplete],
        "cut_off": [{"source": source, "reason": why} for source, why in status.cut_off],
        "not_found": [{"source": each.source, "lacking": list(each.lacking)} for each in status.untold],
        "rules": [asdict(found) for found in status.rules],
        "files": [_file(found) for found in status.files],
        "documents": documents,
        "revisions": [asdict(found) for found in status.revisions],
        "decisions": asdict(state),
        "failures": [{"source": f.source, "reason": f.reason, "remedy": f.remedy} for f in status.failures],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _file(found: StoredFile) -> dict[str, object]:
    stamp = found.stamp
    changed = datetime.fromtimestamp(stamp.modified / 1e9, UTC).isoformat() if stamp.modified > 0 else None
    return {
        "source": found.source,
        "sha256": stamp.sha256,
        "size": stamp.size,
        "modified": changed,
        "read": found.at,
        "outcome": "failed" if found.failed and not found.documents else "in part" if found.failed else "read",
        "documents": found.documents,
        "failed": found.failed,
        "rules": found.run,
    }


def _status(store: Path, status: Status, decisions: DecisionState) -> str:
    lines = [
        f"{store}: {status.documents} documents from {status.sources} sources",
        f"vocabulary {status.vocabulary}" + (", with actors of your own" if status.own_actors else ""),
    ]
    if status.files:
        size = sum(max(found.stamp.size, 0) for found in status.files)
        last = max(found.at for found in status.files)
        lines.append(f"{len(status.files)} files read, {size:,} bytes; the last at {last}")
    if status.revisions:
        older = len({found.older for found in status.revisions})
        lines.append(f"{older} of the documents superseded by newer versions, and kept")
    if status.unanalysed:
        lines.append(f"{status.unanalysed} of the documents in other languages, not analysed")
    lines += _incomplete(status)
    lines += [f"not found: {each}" for each in status.untold]
    lines += [one_line(f"cut off: {source}: {why}") for source, why in status.cut_off]
    lines += [f"{found.documents} read by rules {found.id[4:]}, onrecord {found.version}" for found in status.rules]
    if len(status.runs) > 1:
        lines.append("'onrecord build SOURCE --refresh' reads again what older rules read")
    if not status.linked:
        lines.append("the links between documents are out of date; 'onrecord build' brings them up to date")
    lines += [one_line(f"could not be read: {failure}") for failure in (*status.failures, *decisions.unread)]
    lines += [str(decisions)] if str(decisions) else []
    return "\n".join(lines) + "\n"


def _incomplete(status: Status) -> list[str]:
    """How many documents annotators failed over, and a line for each failure."""
    count = len({each.key for each in status.incomplete})
    told = [f"{count} of the documents without some findings, as an annotator failed"] if count else []
    return told + [f"incomplete: {each}" for each in status.incomplete]


def _stats(stats: Stats) -> str:
    whole = {field.name: getattr(stats, field.name) for field in fields(stats) if field.name != "findings"}
    counts = {name.replace("_", " "): count for name, count in (whole | dict(stats.findings)).items()}
    width = max(len(name) for name in counts)
    return "".join(f"{name:{width}}  {count:>12,}\n" for name, count in counts.items())
