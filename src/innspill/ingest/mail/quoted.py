"""What in a mail the sender did not write to say.

Signatures, the mails that it answers, legal footers.

When nothing but these is left, or the mail was forwarded, they are what was sent, and all is kept.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress

from innspill.ingest.notices import asides_of
from innspill.model import Aside, Block

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


def own_lines(lines: Sequence[str], subject: str) -> tuple[list[str], tuple[Aside, ...]]:
    """Keep the lines that the sender wrote.

    Args:
        lines: The body, line by line.
        subject: Tells a forwarded mail.

    Returns:
        The kept lines, and what was left out.
    """
    kept: list[str] = list(lines)
    left: list[Aside] = []
    if not FORWARDED.match(subject):
        kept = without_history(kept, left)
    kept = without_signature(kept, left)
    kept = without_footers(kept, left)
    if not any(re.search(r"\w", line) for line in kept):
        return list(lines), ()
    return kept, tuple(left)


def leave_out(what: str, lines: Iterable[str], left: list[Aside]) -> None:
    """Keep what is left out, as one piece."""
    left += asides_of(what, ["\n".join(lines)])


def without_history(lines: list[str], left: list[Aside]) -> list[str]:
    """Leave out quoted lines, and everything below the head of an answered mail."""
    start = history_start(lines)
    if start is None or (
        ANSWERED.match(lines[start]) and any(QUOTED.match(line) for line in lines[start + 1 :])
    ):
        gone = [n == start or bool(QUOTED.match(line)) for n, line in enumerate(lines)]
    else:
        gone = [n >= start or bool(QUOTED.match(line)) for n, line in enumerate(lines)]
    leave_out("quoted_history", compress(lines, gone), left)
    return [line for line, out in zip(lines, gone, strict=True) if not out]


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


def without_signature(lines: list[str], left: list[Aside]) -> list[str]:
    """Leave out what stands below a signature's mark, and what telephones add."""
    for number, line in enumerate(lines):
        if SIGNATURE.match(line) and any(re.search(r"\w", other) for other in lines[:number]):
            leave_out("signature", lines[number + 1 :], left)
            lines = lines[:number]
            break
    leave_out("signature", (line for line in lines if DEVICE.match(line.strip())), left)
    return [line for line in lines if not DEVICE.match(line.strip())]


def without_footers(lines: list[str], left: list[Aside]) -> list[str]:
    """Leave out paragraphs that only warn: of wrong recipients, or of senders from outside."""
    kept: list[str] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line)
            continue
        if paragraph and is_footer(" ".join(paragraph)):
            leave_out("legal_footer", paragraph, left)
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
) -> tuple[tuple[Block, ...], tuple[Aside, ...]]:
    """Keep the blocks that the sender wrote, of a mail that is a web page."""
    left: list[Aside] = []
    kept = list(blocks) if FORWARDED.match(subject) else blocks_above(blocks, left)
    marked = next(
        (number for number, block in enumerate(kept) if SIGNATURE.match(block.text)), len(kept)
    )
    if marked:
        leave_out("signature", (block.text for block in kept[marked + 1 :]), left)
        kept = kept[:marked]
    for block in kept:
        if is_footer(block.text):
            leave_out("legal_footer", [block.text], left)
        elif DEVICE.match(block.text):
            leave_out("signature", [block.text], left)
    kept = [block for block in kept if not is_footer(block.text) and not DEVICE.match(block.text)]
    if not kept:
        return tuple(blocks), ()
    return tuple(kept), tuple(left)


def blocks_above(blocks: Sequence[Block], left: list[Aside]) -> list[Block]:
    """Keep the blocks above the head of an answered mail, which may begin within one."""
    lines = [
        (line, number) for number, block in enumerate(blocks) for line in block.text.splitlines()
    ]
    start = history_start([line for line, _ in lines])
    if start is None:
        return list(blocks)
    leave_out("quoted_history", (line for line, _ in lines[start:]), left)
    broken = lines[start][1]
    above = "\n".join(line for line, number in lines[:start] if number == broken)
    rest = (replace(blocks[broken], text=above),) if above.strip() else ()
    return [*blocks[:broken], *rest]
