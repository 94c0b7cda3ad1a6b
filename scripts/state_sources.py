"""The rows of ``ontology/sources/states.csv``, from well-kept libraries and our own table of names.

The libraries (extra ``vocabulary`` in pyproject.toml) are needed to make the table anew, not to use it:
hdx-python-country for the list, the UN's short and formal names, ISO 3166 and M49; pycountry for ISO's
names; countryinfo for capitals and demonyms. ``state_names.csv`` adds what they lack and takes out what
is wrong or disputed, each line with its reason. The libraries are read offline.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

FIELDS = (
    "id", "iso2", "iso3", "m49", "name", "in_text", "alt_names", "former_names",
    "demonyms", "capital", "metonyms", "membership", "source",
)  # fmt: skip

OBSERVERS = {"VA": "non-member observer State (A/RES/58/314)", "PS": "non-member observer State (A/RES/67/19)"}

FORMER_MEMBERS = (
    ("su", "Union of Soviet Socialist Republics", "Soviet Union|USSR|U.S.S.R.", "Soviet", "until December 1991"),
    ("yu", "Yugoslavia", "Socialist Federal Republic of Yugoslavia|SFRY", "Yugoslav|Yugoslavian", "until 1992"),
    ("cshh", "Czechoslovakia", "Czech and Slovak Federal Republic", "Czechoslovak", "until December 1992"),
    ("dd", "German Democratic Republic", "East Germany|GDR", "East German", "until October 1990"),
    ("csxx", "Serbia and Montenegro", "", "", "2003 to 2006, as Federal Republic of Yugoslavia from 2000"),
)

_NAME_COLUMNS = ("ISO Alt Term", "DGACM Alt Term", "HPC Tools Alt Term", "RW Short Name", "RW API Alt Term",
                 "English Short", "M49 English")  # fmt: skip
_INVERTED = re.compile(r"[()\[\],]| - ")
_LIBRARIES = "hdx-python-country (MIT); pycountry (ISO 3166-1); countryinfo (MIT); state_names.csv"

Names = Mapping[tuple[str, str], list[str]]
Row = dict[str, str]


def state_rows(names_file: Path) -> list[Row]:
    """One row per state and territory, sorted by id; lists inside a cell are joined by ``|``."""
    names = _own_names(names_file)
    countries = import_module("hdx.location.country").Country.countriesdata(use_live=False)["countries"].values()
    rows = [_row(country, names) for country in countries] + [_former_member(*member) for member in FORMER_MEMBERS]
    _drop_shared(rows, "metonyms")
    return sorted(rows, key=lambda row: row["id"])


def _own_names(file: Path) -> Names:
    own: dict[tuple[str, str], list[str]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            own.setdefault((row["iso2"], row["kind"]), []).append(row["name"])
    return own


def _row(country: Mapping[str, str | None], own: Names) -> Row:
    iso2, name = country["ISO 3166-1 Alpha 2-Codes"] or "", country["Preferred Term"] or ""
    iso, info = _iso(iso2), _info(iso2)
    former = own.get((iso2, "formerName"), [])
    listed = [country["English Formal"] or "", *(country[column] or "" for column in _NAME_COLUMNS), *iso]
    aliases = [alias.removeprefix("the ") for alias in listed if not _INVERTED.search(alias)]
    aliases += own.get((iso2, "alias"), [])
    membership, since = _membership(country, iso2)
    capital = own.get((iso2, "capital"), [info["capital"]])[0]
    demonyms = own.get((iso2, "demonym")) or info["demonym"].split(",")
    metonyms = own.get((iso2, "metonym")) or ([capital] if membership and capital else [])
    return {
        "id": f"state/{iso2.lower()}" if membership else f"territory/{iso2.lower()}",
        "iso2": iso2,
        "iso3": country["ISO 3166-1 Alpha 3-Codes"] or "",
        "m49": (country["m49 numerical code"] or "").zfill(3),
        "name": name,
        "in_text": own.get((iso2, "inText"), [name])[0],
        "alt_names": _joined(aliases, (*own.get((iso2, "notname"), ()), name, *former)),
        "former_names": _joined(former, ()),
        "demonyms": _joined(demonyms, own.get((iso2, "notdemonym"), ())),
        "capital": capital,
        "metonyms": _joined(metonyms, (*own.get((iso2, "notmetonym"), ()), name, *aliases)),
        "membership": membership,
        "source": "; ".join(filter(None, (since, _LIBRARIES))),
    }


def _iso(iso2: str) -> list[str]:
    found = import_module("pycountry").countries.get(alpha_2=iso2)
    return [getattr(found, field, "") for field in ("name", "common_name", "official_name")] if found else []


def _info(iso2: str) -> Row:
    known = import_module("countryinfo").CountryInfo
    try:
        info: Mapping[str, object] = known(iso2).info()
    except (KeyError, ValueError):  # countryinfo lacks a few territories
        info = {}
    return {field: str(info.get(field) or "") for field in ("capital", "demonym")}


def _membership(country: Mapping[str, str | None], iso2: str) -> tuple[str, str]:
    if country["Appears in DGACM list"] == "Y":
        return "member", "UN member in the DGACM list"
    return ("observer", OBSERVERS[iso2]) if iso2 in OBSERVERS else ("", "")


def _former_member(code: str, name: str, aliases: str, demonyms: str, years: str) -> Row:
    row = dict.fromkeys(FIELDS, "") | {"id": f"state/{code}", "name": name, "alt_names": aliases, "demonyms": demonyms}
    in_text = name if name.split()[0] in ("Yugoslavia", "Czechoslovakia", "Serbia") else f"the {name}"
    return row | {"in_text": in_text, "membership": "former", "source": f"UN member {years}; ISO 3166-3 for the code"}


def _joined(names: Iterable[str], without: Iterable[str]) -> str:
    out = set(without)
    return "|".join(dict.fromkeys(name.strip() for name in names if name.strip() and name not in out))


def _drop_shared(rows: list[Row], column: str) -> None:
    """Empty a cell's names that another row has too: what two could mean stands for neither."""
    counts = Counter(name for row in rows for name in row[column].split("|"))
    for row in rows:
        row[column] = "|".join(name for name in row[column].split("|") if counts[name] == 1)
