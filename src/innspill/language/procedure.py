"""Sentences about the case and not about the matter: what is referred to, who has treated it."""

import re

from innspill.language.sentences import sentence_spans

_REFERENCE = re.compile(
    r"(?:(?:det|vi|me|[\w -]+ (?:kommune|herad|fylkeskommune))\s+)?"
    r"(?:viser|vises|syner|visast)\s+til\b.*"
    r"\b(?:brev\w*|høring\w*|høyring\w*|e-post\w*|henvendelse\w*|førespurnad\w*|invitasjon\w*"
    r"|utsend\w*|oversend\w*)\b.*"
    r"|(?:(?:vi|me)\s+)?takk(?:er|ar)?\s+for\s+(?:muligheten|anledningen|invitasjonen|høvet|høve"
    r"|at\s+(?:også\s+|òg\s+)?(?:vi|me)\s+(?:får|fikk|fekk))\b.*"
    r"|(?:vi|me)\s+(?:svarer|svarar)\s+(?:bare\s+|berre\s+|her\s+)?på\s+(?:spørsmål|dei|de)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_TREATMENT = re.compile(
    r"(?:saken|saka|uttal\w+|fråsegn\w*|høringssvar\w*|høyringssvar\w*|høringsuttal\w+|innspill\w*"
    r"|innspel\w*|svaret|vedtaket|innstilling\w*|denne\s+\w+|dette\s+\w+)\b.*"
    r"\b(?:behandl(?:et|a|es)|handsama|vedtatt|vedtek\w+|avgitt|avgjeve|enstemmig|samrøystes"
    r"|(?:gitt|gjeve)\s+(?:administrativt|av|på\s+veg\w+)|godkjent"
    r"|lagt\s+fram|utarbeid(?:et|d)|ført\s+i\s+pennen)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BODY_ACTS = re.compile(
    r"(?:behandlet|vedtatt|handsama|vedteke|enstemmig|samrøystes)\b.*"
    r"|[\w ]*(?:utvalget|utvalet|styret|skapet|tinget)\s+(?:i\s+[\w ]+?\s+)?"
    r"(?:behandlet|handsama|vedtok|vedtar|vedtek)\s+(?:saken|saka|uttal\w+|fråsegn\w*|innspill\w*)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NO_REMARKS = re.compile(
    r"(?:[\w -]+\s(?:har|hev)\s+)?(?:ingen|inga|ikke(?:\s+noen)?|ikkje(?:\s+nokon)?)\s+"
    r"(?:(?:særskilte|særlige|særlege|spesielle|ytterligere|ytterlegare|øvrige|andre|flere|fleire)\s+)?"
    r"(?:merknader|merknadar|kommentarer|kommentarar|innvendinger|innvendingar|bemerkninger|innspill|innspel)"
    r"(?:\s+til\s+(?:saken|saka|høringen|høyringa|forslaget|framlegget|strategien|utkastet))?\s*[.!]?",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:bør|må|burde|mener|meiner|støtt\w+|ønsk\w+|ber|bed|foreslår|føreslår|imot|enige?|samde?"
    r"|slutter|sluttar|merknad\w*|positive?|bekymr\w+|uro\w*|behov)\b",
    re.IGNORECASE,
)


def procedure(text: str) -> str:
    """Give "reference", "treatment" or "no_remarks" for a block of nothing else, else "".

    "Vi viser til brev av 3. mai." and "Saken er behandlet i formannskapet." hold no view of the
    matter; a block with one sentence that does is kept whole.
    """
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    if no_remarks(text):
        return "no_remarks"
    reasons = [_reason(sentence) for sentence in sentences]
    return reasons[0] if reasons and all(reasons) else ""


def no_remarks(text: str) -> bool:
    """Tell whether a text says that there are no remarks, on the whole matter, and nothing more."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    silent = [_NO_REMARKS.fullmatch(sentence) for sentence in sentences]
    rest = [s for s, found in zip(sentences, silent, strict=True) if not found]
    return any(silent) and not any(rest and not _reason(sentence) for sentence in rest)


def _reason(sentence: str) -> str:
    if _VIEW.search(sentence):
        return ""
    if _REFERENCE.fullmatch(sentence):
        return "reference"
    acts = _TREATMENT.fullmatch(sentence) or _BODY_ACTS.fullmatch(sentence)
    return "treatment" if acts else ""
