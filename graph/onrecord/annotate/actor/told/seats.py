"""The cities by whose names a document calls the governments of states that only documents tell of.

A text tells a city as a state's capital ("the Norvanian capital, Halvora"), or by what only a capital has: a ministry
of the state publishes there, another's embassy is there. Only cities that no vocabulary has are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotate.actor.gazetteer import Gazetteer, KnownActor, Use
from onrecord.annotate.actor.told.states import NAMES, any_of
from onrecord.model.document import Document
from onrecord.model.ids import code_of, relative_id
from onrecord.names.word_list import word_list

_CITY = rf"(?P<city>{NAMES})"
_END = r"(?=[,.;:)\n]|\s[–—-]\s)"
_SENT = any_of(word_list("told_states.csv", "sent"))
_SEATED = re.compile(rf"(?<!\w)(?i:{any_of(word_list('told_states.csv', 'seated_body'))})(?!\w)")
_PLACE_AND_DAY = re.compile(
    rf"\A\s*{_CITY}, (?:\d{{1,2}} [A-Z][a-z]+|[A-Z][a-z]+ \d{{1,2}},) \d{{4}}\s*$", re.MULTILINE
)
_DATELINE = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,2}?(?=\s*[,(/—–:-]|\s*$)")
_ACTS = r"(?:[a-z]+ly |also |has |had ){0,2}(?:[a-z]+(?:s|ed)|will|would|has|had)\b"
_NAMED = re.compile(rf"\b{NAMES}\b")
_FIRST = re.compile(r"[^\n]*?[.!?](?=\s)")


def told_seats(document: Document, states: Sequence[KnownActor], gazetteer: Gazetteer) -> list[KnownActor]:
    """The governments of states that a document tells of, each called by the one city that it tells as theirs."""
    if not states:
        return []
    found: dict[str, dict[str, KnownActor]] = {}
    told = {name for state in states for name in state.names}
    for city, state in (*_named(document.text, states), *_written(document, states)):
        if city not in told and not gazetteer.knows(city):
            found.setdefault(city, {})[state.id] = state
    alone = len(states) == 2 and not _names_known(document.text, gazetteer)
    for city, state in _by_embassies(document, states) if alone else ():
        if city not in found and city not in told and not gazetteer.knows(city):
            found.setdefault(city, {})[state.id] = state
    cities: dict[str, list[str]] = {}
    for city, of_states in found.items():
        if len(of_states) == 1:
            cities.setdefault(next(iter(of_states)), []).append(city)
    return [_government(state, cities[state.id]) for state in states if len(cities.get(state.id, ())) == 1]


def _government(state: KnownActor, cities: Iterable[str]) -> KnownActor:
    of_state = relative_id("org", f"government-{code_of(state.id)}")
    label = f"Government of {state.label}"
    names: dict[str, Use] = {label: "name", **dict.fromkeys(cities, "metonym")}
    return KnownActor(of_state, "organization", label, names, state.id)


def _own(state: KnownActor) -> str:
    """What stands before something of a state's: "Norvania's", "the Norvanian"."""
    adjectives = [name for name, use in state.names.items() if use == "demonym"]
    return "|".join([rf"{re.escape(state.label)}(?:['’]s|(?<=s)['’])", *map(re.escape, adjectives)])


def _named(text: str, states: Iterable[KnownActor]) -> Iterator[tuple[str, KnownActor]]:
    """The cities that are told to be capitals, each with the state."""
    for state in states:
        own, name = _own(state), re.escape(state.label)
        of_state = rf"capital(?: city)? of (?:the )?{name}"
        for pattern in (
            rf"(?<!\w)(?:{own}) capital(?: city of| city)? {_CITY}(?!\w)",
            rf"(?<!\w)(?:{own}) capital(?: city)?, {_CITY}{_END}",
            rf"(?<!\w){of_state},? {_CITY}{_END}",
            rf"(?<!\w){_CITY},? (?:is |\()?(?:the )?{of_state}(?!\w)",
            rf"(?<!\w){_CITY}, (?:the )?(?:{own}) capital(?!\w)",
        ):
            for place in re.finditer(pattern, text):
                yield place["city"].removeprefix("In ").removeprefix("The "), state


def _written(document: Document, states: Sequence[KnownActor]) -> Iterator[tuple[str, KnownActor]]:
    """The city where a text was written, where that is a capital by the body that wrote or by its first sentence."""
    line = _PLACE_AND_DAY.search(document.text)
    city = line["city"] if line else next(datelines(document), None)
    if city is None:
        return
    publisher = document.publisher or ""
    of_publisher = [state for state in states if re.search(rf"(?<!\w){re.escape(state.label)}(?!\w)", publisher)]
    if len(of_publisher) == 1 and _SEATED.search(publisher):
        yield city, of_publisher[0]
    body = next(iter(document.sections_of("body")), None)
    first = _FIRST.match(document.text, body.start) if body else None
    here = [state for state in states if first and any(name in first[0] for name in state.names)]
    if first and len(here) == 1:
        own, name = _own(here[0]), re.escape(here[0].label)
        if re.search(rf"(?<!\w)(?:capital of (?:the )?{name}|(?:{own}) capital)(?! [A-Z]|, [A-Z])(?!\w)", first[0]):
            yield city, here[0]


def datelines(document: Document) -> Iterator[str]:
    """What may be the city in the datelines of a document, in their order."""
    for section in document.sections_of("dateline"):
        for city in _DATELINE.finditer(document.text[slice(*section.span)]):
            yield city[0].title() if city[0].isupper() else city[0]


def _names_known(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a text names a state or a land that is known."""
    names = {word for place in _NAMED.finditer(text) for word in (place[0], place[0].split()[-1])}
    known = (gazetteer.of_name(name) for name in names)
    return any(each is not None and each.kind in {"state", "territory"} for each in known)


def _by_embassies(document: Document, states: Sequence[KnownActor]) -> Iterator[tuple[str, KnownActor]]:
    """The cities that act as governments do and have one state's embassy, where the text tells of one state more."""
    for state, other in zip(states, reversed(states), strict=True):
        name = re.escape(state.label)
        for pattern in (
            rf"(?<!\w)(?:{_own(state)}) (?:{_SENT}) in {_CITY}(?!\w)",
            rf"(?<!\w)(?:{_SENT}) of (?:the )?{name} (?:accredited )?(?:in|to) {_CITY}(?!\w)",
            rf"(?:\A|[.\n] ?){name} [^.\n]*\bits (?:{_SENT}) in {_CITY}(?!\w)",
        ):
            for place in re.finditer(pattern, document.text):
                acts = rf"(?<!in )(?<!at )(?<!near )(?<!from )(?<!to )(?<!\w){re.escape(place['city'])} {_ACTS}"
                if re.search(acts, document.text):
                    yield place["city"], other
