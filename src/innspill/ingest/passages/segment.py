"""Document → passages: the paragraphs, list items and table cells that say something.

Every block of a document gives passages or is left out for a stated reason, never both.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from innspill.ingest.passages.formalities import (
    Zone,
    bare_heading,
    formality,
    says_nothing,
    signed_with,
    signs_off,
    unmarked_heading,
    word_count,
)
from innspill.ingest.reading import Reading
from innspill.language.detect import detect
from innspill.language.procedure import no_remarks, procedure
from innspill.language.sentences import sentence_spans
from innspill.model import Block, BlockKind, Language, Locator, Passage

_LONG = 900  # characters; a longer paragraph is divided
_PART = 700  # characters; what a part should not pass
_REST = 250  # characters; a last part that is shorter joins the one before
_FULL = 0.85  # of the wanted length: such a part takes no further sentence
_SHORT_LEAD_IN = 30  # words
_SHORT_COVER = 60  # words
_TELLING = 5  # words; fewer without a sign of any language are in the language around them
_ENCLOSED = ("vedlagt", "vedlegg", "attached", "vedlagd")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A block that gives no passage; `reason` is a stable code, `block` counts from 0."""

    block: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmentation:
    """What became of every block of one reading, in the document's order."""

    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(slots=True)
class _Place:
    """Where the walk through one part of a document stands."""

    zone: Zone = Zone.OPENING
    heading: str = ""
    lead_ins: list[tuple[int, str]] = field(default_factory=list)

    def lead_in(self, block: Block) -> str:
        """Give the line that the block continues."""
        if block.kind is BlockKind.TABLE_CELL:
            return block.header
        if block.kind is not BlockKind.LIST_ITEM:
            self.lead_ins.clear()
            return ""
        depth = max(block.level, 1)
        self.lead_ins = [(level, text) for level, text in self.lead_ins if level < depth]
        return self.lead_ins[-1][1] if self.lead_ins else ""


def segment(reading: Reading) -> Segmentation:
    """Divide what was read into passages, in document order, numbered from 1."""
    blocks = reading.document.blocks
    main = detect("\n".join(block.text for block in blocks))
    near = main if main in (Language.NB, Language.NN) else Language.NB
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    for number, found in _walk(reading):
        if isinstance(found, str):
            left_out.append(LeftOut(block=number, reason=found))
            continue
        for start, end in _parts(blocks[number].text):
            text = blocks[number].text[start:end]
            passage = replace(
                found,
                id=f"{reading.id}.{len(passages) + 1}",
                text=text,
                locator=replace(found.locator, start=start, end=end),
                language=_language(text, near),
            )
            passages.append(passage)
    return Segmentation(passages=tuple(passages), left_out=tuple(left_out))


def _language(text: str, near: Language) -> Language:
    found = detect(text, near=near)
    return near if found is Language.OTHER and word_count(text) < _TELLING else found


def _walk(reading: Reading) -> Iterator[tuple[int, str | Passage]]:
    """Give each block's number with the reason it is left out, or a passage of all of it."""
    numbered = list(enumerate(reading.document.blocks))
    headers = _table_headers(reading.document.blocks)
    letters = {part for part in (block.part for _, block in numbered) if part}
    for part, group in groupby(numbered, key=lambda pair: pair[1].part):
        members = list(group)
        if not part and letters and _is_cover_letter([block for _, block in members]):
            yield from ((number, "cover_letter") for number, _ in members)
            continue
        place = _Place()
        for index, (number, block) in enumerate(members):
            following = members[index + 1][1] if index + 1 < len(members) else None
            lead_in = place.lead_in(block)
            reason = _reason(_Look(reading, block, following, place, headers))
            if reason:
                _note(place, block, reason)
                yield number, reason
                continue
            yield number, _passage(reading, number, place.heading, lead_in)
            _note(place, block, "lead_in" if _introduces(block, following) else "")


def _passage(reading: Reading, number: int, heading: str, lead_in: str) -> Passage:
    block = reading.document.blocks[number]
    return Passage(
        id="",
        submission=reading.id,
        text="",
        locator=Locator(page=block.page, block=number, start=0, end=0),
        language=Language.OTHER,
        heading=heading,
        lead_in=lead_in,
        row=reading.row,
        quoted=block.kind is BlockKind.QUOTE,
    )


def _note(place: _Place, block: Block, reason: str) -> None:
    """Move on past a block: headings and lead-ins are kept for what follows, zones change."""
    text = block.text.strip()
    if reason == "heading":
        place.heading, place.zone = text, _after_heading(place.zone)
        place.lead_ins.clear()
    elif reason == "lead_in":
        sentences = sentence_spans(text)
        first, last = sentences[-1] if sentences else (0, 0)
        level = max(block.level, 1) if block.kind is BlockKind.LIST_ITEM else 0
        place.lead_ins.append((level, text[first:last]))
        place.zone = Zone.BODY
    elif reason == "signature":
        place.zone = Zone.CLOSING
    elif not reason:
        place.zone = Zone.BODY


def _after_heading(zone: Zone) -> Zone:
    return Zone.BODY if zone is Zone.CLOSING else zone


@dataclass(frozen=True, slots=True)
class _Look:
    """A block as the rules see it."""

    reading: Reading
    block: Block
    following: Block | None
    place: _Place
    headers: frozenset[str]

    @property
    def text(self) -> str:
        return self.block.text.strip()


def _empty(look: _Look) -> bool:
    return not look.text


def _heading(look: _Look) -> bool:
    if look.block.kind is not BlockKind.PARAGRAPH or look.reading.row is not None:
        return look.block.kind is BlockKind.HEADING
    below = look.following.text if look.following else ""
    return unmarked_heading(look.text) or bare_heading(look.text, below)


def _table_header(look: _Look) -> bool:
    unnamed = look.block.header in {"", look.text}
    return look.block.kind is BlockKind.TABLE_CELL and unnamed and look.text in look.headers


def _no_remarks(look: _Look) -> bool:
    return no_remarks(look.text)


def _title(look: _Look) -> bool:
    title = look.reading.document.title.strip()
    return look.reading.row is None and look.place.zone is Zone.OPENING and look.text == title


def _form(look: _Look) -> str:
    """Give the reason of a line that is form, not content; a form's answers and notes have none."""
    if look.reading.row is not None or look.block.kind is BlockKind.NOTE:
        return ""
    if signs_off(look.text):
        return "signature"
    if reason := formality(look.text, look.place.zone):
        return reason
    if reason := procedure(look.text):
        return reason
    if look.place.zone is Zone.CLOSING and signed_with(look.text):
        return "signature"
    return ""


def _lead_in(look: _Look) -> bool:
    if word_count(look.text) > _SHORT_LEAD_IN or not _introduces(look.block, look.following):
        return False
    return len(sentence_spans(look.text)) == 1


def _too_short(look: _Look) -> bool:
    continues = look.block.kind is BlockKind.LIST_ITEM and bool(look.place.lead_ins)
    if continues or look.reading.row is not None:
        return not any(c.isalpha() for c in look.text)
    return says_nothing(look.text)


# The first rule that holds gives the reason.
_RULES = (
    ("empty", _empty),
    ("table_header", _table_header),
    ("title", _title),
    ("no_remarks", _no_remarks),
    ("", _form),
    ("heading", _heading),
    ("lead_in", _lead_in),
    ("too_short", _too_short),
)


def _reason(look: _Look) -> str:
    """Give the reason why a block is no passage, else an empty string."""
    if look.block.kind is BlockKind.HEADING and look.text:
        return "heading"
    for reason, rule in _RULES:
        if found := rule(look):
            return reason or str(found)
    return ""


def _introduces(block: Block, following: Block | None) -> bool:
    """Tell whether a block ends with a colon before the list that it introduces."""
    if following is None or following.kind is not BlockKind.LIST_ITEM:
        return False
    if block.kind is BlockKind.LIST_ITEM and following.level <= block.level:
        return False
    in_prose = block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}
    return in_prose and block.text.rstrip().endswith(":")


def _table_headers(blocks: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(
        name.strip()
        for block in blocks
        if block.header
        for name in (block.header, *block.header.split(" · "))
    )


def _is_cover_letter(blocks: list[Block]) -> bool:
    text = " ".join(block.text for block in blocks).casefold()
    return word_count(text) < _SHORT_COVER or any(word in text for word in _ENCLOSED)


def _parts(text: str) -> list[tuple[int, int]]:
    """Divide a long text at sentence ends into parts of like size; a short one is one part."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if end - start <= _LONG:
        return [(start, end)]
    wanted = (end - start) / -(-(end - start) // _PART)
    parts: list[tuple[int, int]] = []
    for first, last in sentence_spans(text):
        begun, reached = parts[-1] if parts else (first, first)
        if parts and last - begun <= _PART and reached - begun < wanted * _FULL:
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    if (
        len(parts) > 1
        and parts[-1][1] - parts[-1][0] < _REST
        and parts[-1][1] - parts[-2][0] <= _LONG
    ):
        parts[-2:] = [(parts[-2][0], parts[-1][1])]
    return parts
