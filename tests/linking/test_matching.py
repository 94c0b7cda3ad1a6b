"""Actors across documents: which names are one, which may be, which namesakes are two, whatever the order."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.declared import Known
from onrecord.linking.groups import Joined, Judged
from onrecord.linking.linking import Links, link
from onrecord.linking.matching import Candidate, match
from onrecord.model.decision import Decision
from onrecord.model.ids import relative
from onrecord.model.named import ATTESTED, HELD, Named
from onrecord.names.spelling import variant_keys
from onrecord.rdf.quads import is_node, literal
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, node, term

NOBODY = Known.of([])


def candidate(name: str, *, state: str = "", office: str = "", kind: str = "person") -> Candidate:
    return Candidate(
        f"{kind}/{name}", kind, (name,), frozenset([state] if state else []), frozenset([office] if office else [])
    )


def judged(one: Candidate, other: Candidate) -> str:
    found = match([one, other])
    return "one" if found.certain else "maybe" if found.uncertain else "two"


PAIRS = [
    pytest.param("Elmar Mammadov", "Elmar Mammadow", "", "one", id="v and w"),
    pytest.param("Elmar Mammadov", "Elmar Məmmədov", "", "one", id="Azerbaijani letters"),
    pytest.param("Volodymyr Zelensky", "Volodymyr Zelenskyy", "", "one", id="y and yy"),
    pytest.param("Volodymyr Zelenskiy", "Volodymyr Zelenskij", "", "one", id="iy and ij"),
    pytest.param("Sergey Lavrov", "Сергей Лавров", "", "one", id="Cyrillic"),
    pytest.param("Nguyễn Phú Trọng", "Nguyen Phu Trong", "", "one", id="Vietnamese"),
    pytest.param("Wang Yi", "Yi Wang", "", "one", id="family name first"),
    pytest.param("Orbán Viktor", "Viktor Orban", "", "one", id="Hungarian order"),
    pytest.param("Dmitri Medvedev", "Dmitry Medvedev", "", "one", id="i and y"),
    pytest.param("Arayik Harutyunyan", "Arayik Vladimiri Harutyunyan", "", "maybe", id="one part more"),
    pytest.param("Arayik Harutyunyan", "Arayik Vladimiri Harutyunyan", "state/am", "one", id="and the state agrees"),
    pytest.param("Arayik Harutyunyan", "A. Harutyunyan", "", "maybe", id="an initial"),
    pytest.param("Arayik Harutyunyan", "A. Harutyunyan", "state/am", "one", id="an initial, and the state agrees"),
    pytest.param("Arayik Harutyunyan", "S. Harutyunyan", "state/am", "two", id="another initial"),
    pytest.param("Arayik Harutyunyan", "Arayik Arutyunyan", "", "maybe", id="h left off"),
    pytest.param("Mukhammad Rahimi", "Muhammad Rahimi", "", "maybe", id="kh and h"),
    pytest.param("Mira Talov", "Mirra Talov", "", "maybe", id="a letter doubled"),
    pytest.param("Mira Talov", "Mira Talov Jr.", "", "one", id="Junior is a matter for people"),
    pytest.param("Mira Talov", "Vera Talov", "state/xx", "two", id="sisters"),
    pytest.param("Mira Talov", "Mira Osk", "state/xx", "two", id="another surname"),
    pytest.param("Talov", "Mira Talov", "", "two", id="a surname alone"),
    pytest.param("Talov", "Mira Talov", "state/xx", "maybe", id="a surname, and the state agrees"),
    pytest.param("Hassan bin Said", "Hassan bin Salim", "state/xx", "two", id="sons of different fathers"),
]


@pytest.mark.parametrize(("one", "other", "state", "expected"), PAIRS)
def test_people(one: str, other: str, state: str, expected: str) -> None:
    pair = candidate(one, state=state), candidate(other, state=state)
    assert judged(*pair) == judged(*reversed(pair)) == expected


@pytest.mark.parametrize(
    ("one", "other", "kind", "expected"),
    [
        pytest.param("Election Commission of Norvania", "Norvania Election Commission", "org", "one", id="order"),
        pytest.param("Council of Norvania", "Council of Keldmark", "org", "two", id="two states' councils"),
        pytest.param("Norvanian Press Agency", "Norvanian Pres Agency", "org", "maybe", id="much alike"),
        pytest.param("Veldine Monitor", "Veldine Weekly", "outlet", "two", id="two papers"),
        pytest.param("President of Norvania", "Norvania's President", "post", "one", id="an office"),
    ],
)
def test_bodies(one: str, other: str, kind: str, expected: str) -> None:
    assert judged(candidate(one, kind=kind), candidate(other, kind=kind)) == expected


def test_actors_of_different_kinds_are_never_one() -> None:
    assert judged(candidate("Mira Talov"), candidate("Mira Talov", kind="org")) == "two"


def test_people_of_different_states_with_one_name_wait_for_a_person() -> None:
    one, other = candidate("Talov Mira", state="state/aa"), candidate("Mira Talov", state="state/bb")
    (found,) = match([one, other]).uncertain
    assert "states differ" in found.reason


def test_an_initial_that_fits_two_joins_neither() -> None:
    people = [candidate(name, state="state/aa") for name in ("Anna Talov", "Arno Talov", "A. Talov")]
    found = match(people)
    assert (len(found.certain), len(found.uncertain)) == (0, 2)


NAMES = st.lists(
    st.sampled_from(
        ["Mira Talov", "Mira Talow", "Talov Mira", "M. Talov", "Mira K. Talov", "Mirra Talov", "Osk Ferr", "O. Ferr"]
    ),
    unique=True,
    min_size=1,
)


@given(NAMES, st.randoms())
def test_the_order_of_actors_changes_nothing(names: list[str], random: object) -> None:
    actors = [candidate(name, state="state/aa" if len(name) % 2 else "") for name in names]
    shuffled = list(actors)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert match(actors) == match(shuffled)


@given(st.text(max_size=30))
def test_any_name_has_keys_or_none(name: str) -> None:
    assert all(isinstance(key, tuple) and all(key) for key in variant_keys(name))


def test_a_key_that_thousands_share_is_not_compared_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """4,000 people with one surname and initial: some neighbours each, never 8 million pairs."""
    from onrecord.linking import matching

    calls = 0
    original = matching._judge

    def counted(one: Candidate, other: Candidate) -> object:
        nonlocal calls
        calls += 1
        return original(one, other)

    monkeypatch.setattr(matching, "_judge", counted)
    letters = "bcdfghjklmnpqrstvwxz"
    people = [candidate(f"Ma{a}o{b}i{c} Talov") for a in letters for b in letters for c in letters[:10]]
    match(people)
    assert len(people) == 4000
    assert 0 < calls < 50 * len(people)


def person(place: str, name: str, *facts: tuple[str, str | None, str]) -> list[Named]:
    """A reference to a person, with offices as (office, state, day)."""
    rows = [Named(f"reference/{place}", "person", name)]
    for office, state, day in facts:
        rows += [Named(f"reference/{place}", HELD, office, state), Named(f"reference/{place}", ATTESTED, day)]
    return rows


def canonical(links: Links) -> dict[str, str]:
    return {
        relative(str(quad.subject)[1:-1]): relative(str(quad.object)[1:-1])
        for quad in links.links
        if quad.predicate == CANONICAL
    }


NAMESAKES = [
    *person("aa/1-9", "Mira Talov", ("President of Norvania", "state/nv", "2020-04-01")),
    *person("bb/1-9", "Mira Talov", ("ambassador of Keldmark", "state/kd", "2020-05-01")),
    *person("cc/1-9", "Mira Talov", ("President of Norvania", "state/nv", "2020-06-01")),
    *person("dd/1-9", "Mira Talov"),
]


def test_namesakes_with_offices_of_two_states_at_once_are_two() -> None:
    found = canonical(link(NAMESAKES, NOBODY))
    assert found["reference/aa/1-9"] == found["reference/cc/1-9"] == "person/mira-talov-nv"
    assert found["reference/bb/1-9"] == "person/mira-talov-kd"
    assert found["reference/dd/1-9"] == "person/mira-talov"


def test_who_served_another_state_years_later_is_one() -> None:
    later = [
        *person("aa/1-9", "Mira Talov", ("President of Norvania", "state/nv", "2010-04-01")),
        *person("bb/1-9", "Mira Talov", ("envoy of Keldmark", "state/kd", "2020-05-01")),
    ]
    assert set(canonical(link(later, NOBODY)).values()) == {"person/mira-talov"}


DECISIONS = [
    [],
    [Decision("same", "person/mira-talov-nv", "person/mira-talov-kd")],
    [Decision("different", "reference/cc/1-9", "person/mira-talov-nv")],
    [Decision("same", "reference/dd/1-9", "person/mira-talov-kd"), Decision("name", "person/mira-talov-kd", "M. T.")],
]


@pytest.mark.parametrize("decisions", DECISIONS, ids=["none", "merged", "split", "one reference"])
def test_the_order_of_documents_changes_no_link(decisions: list[Decision]) -> None:
    first = link(NAMESAKES, NOBODY, decisions)
    rows = list(permutations(NAMESAKES[::3]))
    assert len(rows) > 5
    for order in rows:
        again = link([*order, *(row for row in NAMESAKES if row not in order)], NOBODY, decisions)
        assert (again.links, again.actors) == (first.links, first.actors)


def test_a_split_reference_is_an_actor_of_its_own() -> None:
    found = canonical(link(NAMESAKES, NOBODY, DECISIONS[2]))
    assert found["reference/cc/1-9"] == "person/mira-talov-nv-cc"
    assert found["reference/aa/1-9"] == "person/mira-talov-nv"


def test_one_reference_moves_alone() -> None:
    links = link(NAMESAKES, NOBODY, DECISIONS[3])
    assert canonical(links)["reference/dd/1-9"] == "person/mira-talov-kd"
    labels = {quad.object for quad in links.actors if quad.predicate == PREF_LABEL}
    assert literal("M. T.") in labels


def test_an_uncertain_pair_is_two_nodes_with_a_close_match_that_has_its_score() -> None:
    links = link([*person("aa/1-9", "Mira Talov"), *person("bb/1-9", "Mirra Talov")], NOBODY)
    assert set(canonical(links).values()) == {"person/mira-talov", "person/mirra-talov"}
    (close,) = [quad for quad in links.links if quad.predicate == term("skos:closeMatch")]
    (score,) = [quad for quad in links.links if quad.predicate == term("rec:score")]
    concerned = {quad.object for quad in links.links if quad.predicate == term("rec:concerns")}
    assert concerned == {close.subject, close.object}
    assert is_node(score.subject)
    assert score.object == literal("0.76", datatype=term("xsd:decimal"))
    told_apart = link(
        [*person("aa/1-9", "Mira Talov"), *person("bb/1-9", "Mirra Talov")],
        NOBODY,
        [Decision("different", "person/mira-talov", "person/mirra-talov")],
    )
    assert not [quad for quad in told_apart.links if quad.predicate == term("skos:closeMatch")]


def test_a_speaker_in_a_record_may_be_someone_of_that_surname() -> None:
    known = Known(ids=frozenset({"state/nv"}), named={("state", "norvania"): "state/nv"})
    office = ("Minister of Norvania", "state/nv", "2020-04-01")
    links = link([*person("aa/1-9", "Ms. Talov (Norvania)"), *person("bb/1-9", "Mira Talov", office)], known)
    (close,) = [quad for quad in links.links if quad.predicate == term("skos:closeMatch")]
    assert {close.subject, close.object} == {node("person/mira-talov"), node("person/ms-talov-norvania")}


def test_an_alias_keeps_its_name_and_leads_to_what_it_is() -> None:
    links = link([*person("aa/1-9", "Mira Talov"), *person("bb/1-9", "Mira Talow")], NOBODY)
    assert canonical(links)["person/mira-talow"] == "person/mira-talov"
    labels = {str(quad.subject): quad.object for quad in links.links if quad.predicate == PREF_LABEL}
    assert list(labels.values()) == [literal("Mira Talow")]


def test_a_group_is_called_by_what_is_declared_else_by_what_was_named_first() -> None:
    joined = Joined(Judged(same=(("person/b", "person/a"),)), frozenset({"person/z"}))
    joined.join("person/b", "person/a")
    assert joined.root("person/a") == "person/b"
    joined.join("person/a", "person/z")
    assert joined.root("person/b") == "person/z"
    assert joined.root("person/q") == "person/q"
    assert joined.groups() == [{"person/a", "person/b", "person/z"}]
