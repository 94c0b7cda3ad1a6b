"""Reading RDF that others wrote."""

from __future__ import annotations

import pytest

from onrecord.rdf.files import parse_rdf

TRIPLE = b"<http://a.example/x> <http://a.example/y> %s ."


def test_a_mark_of_utf_8_before_turtle_is_no_part_of_it() -> None:
    plain = TRIPLE % b'"z"'
    assert list(parse_rdf(b"\xef\xbb\xbf" + plain, "turtle")) == list(parse_rdf(plain, "turtle"))


def test_a_word_longer_than_the_parser_takes_is_an_error_of_the_file() -> None:
    with pytest.raises(SyntaxError, match="maximal size"):
        list(parse_rdf(TRIPLE % b'"%s"' % (b"z" * 17_000_000), "turtle"))
