"""The vocabulary and the declared actors that a store uses, as they were last loaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from onrecord.actors.reading import actors_bytes
from onrecord.codebook.declared import Codebook
from onrecord.codebook.reading import read_codebook
from onrecord.memory import give_back
from onrecord.output.writing import write_whole
from onrecord.rdf.files import parse_rdf, rdf_bytes
from onrecord.rdf.quads import Quad
from onrecord.resources import ontology_folder
from onrecord.store.declared import AGENDAS, declared_quads, hash_of, own_hash
from onrecord.store.folder import storage_errors
from onrecord.store.opening import MANY, OpenParts


class StoredVocabulary:
    """What an open store knows from Turtle files: those of the package, and the user's own actors and agendas."""

    def __init__(self, parts: OpenParts) -> None:
        self._parts = parts

    @property
    def own_actors(self) -> Path | None:
        """The file with the user's own actors that is in use, if there is one."""
        return self._parts.folder.own_actors if self._parts.folder.own_actors.is_file() else None

    def use(self, actors: Path | None = None) -> str:
        """The hash of the vocabulary now in use; a user's own actors stay until others are given."""
        with storage_errors(self._parts.path):
            folder = ontology_folder() / "vocabulary"
            found = hash_of(folder, actors or self.own_actors, self._parts.path / AGENDAS)
            if found != self._parts.manifest.fact("vocabulary") or not self._parts.folder.vocabulary.is_file():
                quads = declared_quads(folder, actors or self.own_actors, self._parts.path / AGENDAS)
                if actors:
                    write_whole(self._parts.folder.own_actors, actors_bytes(actors))
                write_whole(self._parts.folder.vocabulary, rdf_bytes(quads, "nquads"))
                self._parts.manifest.set_fact("links", "stale")
                self._parts.manifest.set_fact("vocabulary", found)
                if len(quads) > MANY:
                    del quads
                    give_back()
            return found

    def use_codebook(self, path: Path) -> None:
        """Take over the subjects that a file declares, in place of those declared before. Raises ``CodingError``.

        No document is read anew for them: they only tell what targets are linked to.
        """
        given = rdf_bytes(read_codebook(path).triples(), "turtle")
        with storage_errors(self._parts.path):
            write_whole(self._parts.folder.codebook, given)

    @property
    def codebook_digest(self) -> str:
        """Hexadecimal digits that change with the subjects that the user declares; empty if there are none."""
        place = self._parts.folder.codebook
        return hashlib.sha256(place.read_bytes()).hexdigest()[:16] if place.is_file() else ""

    def codebook(self) -> Codebook:
        """The subjects that the user declares."""
        place = self._parts.folder.codebook
        return read_codebook(place) if place.is_file() else Codebook()

    def own_hash(self) -> str:
        """The hash of the user's own actors and agendas, empty if there are none."""
        with storage_errors(self._parts.path):
            return own_hash(self.own_actors, self._parts.path / AGENDAS)

    def declared(self) -> list[Quad]:
        """The quads, as they were last loaded."""
        path = self._parts.folder.vocabulary
        if not path.is_file() and self._parts.manifest.fact("vocabulary"):  # else its quads would go from the graph
            if self._parts.folder.mode == "read":
                return list(
                    declared_quads(ontology_folder() / "vocabulary", self.own_actors, self._parts.path / AGENDAS)
                )
            self.use()
        return list(parse_rdf(path, "nquads")) if path.is_file() else []
