"""The concepts of a file of DNA as subjects that are declared."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codebook.declared import AGAINST, FOR, DeclaredSubject
from onrecord.dna.file import CONCEPT, DnaFile
from onrecord.model.ids import code_of, is_declared_subject
from onrecord.model.subject import SUBJECT_KINDS
from onrecord.names.folding import slug


def subjects_of_concepts(file: DnaFile) -> Iterator[DeclaredSubject]:
    """A subject for each concept: by its value, with what stands as its alias as wordings; below its parent.

    One that was declared when the file was written keeps its id, and is against its thing if it was.
    """
    concepts = file.entities.get(CONCEPT, ())
    codes = {one.value: code_of(one.id) for one in concepts if is_declared_subject(one.id)}
    taken = set(codes.values())
    for one in concepts:
        code = first = codes.get(one.value) or slug(one.value) or "concept"
        number = 1
        while one.value not in codes and code in taken:
            number += 1
            code = f"{first}-{number}"
        taken.add(code)
        codes[one.value] = code
    for one in concepts:
        kind = one.attributes.get("Type", "").lower()
        wordings = (part.strip() for part in one.attributes.get("Alias", "").split("|"))
        yield DeclaredSubject(
            codes[one.value],
            one.value,
            tuple(filter(None, wordings)),
            AGAINST if one.turned else FOR,
            kind if kind in SUBJECT_KINDS else "",
            codes.get(one.parent or "", ""),
            f"concept “{one.value}”",
        )
