"""Voters: the clusters of the states that lists and brackets name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.state_names import StateNames
from onrecord.annotate.findings import Findings
from onrecord.model.document import Span
from onrecord.model.finding.adoption import Choice, Voters
from onrecord.names.word_list import word_set
from onrecord.un.voting.names import without_furniture

Sides = tuple[tuple[Choice, tuple[Cluster, ...]], ...]

_BROKEN = re.compile(r"(?<=[a-z])-[ \t]*\n\s*(?=[a-z])")
_PERMANENT = word_set("un_votes.csv", "permanent")


def state_of(states: StateNames, words: str) -> str | None:
    """The id of the state that a name in a list is of, whatever breaks, articles and marks are in it or around it."""
    name = plain_name(words).strip(".,*\u2020' ")
    plain = re.sub(r"(?<=\w)[.'\u2019,]+(?=\s|$)", "", name)  # marks that scanners leave behind words
    forms = (name, re.sub(r"^[Tt]he\s+", "", name), name.replace("- ", ""), name.replace("'", "\u2019"), plain)
    return next((state for form in forms if (state := states.named(form))), None)


def plain_name(words: str) -> str:
    """A name without breaks of lines and pages.

    >>> plain_name("Nor-\\nvania"), plain_name("Port\\nA/79/PV.9954\\nElsa")
    ('Norvania', 'Port Elsa')
    """
    return " ".join(_BROKEN.sub("", without_furniture(words)).split())


class Electorate:
    """The clusters of a document's voters, each made once."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._known = {each.canonical: each for each in reversed(findings.coreference.clusters) if each.canonical}
        self._named = {each.name: each for each in reversed(findings.coreference.clusters) if each.kind == "state"}

    def sides(self, voters: Iterable[Voters]) -> Sides:
        """Who made each choice, each once; a choice that nobody made is none."""
        found = ((side.choice, {id(each): each for each in map(self._of, side.names)}) for side in voters)
        return tuple((choice, tuple(clusters.values())) for choice, clusters in found if clusters)

    def _of(self, span: Span) -> Cluster:
        words = self._findings.document.text[slice(*span)]
        state = state_of(self._findings.states, words)
        name = plain_name(words)
        cluster = self._known.get(state) if state else self._named.get(name)
        if cluster is None:
            cluster = Cluster(name, "state", state)
            self._findings.coreference.clusters.append(cluster)
            self._named[name] = cluster
            if state:
                self._known[state] = cluster
        cluster.mentions.append(span)
        return cluster


def vetoing(sides: Sides, count: int) -> tuple[Cluster, ...]:
    """Whose negative votes were vetoes, where the text says that so many permanent members' votes decided.

    Those against who are known to be permanent members; of others all, where no more than so many were against.
    """
    against = next((clusters for choice, clusters in sides if choice == "against"), ())
    permanent = tuple(cluster for cluster in against if cluster.canonical in _PERMANENT)
    return permanent or (against if 0 < len(against) <= count else ())
