"""A user's actors as a table: what it declares, and what bad ones are answered with."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.actors.reading import actors_bytes
from onrecord.annotate.actor.gazetteer import known_actors
from onrecord.cli import main
from onrecord.errors import VocabularyError
from onrecord.model.actor_kinds import SPACE_OF

TABLE = """name,kind,id,alt_names,demonyms,metonyms,acts_for
Sarvia,state,,Republic of Sarvia,Sarvian|Sarvians,,
Government of Sarvia,organization,org/sarvia-government,Sarvian government,,Port Sar,state/sarvia
Ilka Vey,person,,,,,
"""


def written(folder: Path, text: str) -> Path:
    (folder / "actors.csv").write_text(text, encoding="utf-8")
    return folder / "actors.csv"


def test_a_table_declares_actors_with_their_names(tmp_path: Path) -> None:
    actors = known_actors([written(tmp_path, TABLE)])
    assert sorted(actors) == ["org/sarvia-government", "person/ilka-vey", "state/sarvia"]
    state, government = actors["state/sarvia"], actors["org/sarvia-government"]
    assert state.names == {"Sarvia": "name", "Republic of Sarvia": "name", "Sarvian": "demonym", "Sarvians": "demonym"}
    assert (government.acts_for, government.names["Port Sar"]) == ("state/sarvia", "metonym")


def test_a_name_in_the_place_of_an_id_is_the_one_actor_who_bears_it(tmp_path: Path) -> None:
    rows = "Sarvia,state,\nMinistry of Ferries,organization,sarvia\nFrench Ferries,organization,France\n"
    actors = known_actors([written(tmp_path, f"name;kind;acts_for\n{rows}".replace(",", ";"))])
    assert actors["org/ministry-of-ferries"].acts_for == "state/sarvia"
    assert actors["org/french-ferries"].acts_for == "state/fr"


def test_an_actor_of_each_kind_is_known_as_of_that_kind(tmp_path: Path) -> None:
    rows = "".join(f"The {kind} of Sarvia,{kind}\n" for kind in SPACE_OF)
    actors = known_actors([written(tmp_path, f"name,kind\n{rows}")])
    assert {actor.kind for actor in actors.values()} == set(SPACE_OF)
    assert {name.partition("/")[0] for name in actors} == set(SPACE_OF.values())


def test_a_build_knows_the_actors_of_a_table(tmp_path: Path) -> None:
    table, store = written(tmp_path, TABLE), str(tmp_path / "record")
    (tmp_path / "a.txt").write_text(
        "Port Sar rejected the vote. Ilka Vey said that Sarvia would not attend.\n", "utf-8"
    )
    run = CliRunner()
    result = run.invoke(main, ["build", str(tmp_path / "a.txt"), "--actors", str(table), "--store", store])
    assert result.exit_code == 0, result.output
    told = run.invoke(main, ["actors", "list", "--store", store]).stdout
    assert "org/sarvia-government" in told
    assert "person/ilka-vey" in told
    again = run.invoke(main, ["build", str(tmp_path / "a.txt"), "--actors", str(table), "--store", store])
    assert "nothing added" in again.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("name\nSarvia\n", "no column name or kind", id="no kind"),
        pytest.param("name,kind,colour\nSarvia,state,red\n", "unknown column colour", id="unknown column"),
        pytest.param("name,kind\nSarvia,planet\n", "line 2: 'Sarvia' of kind 'planet'", id="unknown kind"),
        pytest.param("name,kind\n,state\n", "line 2", id="no name"),
        pytest.param("", "no column name or kind", id="an empty file"),
        pytest.param("name,kind\nTal, Mira,person\n", "line 2: has more cells", id="a comma that is not quoted"),
        pytest.param('name,kind\n"Mira', "line 2: is no row of CSV", id="an open quotation"),
        pytest.param("# ours\nname,kind,id\nSarvia,state,x y\n", "line 3: 'x y' is no id", id="an id with a space"),
        pytest.param("name,kind,id\nSarvia,state,sarvia\n", "line 2: 'sarvia' is no id", id="an id of no kind"),
        pytest.param("name,kind,id\nSarvia,state,document/1\n", "line 2: 'document/1' is no id", id="a document's id"),
        pytest.param(
            "name,kind\nMira Tal,person\nMira Tal,person\n",
            "line 3: 'Mira Tal' has the id of line 2; put",
            id="one id twice",
        ),
        pytest.param(
            "name,kind,acts_for\nMinistry of Ferries,organization,Sarvia\n",
            "line 2: .*“Sarvia”, which nobody here is called",
            id="a name that is nobody's",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_by_row(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=told):
        actors_bytes(written(tmp_path, text))
