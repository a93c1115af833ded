"""By which verb of saying the letter reports a clause: one that is true to it and fits its form.

"Åfjord kommune er bekymret for at …" would say more than "Ventetiden er lang"; "går inn for at
staten må …" demands twice. The catalogue has the openings; here is told which a clause may have.
"""

import re
from collections.abc import Mapping
from functools import cache

from innspill.model import Position
from innspill.summarise import grammar
from innspill.summarise.clauses import Form

QUOTE = "report.quote"


@cache
def _openings() -> Mapping[tuple[Form, Position], str]:
    """Return the catalogue's key for each form and position that can be told truly."""
    table = grammar.table("reporting")["opening"]
    return {
        (Form(form), Position(position)): f"report.told.{form}.{manner}"
        for form, manners in table.items()
        for manner, positions in manners.items()
        for position in positions
    }


def opening_key(form: Form, position: Position) -> str:
    """Return the catalogue's key of the openings for a clause; each entry is a list of variants.

    Args:
        form: How the clause joins the letter's words.
        position: What the sentence does by itself, with the line that leads it in.

    Returns:
        A key whose variants have the gaps `who` and `clause`; `report.quote`, whose variants have
        `who` and `quote`, where no verb of saying would be true to the source.
    """
    return _openings().get((form, position), QUOTE)


def opening_keys() -> tuple[str, ...]:
    """Return every key that `opening_key` can give, in alphabetical order."""
    return tuple(sorted({*_openings().values(), QUOTE}))


def leads_in_own_plans(lead_in: str) -> bool:
    """Tell whether a list holds what the sender does itself: "Vi vil:" is no proposal to others.

    Its items are quoted: "foreslår å bygge …" would make a demand of a plan.
    """
    return _own_plans().search(lead_in.lower()) is not None


@cache
def _own_plans() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, grammar.table("reporting")["own_plans"]))
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)[^.?!]*:\s*$")
