"""Who signs: the closing greeting, what stands under it, names and titles without a greeting."""

import re
from collections.abc import Sequence

from innspill.ingest.passages.formalities import Zone, formality, has_verb, is_sentence, word_count
from innspill.ingest.passages.rules import BODY_WORD, GREETING
from innspill.model import Block, BlockKind

_SIGNS_OFF = re.compile(rf"\s*{GREETING}\b[\s,.!:]*(?:\n|$|\s*(?-i:[A-ZÆØÅ]))", re.IGNORECASE)
_MOST_SIGNATURE = 45  # words of a greeting with all that stands under it
_MOST_SIGNED = 12
_MOST_LINE = 9  # words of a name with a title
_MOST_LINES = 10  # of a signature without a greeting
_TITLE = (
    r"(?:\w*(?:leder|leiar|sjef|direktør|rådgiver|rådgivar|rådgjevar|konsulent|koordinator|ordfører|ordførar|rådmann"
    r"|saksbehandler|saksbehandlar|sakshandsamar|sekretær|rektor|fagansvarlig|fagansvarleg|ingeniør|planlegger|planleggar"
    r"|jurist|advokat|lege|statsforvalter|statsforvaltar|arkivar|inspektør|kontrollør|medlem|kommunalsjef"
    r"|representant|varaordfører|varaordførar|ombud|ombod|kontakt|ansvarlig|ansvarleg|assistent|styrar|styrer"
    r"|rådmannen|biskop|prost|professor|dosent|forsker|forskar)(?:en|et|n|a)?)"
)
_JOB = re.compile(
    rf"(?:[\w./-]+\s+){{0,2}}\b{_TITLE}\b(?:[\s,/-]+(?:og|for|av|i|på|hos|ved|innen|innan)?[^.!?:;]*)?",
    re.IGNORECASE,
)
_NAME = r"(?-i:[A-ZÆØÅ])[\w'’.-]+(?:\s+(?-i:[A-ZÆØÅ])[\w'’.-]*){1,3}"
_NAMED_JOB = re.compile(rf"{_NAME}\s*(?:[,/(–-]|\s{{2,}})\s*{_JOB.pattern}\)?", re.IGNORECASE)
_BODY = re.compile(
    rf"(?:for\s+)?(?-i:[A-ZÆØÅÁČĐŊŠŦŽ])(?:[\w.-]*\s+){{0,3}}(?:{BODY_WORD})\b(?:\s*[,–/-]\s*[^.!?:;]+)?",
    re.IGNORECASE,
)
_BODY_LIKE = re.compile(
    r"(?=(?-i:[A-ZÆØÅÁČĐŊŠŦŽ])).*?(?:forening|foreining|forbund|råd|nettverk|lag|grupp[ea]|avdeling|eining|enhet|utvalg|utval"
    r"|stab|etat|sektor|kontor|tjeneste|teneste|\bAS|\bKF|\bIKS|\bSA)(?:et|en|a|n)?\b",
    re.IGNORECASE,
)
_NO_SIGNER = re.compile(
    r"(?:en|ei|et|eit|flere|fleire|ny|nye|egen|eigen|mer|meir|felles|lokal\w*|fast\w*|alle|kvar|hver|ingen|inga"
    r"|ikke|ikkje|bedre|betre|økt|auka|styrk\w*|dedikert\w*|nasjonal\w*|digital\s+\w*leder)\b",
    re.IGNORECASE,
)


def signs_off(text: str) -> bool:
    """Tell whether a block is a closing greeting, alone or with the names under it."""
    return bool(_SIGNS_OFF.match(text)) and word_count(text) <= _MOST_SIGNATURE


def signed_with(text: str) -> bool:
    """Tell whether a block under the greeting can belong to it: a name, a title, a body."""
    lines = [line for line in text.splitlines() if line.strip()]
    short = all(word_count(line) <= _MOST_SIGNED and not is_sentence(line) for line in lines)
    return short and word_count(text) <= _MOST_SIGNATURE


def signer(line: str) -> bool:
    """Tell a line that says who signs: a title, a name with a title, a body."""
    text = line.strip().strip("*_")
    if word_count(text) > _MOST_LINE or has_verb(text) or _NO_SIGNER.match(text):
        return False
    if text.endswith((".", "!", "?", ":", ";")):
        return False
    patterns = (_JOB, _NAMED_JOB, _BODY)
    return any(pattern.fullmatch(text) for pattern in patterns)


def trailing_signature(blocks: Sequence[Block]) -> frozenset[int]:
    """Find the lines that sign a letter without a greeting: short ones at its very end.

    Args:
        blocks: One letter or attachment, whole.

    Returns:
        The positions of its blocks that sign it, from 0; none where the end is text.
    """
    first = len(blocks)
    lines = 0
    while first > 1 and _can_sign(blocks[first - 1]):
        lines += len(_lines(blocks[first - 1]))
        if lines > _MOST_LINES:
            break
        first -= 1
    while first < len(blocks) and not any(signer(line) for line in _lines(blocks[first])):
        first += 1
    return frozenset(range(first, len(blocks)))


def _can_sign(block: Block) -> bool:
    lines = _lines(block)
    formal = all(formality(line, Zone.BODY) for line in lines)
    if formal and lines:
        return True
    if block.kind is not BlockKind.PARAGRAPH or is_sentence(block.text):
        return False
    return all(signer(line) or _is_label(line) for line in lines)


def _is_label(line: str) -> bool:
    """Tell a line that can be a name: capitalised, short, without a verb and without an end."""
    ends = line.endswith((".", "!", "?", ":", ";", ","))
    short = word_count(line) <= _MOST_LINE and not has_verb(line)
    named = bool(re.fullmatch(rf"{_NAME}(?:\s*\([^()]*\))?", line)) or bool(_BODY_LIKE.match(line))
    return short and not ends and (named or bool(formality(line, Zone.BODY)))


def _lines(block: Block) -> list[str]:
    return [line.strip() for line in block.text.splitlines() if line.strip()]
