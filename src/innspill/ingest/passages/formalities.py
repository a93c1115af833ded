"""Which lines of a letter are form, not content: salutation, references, addresses, signature.

A line is taken for form only where it is nothing else; when unsure it is left to be a passage.
"""

import re
from enum import Enum, auto

from innspill.ingest.passages.demands import demands
from innspill.ingest.passages.rules import RECIPIENTS, RULES, Rule
from innspill.ingest.passages.spacing import unspaced

_VERB = re.compile(
    r"\b(?:er|var|har|hadde|kan|skal|vil|må|bør|blir|vert|få|får|gir|gjev|gjør|gjer|mener|meiner|ønsker|ønskjer"
    r"|støtter|støttar|stør|trenger|treng|krever|krev|ber|bed|mangler|manglar|fungerer|virker|verkar|koster"
    r"|kostar|haster|hastar|gjelder|gjeld|viser|viser|syner|foreslår|føreslår|tilrår|anbefaler|går|står|tar|tek"
    r"|burde|kunne|ville|måtte|skulle|kommer|kjem|savner|saknar|sakner|forventer|forventar|finnes|finst|bidrar"
    r"|bidreg|gjør|betyr|tyder|krevst|trengst|kreves|trengs|trengt|gå|bli|være|vere|ha|gi|gje)\b",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    rf"(?:{RECIPIENTS}|likelyd\w+\s+(?:brev|skriv)(?:\s+til)?)\s*:?", re.IGNORECASE
)
_ONLINE = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+", re.IGNORECASE)
_BETWEEN_PARTS = re.compile(r"\s*[|·•]\s*|\t+|\s{3,}")


class Zone(Enum):
    """Where in a letter a line stands."""

    OPENING = auto()
    BODY = auto()
    CLOSING = auto()


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
    line = unspaced(text.strip().strip("*_").strip())
    if reason := _matched(line, zone):
        return reason
    parts = [part for part in _BETWEEN_PARTS.split(line) if part]
    reasons = [_matched(part, Zone.OPENING) for part in parts]
    return reasons[0] if len(parts) > 1 and all(reasons) else ""


def _matched(line: str, zone: Zone) -> str:
    words = word_count(line)
    for rule in RULES:
        if words > rule.most_words or (rule.opening_only and zone is not Zone.OPENING):
            continue
        if rule.pattern.fullmatch(line) and not _is_said(line, rule):
            return rule.reason
    return ""


def _is_said(line: str, rule: Rule) -> bool:
    """Tell a sentence that begins as form does ("Til kapittel 3 vil vi si …")."""
    if rule.opening_only and demands(line):
        return True
    if rule.reason in {"boilerplate", "signature"} or not has_verb(line):
        return False
    return rule.opening_only or is_sentence(line)


def is_sentence(text: str) -> bool:
    """Tell a whole sentence: it ends as one and has a common verb."""
    return text.rstrip().endswith((".", "!", "?")) and has_verb(text)


def has_verb(text: str) -> bool:
    """Tell whether a text has one of the verbs that statements have."""
    return bool(_VERB.search(text))


def is_address(text: str) -> bool:
    """Tell a mail or web address that stands alone."""
    return bool(_ONLINE.fullmatch(text.strip()))


def heads_recipients(text: str) -> bool:
    """Tell the line above a list of attachments or recipients: "Vedlegg:", "Kopi til"."""
    return bool(_LIST_HEAD.fullmatch(text.strip().strip("*_")))
