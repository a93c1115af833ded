"""Members as people write them: expanded by county, and slips found before anything is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.consultation import parse_settings
from innspill.consultation.members import all_members
from innspill.errors import UsageError
from innspill.register import load_register

COUNTIES = load_register().counties
PLACES = load_register().municipalities


def settings(*members: str) -> str:
    """Write settings with members, the first on line 3."""
    rows = "".join(f'  "{member}",\n' for member in members)
    return f"[consultation]\nmembers = [\n{rows}]\n"


@pytest.mark.parametrize(
    "written",
    [
        "kommunene i Trøndelag",
        "Alle kommuner i Trøndelag fylke",
        "kommunane i Trøndelag",
        "all municipalities in Trøndelag",
        "kommunene i 50",
    ],
)
def test_the_municipalities_of_a_county(written: str) -> None:
    """A county's municipalities are members one by one, and its own body is not among them."""
    members = parse_settings(settings("Rauma", written), "innspill.toml").matter().members
    assert members[0] == "Rauma"
    assert len(members) == 1 + sum(place.county.name == "Trøndelag" for place in PLACES)
    assert "Åfjord kommune" in members
    assert "Trøndelag fylkeskommune" not in members


@pytest.mark.parametrize("county", COUNTIES, ids=lambda county: str(county.number))
def test_every_county_can_be_written(county: object) -> None:
    """Each name that a county's municipalities get means just that municipality, homonyms too."""
    name = getattr(county, "name")  # noqa: B009 a parameter of pytest has no type
    found = [load_register().find(member) for member in all_members([f"kommunene i {name}"])]
    assert all(match.sure for match in found)
    places = [match.candidates[0] for match in found]
    assert places == [place for place in PLACES if place.county == county]


@pytest.mark.parametrize(
    "member",
    [
        "Åfjord",
        "Åfjord kommune",
        "5058",
        "0301",
        "Trøndelag fylkeskommune",
        "Trøndelag",
        "Herøy",
        "Herøy (Nordland)",
        "Herøy, Nordland",
        "KS",
        "Faggruppe oppvekst",
        "Statsforvalteren i Trøndelag",
        "Fosen regionråd",
        "Asker og Bærum",
        "Åfjor (forening)",
        "Fylkesrådet for funksjonshemmede",
    ],
)
def test_members_that_may_be(member: str) -> None:
    """Municipalities, counties and other bodies are members as they are written."""
    assert parse_settings(settings(member), "x").matter().members == (member,)


@pytest.mark.parametrize(
    ("member", "message", "hint"),
    [
        ("Åfjor", 'no municipality is called "Åfjor"', "Åfjord"),
        ("Trondhiem kommune", "no municipality is called", "Trondheim"),
        ("5999", "no municipality has the number 5999", "2024"),
        ("501", "no municipality has the number 501", "2024"),
        ("Sunndal, Rauma", "is several members in one text", '"Sunndal", "Rauma"'),
        ("Sunndal; Rauma kommune", "is several members", '"Sunndal", "Rauma kommune"'),
        ("kommunene i Trøndelg", 'no county is called "Trøndelg"', "Trøndelag"),
        ("kommunene i Viken", 'no county is called "Viken"', "Østfold, Akershus, Buskerud"),
        ("kommunene i Lofoten", 'no county is called "Lofoten"', "Nordland, Østfold"),
        ("Trøndelagg fylkeskommune", "no county is called", "Trøndelag"),
        (" ", 'cannot be " "', "between the quotation marks"),
    ],
)
def test_slips_are_found(member: str, message: str, hint: str) -> None:
    """A slip is named with the member's own line, and what may be meant is offered."""
    with pytest.raises(UsageError) as caught:
        parse_settings(settings("Rauma", member), "innspill.toml")
    assert caught.value.message.startswith("innspill.toml, line 4: ")
    assert message in caught.value.message
    assert hint in caught.value.hint


@given(st.sampled_from([place.name for place in PLACES if len(place.name) > 4]), st.data())
def test_a_letter_too_few_is_found(name: str, data: st.DataObject) -> None:
    """A name that lacks a letter is another place's own name, or the right one is offered."""
    at = data.draw(st.integers(min_value=1, max_value=len(name) - 1))
    slip = name[:at] + name[at + 1 :]
    try:
        parse_settings(settings(slip), "innspill.toml")
    except UsageError as error:
        assert name in error.hint  # noqa: PT017 a name without the letter may be right, too
    else:
        register = load_register()
        assert register.find(slip).candidates or register.find_county(slip).candidates
