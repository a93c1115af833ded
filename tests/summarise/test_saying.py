"""By which verbs of saying a clause may be reported."""

import string

import pytest

from innspill.language.catalogue import catalogue
from innspill.model import Language, Position
from innspill.summarise.clauses import Form
from innspill.summarise.saying import QUOTE, leads_in_own_plans, opening_key, opening_keys

LANGUAGES = (Language.NB, Language.NN, Language.EN)


@pytest.mark.parametrize(
    ("form", "position", "key"),
    [
        (Form.AT, Position.PROPOSAL, "report.told.at.proposal"),
        (Form.AT, Position.EXPERIENCE, "report.told.at.experience"),
        (Form.AT, Position.QUESTION, QUOTE),
        (Form.SELF, Position.CONCERN, "report.told.self.any"),
        (Form.SELF, Position.QUESTION, QUOTE),
        (Form.WISH, Position.PROPOSAL, "report.told.wish.proposal"),
        (Form.WISH, Position.CONCERN, QUOTE),  # "ber om at" would make a worry a wish
        (Form.INFINITIVE, Position.SUPPORT, "report.told.infinitive.proposal"),
        (Form.INFINITIVE, Position.EXPERIENCE, QUOTE),
        (Form.NOUN_PHRASE, Position.PROPOSAL, "report.told.noun_phrase.proposal"),
        (Form.NOUN_PHRASE, Position.SUPPORT, QUOTE),
        (Form.QUOTE, Position.PROPOSAL, QUOTE),
    ],
)
def test_opening_key(form: Form, position: Position, key: str) -> None:
    """A clause has an opening that is true to what it does, or is quoted."""
    assert opening_key(form, position) == key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key in opening_keys() if key != QUOTE])
def test_every_opening_has_words(language: Language, key: str) -> None:
    """Every opening names who, takes the clause last and ends the sentence, in every language."""
    for way in catalogue(language).variants(key):
        gaps = [name for _, name, _, _ in string.Formatter().parse(way) if name]
        assert gaps == ["who", "clause"]
        assert way.endswith("{clause}.")


@pytest.mark.parametrize("key", [k for k in opening_keys() if k.startswith("report.told.at.")])
@pytest.mark.parametrize("language", [Language.NB, Language.NN])
def test_main_clauses_follow_at(language: Language, key: str) -> None:
    """A main clause is told after "at", each opening by another verb."""
    ways = catalogue(language).variants(key)
    assert all(way.endswith(" at {clause}.") for way in ways)
    assert len({way.split("{who}")[-1] for way in ways}) == len(ways) >= 2


@pytest.mark.parametrize(
    ("lead_in", "own"),
    [
        ("Vi vil:", True),
        ("Kommunen skal i perioden:", True),
        ("Vi foreslår:", False),
        ("Vi vil be staten. Dette foreslår vi:", False),
        ("Individuelle tiltak:", False),
        ("", False),
    ],
)
def test_own_plans(lead_in: str, *, own: bool) -> None:
    """A list of what the sender does itself is told from a list of demands."""
    assert leads_in_own_plans(lead_in) is own
