"""The subjects of a whole store: what each reference that a position is aimed at stands for, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.linking.groups import Judged
from onrecord.linking.subjects.group import Group
from onrecord.linking.subjects.joining import Doubtful, Joining
from onrecord.linking.subjects.known import Known
from onrecord.linking.subjects.label import class_of, label_of
from onrecord.model.named import Named
from onrecord.names.subject_nouns import kind_of
from onrecord.rdf.namespaces import GRAPH_SUBJECTS
from onrecord.rdf.quads import Quad, literal, make_quad, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, node, term

_SUBJECTS = named_node(GRAPH_SUBJECTS)
_ELSE = "subject"


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects: ``of_reference`` has the id of each reference's, ``quads`` what ``graph/subjects`` says of them.

    ``doubtful`` are pairs of subjects' references that may be one.
    """

    of_reference: Mapping[str, str] = field(default_factory=dict)
    quads: tuple[Quad, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Named], judged: Judged, taken: Mapping[str, str], names: Mapping[str, str]) -> Subjects:
        """The subjects of all rows, whatever their order; these are gone over once.

        ``taken`` are references that stand for something else: an actor, a document, an item; these are subjects at
        once. ``names`` are the labels of states by id.
        """
        known = Known.of(rows)
        for reference in known.told.keys() & taken.keys():
            del known.told[reference]
        joining = Joining.of(known, judged)
        found: dict[str, str] = {}
        quads: list[Quad] = []
        for group in joining.groups.values():
            references = sorted(group.references)
            if not _is_one(group) and not any(each in judged.names or each in judged.types for each in references):
                continue
            subject = subject_id(references[0])
            found.update(dict.fromkeys(references, subject))
            decided = next((judged.names[each] for each in references if each in judged.names), "")
            told = [known.told[each] for each in references]
            typed = next((judged.types[each] for each in references if each in judged.types), "")
            kind = typed or kind_of().get(class_of(group, told) or "", _ELSE)
            quads += _quads(subject, decided or label_of(group, told, names), kind)
        return cls(found, tuple(sorted(quads, key=str)), tuple(_undecided(joining, found)))


def subject_id(reference: str) -> str:
    """The id of the subject that a reference is the first of.

    >>> subject_id("reference/00ff/3-9")
    'subject/00ff/3-9'
    """
    return reference.replace("reference/", "subject/", 1)


def _is_one(group: Group) -> bool:
    """Whether it is known well enough what it is: an event, a text; or several documents name it."""
    return bool(group.classes) or len(group.members) > 1


def _quads(subject: str, label: str, kind: str) -> Iterator[Quad]:
    yield make_quad(node(subject), RDF_TYPE, term("rec:Subject"), _SUBJECTS)
    yield make_quad(node(subject), term("rec:kind"), term(f"kind:{kind}"), _SUBJECTS)
    if label:
        yield make_quad(node(subject), PREF_LABEL, literal(label), _SUBJECTS)


def _undecided(joining: Joining, subjects: Mapping[str, str]) -> Iterator[Doubtful]:
    """The doubtful pairs between what are two subjects now, each once with its best score."""
    best: dict[tuple[str, str], float] = {}
    for each in joining.doubtful:
        pair = tuple(sorted((subjects.get(each.one, ""), subjects.get(each.other, ""))))
        if all(pair) and pair[0] != pair[1]:
            best[pair[0], pair[1]] = max(each.score, best.get((pair[0], pair[1]), 0.0))
    return (Doubtful(score, *pair) for pair, score in sorted(best.items()))
