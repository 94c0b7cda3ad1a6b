"""Event lists of documents about invented actors, made without reading any text."""

from __future__ import annotations

import random
from datetime import date, timedelta

from onrecord.discourse.event import Event, EventList, LeftOut, Node

NAMES = (
    "Norvania",
    "Keldmark",
    "Tarsovia",
    "Eskarand",
    "Aldermoor",
    "Mira Tal",
    "Oren Vask",
    "Osk Rin",
    "the Minister",
)
THINGS = ("vote in Ostrel", "blockade of Port Elsa", "truce", "raid", "letter", "embargo", "talks in Quenra")


def made_events(documents: int, seed: int = 1) -> EventList:
    """Events of that many documents, some undated, some said twice, with labels that two actors share."""
    rng = random.Random(seed)
    actors = [Node(f"actor/{place}", name, "person") for place, name in enumerate((*NAMES, "the Minister"))]
    subjects = [Node(f"subject/{place}", name, "event") for place, name in enumerate((*THINGS, "raid"))]
    found = []
    for number in range(documents):
        day = None if rng.random() < 0.05 else date(2019, 11, 20) + timedelta(days=rng.randrange(430))
        for place in range(rng.randrange(1, 5)):
            actor, subject = rng.choice(actors), rng.choice(subjects)
            favours = rng.random() < 0.5
            for again in range(1 + (rng.random() < 0.2)):
                name = f"{number}/{place}-{again}"
                ids = f"position/{name}", f"statement/{name}", f"document/{number}"
                found.append(Event(*ids, day, "issued" if day else "none", actor, None, subject, favours))
    found.sort(key=lambda one: (one.day or date.max, one.document, one.position, one.actor.id))
    return EventList(tuple(found), LeftOut())
