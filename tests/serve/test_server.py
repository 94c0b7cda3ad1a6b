"""A real server over a real store: what it answers, and that it leaves nothing behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.serve.conftest import LONG, Server

WORDS = "SELECT ?words { ?statement rec:words ?words }"


def test_a_question_of_the_catalogue_is_answered_at_its_own_address(server: Server) -> None:
    reply = server.ask("/questions/who-said-what", actor="Mira Tal", headers={"Accept": "text/csv"})
    assert reply.status == 200
    assert "Mira Tal" in reply.text


def test_the_catalogue_is_listed_with_the_addresses_of_its_questions(server: Server) -> None:
    listed = {each["name"]: each for each in json.loads(server.ask("/questions").body)}
    assert listed["positions"]["address"] == f"{server.address}/questions/positions"


def test_words_of_news_are_cut_in_the_data_so_that_no_query_can_put_them_together(server: Server) -> None:
    longest = max((row["words"] for row in server.rows(WORDS)), key=len)
    assert len(longest) == 300
    assert longest.endswith("…")
    pieces = server.rows("SELECT (SUBSTR(?words, 200) AS ?rest) { ?s rec:words|nif:anchorOf ?words }")
    assert not any("stay in port" in row["rest"] for row in pieces)


def test_all_words_are_there_for_this_machine_if_it_asks_for_them(built: Path, serving: Callable[..., Server]) -> None:
    words = {row["words"] for row in serving(built, "--quotes", "full").rows(WORDS)}
    assert any(LONG in each for each in words)


def test_no_words_are_there_if_none_are_to_go_out(built: Path, serving: Callable[..., Server]) -> None:
    server = serving(built, "--quotes", "none")
    assert server.rows(WORDS) == []
    assert server.rows("SELECT ?w { ?s nif:anchorOf ?w }") == []
    assert server.rows("SELECT ?s { ?s a rec:Statement }")


def test_a_server_that_ends_leaves_the_store_as_it_was(store: Path, serving: Callable[..., Server]) -> None:
    before = sorted(path.relative_to(store) for path in store.rglob("*"))
    server = serving(store)
    assert server.ask("/health").status == 200
    server.end()
    assert sorted(path.relative_to(store) for path in store.rglob("*")) == before
