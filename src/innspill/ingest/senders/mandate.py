"""Whose word a submission is, where it says so: politically adopted, or the administration's.

A letter tells of many resolutions that are not about itself ("kommunens digitaliseringsstrategi,
vedtatt i kommunestyret i 2023"). So one line must name who treated it, that it was treated, and
what: the case or the statement; or be nothing but a note that it was.
"""

import re

from innspill.language.sentences import sentence_spans
from innspill.model import Mandate

_ORGAN = (
    r"(?:kommunestyre|formannskap|bystyre|heradsstyre|byråd|fylkesting|fylkesråd|\w*utvalg|\w*utval)"
    r"(?:e?t|en|s)?"
)
_TREATED = (
    r"(?:behandl(?:a|et)|handsama|vedt(?:ok|ar|att|eke|eken|ek)|vedtak|drøft(?:a|et)|godkjen[dt]"
    r"|slutt(?:et|a|ar|er)\s+seg\s+til|tiltrådt|gav?\s|enstemmig|einstemmig|samrøystes|fattet|gjorde)"
)
_CASE = (
    r"(?:sak(?:en|a)?\b|uttal\w+|fråsegn\w*|utsegn\w*|(?:hørings|høyrings)?svar(?:et)?\b"
    r"|\w*innspill(?:et)?\b|\w*innspel(?:et)?\b|innstilling\w*|tilråding\w*|høring\w*|høyring\w*"
    r"|følgende|følgjande|slik\w*)"
)
_POLITICAL = (
    re.compile(
        rf"(?=.*\b(?:{_ORGAN}\b.{{0,80}}\b{_TREATED}|{_TREATED}.{{0,80}}\b{_ORGAN}\b))"
        rf"(?=.*\b{_CASE}).*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:enstemmig\s+|samrøystes\s+|politisk\s+)?(?:behandlet|handsama|vedtatt|vedteken?)\b"
        rf".{{0,40}}\b{_ORGAN}\b.*",
        re.IGNORECASE,
    ),
    re.compile(
        rf".*\b{_CASE}.{{0,60}}\b(?:(?:enstemmig|samrøystes|einstemmig)\s+ved(?:tatt|teken?)"
        r"|politisk\s+(?:behandlet|behandla|handsama|vedtatt|vedteken?)).*",
        re.IGNORECASE,
    ),
    re.compile(r"(?:enstemmig|samrøystes|einstemmig)\s+(?:ved\w+)\W*", re.IGNORECASE),
)
_STATEMENT = (
    r"(?:uttalelse|uttale|fråsegn|utsegn|\w*svar|\w*innspill|\w*innspel|merknad(?:er)?"
    r"|behandling|handsaming|vurdering|vedtak)"
)
_STAFF = r"(?:kommunedirektør\w*|rådmann\w*|administrasjon\w*|fylkesdirektør\w*)"
_NOT = r"\bikk(?:e|je)\s+(?:\w+\s+)?"
_ADMINISTRATIVE = (
    re.compile(
        rf"\badministrativ[te]?\s+(?:\w+\s+){{0,2}}{_STATEMENT}(?:et|en|a)?\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b{_CASE}.{{0,80}}\b(?:avgitt|avgjeve|avgis|gitt|gjeve|behandlet|behandla|handsama"
        rf"|godkjent|godkjend|utarbeid(?:et|d)(?!.*\bvedt))"
        rf"\s+(?:administrativt|av\s+(?:\w+\s+)?{_STAFF})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:er|blir|vert|på)\s+(?:\w+\s+)?administrativt\s+(?:nivå|{_STATEMENT})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"{_NOT}politisk\s+(?:behandl|handsam|vedt)\w+", re.IGNORECASE),
    re.compile(
        rf"\b{_CASE}.{{0,60}}{_NOT}(?:behandl|handsam|vedt)\w+.{{0,40}}\b{_ORGAN}\b",
        re.IGNORECASE,
    ),
)


# A word that each of the patterns needs; most lines have none, and are passed over quickly.
_HINT = re.compile(
    r"(?:kommune|by|herads)styre|formannskap|byråd|fylkes(?:ting|råd)|utval|stemmig|samrøystes"
    r"|politisk|administr|direktør|rådmann",
    re.IGNORECASE,
)


def mandate(text: str) -> Mandate:
    """Tell whose word a submission is, where it says so.

    Args:
        text: The whole submission, a block on each line.
    """
    said = list(_lines(text))
    if any(pattern.search(line) for line in said for pattern in _ADMINISTRATIVE):
        return Mandate.ADMINISTRATIVE
    political = any(pattern.fullmatch(line) for line in said for pattern in _POLITICAL)
    return Mandate.POLITICAL if political else Mandate.UNSTATED


def _lines(text: str) -> list[str]:
    """Give the sentences of the lines in which any pattern could find something."""
    return [
        line[start:end].strip()
        for line in text.splitlines()
        if _HINT.search(line)
        for start, end in sentence_spans(line)
    ]
