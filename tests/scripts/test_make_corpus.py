"""The corpus maker: the same bytes in any process, no text twice, and a vocabulary that fits."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from onrecord.rdf.namespaces import REC

MAKER = Path(__file__).resolve().parents[2] / "scripts" / "make_corpus"
COUNT = 400
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = "January February March April May June July August September October November December"


def make(*arguments: str, hash_seed: str = "0") -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, MAKER, *arguments], env=environment, check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def corpus() -> list[dict[str, str]]:
    return [json.loads(line) for line in make(str(COUNT)).splitlines()]


def test_the_same_number_and_seed_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    first = make("64", "--seed", "7", "--actors", str(one), hash_seed="1")
    second = make("64", "--seed", "7", "--actors", str(two), hash_seed="2")
    assert first == second
    assert one.read_bytes() == two.read_bytes()


def test_another_seed_gives_another_corpus() -> None:
    assert make("32", "--seed", "1") != make("32", "--seed", "2")


def test_a_longer_corpus_begins_with_the_shorter() -> None:
    assert make("40").startswith(make("24"))


def test_no_two_documents_have_the_same_text(corpus: list[dict[str, str]]) -> None:
    assert len(corpus) == COUNT
    assert len({doc["text"] for doc in corpus}) == COUNT
    assert len({doc["doc_id"] for doc in corpus}) == COUNT


def test_each_line_has_the_fields_of_a_jsonl_source(corpus: list[dict[str, str]]) -> None:
    allowed = {"doc_id", "text", "published", "publisher", "title", "url", "kind"}
    assert all({"doc_id", "text", "publisher", "url"} <= set(doc) <= allowed for doc in corpus)
    undated = [doc for doc in corpus if "published" not in doc]
    assert len(undated) == COUNT // 16


def test_no_name_of_the_examples_is_left(corpus: list[dict[str, str]]) -> None:
    names = re.compile(
        r"Norvania|Keld|Eskarand|Tarsovia|Aldermoor|Port Elsa|Halvora|Quenra|Ostrel|Tesmara|Vorrel|Veldine"
        r"|Vastrine|Taldren|Tolmevik|Perrask|Callistane",
        re.IGNORECASE,
    )
    assert [doc["doc_id"] for doc in corpus if names.search(" ".join(doc.values()))] == []


def test_every_weekday_still_fits_its_date(corpus: list[dict[str, str]]) -> None:
    months = MONTHS.split()
    pattern = re.compile(rf"({'|'.join(WEEKDAYS)}),? (?:(\d+) ({'|'.join(months)})|({'|'.join(months)}) (\d+))")
    found = [match.groups() for doc in corpus for match in pattern.finditer(doc["text"])]
    assert len(found) > 100
    for weekday, day, month, month_first, day_last in found:
        day_of_2020 = date(2020, months.index(month or month_first) + 1, int(day or day_last))
        assert WEEKDAYS[day_of_2020.weekday()] == weekday


def test_items_keep_their_titles_when_they_are_exchanged(corpus: list[dict[str, str]]) -> None:
    tables = json.loads((MAKER.parent / "make_corpus.json").read_text(encoding="utf-8"))
    titles = {str(number): title for number, title in tables["items"]}
    letters = [doc["text"] for doc in corpus if doc.get("kind") == "letter"]
    assert len(letters) == COUNT // 8
    for text in letters:
        numbers, *lines = re.findall(r"Agenda items (.*)\n(.*)\n(.*)\n(.*)\n(.*)\n", text)[0]
        assert [titles[number] for number in re.findall(r"\d+", numbers)] == lines
    assert len({re.findall(r"Agenda items (.*)", text)[0] for text in letters}) > 10


def test_speakers_acts_and_dates_vary(corpus: list[dict[str, str]]) -> None:
    everything = " ".join(doc["text"] for doc in corpus)
    assert len({doc.get("published") for doc in corpus}) > 60
    assert len({doc["publisher"] for doc in corpus}) > 100
    for cue in ("condemned the", "denounced the", "welcomed the", "praised the", "stressed that", "disputed that"):
        assert cue in everything


def test_the_vocabulary_names_the_actors_of_the_documents(tmp_path: Path, corpus: list[dict[str, str]]) -> None:
    file = tmp_path / "actors.ttl"
    make(str(COUNT), "--actors", str(file))
    graph = Graph().parse(file)
    everything = " ".join(doc["text"] for doc in corpus)
    states = [str(graph.value(one, SKOS.prefLabel)) for one in graph.subjects(RDF.type, URIRef(REC + "State"))]
    assert len(set(states)) == len(states) == 16 * 5
    assert [state for state in states if state not in everything] == []
    territories = list(graph.subjects(RDF.type, URIRef(REC + "Territory")))
    assert len(territories) == 16
    for territory in territories:
        names = sorted(str(name) for name in graph.objects(territory, SKOS.altLabel))
        assert str(graph.value(territory, SKOS.prefLabel)) == " / ".join(names)


def test_a_folder_of_text_files_holds_the_same_texts(tmp_path: Path, corpus: list[dict[str, str]]) -> None:
    make("20", "--format", "txt", "-o", str(tmp_path / "made"))
    texts = sorted((tmp_path / "made").glob("*.txt"))
    assert [one.read_text(encoding="utf-8") for one in texts] == [doc["text"] for doc in corpus[:20]]
    beside = [json.loads(one.read_text(encoding="utf-8")) for one in sorted((tmp_path / "made").glob("*.meta.json"))]
    assert [one["doc_id"] for one in beside] == [doc["doc_id"] for doc in corpus[:20]]


def test_more_documents_than_there_are_figures_are_refused() -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        make("99999999")
    assert refused.value.returncode == 2
