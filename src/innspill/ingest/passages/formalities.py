"""Which lines of a letter are form, not content: salutation, references, addresses, signature.

A line is taken for form only where it is nothing else; when unsure it is left to be a passage.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|des(?:ember)?)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}\.?\s*{_MONTH}|\d{{1,2}}[./]\s?\d{{1,2}}[./])\s*(?:\d{{4}}|\d{{2}})"
    r"|\d{4}-\d\d-\d\d"
)
_STREET = (
    r"(?:vei(?:en)?|veg(?:en)?|gat[ea]n?|gt\.?|plass(?:en)?|torg(?:et)?|all[eé]en?|brygg[ea]"
    r"|kai(?:en)?)"
)
_BODY_WORD = (
    r"kommune|herad|suohkan|gielda|tjïelte|komuuni|fylkeskommune|fylkkasuohkan|departementet|direktoratet"
    r"|tilsynet|regionråd|interkommunalt politisk råd"
)
_GREETING = (
    r"(?:(?:med\s+)?(?:venn?l[ie]g|beste|kjær|god)\s+(?:hilsen|helsing)\w*|med\s+(?:hilsen|helsing)|hilsen"
    r"|helsing|mvh|m\.v\.h|vh|mvh\s+og\s+god\s+\w+|(?:best|kind|warm)?\s*regards|(?:yours\s+)?sincerely"
    r"|dearvvuođaiguin|ustitlaš\s+dearvvuođaiguin|varrudagaiguin|vennlig\s+hilsing)"
)
_ANSWER = re.compile(
    r"\b(?:ingen|inga|ikk(?:e|je)|ikkje|ja|jo|nei|enige?|einige?|uenige?|ueinige?|støtt\w*|stør|bra|bør|må"
    r"|viktige?|godt?|dårlege?|dårlige?|savn\w*|sakn\w*|for|mot|avslå\w*|vedta\w*|vedtek\w*|ønske[rs]?\w*)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:er|var|har|hadde|kan|skal|vil|må|bør|blir|vert|få|får|gir|gjev|gjør|gjer|mener|meiner|ønsker|ønskjer"
    r"|støtter|støttar|stør|trenger|treng|krever|krev|ber|bed|mangler|manglar|fungerer|virker|verkar|koster"
    r"|kostar|haster|hastar|gjelder|gjeld|viser|viser|syner|foreslår|føreslår|tilrår|anbefaler|går|står|tar|tek)\b",
    re.IGNORECASE,
)


class Zone(Enum):
    """Where in a letter a line stands."""

    OPENING = auto()
    BODY = auto()
    CLOSING = auto()


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    pattern: re.Pattern[str]
    most_words: int
    opening_only: bool = False


def _rule(reason: str, pattern: str, most_words: int, *, opening_only: bool = False) -> _Rule:
    return _Rule(reason, re.compile(pattern, re.IGNORECASE | re.DOTALL), most_words, opening_only)


# Each pattern matches a whole line or block; the first rule that does gives the reason.
_RULES = (
    _rule(
        "salutation",
        r"(?:hei(?:san+)?|hallo|god(?:e)?\s+(?:dag|morgen)|kjære|bures|buorre\s+beaivi|dear|hi|hello)"
        r"(?:\s+[\w-]+){0,4}\s*[,!.:]*",
        6,
    ),
    _rule(
        "salutation",
        r"til\s+(?:rette\s+vedkommende|rett\s+(?:vedkommande|instans)|den\s+det\s+\w+\s+.*)",
        9,
    ),
    _rule("salutation", r"(?:til|mottaker|mottakar|att|v/)\s*[:.]\s*\S.*", 14),
    _rule("salutation", r"til\s+(?-i:[A-ZÆØÅ])[^.!?:]*", 9, opening_only=True),
    _rule("signature", rf"{_GREETING}[\s,.!:]*", 8),
    _rule("signature", rf"{_GREETING}[\s,]+\S[^.!?]*", 12),
    _rule(
        "signature",
        rf"(?:for|på\s+vegner?\s+av)\s+[^.!?]*\b\w*(?:{_BODY_WORD}|faggruppen|faggruppa|nettverket"
        r"|rådet|foreningen|foreininga|styret)",
        7,
    ),
    _rule("salutation", r"(?:fra|frå|avsender|avsendar)\s*:\s*\S.*", 10),
    _rule(
        "case_number",
        r"(?:vår|våre|deres|dykkar|vår/deres)\s+(?:ref(?:eranse|eranser)?|dato|saks\w*)\b.*",
        16,
    ),
    _rule(
        "case_number",
        r"(?:ref(?:eranse)?|saks?(?:nr|nummer)?|arkiv\w*|journal\w*|dok(?:ument)?(?:nr|id|nummer)|j\.?post\w*"
        r"|løpe?nr|klassering|ephorte|elements|saks?behand\w+|sakshandsamar\w*|gradering|unntatt\s+off\w*)"
        r"(?:\s*(?:nr|nummer))?\.?(?:\s*[:/]\s*\S.*|\s*\d[\d/ .\-–]*)",
        16,
    ),
    _rule("case_number", r"\d{2,4}/\d{2,6}(?:\s*-\s*\d+)?(?:\s*/\s*[\wæøå]+)?", 4),
    _rule(
        "date",
        r"(?:dato\s*:?|dat\.|sendt\s*:?|mottatt\s*:?|motteke\s*:?|(?-i:[A-ZÆØÅ])[\w. -]{1,30},?)?"
        r"\s*(?:den\s+)?"
        rf"(?:{_DATE})\.?",
        7,
    ),
    _rule(
        "contact",
        r"(?:tlf|telefon|mob(?:il)?|tel|e-?post(?:adresse)?|epost|mail|e-mail|org(?:anisasjons)?\.?\s*(?:nr|nummer)"
        r"|nett(?:side|stad|sted)?|web|telefaks|faks|kontonr|bank(?:konto|giro)?|kontakt(?:person|info\w*)?)"
        r"(?:\s*:\s*\S.*|\.?\s*\+?\(?\d[\d )]+.*|\s+\S+@\S+)",
        14,
    ),
    _rule(
        "contact",
        r"(?:\S+@\S+\.\w+|(?:https?://|www\.)\S+|\+?\d[\d ]{6,14}\d)(?:\s*[|,/·]\s*\S+)*",
        4,
    ),
    _rule(
        "address",
        r"(?:(?:post|besøks|faktura)(?:adresse|boks)|p\.?\s?b\.?|pb|boks)\s*:?\s*[\w ].*?\d.*",
        14,
    ),
    _rule("address", r"(?:N-?)?\d{4}\s+(?-i:[A-ZÆØÅÁČĐŊŠŦŽ])[\w .\-/]*", 4),
    _rule(
        "address", rf"(?-i:[A-ZÆØÅ])[\wæøåé. -]*{_STREET}\s+\d+\s?\w?(?:,\s*\d{{4}}\s+[\w. -]+)?", 8
    ),
    _rule(
        "boilerplate",
        r"(?:dette\s+)?(?:dokumentet|brevet|dokument|brev|skrivet|e-posten)?\s*(?:er|har\s+blitt)?\s*"
        r"(?:elektronisk\s+(?:godkjen\w*|signert\w*|produsert|ekspedert|dokumentert)"
        r"|godkjent\s+elektronisk|signert\s+elektronisk).*",
        30,
    ),
    _rule(
        "boilerplate",
        r".*\b(?:uten|utan)\s+(?:hånd|hand)?(?:skreven|skrevet|skriven)?\s*(?:underskrift|signatur)\b.*",
        25,
    ),
    _rule("boilerplate", r"side\s+\d+(?:\s*(?:av|/)\s*\d+)?", 5),
    _rule(
        "boilerplate",
        r"(?:kopi(?:\s+til)?|likelyd\w+\s+(?:brev|skriv).*|vedlegg|vedlagt)\s*:.*",
        30,
    ),
    _rule("boilerplate", r"(?:sendt|sent)\s+(?:fra|frå|from)\s+(?:min|my)\s+\S+.*", 8),
    _rule("boilerplate", r"(?:hent|få|skaff\w*)\s+outlook\s+(?:for|til)\b.*", 8),
    _rule(
        "boilerplate",
        r"(?:denne\s+e-?post(?:en|meldingen|meldinga)?|this\s+(?:e-?mail|message))\b.*"
        r"(?:konfidensiel|fortrolig|fortruleg|confidential|intended).*",
        150,
    ),
    _rule(
        "title",
        r"(?:(?:hørings|høyrings|høyringsfrå)\w*|høring|høyring|innspill|innspel|uttal\w+|fråsegn\w*|svar|vedr\.?|ad|"
        r"tilbakemelding\w*|merknad\w*|kommentar\w*)\b[^.!?]*",
        22,
        opening_only=True,
    ),
    _rule(
        "address",
        rf"[^.!?:,]*\b\w*(?:{_BODY_WORD})\b(?:\s*[-–/|]\s*[^.!?:,]+)*",
        9,
        opening_only=True,
    ),
    # A name of several words with capitals, such as a recipient's, before the letter has begun.
    _rule("address", r"(?-i:[A-ZÆØÅ])[^.!?:,]*\s(?-i:[A-ZÆØÅ])[^.!?:,]*", 7, opening_only=True),
)


def word_count(text: str) -> int:
    """Count what white space parts."""
    return len(text.split())


def formality(text: str, zone: Zone) -> str:
    """Give the reason code of a block that is form and not content, else an empty string.

    A block of several lines is form only if every line of it is.
    """
    reasons = [_line_formality(line, zone) for line in text.strip().splitlines() if line.strip()]
    if not reasons:
        return "empty"
    return _line_formality(text, zone) or (reasons[0] if all(reasons) else "")


def _line_formality(text: str, zone: Zone) -> str:
    line = text.strip().strip("*_").strip()
    words = word_count(line)
    for rule in _RULES:
        if words > rule.most_words or (rule.opening_only and zone is not Zone.OPENING):
            continue
        if rule.pattern.fullmatch(line) and not _is_said(line, rule):
            return rule.reason
    return ""


def _is_said(line: str, rule: _Rule) -> bool:
    """Tell a sentence that begins as form does ("Til kapittel 3 vil vi si …")."""
    if rule.reason in {"boilerplate", "signature"} or not _VERB.search(line):
        return False
    return rule.opening_only or is_sentence(line)


_SIGNS_OFF = re.compile(rf"\s*{_GREETING}\b[\s,.!:]*(?:\n|$|\s*(?-i:[A-ZÆØÅ]))", re.IGNORECASE)
_MOST_SIGNATURE = 45
_MOST_SIGNED = 12


def signs_off(text: str) -> bool:
    """Tell whether a block is a closing greeting, alone or with the names under it."""
    return bool(_SIGNS_OFF.match(text)) and word_count(text) <= _MOST_SIGNATURE


def signed_with(text: str) -> bool:
    """Tell whether a block under the greeting can belong to it: a name, a title, a body."""
    return word_count(text) <= _MOST_SIGNED and not is_sentence(text)


def is_sentence(text: str) -> bool:
    """Tell a whole sentence: it ends as one and has a common verb."""
    return text.rstrip().endswith((".", "!", "?")) and bool(_VERB.search(text))


_FEW = 3


def says_nothing(text: str) -> bool:
    """Tell whether a text is too short to be a statement; an answer like "Ja" is not."""
    if word_count(text) > _MOST_HEADING:
        return not any(c.isalpha() for c in text)
    letters = [word for word in text.split() if any(c.isalpha() for c in word)]
    if not letters:
        return True
    return len(letters) < _FEW and not _ANSWER.search(text) and not _VERB.search(text)


_UNMARKED_HEADING = re.compile(
    r"(?:(?:kap(?:ittel|\.)?|pkt\.?|punkt|del|ad|til\s+(?:kapittel|punkt|pkt\.?|del|§))\s*[\d§].*"
    r"|§\s*\d.*|\d+(?:\.\d+)+\.?\s+(?-i:[A-ZÆØÅ]).*|\d{1,2}\.?\s+(?-i:[A-ZÆØÅ]).*"
    r"|(?:innledning|innleiing|bakgrunn|oppsummering|konklusjon|vurdering(?:er|ar)?|avslutning|avslutting"
    r"|samandrag|sammendrag|generelt|generelle\s+(?:merknader|merknadar|kommentarer|kommentarar|innspill|innspel)"
    r"|konkrete\s+(?:innspill|innspel|merknader|merknadar)|saksopplysninger|saksopplysningar|vedtak|innstilling)"
    r"\s*:?)",
    re.IGNORECASE,
)
_MOST_HEADING = 10


def unmarked_heading(text: str) -> bool:
    """Tell whether a paragraph is plainly a heading that the file does not mark as one."""
    line = text.strip()
    if word_count(line) > _MOST_HEADING or line.endswith((".", "!", "?", ";", ",")):
        return False
    if _VERB.search(line) or re.search(r"\b(?:ingen|inga|ikke|ikkje)\b", line, re.IGNORECASE):
        return False
    return bool(_UNMARKED_HEADING.fullmatch(line))


def bare_heading(text: str, following: str) -> bool:
    """Tell a word or two above a longer paragraph, as plain text files write headings."""
    line = text.strip()
    over = word_count(following) > _MOST_HEADING and not line.endswith((".", "!", "?", ";", ","))
    return over and line[:1].isupper() and says_nothing(line)
