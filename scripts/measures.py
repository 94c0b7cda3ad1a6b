"""What ``scripts/benchmark`` measures: each figure a ratio to the bare library doing the same, in one run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import cast

import pyoxigraph
from pyoxigraph import RdfFormat

from onrecord.annotate import annotate
from onrecord.annotate.parse.model import load_model, parse_documents
from onrecord.digest.pack import digest_of
from onrecord.errors import UnreadableDocument
from onrecord.export import export_graph
from onrecord.export.record_json import to_json
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline.build import extract
from onrecord.pipeline.writing import build as build_store
from onrecord.query import catalogue
from onrecord.query.parameters import bind_parameters
from onrecord.settings import DEFAULT_MODEL, Settings
from onrecord.store import Run, open_store
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.store.ledger.entry import entry_of
from onrecord.store.oxigraph import OxigraphStore
from onrecord.triples.record import to_quads, to_triples

Figures = dict[str, float | str | None]
_BATCH = 8
_STORED = 128
"""Records that a build stores at once, where they come quickly."""


def seconds(work: Callable[[], object]) -> float:
    """How long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(repeat: int, *works: Callable[[], object]) -> list[float]:
    """The shortest of some runs of each; the works take turns, so that all see the machine alike."""
    times = [[seconds(work) for work in works] for _ in range(repeat)]
    return [min(each[number] for each in times) for number in range(len(works))]


def drain(documents: Sequence[Document]) -> None:
    """Nothing; every record was made and written as JSON."""
    for record in annotate(iter(documents), DEFAULT_MODEL):
        json.dumps(to_json(record), ensure_ascii=False)


def bare_parse(texts: Sequence[str]) -> None:
    """Nothing; spaCy parsed the texts."""
    for _ in load_model(DEFAULT_MODEL).pipe(texts, batch_size=_BATCH):
        pass


def parse_alone(documents: Sequence[Document]) -> None:
    """Nothing; the documents were parsed as extraction parses them."""
    for _ in parse_documents(iter(documents), DEFAULT_MODEL):
        pass


def measure_extraction(documents: Sequence[Document], repeat: int) -> Figures:
    """Extraction beside spaCy's bare ``nlp.pipe`` over the same texts, with all components of the model.

    By the clock and by processor time, which tells more on a machine that others use; the parse alone, too,
    as it leaves out what bare spaCy does twice.
    """
    texts = [document.text for document in documents]
    works = (lambda: bare_parse(texts), lambda: drain(documents), lambda: parse_alone(documents))
    spent: list[list[tuple[float, float]]] = [[spent_on(work) for work in works] for _ in range(repeat)]
    (bare, bare_used), (whole, whole_used), (_, parse_used) = (
        tuple(min(turn[number][kind] for turn in spent) for kind in (0, 1)) for number in range(len(works))
    )
    return {
        "documents a second": len(documents) / whole,
        "extraction to bare nlp.pipe": whole / bare,
        "the same, by processor time": whole_used / bare_used,
        "parsing alone to bare nlp.pipe, by processor time": parse_used / bare_used,
    }


def spent_on(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took, and how much time of the processor."""
    used = time.process_time()
    return seconds(work), time.process_time() - used


def _bare_process(texts: list[str]) -> None:
    bare_parse(texts)


def bare_processes(texts: Sequence[str], count: int) -> None:
    """Nothing; so many processes of bare spaCy, one thread each, parsed the texts between them."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    context = get_context("spawn")
    parts = [list(texts[number::count]) for number in range(count)]
    processes = [context.Process(target=_bare_process, args=(part,)) for part in parts]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def extract_with(documents: Sequence[Document], workers: int) -> None:
    """Nothing; records were made by so many workers."""
    from onrecord.pipeline.workers import WorkerPool

    if workers > 1:
        for _ in extract(iter(documents), Settings(workers=workers)):
            pass
        return
    with WorkerPool(Settings(workers=1)) as pool:
        batches = ((documents[start : start + 32], None) for start in range(0, len(documents), 32))
        for _ in pool.each(batches):
            pass


def measure_workers(documents: Sequence[Document], repeat: int) -> Figures:
    """What a second worker gains, beside what a second process of bare spaCy gains; starting them included."""
    texts = [document.text for document in documents]
    one, two, bare_one, bare_two = best(
        repeat,
        lambda: extract_with(documents, 1),
        lambda: extract_with(documents, 2),
        lambda: bare_processes(texts, 1),
        lambda: bare_processes(texts, 2),
    )
    ours, bare = one / two, bare_one / bare_two
    return {
        "two workers to one": ours,
        "two bare processes to one": bare,
        "gain of two workers to gain of two bare processes": ours / bare,
    }


def _build(corpus: Path, store: Path, workers: int) -> tuple[float, int]:
    """Seconds and peak memory (kB, of the largest process) of a build in a process of its own."""
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done.returncode)"
    )
    command = [sys.executable, "-m", "onrecord.cli", "build", str(corpus), "--store", str(store), "--quiet"]
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "--workers", str(workers)], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, int(done.stdout.split()[-1])


def measure_builds(corpus: Path, count: int, workers: int, folder: Path) -> Figures:
    """A first build by the command line, and a second with nothing changed."""
    store = folder / f"built-{count}"
    first, memory = _build(corpus, store, workers)
    seconds_again = [_build(corpus, store, workers)[0] for _ in range(2)]
    again = min(seconds_again)
    return {
        f"first build of {count:,}, seconds": first,
        f"second build of {count:,}, seconds": again,
        f"first build of {count:,} to second": first / again,
        f"peak memory at {count:,}, MB": memory / 1024,
    }


def copies(records: Sequence[Record], quads: int) -> Iterator[Record]:
    """The records again and again, each time by another publisher, until they make about so many quads."""
    made, turn = 0, 0
    while made < quads:
        for record in records:
            publisher = f"{record.document.publisher or 'Paper'} {turn}"
            document = replace(record.document, publisher=publisher, doc_id=f"{record.document.doc_id}-{turn}")
            again = replace(record, document=document)
            made += len(to_quads(again))
            yield again
            if made >= quads:
                return
        turn += 1


def measure_load(records: Sequence[Record], quads: int, folder: Path) -> Figures:
    """Storing in batches as ``build`` does, less making what is stored, and bare oxigraph's bulk load of the same.

    Leaves a store, linked, in ``loaded``. The first figure is of what is written: quads, texts, manifest and
    digests; the next ones are of making these digests, and all of it, too.
    """
    given = list(copies(records, quads))
    made = [to_quads(record) for record in given]
    total = sum(map(len, made))

    def bare_load() -> None:
        bare_store = OxigraphQuads.in_folder(folder / "bare", "write")
        bare_store.engine.bulk_extend(cast("pyoxigraph.Quad", each) for part in made for each in part)
        bare_store.flush()

    bare = seconds(bare_load)
    made.clear()
    with open_store(folder / "loaded", "write") as store:
        run = Run("1", store.use_vocabulary())
        making = seconds(lambda: [(len(to_quads(record)), entry_of(record, run, None)) for record in given])
        triples = [(record.document.key, to_triples(record)) for record in given]
        digests = seconds(lambda: [digest_of(*each) for each in triples])
        triples.clear()

        def adding() -> None:
            for start in range(0, len(given), _STORED):
                store.add_all(given[start : start + _STORED], run)
            store.graph.flush()

        whole = seconds(adding)
        linking = seconds(store.relink)
        linked = len(store.graph)
    return {
        "quads loaded": total,
        "quads with links": linked,
        "bulk load to bare pyoxigraph": (whole - making - digests) / bare,
        "bulk load and making digests to bare pyoxigraph": (whole - making) / bare,
        "bulk load and making digests, quads and names to bare pyoxigraph": whole / bare,
        "linking to bare load": linking / bare,
    }


def small_graph(records: Sequence[Record], quads: int, folder: Path) -> tuple[Path, dict[str, str]]:
    """A file of about so many quads, and the catalogue's queries as they are asked of everything there."""
    written = folder / "small.nq"
    with open_store(folder / "small", "write") as store:
        build_store(copies(records, quads), store, Run("1", store.use_vocabulary()))
        with written.open("wb") as out:
            store.graph.dump(out)
        open_ones = {
            name: query
            for name, query in catalogue().items()
            if all(parameter.optional or parameter.default for parameter in query.parameters)
        }
        return written, {name: bind_parameters(store.graph, query, {}) for name, query in open_ones.items()}


def measure_export(store: OxigraphStore, folder: Path, repeat: int) -> Figures:
    """Export beside pyoxigraph's bare serialisation of the same quads, sorted as ours are, and unsorted."""
    bare_file, own_file = folder / "bare.nq", folder / "own.nq"

    def bare_export() -> None:
        quads = cast("list[pyoxigraph.Quad]", sorted(store.graph, key=str))
        pyoxigraph.serialize(quads, str(bare_file), format=RdfFormat.N_QUADS)

    def export() -> None:
        with own_file.open("wb") as out:
            export_graph(store.graph, out, "nquads", quotes="full")

    ours, bare = best(repeat, export, bare_export)
    return {"export to bare serialisation, sorted": ours / bare}


def naive_peer(documents: Sequence[Document]) -> None:
    """Nothing; textacy's quotations of all documents are in a plain rdflib graph. Raises ``ImportError``."""
    import rdflib
    from textacy import extract as textacy_extract

    graph = rdflib.Graph()
    space = rdflib.Namespace("https://peer.example/")
    nlp = load_model(DEFAULT_MODEL)
    for number, doc in enumerate(nlp.pipe((document.text for document in documents), batch_size=_BATCH)):
        try:
            found = list(textacy_extract.direct_quotations(doc))
        except (ValueError, IndexError):
            continue
        for place, quotation in enumerate(found):
            node = space[f"{number}/{place}"]
            graph.add((node, space.speaker, rdflib.Literal(" ".join(map(str, quotation.speaker)))))
            graph.add((node, space.cue, rdflib.Literal(" ".join(map(str, quotation.cue)))))
            graph.add((node, space.content, rdflib.Literal(str(quotation.content))))


def measure_peer(documents: Sequence[Document]) -> Figures:
    """A whole build in one process beside the naive peer."""
    try:
        peer = seconds(lambda: naive_peer(documents))
    except ImportError as error:
        return {"build to naive peer": None, "why not": f"textacy is not installed ({error.name})"}
    with tempfile.TemporaryDirectory() as made, open_store(Path(made) / "s", "write") as store:
        run = Run("1", store.use_vocabulary())
        whole = seconds(lambda: build_store(extract(iter(documents), Settings()), store, run))
    return {"build to naive peer": whole / peer}


def some_records(documents: Sequence[Document], count: int) -> list[Record]:
    """The records of the first documents."""
    found = extract(iter(list(islice(documents, count))), Settings())
    return [record for record in found if not isinstance(record, UnreadableDocument)]
