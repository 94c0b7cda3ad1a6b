"""Bodies whose name is that of bodies of several states: "the Foreign Office" is of the one that the text names."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.findings import Acting, Findings


def acting_by_shared_name(findings: Findings) -> Iterator[Acting]:
    """The bodies under such a name, each for the one state of those it may be of that is named in the text."""
    named: set[str] | None = None
    for cluster in findings.coreference.clusters:
        if cluster.kind != "organization" or cluster.canonical is not None or not cluster.mentions:
            continue
        bearers = findings.gazetteer.bearers_of(cluster.name.removeprefix("The ").removeprefix("the "))
        if not bearers:
            continue
        if named is None:
            named = _states_named(findings)
        fitting = [each for each in bearers if each.acts_for in named]
        if len(fitting) == 1 and fitting[0].acts_for is not None:
            cluster.canonical = fitting[0].id
            place = findings.parties.state(fitting[0].acts_for, cluster.mentions[0])
            yield Acting(cluster, findings.parties.cluster(place), (cluster.mentions[0],), "known-name")


def _states_named(findings: Findings) -> set[str]:
    """The states that a text names, also by the cities of their governments."""
    named = {place.canonical for place in findings.parties.places if place.kind == "state" and place.canonical}
    metonyms = (
        findings.gazetteer.actors.get(each.canonical or "") for each in findings.mentions if each.use == "metonym"
    )
    named |= {known.acts_for for known in metonyms if known is not None and known.acts_for}
    places = (each.name for each in findings.mentions if each.kind == "territory")
    return named | {state for name in places if (state := findings.gazetteer.state_seated_in(name)) is not None}
