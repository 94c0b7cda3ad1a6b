"""What tools for assistants give, with what each value means."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class Party(BaseModel):
    """Who spoke: an id in the graph, and a name."""

    id: str
    name: str


class DocumentTold(BaseModel):
    """The document that reports a statement; ``published`` is a day, ``key`` names its text."""

    id: str
    key: str
    title: str
    publisher: str
    published: str


class StatementTold(BaseModel):
    """A statement as a document reports it."""

    statement: str | None = Field(description="its id; none for words of a text that are in no statement")
    line: str = Field("", description="who said it, for whom, how, when and through whom, in one line")
    words: str = Field(description="the words, as far as they may be passed on")
    at: list[tuple[int, int]] = Field(description="their places in the document's text, in code points, end exclusive")
    marks: list[tuple[int, int]] = Field(default=[], description="places in words of what was searched for")
    status: str = Field("", description="asserted; or negated, possible, expected: then nobody is told to have said it")
    speakers: list[Party] = []
    speaks_for: list[str] = Field(default=[], alias="for", description="the states and bodies that they spoke for")
    relayed_by: list[str] = Field(default=[], description="through whom the document has it; always to be told")
    act: str = ""
    mode: str = ""
    attribution: str = Field("", description="speech, thought or evidence")
    said: str = Field("", description="the day or period")
    rule: str = Field("", description="what found it")
    review: list[str] = Field(default=[], description="what a person has done with it")
    document: DocumentTold


class NameTold(BaseModel):
    """A node of the graph with a name that was found."""

    id: str
    name: str


class SearchResult(BaseModel):
    """What a search found, the best first."""

    names: list[NameTold]
    hits: list[StatementTold]
    more: bool


class ChangesResult(BaseModel):
    """What is new, the newest first; ``documents`` is how many came."""

    since: str
    documents: int
    found: list[StatementTold]
    more: bool


class QuestionTold(BaseModel):
    """A question of the catalogue with its parameters and columns, each with what it means."""

    name: str
    asks: str
    note: str
    parameters: dict[str, str]
    columns: dict[str, str]


class Questions(BaseModel):
    """The catalogue."""

    questions: list[QuestionTold]


class AnswerRows(BaseModel):
    """The answer to a question: rows by column, and the statements that the rows name, with their words."""

    question: str
    note: str
    columns: dict[str, str]
    rows: list[dict[str, str]]
    statements: list[StatementTold] = Field(description="the evidence: what the rows' statements are, word for word")
    more: bool
    more_statements: bool = Field(description="whether the rows rest on more statements than are given here")


class Known(BaseModel):
    """All that is known of one node: facts, offices, statements and evidence, each with its document and words."""

    found: dict[str, Any]


class TextTold(BaseModel):
    """A part of a document's text, whose first character is at ``begin``; ``more`` tells whether it goes on."""

    key: str
    begin: int
    text: str
    more: bool
