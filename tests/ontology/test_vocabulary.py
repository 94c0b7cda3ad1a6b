"""``ontology/vocabulary/``: built from the tables, the same each time, valid, and true to what it was built from."""

from __future__ import annotations

import csv
import doctest
import importlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, Namespace, Node

from onrecord.model.ids import BASE
from onrecord.rdf.namespaces import ACT, REC
from onrecord.resources import ontology_folder
from onrecord.un.agenda import load_agendas, official_title

SCRIPTS = Path(__file__).parents[2] / "scripts"
FILES = sorted((ontology_folder() / "vocabulary").rglob("*.ttl"))
ID, TERM = Namespace(BASE), Namespace(REC)


def build(*arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "build_vocabulary"), *arguments]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the ontology that a test may change."""
    return Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))


@cache
def vocabulary() -> Graph:
    graph = Graph()
    for file in FILES:
        graph.parse(file)
    return graph


def table(name: str) -> list[dict[str, str]]:
    with (ontology_folder() / "sources" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_committed_vocabularies_are_those_of_the_tables() -> None:
    result = build("--check")
    assert (result.returncode, result.stdout) == (0, "")


def test_a_vocabulary_changed_by_hand_is_named_and_the_check_fails(copy: Path) -> None:
    (copy / "vocabulary" / "organs.ttl").write_text("# nothing\n", "utf-8")
    (copy / "vocabulary" / "strange.ttl").write_text("# nothing\n", "utf-8")
    result = build("--check", "--ontology", str(copy))
    assert (result.returncode, result.stdout) == (1, "differs: organs.ttl\ndiffers: strange.ttl\n")


def test_two_builds_with_different_hash_seeds_are_the_same_to_the_byte(copy: Path) -> None:
    shutil.rmtree(copy / "vocabulary")
    assert build("--ontology", str(copy), seed="7").returncode == 0
    built = {str(file.relative_to(copy)): file.read_bytes() for file in copy.rglob("*.ttl")}
    for file in FILES:
        assert built[str(file.relative_to(ontology_folder()))] == file.read_bytes()


def test_a_session_is_added_by_its_table(copy: Path) -> None:
    agenda = "organ,session,status,item,sub_item,title,source\nga,80,provisional,7,,Question of Cyprus,invented\n"
    (copy / "sources" / "agenda_80.csv").write_text(agenda, "utf-8")
    assert build("--ontology", str(copy)).returncode == 0
    graph = Graph().parse(copy / "vocabulary" / "agenda" / "ga-80.ttl")
    item, session = ID["item/ga/80-provisional/7"], ID["session/ga/80"]
    assert graph.value(item, TERM.agendaStatus) == TERM.provisional
    assert graph.value(item, TERM.session) == session
    assert graph.value(session, SKOS.prefLabel) == Literal("Eightieth session of the General Assembly")
    assert graph.value(item, TERM.topic) == vocabulary().value(ID["item/ga/74/41"], TERM.topic)


def test_both_parsers_read_every_vocabulary() -> None:
    assert len(FILES) == 18
    for file in FILES:
        assert len(list(ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE))) == len(Graph().parse(file)) > 0, file


def test_no_triple_is_in_two_files() -> None:
    counts = Counter(triple for file in FILES for triple in Graph().parse(file))
    assert [triple for triple, count in counts.items() if count > 1] == []


def test_the_vocabularies_have_no_blank_nodes_and_no_languages() -> None:
    objects = {value for triple in vocabulary() for value in triple}
    assert not [value for value in objects if type(value).__name__ == "BNode"]
    assert not [value for value in objects if isinstance(value, Literal) and value.language]


def test_the_vocabularies_satisfy_the_shapes() -> None:
    shapes = Graph().parse(ontology_folder() / "shapes.ttl")
    conforms, _, text = pyshacl.validate(vocabulary(), shacl_graph=shapes, inplace=True)
    assert conforms, text


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("32", "Protracted conflicts in the GUAM area and their implications for international peace, security and "
               "development"),
        ("37", "The situation in the occupied territories of Azerbaijan"),
        ("68", "Elimination of racism, racial discrimination, xenophobia and related intolerance"),
        ("70", "Promotion and protection of human rights"),
        ("75", "Responsibility of States for internationally wrongful acts"),
        ("83", "The rule of law at the national and international levels"),
    ],
)  # fmt: skip
def test_an_item_of_session_74_has_its_official_title(item: str, title: str) -> None:
    node = ID[f"item/ga/74/{item}"]
    assert vocabulary().value(node, SKOS.prefLabel) == Literal(title)
    assert vocabulary().value(node, TERM.number) == Literal(item)


@pytest.mark.parametrize(
    ("one", "other"),
    [("73/35", "74/32"), ("73/41", "74/37"), ("73/12", "75/11/b"), ("74/79", "75/80"),
     ("73/28/b", "78/24/b"), ("78/25/a", "74/26"), ("78/25/b", "74/26/b"), ("73/133", "75/136"),
     ("76/3/a", "74/3/a"), ("77/85", "74/84"), ("78/79", "74/79"), ("79/86", "75/89"), ("80/84", "74/83"),
     ("80/7", "75/7"), ("80/99/z", "74/98/z"), ("77/118/k", "74/115/j")],
)  # fmt: skip
def test_a_matter_keeps_its_topic_while_its_number_moves(one: str, other: str) -> None:
    topics = {vocabulary().value(ID[f"item/ga/{place}"], TERM.topic) for place in (one, other)}
    assert len(topics) == 1
    assert None not in topics


def test_the_numbers_of_a_title_in_several_sessions_lead_to_one_topic() -> None:
    file = SCRIPTS.parents[1] / "shared" / "data" / "un" / "title_number_shift.csv"
    if not file.is_file() and os.environ.get("CI") != "true":
        pytest.skip("the table of moved titles is not beside the project")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    checked = 0
    for row in rows:
        places = [f"{session}/{row[f's{session}']}" for session in (73, 74, 75, 76, 77, 78, 80) if row[f"s{session}"]]
        topics = {vocabulary().value(ID[f"item/ga/{place}"], TERM.topic) for place in places} - {None}
        assert len(topics) <= 1, row["title_en"]
        checked += len(places) > 1
    assert checked > 130


def test_every_row_of_an_agenda_is_an_item_and_every_sub_item_part_of_one() -> None:
    rows = [row for session in range(73, 81) for row in table(f"agenda_{session}.csv")]
    items = set(vocabulary().subjects(RDF.type, TERM.AgendaItem))
    assert len(rows) == len(items) == 1101
    alone = [item for item in items if "(" in str(vocabulary().value(item, TERM.number))
             and not vocabulary().value(item, TERM.partOfItem)]  # fmt: skip
    assert {str(item).removeprefix(BASE).rpartition("/")[0] for item in alone} == {
        "item/ga/76/3", "item/ga/77/118", "item/ga/78/68", "item/ga/78/69",
    }  # fmt: skip


def test_every_item_tells_how_sure_it_is_and_whence() -> None:
    sure = {item: vocabulary().value(item, TERM.certainty) for item in vocabulary().subjects(RDF.type, TERM.AgendaItem)}
    assert Counter(sure.values()) == {TERM.official: 818, TERM.attested: 262, TERM.quoted: 21}
    assert all(vocabulary().value(item, DCTERMS.source) for item in sure)


def test_a_title_that_is_only_quoted_is_not_put_in_place_of_a_documents_own() -> None:
    agendas = load_agendas()
    assert agendas.title("organ/ga", "77", "14") is None
    assert agendas.title("organ/ga", "77", "22(c)") == "Women in development"
    assert official_title("organ/ga", "77", "22(c)") is None
    assert official_title("organ/ga", "78", "14") == "Culture of peace"


def test_a_state_has_the_three_letters_of_its_code() -> None:
    codes = {vocabulary().value(ID[f"state/{code}"], TERM.isoAlpha3) for code in ("cy", "nr", "ps")}
    assert codes == {Literal("CYP"), Literal("NRU"), Literal("PSE")}
    assert len(list(vocabulary().subject_objects(TERM.isoAlpha3))) == 249


def test_states_are_members_and_observers_and_nothing_else_is_a_state() -> None:
    states = set(vocabulary().subjects(RDF.type, TERM.State))
    flags = Counter(vocabulary().value(state, TERM.membership) for state in states)
    assert flags == {TERM.member: 193, TERM.observer: 2, TERM.former: 5}
    territories = set(vocabulary().subjects(RDF.type, TERM.Territory))
    assert len(territories) == 54 + len(table("territories.csv"))
    assert not territories & states
    assert all("/territory/" in str(territory) for territory in territories)


def test_no_name_of_an_actor_is_also_its_demonym_or_its_metonym() -> None:
    for predicate in (TERM.demonym, TERM.metonym):
        pairs = list(vocabulary().subject_objects(predicate))
        assert len(pairs) > 180
        for label in (SKOS.prefLabel, SKOS.altLabel):
            assert [pair for pair in pairs if (pair[0], label, pair[1]) in vocabulary()] == []


def test_a_territory_with_several_names_is_labelled_with_all_in_alphabetical_order() -> None:
    several = [row for row in table("territories.csv") if "|" in row["names"]]
    assert len(several) == 3
    for row in several:
        territory, own = ID[f"territory/{row['id']}"], sorted(row["names"].split("|"))
        assert vocabulary().value(territory, SKOS.prefLabel) == Literal(" / ".join(own))
        assert {Literal(name) for name in own} <= set(vocabulary().objects(territory, SKOS.altLabel))


def test_no_two_states_or_territories_share_a_name_or_a_metonym() -> None:
    places = [*vocabulary().subjects(RDF.type, TERM.State), *vocabulary().subjects(RDF.type, TERM.Territory)]
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        names = Counter(name for place in places for name in set(vocabulary().objects(place, predicate)))
        assert [name for name, count in names.items() if count > 1] == []
    metonyms = Counter(vocabulary().objects(None, TERM.metonym))
    assert len(metonyms) > 190
    assert [name for name, count in metonyms.items() if count > 1] == []


def test_no_two_organizations_or_organs_share_a_name_but_bodies_of_several_states() -> None:
    own = table("state_bodies.csv")
    of_states = Counter(name for row in own for name in {row["name"], *row["alt_names"].split("|")} - {""})
    shared = {name for name, count in of_states.items() if count > 1}
    kinds = [TERM.Organ, Namespace("http://www.w3.org/ns/org#").Organization]
    bodies = [body for kind in kinds for body in vocabulary().subjects(RDF.type, kind)]
    counts: Counter[Node] = Counter()
    for body in bodies:
        counts.update({*vocabulary().objects(body, SKOS.prefLabel), *vocabulary().objects(body, SKOS.altLabel)})
    assert len(bodies) == 195 + 33 + len(table("organizations.csv")) + len(own)
    assert {str(name) for name, count in counts.items() if count > 1} == shared


def test_a_government_acts_for_its_state_and_answers_to_its_capital() -> None:
    government = ID["org/government-az"]
    assert vocabulary().value(government, SKOS.prefLabel) == Literal("Government of Azerbaijan")
    assert vocabulary().value(government, TERM.actsFor) == ID["state/az"]
    assert list(vocabulary().objects(government, TERM.metonym)) == [Literal("Baku")]


def test_every_former_name_is_also_a_name_to_be_found_by() -> None:
    former = list(vocabulary().subject_objects(TERM.formerName))
    assert (ID["state/tr"], Literal("Turkey")) in former
    assert len(former) > 80
    assert all((subject, SKOS.altLabel, name) in vocabulary() for subject, name in former)


def test_every_cue_leads_to_an_act_and_every_act_to_saying_thinking_or_showing() -> None:
    acts = {row["id"]: row["broader"] for row in table("acts.csv")}
    assert len(acts) == 70
    assert {row["act"] for row in table("cues.csv")} <= set(acts)
    tops = set()
    for act in acts:
        seen = []
        while acts[act]:
            assert act not in seen
            seen.append(act)
            act = acts[act]
        tops.add(act)
    assert tops == {"say", "think", "show"}


def test_the_lemmas_of_the_cues_stand_with_their_acts() -> None:
    cues = {(row["act"], row["lemma"]) for row in table("cues.csv")}
    assert len(cues) > 300
    assert {
        (str(act).removeprefix(ACT), str(lemma)) for act, lemma in vocabulary().subject_objects(TERM.cueLemma)
    } == cues


@pytest.mark.parametrize("name", ["rdf_terms"])
def test_the_examples_in_the_scripts_hold(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    result = doctest.testmod(importlib.import_module(name))
    assert (result.failed, result.attempted > 0) == (0, True)
