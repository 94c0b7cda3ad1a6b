"""Files changed as people, programs and attackers change them: bytes, tokens, trees, tables, and what is packed."""

from __future__ import annotations

import gzip
import io
import re
import sqlite3
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence

import zstandard

from mutated_values import TOKENS, Chance, change_json, change_sqlite
from samples import gzipped, zipped, zstandard_of

LARGEST = 5_000_000
"""Bytes of a mutated file; a grown one may have four times as many."""


def mutate(data: bytes, name: str, chance: Chance, others: Sequence[bytes]) -> bytes:
    """The bytes changed somewhere: in what they pack or mean, which is packed again, or just anywhere."""
    kind = chance.random()
    if kind < 0.75:
        inner = _inside(data, name, chance, others)
        if inner is not None:
            return inner[: 4 * LARGEST]
    if kind > 0.99 and data:
        return _grown(data, chance)
    return _changed(data, chance, others)


def _inside(data: bytes, name: str, chance: Chance, others: Sequence[bytes]) -> bytes | None:
    """The file taken apart by its format, changed and put together; ``None`` if it cannot be."""
    extension = name.lower().rpartition(".")[2]
    change = _BY_EXTENSION.get(extension)
    if change is None:
        return None
    try:
        return change(data, name, chance, others)
    except (OSError, EOFError, ValueError, KeyError, IndexError, RuntimeError, RecursionError):
        return None
    except (zlib.error, zipfile.BadZipFile, tarfile.TarError, zstandard.ZstdError, sqlite3.Error, struct.error):
        return None


def _gzip(data: bytes, name: str, chance: Chance, others: Sequence[bytes]) -> bytes | None:
    if len(data) > 100_000:
        return None
    inner = name.removesuffix(".gz") if name.endswith(".gz") else name.rpartition(".")[0] + ".tar"
    whole = gzip.decompress(data)
    match chance.randrange(8):
        case 0:  # several members
            cut = chance.randrange(len(whole) + 1)
            return gzipped(whole[:cut]) + gzipped(whole[cut:])
        case 1:
            return gzipped(data)
        case _:
            return gzipped(mutate(whole, inner, chance, others))


def _zstandard(data: bytes, name: str, chance: Chance, others: Sequence[bytes]) -> bytes | None:
    whole = zstandard.ZstdDecompressor().decompress(data, max_output_size=1 << 24)
    if chance.random() < 0.1:
        cut = chance.randrange(len(whole) + 1)
        return zstandard_of(whole[:cut]) + zstandard_of(whole[cut:])
    return zstandard_of(mutate(whole, name.rpartition(".")[0], chance, others))


def _zip(data: bytes, _: str, chance: Chance, others: Sequence[bytes]) -> bytes | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    victim = chance.choice(sorted(members))
    match chance.randrange(10):
        case 0:
            members[_odd_name(chance, victim)] = members.pop(victim)
        case 1:
            del members[victim]
        case 2:
            members[f"{chance.randrange(9)}/{victim}"] = members[victim]
        case 3:  # a number of the directory: sizes, methods, offsets, counts
            return _struck(data, chance)
        case 4:
            members = {f"{number}-{victim}": members[victim] for number in range(chance.choice((3, 300, 3000)))}
        case _:
            members[victim] = mutate(members[victim], victim, chance, others)
    return zipped(members)


def _struck(data: bytes, chance: Chance) -> bytes:
    """A ZIP with a number in one of its headers replaced."""
    headers = [found.start() for found in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]
    place = chance.choice(headers) + 4 + chance.randrange(26)
    value = chance.choice((0, 1, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF))
    struck = struct.pack("<I", value)[: chance.choice((1, 2, 4))]
    return data[:place] + struck + data[place + len(struck) :]


def _tar(data: bytes, _: str, chance: Chance, others: Sequence[bytes]) -> bytes | None:
    out = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(data)) as archive, tarfile.open(fileobj=out, mode="w") as made:
        members = archive.getmembers()
        victim = chance.choice(members).name if members else ""
        for info in members:
            file = archive.extractfile(info)
            content = file.read() if file else b""
            if info.name == victim:
                content = mutate(content, info.name, chance, others) if chance.random() < 0.7 else content
                info.name = _odd_name(chance, info.name) if chance.random() < 0.3 else info.name
                info.type = chance.choice((info.type,) * 8 + (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, b"S"))
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    packed = out.getvalue()
    if chance.random() < 0.2:  # a field of a header
        place = chance.randrange(0, 512)
        packed = packed[:place] + chance.choice((b"\xff", b"\x80", b"7777777", b" ")) + packed[place + 1 :]
    return packed


def _odd_name(chance: Chance, name: str) -> str:
    odd = (
        *(
            "../" + name,
            "/" + name,
            "a/../../" + name,
            "C:\\" + name,
            name + "\u202etxt.",
            "\u200b" + name,
            "\n" + name,
        ),
        *(name * 30, "." + name, "a" * 300 + name, name.upper(), "con.txt", name + "/x.txt", "a/" * 200 + name),
    )
    return chance.choice(odd)


def _tokens(pattern: str) -> Callable[[bytes, str, Chance, Sequence[bytes]], bytes | None]:
    """A function that changes files that are made of such tokens."""
    token = re.compile(pattern.encode(), re.DOTALL)

    def change(data: bytes, _: str, chance: Chance, others: Sequence[bytes]) -> bytes | None:
        found = token.findall(data)
        for _turn in range(chance.choice((1, 1, 2, 6))):
            if len(found) < 2:
                return None
            first, second = sorted((chance.randrange(len(found)), chance.randrange(len(found))))
            match chance.randrange(9):
                case 0:
                    del found[first : first + chance.choice((1, 1, 4))]
                case 1:
                    found[first] *= chance.choice((2, 2, 40, 1500))
                case 2:
                    found[first], found[second] = found[second], found[first]
                case 3:
                    found[first] = found[second]
                case 4:
                    found[first] = chance.choice(TOKENS)
                case 5:
                    found.insert(first, chance.choice(TOKENS))
                case 6:  # nested
                    times = chance.choice((3, 60, 1500))
                    found[first], found[second] = found[first] * times, found[second] * times
                case 7:
                    found[first] = _changed(found[first], chance, others)
                case _:
                    found[first:first] = found[first:second] * chance.choice((1, 2, 20))
            if sum(map(len, found)) > LARGEST:
                break
        return b"".join(found)

    return change


def _pdf(data: bytes, _: str, chance: Chance, others: Sequence[bytes]) -> bytes | None:
    """A PDF with one of its streams changed and packed again, or with a token of its objects changed."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if streams and chance.random() < 0.5:
        found = chance.choice(streams)
        inner = zlib.decompress(found[1])
        changed = _PDF_TOKENS(inner, "", chance, others) if chance.random() < 0.8 else _changed(inner, chance, others)
        packed = zlib.compress(changed or inner)
        return data[: found.start(1)] + packed + data[found.end(1) :]
    return _PDF_TOKENS(data, "", chance, others)


_PDF_TOKENS = _tokens(r"/\w+|-?[\d.]+|<<|>>|\[|\]|\((?:[^()\\]|\\.)*\)|\w+|.")
_MARKUP = _tokens(r"<[^<>]*>|[^<>]+|[<>]")
_WORDS = _tokens(r'"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|[?\w:./-]+|\s+|.')
_CELLS = _tokens(r'"(?:[^"]|"")*"|[^,;\t\r\n"]+|.')
_LINES = _tokens(r"[^\n]*\n|[^\n]+")
_RTF = _tokens(r"\\[a-z]+-?\d* ?|\\'..|[{}]|[^\\{}]+|\\.")
_BY_EXTENSION: dict[str, Callable[[bytes, str, Chance, Sequence[bytes]], bytes | None]] = {
    **dict.fromkeys(("gz", "tgz"), _gzip),
    **dict.fromkeys(("zip", "docx", "odt"), _zip),
    **dict.fromkeys(("json", "jsonl"), change_json),
    **dict.fromkeys(("html", "htm", "xml", "rss", "atom", "marcxml"), _MARKUP),
    **dict.fromkeys(("ttl", "rq"), _WORDS),
    **dict.fromkeys(("csv", "tsv"), _CELLS),
    **dict.fromkeys(("eml", "mbox", "warc", "txt", "md"), _LINES),
    **dict.fromkeys(("rtf", "doc"), _RTF),
    **{"zst": _zstandard, "tar": _tar, "pdf": _pdf, "dna": change_sqlite},
}


def _grown(data: bytes, chance: Chance) -> bytes:
    """The bytes with a stretch of them repeated until there are millions."""
    start = chance.randrange(len(data))
    stretch = data[start : start + chance.choice((1, 9, 200, 5000))]
    return data[:start] + stretch * (chance.choice((1, 4)) * 4_500_000 // len(stretch)) + data[start:]


def _changed(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """The bytes changed wherever it falls, as if they meant nothing."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        if len(changed) < 4:
            break
        place = chance.randrange(len(changed))
        match chance.randrange(9):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                changed[place] ^= 1 << chance.randrange(8)
            case 2:
                del changed[place : place + chance.choice((1, 7, 100, 2000))]
            case 3:
                changed[place:place] = changed[place : place + chance.randrange(1, 300)] * chance.choice((1, 3, 40))
            case 4 | 5:
                changed[place:place] = chance.choice(TOKENS)
            case 6:
                number = re.compile(rb"\d+").search(changed, place)
                if number:
                    huge = chance.choice((b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e30"))
                    changed[number.start() : number.end()] = huge
            case 7:
                other = chance.choice(others)
                start = chance.randrange(len(other)) if other else 0
                changed[place : place + chance.randrange(200)] = other[start : start + chance.randrange(1, 2000)]
            case _:
                changed = changed[: max(4, place)]
    return bytes(changed[:LARGEST])
