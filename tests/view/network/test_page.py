"""The file that is written: its bytes, its policy, and what it says of statements."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.query.quotable import LONGEST
from onrecord.rdf.quads import Quads, is_node
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.view import write_view

Written = dict[str, Any]


def read_back(page: Path) -> tuple[str, Written]:
    """The page and the record embedded in it."""
    html = page.read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="record">(.*?)</script>', html, re.DOTALL)
    assert found
    record = {
        name: [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
        for name, table in json.loads(found[1]).items()
    }
    return html, record


def named(record: Written, parties: list[list[Any]]) -> list[str]:
    return [record["parties"][party]["label"] for party, _ in parties]


@pytest.fixture(scope="module")
def page(store: Quads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("view") / "view.html"
    write_view(store, out)
    return out


def test_the_report_counts_what_is_drawn(store: Quads, tmp_path: Path) -> None:
    whole = write_view(store, tmp_path / "a.html")
    assert (whole.nodes, whole.edges, whole.left_out) == (32, 48, 0)
    part = write_view(store, tmp_path / "b.html", acts=["reject"], until=date(2020, 4, 14))
    assert 0 < part.edges < whole.edges
    assert part.left_out == 42 - 5
    html, record = read_back(tmp_path / "b.html")
    assert "Drawn: acts: reject; until 2020-04-14. 37 statements of the record left out." in html
    assert {group["name"] for group in record["groups"] if group["act"]} == {"reject"}


def test_a_focus_draws_the_neighbourhood(store: Quads, tmp_path: Path) -> None:
    report = write_view(store, tmp_path / "a.html", focus="Lena Dorr")
    assert (report.nodes, report.edges) == (2, 1)


def test_an_empty_store_gives_a_page(tmp_path: Path) -> None:
    report = write_view(OxigraphQuads(), tmp_path / "new" / "a.html")
    assert (report.nodes, report.edges, report.left_out) == (0, 0, 0)


def test_the_policy_allows_the_page_s_own_script_and_style_and_nothing_else(page: Path) -> None:
    html, _ = read_back(page)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'").split("; ")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert (len(scripts), len(styles)) == (13, 1)

    def hashes(texts: list[str]) -> str:
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )

    assert rules[:3] == ["default-src 'none'", f"script-src {hashes(scripts)}", f"style-src {hashes(styles)}"]


def test_the_page_names_no_other_file_and_no_handler(page: Path) -> None:
    html, _ = read_back(page)
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\b(src|href|action|srcset)\s*=", markup)
    assert not re.search(r"\son\w+\s*=", markup)
    assert "sourceMappingURL" not in html


def test_what_was_asked_for_is_shown_as_text(store: Quads, tmp_path: Path) -> None:
    write_view(store, tmp_path / "a.html", acts=["</p><script>alert(1)</script>"])
    html, _ = read_back(tmp_path / "a.html")
    assert "alert(1)" in html
    assert "<script>alert(1)" not in html


def test_two_processes_with_other_hash_seeds_write_the_same_bytes(store: Quads, tmp_path: Path) -> None:
    dump = tmp_path / "store.nq"
    with dump.open("wb") as file:
        store.dump(file)
    code = (
        "import sys, pathlib; from onrecord.view import write_view; from onrecord.rdf.files import parse_rdf;"
        "from onrecord.store.backend.oxigraph import OxigraphQuads;"
        "s = OxigraphQuads.of(parse_rdf(pathlib.Path(sys.argv[1]), 'nquads')); write_view(s, pathlib.Path(sys.argv[2]))"
    )
    written = []
    for seed in ("1", "4242"):
        out = tmp_path / f"{seed}.html"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(dump), str(out)], check=True, env=environment)
        written.append(out.read_bytes())
    assert written[0] == written[1]


def test_importing_the_view_loads_no_pyvis() -> None:
    code = "import sys, onrecord.view; print('pyvis' in sys.modules, 'IPython' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["False", "False"]


def statements(record: Written, **wanted: str) -> list[Written]:
    found: list[Written] = record["statements"]
    acts = [act["label"] for act in record["acts"]]
    return [
        one
        for one in found
        if all((acts[one["act"]] if key == "act" else one[key]) == value for key, value in wanted.items())
    ]


def test_a_relayed_statement_names_who_relayed_it(page: Path) -> None:
    _, record = read_back(page)
    denied = statements(record, act="deny")
    assert [named(record, one["relays"]) for one in denied] == [["Estmark Herald"]] * 2


def test_what_was_not_said_is_shown_as_that_and_on_no_edge(page: Path) -> None:
    _, record = read_back(page)
    unasserted = [number for number, one in enumerate(record["statements"]) if one["status"] != "asserted"]
    assert sorted(record["statements"][number]["status"] for number in unasserted) == [
        "expected",
        "negated",
        "possible",
    ]
    assert not set(unasserted) & {number for edge in record["edges"] for number in edge["statements"]}


@pytest.mark.parametrize(("document", "length"), [("gazette-1", LONGEST), ("release-1", LONGEST), ("letter-1", 900)])
def test_the_words_of_news_and_of_what_has_no_licence_are_capped(
    recorder: Any, tmp_path: Path, document: str, length: int
) -> None:
    recorder.tell(document=document, speakers="person/mira-tal", words="word " * 180)
    write_view(recorder.store(), tmp_path / "a.html")
    _, record = read_back(tmp_path / "a.html")
    [long] = [one for one in record["statements"] if one["words"].startswith("word word")]
    assert length - 5 <= len(long["words"]) <= length
    assert long["cut"] == (length == LONGEST)


def test_an_address_that_is_no_web_address_is_no_link(page: Path) -> None:
    _, record = read_back(page)
    assert {document["url"][:8] for document in record["documents"]} == {"", "https://"}


def test_offsets_are_those_of_the_content(page: Path, store: Quads) -> None:
    _, record = read_back(page)
    [one] = [one for one in record["statements"] if one["words"] == "The vote has no legal force"]
    _, _, [begin, end] = one["spans"]
    assert end - begin == len(one["words"])
    assert f"text/{one['id'].split('/')[1]}#char={begin},{end}" in " ".join(
        quad.object.value for quad in store if is_node(quad.object)
    )
