"""Invented Norwegian text, put together from templates: what the PDFs of the benchmark say."""

from dataclasses import dataclass
from random import Random
from typing import Final

SUBJECTS: Final = (
    "kommunene i regionen",
    "Fjellvik kommune",
    "helse- og omsorgstjenesten",
    "fylkeskommunen",
    "de ansatte i barnehagene",
    "Nord-Havn og nabokommunene",
    "et samlet kommunestyre",
    "IKT-avdelingen",
    "pårørende og brukere",
    "det interkommunale samarbeidet",
    "næringslivet i Solbygda",
    "eldrerådet",
    "ungdomsrådet",
    "plan- og bygningsmyndigheten",
)
WANTS: Final = (
    "mener at",
    "har erfart at",
    "vil understreke at",
    "peker på at",
    "er opptatt av at",
    "ser med bekymring på at",
    "legger til grunn at",
    "har lenge tatt til orde for at",
)
CLAIMS: Final = (
    "rekruttering av fagfolk er den største utfordringen",
    "tilskuddsordningen må gjøres varig",
    "samhandlingen mellom sykehus og kommune svikter ved utskriving",
    "reiseavstandene gjør tilbudet dyrere her enn i byene",
    "bredbåndsutbyggingen har stanset opp i de minste grendene",
    "barn og unge må få hjelp tidligere",
    "finansieringen ikke følger oppgavene",
    "kravene til dokumentasjon tar tid fra brukerne",
    "arbeidsdelingen mellom forvaltningsnivåene er uklar",
    "boligpolitikken må ta hensyn til spredt bosetting",
    "skoleskyss og kollektivtransport bør planlegges i sammenheng",
    "flomsikring ikke kan vente til neste økonomiplanperiode",
    "e-helseløsningene ikke snakker sammen",
    "folkehelsearbeidet må få en egen plass i planverket",
    "beredskapen hviler på frivillige organisasjoner",
    "jordvernet blir stadig viktigere for matsikkerheten",
)
REASONS: Final = (
    "fordi innbyggertallet i distriktene går ned",
    "selv om nasjonale føringer peker i en annen retning",
    "slik erfaringene fra de siste årene viser",
    "noe som også kommer fram i kommunens egne kartlegginger",
    "uten at det er satt av midler til formålet",
    "ettersom mange av stillingene står ubesatt",
    "dersom målene for 2030 skal nås",
    "jf. merknadene til § 3-2 og tidligere uttalelser",
    "både i drift og ved nye investeringer",
    "med et årlig behov på om lag 14,5 millioner kroner",
)
WISHES: Final = (
    "Vi ber om at {claim_body} blir fulgt opp med øremerkede midler.",
    "Det bør derfor settes ned en arbeidsgruppe som ser på {claim_body}.",
    "Departementet må avklare hvem som har ansvaret for {claim_body}.",
    "Etter vår vurdering vil et forpliktende samarbeid om {claim_body} gi bedre tjenester.",
    "I dag finnes det ingen samlet oversikt over {claim_body}, verken lokalt eller sentralt.",
    "Erfaringen vår er at {claim_body} fungerer best når det planlegges nær innbyggerne.",
    "Kommunen har prøvd ut {claim_body} i to år, og resultatene er gode.",
    "Uten {claim_body} blir det vanskelig å holde på kompetansen.",
)
MATTERS: Final = (
    "kompetanseutvikling i barnevernet",
    "velferdsteknologi i hjemmetjenesten",
    "rådgivning til små bedrifter",
    "norskopplæring for voksne innvandrere",
    "forebygging av utenforskap blant ungdom",
    "vedlikehold av fylkesveiene",
    "felles legevakt for åtte kommuner",
    "digital post og e-signering",
    "etter- og videreutdanning av lærere",
    "klimatilpasning i eldre boligfelt",
    "tilrettelegging for sosialt entreprenørskap",
    "nattåpne ungdomshus",
    "bedre samordning av tilsyn",
    "universell utforming av skolebygg",
)
HEADINGS: Final = (
    "Innledning",
    "Helse og omsorg",
    "Oppvekst og utdanning",
    "Samferdsel og infrastruktur",
    "Næringsutvikling i hele regionen",
    "Kompetanse og rekruttering",
    "Klima, miljø og beredskap",
    "Økonomiske konsekvenser",
    "Digitalisering og samhandling på tvers av kommunegrensene",
    "Avsluttende merknader",
    "Bolig og bosetting",
    "Kultur og frivillighet",
)


HEADINGS_SHARE: Final = 0.3  # of the sections
NUMBERED_SHARE: Final = 0.3  # of the headings
LISTS_SHARE: Final = 0.35  # of the sections
WISHES_SHARE: Final = 0.4  # of the sentences
REASONED_SHARE: Final = 0.6  # of the other sentences
LONG_ITEMS_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading, paragraph or list item: `kind` is "heading", "paragraph" or "item"."""

    kind: str
    text: str
    level: int = 0


def letter(chance: Random, words: int) -> list[Piece]:
    """Write a letter of about so many words; no two paragraphs or headings are alike."""
    headings = list(HEADINGS)
    chance.shuffle(headings)
    pieces: list[Piece] = []
    seen: set[str] = set()
    number = 0
    while sum(len(piece.text.split()) for piece in pieces) < words:
        if headings and (not pieces or chance.random() < HEADINGS_SHARE):
            number += 1
            title = headings.pop()
            numbered = f"{number} {title}" if chance.random() < NUMBERED_SHARE else title
            pieces.append(Piece(kind="heading", text=numbered, level=1))
        pieces += _section(chance)
    return [piece for piece in pieces if not (piece.text in seen or seen.add(piece.text))]


def _section(chance: Random) -> list[Piece]:
    pieces = [Piece(kind="paragraph", text=_paragraph(chance)) for _ in range(chance.randint(1, 4))]
    if chance.random() < LISTS_SHARE:
        lead = f"{_capital(chance.choice(SUBJECTS))} ber om at følgende blir vurdert:"
        matters = chance.sample(MATTERS, chance.randint(2, 5))
        pieces.append(Piece(kind="paragraph", text=lead))
        pieces += [Piece(kind="item", text=_item(chance, matter)) for matter in matters]
    return pieces


def _paragraph(chance: Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.choice((1, 2, 2, 3, 3, 4, 5, 7))))


def _sentence(chance: Random) -> str:
    if chance.random() < WISHES_SHARE:
        return chance.choice(WISHES).format(claim_body=chance.choice(MATTERS))
    words = [chance.choice(SUBJECTS), chance.choice(WANTS), chance.choice(CLAIMS)]
    if chance.random() < REASONED_SHARE:
        words.append(chance.choice(REASONS))
    return _capital(" ".join(words)) + "."


def _item(chance: Random, matter: str) -> str:
    if chance.random() < LONG_ITEMS_SHARE:
        return f"{_capital(matter)}, {chance.choice(REASONS)}"
    return _capital(matter)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
