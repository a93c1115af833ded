"""What a passage does."""

import pytest

from innspill.model import Language, Locator, Passage, Position
from innspill.summarise.positions import position_of, with_position


def passage(text: str, lead_in: str = "") -> Passage:
    """Make a passage of a text."""
    where = Locator(page=None, block=0, start=0, end=len(text))
    return Passage(
        id="s.1", submission="s", text=text, locator=where, language=Language.NB, lead_in=lead_in
    )


CASES = [
    ("Staten bør finansiere drift av fellesløsninger.", Position.PROPOSAL),
    ("Kommunen ber om lengre frist.", Position.PROPOSAL),
    ("Etablere en nasjonal vakttjeneste.", Position.PROPOSAL),
    ("Betre finansiering av drift.", Position.PROPOSAL),
    ("Me støttar framlegget til ny strategi.", Position.SUPPORT),
    ("Vi er i hovedsak positive til dagens strategi.", Position.SUPPORT),
    ("Kommunen støtter ikke forslaget.", Position.OPPOSITION),
    ("Me er ikkje samde i dette.", Position.OPPOSITION),
    ("Vi fraråder en felles frist.", Position.OPPOSITION),
    ("Vi er bekymret for små fagmiljøer.", Position.CONCERN),
    ("Kommunen har ikkje kapasitet til dette.", Position.CONCERN),
    ("Hvem skal ha ansvaret?", Position.QUESTION),
    ("Vi har siden 2019 delt en rådgiver med naboen.", Position.EXPERIENCE),
    ("Strategien gjelder hele landet.", Position.OTHER),
]


@pytest.mark.parametrize(("text", "position"), CASES)
def test_position(text: str, position: Position) -> None:
    """The words of a passage tell what it does, in bokmål and nynorsk, negation included."""
    assert position_of(passage(text)) is position


def test_lead_in_counts() -> None:
    """A list item is read together with the line that it continues."""
    assert position_of(passage("raskere utbygging", "Vi ber om:")) is Position.PROPOSAL


def test_with_position_changes_nothing_else() -> None:
    """The passage is the same but for its position."""
    before = passage("Staten bør betale.")
    after = with_position(before)
    assert (after.text, after.locator, after.position) == (
        before.text,
        before.locator,
        Position.PROPOSAL,
    )
