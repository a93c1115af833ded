"""Short lines: headings that the file does not mark, questions that were asked, and mere words."""

import re

from innspill.ingest.passages.demands import demands
from innspill.ingest.passages.formalities import has_verb, is_sentence, word_count

_ANSWER = re.compile(
    r"\b(?:ingen|inga|ikk(?:e|je)|ikkje|ja|jo|nei|enige?|einige?|samde?|uenige?|ueinige?|usamde?|støtt\w*|stør|bra|bør"
    r"|må|viktige?|godt?|dårlege?|dårlige?|savn\w*|sakn\w*|for|mot|avslå\w*|vedta\w*|vedtek\w*|ønske[rs]?\w*"
    r"|delvis|imot|avvis\w*|forkast\w*)\b",
    re.IGNORECASE,
)
_FEW = 3
_UNMARKED_HEADING = re.compile(
    r"(?:(?:kap(?:ittel|\.)?|pkt\.?|punkt|del|ad|til\s+(?:kapittel|punkt|pkt\.?|del|§))\s*[\d§].*"
    r"|§\s*\d.*|\d+(?:\.\d+)+\.?\s+(?-i:[A-ZÆØÅ]).*|\d{1,2}\.?\s+(?-i:[A-ZÆØÅ]).*"
    r"|(?:innledning|innleiing|bakgrunn|oppsummering|konklusjon|vurdering(?:er|ar)?|avslutning|avslutting"
    r"|samandrag|sammendrag|generelt|generelle\s+(?:merknader|merknadar|kommentarer|kommentarar|innspill|innspel)"
    r"|konkrete\s+(?:innspill|innspel|merknader|merknadar)|saksopplysninger|saksopplysningar|vedtak|innstilling"
    r"|forslag\s+til\s+(?:vedtak|innstilling)|(?:enstemmig|samrøystes)\s+vedtak|behandling|handsaming|votering|røysting"
    r"|avrøysting|fakta|utgreiing|utredning|saksutgreiing|økonomiske\s+(?:og\s+administrative\s+)?konsekvens(?:er|ar)"
    r"|(?:kommunedirektørens|rådmannens|kommunedirektøren\s+si|rådmannen\s+si)\s+(?:innstilling|tilråding|forslag|vurdering\w*))"
    r"\s*:?)",
    re.IGNORECASE,
)
_MOST_HEADING = 10
_ABOUT = re.compile(
    r"(?:merknad(?:er|ar)?|kommentar(?:er|ar)?|innspill|innspel|synspunkt\w*|vurdering(?:er|ar)?|svar|vårt?\s+(?:syn|innspill"
    r"|innspel|vurdering)|våre\s+\w+|om)\s+(?:til|på|av|om)?\s*[^.!?]*",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?-i:[A-ZÆØÅ])[\w-]+(?:,\s+[\w-]+)*\s+(?:og|eller)\s+[\w-]+")
_MOST_PAIR = 5
_ASKED = re.compile(
    r"(?:spørsmål\s*\d+\s*[a-z]?\s*[-–.:)]*|\d{1,2}(?:\.\d+)?\s*[.:)]|[a-z]\))\s*\S.*\?",
    re.IGNORECASE | re.DOTALL,
)
_QUESTION = re.compile(
    r"(?:hva|kva|hvem|kven|hvor|kor|hvordan|korleis|hvorfor|kvifor|hvilke[nt]?|når|bør|er|har|kan|skal|vil|støtter|støttar"
    r"|mener|meiner|i\s+hvilken|i\s+kva)\b.*\?",
    re.IGNORECASE | re.DOTALL,
)
_CHOICES = re.compile(r"\s*\([^()]{1,40}\)$")  # "(Ja/Nei)", behind the question mark
_TO_THE_ASKED = re.compile(
    r"\b(?:dere|deres|dykk|dykkar|de|du|din|di|ditt|kommunen\s+(?:deres|dykkar)|høringsinstansene?|høyringsinstansane)\b",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Tell whether a text is too short to be a statement; an answer like "Ja" is not."""
    if word_count(text) > _MOST_HEADING:
        return not any(c.isalpha() for c in text)
    letters = [word for word in text.split() if any(c.isalpha() for c in word)]
    if not letters:
        return True
    said = _ANSWER.search(text) or demands(text) or has_verb(text)
    return len(letters) < _FEW and not said


def unmarked_heading(text: str) -> bool:
    """Tell whether a paragraph is plainly a heading that the file does not mark as one."""
    line = text.strip()
    if word_count(line) > _MOST_HEADING or line.endswith((".", "!", "?", ";", ",")):
        return False
    if has_verb(line) or re.search(r"\b(?:ingen|inga|ikke|ikkje)\b", line, re.IGNORECASE):
        return False
    in_capitals = line.isupper() and word_count(line) > 1
    return in_capitals or bool(_UNMARKED_HEADING.fullmatch(line))


def bare_heading(text: str, following: str) -> bool:
    """Tell a few words above a longer paragraph, as plain text files write headings.

    One or two words, what comments are on ("Merknader til kapittel 4"), or a pair of subjects; what
    begins as a demand does ("Bedre bredbånd") is none.
    """
    line = text.strip()
    over = word_count(following) > _MOST_HEADING and not line.endswith((".", "!", "?", ";", ","))
    if not over or not line[:1].isupper():
        return False
    if says_nothing(line):
        return True
    if has_verb(line) or demands(line) or not is_sentence(following):
        return False
    pair = word_count(line) <= _MOST_PAIR and _PAIR.fullmatch(line)
    return bool(pair or (word_count(line) <= _MOST_HEADING and _ABOUT.fullmatch(line)))


def repeats_question(text: str, following: str) -> bool:
    """Tell a question of the consultation that an answer stands under.

    It has a number or speaks to those who were asked, and what follows asks nothing.
    """
    line = _CHOICES.sub("", text.strip())
    if not line.endswith("?") or not following or following.rstrip().endswith("?"):
        return False
    return bool(
        _ASKED.fullmatch(line) or (_QUESTION.fullmatch(line) and _TO_THE_ASKED.search(line))
    )
