"""Records made by hand, about invented people and states, for the tests of triples, links and stores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from onrecord.model.document import Document, Section, Span
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.circulation import Circulation
from onrecord.model.finding.date import DateMention
from onrecord.model.finding.letter import Letter
from onrecord.model.finding.symbol import SymbolMention, SymbolPart
from onrecord.model.finding.tenure import Tenure
from onrecord.model.record import Record
from onrecord.model.statement import DateRange, Reference, Statement
from onrecord.store import Run

ARTICLE = (
    "Mira Tal, a spokeswoman of the Foreign Ministry of Norvania, said on 24 April 2020 that the President had noted "
    "that “the vote was void,” according to the Herald. “We waited,” she added, “and nobody came.” "
    "She did not say that talks had ended. The letter of Osk Rin dated 15 April 2020 was circulated as document "
    "A/74/901-S/2020/902 of the General Assembly under agenda item 32 and item 999, entitled “Fair winds”."
)
REPORT = (
    "Mira Tal rejected the vote, the Ostrel Herald wrote. The Foreign Ministry was silent. "
    "Document S/2020/902 recalls item 999 and resolution S/RES/9001 (2031)."
)
LETTER = "Letter dated 15 April 2020 from Osk Rin. I have the honour to state that Norvania waits."


def span(text: str, words: str, start: int = 0) -> Span:
    """The place of the words in the text, from ``start`` on."""
    begin = text.index(words, start)
    return (begin, begin + len(words))


@dataclass(frozen=True)
class Records:
    """Three documents that name each other's people, items and symbols, and one that is a copy."""

    article: Record
    report: Record
    letter: Record

    def all(self) -> list[Record]:
        return [self.article, self.report, self.letter]

    def copy_of_article(self, **changes: object) -> Record:
        document = replace(self.article.document, **changes)  # type: ignore[arg-type]
        return replace(self.article, document=document)


@pytest.fixture
def run() -> Run:
    return Run(version="0.0.1", vocabulary="none", settings={"model": "none"})


@pytest.fixture
def records() -> Records:
    return Records(article=_article(), report=_report(), letter=_letter())


def _symbol(text: str, *symbols: str) -> SymbolMention:
    joint = "-".join(symbols)
    parts = tuple(SymbolPart(symbol, symbol.partition("/")[0], None, None, None) for symbol in symbols)
    return SymbolMention(span(text, joint), joint, parts)


def _article() -> Record:
    text = ARTICLE
    tal = Reference(
        "Mira Tal",
        "person",
        (
            span(text, "Mira Tal"),
            span(text, "she", 170),
            span(text, "She did"),
        ),
        "person/mira-tal",
    )
    post = Reference(
        "spokeswoman of the Foreign Ministry of Norvania",
        "post",
        (span(text, "a spokeswoman of the Foreign Ministry of Norvania"),),
    )
    president = Reference(
        "the President", "post", (span(text, "the President"),), name_uses=((span(text, "the President"), "title"),)
    )
    herald = Reference("the Herald", "outlet", (span(text, "the Herald"),))
    vote = Reference("the vote", "subject", (span(text, "the vote"),))
    letter = Reference("The letter", "document", (span(text, "The letter"),))
    sender = Reference("Osk Rin", "person", (span(text, "Osk Rin"),))
    document = Reference(
        "document A/74/901-S/2020/902", "document", (span(text, "A/74/901-S/2020/902"),), "document/un/A/74/901"
    )
    on_24_april = DateRange(
        span(text, "on 24 April 2020"), "on 24 April 2020", date(2020, 4, 24), date(2020, 4, 24), "day", "stated"
    )
    said = Statement(
        source=(span(text, "Mira Tal, a spokeswoman of the Foreign Ministry of Norvania"),),
        cue=(span(text, "said"),),
        content=(span(text, "that the President had noted that “the vote was void,”"),),
        speakers=(tal,),
        about=(president, vote),
        via=herald,
        stated_on=on_24_april,
        rule="verb-that",
    )
    noted = Statement(
        source=(span(text, "the President"),),
        cue=(span(text, "noted"),),
        content=(span(text, "that “the vote was void,”"),),
        speakers=(president,),
        mode="mixed",
        act="acknowledge",
        within=0,
        about=(vote,),
        rule="verb-that",
    )
    added = Statement(
        source=tal.mentions[1:2],
        cue=(span(text, "added"),),
        content=(span(text, "“We waited,”"), span(text, "“and nobody came.”")),
        speakers=(tal,),
        mode="direct",
        act="say",
        rule="direct",
    )
    denied = Statement(
        source=tal.mentions[2:],
        cue=(span(text, "did not say"),),
        content=(span(text, "that talks had ended"),),
        speakers=(tal,),
        status="negated",
        rule="verb-that",
    )
    known = AgendaItem(span(text, "item 32"), "32", "General Assembly", "74", id="item/ga/74/32", title="Fair seas")
    minted = AgendaItem(
        span(text, "item 999"),
        "999(a)",
        "General Assembly",
        "74",
        title="Fair winds",
        title_span=span(text, "Fair winds"),
        id="item/ga/74/999/a",
        session_basis="inferred",
    )
    nowhere = AgendaItem(span(text, "agenda item 32"), "32", None, None)
    evidence = (span(text, "The letter of Osk Rin dated 15 April 2020 was circulated"),)
    return Record(
        document=Document(
            text=text,
            doc_id="gazette-1",
            source="folder/gazette-1.txt",
            kind="news",
            title="A vote, twice told",
            authors=("Ana Vel", "Desk"),
            publisher="The Gazette",
            published=date(2020, 4, 26),
            published_basis="stated",
            url="https://gazette.example/1",
            language="en",
            sections=(Section("body", 0, len(text)),),
        ),
        statements=(said, noted, added, denied),
        references=(tal, post, president, herald, vote, letter, sender, document),
        findings=(
            Tenure(tal, post, (span(text, "Mira Tal, a spokeswoman"),), date(2020, 4, 26)),
            Circulation(document, "General Assembly", (known, minted), evidence),
            Letter(letter, sender, None, date(2020, 4, 15), evidence, document),
            DateMention(on_24_april),
            known,
            minted,
            nowhere,
            _symbol(text, "A/74/901", "S/2020/902"),
        ),
    )


def _report() -> Record:
    text = REPORT
    tal = Reference("Mira Tal", "person", (span(text, "Mira Tal"),))
    herald = Reference("the Ostrel Herald", "outlet", (span(text, "the Ostrel Herald"),))
    ministry = Reference("The Foreign Ministry", "organization", (span(text, "The Foreign Ministry"),))
    document = Reference("Document S/2020/902", "document", (span(text, "S/2020/902"),), "document/un/S/2020/902")
    rejected = Statement(
        source=(span(text, "Mira Tal"),),
        cue=(span(text, "rejected"),),
        content=(span(text, "the vote"),),
        speakers=(tal,),
        mode="act",
        act="reject",
        via=herald,
        rule="verb-object",
    )
    item = AgendaItem(span(text, "item 999"), "999(a)", "General Assembly", "74", id="item/ga/74/999/a")
    return Record(
        document=Document(
            text=text, doc_id="report-7", source="folder/report-7.txt", kind="release", publisher="Port Elsa Wire"
        ),
        statements=(rejected,),
        references=(tal, herald, ministry, document),
        findings=(item, _symbol(text, "S/2020/902"), _symbol(text, "S/RES/9001 (2031)")),
    )


def _letter() -> Record:
    text = LETTER
    sender = Reference("Osk Rin", "person", (span(text, "Osk Rin"), span(text, "I")))
    stated = Statement(
        source=sender.mentions[1:],
        cue=(span(text, "state"),),
        content=(span(text, "that Norvania waits"),),
        speakers=(sender,),
        act="declare",
        rule="first-person",
    )
    return Record(
        document=Document(
            text=text,
            doc_id="letter-3",
            source="folder/letter-3.txt",
            kind="letter",
            published=date(2020, 4, 15),
            published_basis="inferred",
            symbols=("A/74/901", "S/2020/902"),
        ),
        statements=(stated,),
        references=(sender,),
    )
