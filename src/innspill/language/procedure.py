"""Sentences about the case and not about the matter: what is referred to, who has treated it."""

import re

from innspill.language.sentences import sentence_spans

_WE = (
    r"(?:det|vi|me"
    r"|[\w -]+\s(?:kommune|herad|fylkeskommune|kommunen|rådet|styret|foreninga|foreningen))"
)
_PAPERS = (
    r"(?:brev\w*|høring\w*|høyring\w*|e-post\w*|henvendelse\w*|førespurnad\w*|invitasjon\w*"
    r"|utsend\w*|oversend\w*|ovennevnte|ovannemnde)"
)
_ANSWERS = (
    r"(?:saken|saka|uttal\w+|fråsegn\w*|høringssvar\w*|høyringssvar\w*|høringsuttal\w+|høyringsuttal\w+"
    r"|innspill\w*|innspel\w*|svaret|vedtaket|innstilling\w*|tilråding\w*)"
)
_TREATED = (
    r"(?:behandl(?:et|a|es|ing)|handsam\w*|vedtatt|vedtek\w+|avgitt|avgjeve|enstemmig|samrøystes|drøfta|drøftet"
    r"|(?:gitt|gjeve)\s+(?:administrativt|av|på\s+veg\w+)|godkjent|tatt\s+opp|teken\s+opp|lagt\s+(?:fram|frem)"
    r"|utarbeid(?:et|d)|ført\s+i\s+pennen)"
)
_REFERENCE = re.compile(
    rf"(?:{_WE}\s+)?(?:viser|vises|syner|visast)\s+til\b.*\b{_PAPERS}\b.*"
    rf"|(?:{_WE}\s+)?takk(?:er|ar)?\s+for\s+(?:muligheten|moglegheita|anledningen|invitasjonen|høvet|høve"
    r"|høringen|høyringa|høringsbrevet|høyringsbrevet"
    r"|at\s+(?:også\s+|òg\s+)?(?:vi|me)\s+(?:får|fikk|fekk))\b.*"
    r"|(?:vi|me)\s+(?:svarer|svarar)\s+(?:bare\s+|berre\s+|her\s+)?på\s+(?:spørsmål\w*|dei|de)\b.*"
    r"|til\s+(?:de|dei)\s+(?:andre|øvrige)\b.*\bhar\s+(?:vi|me)\s+(?:ingen|inga|ikke|ikkje)\b.*"
    rf"|(?:her|vedlagt|vedlagd)\s+(?:er|følger|følgjer|kommer|kjem|ligger|ligg)\s+.*\b{_ANSWERS}\b.*"
    rf"|(?:{_WE}\s+)?(?:mottok|fikk|fekk|har\s+mottatt|har\s+motteke|har\s+fått)\b.*\b{_PAPERS}\b.*"
    r"|(?:ta|ver|vær|vennligst|kontakt)\b.{0,40}\b(?:kontakt|undertegnede|underteikna|oss)\b"
    r".*\b(?:spørsmål|behov|utdyp\w*|avklar\w*|opplysning\w*|opplysing\w*)\b.*"
    r"|(?:ved|om|dersom|hvis|har)\b.{0,40}\bspørsmål\b.{0,40}\bkontakt\w*\b.*"
    r"|(?:(?:hørings|høyrings)frist(?:en)?|frist(?:en)?\s+for\s+(?:å\s+)?(?:svar\w*|innspill|innspel|uttal\w+))"
    r"\s+(?:er|var)\b.*\d.*",
    re.IGNORECASE | re.DOTALL,
)
_TREATMENT = re.compile(
    rf"(?:(?:på\s+grunn\s+av|grunna|pga\.?|på\s+bakgrunn\s+av)\s[^.]{{1,60}}?(?:er|ble|vart|blei|har)\s+)?"
    rf"(?:{_ANSWERS}|denne\s+\w+|dette\s+\w+)\b.*\b{_TREATED}\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BODY_ACTS = re.compile(
    r"(?:behandlet|vedtatt|handsama|vedteke|enstemmig|samrøystes)\b.*"
    r"|[\w ]*(?:utvalget|utvalet|styret|skapet|tinget|direktøren|rådet)\s+"
    r"(?:i\s+[\w ]+?\s+)?(?:har\s+)?"
    rf"(?:behandlet|handsama|vedtok|vedtar|vedtek|vedtatt|vedteke|drøftet|drøfta)\s+{_ANSWERS}\b.*"
    r"|administrativ(?:t)?\s+(?:uttalelse|fråsegn|utsegn|høringssvar|høyringssvar|innspill|innspel|vedtak)\.?",
    re.IGNORECASE | re.DOTALL,
)
_VOTE = re.compile(
    r"(?:(?!\b(?:fordi|derfor|difor)\b).)*\b(?:enstemmig|samrøystes|einstemmig)\s+(?:vedtatt|vedteke|vedtatt\.|tiltrådt)\b.*"
    r"|.*\b(?:vedtatt|vedteke|vedteken|falt|fall)\s+(?:med|mot)\s+\w+\s+(?:mot\s+\w+\s+)?(?:stemmer|stemme|røyster|røyst)\b.*"
    r"|.*\b(?:fikk|fekk)\s+\w+\s+(?:stemmer|stemme|røyster|røyst)\b.*"
    r"|.*\b(?:fremmet|fremja|fremma|la\s+(?:fram|frem))\s+(?:følgende|følgjande|slikt|dette)\b.*\b\w*(?:forslag|framlegg)\b.*"
    r"|.*\b(?:følgende|følgjande|slikt?|dette|denne)\s+(?:\w+\s+)?"
    r"(?:vedtak\w*|uttal\w+|fråsegn\w*|utsegn\w*|høringssvar\w*|høyringssvar\w*|protokoll\w*)\b[^.!?]*:"
    r"|(?:votering|avstemning|røysting|avrøysting)\b.{0,80}"
    r"|(?:det\s+ble|det\s+vart|det\s+blei|det\s+er)\s+(?:votert|stemt|røysta)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MOST_VOTE = 30  # words
_NO_REMARKS = re.compile(
    r"(?:[\w -]+\s(?:har|hev)\s+)?(?:ingen|inga|ikke(?:\s+noen)?|ikkje(?:\s+nokon)?)\s+"
    r"(?:(?:særskilte|særlige|særlege|spesielle|ytterligere|ytterlegare|øvrige|andre|flere|fleire)\s+)?"
    r"(?:merknader|merknadar|kommentarer|kommentarar|innvendinger|innvendingar|bemerkninger|innspill|innspel)"
    r"(?:\s+til\s+(?:saken|saka|høringen|høyringa|forslaget|framlegget|strategien|utkastet))?\s*[.!]?",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:bør|må|burde|mener|meiner|støtt\w+|ønsk\w+|ber|bed|foreslår|føreslår|imot|enige?|samde?"
    r"|slutter|sluttar|bak|tiltr\w+|tilslutning\w*|tilslutnad\w*|merknad\w*|positive?|bekymr\w+|uro\w*|behov)\b",
    re.IGNORECASE,
)
_OF_ANSWER = re.compile(r"til\s+(?:de|dei)\s+(?:andre|øvrige)\b", re.IGNORECASE)


def procedure(text: str) -> str:
    """Give "reference", "treatment" or "no_remarks" for a block of nothing else, else "".

    "Vi viser til brev av 3. mai." and "Saken er behandlet i formannskapet." hold no view of the
    matter; a block with one sentence that does is kept whole.
    """
    if no_remarks(text):
        return "no_remarks"
    spans = sentence_spans(text)
    first = _reason(text[slice(*spans[0])]) if spans else ""
    if first and all(_reason(text[start:end]) for start, end in spans[1:]):
        return first
    return ""


def no_remarks(text: str) -> bool:
    """Tell whether a text says that there are no remarks, on the whole matter, and nothing more."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    rest = [sentence for sentence in sentences if not _NO_REMARKS.fullmatch(sentence)]
    return len(rest) < len(sentences) and all(map(_reason, rest))


def _reason(sentence: str) -> str:
    if _VIEW.search(sentence) and not _OF_ANSWER.match(sentence):
        return ""
    if _REFERENCE.fullmatch(sentence):
        return "reference"
    acts = _TREATMENT.fullmatch(sentence) or _BODY_ACTS.fullmatch(sentence)
    voted = len(sentence.split()) <= _MOST_VOTE and _VOTE.fullmatch(sentence)
    return "treatment" if acts or voted else ""
