"""A user's file of actors, in Turtle or as a table: read, and names in the place of ids resolved.

A name is resolved where one actor of the file or of the vocabulary is called so; never does it make a new node.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.actors.shipped import bearers_of, shipped
from onrecord.actors.table import rows_of_actors
from onrecord.errors import VocabularyError
from onrecord.model.ids import BASE, relative
from onrecord.names.folding import folded
from onrecord.rdf.files import parse_rdf, rdf_bytes
from onrecord.rdf.lines import line_of
from onrecord.rdf.quads import Blank, Literal, Node, QuadTriple, Subject, Term, is_literal, is_node, make_triple
from onrecord.rdf.terms import term

_RELATIONS = "broader narrower related broadMatch narrowMatch relatedMatch exactMatch closeMatch inScheme topConceptOf"
_MEMBERS = "memberOf hasMember subOrganizationOf hasSubOrganization unitOf hasUnit holds heldBy postIn hasPost"
TO_IDS = frozenset(
    {
        term("rec:actsFor"),
        *(term(f"skos:{name}") for name in _RELATIONS.split()),
        *(term(f"org:{name}") for name in _MEMBERS.split()),
    }
)
"""The properties whose values are ids of actors and subjects."""


@dataclass(frozen=True, slots=True)
class ActorFile:
    """What a file says: its triples, and where each thing stands that it speaks of."""

    path: Path
    triples: list[QuadTriple]
    content: bytes
    lines: Mapping[Node, int] | None
    resolved: bool = False

    def place(self, *terms: Term | Subject) -> str:
        """The file and the line of the last of some terms, as far as it can be told."""
        asked = [each for each in terms if is_node(each) or is_literal(each)]
        if self.lines is not None:
            line = next((self.lines[each] for each in asked if is_node(each) and each in self.lines), None)
        else:
            line = line_of(self.content, *asked)
        return f"{self.path}, line {line}" if line else str(self.path)


def read_actors(path: Path) -> ActorFile:
    """The triples of a file of actors. Raises ``VocabularyError``, which names the line as far as it can be told."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if path.suffix.lower() == ".csv":
        triples, lines = rows_of_actors(path, content)
        return _with_ids(ActorFile(path, triples, content, lines))
    try:
        triples = [quad.triple for quad in parse_rdf(content, "turtle", base_iri=BASE)]
    except (SyntaxError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: is not Turtle ({error}); mend it, or check it with a Turtle editor") from error
    found = ActorFile(path, triples, content, None)
    for triple in triples:
        if isinstance(triple.subject, Blank) or isinstance(triple.object, Blank):
            where = found.place(triple.subject, triple.predicate)
            raise VocabularyError(f"{where}: has a blank node ({triple}); give every node an IRI")
    return _with_ids(found)


def actors_bytes(path: Path) -> bytes:
    """What a file of actors says, as Turtle in which all ids are ids. Raises ``VocabularyError``."""
    found = read_actors(path)
    return found.content if found.lines is None and not found.resolved else rdf_bytes(found.triples, "turtle")


def _with_ids(found: ActorFile) -> ActorFile:
    """The same with ids where names stand in their place."""
    named = [triple for triple in found.triples if is_literal(triple.object) and triple.predicate in TO_IDS]
    if not named:
        return found
    wanted = {folded(triple.object.value) for triple in named if is_literal(triple.object)}
    bearers = [bearers_of(wanted, found.triples), bearers_of(wanted, shipped().triples)]
    triples = [
        make_triple(triple.subject, triple.predicate, _id_of(triple, triple.object, found, bearers))
        if is_literal(triple.object) and triple.predicate in TO_IDS
        else triple
        for triple in found.triples
    ]
    return ActorFile(found.path, triples, found.content, found.lines, resolved=True)


def _id_of(triple: QuadTriple, written: Literal, found: ActorFile, bearers: list[Mapping[str, set[Node]]]) -> Node:
    """The one actor or subject that is called so."""
    name = folded(written.value)
    called = {node for each in bearers for node in each.get(name, ()) if node != triple.subject}
    if len(called) == 1:
        return called.pop()
    ids = sorted(relative(node.value) for node in called)
    remedy = f"which is a name of {' and '.join(ids)}; write the id of one"
    if not ids:
        remedy = "which nobody here is called; write an id such as <state/norvania>, or declare it"
    where = found.place(triple.subject, triple.predicate, written)
    said = f"{relative(triple.predicate.value)} of {relative(triple.subject.value)}"
    raise VocabularyError(f"{where}: {said} is “{written.value}”, {remedy}")
