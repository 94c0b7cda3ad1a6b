"""Who stands where: for each subject the speakers by group of acts, what is rejected apart from what is only named."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.model.ids import code_of, iri
from onrecord.model.statement_row import StatementRow
from onrecord.names.folding import folded
from onrecord.rdf.quads import Quads, named_node
from onrecord.view.page.labels import DESCRIPTIVE_KINDS, document_labels, thing_label
from onrecord.view.page.palette import wider_acts
from onrecord.view.rows.answers import answers_in_bulk
from onrecord.view.rows.statements import Act, Rows

_ARTICLES = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")
_NONE_OF_IT = re.compile(r"\W*(neither|no|none|nothing|nobody|no one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stand:
    """A column of the view: acts that go together, ``taken`` where they take a stand on their object."""

    name: str
    label: str
    taken: bool
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """The statements of one speaker, with acts of one column, on one subject; each tuple has ids of statements.

    ``as_object`` are those that do it to the subject itself ("rejects the vote"), ``mentioned`` those
    whose words only name it ("rejects the remark about the vote"), ``unasserted`` those that nobody is
    said to have made, "recognizes neither" among them. ``speaker`` is empty where none is named.
    """

    stand: str
    speaker: str
    as_object: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    unasserted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of positions; ``phrase`` where it is only words that documents share, matched with nothing."""

    id: str
    label: str
    kind: str
    phrase: bool
    positions: tuple[Position, ...]


@cache
def stands() -> tuple[Stand, ...]:
    """The columns in their order."""
    lines = (Path(__file__).parent / "stands.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple(Stand(row["name"], row["label"], row["stand"] == "yes", tuple(row["acts"].split())) for row in rows)


def stand_of(act: str, acts: Mapping[str, Act]) -> str:
    """The name of the column that an act is in: that of its nearest wider act listed, else ``say``.

    >>> stand_of("welcome", {"welcome": Act("welcome", "welcome", "support")}), stand_of("unheard-of", {})
    ('support', 'say')
    """
    by_act = {name: stand.name for stand in stands() for name in stand.acts}
    return next((by_act[name] for name in wider_acts(act, acts) if name in by_act), "say")


def read_objects(graph: Quads, statements: Iterable[StatementRow[str]]) -> frozenset[tuple[str, str]]:
    """Pairs of a statement, one of these, and a node that is itself what is rejected, supported and so on."""
    given = [named_node(iri(statement.id)) for statement in statements]
    return frozenset((statement, node) for statement, node in answers_in_bulk(graph, "objects", given))


def subjects(
    rows: Rows,
    statements: Iterable[StatementRow[str]],
    objects: Collection[tuple[str, str]],
) -> tuple[Subject, ...]:
    """All that statements are about, those that most speakers take a stand on first.

    Phrases of documents that were matched with nothing are one subject where their words are the same.
    """
    labels = document_labels(rows.sources)
    about: dict[str, dict[str, list[StatementRow[str]]]] = defaultdict(lambda: defaultdict(list))
    statements = list(statements)
    rows.things.ask_for(node for statement in statements for node in (*statement.about, *statement.speakers))
    for statement in statements:
        for node in statement.about:
            about[_key(rows, node)][node].append(statement)
    found = []
    for key, nodes in about.items():
        first = min(nodes)
        thing = rows.things.get(first)
        label = labels.get(first) or (thing_label(thing) if thing else code_of(first))
        kind = "document" if first in labels else thing.kind if thing else "subject"
        phrase = key.startswith("phrase ")
        told = positions(rows, nodes, objects)
        found.append(Subject(key if phrase else first, label, kind, phrase, told))
    return tuple(sorted(found, key=_rank))


def one_subject(
    rows: Rows,
    statements: Iterable[StatementRow[str]],
    objects: Collection[tuple[str, str]],
    nodes: Collection[str],
    label: str,
) -> Subject:
    """Return what is chosen as one subject: a node, or several such as the items of a topic.

    A statement that names none of them, but was made where an item was under discussion, counts as one
    that mentions it.
    """
    chosen = sorted(nodes)
    held: dict[str, list[StatementRow[str]]] = {node: [] for node in chosen}
    for statement in statements:
        named = [node for node in chosen if node in statement.about]
        for node in named or chosen[:1]:
            held[node].append(statement)
    thing = rows.things.get(chosen[0])
    kind = "document" if chosen[0] in rows.sources else thing.kind if thing else "subject"
    return Subject(chosen[0] if len(chosen) == 1 else "topic", label, kind, False, positions(rows, held, objects))


def positions(
    rows: Rows,
    nodes: Mapping[str, Iterable[StatementRow[str]]],
    objects: Collection[tuple[str, str]],
) -> tuple[Position, ...]:
    """The positions on nodes that are one subject: by column, then by how many statements, then by name."""
    held: dict[tuple[str, str], dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for node, statements in sorted(nodes.items()):
        for statement in statements:
            stand = stand_of(statement.act, rows.acts)
            place = "mentioned"
            if statement.status != "asserted" or _NONE_OF_IT.match(statement.words):
                place = "unasserted"
            elif (statement.id, node) in objects:
                place = "as_object"
            for speaker in statement.speakers or ("",):
                held[stand, speaker][place][statement.id] = None
    order = {stand.name: place for place, stand in enumerate(stands())}
    told = [
        Position(
            stand,
            speaker,
            tuple(places["as_object"]),
            tuple(one for one in places["mentioned"] if one not in places["as_object"]),
            tuple(places["unasserted"]),
        )
        for (stand, speaker), places in held.items()
    ]
    return tuple(
        sorted(
            told,
            key=lambda position: (
                order[position.stand],
                not (position.as_object or position.mentioned),
                -len(position.as_object),
                -len(position.mentioned),
                rows.sort_name(position.speaker),
                position.speaker,
            ),
        )
    )


def _rank(subject: Subject) -> tuple[int, int, str, str]:
    taken = {stand.name for stand in stands() if stand.taken}
    standing = {position.speaker for position in subject.positions if position.as_object and position.stand in taken}
    return (-len(standing), -len({position.speaker for position in subject.positions}), subject.label, subject.id)


def _key(rows: Rows, node: str) -> str:
    """The node's id, or for a phrase of a document its words without the article."""
    thing = rows.things.get(node)
    if thing is None or not thing.as_found or thing.kind not in DESCRIPTIVE_KINDS:
        return node
    words = folded(thing.label)
    article = next((article for article in _ARTICLES if words.startswith(article)), "")
    return f"phrase {words.removeprefix(article)}"
