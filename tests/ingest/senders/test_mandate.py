"""Whose word a submission is."""

import pytest

from innspill.ingest.senders.mandate import mandate
from innspill.model import Mandate


@pytest.mark.parametrize(
    "text",
    [
        "Uttalelsen er vedtatt i kommunestyret 12. mars.",
        "Saken ble behandlet i formannskapet.",
        "Fråsegna er samrøystes vedteken.",
        "Fråsegna vart samrøystes vedteke i formannskapet.",
        "Formannskapet vedtok denne uttalelsen.",
        "Enstemmig vedtatt.",
        "Vedtatt i kommunestyret 12.03.2026, sak 12/26",
        "Hovedutvalget behandlet saken 26. august, og formannskapet sluttet seg til innstillingen.",
        "Formannskapet i Volda kommune handsama saka 25. august og gav samrøystes denne fråsegna.",
        "Høringssvaret er utarbeidet av administrasjonen og vedtatt av formannskapet.",
        "Vi takker for invitasjonen.\nKommunestyret vedtar enstemmig følgende høringsuttalelse:",
    ],
)
def test_politically_adopted(text: str) -> None:
    """A line that tells which elected body treated the case makes the word political."""
    assert mandate(text) is Mandate.POLITICAL


@pytest.mark.parametrize(
    "text",
    [
        "Dette er et administrativt høringssvar.",
        "Administrativ fråsegn.",
        "Uttalelsen er avgitt av kommunedirektøren.",
        "Uttalen er gitt av administrasjonen etter delegert mynde.",
        "Innspillet er gitt på administrativt nivå.",
        "Svaret er ikke politisk behandlet.",
        "Saka har ikkje vore politisk handsama.",
        "Svaret er ikke behandlet i formannskapet.",
    ],
)
def test_administrative(text: str) -> None:
    """What the administration gives, or no elected body has treated, is administrative."""
    assert mandate(text) is Mandate.ADMINISTRATIVE


@pytest.mark.parametrize(
    "text",
    [
        "Vi støtter forslaget.",
        "Kommunens digitaliseringsstrategi ble vedtatt i kommunestyret i 2023.",
        "Kommunestyret vedtok klimaplanen i 2021.",
        "Loven er ikke vedtatt ennå.",
        "Synspunktene er ikke behandlet i den enkelte kommune.",
        "Vi ønsker mer kunnskap, både administrativt og politisk.",
        "Utvalet meiner at saka hastar.",
    ],
)
def test_other_resolutions_say_nothing(text: str) -> None:
    """A resolution on something else, or the mere word, does not tell whose word this is."""
    assert mandate(text) is Mandate.UNSTATED
