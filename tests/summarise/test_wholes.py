"""Which sentences judge the policy as a whole, and which way: a table of both målformer."""

import pytest

from innspill.model import Language, Locator, Passage
from innspill.summarise.wholes import Stance, views_of

TITLE = "Ny nasjonal digitaliseringsstrategi"


def judged(text: str, title: str = TITLE, *, quoted: bool = False) -> list[tuple[str, Stance]]:
    """Give what each sentence of a passage that judges is about, and which way."""
    passage = Passage(
        id="s1.1",
        submission="s1",
        text=text,
        locator=Locator(page=None, block=1, start=0, end=len(text)),
        language=Language.NB,
        quoted=quoted,
    )
    return [(view.about, view.stance) for view in views_of([passage], title)]


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("existing_strategy", "Vi er i hovedsak positive til dagens strategi."),
        ("existing_strategy", "Me er i hovudsak nøgde med gjeldande strategi."),
        ("existing_strategy", "Kommunen er stort sett fornøyd med gjeldende strategi."),
        ("existing_strategy", "Vi er samlet sett fornøyd med den nåværende strategien."),
        ("existing_strategy", "Strategien fra 2019 har virket godt."),
        ("existing_strategy", "Strategien frå 2019 har verka bra."),
        ("existing_strategy", "Dagens strategi fungerer i hovedsak godt."),
        ("existing_strategy", "Den gjeldende digitaliseringsstrategien har fungert godt."),
        ("existing_strategy", "Dagens strategi er et godt utgangspunkt."),
        ("existing_strategy", "Vi mener at dagens strategi i hovedsak bør videreføres."),
        ("existing_strategy", "Retningen i dagens strategi er god, og vi bør holde fast ved den."),
        (
            "existing_strategy",
            "Vi slutter opp om hovedlinjene i dagens strategi, og ber om flere mål.",
        ),
        ("existing_strategy", "Den nye strategien bør bygge videre på dagens strategi."),
        ("proposal", "Kommunen støtter hovedlinjene i forslaget."),
        ("proposal", "Vi støttar hovudlinjene i framlegget."),
        ("proposal", "Volda kommune sluttar seg til hovudtrekka i framlegget."),
        ("proposal", "Vi stiller oss bak hovedtrekkene i forslaget."),
        ("proposal", "Vi er stort sett positive til forslaget."),
        ("proposal", "Kommunen er positiv til forslaget til ny nasjonal digitaliseringsstrategi."),
        ("proposal", "Vi støtter hovedlinjene i forslaget om ny strategi."),
        ("whole_strategy", "Vi er positive til hovedlinjene i den nye strategien."),
    ],
)
def test_positive(about: str, text: str) -> None:
    """A sentence that speaks well of the whole is positive, of what it speaks of."""
    assert judged(text) == [(about, Stance.POSITIVE)]


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("existing_strategy", "Vi er kritiske til dagens strategi."),
        ("existing_strategy", "Me er misnøgde med gjeldande strategi."),
        ("existing_strategy", "Vi er ikke positive til dagens strategi."),
        ("existing_strategy", "Strategien frå 2019 har ikkje verka."),
        ("existing_strategy", "Dagens strategi fungerer ikke for små kommuner."),
        ("existing_strategy", "Den gjeldende strategien er mangelfull."),
        ("proposal", "Kommunen støtter ikke hovedlinjene i forslaget."),
        ("proposal", "Vi fraråder forslaget til ny strategi."),
    ],
)
def test_negative(about: str, text: str) -> None:
    """A sentence that speaks ill of the whole, or denies that it is good, is negative."""
    assert judged(text) == [(about, Stance.NEGATIVE)]


@pytest.mark.parametrize(
    ("stance", "text"),
    [
        (Stance.RESERVED, "Vi er i hovedsak positive til dagens strategi, men savner mål."),
        (Stance.RESERVED, "Me er positive til hovudlinjene i framlegget, men ikkje til fristen."),
        (Stance.BOTH, "Dagens strategi fungerer ikke, men målene var gode."),
        (Stance.BOTH, "Dagens strategi har både styrker og svakheter."),
    ],
)
def test_mixed(stance: Stance, text: str) -> None:
    """A "but" after praise is a reservation; after blame it makes the view one of both kinds."""
    assert [view for _, view in judged(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Vi er positive til forslaget om en norsk språkmodell.",
        "Vi støtter hovedlinjene i forslaget om skytjenester.",
        "Vi støtter forslaget.",
        "Vi støtter ikke forslaget om en statlig skytjeneste.",
        "Vi er imot forslaget om plikt.",
        "Vi er positive til tiltakene om kompetanse.",
        "Vi er positive til kapittelet i strategien om datadeling.",
        "Vi støtter hovedlinjene i kapittel 3.",
        "Kommunen er fornøyd med ID-porten.",
        "Dagens ordning med tilskudd har virket godt.",
        "Vår digitaliseringsstrategi har fungert godt.",
        "Kommunens egen strategi har virket godt.",
        "Vi bør bygge videre på dagens løsninger.",
        "Strategien bør ha et eget kapittel om svindel.",
        "En strategi som hovedsakelig handler om ny teknologi, treffer dårlig.",
        "Dagens strategi for anskaffelser fungerer godt i vår kommune.",
        "Dersom dagens strategi har virket godt, bør den videreføres.",
        "Har strategien fra 2019 virket godt?",
        "Vi vil vite om dagens strategi har virket godt.",
        "Mange kommuner er fornøyde med dagens strategi.",
        "Departementet mener at dagens strategi fungerer godt.",
        "Staten er nøgd med gjeldande strategi.",
    ],
)
def test_no_view_of_the_whole(text: str) -> None:
    """One measure, another's view, a condition and a question say nothing of the whole."""
    assert judged(text) == []


def test_the_title_tells_what_the_whole_is() -> None:
    """A plan is the whole where the consultation is about a plan, and not where it is not."""
    text = "Vi er fornøyd med dagens plan."
    assert judged(text, "Kommuneplan for Åfjord") == [("existing_plan", Stance.POSITIVE)]
    assert judged(text) == []


def test_quotations_are_not_the_senders_own() -> None:
    """What stands in a block quote may be another's view."""
    assert judged("Vi er positive til dagens strategi.", quoted=True) == []
