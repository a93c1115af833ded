"""Read the register from the tables that ship with the package."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from innspill.register.lookup import Register
from innspill.register.places import County, Municipality


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("innspill") / "data" / name).read_text(encoding="utf-8-sig")
    return csv.DictReader(text.splitlines())


def _county(row: dict[str, str]) -> County:
    names = tuple(row["fylke"].split("-"))
    return County(number=row["fylkesnummer"], name=names[0], names=names)


def _municipality(row: dict[str, str], forms: tuple[str, ...]) -> Municipality:
    former = f"{row['nummer_2020_2023']}|{row['nummer_2019']}"
    spoken = (row[f"navn_{tongue}"] for tongue in ("norsk", "se", "smj", "sma", "fkv"))
    joined = (row["navn_offisielt"], row["navn_csdata"])
    names = (*spoken, *row["navn_offisielt"].split(" - "))
    return Municipality(
        number=row["kommunenummer"],
        name=row["navn_norsk"],
        official=row["navn_offisielt"],
        names=tuple(dict.fromkeys(filter(None, (*names, *joined, *forms)))),
        county=_county(row),
        maalform=row["malform"],
        population=int(row["folketal"]),
        population_year=int(row["folketal_aar"]),
        seat=row["adm_senter"],
        domain=row["nettsted"].removeprefix("www."),
        former_numbers=tuple(dict.fromkeys(n.partition(":")[0] for n in former.split("|"))),
        sami_area=row["samisk_forvaltningsomrade"] == "True",
    )


@cache
def load_register() -> Register:
    """Read the register that ships with the package, once."""
    forms: dict[str, tuple[str, ...]] = {}
    for row in _rows("name_forms.csv"):
        forms[row["number"]] = (*forms.get(row["number"], ()), row["form"])
    municipalities = [
        _municipality(row, forms.get(row["kommunenummer"], ())) for row in _rows("kommuner.csv")
    ]
    former = [(row["number"], row["name"]) for row in _rows("former_municipalities.csv")]
    return Register(municipalities, former)
