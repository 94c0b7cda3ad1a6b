"""The subjects of a whole store: what each reference that a position is aimed at stands for, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.linking.groups import Judged
from onrecord.linking.matching import Match
from onrecord.linking.subjects.declared import Declared
from onrecord.linking.subjects.group import Group
from onrecord.linking.subjects.joining import Joining
from onrecord.linking.subjects.known import Known
from onrecord.linking.subjects.label import class_of, label_of
from onrecord.linking.subjects.little import join_little
from onrecord.linking.subjects.uncertain import uncertain
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

    ``uncertain`` are pairs of subjects that may be one.
    """

    of_reference: Mapping[str, str] = field(default_factory=dict)
    quads: tuple[Quad, ...] = ()
    uncertain: tuple[Match, ...] = ()

    @classmethod
    def of(
        cls,
        rows: Iterable[Named],
        judged: Judged,
        taken: Mapping[str, str],
        names: Mapping[str, str],
        declared: Declared | None = None,
    ) -> Subjects:
        """The subjects of all rows, whatever their order; these are gone over once.

        ``taken`` are references that stand for something else: an actor, a document, an item; these are subjects at
        once. ``names`` are the labels of states by id, ``declared`` the subjects that a user declared.
        """
        known = Known.of(rows)
        for reference in known.told.keys() & taken.keys():
            del known.told[reference]
        joining = Joining.of(known, judged, declared.of(known.told, judged) if declared else {})
        join_little(joining)
        found: dict[str, str] = {}
        quads: list[Quad] = []
        told_of: dict[str, tuple[str, str]] = {}
        for group in joining.groups.values():
            references = sorted(group.references)
            if not _is_one(group) and not any(each in judged.names or each in judged.types for each in references):
                continue
            own = min(group.declared, default="")
            subject = own or subject_id(references[0])
            found.update(dict.fromkeys(references, subject))
            decided = next((judged.names[each] for each in references if each in judged.names), "")
            typed = next((judged.types[each] for each in references if each in judged.types), "")
            if own:
                told_of[own] = (decided, typed)
                continue
            told = [known.told[each] for each in references]
            kind = typed or kind_of().get(class_of(group, told) or "", _ELSE)
            quads += _quads(subject, decided or label_of(group, told, names), kind)
        if declared:
            quads += [quad for each in declared.by_id for quad in declared.quads(each, *told_of.get(each, ("", "")))]
        return cls(found, tuple(sorted(quads, key=str)), tuple(uncertain(joining, found)))


def subject_id(reference: str) -> str:
    """The id of the subject that a reference is the first of.

    >>> subject_id("reference/00ff/3-9")
    'subject/00ff/3-9'
    """
    return reference.replace("reference/", "subject/", 1)


def _is_one(group: Group) -> bool:
    """Whether it is known well enough what it is: an event, a text; or several documents name it."""
    return bool(group.classes or group.declared) or len(group.members) > 1


def _quads(subject: str, label: str, kind: str) -> Iterator[Quad]:
    yield make_quad(node(subject), RDF_TYPE, term("rec:Subject"), _SUBJECTS)
    yield make_quad(node(subject), term("rec:kind"), term(f"kind:{kind}"), _SUBJECTS)
    if label:
        yield make_quad(node(subject), PREF_LABEL, literal(label), _SUBJECTS)
