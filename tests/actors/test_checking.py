"""What a file of actors cannot say, each with the line and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.actors.reading import actors_bytes, read_actors
from onrecord.errors import VocabularyError
from onrecord.model.ids import relative
from onrecord.rdf.terms import node, term
from onrecord.store.declared import own_actors

HEAD = """@prefix rec: <https://w3id.org/onrecord/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix act: <https://w3id.org/onrecord/vocabulary/act/> .
@prefix subject: <https://w3id.org/onrecord/vocabulary/subject/> .
<state/x-norvania> a rec:State ; skos:prefLabel "Norvania" ; skos:altLabel "Republic of Norvania" .
"""
"""Six lines; what a case adds begins on the seventh."""


def written(folder: Path, turtle: str) -> Path:
    path = folder / "own.ttl"
    path.write_text(HEAD + turtle, "utf-8")
    return path


@pytest.mark.parametrize(
    "turtle",
    [
        pytest.param('<org/x-mfa> a org:Organization ; skos:prefLabel "MFA" ; rec:actsFor <state/x-norvania> .',
            id="an id"),
        pytest.param('<org/x-mfa> a org:Organization ; skos:prefLabel "MFA" ; rec:actsFor "norvania" .', id="a name"),
        pytest.param('<org/x> a org:Organization ; skos:prefLabel "X" ; rec:actsFor <state/fr> .',
            id="of the vocabulary"),
        pytest.param('<state/fr> skos:altLabel "Hexagon" .', id="one more name of a state"),
        pytest.param('<person/x> a foaf:Person ; skos:prefLabel "Тал"@uk, "Tal"@en .', id="a name in each language"),
        pytest.param('subject:x a skos:Concept ; skos:prefLabel "the vote" ; skos:broader subject:y .'
                     ' subject:y a skos:Concept ; skos:prefLabel "votes" .', id="subjects"),
        pytest.param('<http://o.example/nv> a rec:State ; skos:prefLabel "Ostrel" .', id="an id of others"),
        pytest.param('<person/x> a foaf:Person ; skos:prefLabel "Tal" ; foaf:homepage <http://o.example/> .',
            id="more"),
    ],
)  # fmt: skip
def test_what_is_said_of_actors_and_subjects_is_taken(turtle: str, tmp_path: Path) -> None:
    assert own_actors(written(tmp_path, turtle))


def test_a_name_where_an_id_is_wanted_is_the_node_that_bears_it(tmp_path: Path) -> None:
    turtle = '<org/x-mfa> a org:Organization ; skos:prefLabel "MFA" ; rec:actsFor "Republic of Norvania" .'
    path = written(tmp_path, turtle)
    (found,) = [each.object for each in read_actors(path).triples if each.predicate == term("rec:actsFor")]
    assert found == node("state/x-norvania")
    (tmp_path / "kept.ttl").write_bytes(actors_bytes(path))
    kept = own_actors(tmp_path / "kept.ttl")
    assert {str(each) for each in kept} == {str(each) for each in own_actors(path)}
    assert relative(found.value) == "state/x-norvania"


@pytest.mark.parametrize(
    ("turtle", "line", "told"),
    [
        pytest.param("<statement/00ff/-_3-9> a rec:Statement ; skos:prefLabel 'x' .", 7,
            "statement/00ff/-_3-9 is no actor and no subject; give it an rdf:type", id="a statement"),
        pytest.param("<document/00ff> a rec:Document ; skos:prefLabel 'x' .", 7, "is no actor and no", id="a document"),
        pytest.param("<state/x-norvania> rec:canonical <state/fr> .", 7,
            "has rec:canonical, which is said of documents; a file of actors speaks of actors and", id="a link"),
        pytest.param("\n<state/x-norvania>\n rec:speaker <state/fr> .",
            9, "has rec:speaker, which is said", id="a statement's"),
        pytest.param("<state/x-norvania> nif:beginIndex 3 .", 7, "has nif:beginIndex, which", id="a span"),
        pytest.param("<state/x-norvania> rec:actFor <state/fr> .",
            7, "has rec:actFor, which does not exist", id="a slip"),
        pytest.param("<item/ga/74/68> skos:altLabel 'x' .",
            7, "item/ga/74/68 has no rdf:type; say", id="an agenda item"),
        pytest.param("act:reject skos:altLabel 'rejects' .", 7, "act/reject has no rdf:type", id="an act"),
        pytest.param("<subject/x> a rec:Subject ; skos:prefLabel 'x' .", 7,
            "subject/x is a subject of a codebook; declare it with --subjects", id="a subject of a codebook"),
        pytest.param("<person/x> a rec:Persom ; skos:prefLabel 'X' .", 7,
            "person/x has rdf:type rec:Persom, which is not declared; declare it, or", id="a kind that is none"),
        pytest.param("<person/x> a 'person' ; skos:prefLabel 'X' .",
            7, "which is no class; write one", id="a kind as text"),
        pytest.param("subject:x a skos:Concept ; skos:prefLabel 'x' ; skos:related act:rejct .", 7,
            "subject:x has skos:related act:rejct, which is not declared", id="an act that is none"),
        pytest.param("subject:x a skos:Concept ; skos:prefLabel 'x' ;\n skos:inScheme subject: .",
            8, "has skos:inScheme subject:, which is not declared", id="a scheme that is none"),
        pytest.param("<org/x> a org:Organization ; skos:prefLabel 'X' ; rec:actsFor <state/nowhere> .", 7,
            "org/x has rec:actsFor state/nowhere, which is not declared; declare it", id="an id that is nobody's"),
        pytest.param("<org/x> a org:Organization ; skos:prefLabel 'X' ; org:memberOf 'Nowhere' .", 7,
            "memberOf of org/x is “Nowhere”, which nobody here is called; write an id", id="a name that is nobody's"),
        pytest.param("<territory/x> a rec:Territory ; skos:prefLabel 'T' ; skos:altLabel 'Republic of Norvania' .\n"
            "<org/x> a org:Organization ; skos:prefLabel 'X' ;\n rec:actsFor 'Republic of Norvania' .", 9,
            "which is a name of state/x-norvania and territory/x; write the id of one", id="a name of two"),
        pytest.param("<person/x> a foaf:Person ; skos:prefLabel '' .",
            7, "with an empty name; write", id="an empty label"),
        pytest.param("<person/x> a foaf:Person ; skos:prefLabel 'X' ; skos:altLabel ' ' .",
            7, "an empty", id="only a space"),
        pytest.param("<person/x> a foaf:Person ; skos:prefLabel 7 .",
            7, "which is no text; write a name", id="a number"),
        pytest.param("<person/x> a foaf:Person ; skos:prefLabel <person/y> .",
            7, "which is no text", id="an id as label"),
        pytest.param("<person/x> a foaf:Person ; skos:prefLabel 'A\\u202Eb' .",
            7, "a character that is not", id="turned"),
        pytest.param("<person/x> a foaf:Person .", 7, "person/x has no skos:prefLabel; add one", id="no label"),
        pytest.param("<person/x> skos:prefLabel 'X' .", 7, "person/x has no rdf:type; say what it is", id="no kind"),
        pytest.param("<mira> a foaf:Person ; skos:prefLabel 'Mira' .", 7,
            "mira is no id of foaf:Person; write it like <person/x>", id="a relative id"),
        pytest.param("<person/> a foaf:Person ; skos:prefLabel 'Mira' .",
            7, "person/ is no id of foaf:Person", id="no code"),
        pytest.param("<person/a%20b> a foaf:Person ; skos:prefLabel 'Mira' .",
            7, "is no id of foaf:P", id="a space in an id"),
        pytest.param("<org/x> a rec:State ; skos:prefLabel 'Ostrel' .",
            7, "org/x is no id of rec:State", id="of another kind"),
        pytest.param("<state/x-norvania> a rec:Territory .",
            6, "is rec:State and rec:Territory; leave it one", id="two kinds"),
        pytest.param("<state/x-norvania> skos:prefLabel 'Nor' .",
            7, "is named “Nor” and “Norvania”; keep one", id="two labels"),
        pytest.param("<state/fr> skos:prefLabel 'Francia' .",
            7, "state/fr is named “France” and “Francia”; keep", id="renamed"),
        pytest.param("<state/y> a rec:State ; skos:prefLabel 'Norvania' .", 7,
            "state/y is named “Norvania”, as state/x-norvania is; write of that id", id="two states of one name"),
        pytest.param("<state/x-france> a rec:State ; skos:prefLabel 'France' .",
            7, "as state/fr is; write of", id="a known state"),
        pytest.param("<org/x> a org:Organization ; skos:prefLabel 'X' ; rec:actsFor <state/fr>, <state/de> .", 7,
            "org/x acts for state/de and state/fr; leave one", id="for two"),
        pytest.param("<org/x> a org:Organization ; skos:prefLabel 'X' ; rec:actsFor <org/x> .", 7,
            "org/x acts for itself in the end; leave one step out", id="for itself"),
    ],
)  # fmt: skip
def test_what_a_file_of_actors_cannot_say_is_refused_by_its_line(
    turtle: str, line: int, told: str, tmp_path: Path
) -> None:
    with pytest.raises(VocabularyError) as wrong:
        own_actors(written(tmp_path, turtle))
    assert f"own.ttl, line {line}: " in str(wrong.value)
    assert told in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_an_iri_with_a_space_is_no_turtle(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"own\.ttl: is not Turtle \(.*line 7"):
        own_actors(written(tmp_path, "<person/a b> a foaf:Person ; skos:prefLabel 'Mira' ."))
