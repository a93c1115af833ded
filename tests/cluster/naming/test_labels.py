"""What themes are called."""

from collections.abc import Callable

import pytest

from innspill.model import Language

Labels = Callable[..., dict[str, str]]

ROADS = (
    ("aure", "Fylkesveien må rassikres før neste vinter."),
    ("leka", "Asfalt og brøyting er for dårlig på riksveien."),
    ("molde", "Tunnelen stenges stadig, og trafikken står."),
    ("volda", "Veien har et stort etterslep på vedlikehold."),
    ("leka", "Tungtransport og personbiler deler en smal vei."),
)
SEWAGE = (
    ("aure", "Ledningsnettet lekker drikkevann."),
    ("molde", "Avløpet fra hytter må renses."),
    ("volda", "Vannverket trenger reservevann."),
    ("leka", "Overvann fyller kloakken ved styrtregn."),
)
REFUGEES = (
    ("aure", "Flyktninger må bosettes raskere."),
    ("leka", "Asylmottaket legges ned uten varsel."),
    ("molde", "Oppholdstillatelse tar altfor lang tid."),
    ("volda", "Familiegjenforening krever for høy inntekt."),
    ("molde", "Asylsøkere må få arbeide fra første dag."),
)


def test_a_general_word_names_what_has_no_word_in_common(labels: Labels) -> None:
    """Flyktninger, asylmottak and oppholdstillatelse are about one thing, which nobody names."""
    assert labels({"a": REFUGEES, "b": ROADS})["a"] == "Innvandring"


def test_two_subjects_in_one_theme_make_a_pair(labels: Labels) -> None:
    """A theme that is half of one and half of another is called by both."""
    label = labels({"a": (*ROADS, *SEWAGE), "b": REFUGEES, "c": (("aure", "Ulven tar sauer."),)})[
        "a"
    ]
    assert label == "Vei, trafikk og vann"


def test_the_second_name_is_not_one_senders_word(labels: Labels) -> None:
    """What one of many says often is a part of the theme and not its name."""
    own = [("tydal", f"Avløpet må legges {where}.") for where in ("her", "der", "opp", "ned")]
    label = labels({"a": (*ROADS, *own), "b": REFUGEES})["a"]
    assert label == "Vei og trafikk"


def test_what_has_no_subject_in_common_is_sundry(labels: Labels) -> None:
    """A name that holds for one passage only would mislead."""
    mixed = (
        ("aure", "Takk for god dialog så langt."),
        ("leka", "Se vedlagte regneark."),
        ("molde", "Ulven tar sauer hvert år."),
        ("volda", "Orgelet er fra 1890."),
        ("tydal", "Gondolbanen utredes nå."),
    )
    assert labels({"a": mixed, "b": ROADS, "c": REFUGEES})["a"] == "Andre merknader"


def test_headings_are_joined_where_a_theme_has_two(labels: Labels) -> None:
    """Each heading stands over a part; a pair gives its first word where both would be too many."""
    found = labels(
        {
            "a": (
                *((s, f"Skatt og avgift | Bunnfradraget er for lavt, sier {s}.") for s in "abc"),
                *((s, f"Handel og næring | Butikkene stenger i bygda, sier {s}.") for s in "abc"),
            ),
            "b": ROADS,
        }
    )
    assert found["a"] in {"Skatt, avgift og handel", "Handel, næring og skatt"}


def test_a_heading_of_one_sender_does_not_name_a_shared_theme(labels: Labels) -> None:
    """Others did not put their words under it."""
    mine = ("tydal", "Veien over Stugudal | Veien må brøytes, og trafikken er stor.")
    assert labels({"a": (*ROADS, mine, mine), "b": REFUGEES})["a"] == "Vei og trafikk"


def test_the_consultations_own_words_name_no_theme(labels: Labels) -> None:
    """What stands in the titles of the submissions tells nothing of a part of them."""
    title = "Høringssvar om ny digitaliseringsstrategi"
    said = [
        (sender, f"{title} | Digitalisering er bra, og leverandøren følges opp.")
        for sender in ("aure", "leka", "molde", "volda")
    ]
    label = labels({"a": said, "b": ROADS, "c": REFUGEES})["a"]
    assert "igitalisering" not in label
    assert "everandør" in label


def test_no_two_themes_have_one_label(labels: Labels) -> None:
    """Two themes on one subject are told apart."""
    found = labels({"a": REFUGEES, "b": REFUGEES, "c": ROADS})
    assert len(set(found.values())) == 3


@pytest.mark.parametrize("language", [Language.NB, Language.NN])
def test_labels_do_not_hang_on_the_order_of_passages(labels: Labels, language: Language) -> None:
    """The same passages in another order have the same names."""
    themes = {"a": (*ROADS, *SEWAGE), "b": REFUGEES}
    turned = {key: tuple(reversed(said)) for key, said in reversed(themes.items())}
    assert labels(themes, language) == labels(turned, language)


def test_a_label_is_in_the_letters_maalform(labels: Labels) -> None:
    """Evidence in bokmål gives a nynorsk name and the other way round."""
    bokmaal = [(s, f"Gevinster av skytjenester er usikre, sier {s}.") for s in ("aure", "leka")]
    nynorsk = [(f"{s}/nn", f"Gevinstar av skytenester er usikre, seier {s}.") for s in ("c", "d")]
    assert labels({"a": bokmaal, "b": ROADS}, Language.NN)["a"] == "Gevinstar"
    assert labels({"a": nynorsk, "b": ROADS}, Language.NB)["a"] == "Gevinster"


def test_a_heading_is_turned_only_where_no_one_wrote_it_so(labels: Labels) -> None:
    """People's headings stay as they are in the letter's own målform."""
    said = [(s, f"Hamn og kai | Mudring trengs hos {s}.") for s in ("aure", "leka", "molde")]
    other = [(f"{s}/nn", f"Hamn og kai | Mudring trengst hos {s}.") for s in "abc"]
    assert labels({"a": said, "b": REFUGEES})["a"] == "Hamn og kai"
    assert labels({"a": other, "b": REFUGEES})["a"] == "Havn og kai"


NYNORSK = tuple((f"{sender}/nn", text.replace("veien", "vegen")) for sender, text in ROADS)


@pytest.mark.parametrize("themes", [{"a": ROADS, "b": REFUGEES}, {"a": NYNORSK, "b": NYNORSK[:2]}])
def test_names_are_not_translated(labels: Labels, themes: dict[str, object]) -> None:
    """For an English letter, themes have the names that they have in the submissions' målform."""
    own = Language.NN if themes["a"] is NYNORSK else Language.NB
    assert labels(themes, Language.EN) == labels(themes, own)
