"""Which words are nouns."""

import pytest

from innspill.cluster.counts import lexis
from innspill.cluster.naming.nouns import Form, Nouns
from innspill.cluster.naming.phrases import looks_adjectival


@pytest.fixture(scope="module")
def nouns() -> Nouns:
    """Return what tells nouns, without a consultation's own words."""
    return Nouns(lexis([]))


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("finansiering", "finansiering", Form.SINGULAR),
        ("finansieringen", "finansiering", Form.DEFINITE),
        ("skoler", "skole", Form.PLURAL),
        ("tjenestene", "tjeneste", Form.PLURAL),
        ("tenestene", "tjeneste", Form.PLURAL),
        ("digitaliseringsstrategien", "digitaliseringsstrategi", Form.DEFINITE),
        ("personvern", "personvern", Form.SINGULAR),
        ("ansatte", "ansatte", Form.PLURAL),
        ("ki", "ki", Form.SINGULAR),
    ],
)
def test_a_noun_has_a_base_form(nouns: Nouns, word: str, lemma: str, form: Form) -> None:
    """Each form of a noun leads to the bokmål base form."""
    assert nouns.noun(word) == (lemma, form)


@pytest.mark.parametrize(
    "word", ["viktig", "innføre", "offentlig", "behandlet", "sikre", "norsk", "digitale", "merk"]
)
def test_verbs_and_adjectives_are_no_nouns(nouns: Nouns, word: str) -> None:
    """Words that lack definite forms are refused."""
    assert nouns.noun(word) is None


@pytest.mark.parametrize("word", ["lage", "tre", "egne", "søker"])
def test_words_with_a_nouns_forms_may_be_none(nouns: Nouns, word: str) -> None:
    """Verbs and numbers that look like nouns are listed."""
    assert nouns.noun(word) is None


@pytest.mark.parametrize("word", ["kunstig", "digitale", "videregående", "nasjonalt", "høyere"])
def test_adjectives_look_like_adjectives(word: str) -> None:
    """Endings of adjectives are known in their inflected forms too."""
    assert looks_adjectival(word)


@pytest.mark.parametrize("word", ["kommune", "skole", "bok"])
def test_nouns_do_not_look_like_adjectives(word: str) -> None:
    """Other endings are refused."""
    assert not looks_adjectival(word)
