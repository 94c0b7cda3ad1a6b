"""Whatever is sent, to whatever address: a status of 4xx with a reason, or an answer; and the server lives."""

from __future__ import annotations

import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.serve.conftest import Server

from onrecord.serve.app import ROUTES

PATHS = st.sampled_from([str(getattr(route, "path", "/")) for route in ROUTES]) | st.text(
    st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#?"), max_size=30
).map(lambda text: f"/{text}")
WORDS = st.sampled_from(
    [
        "ASK {}",
        "SELECT * {",
        "positions",
        "update",
        "query",
        "\x00",
        "ü",
        "%FF",
        "%ED%A0%80",
        "*/*;q=x",
        "text/turtle;q=1e9",
    ]
) | st.text(max_size=40)
NAMES = st.sampled_from(["query", "update", "default-graph-uri", "named-graph-uri", "actor", "from"]) | st.text(
    max_size=9
)
HEADERS = st.sampled_from(
    [
        "Accept",
        "Accept-Encoding",
        "Content-Type",
        "If-None-Match",
        "Origin",
        "Authorization",
        "Range",
        "X-Forwarded-For",
    ]
)
KINDS = st.sampled_from(["application/x-www-form-urlencoded", "application/sparql-query", "multipart/form-data", "a"])
METHODS = st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    METHODS, PATHS, st.dictionaries(NAMES, WORDS, max_size=3), st.dictionaries(HEADERS, WORDS, max_size=3), KINDS,
    st.binary(max_size=200) | WORDS.map(lambda text: text.encode("utf-8", "surrogatepass")),
)  # fmt: skip
def test_any_request_is_answered_or_refused_with_a_reason(
    server: Server, method: str, path: str, fields: dict[str, str], headers: dict[str, str], kind: str, body: bytes
) -> None:
    fitting = {name: value for name, value in headers.items() if value.isprintable() and value.isascii()}
    given_fields = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    reply = server.ask(path, method, body or None, {"Content-Type": kind} | fitting, **given_fields)
    assert reply.status < 500, reply.text
    if reply.status >= 400 and method != "HEAD":
        assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert len(reply.text.strip()) > 10


RAW = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
    "two lengths": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a length and chunks": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a header without end": b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000,
    "no host": b"GET /health HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    "bytes in the path": b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a whole address of another": b"GET http://evil.example/sparql HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


@pytest.mark.parametrize("sent", RAW.values(), ids=RAW)
def test_bytes_that_are_no_request_are_refused_and_the_server_lives(server: Server, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        told = connection.recv(65536)
    assert told.startswith(b"HTTP/1.1 4") or not told
    assert server.ask("/health").status == 200
