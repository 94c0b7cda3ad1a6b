"""The concepts of a file of DNA as subjects that are declared."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook.declared import FOR, DeclaredSubject
from onrecord.dna.file import CONCEPT, DnaFile
from onrecord.model.subject import SUBJECT_KINDS
from onrecord.names.folding import slug


def subjects_of_concepts(file: DnaFile) -> Iterator[DeclaredSubject]:
    """A subject for each concept: by its value, with what stands as its alias as wordings; below its parent."""
    codes: dict[str, str] = {}
    for one in file.entities.get(CONCEPT, ()):
        code = first = slug(one.value) or "concept"
        number = 1
        while code in codes.values():
            number += 1
            code = f"{first}-{number}"
        codes[one.value] = code
    for one in file.entities.get(CONCEPT, ()):
        kind = one.attributes.get("Type", "").lower()
        wordings = (part.strip() for part in one.attributes.get("Alias", "").split("|"))
        yield DeclaredSubject(
            codes[one.value],
            one.value,
            tuple(filter(None, wordings)),
            FOR,
            kind if kind in SUBJECT_KINDS else "",
            codes.get(one.parent or "", ""),
            f"concept “{one.value}”",
        )
