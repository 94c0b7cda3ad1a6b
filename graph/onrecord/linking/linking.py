"""Links between documents, recomputed from all: resolved entities, agenda items, cited documents, near-duplicates.

The result is a function of the set of what the stored documents name, of the vocabulary and of people's
decisions, whatever the order. Cautious: a name that does not tell whose it is (a surname, "Foreign Ministry")
stays what one document names. What several documents may name is described here and in no document's graph.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.actors.declared import Known
from onrecord.codebook.declared import Codebook
from onrecord.linking.groups import Judged
from onrecord.linking.items import item_quads
from onrecord.linking.letters import same_letters
from onrecord.linking.matching import Match
from onrecord.linking.possible.find import possible_matches
from onrecord.linking.printed import printed_quads, printed_titles
from onrecord.linking.reprints import Signature, find_reprints
from onrecord.linking.resolution import (
    MINTED_IN,
    Resolution,
    acts_for_its_state,
    class_of,
    resolve,
    tells_whose,
)
from onrecord.linking.speaking import Speaking
from onrecord.linking.subjects.declared import Declared
from onrecord.linking.subjects.subjects import Subjects
from onrecord.linking.symbols import cited_quads, same_documents
from onrecord.linking.tally import TOLD_IN_METADATA, Naming, called_by, references_in
from onrecord.model.actor_kinds import SPACE_OF
from onrecord.model.decision import Decision
from onrecord.model.ids import code_of, is_reference, relative, relative_id, space_of
from onrecord.model.named import TOLD, WORDING, Named, order
from onrecord.names.folding import slug
from onrecord.rdf.namespaces import GRAPH_ACTORS, GRAPH_LINKS
from onrecord.rdf.quads import Node, Quad, is_literal, literal, make_quad, named_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, node, term
from onrecord.triples.correction import DecidedSpeaker

_LINKS = named_node(GRAPH_LINKS)
_ACTORS = named_node(GRAPH_ACTORS)
_SPEAKS_FOR = term("rec:speaksFor")
_NONE: Mapping[str, str] = {}
_NO_CODEBOOK = Codebook()


@dataclass(frozen=True, slots=True)
class Links:
    """The links between documents: the quads of ``graph/links``, of actors that were minted, and of subjects.

    ``speakers`` are those whom people named as speakers, by the id they gave. ``renamed`` and ``retyped`` are
    declared actors whose declared label or class a decision replaces.
    """

    links: list[Quad]
    actors: list[Quad]
    subjects: Sequence[Quad] = ()
    speakers: Mapping[str, DecidedSpeaker] = field(default_factory=dict)
    renamed: frozenset[str] = frozenset()
    retyped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Linking:
    """The links between documents but for the references: ``of_references`` gives the entity of each.

    ``links`` are of what many documents may name, ``letters`` the references to one letter, by id, ``speaking`` for
    whom each reference speaks, ``subjects`` what positions are aimed at.
    """

    links: Links
    resolution: Resolution
    letters: Mapping[str, str]
    speaking: Speaking
    subjects: Subjects

    @classmethod
    def of(
        cls,
        rows: Iterable[Named],
        known: Known,
        decisions: Iterable[Decision] = (),
        origins: Mapping[str, str] = _NONE,
        codebook: Codebook = _NO_CODEBOOK,
    ) -> Linking:
        """The linking of all that is named, whatever its order; the rows are gone over several times, and not kept.

        ``origins`` lead from references that decisions were carried over to, to those they were made about.
        ``codebook`` has the subjects that a user declares.
        """
        given = list(decisions)
        judged = replace(Judged.of(given), origins=origins)
        naming = Naming.of(rows, {name for each in given for name in (each.subject, *each.object.split())})
        aliases = same_documents(sorted(naming.joined), frozenset(naming.stored))
        letters = same_letters(naming.letters, aliases)
        found_out = resolve(naming, known, judged, aliases)
        found_out.uncertain = possible_matches(rows, naming, known, found_out)
        links, told = _links_of_metadata(naming, found_out)
        links += _alias_quads(found_out, known, told)
        links += [quad for each in found_out.uncertain for quad in _match_quads(each)]
        links += _wording_quads(rows)
        targets = (*letters.values(), *found_out.own.values(), *found_out.ways.values())
        cited = naming.cited | {target for target in targets if target and target.startswith("document/un/")}
        links += cited_quads(cited, aliases, known.ids | naming.stored)
        named_so = {item: Counter([title]) for item, title in printed_titles(naming.printed).items()}
        links += item_quads({**naming.titles, **named_so}, known.ids)
        links += printed_quads(naming.printed, known.ids, known.labels)
        ways = (*naming.counts, *map(called_by, naming.single))
        suggested = {suggestion for kind, _, suggestion in ways if kind in MINTED_IN and suggestion}
        actors = list(_actor_quads(found_out, known, suggested))
        speaking = Speaking.of(rows, naming, found_out, known, suggested)
        taken = _standing_for_else(rows, found_out, letters)
        subjects = Subjects.of(
            rows, judged, taken, known.labels, Declared(codebook, known) if codebook.subjects else None
        )
        links += [quad for each in subjects.uncertain for quad in _match_quads(each)]
        shared = Links(
            links=list(dict.fromkeys(links)),
            actors=actors,
            subjects=subjects.quads,
            speakers=_speakers(given, found_out, known, actors, speaking) | _targets(given, rows, found_out, subjects),
            renamed=frozenset(found_out.names.keys() & known.ids),
            retyped=frozenset(found_out.kinds.keys() & known.ids),
        )
        return cls(shared, found_out, letters, speaking, subjects)

    def of_references(self, rows: Iterable[Named]) -> Iterator[Quad]:
        """One ``rec:canonical`` for each reference among the rows, and ``rec:speaksFor`` as far as it is known.

        A reference that was matched with nothing is itself.
        """
        for row in references_in(rows):
            if row.kind not in TOLD_IN_METADATA:
                target = (
                    self.subjects.of_reference.get(row.id)
                    or self.letters.get(row.id)
                    or self.resolution.canonical_of(row)
                )
                yield make_quad(node(row.id), CANONICAL, _target_node(target), _LINKS)
                for party in self.speaking.of_reference(row.id, target):
                    yield make_quad(node(row.id), _SPEAKS_FOR, _target_node(party), _LINKS)


def link(named: Iterable[Named], known: Known, decisions: Iterable[Decision] = ()) -> Links:
    """The links of all that is named, in memory: exactly one ``rec:canonical`` a reference, itself if unmatched.

    ``decisions`` are those in force. Quads come sorted by what they are about.
    """
    rows = sorted(named, key=order)
    linking = Linking.of(rows, known, decisions)
    return replace(linking.links, links=list(dict.fromkeys((*linking.of_references(rows), *linking.links.links))))


def _standing_for_else(rows: Iterable[Named], found_out: Resolution, letters: Mapping[str, str]) -> dict[str, str]:
    """What references that documents tell of as subjects stand for, where that is an actor, a document or an item."""
    told = {row.id for row in rows if row.kind == TOLD}
    found = {
        row.id: letters.get(row.id) or found_out.canonical_of(row) for row in references_in(rows) if row.id in told
    }
    return {name: target for name, target in found.items() if not is_reference(target)}


def _links_of_metadata(naming: Naming, found_out: Resolution) -> tuple[list[Quad], set[str]]:
    """The quads of publishers and authors that are somebody else, and the ids of these."""
    links: list[Quad] = []
    told: set[str] = set()
    for row in sorted(naming.single, key=order):
        target = found_out.canonical_of(row)
        if row.kind in TOLD_IN_METADATA and target != row.id:
            told.add(row.id)
            links.append(make_quad(node(row.id), CANONICAL, _target_node(target), _LINKS))
            links.append(make_quad(node(row.id), PREF_LABEL, literal(row.name), _LINKS))
    return links, told


def _wording_quads(rows: Iterable[Named]) -> Iterator[Quad]:
    """Texts that print the same words, each linked to the fullest of them."""
    signatures = ((row.id, Signature.unpacked(row.name)) for row in rows if row.kind == WORDING)
    for text, fullest in sorted(find_reprints(signatures)):
        yield make_quad(node(text), term("rec:sameWordingAs"), node(fullest), _LINKS)


def _alias_quads(found_out: Resolution, known: Known, told: set[str]) -> Iterator[Quad]:
    """Ids as found that were merged away: they still answer, by name and by id."""
    for alias, target in sorted(found_out.aliases.items()):
        if alias not in told and (alias in known.ids or alias in found_out.called_as_found):
            yield make_quad(node(alias), CANONICAL, _target_node(target), _LINKS)
            if alias not in known.ids:
                label = _label(alias, found_out.called_as_found[alias])
                yield make_quad(node(alias), PREF_LABEL, literal(label), _LINKS)


def _match_quads(found: Match) -> Iterator[Quad]:
    """The quads of an uncertain match: two actors or subjects that may be one, with a score and the reason for it."""
    digest = hashlib.sha256(f"{found.one}\x1f{found.other}".encode()).hexdigest()[:16]
    subject = node(relative_id("match", digest))
    yield make_quad(node(found.one), term("skos:closeMatch"), node(found.other), _LINKS)
    yield make_quad(subject, RDF_TYPE, term("rec:Match"), _LINKS)
    yield make_quad(subject, term("rec:concerns"), node(found.one), _LINKS)
    yield make_quad(subject, term("rec:concerns"), node(found.other), _LINKS)
    score = f"{found.score:.2f}".rstrip("0").rstrip(".")  # as the store gives it back: else it always looks changed
    yield make_quad(subject, term("rec:score"), literal(score, datatype=term("xsd:decimal")), _LINKS)
    yield make_quad(subject, term("rec:reason"), literal(found.reason), _LINKS)
    yield make_quad(subject, term("rec:reasonClass"), literal(found.kind), _LINKS)
    for reference in found.references:
        yield make_quad(subject, term("rec:onlyReference"), node(reference), _LINKS)


def _actor_quads(found_out: Resolution, known: Known, suggested: set[str]) -> Iterator[Quad]:
    """What is said of actors: of those minted all, of those declared what people decided in its place."""
    for target in sorted(found_out.called.keys() | (found_out.names.keys() | found_out.kinds.keys()) & known.ids):
        if target.startswith(("http", "reference/")):
            continue
        name, kind, called = found_out.names.get(target), found_out.kinds.get(target), found_out.called[target]
        if target in known.ids:
            yield from _decided_of_declared(target, name, kind, known)
            continue
        type_ = class_of(target, called, kind)
        if type_ is None:
            continue
        yield make_quad(node(target), RDF_TYPE, term(type_), _ACTORS)
        yield make_quad(node(target), PREF_LABEL, literal(name or _label(target, called)), _ACTORS)
        state = acts_for_its_state(target, known) if target in suggested else None
        if state:
            yield make_quad(node(target), term("rec:actsFor"), node(state), _ACTORS)


def _decided_of_declared(target: str, name: str | None, kind: str | None, known: Known) -> Iterator[Quad]:
    if name and name != known.labels.get(target):
        yield make_quad(node(target), PREF_LABEL, literal(name), _ACTORS)
        if target in known.labels:
            yield make_quad(node(target), term("skos:altLabel"), literal(known.labels[target]), _ACTORS)
    elif name:
        yield make_quad(node(target), PREF_LABEL, literal(name), _ACTORS)
    if kind:
        yield make_quad(node(target), RDF_TYPE, term(class_of(target, Counter(), kind) or "foaf:Agent"), _ACTORS)


def _speakers(
    decisions: Iterable[Decision], found_out: Resolution, known: Known, actors: Iterable[Quad], speaking: Speaking
) -> dict[str, DecidedSpeaker]:
    """Those whom decisions name as speakers or targets, as they are after merging, but for ids that nobody bears."""
    labels = dict(known.labels)
    for quad in actors:
        if quad.predicate == PREF_LABEL and is_literal(quad.object):
            labels[relative(str(quad.subject)[1:-1])] = quad.object.value
    kinds = {space: kind for kind, space in SPACE_OF.items()}
    found: dict[str, DecidedSpeaker] = {}
    for decision in decisions:
        for actor in decision.given if decision.judgement in {"speaker", "target"} else ():
            target = found_out.own.get(actor) or found_out.aliases.get(actor, actor)
            if target in labels:
                kind = found_out.kinds.get(target) or kinds.get(space_of(target), "unnamed")
                found[actor] = DecidedSpeaker(target, labels[target], kind, speaking.whenever(target))
    return found


def _targets(
    decisions: Iterable[Decision], rows: Iterable[Named], found_out: Resolution, subjects: Subjects
) -> dict[str, DecidedSpeaker]:
    """What decided targets of positions are, where these are references of other documents."""
    wanted = {each.object for each in decisions if each.judgement == "target" and is_reference(each.object)}
    if not wanted:
        return {}
    labels = {q.subject: q.object.value for q in subjects.quads if q.predicate == PREF_LABEL and is_literal(q.object)}
    found: dict[str, DecidedSpeaker] = {}
    for row in references_in(rows):
        if row.id in wanted:
            target = subjects.of_reference.get(row.id) or found_out.canonical_of(row)
            found[row.id] = DecidedSpeaker(target, labels.get(node(target), row.name), row.kind)
    return found


def _label(target: str, called: Counter[tuple[str, str]]) -> str:
    """The name an actor goes by: the one its id is made of, else one that tells whose, else the most frequent."""
    local = code_of(target)
    names = Counter(name for name, _ in called.elements())
    telling = {name for name, kind in called if kind in MINTED_IN and tells_whose(kind, name)}
    best = min(names, key=lambda name: (slug(name) != local, name not in telling, -names[name], name))
    return re.sub(r"^the ", "", best) if target.startswith("outlet/") else re.sub(r"^[Tt]he ", "", best)


def _target_node(target: str) -> Node:
    return named_node(target) if target.startswith("http") else node(target)
