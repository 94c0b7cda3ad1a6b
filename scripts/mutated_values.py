"""Trees and tables changed so that they still are some, and what readers trip over."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing

Chance = random.Random

_SIGNS = ("\u202e", "\u200b", "\u2028", "\U000e0041", "\x85", "\ufeff", "e\u0301" * 20, "\U0001f3f4", "\u0130", "\xad")
TOKENS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n\n", b"\x1b[31m", b"%00", b"../", b"<", b">"),
    *(sign.encode() for sign in _SIGNS),
    *(b"<p>" * 300, b"<div>" * 3000, b"<!--", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&x;", b"<td>" * 2000),
    *(b"<!ENTITY x SYSTEM 'file:///etc/passwd'>", b"<table><tr>" * 500, b"<b><i>" * 500, b"\\u0000", b"\\"),
    *(
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
        b"Content-Transfer-Encoding: base64\n",
        b"=?utf-8?B?////?=",
    ),
    *(b"charset=utf-7", b"charset=idna", b"charset=zlib_codec", b"Content-Length: 99999999999", b"From a 10:00\n"),
    *(b"Content-Encoding: br\r\n", b"Content-Encoding: gzip, gzip\r\n", b"Transfer-Encoding: chunked\r\n"),
    *(b"http://127.0.0.1:9/", b"file:///etc/passwd", b'"\\ud800"', b'{"text": ', b"[" * 500, b"-----\n", b"\n# "),
    *(
        b"9" * 400,
        b"-1",
        b"1e999",
        b"NaN",
        b"A" * 5000,
        b"\xc3\x28" * 50,
        b'"' * 200,
        b"(" * 500,
        b"'",
        b'"',
        b"|" * 99,
    ),
    *(b"<>", b"<a b>", b"_:x", b"[]", b"()", b"@en-\xff", b'""@en', b'"""', b"^^<x>", b"@prefix : <> .", b"<http://[>"),
    *(
        b"UNDEF",
        b"{" * 300,
        b"SERVICE <http://127.0.0.1:9/> {",
        b"FROM <file:///etc/passwd>",
        b"?x",
        b"=1+1",
        b"#",
        b"**",
    ),
    *(
        b"9999-99-99",
        b"0000-01-01",
        b"2020-02-30",
        b"state/x",
        b"statement/x",
        b"person/",
        b"subject/../x",
        b"item/ga/0/0",
    ),
)
"""What readers trip over."""

_VALUES: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1e308, 10**40, "", " ", "\0", "\ud800", "x" * 3000, [], {}, [[]], {"a": None}),
    *(
        "9999-12-31T23:59:60Z",
        "0000-00-00",
        "javascript:x()",
        "file:///etc/passwd",
        "\u202etxt",
        "<b>x</b>",
        ["a"] * 999,
    ),
)
"""What may stand at any place of a tree or a table."""


def change_json(data: bytes, _: str, chance: Chance, _others: Sequence[bytes]) -> bytes | None:
    """JSON, or lines of it, with one place of it changed."""
    lines = data.decode("utf-8-sig").splitlines() or [""]
    place = chance.randrange(len(lines))
    whole = "\n".join(lines) if len(lines) > 1 and lines[0].strip() == "{" else lines[place]
    tree = _tree(json.loads(whole), chance)
    told = json.dumps(tree, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.1:
        told = re.sub(r'"(\w+)":', lambda found: found[0] + " 1, " + found[0], told, count=1)  # a key twice
    if whole is lines[place]:
        lines[place] = told
        told = "\n".join(lines * chance.choice((1, 1, 1, 50)))
    return told.encode("utf-8", "surrogatepass")


def _tree(value: object, chance: Chance) -> object:
    """The value with one place in it replaced, taken out, renamed or nested."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(sorted(value))
        match chance.randrange(6):
            case 0:
                return {one: value[one] for one in value if one != key}
            case 1:
                return {
                    (chance.choice(("", "text", key.upper(), key + "s")) if one == key else one): value[one]
                    for one in value
                }
            case _:
                return value | {key: _tree(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.7:
        place = chance.randrange(len(value))
        return [_tree(one, chance) if number == place else one for number, one in enumerate(value)]
    if chance.random() < 0.1:
        deep: object = value
        for _ in range(chance.choice((3, 80, 900))):
            deep = [deep] if chance.random() < 0.5 else {"a": deep}
        return deep
    return chance.choice(_VALUES)


def change_sqlite(data: bytes, _: str, chance: Chance, _others: Sequence[bytes]) -> bytes | None:
    """A file of SQLite with cells, rows, columns or tables changed, so that it is still one."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(data)
        tables = [
            name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        for _turn in range(chance.choice((1, 1, 2, 5))):
            table = chance.choice(tables)
            columns = [column[1] for column in database.execute(f'PRAGMA table_info("{table}")')]
            rows = [number for (number,) in database.execute(f'SELECT rowid FROM "{table}"')]
            column, row = chance.choice(columns), chance.choice(rows or [0])
            match chance.randrange(12):
                case 0:
                    database.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
                case 1:
                    database.execute(f'DROP TABLE "{table}"')
                    tables = [name for name in tables if name != table] or tables
                case 2:
                    database.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "x{column}"')
                case 3:
                    other = chance.choice(rows or [0])
                    database.execute(
                        f'UPDATE "{table}" SET "{column}" = (SELECT "{column}" FROM "{table}" WHERE rowid = ?)'
                        " WHERE rowid = ?", (other, row),
                    )  # fmt: skip
                case 4:
                    database.execute(f'UPDATE "{table}" SET "{column}" = ?', (_cell(chance),))
                case _:
                    database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (_cell(chance), row))
        return database.serialize()


def _cell(chance: Chance) -> object:
    value = chance.choice((*_VALUES[:12], *TOKENS, 1, 2, 3, 2**62, -5, 0.5))
    if isinstance(value, int) and abs(value) >= 2**63:
        return float(value)
    return value.encode("utf-8", "replace") if isinstance(value, str) and not value.isprintable() else value
