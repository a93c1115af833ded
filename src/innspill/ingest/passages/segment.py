"""Document → passages: the paragraphs, list items and table cells that say something.

Every block of a document gives passages or is left out for a stated reason, never both.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from innspill.ingest.passages.cells import BETWEEN, row_names
from innspill.ingest.passages.formalities import word_count
from innspill.ingest.passages.parts import parts
from innspill.ingest.passages.place import Place
from innspill.ingest.passages.reasons import Look, asked_form, reason_of
from innspill.ingest.passages.signing import trailing_signature
from innspill.ingest.reading import Reading
from innspill.language.detect import detect
from innspill.model import Block, BlockKind, Language, LeftOut, Locator, Passage

_SHORT_COVER = 60  # words
_TELLING = 5  # words; fewer without a sign of any language are in the language around them
_WHOLE = 3  # letters; shorter ones are units and abbreviations
_WORD = re.compile(r"[^\W\d_]+")
_ENCLOSED = ("vedlagt", "vedlegg", "attached", "vedlagd")
_QUOTATION = re.compile(r"[«“\"][^«»“”\"]{20,}[»”\"]\s*(?:\([^()]*\))?\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmentation:
    """What became of every block of one reading, in the document's order."""

    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...]


def segment(reading: Reading, asked: Collection[str] = ()) -> Segmentation:
    """Divide what was read into passages, in document order, numbered from 1.

    Args:
        reading: One submission.
        asked: The consultation's questions; where one is repeated, it is a heading.
    """
    blocks = reading.document.blocks
    main = detect("\n".join(block.text for block in blocks))
    near = main if main in (Language.NB, Language.NN) else Language.NB
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    for number, found in _walk(reading, frozenset(map(asked_form, asked)) - {""}):
        if isinstance(found, str):
            left_out.append(_without(reading, number, found))
            continue
        for start, end in parts(blocks[number].text):
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


def _without(reading: Reading, number: int, reason: str) -> LeftOut:
    block = reading.document.blocks[number]
    locator = Locator(page=block.page, block=number, start=0, end=len(block.text))
    return LeftOut(submission=reading.id, locator=locator, reason=reason)


def _language(text: str, near: Language) -> Language:
    found = detect(text, near=near)
    telling = sum(len(word) >= _WHOLE for word in _WORD.findall(text))
    return near if found is Language.OTHER and telling < _TELLING else found


def _walk(reading: Reading, asked: frozenset[str]) -> Iterator[tuple[int, str | Passage]]:
    """Give each block's number with the reason it is left out, or a passage of all of it."""
    numbered = list(enumerate(reading.document.blocks))
    letters = {part for part in (block.part for _, block in numbered) if part}
    for part, group in groupby(numbered, key=lambda pair: pair[1].part):
        members = list(group)
        if not part and letters and _is_cover_letter([block for _, block in members]):
            yield from ((number, "cover_letter") for number, _ in members)
        else:
            yield from _walk_part(reading, members, asked)


def _walk_part(
    reading: Reading, members: Sequence[tuple[int, Block]], asked: frozenset[str]
) -> Iterator[tuple[int, str | Passage]]:
    """Walk through one letter or attachment; `members` are its blocks with their numbers."""
    blocks = [block for _, block in members]
    headers = _table_headers(reading.document.blocks)
    rows = row_names(reading.document.blocks)
    signature = trailing_signature(blocks) if reading.row is None else frozenset()
    place = Place()
    for index, (number, block) in enumerate(members):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        lead_in = place.lead_in(block)
        look = Look(
            reading=reading,
            block=block,
            following=following,
            place=place,
            signs=index in signature,
            headers=headers,
            rows=rows,
            asked=asked,
        )
        reason = reason_of(look)
        yield number, reason or _passage(reading, number, place.heading, lead_in)
        place.note(block, following, reason)


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
        quoted=block.kind is BlockKind.QUOTE or bool(_QUOTATION.fullmatch(block.text.strip())),
    )


def _table_headers(blocks: Sequence[Block]) -> frozenset[str]:
    return frozenset(
        name.strip()
        for block in blocks
        if block.header
        for name in (block.header, block.header.partition(BETWEEN)[0])
    )


def _is_cover_letter(blocks: Sequence[Block]) -> bool:
    text = " ".join(block.text for block in blocks).casefold()
    return word_count(text) < _SHORT_COVER or any(word in text for word in _ENCLOSED)
