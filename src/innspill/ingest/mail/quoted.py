"""What in a mail the sender did not write to say.

Signatures, the mails that it answers, legal footers.

When nothing but these is left, or the mail was forwarded, they are what was sent, and all is kept.
"""

import re
from collections import Counter
from collections.abc import Sequence

from innspill.ingest.notices import left_out
from innspill.model import Block, Notice

FORWARDED = re.compile(
    r"^\s*(?:(?:sv|re|ad|vs|vb|fw|fwd|videresendt|vidaresendt)\s*:\s*)*"
    r"(?:vs|vb|fwd?|vid[ae]resendt)\s*:",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"^--\s?$")
DEVICE = re.compile(
    r"^(?:sendt? (?:fra|frå) (?:min|mitt|mi|outlook|e-post)\b"
    r"|sent from (?:my|outlook|mail)\b|(?:hent|få|get) outlook for)",
    re.IGNORECASE,
)
MESSAGE_RULE = re.compile(
    r"^\s*[-_*=]{2,}\s*(?:opprinnelig|opprinneleg|opphavleg|original|forwarded"
    r"|videresendt|vidaresendt)\b.*",
    re.IGNORECASE,
)
BEGIN_FORWARDED = re.compile(
    r"^\s*begin forwarded message:|^\s*(?:videresendt|vidaresendt) (?:melding|e-post):?\s*$",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"^[\s*>]*(?P<name>fra|frå|from|sendt|sent|dato|date|til|to|kopi|cc|emne|subject"
    r"|svar til|reply-to)\s*:\*?",
    re.IGNORECASE,
)
FROM_FIELDS = frozenset({"fra", "frå", "from"})
FIELDS_WITHIN = 6  # lines
ANSWERED = re.compile(
    r"^[\s*]*(?:(?:den|på|on|el|le)\s+)?(?=.*\d).{0,200}"
    r"\b(?:skrev|skreiv|wrote|har skrevet)\b.{0,200}:\s*$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"^\s{0,3}>")
LEGAL_ABOUT = re.compile(
    r"e-?post(?:en|meldingen|meldinga)?\b|e-?mail|melding(?:en|a)?\b|message\b|vedlegg|attachment",
    re.IGNORECASE,
)
LEGAL_DUTY = re.compile(
    r"konfidensiel|fortrolig|confidential|taushetsplikt|teieplikt|privileged"
    r"|feil mottaker|rette mottaker"
    r"|uautoris|unauthori[sz]ed|intended (?:recipient|only)|ved en feil|i feil|by mistake|in error",
    re.IGNORECASE,
)
LEGAL_ACT = re.compile(
    r"slett|delete|gi beskjed|gje beskjed|varsl|notify|inform|kontakt|return", re.IGNORECASE
)
OUTSIDE_WARNING = re.compile(
    r"^\W*(?:advarsel|obs|caution|warning|external)\b.{0,60}"
    r"(?:ekstern|utenfor|external|outside).{0,200}$",
    re.IGNORECASE | re.DOTALL,
)


def own_lines(lines: Sequence[str], subject: str) -> tuple[list[str], tuple[Notice, ...]]:
    """Keep the lines that the sender wrote.

    Args:
        lines: The body, line by line.
        subject: Tells a forwarded mail.

    Returns:
        The kept lines, and notices that count what was left out.
    """
    kept: list[str] = list(lines)
    counts: Counter[str] = Counter()
    if not FORWARDED.match(subject):
        kept = without_history(kept, counts)
    kept = without_signature(kept, counts)
    kept = without_footers(kept, counts)
    if not any(re.search(r"\w", line) for line in kept):
        return list(lines), ()
    return kept, tuple(notice for what in sorted(counts) for notice in left_out(what, counts[what]))


def without_history(lines: list[str], counts: Counter[str]) -> list[str]:
    """Leave out quoted lines, and everything below the head of an answered mail."""
    start = history_start(lines)
    if (
        start is not None
        and any(QUOTED.match(line) for line in lines[start + 1 :])
        and ANSWERED.match(lines[start])
    ):
        counts["quoted_history"] += 1
        return without_quoted([*lines[:start], *lines[start + 1 :]], counts)
    if start is not None:
        counts["quoted_history"] += 1
        lines = lines[:start]
    return without_quoted(lines, counts)


def without_quoted(lines: list[str], counts: Counter[str]) -> list[str]:
    """Leave out the lines that are marked as quoted."""
    quoted = sum(bool(QUOTED.match(line)) for line in lines)
    if quoted and not counts["quoted_history"]:
        counts["quoted_history"] += 1
    return [line for line in lines if not QUOTED.match(line)]


def history_start(lines: Sequence[str]) -> int | None:
    """Find the line where an answered mail begins; None if there is none."""
    for number, line in enumerate(lines):
        if MESSAGE_RULE.match(line) or BEGIN_FORWARDED.match(line) or is_answered(lines, number):
            return number
        if is_mail_head(lines[number : number + FIELDS_WITHIN]):
            return number
    return None


def is_answered(lines: Sequence[str], number: int) -> bool:
    """Tell the line "Den 3. mars 2025 skrev ...:", which mail programs break in two."""
    line = lines[number]
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(ANSWERED.match(line)) or bool(
        re.match(r"^\s*(?:den|on|på)\b.*\d", line, re.IGNORECASE)
        and ANSWERED.match(f"{line} {following}")
    )


def is_mail_head(lines: Sequence[str]) -> bool:
    """Tell the head of a mail: its sender, and two more fields below."""
    first = FIELD.match(lines[0])
    if not first or first["name"].casefold() not in FROM_FIELDS:
        return False
    names = {match["name"].casefold() for match in map(FIELD.match, lines[1:]) if match}
    return len(names - FROM_FIELDS) > 1


def without_signature(lines: list[str], counts: Counter[str]) -> list[str]:
    """Leave out what stands below a signature's mark, and what telephones add."""
    for number, line in enumerate(lines):
        if SIGNATURE.match(line) and any(re.search(r"\w", other) for other in lines[:number]):
            counts["signature"] += 1
            lines = lines[:number]
            break
    kept = [line for line in lines if not DEVICE.match(line.strip())]
    counts["signature"] += int(len(kept) < len(lines))
    return kept


def without_footers(lines: list[str], counts: Counter[str]) -> list[str]:
    """Leave out paragraphs that only warn: of wrong recipients, or of senders from outside."""
    kept: list[str] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line)
            continue
        if paragraph and is_footer(" ".join(paragraph)):
            counts["legal_footer"] += 1
        else:
            kept += paragraph
        kept.append(line)
        paragraph = []
    return kept[:-1]


def is_footer(text: str) -> bool:
    """Tell a legal footer by what it is about, the duty and the act that it asks for."""
    legal = LEGAL_ABOUT.search(text) and LEGAL_DUTY.search(text) and LEGAL_ACT.search(text)
    return bool(legal or OUTSIDE_WARNING.match(text))


def own_blocks(
    blocks: Sequence[Block], subject: str
) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """Keep the blocks that the sender wrote, of a mail that is a web page."""
    counts: Counter[str] = Counter()
    kept = list(blocks)
    if not FORWARDED.match(subject):
        owners = [
            (line, number)
            for number, block in enumerate(blocks)
            for line in block.text.splitlines()
        ]
        start = history_start([line for line, _ in owners])
        if start is not None:
            kept = kept[: owners[start][1]]
            counts["quoted_history"] += 1
    marked = next(
        (number for number, block in enumerate(kept) if SIGNATURE.match(block.text)), len(kept)
    )
    counts["signature"] += int(0 < marked < len(kept))
    kept = kept[: marked or len(kept)]
    footers = [block for block in kept if is_footer(block.text)]
    counts["legal_footer"] += len(footers)
    kept = [block for block in kept if block not in footers and not DEVICE.match(block.text)]
    if not kept:
        return tuple(blocks), ()
    return tuple(kept), tuple(
        notice for what in sorted(counts) for notice in left_out(what, counts[what])
    )
