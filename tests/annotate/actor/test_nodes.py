"""What a text names and what it only speaks of: which words are an actor's, and of which kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.annotate.actor.wording.short_name import meant_by
from onrecord.model.document import Document
from onrecord.model.record import Record

Annotate = Callable[..., Record]


def named(record: Record) -> dict[str, str]:
    return {reference.name: reference.kind for reference in record.references if reference.kind != "document"}


def told_of(record: Record) -> set[str]:
    return {reference.name for statement in record.statements for reference in statement.about}


NOBODY = {
    "a verb that opens a paragraph": ("Condemns the raid in Rell.\n\nRequests Member States to help.", "Requests"),
    "an agreement": ("Norway and Fiji welcomed the Rell Lake Accords.", "Rell Lake Accords"),
    "a process": ("Norway said that the Vorrel Dialogue would go on.", "Vorrel Dialogue"),
    "a plan": ("Norway rejected the Vorrel-Osk Plan.", "Vorrel-Osk Plan"),
    "the commission of a deed": ("Norway condemned the commission of grave crimes in Fiji.", "the commission"),
    "the authority of an organ": ("Norway defied the authority of the Security Council.", "the authority"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NOBODY.values(), ids=NOBODY)
def test_deeds_texts_and_verbs_are_nobody(text: str, name: str, record_of: Annotate) -> None:
    assert not [found for found in named(record_of(text, "resolution")) if name in found]


IN_NAMES = {
    "before a text": "Fiji welcomed the Oslo Convention.",
    "before several words": "Fiji welcomed the Oslo Peace Agreement.",
    "before a meeting": "The Oslo talks went on, Fiji said.",
    "behind of": "Fiji welcomed the Statute of Oslo.",
    "with a hyphen": "Fiji welcomed an Oslo-based group.",
    "before a mayor": "Fiji welcomed Oslo Mayor Mira Tal.",
}  # fmt: skip


@pytest.mark.parametrize("text", IN_NAMES.values(), ids=IN_NAMES)
def test_a_capital_inside_another_name_is_no_government(text: str, record_of: Annotate) -> None:
    assert "org/government-no" not in {reference.canonical for reference in record_of(text).references}


def test_a_capital_that_speaks_is_its_government(record_of: Annotate) -> None:
    record = record_of("Oslo rejected the report of the council.")
    assert [reference.canonical for reference in record.references][:1] == ["org/government-no"]


def test_in_resolutions_a_capital_is_a_place(record_of: Annotate) -> None:
    record = record_of("Condemns the shelling of Oslo.", "resolution")
    assert "org/government-no" not in {reference.canonical for reference in record.references}


PHRASES = {
    "what a verb asks for": ("Norway called upon the Fijian parties to resume the talks.", "the Fijian parties"),
    "a list of states": (
        "Norway heard the representatives of Fiji and Samoa on Monday.",
        "the representatives of Fiji and Samoa",
    ),
    "a body with a state of two words": (
        "Norway heard the President of Bosnia and Herzegovina.",
        "the President of Bosnia and Herzegovina",
    ),
    "what is reminded of": (
        "Norway reminded the people of Fiji of their obligations.",
        "the people of Fiji",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), PHRASES.values(), ids=PHRASES)
def test_a_description_ends_where_it_tells_who_is_meant(text: str, name: str, record_of: Annotate) -> None:
    assert name in named(record_of(text))


def test_a_statement_is_about_those_alone_whom_its_words_tell(record_of: Annotate) -> None:
    text = "Norway said that both sides, all the victims and the people of Fiji deserve peace."
    assert told_of(record_of(text)) == {"the people of Fiji", "Fiji"}


def test_who_speaks_is_told_of_though_the_words_tell_nobody(record_of: Annotate) -> None:
    text = "Norway said that the witnesses deserve peace. The witnesses said that it rained."
    record = record_of(text)
    assert [[speaker.name for speaker in each.speakers] for each in record.statements][-1:] == [["The witnesses"]]


def test_a_body_of_two_states_is_neither_s(record_of: Annotate) -> None:
    record = record_of("Norway thanked the Fiji-Samoa Boundary Commission.")
    assert not {r.canonical for r in record.references} & {"org/boundary-commission-fj", "org/boundary-commission-ws"}


RESOLUTION = Document(text="", doc_id="made", kind="resolution", symbols=("S/RES/9001 (2030)",))
NEWS = Document(text="", doc_id="made", kind="news")
SHORT = {
    "all states": ("all States", RESOLUTION, "collective/states"),
    "members of the Council": ("the members of the Council", RESOLUTION, "collective/sc-members"),
    "the President of the Council": ("The President", RESOLUTION, "post/sc-president"),
    "a title with a slip in its hyphen": ("Secretary~General", RESOLUTION, "post/un-secretary-general"),
    "the community anywhere": ("the international community", NEWS, "collective/international-community"),
    "a union's member states in the press": ("Member States", NEWS, None),
    "a president in the press": ("the President", NEWS, None),
}  # fmt: skip


@pytest.mark.parametrize(("name", "document", "actor"), SHORT.values(), ids=SHORT)
def test_bare_names_mean_one_actor_where_the_document_tells(name: str, document: Document, actor: str | None) -> None:
    meant = meant_by(name, document)
    assert (meant[0] if meant else None) == actor


SHARED = {
    "the one that is named in full": ("South Korea protested. Fiji thanked Korea.", {"state/kr"}),
    "the one whose capital speaks": ("Fiji thanked Korea after Seoul protested.", {"state/kr", None}),
    "open where both are named": ("South Korea and North Korea met. Fiji thanked Korea.", {None}),
    "open where none is named": ("Fiji thanked Korea.", {None}),
    "its own where no other is named": ("Fiji thanked Guinea.", {"state/gn"}),
    "open where another with that word is named": ("Equatorial Guinea protested. Fiji thanked Guinea.", {None}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "actors"), SHARED.values(), ids=SHARED)
def test_a_name_that_states_share_is_told_by_the_text(text: str, actors: set[str | None], record_of: Annotate) -> None:
    start = text.rindex("Korea" if "Korea" in text else "Guinea")
    found = {r.canonical for r in record_of(text).references if any(begin == start for begin, _ in r.mentions)}
    assert found
    assert found <= actors


@pytest.mark.parametrize("name", ["the Niger Delta", "the Niger River", "the Gulf of Guinea", "the South China Sea"])
def test_a_state_is_not_named_by_water_and_land_that_are_called_for_it(name: str, record_of: Annotate) -> None:
    record = record_of(f"Fiji condemned the raids in {name}.")
    assert {r.canonical for r in record.references if r.kind == "state"} == {"state/fj"}
