"""Codebooks as tables, in Turtle and as concepts of DNA; and those that do not hold together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook.declared import Codebook, DeclaredSubject
from onrecord.codebook.reading import read_codebook, table_of
from onrecord.codebook.table import subjects_of_table
from onrecord.codebook.turtle import subjects_of_turtle
from onrecord.dna.file import DnaEntity, DnaFile
from onrecord.dna.writing import dna_bytes
from onrecord.errors import CodingError
from onrecord.rdf.files import rdf_bytes

TABLE = """id,label,wordings,direction,type,broader
measures,measures against Norvania,,,measure,
embargo,The embargo should be lifted,the embargo|the ban on grain,against,measure,measures
"""
TURTLE = """@prefix rec: <https://w3id.org/onrecord/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix kind: <https://w3id.org/onrecord/vocabulary/kind/> .
<subject/measures> a rec:Subject ; skos:prefLabel "measures against Norvania" ; rec:kind kind:measure .
<subject/embargo> a rec:Subject ; skos:prefLabel "The embargo should be lifted" ; rec:direction rec:opposes ;
    rec:wording "the embargo", "the ban on grain" ; rec:kind kind:measure ; skos:broader <subject/measures> .
"""


def read(folder: Path, content: str | bytes, name: str = "book.csv") -> Codebook:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_codebook(path)


def test_a_table_declares_subjects(tmp_path: Path) -> None:
    embargo, measures = read(tmp_path, TABLE).subjects
    assert (embargo.id, embargo.thing, embargo.every_wording, embargo.broader) == (
        "subject/embargo", "the embargo", ("the embargo", "the ban on grain"), "measures",
    )  # fmt: skip
    assert (measures.thing, measures.every_wording) == ("measures against Norvania", ("measures against Norvania",))


def test_turtle_declares_the_same(tmp_path: Path) -> None:
    table, turtle = read(tmp_path, TABLE), read(tmp_path, TURTLE, "book.ttl")
    assert [set(one.wordings) for one in table.subjects] == [set(one.wordings) for one in turtle.subjects]
    assert [(one.id, one.label, one.direction, one.kind, one.broader) for one in table.subjects] == [
        (one.id, one.label, one.direction, one.kind, one.broader) for one in turtle.subjects
    ]


@pytest.mark.parametrize("broader", ["measures", "Measures against Norvania", "the measures"])
def test_the_broader_subject_is_told_by_id_or_name(tmp_path: Path, broader: str) -> None:
    table = f"id,label,wordings,broader\nmeasures,measures against Norvania,the measures,\nban,the ban,,{broader}\n"
    turtle = (
        "@prefix rec: <https://w3id.org/onrecord/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "<subject/measures> a rec:Subject ; skos:prefLabel 'measures against Norvania' ; rec:wording 'the measures' .\n"
        f"<subject/ban> a rec:Subject ; skos:prefLabel 'the ban' ; skos:broader '{broader}' ."
    )
    for book in (read(tmp_path, table), read(tmp_path, turtle, "book.ttl")):
        assert {one.code: one.broader for one in book.subjects} == {"ban": "measures", "measures": ""}


@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_columns_stand_in_any_order_and_only_a_label_is_needed(tmp_path: Path, mark: str) -> None:
    (one,) = read(tmp_path, f"\ufeff# ours\r\ndirection{mark}label\r\n\r\nfor{mark}Ostrel question\r\n").subjects
    assert (one.id, one.label, one.direction) == ("subject/ostrel-question", "Ostrel question", "for")


def test_concepts_of_dna_are_subjects_below_their_parents(tmp_path: Path) -> None:
    concepts = (
        DnaEntity("embargo", {"Alias": "the ban|the blockade", "Type": "measure", "Id": "subject/00ff/1-2"}),
        DnaEntity("Embargo", {"Type": "some type"}, parent="embargo"),
    )
    with pytest.raises(CodingError, match="“Embargo” is a wording of embargo"):
        read(tmp_path, dna_bytes(DnaFile({}, {}, {"concept": concepts})), "book.dna")
    file = DnaFile({}, {}, {"concept": (concepts[0], DnaEntity("embargo: lifting", parent="embargo"))})
    one, other = read(tmp_path, dna_bytes(file), "book.dna").subjects
    assert (one.code, one.wordings, one.kind) == ("embargo", ("the ban", "the blockade"), "measure")
    assert (other.code, other.broader) == ("embargo-lifting", "embargo")


TEXT = st.text("aBé9 ,;\"'|-", min_size=1, max_size=12)


@given(st.lists(st.tuples(TEXT.map(str.strip).filter(bool), st.booleans()), min_size=1, max_size=4))
def test_a_codebook_survives_the_way_through_a_table_and_through_turtle(rows: list[tuple[str, bool]]) -> None:
    subjects = [
        DeclaredSubject(f"s{n}", label, (f"thing {n}",), "against" if against else "for", "event", "s0" if n else "")
        for n, (label, against) in enumerate(rows)
    ]
    try:
        book = Codebook.of(Path("a.csv"), subjects)
    except CodingError:  # two labels alike
        return
    assert Codebook(tuple(subjects_of_table(Path("a.csv"), table_of(book).encode()))) == book
    turtle = subjects_of_turtle(Path("a.ttl"), rdf_bytes(book.triples(), "turtle"))
    assert Codebook.of(Path("a.ttl"), turtle) == book


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("id,label,direction\na,embargo,sideways\n", "book.csv, line 2: direction 'sideways' is not known"),
        ("id,label,wordings\na,x,a vote\nb,y,A  vote\n", "line 3: “A  vote” is a wording of a too (line 2); leave it"),
        ("id,label\na,vote\na,talks\n", "book.csv, line 3: id 'a' is that of line 2 too; give each its own"),
        ("id,label\na,\n", "book.csv, line 2: subject 'a' has no label; give it one"),
        ("id,label\na b,vote\n", "book.csv, line 2: 'a b' is no id; write it with letters"),
        ("id,label,type\na,vote,person\n", "book.csv, line 2: type 'person' is not known; give one of "),
        ("id,label,broader\na,vote,b\n", "book.csv, line 2: broader 'b' is no id or name of a subject here; decl"),
        ("id,label,broader\na,vote,b\nb,talks,a\n", "book.csv, line 2: a is broader than itself; leave its"),
        ("label,direction\nno vote,against\n", "book.csv, line 2: “no vote” is against something; give that as its wo"),
        ("name,kind\nMira Tal,person\n", "book.csv, line 1: unknown column 'name', 'kind'; a codebook speaks"),
        ("id,label\n", "book.csv: declares no subject; give each an id and a label"),
        ("label\nvote,talks\n", "book.csv, line 2: has more cells than columns; quote"),
        ('label\n"vote\n', "book.csv, line 2: is no row of CSV (unexpected end of data); mend it"),
        (b"label\nv\xffte\n", "book.csv: is not UTF-8 (invalid start byte); save it as UTF-8"),
    ],
    ids=[
        "an unknown direction", "one wording for two", "one id for two", "no label", "no id", "an unknown type",
        "an unknown broader one", "broader in a circle", "against nothing", "a table of actors", "nothing",
        "too many cells", "an open quotation", "another encoding",
    ],
)  # fmt: skip
def test_a_table_that_does_not_hold_together_is_refused(tmp_path: Path, content: str | bytes, told: str) -> None:
    with pytest.raises(CodingError) as wrong:
        read(tmp_path, content)
    assert told in str(wrong.value)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<subject/a> a", "book.ttl: is not Turtle ("),
        (
            "<person/a> a <http://xmlns.com/foaf/0.1/Person> .",
            "book.ttl, line 3, person/a is no rec:Subject with an id",
        ),
        ("<subject/a> a rec:Subject ; rdfs:comment 'x' .", "is nothing that a codebook says; leave it out"),
        (
            "<subject/a> a rec:Subject ; skos:prefLabel 'a', 'b' .",
            "book.ttl, line 3, subject/a: has http://www.w3.org/2004/02/",
        ),
        (
            "<subject/a> a rec:Subject ; skos:prefLabel 'a' ; rec:direction rec:neither .",
            "direction 'neither' is not known",
        ),
        ("<subject/a> a rec:Subject ; skos:prefLabel <subject/b> .", "line 3, subject/a: http://www.w3.org/2004/02/"),
        ("<subject/a> a rec:Subject ; skos:prefLabel 'a' ; rec:wording ' ' .", "is no text; write a name in quotation"),
        ("<subject/a> a rec:Subject ; skos:prefLabel 'a\\u202e' .", "a character that is not printed; mend it"),
        (
            "<subject/a> a rec:Subject ; skos:prefLabel 'a' ; rec:kind <http://o.example/measure> .",
            "line 3, subject/a: type 'http://o.example/measure' is not known",
        ),
        ("<subject/00ff/1-2> a rec:Subject ; skos:prefLabel 'a' .", "line 3, subject/00ff/1-2: '00ff/1-2' is no id"),
        ("<subject/a> a rec:Subject ; skos:prefLabel 'a' ; skos:broader <subject/b> .", "broader 'b' is no id or"),
        (
            "<statement/00ff/-_3-9> rec:speaker <state/fr> .",
            "line 3, statement/00ff/-_3-9 is no rec:Subject",
        ),
        ("<subject/a> a rec:Subject ; rec:wording [] .", "book.ttl: has a blank node; give every node an IRI"),
    ],
    ids=[
        "no Turtle",
        "an actor",
        "something else",
        "two labels",
        "an unknown direction",
        "an id as label",
        "an empty name",
        "a turned name",
        "a type of others",
        "a subject of documents",
        "an unknown broader one",
        "a statement",
        "a blank node",
    ],
)
def test_turtle_that_does_not_hold_together_is_refused(tmp_path: Path, content: str, told: str) -> None:
    head = (
        "@prefix rec: <https://w3id.org/onrecord/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    )
    with pytest.raises(CodingError) as wrong:
        read(tmp_path, head + content, "book.ttl")
    assert told in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_a_codebook_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match=r"book\.csv: cannot be read \(No such file or directory\); check the path"):
        read_codebook(tmp_path / "book.csv")


def test_a_chain_of_many_broader_subjects_is_gone_up_once(tmp_path: Path) -> None:
    rows = "".join(f"s{number},subject {number},s{number + 1}\n" for number in range(20_000))
    found = read(tmp_path, f"id,label,broader\n{rows}s20000,subject 20000,\n")
    assert len(found.subjects) == 20_001
