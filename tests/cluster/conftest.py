"""A small invented consultation: four subjects, six senders, two of them in nynorsk."""

from collections.abc import Callable, Sequence

import pytest

from innspill.model import Language, Locator, Passage

SAID = {
    "bredbånd": (
        "Bredbånd med fiber må bygges ut i hele kommunen.",
        "Mobildekningen er for dårlig, og fibernettet når ikke fram til grendene.",
        "Breibandsutbygging i grendene treng statleg tilskot til fiber.",
        "Uten fiber og mobildekning er digitale tjenester verdiløse for bygdene.",
        "Fibernett og mobilnett må utbyggast også der det ikkje løner seg.",
        "Staten må finansiere bredbånd og mobildekning i bygdene.",
    ),
    "personvern": (
        "Personvernet må vurderes før systemet kjøpes inn.",
        "Personvernombudet får saken for sent, og personopplysninger kommer på avveie.",
        "Personvern og personopplysningar må vere trygt ivaretekne.",
        "Felles maler for vurdering av personvern ville spare arbeid.",
        "Personvernombod i små kommunar treng rettleiing om personopplysningar.",
        "Innebygd personvern må være et krav i alle avtaler om personopplysninger.",
    ),
    "kompetanse": (
        "Ansatte trenger kurs og opplæring i digitale verktøy.",
        "Kompetansen hos ledere må heves gjennom etterutdanning og kurs.",
        "Kompetanseheving for tilsette krev kurs og vidareutdanning.",
        "Vi ønsker et kompetanseprogram med kurs for ledere og ansatte.",
        "Kurs og opplæring for tilsette bør vere gratis for små kommunar.",
        "Uten kompetanse og opplæring blir verktøyene ikke brukt av ansatte.",
    ),
    "havner": (
        "Fiskerihavna må utbedres, for fiskeflåten vokser.",
        "Kaien i fiskerihavna er for kort for dagens fiskeflåte.",
        "Fiskerihamna treng mudring, så fiskeflåten kan leggje til kai.",
        "Fiskebåtene mangler kai og landstrøm i havna.",
        "Kai og landstraum i hamna er viktig for fiskebåtane.",
        "Mudring av havna er viktig for fiskeflåten.",
    ),
}
SENDERS = ("aure", "frøya", "volda", "leka", "ulstein", "molde")
NYNORSK = {"volda", "ulstein"}


def passage(sender: str, at: int, text: str, heading: str = "") -> Passage:
    """Make the passage with one number in one sender's submission."""
    return Passage(
        id=f"{sender}-{at}",
        submission=f"sub-{sender}",
        text=text,
        locator=Locator(page=None, block=at, start=0, end=len(text)),
        language=Language.NN if sender in NYNORSK else Language.NB,
        heading=heading,
    )


@pytest.fixture
def make_passage() -> Callable[..., Passage]:
    """Give the function that makes a passage."""
    return passage


@pytest.fixture
def said() -> tuple[Sequence[Passage], Sequence[str]]:
    """Give passages and their senders: each sender says one thing on each subject."""
    pairs = [
        (passage(sender, at, texts[who]), sender)
        for who, sender in enumerate(SENDERS)
        for at, texts in enumerate(SAID.values())
    ]
    return [one for one, _ in pairs], [sender for _, sender in pairs]
