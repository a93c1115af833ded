"""Which sentence can stand for what several say."""

import pytest

from innspill.model import Language, Locator, Passage
from innspill.summarise.standing import POOR, WEAKEST, best_sentence, standing


def passage(text: str, lead_in: str = "") -> Passage:
    """Make a bokmål passage."""
    where = Locator(page=None, block=0, start=0, end=len(text))
    return Passage(
        id="a", submission="a", text=text, locator=where, language=Language.NB, lead_in=lead_in
    )


@pytest.mark.parametrize(
    "text",
    [
        "Staten må betale for opprydding etter flom.",
        "Sikre alle elever gratis skolemat i grunnskolen.",
        "Det bør innføres en makspris på ferjene.",
    ],
)
def test_sentence_that_stands(text: str) -> None:
    """A complete sentence or demand of readable length stands by itself."""
    assert standing(text, passage(text), Language.NB) > POOR


@pytest.mark.parametrize(
    "text",
    [
        "Dette må staten betale for i sin helhet.",
        "Slike ordninger bør bli varige for alle kommuner.",
        "Ja, helt enig.",
        "Mindretallet mente at kommunen selv må bestemme over ferjene.",
    ],
)
def test_sentence_that_does_not_stand(text: str) -> None:
    """A sentence that dangles, says too little or tells of others stands for nobody else."""
    assert standing(text, passage(text), Language.NB) < WEAKEST


def test_fragment_is_poor() -> None:
    """What has no verb and asks for nothing stands only where there is nothing better."""
    text = "Brannstasjonen i nordre del av kommunen vår"
    assert standing(text, passage(text), Language.NB) < POOR


def test_item_of_a_list_stands_on_its_lead_in() -> None:
    """An item in small letters stands where a line leads it in."""
    item = "staten betaler for opprydding etter flom"
    led = standing(item, passage(item, "Vi ber om at:"), Language.NB)
    assert led > standing(item, passage(item), Language.NB)


def test_letters_language_counts() -> None:
    """A sentence in the letter's language stands better than one in the other målform."""
    text = "Staten må betale for opprydding etter flom."
    own, other = (standing(text, passage(text), one) for one in (Language.NB, Language.NN))
    assert own > other


def test_best_sentence_of_a_passage() -> None:
    """The sentence that stands best is taken, the first of those that stand equally well."""
    text = "Det var det. Dette er bra. Staten må betale for opprydding etter flom."
    start, end = best_sentence(passage(text), Language.NB)
    assert text[start:end] == "Staten må betale for opprydding etter flom."
