"""No question takes more than it may, none keeps others waiting, and nobody is let in without the token."""

from __future__ import annotations

import base64
import http.client
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.serve.conftest import Server, until

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONTAINS(CONCAT(?c, ?f, ?i), 'zz')) }"
MULTIPLIED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
LARGE = "SELECT * { ?a ?b ?c . VALUES ?d { 1 2 3 4 5 6 7 8 9 } ?e ?f ?g . VALUES ?h { 1 2 3 4 5 6 7 8 9 } }"
QUICK = "SELECT ?s { ?s a rec:Statement }"


def asked_from(server: Server, address: str, query: str) -> int:
    """The status that a client at another address of this machine gets."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60, source_address=(address, 0))
    try:
        connection.request("GET", f"/sparql?{urlencode({'query': query})}")
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def test_each_limit_ends_a_question_and_is_named_and_the_server_goes_on(
    built: Path, serving: Callable[..., Server]
) -> None:
    small = serving(built, "--timeout", "100", "--memory", "60", "--answer", "5")
    hasty = serving(built, "--timeout", "2")
    for server, query, told in (
        (hasty, ENDLESS, "ended after 2 seconds"),
        (small, MULTIPLIED, "60 MB of memory"),
        (small, LARGE, "larger than 5 MB"),
    ):
        reply = server.ask(query=query)
        assert reply.status == 422
        assert told in reply.text
        assert server.ask(query=QUICK).status == 200


def test_a_body_that_is_too_long_is_not_read(server: Server) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    reply = server.ask(method="POST", body="ASK {} #" + "x" * 1_100_000, headers=headers)
    assert (reply.status, reply.text) == (
        413,
        "the query has more than 1,000,000 bytes; this server reads no longer ones\n",
    )


def test_those_whose_questions_never_end_are_refused_and_all_others_are_answered(
    built: Path, serving: Callable[..., Server]
) -> None:
    server = serving(built, "--timeout", "3")
    end = time.monotonic() + 4

    def asks(address: str, query: str) -> set[int]:
        found = set()
        while time.monotonic() < end:
            found.add(asked_from(server, address, query))
        return found

    with ThreadPoolExecutor(16) as threads:
        hostile = [threads.submit(asks, f"127.0.1.{n}", ENDLESS) for n in range(1, 9)]
        honest = [threads.submit(asks, f"127.0.2.{n}", QUICK) for n in range(1, 9)]
        assert {status for each in honest for status in each.result()} == {200}
        assert {status for each in hostile for status in each.result()} <= {422, 503}


def test_a_question_is_given_up_when_whoever_asked_has_gone(built: Path, serving: Callable[..., Server]) -> None:
    server = serving(built)
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", f"/sparql?{urlencode({'query': ENDLESS})}")
    until(lambda: running(server) == 1)
    connection.close()
    until(lambda: running(server) == 0)


def running(server: Server) -> int:
    lines = server.ask("/metrics").text.splitlines()
    return int(next(line for line in lines if line.startswith("onrecord_running ")).split()[1])


def test_counts_are_told_without_what_was_asked(server: Server) -> None:
    server.ask(query="ASK { <http://example.org/secret> ?p ?o }")
    told = server.ask("/metrics").text
    assert 'onrecord_requests_total{route="/sparql",status="200"}' in told
    assert "secret" not in told


def test_a_server_with_a_token_answers_only_those_who_have_it(
    built: Path, serving: Callable[..., Server], tmp_path: Path
) -> None:
    (tmp_path / "token").write_text("a-token-of-some-length\n")
    server = serving(built, "--token-file", str(tmp_path / "token"))
    basic = base64.b64encode(b"anyone:a-token-of-some-length").decode()
    for path in ("/sparql", "/metrics", "/health", "/nothing"):
        refused = server.ask(path)
        assert (refused.status, refused.headers["WWW-Authenticate"][:5]) == (401, "Basic")
        assert server.ask(path, headers={"Authorization": "Bearer another-token"}).status == 401
        assert server.ask(path, headers={"Authorization": "Bearer a-token-of-some-length"}).status != 401
        assert server.ask(path, headers={"Authorization": f"Basic {basic}"}).status != 401


REFUSED = {
    "all words for everybody": (["--quotes", "full", "--host", "0.0.0.0"], "words of news are not yours to pass on"),
    "all words behind a proxy": (["--quotes", "full", "--base", "https://desk.example/"], "set a token"),
    "an address that is none": (["--base", "desk.example"], "give the whole address"),
    "a host that is none": (["--host", "no.such.host.invalid"], "give another"),
}


@pytest.mark.parametrize(("options", "told"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_together_is_refused_at_the_start(
    built: Path, serving: Callable[..., Server], options: list[str], told: str
) -> None:
    with pytest.raises(AssertionError, match=told):
        serving(built, *options)


@pytest.mark.parametrize(("content", "told"), [(b" \n", "holds no token"), (b"\xff\xfe", "is no text")])
def test_a_file_without_a_token_does_not_open_the_server_to_all(
    built: Path, serving: Callable[..., Server], tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "token").write_bytes(content)
    with pytest.raises(AssertionError, match=told):
        serving(built, "--token-file", str(tmp_path / "token"))


def test_behind_a_proxy_addresses_are_those_that_others_know(built: Path, serving: Callable[..., Server]) -> None:
    server = serving(built, "--base", "https://desk.example/record")
    headers = {"Host": "desk.example"}
    for path in ("/questions", "/record/questions"):
        assert '"https://desk.example/record/questions/positions"' in server.ask(path, headers=headers).text
    assert server.ask("/recorder/questions", headers=headers).status == 404
