"""Which subjects that a user declared the references of documents are of: by wording, or by all that it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.actors.declared import Known
from onrecord.codebook.declared import AGAINST, DIRECTIONS, Codebook
from onrecord.linking.groups import Judged
from onrecord.linking.subjects.label import bare_wording
from onrecord.linking.subjects.wording import Wording
from onrecord.model.ids import relative_id
from onrecord.model.subject import ToldSubject
from onrecord.names.folding import folded
from onrecord.names.subject_nouns import kind_of
from onrecord.rdf.namespaces import GRAPH_SUBJECTS
from onrecord.rdf.quads import Quad, literal, make_quad, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, kind_node, node, term

_SUBJECTS = named_node(GRAPH_SUBJECTS)
_EXACT = 0.5
"""What a wording counts that a document has word for word, beside what it tells."""


class Declared:
    """The declared subjects by id, and their wordings by what they may be found by."""

    def __init__(self, codebook: Codebook, known: Known) -> None:
        self.by_id = {one.id: one for one in codebook.subjects}
        self._wordings: dict[str, list[tuple[str, Wording]]] = defaultdict(list)
        self._exact: dict[str, tuple[str, Wording]] = {}
        self._kinds: dict[str, str] = {}
        for one in codebook.subjects:
            wordings = [Wording.of(text, known) for text in one.every_wording]
            for each in wordings:
                self._exact[each.text] = (one.id, each)
                for key in each.heads | each.classes if each.telling else ():
                    self._wordings[key].append((one.id, each))
            found = (kind_of()[name] for each in wordings for name in sorted(each.classes))
            self._kinds[one.id] = one.kind or next(found, "subject")

    def __bool__(self) -> bool:
        return bool(self.by_id)

    def of(self, told: Mapping[str, ToldSubject], judged: Judged) -> dict[str, str]:
        """The declared subject of each reference that tells of one: where several are as good, none is.

        A reference that a person set apart from others of a subject is not of it.
        """
        found = {name: subject for name, each in told.items() if (subject := self._best(each))}
        for one, other in judged.set_apart:
            if one in found and found.get(other) == found[one]:
                del found[one]
        return found

    def _best(self, told: ToldSubject) -> str:
        scores: dict[str, float] = {}
        for text in told.wordings:
            exact = self._exact.get(folded(bare_wording(text)))
            if exact and told.contrast <= exact[1].contrast:
                scores[exact[0]] = max(scores.get(exact[0], 0.0), exact[1].telling + _EXACT)
        for key in told.lemmas | told.classes:
            for subject, wording in self._wordings.get(key, ()):
                if wording.telling > scores.get(subject, 0.0) and wording.covers(told):
                    scores[subject] = wording.telling
        if not scores:
            return ""
        best = max(scores.values())
        good = [subject for subject, score in scores.items() if score == best]
        return good[0] if len(good) == 1 else ""

    def quads(self, subject: str, decided: str, typed: str) -> Iterator[Quad]:
        """What ``graph/subjects`` says of a declared subject, with the name and type that people gave it, if any."""
        one = self.by_id[subject]
        label = decided or one.thing
        yield make_quad(node(subject), RDF_TYPE, term("rec:Subject"), _SUBJECTS)
        yield make_quad(node(subject), term("rec:kind"), kind_node(typed or self._kinds[subject]), _SUBJECTS)
        yield make_quad(node(subject), PREF_LABEL, literal(label), _SUBJECTS)
        for wording in dict.fromkeys((one.label, *one.wordings)):
            if wording != label:
                yield make_quad(node(subject), term("skos:altLabel"), literal(wording), _SUBJECTS)
        if one.direction == AGAINST:
            yield make_quad(node(subject), term("rec:phrase"), literal(one.label), _SUBJECTS)
            yield make_quad(node(subject), term("rec:direction"), term(DIRECTIONS[AGAINST]), _SUBJECTS)
        if one.broader:
            above = relative_id("subject", one.broader)
            yield make_quad(node(subject), term("skos:broader"), node(above), _SUBJECTS)
