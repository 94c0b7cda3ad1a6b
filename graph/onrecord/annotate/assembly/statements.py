"""The annotator of statements: attributions with who speaks, in which mode, and on which day."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.recognition.thing import is_mute
from onrecord.annotate.actor.speaker import speakers
from onrecord.annotate.annotator import Annotator
from onrecord.annotate.assembly.correspondents import addressed
from onrecord.annotate.assembly.day.definite import Occasions
from onrecord.annotate.assembly.day.lead import share_leads
from onrecord.annotate.assembly.day.one_occasion import share_occasions
from onrecord.annotate.assembly.day.same_day import share_days
from onrecord.annotate.assembly.day.within import holders, share_within
from onrecord.annotate.assembly.salutation import saluted
from onrecord.annotate.assembly.speakers import Speaking
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.day.own_text import speaks_for_itself, speaks_now
from onrecord.annotate.attribution.day.stated import date_of_cue
from onrecord.annotate.findings import Draft, Findings
from onrecord.annotate.parse.clause import first_person
from onrecord.annotate.resolution.presidential import PRESIDENTIAL
from onrecord.annotate.spoken.dialogue import TURN
from onrecord.model.document_kind import IN_ITS_OWN_VOICE
from onrecord.model.statement import DateRange, Mode, Statement

_ACT_ONLY_RULES = frozenset({"verb-object", "verb-preposition"})
_PARAGRAPH_RULES = frozenset({"operative-paragraph", "preambular-paragraph", "presidential-statement"})
_TOLD_BY_OTHERS = frozenset({"news", "other"})
"""Kinds of documents in which a narrator tells what others said."""
_DIRECT = 0.9
_QUOTED_WORDS = 3
"""Quoted words an indirect statement must hold to be mixed: fewer are a name or a scare quote."""


def draft_statements(findings: Findings) -> None:
    """Make a draft of each attribution, in reading order, so that a pronoun finds those who spoke before it."""
    speaking = Speaking(findings)
    raws = sorted(_each_place_once(findings), key=lambda raw: (raw.anchor, raw.content))
    for raw in raws:
        findings.drafts.append(_draft(findings, raw, speaking))
    drafted = list(zip(raws, findings.drafts, strict=True))
    share_days(findings.scene, drafted)
    within = holders(drafted)
    if findings.document.kind in _TOLD_BY_OTHERS:
        share_occasions(findings, drafted, within)
        share_leads(findings, drafted, within)
    share_within(findings, drafted, within)


def _each_place_once(findings: Findings) -> Iterator[Raw]:
    """All attributions; of those of other annotators none where there is one already, as a place has one statement."""
    yield from (raw for raw in findings.ours if not _is_of_a_thing(findings, raw))
    taken = {(raw.cue, raw.content) for raw in findings.ours} if findings.further else set()
    for raw in findings.further:
        if (raw.cue, raw.content) not in taken:
            taken.add((raw.cue, raw.content))
            yield raw


def _is_of_a_thing(findings: Findings, raw: Raw) -> bool:
    """Whether a deed or a state "says" it inside a resolution, where conditions only ask for what is to be done."""
    if findings.document.kind != "resolution" or raw.source_head is None or raw.entry.attribution != "speech":
        return False
    head = findings.scene.doc[raw.source_head]
    return head.pos_ == "NOUN" and head.text.islower() and is_mute(head)


def _draft(findings: Findings, raw: Raw, speaking: Speaking) -> Draft:
    who = speaking.of(raw)
    if raw.rule != TURN:
        speaking.known.setdefault(raw.anchor, who)
    scene, coreference = findings.scene, findings.coreference
    via = coreference.of(scene.doc[raw.relay]) if raw.relay is not None else None
    told = _addressees(findings, scene.doc[raw.addressee]) if raw.addressee is not None else []
    statement = Statement(
        cue=raw.cue,
        content=raw.content,
        source=raw.source,
        attribution=raw.entry.attribution,
        status=raw.status,
        mode=_mode(findings, raw),
        act=raw.entry.act,
        stated_on=_stated_on(findings, raw, scene.doc[raw.anchor], who),
        rule=raw.rule,
    )
    return Draft(statement, who, told, via)


def _addressees(findings: Findings, head: Token) -> list[Cluster]:
    """To whom a statement is made: of a letter's "you" its addressee, of a speech's whom its salutation calls."""
    reader = addressed(findings, head) or saluted(findings, head)
    return [reader] if reader is not None else speakers(findings.coreference, head)


def _mode(findings: Findings, raw: Raw) -> Mode:
    """How the words are given: as an act alone, in quotation marks or the first person, in part so, or reported."""
    if raw.rule in _ACT_ONLY_RULES:
        return "act"
    if raw.rule == TURN:
        return "direct"
    scene = findings.scene
    level = len(scene.around(scene.doc[raw.anchor]))
    if raw.rule in _PARAGRAPH_RULES or (not level and _in_own_words(findings, raw)):
        return "direct"
    share = scene.quoted(raw.content, level)
    if share >= _DIRECT:
        return "direct"
    words = sum(scene.words(span) for span in raw.content)
    return "mixed" if share * words > _QUOTED_WORDS else "indirect"


def _in_own_words(findings: Findings, raw: Raw) -> bool:
    """Whether a document that speaks for somebody says it in the first person."""
    if raw.source_head is None:
        return False
    head = findings.scene.doc[raw.source_head]
    own = findings.document.kind in IN_ITS_OWN_VOICE - {"resolution"} or findings.scene.is_spoken(head)
    return own and raw.entry.attribution == "speech" and first_person(head)


def _stated_on(findings: Findings, raw: Raw, verb: Token, who: list[Cluster]) -> DateRange | None:
    """The date of the cue, else the document's where it speaks for itself."""
    scene = findings.scene
    found = date_of_cue(scene, findings.dates, raw, verb, findings.published)
    if found is None and findings.document.kind in _TOLD_BY_OTHERS:
        found = Occasions(scene, findings.dates, findings.published).day_of(raw)
    quoted = bool(scene.around(verb)) and raw.rule != PRESIDENTIAL  # its whole text stands in marks
    if found is not None or findings.day is None or quoted or not speaks_now(raw, verb):
        return found
    own = speaks_for_itself(findings.document, raw, scene) or findings.turn_at(verb.idx) in who
    own = own or any(each in findings.authors for each in who)
    parts = (part.span for part, _ in findings.correspondence.parts if part.kind != "cover")
    apart = any(start <= verb.idx < end for start, end in parts)
    return findings.day if own and not apart else None


STATEMENTS = Annotator(
    "statements",
    needs=(
        *(
            "published",
            "dates",
            "day",
            "scene",
            "mentions",
            "coreference",
            "floor",
            "dialogue",
            "correspondence",
            "authors",
            "offices",
        ),
        *("operative", "attributed", "summarised", "spoken", "further"),
    ),
    adds=("drafts",),
    run=draft_statements,
)
