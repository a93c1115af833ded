"""The bridge between bokmål and nynorsk."""

import pytest

from innspill.language.bridge import Bridge, lexicon
from innspill.language.frequencies import norwegian_frequencies


@pytest.fixture(scope="module")
def bridge() -> Bridge:
    """Return a bridge that knows how frequent bokmål words are."""
    return Bridge(norwegian_frequencies())


@pytest.mark.parametrize(
    ("nynorsk", "bokmaal"),
    [
        ("tenester", "tjenester"),
        ("verksemd", "virksomhet"),
        ("kommunar", "kommuner"),
        ("ikkje", "ikke"),
        ("tilsett", "ansatt"),
        ("tryggleik", "sikkerhet"),
        ("offentlege", "offentlige"),
        ("arbeidsgjevarane", "arbeidsgiverne"),
        ("styreleiar", "styreleder"),
        ("leverandørane", "leverandørene"),
        ("statlege", "statlige"),
        ("straumnett", "strømnett"),
        ("utviklinga", "utviklingen"),
        ("prioriterast", "prioriteres"),
    ],
)
def test_nynorsk_reaches_its_bokmaal_form(bridge: Bridge, nynorsk: str, bokmaal: str) -> None:
    """The lexicon, or a rule that gives a likelier word, leads across."""
    assert bridge.cross(nynorsk) == bokmaal


@pytest.mark.parametrize(
    "word", ["fastlege", "kommune", "seminar", "skole", "dollar", "media", "veileder", "ansvar"]
)
def test_bokmaal_stays_where_it_is(bridge: Bridge, word: str) -> None:
    """A word that bokmål uses is not rewritten, however well a rule fits it."""
    assert bridge.cross(word) == word


def test_a_bridge_is_crossed_once(bridge: Bridge) -> None:
    """No entry of the lexicon leads to another that leads on."""
    assert {word for word in lexicon().values() if bridge.cross(word) != word} == set()


def test_without_frequencies_only_the_lexicon_leads_across() -> None:
    """A rule alone proposes, it does not decide."""
    bridge = Bridge({})
    assert bridge.cross("kommunar") == "kommuner"
    assert bridge.cross("kunstnarar") == "kunstnarar"
