"""Tools that an assistant can call: the catalogue, search, show, texts and what is new.

Each row that a tool gives has the words with their place, the document, the status, through whom the document has
them, and for whom was spoken, so that whoever passes it on cannot drop "as A reports".
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from onrecord.errors import OnRecordError
from onrecord.model.ids import relative, space_of
from onrecord.query.catalogue import catalogue, named_query
from onrecord.query.told.narrowing import NAMES
from onrecord.serve.assistant.shapes import (
    AnswerRows,
    ChangesResult,
    Known,
    Questions,
    QuestionTold,
    SearchResult,
    StatementTold,
    TextTold,
)
from onrecord.serve.reader import Reader

Reading = Callable[[], AbstractAsyncContextManager[Reader]]
"""Opens a reader of the last commit for one call."""

MOST = 200
"""The most rows, hits or changes that one call gives."""

_CHARACTERS = 8_000

Narrowed = Annotated[
    dict[str, str] | None,
    Field(description=f"any of {', '.join((*NAMES, 'from', 'until'))}; ids or names, days"),
]
Most = Annotated[int, Field(ge=1, le=MOST, description="no more than this many")]


class Tools:
    """The tools over one server's store; each method is one, its docstring is what an assistant reads."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @asynccontextmanager
    async def _reader(self) -> AsyncIterator[Reader]:
        """A reader for one call; what it refuses is told to the assistant."""
        try:
            async with self._reading() as reader:
                yield reader
        except OnRecordError as error:
            raise ToolError(" ".join(str(error).split())) from None

    async def list_questions(self) -> Questions:
        """List the questions of the catalogue, with their parameters and columns; ask_question answers them."""
        return Questions(
            questions=[
                QuestionTold(
                    name=each.name,
                    asks=each.summary,
                    note=each.note,
                    parameters={one.name: f"{one.type}; {one.description}" for one in each.parameters},
                    columns=dict(each.columns),
                )
                for each in catalogue().values()
            ]
        )

    async def ask_question(
        self,
        question: Annotated[str, Field(description="the name of a question, as list_questions has it")],
        parameters: Annotated[dict[str, str] | None, Field(description="values by the names of its parameters")] = None,
        most: Most = 50,
    ) -> AnswerRows:
        """Answer a question of the catalogue; the statements that its rows rest on come with their words."""
        async with self._reader() as reader:
            asked = named_query(question)
            rows = await reader.rows(question, parameters or {})
            kept = rows[:most]
            named = sorted(set(_named(kept)))
            told = (await reader.statements(named[:MOST])).json()
            return AnswerRows(
                question=asked.summary,
                note=asked.note,
                columns=dict(asked.columns),
                rows=[{name: relative(value) for name, value in row.items()} for row in kept],
                statements=[StatementTold.model_validate(each) for each in _list(told)],
                more=len(rows) > most,
                more_statements=len(named) > MOST,
            )

    async def search(
        self,
        text: Annotated[str, Field(description='words; "a phrase"; OR, NOT; beginning*; symbols whole')],
        narrowed: Narrowed = None,
        most: Most = 20,
    ) -> SearchResult:
        """Find words in texts and statements, the best first, and names of what documents name."""
        async with self._reader() as reader:
            return SearchResult.model_validate((await reader.search(text, narrowed or {}, most)).json())

    async def changes(
        self,
        since: Annotated[str, Field(description="a day, a time in UTC or a number of a build; empty: last build")] = "",
        narrowed: Narrowed = None,
        most: Most = 50,
    ) -> ChangesResult:
        """List the statements of documents that came into the record since a day, a time or a build."""
        async with self._reader() as reader:
            return ChangesResult.model_validate((await reader.changes(since, narrowed or {}, most)).json())

    async def show(
        self, name: Annotated[str, Field(description="an id, or the name of an actor, subject, item or document")]
    ) -> Known:
        """Show one actor, document, statement, subject or agenda item with all that bears it out."""
        async with self._reader() as reader:
            found = await reader.show(name)
            assert isinstance(found, dict)
            return Known(found=found)

    async def read_document(
        self,
        key: Annotated[str, Field(description="the key of a text, as statements have it in document")],
        begin: Annotated[int, Field(ge=0, description="the first character, counted from 0")] = 0,
    ) -> TextTold:
        """Read a document's text, where all of it may be passed on; else its statements are what can be read."""
        async with self._reader() as reader:
            text = await reader.text(key)
            end = begin + _CHARACTERS
            return TextTold(key=key, begin=begin, text=text[begin:end], more=len(text) > end)


def _named(rows: list[dict[str, str]]) -> Iterator[str]:
    """The ids of the statements that rows name."""
    for row in rows:
        yield from (name for value in row.values() if space_of(name := relative(value)) == "statement")


def _list(told: object) -> list[object]:
    assert isinstance(told, list)
    return told
