"""What is said about the case, and not about the matter, is no passage."""

import pytest

from innspill.language.procedure import procedure


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Vi viser til brev av 3. mai 2026 om ny strategi.", "reference"),
        ("Det vises til høring om ny strategi, deres ref. 26/123.", "reference"),
        ("Tinn kommune viser til høringsbrevet.", "reference"),
        ("Takk for invitasjonen til å gi innspill.", "reference"),
        ("Vi takker for at også vi fikk uttale oss om strategien.", "reference"),
        ("Me svarar berre på spørsmål 2 og 3.", "reference"),
        ("Innspillet er gitt av administrasjonen.", "treatment"),
        ("Saken er behandlet i formannskapet 27. august, sak 58/26.", "treatment"),
        ("Fråsegna er vedteken. Saka er handsama i formannskapet.", "treatment"),
        ("Vi viser til brev av 3. mai. Staten bør betale.", ""),
        ("Vi viser til høringsbrevet og har ingen merknader.", "no_remarks"),
        ("Kommunen har ikkje merknader til framlegget.", "no_remarks"),
        ("Kommunen har ingen merknader.", "no_remarks"),
        ("Vi viser til høringsbrevet. Kommunen har ingen særskilte merknader.", "no_remarks"),
        ("Ingen merknader", "no_remarks"),
        ("Kommunen har ingen merknader til kapittel 3.", ""),
        ("Ingen merknader. Men fristen bør utsettes.", ""),
        ("Hovedutvalget behandlet saken 3. mai.", "treatment"),
        ("Behandlet i formannskapet 3. mai. Vedtatt mot to stemmer.", "treatment"),
        ("Vi viser til gode erfaringer med felles drift.", ""),
        ("Saken bør behandles på nytt.", ""),
        ("Tydal kommune takker for muligheten til å gi innspill.", "reference"),
        ("Vi svarer på spørsmålene i den rekkefølgen de er stilt.", "reference"),
        ("Vi svarar på spørsmål 2. Til dei andre har vi ikkje merknader.", "reference"),
        ("Ta gjerne kontakt ved spørsmål.", "reference"),
        ("Høringsfristen er 1. mai 2026.", "reference"),
        ("Høringsfristen er altfor kort.", ""),
        ("Fristen for å søke er den 14. i hver måned.", ""),
        ("Svaret er drøftet i ledergruppen og er avgitt administrativt.", "treatment"),
        ("På grunn av fristen er saka ikkje lagt fram politisk.", "treatment"),
        ("Innstillingen ble vedtatt med 7 mot 4 stemmer.", "treatment"),
        ("Framlegget frå Raudt fekk to røyster og fall.", "treatment"),
        ("Kari Eksempel (Sp) fremmet følgende forslag:", "treatment"),
        ("Følgende vedtak ble gjort:", "treatment"),
        ("Formannskapet fremmet forslag om gratis ferje i fjor.", ""),
        ("Administrativ fråsegn.", "treatment"),
    ],
)
def test_procedure(text: str, reason: str) -> None:
    """References and treatment are recognised; a block with any view in it is kept."""
    assert procedure(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen viser til KS sin høringsuttalelse og stiller seg bak denne.",
        "Vi viser til høringsbrevet og tiltrer KS sin uttalelse.",
        "Vi viser til høringa og gjev vår tilslutning til fråsegna frå KS.",
    ],
)
def test_to_join_anothers_submission_is_no_reference(text: str) -> None:
    """Who refers to a paper and stands behind another's submission says so, and is kept."""
    assert procedure(text) == ""
