"""What an assistant is given, asked with the client of the protocol's own kit: over HTTP, and over standard input."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

if TYPE_CHECKING:
    from tests.serve.conftest import Server

Asked = tuple[str, dict[str, Any]]


def called(server: str | StdioServerParameters, *asked: Asked) -> list[Any]:
    """The results of calls, in one connection."""

    async def all_of_them() -> list[Any]:
        async with Client(server) as client:
            return [await client.call_tool(name, arguments) for name, arguments in asked]

    return asyncio.run(all_of_them())


def given(server: str | StdioServerParameters, *asked: Asked) -> list[Any]:
    found = called(server, *asked)
    assert not [result.content for result in found if result.is_error]
    return [result.structured_content for result in found]


@pytest.fixture(params=["http", "stdio"])
def way(request: pytest.FixtureRequest, server: Server, built: Path) -> str | StdioServerParameters:
    if request.param == "http":
        return f"{server.address}/mcp"
    return StdioServerParameters(command=sys.executable, args=["-m", "onrecord.cli", "mcp", "--store", str(built)])


def test_each_tool_gives_what_was_said_with_its_evidence(way: str | StdioServerParameters) -> None:
    questions, found, answer, shown, new = given(
        way,
        ("list_questions", {}),
        ("search", {"text": "vote", "narrowed": {"state": "Keldmark"}}),
        ("ask_question", {"question": "who-said-what", "parameters": {"act": "reject"}}),
        ("show", {"name": "Mira Tal"}),
        ("changes", {"since": "0", "most": 1}),
    )
    assert "who-said-what" in [each["name"] for each in questions["questions"]]
    for told in (*found["hits"], *answer["statements"], *new["found"]):
        assert told["words"]
        assert told["at"]
        assert told["document"]["publisher"] in ("The Gazette", "The Herald")
        assert told["status"] == "asserted"
        assert {"relayed_by", "for", "line"} <= told.keys()
    assert {row["statement"] for row in answer["rows"]} == {each["statement"] for each in answer["statements"]}
    assert shown["found"]["label"] == "Mira Tal"
    assert (len(new["found"]), new["more"]) == (1, True)


def test_what_is_relayed_says_so_in_every_row(server: Server) -> None:
    (found,) = given(f"{server.address}/mcp", ("search", {"text": "reporters"}))
    assert all(hit["line"] for hit in found["hits"] if hit["statement"])


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (("search", {"text": "-"}), "no word to look for"),
        (("search", {"text": "vote", "narrowed": {"colour": "red"}}), "not narrowed by that"),
        (("ask_question", {"question": "who-said-wat"}), "who-said-what"),
        (("ask_question", {"question": "who-said-what", "parameters": {"actor": "Zzyzx"}}), "is called 'Zzyzx'"),
        (("show", {"name": "Zzyzx"}), "is called 'Zzyzx'"),
        (("changes", {"since": "soon"}), "no day, time or number of a build"),
        (("search", {"text": "vote", "most": 100_000}), "200"),
    ],
)
def test_an_assistant_is_told_what_is_wrong(server: Server, asked: Asked, reason: str) -> None:
    (found,) = called(f"{server.address}/mcp", asked)
    assert found.is_error
    assert reason in found.content[0].text


def test_a_text_that_may_not_be_passed_on_is_withheld(server: Server) -> None:
    (found,) = given(f"{server.address}/mcp", ("search", {"text": "ferries"}))
    key = found["hits"][0]["document"]["key"]
    (withheld,) = called(f"{server.address}/mcp", ("read_document", {"key": key}))
    assert withheld.is_error
    assert "not passed on in full" in withheld.content[0].text


def test_no_other_host_can_ask(server: Server) -> None:
    body = '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
    headers = {"Host": "elsewhere.example", "Content-Type": "application/json"}
    assert server.ask("/mcp", "POST", body, headers).status == 421
