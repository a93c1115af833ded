"""Which language a short text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.language.detect import detect
from innspill.model import Language

BOKMAAL = [
    "Vi støtter ikke forslaget slik det er nå.",
    "Kommunen mener at tiltaket er for dyrt.",
    "Dette bør være frivillig for kommunene.",
    "Hva skal innbyggerne gjøre uten nett?",
    "Jeg ønsker et kontor å gå til.",
    "Tjenestene må være tilgjengelige for alle.",
    "Høringsfristen var altfor kort denne gangen.",
    "Små kommuner har ikke de samme mulighetene.",
    "Løsningene må bygges sammen med brukerne.",
    "Ingen merknader fra oss.",
    "Staten bør dekke alle kostnadene selv.",
    "Opplæring av ansatte koster mer enn utstyret.",
]
NYNORSK = [
    "Vi støttar ikkje framlegget slik det er no.",
    "Kommunen meiner at tiltaket er for dyrt.",
    "Dette bør vere frivillig for kommunane.",
    "Kva skal innbyggjarane gjere utan nett?",
    "Eg ønskjer eit kontor å gå til.",
    "Tenestene må vere tilgjengelege for alle.",
    "Høyringsfristen var altfor kort denne gongen.",
    "Små kommunar har ikkje dei same moglegheitene.",
    "Løysingane må byggjast saman med brukarane.",
    "Vi har ikkje merknader.",
    "Staten bør dekkje alle kostnadene sjølv.",
    "Opplæring av tilsette kostar meir enn utstyret.",
]
ENGLISH = [
    "We support the proposal as it stands.",
    "The municipality has no further remarks.",
    "This should be paid for by the state.",
    "Citizens need a place to go when the network is down.",
    "It is not clear who will be responsible.",
    "Small towns do not have the same resources.",
]
SAMI = [
    "Mii doarjut evttohusa muhto háliidit eanet áiggi.",
    "Suohkan lea ovttaoaivilis evttohusain.",
    "Sámegiella galgá leat mielde buot bálvalusain.",
    "Dát lea dehálaš min álbmogii.",
    "Mánát dárbbašit buoret fálaldaga skuvllas.",
    "Suohkanis eai leat doarvái bargit.",
]
OTHER = [
    "Kommunen bör få mer tid och pengar för att införa det.",
    "Die Gemeinde unterstützt den Vorschlag und bittet um mehr Zeit.",
    "La commune est pour le projet et demande plus de temps.",
    "Kunta kannattaa ehdotusta ja pyytää lisää aikaa.",
    "Громада підтримує цю пропозицію повністю.",
    "Tjïelte dåarjohte dam raeriestimmiem jïh syjhta vielie tïjjem.",
]
SENTENCES = [
    *((text, Language.NB) for text in BOKMAAL),
    *((text, Language.NN) for text in NYNORSK),
    *((text, Language.EN) for text in ENGLISH),
    *((text, Language.SE) for text in SAMI),
    *((text, Language.OTHER) for text in OTHER),
]


@pytest.mark.parametrize(("text", "language"), SENTENCES)
def test_short_sentences_are_told_apart(text: str, language: Language) -> None:
    """A sentence of a few words is enough."""
    assert detect(text) is language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ja", Language.NB),
        ("Ja, gjerne", Language.NB),
        ("At nye krav følgjer budsjettåret.", Language.NN),
        ("Utvikle langsiktige verkemiddel i skattesystemet.", Language.NN),
        ("Endre kriteria for å dokumentere rovvilttap.", Language.NN),
        ("Fjerne avgiftene for de minste.", Language.NB),
    ],
)
def test_a_word_that_the_other_maalform_spells_otherwise_decides(
    text: str, language: Language
) -> None:
    """Where no listed word does, the bridge between the målformer is asked."""
    assert detect(text) is language


@pytest.mark.parametrize("text", ["", "   ", "12 345", "?!", "2024"])
def test_what_has_no_words_is_in_no_known_language(text: str) -> None:
    """Numbers and marks are of no language."""
    assert detect(text) is Language.OTHER


def test_what_both_maalformer_write_alike_follows_the_text_around_it() -> None:
    """A sentence that is right in both is nynorsk among nynorsk, else bokmål."""
    text = "Vi støtter planen til kommunen."
    alike = "Dette er viktig for kommunen."
    assert detect(alike) is Language.NB
    assert detect(alike, near=Language.NN) is Language.NN
    assert detect(text, near=Language.NN) is Language.NB


def test_addresses_are_no_words() -> None:
    """The "no" of a domain says nothing about the language."""
    assert detect("Dette er planen til kommunen, se eksempel.no og @no.no") is Language.NB


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    """No text makes it fail, and the same text gives the same answer."""
    assert detect(text) is detect(text)
