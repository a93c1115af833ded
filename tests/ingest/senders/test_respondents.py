"""Which body a name stands for, and of what kind it is."""

import pytest

from innspill.ingest.senders.respondents import (
    identify,
    kind_of,
    of_name,
    same_body,
    slug,
    without_remark,
)
from innspill.model import RespondentKind
from innspill.register import load_register

REGISTER = load_register()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Faggruppe for velferdsteknologi", RespondentKind.EXPERT_GROUP),
        ("Fagnettverk helse", RespondentKind.EXPERT_GROUP),
        ("Ekspertgruppen for deling av data", RespondentKind.EXPERT_GROUP),
        ("Fosen regionråd", RespondentKind.NETWORK),
        ("Digi Rogaland", RespondentKind.NETWORK),
        ("Interkommunalt politisk råd for Namdalen", RespondentKind.NETWORK),
        ("Digitaliseringsdirektoratet", RespondentKind.AGENCY),
        ("Statsforvalteren i Trøndelag", RespondentKind.AGENCY),
        ("Helse- og omsorgsdepartementet", RespondentKind.AGENCY),
        ("Datatilsynet", RespondentKind.AGENCY),
        ("KS", RespondentKind.ORGANISATION),
        ("Eksempel Renovasjon IKS", RespondentKind.ORGANISATION),
        ("Norsk eksempelforbund", RespondentKind.ORGANISATION),
        ("Universitetet i Oslo", RespondentKind.ORGANISATION),
        ("Privatperson", RespondentKind.PERSON),
        ("Kari Eksempel", None),
        ("Forslag til løsning", None),
    ],
)
def test_a_name_tells_its_kind(name: str, kind: RespondentKind | None) -> None:
    """What is in the name of a body that stands in no register says what it is."""
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("name", "body", "shown"),
    [
        ("Åfjord", "k5058", "Åfjord kommune"),
        ("Kommunestyret i Åfjord", "k5058", "Åfjord kommune"),
        ("Åfjord kommune v/ Kari Eksempel", "k5058", "Åfjord kommune"),
        ("Kari Eksempel, Åfjord kommune", "k5058", "Åfjord kommune"),
        ("Voss", "k4621", "Voss herad"),
        ("Oslo", "k0301", "Oslo kommune"),
        ("Guovdageaidnu – Kautokeino", "k5612", "Kautokeino kommune"),
        ("Herøy (Nordland)", "k1818", "Herøy kommune (Nordland)"),
        ("Rogaland", "f11", "Rogaland fylkeskommune"),
        ("Troms fylkeskommune / Romssa fylkkasuohkan", "f55", "Troms fylkeskommune"),
        ("Fosen  regionråd", "fosen-regionrad", "Fosen regionråd"),
        ("Universitetet i Oslo", "universitetet-i-oslo", "Universitetet i Oslo"),
        ("Trondheim kommune, Oppvekst og samfunn", "k5001", "Trondheim kommune"),
    ],
)
def test_names_are_identified(name: str, body: str, shown: str) -> None:
    """Municipalities and counties by the register, others by name."""
    found = identify(name, REGISTER)
    assert [(one.id, one.name) for one in found.candidates] == [(body, shown)]
    assert found.sure


@pytest.mark.parametrize(
    "name",
    [
        "Herøy kommune",
        "Tinn og Hjartdal kommuner",
        "Viken fylkeskommune",
        "Hordaland fylkeskommune",
        "Roan kommune",
        "Eldrerådet i Åfjord kommune",
        "Kari Eksempel",
        "Åfjor",
        "Sandnes kommune (1103)",
        "",
    ],
)
def test_what_may_be_several_or_none_is_unsure(name: str) -> None:
    """Homonyms, joint and former bodies, councils within a municipality, persons, misspellings."""
    assert not identify(name, REGISTER).sure


def test_a_misspelt_name_has_a_suggestion() -> None:
    """The nearest name is offered, nothing is chosen."""
    found = identify("Åfjor kommune", REGISTER)
    assert (found.candidates, found.suggestion) == ((), "Åfjord")


def test_a_joint_answer_is_a_network_named_as_written() -> None:
    """Two municipalities that answer together are neither of them."""
    (body,) = identify("Tinn og Hjartdal kommuner", REGISTER).candidates
    assert (body.name, body.kind) == ("Tinn og Hjartdal kommuner", RespondentKind.NETWORK)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Faggruppe for oppvekst", "Faggruppe oppvekst", True),
        ("Norsk eksempelforbund", "Norsk eksempelforbund, avdeling Fosen", True),
        ("Faggruppe for oppvekst", "Faggruppe for helse", False),
        ("Faggruppe oppvekst", "Faggruppe", False),
        ("Åfjord kommune", "Åfjord kommune, arkiv", False),
    ],
)
def test_a_fuller_form_of_a_name_is_the_same_body(one: str, other: str, *, same: bool) -> None:
    """At least two telling words are shared, and one name has no others; registers use numbers."""
    kind = RespondentKind.MUNICIPALITY if "kommune" in one else RespondentKind.EXPERT_GROUP
    assert same_body(of_name(one, kind), of_name(other, kind)) is same


def test_a_remark_in_brackets_is_no_part_of_a_name() -> None:
    """An abbreviation is."""
    assert without_remark("Faggruppe helse (foreløpig svar)") == "Faggruppe helse"
    assert without_remark("Norsk eksempelforbund (NEF)") == "Norsk eksempelforbund (NEF)"


def test_ids_are_letters_digits_and_hyphens() -> None:
    """Norwegian and Sámi letters lose their marks; what has no letters has an id nonetheless."""
    assert slug("Sør-Østlandets Ærlige Råd") == "sor-ostlandets-aerlige-rad"
    assert slug("Sámi Ŋáđđa") == "sami-nadda"
    assert slug("!!") == "ukjent"
