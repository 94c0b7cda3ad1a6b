"""For whom each reference speaks: as its own document attests, else as others of about the day do, else as is declared.

A document's word counts for that document alone where it tells for whom somebody acts. Where it does not, the
attestation nearest in time does, from no more than a year away; two of one day that differ tell nothing. Somebody
declared to act for a state acts for it wherever no document of that time says otherwise. What somebody acts for may
itself act for another: the spokesperson of a ministry speaks for its state. An office that a report names without a
state, and of which nothing else is told, is of the state or land in whose name its outlet stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.actors.declared import Known
from onrecord.linking.lands import home_of, homes_in
from onrecord.linking.resolution import Resolution, acts_for_its_state
from onrecord.linking.tally import Naming, called_by, references_in
from onrecord.model.ids import is_reference, key_of
from onrecord.model.named import Named

NEAR = 366
"""Days within which what one document attests of somebody holds in another that tells nothing of it."""

_Attestation = tuple[str, frozenset[str]]


@dataclass(slots=True)
class Speaking:
    """For whom references speak.

    ``days`` are those of documents, by key. ``told`` leads from references to what their own document says that they
    act for, resolved, ``attested`` from actors to the same by day, earliest first, ``declared`` from actors to those
    for whom they act by what is declared.
    """

    days: Mapping[str, str]
    told: dict[str, frozenset[str]] = field(default_factory=dict)
    attested: dict[str, list[_Attestation]] = field(default_factory=dict)
    declared: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, rows: Iterable[Named], naming: Naming, found_out: Resolution, known: Known, suggested: Iterable[str]
    ) -> Speaking:
        """What all documents tell, whatever their order; the rows are gone over once.

        ``suggested`` are minted actors whose ids documents suggest, so that these may tell their states.
        """
        wanted = {*naming.acting, *naming.local, *(party for parties in naming.acting.values() for party in parties)}
        actors = {row.id: found_out.canonical_of(row) for row in references_in(rows) if row.id in wanted}
        speaking = cls(naming.days)
        speaking.declared = {target: tuple(_chain(target, known)) for target in (*known.acts_for, *suggested)}
        by_actor: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for holder, parties in naming.acting.items():
            if holder not in actors:
                continue
            acted_for = speaking._closed(parties, naming.acting, actors) - {actors[holder]}
            speaking.told[holder] = frozenset(acted_for)
            day = naming.acted_on.get(holder, "")
            if day and not is_reference(actors[holder]) and acted_for:
                by_actor[actors[holder]][day] |= acted_for
        speaking.attested = _by_day(by_actor)
        names = homes_in((*naming.counts, *map(called_by, naming.single)), known)
        homes = {publisher: home_of(publisher, names) for publisher in set(naming.local.values())}
        for holder, publisher in naming.local.items():
            home, actor, day = homes[publisher], actors.get(holder), naming.days.get(key_of(holder), "")
            if home is None or actor is None or holder in speaking.told:
                continue
            land = found_out.aliases.get(home, home)
            speaking.told[holder] = speaking._about_then(actor, day) or frozenset([land])
            if day and not is_reference(actor):
                by_actor[actor][day] |= speaking.told[holder]
        speaking.attested = _by_day(by_actor)
        return speaking

    def _closed(self, parties: Iterable[str], acting: Mapping[str, set[str]], actors: Mapping[str, str]) -> set[str]:
        """The actors of parties, and those for whom these act in turn, in the same document or as is declared."""
        found: set[str] = set()
        left, seen = sorted(parties), set()
        while left:
            party = left.pop()
            if party in seen or party not in actors:
                continue
            seen.add(party)
            found.update([actors[party], *self.declared.get(actors[party], ())])
            left += sorted(acting.get(party, ()))
        return found

    def of_reference(self, reference: str, actor: str) -> Iterator[str]:
        """Those for whom a reference speaks, sorted; ``actor`` is what it stands for."""
        told = self.told.get(reference)
        if not told and not is_reference(actor):
            told = self._about_then(actor, self.days.get(key_of(reference), ""))
        yield from sorted(told or self.declared.get(actor, ()))

    def whenever(self, actor: str) -> tuple[str, ...]:
        """Those for whom an actor speaks on any day, sorted: as all that documents tell agrees, else as is declared."""
        told = {parties for _, parties in self.attested.get(actor, ())}
        return tuple(sorted(told.pop() if len(told) == 1 else self.declared.get(actor, ())))

    def _about_then(self, actor: str, day: str) -> frozenset[str]:
        """Those for whom an actor acts by the attestations nearest to a day, on which all of them agree."""
        attested = self.attested.get(actor, [])
        if not day or not attested:
            return frozenset()
        place = bisect_left(attested, (day, frozenset[str]()))
        beside = attested[max(0, place - 1) : place + 1]
        apart = [abs((date.fromisoformat(each) - date.fromisoformat(day)).days) for each, _ in beside]
        nearest = min(apart)
        told = {parties for (_, parties), days in zip(beside, apart, strict=True) if days == nearest}
        return told.pop() if len(told) == 1 and nearest <= NEAR else frozenset()


def _by_day(told: Mapping[str, Mapping[str, set[str]]]) -> dict[str, list[_Attestation]]:
    return {actor: [(day, frozenset(days[day])) for day in sorted(days)] for actor, days in told.items()}


def _chain(target: str, known: Known) -> Iterator[str]:
    """Those for whom an actor acts by what is declared, the next first; a state acts for itself."""
    seen: set[str] = set()
    step = known.acts_for.get(target) or (None if target in known.ids else acts_for_its_state(target, known))
    while step and step not in seen:
        seen.add(step)
        yield step
        step = known.acts_for.get(step)
