"""What ties the documents of a store together, brought up to date with what they and people's decisions say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress

from onrecord.actors.declared import Known
from onrecord.digest.pack import digest_of
from onrecord.digest.shape import Digest
from onrecord.linking.linking import Linking
from onrecord.memory import give_back, without_collecting
from onrecord.model.decision import in_force
from onrecord.model.named import Named
from onrecord.rdf.quads import Quad
from onrecord.rdf.terms import graph_node
from onrecord.store.changing import count_quads
from onrecord.store.decisions import decided_changes, decided_keys
from onrecord.store.findings import StoredFindings
from onrecord.store.folder import storage_errors
from onrecord.store.links.indexing import index_names, index_texts
from onrecord.store.links.shared import Version, revision_quads, shared_quads, shared_quads_in
from onrecord.store.links.swap import bring, differing, hashes_of
from onrecord.store.opening import OpenParts
from onrecord.store.vocabulary import StoredVocabulary
from onrecord.triples.carrying import applied, carried_quads, origins, standings
from onrecord.triples.document import described_node


@dataclass(frozen=True, slots=True)
class _Computed:
    """What ties documents together, as it should be; ``old`` and ``new`` are what decisions change in documents.

    The links of the references are not held but made each time they are gone over.
    """

    shared: Sequence[Quad]
    linking: Linking
    named: Iterable[Named]
    old: Sequence[Quad]
    new: Sequence[Quad]

    @classmethod
    def of(cls, parts: OpenParts, vocabulary: StoredVocabulary) -> _Computed:
        """All of it, computed from what the documents name and people decided."""
        declared = vocabulary.declared()
        versions = {run: version for run, (version, _) in parts.manifest.runs.that_made_documents().items()}
        decisions = in_force(parts.decisions.read())
        standing = standings(decisions, StoredFindings(parts.graph, parts.manifest, vocabulary.declared))
        holding = applied(standing)
        named = parts.manifest.all_named()
        linking = Linking.of(named, Known.of(declared), holding, origins(standing), vocabulary.codebook())
        give_back()  # of what was compared a third is needed from here on
        shared = [*shared_quads(declared, linking, versions, decisions), *revision_quads(_revised(parts))]
        shared += carried_quads(standing)
        return cls(shared, linking, named, *decided_changes(parts.graph, holding, linking.links.speakers))

    def references(self) -> Iterable[Quad]:
        """The links of the references."""
        return self.linking.of_references(self.named)

    def quads(self) -> Iterator[Quad]:
        """All of it, in order."""
        return chain(self.shared, self.references(), self.new)


def differences(parts: OpenParts, vocabulary: StoredVocabulary) -> tuple[int, int]:
    """How many quads that tie documents together are there and should not be, and how many are missing."""
    before = [hashes_of(shared_quads_in(parts.graph))]
    computed = _Computed.of(parts, vocabulary)
    goes, comes = differing([*before, hashes_of(computed.old)], hashes_of(computed.quads()))
    return int(goes.sum()), int(comes.sum())


def relink(parts: OpenParts, vocabulary: StoredVocabulary) -> None:
    """Compute links, minted actors, runs and the index of names anew if anything changed; index new texts."""
    with storage_errors(parts.path), without_collecting():
        index_texts(parts)
        digest = parts.decisions.digest
        codebook = vocabulary.codebook_digest
        known = (parts.manifest.fact("decisions"), parts.manifest.fact("codebook") or "")
        if parts.manifest.fact("links") == "fresh" and known == (digest, codebook):
            return
        parts.manifest.set_fact("links", "stale")
        parts.free()
        decided = decided_keys(parts.graph)
        before = [hashes_of(shared_quads_in(parts.graph))]
        parts.free(len(before[0]))
        computed = _Computed.of(parts, vocabulary)
        before.append(hashes_of(computed.old))
        # Gone over twice, not held: hashes of eight bytes tell what is said already.
        goes, comes = differing(before, hashes_of(computed.quads()))
        gone = list(compress(chain(shared_quads_in(parts.graph), computed.old), goes)) if goes.any() else []
        parts.free(len(goes) if gone else 0)
        bring(parts.graph, gone, compress(computed.quads(), comes))
        with parts.manifest.transaction():
            parts.manifest.digests.resolve(chain(computed.linking.links.links, computed.references()))
            parts.manifest.digests.put(_digests_anew(parts))
            index_names(parts)
            parts.manifest.sizes.put(_sizes_anew(parts, decided))
            parts.manifest.set_fact("links", "fresh")
            parts.manifest.set_fact("decisions", digest)
            parts.manifest.set_fact("codebook", codebook)
        parts.put_together()
        parts.graph.flush()  # else the next to open the store replays the log, which takes as long as the build


def _digests_anew(parts: OpenParts) -> Iterator[tuple[str, Digest]]:
    """Those of documents whose description changed since they were read, or that an older version stored."""
    for key in sorted(set(parts.manifest.digests.missing()) - decided_keys(parts.graph)):
        quads = parts.graph.match(None, None, None, graph_node(key))
        yield key, digest_of(key, (quad.triple for quad in quads))


def _sizes_anew(parts: OpenParts, decided: set[str]) -> list[tuple[str, int]]:
    """Those of graphs that decisions change, or changed before, and of all whose size was not noted."""
    keys = (decided | decided_keys(parts.graph)) & set(parts.manifest.keys()) | set(parts.manifest.sizes.lacking())
    return [(key, count_quads(parts.graph, key)) for key in sorted(keys)]


def _revised(parts: OpenParts) -> Iterator[tuple[Version, Version]]:
    for found in parts.manifest.files.revisions():
        newer, older = (parts.manifest.entry(key) for key in (found.newer, found.older))
        if newer and older:
            yield tuple(  # type: ignore[misc]
                Version(each.key, described_node(each.described)) for each in (newer, older)
            )
