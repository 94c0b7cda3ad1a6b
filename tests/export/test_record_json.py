from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from onrecord.export.record_json import to_json
from onrecord.triples.record import to_quads

if TYPE_CHECKING:
    from tests.conftest import Records

Rows = list[dict[str, object]]


def test_the_record_holds_the_fields_of_the_extraction_record_in_order(records: Records) -> None:
    found = to_json(records.article)
    assert list(found) == [
        "doc_id", "source", "kind", "title", "authors", "publisher", "language", "published", "published_basis", "url",
        "symbols_of_document", "text", "statements", "references", "positions", "subjects", "tenures",
        "representations", "local_offices",
        "circulations", "circulation_requests", "letters", "parts", "adoptions", "sponsorships",
        "votes", "dates", "agenda_items",
        "titled_items", "symbols", "relations", "report_requests",
    ]  # fmt: skip


def test_json_takes_the_record_as_it_is_and_twice_the_same(records: Records) -> None:
    for record in records.all():
        assert json.dumps(to_json(record)) == json.dumps(json.loads(json.dumps(to_json(record))))


def test_ids_are_those_of_the_graph(records: Records) -> None:
    found = to_json(records.article)
    subjects = {str(quad.subject).rpartition("/id/")[2].rstrip(">") for quad in to_quads(records.article)}
    ids = {cast("str", row["id"]) for name in ("statements", "references") for row in cast("Rows", found[name])}
    assert len(ids) == 12
    assert ids <= subjects


def test_a_statement_shows_its_relay_its_nesting_and_its_date(records: Records) -> None:
    said, noted, *_ = cast("Rows", to_json(records.article)["statements"])
    assert cast("dict[str, object]", said["via"])["name"] == "the Herald"
    assert noted["within"] == said["id"]
    assert said["stated_on"] == {
        "start": "2020-04-24",
        "end": "2020-04-24",
        "precision": "day",
        "edtf": "2020-04-24",
        "span": [66, 82],
    }
    assert noted["words"] == "the vote was void"


def test_items_carry_session_number_and_id(records: Records) -> None:
    items = cast("Rows", to_json(records.article)["agenda_items"])
    assert [(item["number"], item["session"], item["id"]) for item in items] == [
        ("32", 74, "item/ga/74/32"),
        ("999(a)", 74, "item/ga/74/999/a"),
        ("32", None, None),
    ]
