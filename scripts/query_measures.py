#!/usr/bin/env python3
"""Times the catalogue: each question asked of everything and with one parameter, beside bare pyoxigraph.

    scripts/query_measures.py STORE [--timeout 60] [--repeat 2] [--only NAME]

Each question runs in a process of its own, which is ended when the time is over. Seconds are processor
time, as machines are shared. ``scripts/benchmark --only queries`` does the same on a graph that it makes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph
from pyoxigraph import QueryResultsFormat

from onrecord.model.ids import BASE
from onrecord.query import Rows, catalogue, run_query
from onrecord.query.lookup import canonical
from onrecord.query.parameters import bind_parameters
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Node, is_node, named_node
from onrecord.store.backend.oxigraph import OxigraphQuads

Figures = dict[str, float | str | None]

TYPICAL = {
    "actor-names": "actor", "actors": "kind", "circulated-documents": "item", "citations": "cited",
    "independent-documents": "actor", "item-numbers": "item", "items-invoked": "actor",
    "items-of-statements": "actor", "letters-answered": "state", "offices": "holder",
    "offices-over-time": "holder", "place-names": "place", "positions": "about", "quotation-chains": "actor",
    "reprints": "text", "same-words": "actor", "statement-evidence": "statement", "timeline": "actor",
    "topic-documents": "item", "uncertain-matches": "actor", "unnamed-sources": "text",
    "who-about-whom": "actor", "who-said-what": "actor",
}  # fmt: skip
"""The one parameter that each question is asked with; without-evidence has none."""

WORDS = "vote"
"""A part of words that the made documents have often."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its parameters; ``how`` is "everything" or the parameter with its value."""

    name: str
    params: Mapping[str, str]
    how: str


def questions(graph: OxigraphQuads) -> Iterator[Asked]:
    """Each question of the catalogue, of everything where it can be asked so, and with its usual parameter."""
    values = values_of(graph)
    for name, query in catalogue().items():
        if all(parameter.optional or parameter.default for parameter in query.parameters):
            yield Asked(name, {}, "everything")
        parameter = TYPICAL.get(name)
        value = values.get(parameter) if parameter else None
        if parameter and value:
            yield Asked(name, {parameter: value}, f"{parameter}={value.removeprefix(BASE)}")


def values_of(graph: OxigraphQuads) -> dict[str, str]:
    """A value for each parameter: what the graph has most often, so that answers are long ones."""
    spoken = Counter(canonical(graph, node) for node in objects(graph, "rec:speaker"))
    held = Counter(canonical(graph, node) for node in objects(graph, "rec:holder"))
    about = Counter(canonical(graph, node) for node in objects(graph, "rec:about"))
    places = subjects(graph, "rec:Territory")
    people = subjects(graph, "foaf:Person")
    found = {
        "actor": most(Counter({node: count for node, count in spoken.items() if node in people})),
        "holder": most(Counter({node: count for node, count in held.items() if node in people})),
        "about": most(about),
        "place": most(Counter({node: count for node, count in about.items() if node in places})),
        "item": most(Counter(objects(graph, "rec:underItem"))),
        "cited": most(Counter(objects(graph, "rec:cites"))),
        "state": most(Counter(objects(graph, "rec:onBehalfOf"))),
        "statement": most(Counter(subjects(graph, "rec:Statement"))),
    }
    return {name: value for name, value in found.items() if value} | {"kind": "person", "text": WORDS}


def objects(graph: OxigraphQuads, predicate: str) -> Iterator[Node]:
    """The objects of all triples with a predicate, each as often as it is one."""
    for quad in graph.match(None, term(predicate), None):
        if is_node(quad.object):
            yield quad.object


def subjects(graph: OxigraphQuads, class_: str) -> set[Node]:
    """What is of a class."""
    quads = graph.match(None, term("rdf:type"), term(class_))
    return {quad.subject for quad in quads if is_node(quad.subject)}


def term(name: str) -> Node:
    """The IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return named_node(PREFIXES[prefix] + local)


def most(counted: Counter[Node]) -> str | None:
    """The IRI that was counted most often, the first of several in alphabetical order."""
    return min(counted, key=lambda node: (-counted[node], node.value)).value if counted else None


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor time it took."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ask(graph: OxigraphQuads, name: str, params: Mapping[str, str], repeat: int) -> Figures:
    """Seconds by the library, how many rows, and the ratio to the same query on bare pyoxigraph."""
    text = bind_parameters(graph, catalogue()[name], params)
    answers: list[Rows] = []

    def ours() -> None:
        answer = run_query(graph, name, params)
        assert isinstance(answer, Rows)
        answers.append(answer)

    def bare() -> None:
        answer = graph.engine.query(text, base_iri=BASE, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        answer.serialize(format=QueryResultsFormat.JSON)

    times = [(processor_seconds(ours), processor_seconds(bare)) for _ in range(repeat)]
    whole, alone = (min(column) for column in zip(*times, strict=True))
    return {"seconds": whole, "rows": sum(1.0 for _ in answers[-1]), "to bare pyoxigraph": whole / alone}


def measure_questions(
    folder: Path, timeout: float, repeat: int, only: str | None = None
) -> Iterator[tuple[Asked, Figures]]:
    """Each question with its figures, as they come; one that takes longer than ``timeout`` says so."""
    asked = list(questions(OxigraphQuads.in_folder(folder, "read")))
    for question in asked:
        if only in (None, question.name):
            request = json.dumps({"folder": str(folder), "name": question.name, "params": dict(question.params)})
            yield question, in_process(["--child", request, "--repeat", str(repeat)], timeout * 2 * repeat)


def in_process(arguments: list[str], timeout: float) -> Figures:
    """What this script prints with these arguments, or that the time was over."""
    try:
        done = subprocess.run(
            [sys.executable, __file__, *arguments], capture_output=True, text=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        return {"seconds": None, "why not": f"not ended after {timeout:g} s"}
    if done.returncode:
        return {"seconds": None, "why not": (done.stderr.strip().splitlines() or ["no message"])[-1]}
    figures: Figures = json.loads(done.stdout)
    return figures


def table(found: list[tuple[Asked, Figures]]) -> str:
    """The figures as a table in Markdown."""
    lines = ["| question | asked | rows | seconds | to bare pyoxigraph |", "| --- | --- | ---: | ---: | ---: |"]
    for question, figures in found:
        if figures["seconds"] is None:
            cells = ["", str(figures["why not"]), ""]
        else:
            cells = [f"{figures['rows']:,.0f}", f"{figures['seconds']:.2f}", f"{figures['to bare pyoxigraph']:.2f}"]
        lines.append(f"| {question.name} | {question.how} | {' | '.join(cells)} |")
    return "\n".join(lines)


def measure_rdflib(quads: Path, texts: Mapping[str, str], timeout: float) -> dict[str, Figures]:
    """How long rdflib takes over each query, in memory; a process of its own reads the quads once."""
    request = json.dumps({"quads": str(quads), "texts": dict(texts), "timeout": timeout})
    done = subprocess.run([sys.executable, __file__, "--rdflib", request], capture_output=True, text=True, check=True)
    found: dict[str, Figures] = json.loads(done.stdout)
    return found


def all_by_rdflib(quads: Path, texts: Mapping[str, str], timeout: float) -> dict[str, Figures]:
    """The seconds of each query on an rdflib dataset; a process is forked for each and ended in time."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(source=str(quads), format="nquads")
    context = multiprocessing.get_context("fork")  # the dataset need not be read again; no store is open here
    found: dict[str, Figures] = {}
    for name, text in texts.items():
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=one_by_rdflib, args=(dataset, text, sending))
        process.start()
        late: Figures = {"rdflib, seconds": None, "why not": f"not ended after {timeout:g} s"}
        found[name] = receiving.recv() if receiving.poll(timeout) else late
        process.kill()
        process.join()
    return found


def one_by_rdflib(dataset: object, text: str, sending: Connection) -> None:
    """Nothing; the seconds that rdflib takes, or why it gives no answer, are sent."""
    import rdflib

    assert isinstance(dataset, rdflib.Dataset)
    try:
        taken = processor_seconds(lambda: list(dataset.query(text, initNs=PREFIXES, base=BASE)))
        sending.send({"rdflib, seconds": taken})
    except Exception as error:  # of rdflib, over queries that are valid
        sending.send({"rdflib, seconds": None, "why not": type(error).__name__})


def main() -> None:
    """Nothing; the figures of a store's questions are printed as a table, or of one as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--timeout", type=float, default=60, help="seconds for one run of a question")
    parser.add_argument("--repeat", type=int, default=2, help="runs of each, of which the shortest counts")
    parser.add_argument("--only", metavar="NAME", help="only this question")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--rdflib", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        given = json.loads(options.child)
        graph = OxigraphQuads.in_folder(Path(given["folder"]), "read")
        figures = ask(graph, given["name"], given["params"], options.repeat)
        print(json.dumps(figures))
    elif options.rdflib:
        given = json.loads(options.rdflib)
        print(json.dumps(all_by_rdflib(Path(given["quads"]), given["texts"], given["timeout"])))
    elif options.store is None:
        parser.error("name the folder of a store")
    else:
        found = list(measure_questions(options.store / "graph", options.timeout, options.repeat, options.only))
        print(table(found))


if __name__ == "__main__":
    main()
