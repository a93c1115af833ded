"""How long the points of a large consultation take, and how much memory."""

import random
import resource
import time
from dataclasses import replace

from innspill.model import Language, Locator, Passage, Theme
from innspill.summarise.main_points import main_points
from innspill.summarise.points import points_of
from innspill.summarise.positions import with_position
from innspill.summarise.sentences import read_inbox_of

_RESPONDENTS, _PASSAGES = 400, 20_000
_SIZES = (3000, 2500, 2000, 1500, *[1000] * 6, *[500] * 10)  # of themes; the first is the largest
_OWN = 0.3  # the share of sentences that name a thing that no other names
_WHO = (
    "Staten",
    "Kommunen",
    "Fylkeskommunen",
    "Departementet",
    "Vi",
    "Nettverket",
    "Kommunestyret",
)
_WILL = ("bør", "må", "skal", "kan ikke", "ber om å", "foreslår å", "ønsker å", "er imot å")
_DO = (
    "bygge",
    "flytte",
    "samordne",
    "forenkle",
    "måle",
    "utrede",
    "øke",
    "styrke",
    "innføre",
    "betale",
    "avvikle",
    "redusere",
    "kartlegge",
    "evaluere",
    "utvide",
    "øremerke",
    "prioritere",
    "pålegge",
    "regulere",
    "overføre",
)
_KIND = (
    "skole",
    "veg",
    "helse",
    "kultur",
    "klima",
    "bredbånds",
    "barnehage",
    "kraft",
    "flom",
    "skog",
    "fiske",
    "reiselivs",
    "idretts",
    "bolig",
    "buss",
    "ferje",
    "språk",
    "museums",
    "biblioteks",
    "sykehus",
    "eldre",
    "rus",
    "vann",
    "avfalls",
    "hytte",
    "jordbruks",
    "lærling",
    "data",
    "forsknings",
    "frivillig",
    "havne",
    "innkjøps",
    "integrerings",
    "brann",
    "beredskaps",
    "arkiv",
    "areal",
    "næringslivs",
)
_THING = (
    "planer",
    "kurs",
    "tilskudd",
    "bygg",
    "tjenester",
    "tilsyn",
    "avgifter",
    "registre",
    "nett",
    "senter",
    "stillinger",
    "gebyr",
    "kart",
    "avtaler",
    "grenser",
    "kriterier",
    "priser",
    "ruter",
    "lag",
    "skatter",
    "statistikk",
    "støtte",
    "utvalg",
    "verktøy",
)
_WHERE = ("i distriktene", "på øyene", "i byene", "langs kysten", "for de minste", "i nord", "i år")


def show_speed() -> None:
    """Print seconds and memory for the points of 20,000 passages of about three sentences."""
    chance = random.Random(0)  # noqa: S311 a corpus, no secret
    passages = [_passage(number, chance) for number in range(_PASSAGES)]
    senders = {p.id: f"r{number % _RESPONDENTS}" for number, p in enumerate(passages)}
    begun = time.process_time()
    inbox = read_inbox_of(passages, senders, {})
    read = time.process_time() - begun
    themes, first = [], 0
    for number, size in enumerate(_SIZES):
        own = tuple(p.id for p in passages[first : first + size])
        themes.append(Theme(id=f"t{number}", label="", terms=(), passages=own))
        first += size
    made = [points_of(theme, inbox, Language.NB) for theme in themes]
    spent = time.process_time() - begun
    shared = sum(len(point.respondents) > 1 for points in made for point in points)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{_PASSAGES} passages in {len(themes)} themes, the largest of {_SIZES[0]}: ", end="")
    print(f"{spent:.1f} s of one core, {read:.1f} s of them reading; {most:.0f} MB at most")
    print(f"{sum(map(len, made))} points, {shared} of several respondents")
    begun = time.process_time()
    whole = [replace(theme, points=points) for theme, points in zip(themes, made, strict=True)]
    widest = main_points(whole, inbox, Language.NB)
    count = len(widest[0].point.respondents)
    print(f"main points: {time.process_time() - begun:.1f} s, the widest of {count} respondents")


def _passage(number: int, chance: random.Random) -> Passage:
    text = " ".join(_sentence(chance) for _ in range(chance.randint(1, 5)))
    where = Locator(page=None, block=number, start=0, end=len(text))
    return with_position(
        Passage(
            id=f"s{number % _RESPONDENTS}.{number}",
            submission=f"s{number % _RESPONDENTS}",
            text=text,
            locator=where,
            language=Language.NB,
        )
    )


def _sentence(chance: random.Random) -> str:
    """Make a sentence that others make too, and now and then one with words of its own."""
    things = [f"{chance.choice(_KIND)}{chance.choice(_THING)}" for _ in range(chance.randint(1, 3))]
    own = f" {chance.choice(_KIND)}{chance.randint(1, 9999)}" if chance.random() < _OWN else ""
    parts = (chance.choice(_WHO), chance.choice(_WILL), chance.choice(_DO), " og ".join(things))
    return f"{' '.join(parts)} {chance.choice(_WHERE)}{own}."
