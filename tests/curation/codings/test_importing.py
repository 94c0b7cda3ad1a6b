"""What a coder changed in a file becomes decisions; what cannot be decided is told, and nothing is lost."""

from __future__ import annotations

import pytest
from tests.curation.codings.conftest import Coded
from tests.curation.conftest import APRIL, MARCH, run


def test_a_file_in_which_nothing_was_changed_decides_nothing(coded: Coded) -> None:
    done = coded.read_back()
    assert (done.exit_code, done.stdout, done.stderr) == (0, "0 made\n", "")
    assert coded.decided() == []


def test_concepts_that_a_coder_made_one_are_one_subject(coded: Coded) -> None:
    march, april = coded.entity(3, MARCH), coded.entity(3, APRIL)
    coded.change(
        f"UPDATE DATASHORTTEXT SET Entity = {april} WHERE Entity = {march}", f"DELETE FROM ENTITIES WHERE ID = {march}"
    )
    done = coded.read_back()
    assert done.exit_code == 0, done.output
    assert "1 made; undo all of them with: onrecord decisions undo 1" in done.stdout
    subjects = {what for who, what, _ in coded.stands() if who in {"Mira Tal", "Keldmark"} and "vote" in what}
    assert len(subjects) == 1
    assert [(row["judgement"], row["by"], row["why"]) for row in coded.decided()] == [
        ("same", "M. Tal", "changed in coded.dna")
    ]


def test_a_concept_that_was_renamed_has_that_name(coded: Coded) -> None:
    coded.change(f"UPDATE ENTITIES SET Value = 'spring vote' WHERE ID = {coded.entity(3, MARCH)}")
    assert coded.read_back().exit_code == 0
    assert ("Mira Tal", "spring vote", "against") in coded.stands()


def test_a_statement_of_another_speaker_is_that_speaker_s(coded: Coded) -> None:
    number, other = coded.number("Tarsovia", "embargo"), coded.entity(2, "Keldmark")
    coded.change(f"UPDATE DATASHORTTEXT SET Entity = {other} WHERE StatementId = {number} AND VariableId = 2")
    assert coded.read_back().exit_code == 0
    assert {who for who, what, side in coded.stands() if "embargo" in what and side == "for"} == {"Keldmark"}


def test_a_concept_that_one_document_s_statements_were_given_is_what_they_mean_there(coded: Coded) -> None:
    number = coded.number("Keldmark", APRIL)
    coded.change(
        f"UPDATE DATASHORTTEXT SET Entity = {coded.entity(3, MARCH)} WHERE StatementId = {number} AND VariableId = 3"
    )
    done = coded.read_back()
    assert done.exit_code == 0, done.output
    stands = coded.stands()
    assert len({what for who, what, _ in stands if who in {"Mira Tal", "Keldmark"} and "vote" in what}) == 1
    assert ("Tarsovia", APRIL, "against") in stands


def test_a_new_concept_is_a_subject_of_that_name(coded: Coded) -> None:
    number = coded.number("Keldmark", APRIL)
    coded.change(
        "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (900, 3, 'second round')",
        f"UPDATE DATASHORTTEXT SET Entity = 900 WHERE StatementId = {number} AND VariableId = 3",
    )
    assert coded.read_back().exit_code == 0
    assert {("Keldmark", "second round", "for"), ("Tarsovia", APRIL, "against")} <= coded.stands()


def test_another_agreement_is_another_stance(coded: Coded) -> None:
    number = coded.number("Norvania", "embargo")
    coded.change(f"UPDATE DATABOOLEAN SET Value = 1 WHERE StatementId = {number}")
    done = coded.read_back()
    assert done.exit_code == 0, done.output
    assert {(who, side) for who, what, side in coded.stands() if "embargo" in what} == {
        ("Norvania", "for"),
        ("Tarsovia", "for"),
    }
    assert "0 made, 1 changes that the graph holds already" in coded.read_back().stdout


def test_a_statement_that_was_deleted_is_no_position_any_more(coded: Coded) -> None:
    coded.change(f"DELETE FROM STATEMENTS WHERE ID = {coded.number('Norvania', 'embargo')}")
    done = coded.read_back()
    assert done.exit_code == 0, done.output
    assert {who for who, what, _ in coded.stands() if "embargo" in what} == {"Tarsovia"}
    assert [(row["judgement"], row["object"]) for row in coded.decided()] == [("target", "none")]
    assert "0 made" in coded.read_back().stdout


def test_agreement_with_a_phrase_against_a_thing_is_a_position_against_it(coded: Coded) -> None:
    book = coded.file.with_name("book.csv")
    book.write_text("label,wordings,direction\nThe embargo should be lifted,the embargo on Ostrel,against\n", "utf-8")
    done = run("subjects", "declare", str(book), "--store", str(coded.store))
    assert done.stdout == "subject/embargo-should-be-lifted: the embargo on Ostrel, in 2 documents\n"
    assert run("export", "-o", str(coded.file), "--store", str(coded.store), "-q").exit_code == 0
    phrase = "The embargo should be lifted"
    assert {("Norvania", phrase, "for"), ("Tarsovia", phrase, "against")} <= coded.stands()
    table = run("subjects", "codebook", str(coded.file)).stdout
    assert f"embargo-should-be-lifted,{phrase},the embargo on Ostrel,against," in table
    told = run(
        "query", "stances", "-p", "subject=the embargo on Ostrel", "-f", "csv", "--store", str(coded.store)
    ).stdout
    assert any("Norvania" in line and "the embargo on Ostrel" in line for line in told.splitlines())
    coded.change(f"UPDATE DATABOOLEAN SET Value = 0 WHERE StatementId = {coded.number('Norvania', phrase)}")
    assert "stance is favours" in coded.read_back().stdout
    assert ("Norvania", phrase, "against") in coded.stands()


def test_a_declared_concept_is_renamed_in_the_codebook_alone(coded: Coded) -> None:
    book = coded.file.with_name("book.csv")
    book.write_text("label\nthe embargo on Ostrel\n", "utf-8")
    run("subjects", "declare", str(book), "--store", str(coded.store))
    run("export", "-o", str(coded.file), "--store", str(coded.store), "-q")
    coded.change(f"UPDATE ENTITIES SET Value = 'the ban' WHERE ID = {coded.entity(3, 'the embargo on Ostrel')}")
    done = coded.read_back()
    assert done.exit_code == 1
    assert "subject/embargo-on-ostrel was renamed: it is declared; rename it in the codebook" in done.stderr


def test_reading_the_same_file_twice_decides_nothing_the_second_time(coded: Coded) -> None:
    coded.change(f"UPDATE ENTITIES SET Value = 'spring vote' WHERE ID = {coded.entity(3, MARCH)}")
    coded.read_back()
    done = coded.read_back()
    assert "0 made, 1 changes that the graph holds already" in done.stdout
    assert len(coded.decided()) == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            "INSERT INTO STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (900, 1, 1, 0, 4, 1);"
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (900, 4, 1)",
            "statement 900 was added",
            id="a statement that was added",
        ),
        pytest.param(
            "UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 2 AND Value = 'Keldmark')"
            " WHERE VariableId = 2 AND StatementId IN (SELECT StatementId FROM DATASHORTTEXT WHERE VariableId = 1"
            " AND Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 1 AND Value = 'Mira Tal'))",
            "for whom a person speaks is told by documents",
            id="for whom somebody speaks",
        ),
        pytest.param(
            "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (900, 2, 'Nobody Known');"
            "UPDATE DATASHORTTEXT SET Entity = 900 WHERE VariableId = 2"
            " AND Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 2 AND Value = 'Keldmark')",
            "declare 'Nobody Known' in a file of actors",
            id="a speaker that nothing in the store is called",
        ),
        pytest.param(
            "UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 3 AND Value = '')"
            " WHERE VariableId = 3 AND StatementId = 1",
            "statement 1: it has no concept any more",
            id="no concept",
        ),
    ],
)
def test_what_no_decision_can_say_is_told_with_the_reason_and_all_else_is_taken(
    coded: Coded, change: str, told: str
) -> None:
    coded.change(
        *change.split(";"), f"UPDATE ENTITIES SET Value = 'the ban' WHERE ID = {coded.entity(3, 'embargo in Ostrel')}"
    )
    done = coded.read_back()
    assert done.exit_code == 1
    assert "onrecord: not taken: " in done.stderr
    assert told in done.stderr
    assert [row["judgement"] for row in coded.decided()] == ["name"]
