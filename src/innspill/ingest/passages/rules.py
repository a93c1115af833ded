"""What the lines of a letter's form look like: one pattern a kind of line, with its reason.

Each pattern matches a whole line or block; the first that does gives the reason.
"""

import re
from dataclasses import dataclass

MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|des(?:ember)?)\.?"
)
DATE = (
    rf"(?:\d{{1,2}}\.?\s*{MONTH}|\d{{1,2}}[./]\s?\d{{1,2}}[./])\s*(?:\d{{4}}|\d{{2}})"
    r"|\d{4}-\d\d-\d\d"
)
STREET = (
    r"(?:vei(?:en)?|veg(?:en)?|gat[ea]n?|gt\.?|plass(?:en)?|torg(?:et)?|all[eé]en?|brygg[ea]"
    r"|kai(?:en)?)"
)
BODY_WORD = (
    r"kommune|herad|suohkan|gielda|tjïelte|komuuni|fylkeskommune|fylkkasuohkan|departementet|direktoratet"
    r"|tilsynet|regionråd|interkommunalt politisk råd"
)
GREETING = (
    r"(?:(?:med\s+)?(?:venn?l[ie]g|beste|kjær|god)\s+(?:hilsen|helsing)\w*|med\s+(?:hilsen|helsing)|hilsen"
    r"|helsing|mvh|m\.v\.h|vh|mvh\s+og\s+god\s+\w+|(?:best|kind|warm)?\s*regards|(?:yours\s+)?sincerely"
    r"|dearvvuođaiguin|ustitlaš\s+dearvvuođaiguin|varrudagaiguin|vennlig\s+hilsing)"
)
RECIPIENTS = (
    r"kopi(?:\s+til)?|kopimottaker[en]*|kopimottakar\w*|vedlegg|vedlagt|vedlegg\s+i\s+saken|vedlegg\s+i\s+saka"
    r"|(?:liste\s+over\s+)?(?:mottakere|mottakarar|adressater|adressatar)"
)
_CONTACT = (
    r"[mtdfe](?=\s*:)|tlf|telefon|mob(?:il)?|tel|e-?post(?:adresse)?|epost|mail|e-mail|org(?:anisasjons)?\.?\s*-?\s*(?:nr|nummer)"
    r"|nett(?:side|stad|sted)|web|telefaks|faks|kontonr|kontonummer|bank(?:konto|giro)?"
    r"|sentralbord|heimeside|hjemmeside|internett"
)
_ADDRESS = r"(?:post|besøks|faktura|kontor)(?:adresse|boks)"
_CASE = (
    r"ref(?:eranse)?|saks?(?:nr|nummer|ref|id)?|arkiv\w*|journal\w*|dok(?:ument)?(?:nr|id|nummer)|j\.?post\w*"
    r"|løpe?nr|klassering|ephorte|elements|websak|saks?behand\w+|sakshandsam\w*|gradering|unntatt\s+off\w*"
    r"|utvalg(?:ssak)?|utval(?:ssak)?|møte(?:dato|stad|sted|leder|leiar|tid)|eigedom|gnr|avdeling|eining|enhet"
    r"|utarbeid(?:et|d)\s+av|skrevet\s+av|skrive\s+av|forfatter|forfattar|godkjent\s+av|kvalitetssikr\w+\s+av"
    r"|utskrift(?:\s+sendt)?|rett\s+utskrift|sendt\s+til|andre\s+dokument\w*[^:]{0,40}|kopi\s+sendt|versjon"
    r"|avskrift|tilgangskode|fagområde|tiltakstype"
)
_WEEKDAY = r"(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag"
_MINUTES = (
    r"(?:saks?(?:protokoll|utskrift|fram(?:legg|legging)|frem(?:legg|stilling)|papir\w*|dokument\w*|gang\w*)"
    r"|særutskrift|møte(?:protokoll|bok|innkalling|utskrift)"
    r"|melding\s+om\s+(?:politisk\s+)?vedtak|utskrift\s+av\s+(?:møte|sak)\w*|politisk\s+(?:sak|behandling|handsaming)"
    r"|delegert\s+(?:vedtak|sak))"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line: its reason, its look, the most words that it has.

    With `opening_only` it counts before the letter's text has begun, and nowhere else.
    """

    reason: str
    pattern: re.Pattern[str]
    most_words: int
    opening_only: bool = False


def _rule(reason: str, pattern: str, most_words: int, *, opening_only: bool = False) -> Rule:
    return Rule(reason, re.compile(pattern, re.IGNORECASE | re.DOTALL), most_words, opening_only)


RULES = (
    _rule(
        "case_number",
        r"[A-ZÆØÅ]{1,4}[\s-]*\d{1,3}/\d{2}\s+(?:vedtak|innstilling|tilråding)\s*:?",
        4,
    ),
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
    _rule("salutation", r"(?:til|mottaker|mottakar|adressat|att|v/|att\.?)\s*[:.]\s*\S.*", 14),
    _rule("salutation", r"(?:til|mottaker|mottakar|adressat|fra|frå)\s*:?", 1),
    _rule("salutation", r"til\s+(?-i:[A-ZÆØÅ])[^.!?:]*", 9, opening_only=True),
    _rule("signature", rf"{GREETING}[\s,.!:]*", 8),
    _rule("signature", rf"{GREETING}[\s,]+\S[^.!?]*", 12),
    _rule(
        "signature",
        rf"(?:for|på\s+vegner?\s+av)\s+[^.!?]*\b\w*(?:{BODY_WORD}|faggruppen|faggruppa|nettverket"
        r"|rådet|foreningen|foreininga|styret)",
        7,
    ),
    _rule("signature", r"(?:sign(?:ert)?|e\.?\s?f|etter\s+(?:fullmakt|fullmagt))\.?", 3),
    _rule("salutation", r"(?:fra|frå|avsender|avsendar)\s*:\s*\S.*", 10),
    _rule(
        "case_number",
        r"(?:vår|våre|deres|dykkar|vår/deres|vår/dykkar)\s+(?:ref(?:eranse|eranser)?|dato|saks\w*)\b.*",
        16,
    ),
    _rule(
        "case_number",
        rf"(?:{_CASE})(?:\s*(?:nr|nummer))?\.?(?:\s*[:/]\s*\S.*|\s*\d[\d/ .\-–]*|\s*:)",
        16,
    ),
    _rule(
        "case_number",
        r"(?:saksbehandler|sakshandsamar)\s*[,:]?\s+(?:(?-i:[A-ZÆØÅ])\S*[\s,]*){1,4}"
        r"(?:innvalgs?(?:telefon|nr)?|tlf|telefon|direkte)?[\s.:]*[\d ]*",
        12,
    ),
    _rule(
        "case_number",
        r"(?:saksbehandler|sakshandsamar)\s*(?:,|/|og)\s*(?:innvalgs?\w*|telefon|tlf|direkte)\w*\W*",
        5,
    ),
    _rule(
        "case_number", r"(?:[A-ZÆØÅ]{1,3}[\s-]+)?\d{2,4}/\d{1,6}(?:\s*-\s*\d+)?(?:\s*/\s*\w+)?", 4
    ),
    _rule("case_number", rf"{_MINUTES}\b(?:[^.!?]|nr\.|(?<=\d)\.)*", 16),
    _rule(
        "case_number",
        r"(?:u\.?\s?off|unntatt|unnateke|unnateken)\b.{0,3}(?:off\w*|frå off\w*|for off\w*|jf)\b.*",
        12,
    ),
    _rule(
        "case_number",
        r"(?:møte|behandling|handsaming|votering|røysting|avrøysting)(?:\s+i|\s*[-–:])\s+(?-i:[A-ZÆØÅ])[^.!?]*"
        rf"(?:{DATE}|\d+/\d+)[^!?]*",
        16,
    ),
    _rule(
        "case_number",
        r"(?!.*(?:vedt[aoe]|behandl|handsam|slutt))[^!?]*\bsak(?:s?nr\.?|\s+nr\.?)?\s*:?\s*\d{2,4}/\d+\b[^!?:]*",
        20,
        opening_only=True,
    ),
    _rule(
        "date",
        r"(?:dato\s*:?|dat\.|sendt\s*:?|mottatt\s*:?|motteke\s*:?|(?-i:[A-ZÆØÅ])[\w. -]{1,30},?)?"
        rf"\s*(?:den\s+)?(?:{_WEEKDAY}\s+)?"
        rf"(?:{DATE})\.?",
        7,
    ),
    _rule("date", r"(?:dato|stad\s*(?:og|/|,)\s*dato|sted\s*(?:og|/|,)\s*dato)\s*:?", 3),
    _rule(
        "contact",
        rf"(?:{_CONTACT})"
        r"(?:\s*:\s*(?=.*(?:\d|@|\.\w))\S.*|\.?\s*(?:no\s*)?\+?\(?\d[\d )]+.*|\s+\S+@\S+"
        r"|\s+(?:https?:|www\.)\S+|\s*:)",
        14,
    ),
    _rule(
        "contact",
        r"(?:\S+@\S+\.\w+|(?:https?://|www\.)\S+|\+?\d[\d ]{6,14}\d)(?:\s*[|,/·]\s*\S+)*",
        4,
    ),
    _rule(
        "contact",
        r"(?:kontakt(?:person|info\w*)?|innsender|innsendar|navn|namn|organisasjon|virksomhet|verksemd|kommune|stilling|tittel"
        r"|rolle|(?:hørings|høyrings)?instans)\s*:\s*\S[^.!?]*",
        8,
        opening_only=True,
    ),
    _rule("contact", r"kontakt(?:person|info\w*)?\s*:\s*\S.*", 14),
    _rule("contact", r"[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net)(?:/\S*)?", 1),
    _rule("address", rf"(?:{_ADDRESS}|p\.?\s?b\.?|pb|boks)\s*:?\s*[\w ].*?\d.*", 14),
    _rule("address", rf"{_ADDRESS}\s*:?", 2),
    _rule("address", r"(?:N-?)?\d{4}\s+(?-i:[A-ZÆØÅÁČĐŊŠŦŽ])[\w .\-/]*", 4),
    _rule(
        "address", rf"(?-i:[A-ZÆØÅ])[\wæøåé. -]*{STREET}\s+\d+\s?\w?(?:,\s*\d{{4}}\s+[\w. -]+)?", 8
    ),
    _rule(
        "address",
        r"(?-i:[A-ZÆØÅ])[^.!?:;]*,\s*(?:N-?)?\d{4}\s+(?-i:[A-ZÆØÅÁČĐŊŠŦŽ])[\w-]*(?:\s+(?-i:[A-ZÆØÅ])\w*)?",
        10,
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
    _rule("boilerplate", r"(?:side|s\.)\s*\d+(?:\s*(?:av|/)\s*\d+)?", 5),
    _rule("boilerplate", rf"(?:likelyd\w+\s+(?:brev|skriv).*|(?:{RECIPIENTS})\s*:.*)", 30),
    _rule("boilerplate", rf"(?:{RECIPIENTS}|likelyd\w+\s+(?:brev|skriv)(?:\s+til)?)", 5),
    _rule("boilerplate", r"(?:sendt|sent)\s+(?:fra|frå|from)\s+(?:min|my|outlook|mail)\b.*", 8),
    _rule("boilerplate", r"(?:hent|få|skaff\w*)\s+outlook\s+(?:for|til)\b.*", 8),
    _rule(
        "boilerplate", r"(?:tenk|hugs|husk)\s+(?:på\s+)?miljøet?\b.*\b(?:skriv\w*|print\w*)\b.*", 18
    ),
    _rule(
        "boilerplate",
        r"(?:denne\s+(?:e-?post(?:en|meldingen|meldinga)?|meldingen|meldinga)|this\s+(?:e-?mail|message)"
        r"|innholdet\s+i\s+denne\s+e-?post\w*|innhaldet\s+i\s+denne\s+e-?post\w*)\b.*"
        r"(?:konfidensiel|fortrolig|fortruleg|tau[st]hets|teie?pli|confidential|intended|rett\w*\s+mottak).*",
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
        rf"[^.!?:,]*\b\w*(?:{BODY_WORD})\b(?:\s*[-–/|]\s*[^.!?:,]+)*",
        9,
        opening_only=True,
    ),
    # A name of several words with capitals, such as a recipient's, before the letter has begun.
    _rule("address", r"(?-i:[A-ZÆØÅ])[^.!?:,]*\s(?-i:[A-ZÆØÅ])[^.!?:,]*", 7, opening_only=True),
)
