"""Municipalities and counties, and the ways in which letters write their names."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.register import Register, Size, load_register, size_of
from innspill.register.places import fold, unmarked

REGISTER = load_register()


def numbers(text: str, near: str = "") -> tuple[str, ...]:
    """Give the numbers of the municipalities that a name may mean."""
    return tuple(place.number for place in REGISTER.find(text, near=near).candidates)


def test_the_register_holds_all_of_norway() -> None:
    """There are 357 municipalities in 15 counties, and no number twice."""
    assert len(REGISTER.municipalities) == 357
    assert len({place.number for place in REGISTER.municipalities}) == 357
    assert len(REGISTER.counties) == 15
    assert sum(place.sami_area for place in REGISTER.municipalities) == 13


def test_a_municipality_has_its_facts() -> None:
    """Number, county, målform, population with its year and earlier numbers come from the table."""
    place = REGISTER.by_number("5058")
    assert place is not None
    assert (place.title, place.county.title) == ("Åfjord kommune", "Trøndelag fylkeskommune")
    assert place.former_numbers == ("5058", "5018", "5019")
    assert place.population > 4000
    assert place.population_year == 2026


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Åfjord kommune", "5058"),
        ("Åfjord", "5058"),
        ("Åfjords", "5058"),
        ("ÅFJORD KOMMUNE", "5058"),
        ("A\u030afjord", "5058"),
        ("Afjord", "5058"),
        ("Aafjord kommune", "5058"),
        ("5058", "5058"),
        ("K5058", "5058"),
        ("5058 Åfjord", "5058"),
        ("Voss herad", "4621"),
        ("Voss", "4621"),
        ("Kvam herad", "4622"),
        ("Oslo kommune", "0301"),
        ("Guovdageaidnu – Kautokeino", "5612"),
        ("Guovdageaidnu-Kautokeino", "5612"),
        ("Kautokeino kommune", "5612"),
        ("Guovdageainnu suohkan", "5612"),
        ("Unjárgga gielda", "5636"),
        ("Porsanger", "5622"),
        ("Porsangin komuuni", "5622"),
        ("Snåasen tjïelte / Snåsa kommune", "5041"),
        ("Evje & Hornnes", "4219"),
        ("Nord Odal", "3414"),
        ("Alesund", "1508"),
        ("Tromso", "5501"),
        ("Trondheim kommune, kommunedirektøren", "5001"),
        ("Ås", "3218"),
        ("Hå kommune", "1119"),
    ],
)
def test_names_are_found_as_letters_write_them(text: str, number: str) -> None:
    """Cases, genitives, dashes, missing rings and Sámi and Kven names lead to one sure place."""
    match = REGISTER.find(text)
    assert [place.number for place in match.candidates] == [number]
    assert match.sure


@pytest.mark.parametrize("name", ["Herøy", "Herøy kommune", "Våler", "Vaaler kommune"])
def test_homonyms_are_unsure(name: str) -> None:
    """A name that two municipalities have gives both, and is not sure."""
    match = REGISTER.find(name)
    assert len(match.candidates) == 2
    assert not match.sure


@pytest.mark.parametrize(
    ("text", "near", "number"),
    [
        ("Herøy kommune (Nordland)", "", "1818"),
        ("Herøy i Møre og Romsdal", "", "1515"),
        ("Herøy kommune, Nordland fylke", "", "1818"),
        ("Herøy, Fosnavåg", "", "1515"),
        ("1818 Herøy", "", "1818"),
        ("Herøy kommune", "post@heroy-no.kommune.no", "1818"),
        ("Herøy kommune", "post@heroy.kommune.no", "1515"),
        ("Våler i Solør", "", "3419"),
        ("Våler kommune", "Østfold", "3114"),
        ("Våler kommune", "tidligere i Hedmark fylke", "3419"),
    ],
)
def test_county_number_seat_or_domain_tell_homonyms_apart(
    text: str, near: str, number: str
) -> None:
    """What stands with or near a shared name makes it sure."""
    match = REGISTER.find(text, near=near)
    assert [place.number for place in match.candidates] == [number]
    assert match.sure


def test_former_names_are_never_sure() -> None:
    """A municipality of 2019 leads to its successors, named as former; a divided one to each."""
    roan = REGISTER.find("Roan kommune")
    assert (roan.sure, roan.former, numbers("Roan kommune")) == (False, "roan", ("5058",))
    assert numbers("Tysfjord kommune") == ("1806", "1875")


def test_former_numbers_lead_to_the_present_one_if_undivided() -> None:
    """Kautokeino's two earlier numbers are sure; the one that Ålesund and Haram shared is not."""
    assert REGISTER.find("5430").sure
    assert numbers("2011") == ("5612",)
    assert numbers("1507") == ("1508", "1580")
    assert not REGISTER.find("1507").sure


def test_misspelt_names_are_suggestions_only() -> None:
    """A name spelt nearly right is suggested, never taken."""
    match = REGISTER.find("Åfjor kommune")
    assert not match.candidates
    assert not match.sure
    assert match.suggestions[0] == "Åfjord"


@pytest.mark.parametrize(
    "text", ["", "   ", "As", "Al", "Storbyen", "Viken", "Buskerud fylkeskommune, Drammen"]
)
def test_what_is_no_municipality_gives_none(text: str) -> None:
    """Words, empty text and counties are no municipalities."""
    assert not REGISTER.find(text).candidates


def test_a_name_and_a_number_that_disagree_are_unsure() -> None:
    """Both are given, and neither is chosen."""
    assert numbers("Sandnes kommune (1103)") == ("1108", "1103")
    assert not REGISTER.find("Sandnes kommune (1103)").sure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Trøndelag fylkeskommune", "50"),
        ("Romssa fylkkasuohkan", "55"),
        ("Møre og Romsdal fylke", "15"),
        ("Rogaland", "11"),
        ("50", "50"),
    ],
)
def test_counties_are_found(text: str, number: str) -> None:
    """Counties are known by Norwegian and Sámi name and by number."""
    match = REGISTER.find_county(text)
    assert [county.number for county in match.candidates] == [number]
    assert match.sure


def test_a_former_county_is_known_as_former() -> None:
    """Viken is no county any more: its three successors are given, and nothing is sure."""
    match = REGISTER.find_county("Viken fylkeskommune")
    assert [county.name for county in match.candidates] == ["Østfold", "Akershus", "Buskerud"]
    assert (match.sure, match.former) == (False, "Viken")


@pytest.mark.parametrize(
    ("domain", "number"),
    [
        ("afjord.kommune.no", "5058"),
        ("post.afjord.kommune.no", "5058"),
        ("voss.herad.no", "4621"),
        ("tromso.kommune.no", "5501"),
    ],
)
def test_a_domain_tells_the_municipality(domain: str, number: str) -> None:
    """Websites and the pattern of municipal domains lead to the place."""
    place = REGISTER.by_domain(domain)
    assert place is not None
    assert place.number == number


@pytest.mark.parametrize("domain", ["", "no", "kommune.no", "gmail.com", "ukjent.kommune.no"])
def test_other_domains_tell_nothing(domain: str) -> None:
    """A domain of no municipality gives none."""
    assert REGISTER.by_domain(domain) is None


def test_every_former_name_belongs_to_a_number_of_the_table() -> None:
    """No row of the former names is without a successor in the register."""
    text = (files("innspill") / "data" / "former_municipalities.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    known = {number for place in REGISTER.municipalities for number in place.former_numbers}
    assert rows
    assert [row for row in rows if row["number"] not in known] == []


def test_every_name_finds_its_own_place() -> None:
    """Each known form of each municipality leads back to it, with and without its letters."""
    for place in REGISTER.municipalities:
        for name in (*place.names, place.official, place.title):
            assert place in REGISTER.find(name).candidates, name
        for bare in unmarked(fold(place.name)):
            assert place in REGISTER.find(f"{bare} kommune").candidates, bare


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    """No text makes the register fail, and what is sure has one candidate."""
    match = REGISTER.find(text, near=text)
    assert len(match.candidates) == 1 or not match.sure
    assert len(REGISTER.find_county(text).candidates) <= len(REGISTER.counties)


def test_a_register_of_ones_own_knows_only_its_places() -> None:
    """The register is a value: it holds what it is given."""
    one = Register([place for place in REGISTER.municipalities if place.name == "Herøy"][:1])
    assert one.find("Herøy kommune").sure
    assert not one.find("Oslo").candidates


@pytest.mark.parametrize(
    ("inhabitants", "size"),
    [
        (0, Size.SMALL),
        (4_999, Size.SMALL),
        (5_000, Size.MEDIUM),
        (19_999, Size.MEDIUM),
        (20_000, Size.LARGE),
        (700_000, Size.LARGE),
    ],
)
def test_sizes_are_those_of_statistics_norway(inhabitants: int, size: Size) -> None:
    """Small below 5,000 inhabitants, large from 20,000."""
    assert size_of(inhabitants) is size


def test_inhabitants_are_of_one_year() -> None:
    """The year that is told beside a sum holds for every municipality in it."""
    assert {place.population_year for place in REGISTER.municipalities} == {
        REGISTER.population_year
    }
