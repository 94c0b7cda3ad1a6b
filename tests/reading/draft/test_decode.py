import codecs

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.decode import decode, with_plain_line_ends

ENGLISH = "The ministry said on 24 April that the letter – “circulated” under item 32 – was rejected. It’s late."


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (ENGLISH.encode(), "utf-8", False),
        (codecs.BOM_UTF8 + ENGLISH.encode(), "utf-8", False),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "utf-16-be", False),
        (ENGLISH.encode("cp1252"), None, True),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "windows quotation marks"],
)
def test_text_comes_out_as_it_went_in(data: bytes, encoding: str | None, guessed: bool) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == ENGLISH
    assert decoded.guessed is guessed
    assert encoding is None or decoded.encoding == encoding


def test_an_encoding_that_stays_open_is_refused_rather_than_guessed() -> None:
    data = ("The Foreign Ministry of Norvania rejected the letter. " * 5 + "Señor Núñez replied.").encode("cp1252")
    with pytest.raises(UnreadableDocument, match=r"a\.txt: is not UTF-8 .*; save it as UTF-8"):
        decode(data, "a.txt")


def test_a_declared_encoding_is_used() -> None:
    assert decode("Núñez".encode("cp1252"), "a.html", "windows-1252").text == "Núñez"


def test_a_declared_encoding_that_is_wrong_or_unknown_does_not_harm() -> None:
    assert decode(ENGLISH.encode(), "a.html", "ascii").text == ENGLISH
    assert decode(ENGLISH.encode(), "a.html", "no-such-encoding").text == ENGLISH


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"text\x00text",
        bytes(range(1, 9)) * 20,
        codecs.BOM_UTF16_LE + b"a",
    ],
    ids=["image", "NUL", "controls", "half a character"],
)
def test_bytes_that_are_no_text_are_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_line_ends_become_plain_and_nothing_else_changes() -> None:
    assert with_plain_line_ends("\ufeffa\r\n\r\nb\rc\u00a0 \n") == "a\n\nb\nc\u00a0 \n"


def test_many_windows_quotation_marks_before_another_byte_cost_no_time() -> None:
    data = b"a \x94 \x96 b\n" * 20_000 + b"\xe9\n"
    with pytest.raises(UnreadableDocument):
        decode(data, "a.txt")


@pytest.mark.parametrize("label", ["utf-16", "unicode", "utf-32", "UTF-16BE"])
@pytest.mark.parametrize("text", ["<p>The vote failed.</p>", "<p>The vote failed. </p>", "<p>Zürich  said no.</p>"])
def test_bytes_without_a_zero_are_no_utf_16_whatever_is_declared(label: str, text: str) -> None:
    assert decode(text.encode("cp1252"), "page.html", label, "cp1252").text == text
    assert decode(text.encode("utf-16-be"), "page.html", "utf-16be").text == text
