"""What a passage does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.model import Language, Locator, Passage, Position
from innspill.summarise.positions import names_a_wish, opens_with_demand, position_of, with_position


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
    ("øke tilskuddet til kulturskolen", Position.PROPOSAL),
    ("At fylket tek over ansvaret.", Position.PROPOSAL),
    ("Planen skal vise hvordan støyen dempes.", Position.PROPOSAL),
    ("Det må ikke bare stilles krav til de største.", Position.PROPOSAL),
    ("Vi ser behovet for innsparing, men ber om at skolen skjermes.", Position.PROPOSAL),
    ("Gebyret må ikke bli høyere enn kostnaden.", Position.PROPOSAL),
    ("Penger til vedlikehold av gamle bruer.", Position.PROPOSAL),
    ("Etablere et felles system for post.", Position.PROPOSAL),
    ("Styrke kommunenes økonomi.", Position.PROPOSAL),
    ("Fjerne hindringer for unge som vil bygge, og bygge ut dårlige veger.", Position.PROPOSAL),
    ("Sikre at ferjene er godt rustet for uvær", Position.PROPOSAL),
    ("Gi unge foreldre støtte til barnepass.", Position.PROPOSAL),
    ("Avklare ansvaret for kaiene.", Position.PROPOSAL),
    ("Gradvis øke tilskotet til kulturskulen", Position.PROPOSAL),
    ("La kommunene avgjøre hvor skolene skal ligge, ikke staten.", Position.PROPOSAL),
    ("- Fokuser på små skoler", Position.PROPOSAL),
    ("Arbeid for tryggere skoleveger", Position.PROPOSAL),
    ("Vurdere om reglene er gode nok", Position.PROPOSAL),
    ("Kven bør ha ansvaret · Snørydding Kommunen", Position.PROPOSAL),
    ("Tidsplanen er et forbedringspunkt.", Position.PROPOSAL),
    ("Det kan også vurderes å dele ordningen i to.", Position.PROPOSAL),
    ("Gode veger er en forutsetning for bosetting.", Position.PROPOSAL),
    ("Sparingen bør ikke gå ut over skolen.", Position.PROPOSAL),
    ("Ferja skal berre gå om sommaren.", Position.PROPOSAL),
    ("Utstyr skal kjøpes inn der det er hensiktsmessig.", Position.PROPOSAL),
    ("Me støttar framlegget til ny strategi.", Position.SUPPORT),
    ("Vi er i hovedsak positive til dagens strategi.", Position.SUPPORT),
    ("Vi støtter planen, men ber om en lengre overgang.", Position.SUPPORT),
    ("Kommunen er ikke uenig i at loven samles.", Position.SUPPORT),
    ("Vi har ikkje noko imot ei slik ordning.", Position.SUPPORT),
    ("Tilskuddet bør videreføres.", Position.SUPPORT),
    ("Ordninga må halde fram.", Position.SUPPORT),
    ("Vidareføre tilskotet til grendehus.", Position.SUPPORT),
    ("Det er positivt at eldre blir hørt.", Position.SUPPORT),
    ("Tilskotet har vore viktig for bygda og må vidareførast.", Position.SUPPORT),
    ("Bygg videre på dagens ordning", Position.SUPPORT),
    ("Felles innkjøp støtter vi fullt ut.", Position.SUPPORT),
    ("Kommunen støtter ikke forslaget.", Position.OPPOSITION),
    ("Me er ikkje samde i dette.", Position.OPPOSITION),
    ("Vi fraråder en felles frist.", Position.OPPOSITION),
    ("Vi kan ikke stille oss bak en slik løsning.", Position.OPPOSITION),
    ("Målet er godt, men vi er imot pliktig deltakelse.", Position.OPPOSITION),
    ("Fødestova bør ikkje leggjast ned.", Position.OPPOSITION),
    ("Si nei til oppdrett i fjorden.", Position.OPPOSITION),
    ("Ikke innføre nye gebyrer.", Position.OPPOSITION),
    ("En ny etat tror vi ikke på.", Position.OPPOSITION),
    ("Vi er bekymret for små fagmiljøer.", Position.CONCERN),
    ("Kommunen har ikkje kapasitet til dette.", Position.CONCERN),
    ("Vi frykter at kommunene må ta regningen.", Position.CONCERN),
    ("Framlegget tek ikkje høgde for lange reiser.", Position.CONCERN),
    ("Ventelistene er for lange.", Position.CONCERN),
    ("Meldinga er lang og krev for mykje av søkjarane.", Position.CONCERN),
    ("Skjemaene er skrevet for advokater.", Position.CONCERN),
    ("Ordningen er laget for store byer.", Position.CONCERN),
    ("Strategien omtaler bygdene mest som utsikt.", Position.CONCERN),
    ("Mesteparten av nytten havner likevel hos andre.", Position.CONCERN),
    ("Kommunane må ta rekninga for flaumen.", Position.CONCERN),
    ("Oppgavene skyves over på frivillige.", Position.CONCERN),
    ("Dette skjer på bekostning av kulturskolen.", Position.CONCERN),
    ("Fristen er urealistisk.", Position.CONCERN),
    ("Kravet kjem på toppen av alle dei andre.", Position.CONCERN),
    ("Vi konkurrerer med byene om de samme lærerne.", Position.CONCERN),
    ("Det er store forskjeller mellom kommunene.", Position.CONCERN),
    ("Kort frist gjør at få rekker å svare.", Position.CONCERN),
    ("Forslaget er i strid med selvstyret.", Position.CONCERN),
    ("Ansvaret for kaiene er uavklart.", Position.CONCERN),
    ("Hvem skal ha ansvaret?", Position.QUESTION),
    ("Bør ikke dette være statens oppgave?", Position.QUESTION),
    ("Vi stiller spørsmål ved beregningene.", Position.QUESTION),
    ("Det er uklart for oss kven dette gjeld.", Position.QUESTION),
    ("Hvordan kan ferjene bli billigere.", Position.QUESTION),
    ("Vi har siden 2019 delt en rådgiver med naboen.", Position.EXPERIENCE),
    ("Me har gode erfaringar med felles innkjøp.", Position.EXPERIENCE),
    ("Hos oss ble køen kortere.", Position.EXPERIENCE),
    ("I 2021 innførte vi digital post.", Position.EXPERIENCE),
    ("Kommunen ble i 2023 utsatt for dataangrep.", Position.EXPERIENCE),
    ("Til dette bruker vi en felles vaktordning.", Position.EXPERIENCE),
    ("Strategien gjelder hele landet.", Position.OTHER),
    ("Forslaget innebærer at kommunen må betale mer.", Position.OTHER),
    ("Departementet foreslår en ny lov.", Position.OTHER),
    ("Det vises til brev av 2. mai.", Position.OTHER),
    ("Med bygg menes her hus med tak.", Position.OTHER),
]


@pytest.mark.parametrize(("text", "position"), CASES)
def test_position(text: str, position: Position) -> None:
    """The words of a passage tell what it does, in bokmål and nynorsk, negation included."""
    assert position_of(passage(text)) is position


MUST_NOT = [
    ("Brukere som støtter hverandre, møtes hver uke.", Position.SUPPORT),
    ("Hvem som må betale, er ikke avklart.", Position.PROPOSAL),
    ("Forskjellige kommuner ble slått sammen i 2020.", Position.OPPOSITION),
    ("Vi er ikke imot endringer.", Position.OPPOSITION),
    ("Opne data er viktige for næringslivet.", Position.PROPOSAL),
    ("Styret må halde fristane.", Position.SUPPORT),
    ("Det er ikke bare byene som vokser.", Position.CONCERN),
    ("Energi (pbl. § 11-9, nr. 8)", Position.PROPOSAL),
    ("Vi har forståelse for at kommunen sparer, men er imot kuttet.", Position.SUPPORT),
    ("Tinn ligger i fjellet.", Position.PROPOSAL),
    ("Ved ombygging kan det kreves ny søknad.", Position.PROPOSAL),
    ("Gode rammer gir gode tjenester.", Position.CONCERN),
    ("Loven er laget for å hjelpe kommunene.", Position.CONCERN),
    ("Nettverket har tatt utfordringen og laget en plan.", Position.CONCERN),
    ("Selskapet må kunne avvise prosjekter.", Position.OPPOSITION),
    ("Vi skal ikke svare på alt.", Position.PROPOSAL),
    ("Vi arbeider innenfor rammer som er kjente.", Position.CONCERN),
]


@pytest.mark.parametrize(("text", "wrong"), MUST_NOT)
def test_words_do_not_mislead(text: str, wrong: Position) -> None:
    """A word that often speaks for a position does not where the words around it say otherwise."""
    assert position_of(passage(text)) is not wrong


def test_stand_goes_before_its_reason() -> None:
    """A passage that tells, worries and then demands is a demand, wherever the demand stands."""
    told = "Vi har gode erfaringer med felles vakt. Reisene er for lange og vegene dårlige."
    assert position_of(passage(told)) is Position.EXPERIENCE
    assert position_of(passage(f"{told} Staten bør betale.")) is Position.PROPOSAL
    assert position_of(passage(f"Staten bør betale. {told}")) is Position.PROPOSAL


def test_first_clear_stand_decides() -> None:
    """Demands that follow a clear no do not drown it."""
    text = "Vi støtter ikke fristen. Den bør fjernes, og vi ber om at staten må betale."
    assert position_of(passage(text)) is Position.OPPOSITION


def test_lead_in_counts() -> None:
    """A list item is read together with the line that it continues."""
    assert position_of(passage("raskere utbygging", "Vi ber om:")) is Position.PROPOSAL


def test_clear_item_goes_before_its_lead_in() -> None:
    """A list item that says by itself what it does keeps that."""
    lead_in = "Kommunestyret gjorde i 2024 disse vedtakene, som vi har gode erfaringer med:"
    assert position_of(passage("Vi støtter forslaget.", lead_in)) is Position.SUPPORT
    assert position_of(passage("Vi støtter forslaget.", "Vi ber om:")) is Position.SUPPORT


def test_weak_lead_in_says_nothing() -> None:
    """A line that is no clear stand itself does not lend its position to a word below it."""
    assert position_of(passage("Kommunen", "Hvem betaler i dag")) is Position.OTHER


CONCESSIONS = [
    ("Vi forstår at noen er imot forslaget, men staten bør gjennomføre det.", Position.PROPOSAL),
    ("Vi forstår at naboene sammen går imot planen, men den bør vedtas.", Position.PROPOSAL),
    ("Selv om noen er imot forslaget, bør staten gjennomføre det.", Position.PROPOSAL),
    ("Vi forstår at noen er imot forslaget.", Position.OPPOSITION),
]


@pytest.mark.parametrize(("text", "position"), CONCESSIONS)
def test_concession_does_not_count(text: str, position: Position) -> None:
    """What is granted up to "men", which does not stand within "sammen", is not the stand."""
    assert position_of(passage(text)) is position


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("Sikre alle en plass.", True),
        ("· Heve taket", True),
        ("Støtte til bygg er viktig.", False),
        ("Felles rutiner er på plass.", False),
        ("Kommunen sikrer alle en plass.", False),
        ("Styrke kommunenes innsats", True),
        ("Samle NAV-er under ett tak", True),
        ("Etablere rom for de unges lag", True),
        ("Lage lovutkast om vern", True),
        ("Utrede hvordan vi kan spare", True),
        ("Felles rutiner styrkes", False),
        ("", False),
    ],
)
def test_opens_with_demand(text: str, *, demand: bool) -> None:
    """A demand in a list begins with an infinitive or an opener, and has no other verb."""
    assert opens_with_demand(text) is demand


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Et kompetanseløft for ledere.", True),
        ("Gangveg langs fylkesvegen", True),
        ("kravene til øvelser skjerpes", True),
        ("Tabellen for fjoråret", False),
        ("- Fokus på små skoler", True),
        ("Nye stillinger i distriktene", True),
        ("Penger og folk til beredskap", True),
        ("Auka midlar til vedlikehald", True),
        ("Ein felles base for rettleiing", True),
        ("Tinn ligger i fjellet.", False),
        ("Aure ligger ved kysten", False),
        ("Snåsa satser på reiseliv", False),
        ("Ei bygd ligg ved fjorden", False),
        ("Nye elever strever med lesing", False),
        ("Merknader til kapittel 3", False),
        ("Mange av skolene", False),
        ("Elever som strever, får ikke hjelp.", False),
        ("Hvem som må betale, er ikke avklart.", False),
        ("Et løft for ledere er viktig.", False),
        ("Kurs", False),
    ],
)
def test_names_a_wish(text: str, *, wish: bool) -> None:
    """A thing that is not there yet is named without a verb, and not in the definite."""
    assert names_a_wish(text) is wish


@given(st.text(), st.text())
def test_any_text_has_a_position(text: str, lead_in: str) -> None:
    """Whatever the text, it has a position, and the same one each time."""
    one = position_of(passage(text, lead_in))
    assert one in Position
    assert position_of(passage(text, lead_in)) is one


def test_with_position_changes_nothing_else() -> None:
    """The passage is the same but for its position."""
    before = passage("Staten bør betale.")
    after = with_position(before)
    assert (after.text, after.locator, after.position) == (
        before.text,
        before.locator,
        Position.PROPOSAL,
    )


def test_a_list_is_led_in_by_its_passage() -> None:
    """A last sentence that leads a list in says nothing of what the passage itself does."""
    text = "Vi har hatt en høgskole her siden 1994. Vi ber om at:"
    assert position_of(passage(text)) is Position.EXPERIENCE
