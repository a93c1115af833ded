"""How a demand without a verb form that statements have begins: "Bedre nett", "Styrke lærerne"."""

import re

_MORE = (
    r"bedre|betre|mer|meir|flere|fleire|færre|større|mindre|høyere|høgare|lavere|lågare|sterkere|sterkare"
    r"|raskere|raskare|enklere|enklare|tryggere|tryggare|billigere|billegare|lengre|kortere|kortare"
    r"|tydeligere|tydelegare|likere|økt|auka|styrket|styrka|gratis"
)
_NOUNS = r"ikk(?:e|je)|nei|ja|krav\s+om|rett\s+til|behov\s+for|slutt\s+på"
_VERBS = (
    r"(?:innfør|øk|auk|styrk|sikr|lag|etabler|utvikl|fjern|hev|senk|reduser|utvid|opprett|bygg|dekk|dekkj"
    r"|prioriter|viderefør|vidarefør|avvikl|kutt|bevar|behold|sørg|trekk|opprettholde?|jobb|arbeid|krev|legg"
    r"|sett|sett|endr|fremm|fremj|hindr|stans|forby|tillat|saml|støtt|sats|åpn|opn|steng|flytt|hjelp|tilby"
    r"|vurder|vern|hald|hold|bruk|stopp|stimuler|gjennomfør|tilrettelegg|avvis|beskytt|verj|invester)e?"
    r"|gi|gje|la|si|seie|syte|syt|få|ta|gjøre|gjere"
)
_DEMAND = re.compile(rf"(?:{_MORE}|{_NOUNS}|{_VERBS})\b(?=\s)", re.IGNORECASE)


def demands(text: str) -> bool:
    """Tell whether a text begins as a demand does, whatever the words after that are."""
    return bool(_DEMAND.match(text.lstrip()))
