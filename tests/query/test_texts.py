"""No query loses values or has an order that the data decide, as far as its text tells: of all in ``queries``."""

import re
import sys
from pathlib import Path

import pytest

from onrecord.query.catalogue import read_query
from onrecord.resources import queries_folder

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from query_faults import faults_of

FILES = sorted(queries_folder().rglob("*.rq"))
IN_NO_ORDER = "In no order."
"""What the note of a query says whose rows are many, and sorted where they are read."""


def name_of(file: Path) -> str:
    return file.relative_to(queries_folder()).with_suffix("").as_posix()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_query_loses_no_value_and_leaves_no_order_to_the_data(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    told = read_query(file.stem, text).note.startswith(IN_NO_ORDER)
    assert faults_of(text) == (["the rows are in no order: ORDER BY"] if told else [])


def test_only_queries_of_the_view_may_be_in_no_order() -> None:
    unordered = {name_of(file) for file in FILES if IN_NO_ORDER in file.read_text(encoding="utf-8")}
    assert unordered == {
        "view/nodes",
        "view/positions",
        "view/publishers",
        "view/relays",
        "view/revisions",
        "view/stands",
        "view/targets",
    }


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        pytest.param(
            "SELECT ?a (MIN(?b) AS ?m) { ?a :p ?x OPTIONAL { ?x :q ?b } } GROUP BY ?a ORDER BY ?a",
            r"Min of \?b is nothing where one row",
            id="one row without a value takes the others' too",
        ),
        pytest.param(
            "SELECT ?a (GROUP_CONCAT(?b) AS ?l) { { SELECT ?a ?b { ?a :p ?x OPTIONAL { ?x :q ?b } } ORDER BY ?b } } "
            "GROUP BY ?a ORDER BY ?a",
            r"GroupConcat of \?b is nothing where one row",
            id="a list with nothing in it",
        ),
        pytest.param(
            'SELECT ?a (CONCAT("to ", MIN(?b)) AS ?m) { ?a :p ?x OPTIONAL { ?a :q ?b } } GROUP BY ?a ORDER BY ?a',
            r"Min of \?b may be nothing, and what is made of it",
            id="a sentence without its object",
        ),
        pytest.param(
            'SELECT ?a (MIN(COALESCE(?b, "")) AS ?m) { ?a :p ?x OPTIONAL { ?x :q ?b } } GROUP BY ?a ORDER BY ?a',
            r"Min of \?b is the empty string",
            id="the least of a guard",
        ),
        pytest.param(
            "SELECT ?a (SAMPLE(?b) AS ?m) { ?a :p ?b } GROUP BY ?a ORDER BY ?a",
            r"Sample of \?b takes any",
            id="any of several",
        ),
        pytest.param(
            "SELECT ?a (GROUP_CONCAT(?b) AS ?l) { ?a :p ?b } GROUP BY ?a ORDER BY ?a",
            r"list of \?b is made of rows in no order",
            id="a list as it comes",
        ),
        pytest.param(
            "SELECT ?a (GROUP_CONCAT(?b) AS ?l) { { SELECT ?a ?b { ?a :p ?b ; :q ?c } ORDER BY ?c } } "
            "GROUP BY ?a ORDER BY ?a",
            r"list of \?b is made of rows in no order of it",
            id="a list ordered by something else",
        ),
        pytest.param("SELECT ?a ?b { ?a :p ?b }", "rows are in no order", id="rows as they come"),
        pytest.param("SELECT ?a ?b { ?a :p ?b } ORDER BY ?a", r"may differ in b", id="rows of one place"),
        pytest.param(
            "SELECT ?a (COUNT(?b) AS ?n) { ?a :p ?b } GROUP BY ?a ORDER BY ?n", r"may differ in a", id="equal counts"
        ),
        pytest.param(
            "SELECT ?a { ?a :p ?b } ORDER BY STRLEN(?a)", r"may differ in a", id="one value for different things"
        ),
        pytest.param(
            "SELECT ?a ?c { ?a :p ?x OPTIONAL { ?a :q ?b } OPTIONAL { ?b :r ?c } } ORDER BY ?a ?c",
            r"OPTIONAL asks for \?b, which may be unbound",
            id="everything for what has nothing",
        ),
    ],
)
def test_a_fault_is_found_in(query: str, fault: str) -> None:
    found = faults_of(f"PREFIX : <https://example.org/> {query}")
    assert any(re.search(fault, line) for line in found), found


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(
            "SELECT ?a (MIN(?b) AS ?m) { ?a :p ?x OPTIONAL { ?a :q ?b } } GROUP BY ?a ORDER BY ?a",
            id="all rows of a group have a value, or none",
        ),
        pytest.param(
            'SELECT ?a (COALESCE(MIN(?b), "none") AS ?m) { ?a :p ?x OPTIONAL { ?a :q ?b } } GROUP BY ?a ORDER BY ?a',
            id="a guard around",
        ),
        pytest.param(
            "SELECT ?a (MIN(?n) AS ?m) { ?a :p ?x OPTIONAL { ?a :q ?b OPTIONAL { ?b :r ?c } } "
            "BIND(COALESCE(?c, STR(?b)) AS ?n) } GROUP BY ?a ORDER BY ?a",
            id="a label, else the id",
        ),
        pytest.param(
            "SELECT ?a (MIN(?b) AS ?m) { ?a :p ?x OPTIONAL { ?x :q ?b } FILTER(BOUND(?b)) } GROUP BY ?a ORDER BY ?a",
            id="only rows that have it",
        ),
        pytest.param(
            'SELECT ?a (GROUP_CONCAT(DISTINCT COALESCE(?b, ""); separator=" ") AS ?l) '
            "{ { SELECT ?a ?b { ?a :p ?x OPTIONAL { ?x :q ?b } } ORDER BY ?b } } GROUP BY ?a ORDER BY ?a",
            id="a guard inside",
        ),
        pytest.param(
            "SELECT (?a AS ?id) ?n { ?a :p ?x OPTIONAL { SELECT ?a (MIN(?b) AS ?n) { ?a :q ?b } GROUP BY ?a } } "
            "ORDER BY ?id ?n",
            id="one value for each",
        ),
    ],
)
def test_no_fault_is_found_in(query: str) -> None:
    assert faults_of(f"PREFIX : <https://example.org/> {query}") == []


def test_a_pattern_that_is_not_known_is_told_and_not_passed_over() -> None:
    with pytest.raises(NotImplementedError, match="ServiceGraphPattern"):
        faults_of("SELECT ?a { SERVICE <https://example.org/> { ?a ?b ?c } } ORDER BY ?a")
