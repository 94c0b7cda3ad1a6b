"""What routes ask: questions, things with their evidence and texts, all of one state, within the limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.export.quotes import QuotesKept
from onrecord.serve.asking.frames import Answer, question
from onrecord.serve.errors import Refused
from onrecord.serve.snapshots.states import State


class Reader:
    """One client's way to one state of the store; made by ``Site.reading``.

    All that it gives holds no more of the documents' words than ``quotes`` lets through. Each method raises
    ``Refused`` and its kinds, which become the answer's status.
    """

    def __init__(self, state: State, client: str, quotes: QuotesKept) -> None:
        self._state = state
        self._client = client
        self.quotes = quotes

    @property
    def state(self) -> str:
        """A short text for the commit that is read, another for each."""
        return self._state.name

    async def ask(self, operation: str, **given: object) -> Answer:
        """What the operation of that name (a module of ``serve.operations``) answers to what is given."""
        return await self._state.pool.ask(self._client, question(operation, given))

    async def question(self, name: str, params: Mapping[str, str], accept: str = "application/json") -> Answer:
        """The answer to a question of the catalogue, in the format that ``accept`` takes best."""
        return await self.ask("ask", question=name, params=dict(params), accept=accept)

    async def rows(self, name: str, params: Mapping[str, str]) -> list[dict[str, str]]:
        """The answer to a question of the catalogue: of each row the values that are bound, by column."""
        told = (await self.question(name, params)).json()
        assert isinstance(told, dict)
        return [{name: term["value"] for name, term in row.items()} for row in told["results"]["bindings"]]

    async def sparql(
        self, query: str, accept: str = "", default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answer:
        """The answer to a query in SPARQL, over all documents as one graph or over the graphs that are named."""
        if not query.strip():
            raise Refused("the query is empty; give one in SPARQL")
        given = {"default_graphs": list(default_graphs), "named_graphs": list(named_graphs)}
        return await self.ask("ask", query=query, accept=accept, **given)

    async def show(self, name: str) -> object:
        """What is known of the node that an id or a name means, with the fields of ``query.show.Shown``."""
        return (await self.ask("show", name=name)).json()

    async def text(self, key: str) -> str:
        """The text of a document, if all of it may be passed on; else raises ``Withheld``."""
        return (await self.ask("text", key=key)).body.decode()

    async def search(
        self, text: str, narrowed: Mapping[str, str], most: int = 20, versions: str = "newest", form: str = "json"
    ) -> Answer:
        """What words find in texts, statements and names, as JSON or CSV (``onrecord search -f json``)."""
        return await self.ask("search", text=text, narrowed=dict(narrowed), most=most, versions=versions, form=form)

    async def changes(self, since: str, narrowed: Mapping[str, str], most: int = 50, form: str = "json") -> Answer:
        """What is new since a day, a time or a build, as JSON or CSV (``onrecord changes -f json``)."""
        return await self.ask("changes", since=since, narrowed=dict(narrowed), most=most, form=form)

    async def statements(self, ids: Sequence[str]) -> Answer:
        """What is told of statements with these relative ids, with words, places and documents, as JSON."""
        return await self.ask("statements", ids=list(ids))
