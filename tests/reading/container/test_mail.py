"""What a message says, of whichever of its parts holds the words, and what its files and its mailbox hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import read_documents

HEAD = b"From: Press Office of Norvania <a@b.example>\nSubject: On the vote\nMIME-Version: 1.0\n"
HTML = b"<p>The vote in Tesmara is void, Mira Tal said on Friday.</p><p>Nobody asked us, she told reporters.</p>"
STORY = "The vote in Tesmara is void, Mira Tal said on Friday.\n\nNobody asked us, she told reporters."


def part(words: bytes, kind: bytes = b"text/plain", *more: bytes) -> bytes:
    return b"\n".join((b"Content-Type: " + kind, *more, b"", words))


def parted(kind: bytes, *parts: bytes, border: bytes = b"x") -> bytes:
    """The parts as one, of a kind of ``multipart``."""
    between = b"\n--" + border
    inside = b"".join(between + b"\n" + one for one in parts)
    return b"Content-Type: multipart/" + kind + b"; boundary=" + border + b"\n" + inside + between + b"--\n"


def alternative(plain: bytes, html: bytes = HTML) -> bytes:
    return parted(b"alternative", part(plain), part(html, b"text/html"))


ATTACHED = part(b"It is void, Tal said.", b"text/plain; name=a.txt", b"Content-Disposition: attachment")
PICTURE = part(b"", b"image/png", b"Content-ID: <1>")
FLOWED = b"text/plain; format=flowed"
SIGNED = b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt is void, Tal said.\n- -- \nJana\n"

WORDS: dict[str, tuple[bytes, list[str]]] = {
    "a plain part that asks for another program": (
        alternative(b"This message needs a program that shows HTML."), [STORY]),
    "a plain part that is an address": (alternative(b"https://norvania.example/view?mail=12345678&to=desk"), [STORY]),
    "a plain part with nothing in it": (alternative(b"\n \n"), [STORY]),
    "a plain part that is cut": (alternative(b"The vote in Tesmara is void, Mira Tal ..."), [STORY]),
    "a plain part that says the same": (
        alternative(b"The vote in Tesmara is void, Mira Tal said on Friday. Nobody asked us, she told reporters.\n"),
        [STORY.replace("\n\n", " ")]),
    "HTML that points to the plain part": (
        alternative(STORY.encode(), b"<p>See the plain part.</p>"), [STORY]),
    "HTML with a list's lines below it": (
        parted(b"mixed", part(HTML, b"text/html"), part(b"Desk list, Elsa")), [STORY + "\n\nDesk list, Elsa"]),
    "a choice of plain text and of HTML with pictures": (
        parted(b"alternative", part(b"See HTML."), parted(b"related", part(HTML, b"text/html"), PICTURE, border=b"y")),
        [STORY]),
    "a file inside a choice": (
        parted(b"alternative", part(b"It is over."),
               parted(b"mixed", part(b"<p>It is over.</p>", b"text/html"), ATTACHED, border=b"y")),
        ["It is over.", "It is void, Tal said."]),
    "a text with a name is a file": (
        parted(b"mixed", part(b"See the file."), part(b"It is void.", b"text/plain; name=a.txt")),
        ["See the file.", "It is void."]),
    "a digest": (
        parted(b"digest", b"\nSubject: One\n\nIt is void.", b"\nSubject: Two\n\nIt is over."),
        ["It is void.", "It is over."]),
    "HTML told to be plain": (part(b"<html><body>" + HTML + b"</body></html>"), [STORY]),
    "signed words": (part(SIGNED + b"-----BEGIN PGP SIGNATURE-----\n\nabc\n"), ["It is void, Tal said.\n-- \nJana"]),
    "flowed lines that are quoted": (part(b"> The vote \n> is void.\n>\n> It is over.", FLOWED),
                                     ["> The vote is void.\n>\n> It is over."]),
    "flowed lines of two depths": (part(b"> The vote \nis void.", FLOWED), ["> The vote\nis void."]),
    "flowed lines whose space was put there": (
        part(b"The vo \nte is void.", FLOWED + b"; delsp=yes"), ["The vote is void."]),
    "a flowed line that was moved in": (part(b" From here on.", FLOWED), ["From here on."]),
    "Latin letters with quotation marks of Windows": (
        part(b"\x93It is void\x94 \x96 Tal\x92s words", b"text/plain; charset=iso-8859-1"),
        ["“It is void” – Tal’s words"]),
    "UTF-8 told to be Latin letters": (
        part("Bůrek said: “void”".encode(), b"text/plain; charset=iso-8859-1"), ["Bůrek said: “void”"]),
    "a character set that is none": (part(b"It is void.", b"text/plain; charset=rot13"), ["It is void."]),
    "a character set larger than its name": (
        part("镕基, he said".encode("gbk"), b"text/plain; charset=gb2312"), ["镕基, he said"]),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_the_words_are_those_of_the_part_that_holds_them(tmp_path: Path, name: str) -> None:
    message, expected = WORDS[name]
    (tmp_path / "a.eml").write_bytes(HEAD + message)
    found = list(read_documents(tmp_path / "a.eml"))
    assert [one.text if isinstance(one, Document) else one for one in found] == expected


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(part(b"-----BEGIN PGP MESSAGE-----\n\nhQEM\n"), id="armoured"),
        pytest.param(part(b"AAAA", b"application/pkcs7-mime; name=smime.p7m"), id="S/MIME"),
        pytest.param(parted(b"encrypted", part(b"Version: 1", b"application/pgp-encrypted")), id="PGP/MIME"),
    ],
)
def test_a_message_that_is_encrypted_is_told(tmp_path: Path, message: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(HEAD + message)
    (found,) = read_documents(tmp_path / "a.eml")
    assert isinstance(found, UnreadableDocument)
    assert (found.reason, found.remedy[:10]) == ("is encrypted", "decrypt it")


def test_a_signature_is_a_note_and_what_is_quoted_below_it_is_not(tmp_path: Path) -> None:
    words = b"I agree.\n\n-- \nJana Brell\nPress officer\n\nOn 5 May 2020, Mira Tal wrote:\n> The vote is void.\n"
    (tmp_path / "a.eml").write_bytes(HEAD + part(words))
    (found,) = read_documents(tmp_path / "a.eml")
    assert isinstance(found, Document)
    assert [found.text[one.start : one.end] for one in found.sections_of("note")] == ["-- \nJana Brell\nPress officer"]
    assert [found.text[one.start : one.end] for one in found.sections if one.voice] == ["The vote is void."]


@pytest.mark.parametrize(
    ("header", "title", "published"),
    [
        pytest.param(b"Subject: =?utf-8?q?Vote_in?=\n =?utf-8?q?_Tesmara?=", "Vote in Tesmara", None, id="two"),
        pytest.param("Subject: Grüße".encode(), "Grüße", None, id="bytes of UTF-8"),
        pytest.param("Subject: Grüße".encode("latin1"), "Grüße", None, id="bytes of the body's character set"),
        pytest.param(b"Subject: =?x-none?q?Vote?=", "=?x-none?q?Vote?=", None, id="no character set of that name"),
        pytest.param(b"Date: Thu, 1 Jan 1970 00:00:00 +0000", None, None, id="a clock that was not set"),
        pytest.param(b"Date: yesterday", None, None, id="no day"),
        pytest.param(b"Date: Fri, 24 Apr 2020 23:30:00 -0500 (EST)", None, "2020-04-24", id="the sender's day"),
    ],
)
def test_what_headers_say(tmp_path: Path, header: bytes, title: str | None, published: str | None) -> None:
    message = b"From: a@b.example\nContent-Type: text/plain; charset=iso-8859-1\n" + header + b"\n\nIt is void."
    (tmp_path / "a.eml").write_bytes(message)
    (found,) = read_documents(tmp_path / "a.eml")
    assert isinstance(found, Document)
    assert (found.title, found.published and found.published.isoformat()) == (title, published)


def test_a_broken_message_and_a_line_like_a_separator_cost_the_others_nothing(tmp_path: Path) -> None:
    good = b"From a@b.example Fri Apr 24 10:00:00 2020\nSubject: A\n\nIt is void.\n\n"
    line = b"From Port Elsa they went at 10:00 to\nthe coast.\n\n"
    broken = b"From a@b.example Fri Apr 24 10:00:00 2020\n\x00\x01\n\n"
    thunderbird = b"From - Fri Apr 24 10:00:00 2020\nX-Mozilla-Status: 0001\n\nIt is over.\n\n"
    (tmp_path / "a.mbox").write_bytes(good + broken + good + line + thunderbird)
    one, two, three, four = read_documents(tmp_path / "a.mbox")
    assert isinstance(one, Document)
    assert isinstance(two, UnreadableDocument)
    assert two.source.endswith("a.mbox#2")
    assert isinstance(three, Document)
    assert three.text == "It is void.\n\nFrom Port Elsa they went at 10:00 to\nthe coast."
    assert isinstance(four, Document)
    assert four.text == "It is over."
