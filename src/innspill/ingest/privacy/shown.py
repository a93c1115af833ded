"""A reading as it may be shown: every text of it masked, and nothing moved."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from innspill.ingest.notices import counted
from innspill.ingest.passages.segment import segment
from innspill.ingest.privacy.finds import Find, Sort
from innspill.ingest.privacy.masking import mask_and_count, mask_text, masked
from innspill.ingest.reading import Reading
from innspill.ingest.senders.persons import persons_of
from innspill.model import Aside, Block, Notice, NoticeKind

_SIGNED = frozenset({"signature", "contact", "address"})
_IN_KEYS = frozenset({Sort.IDENTITY, Sort.MAIL})  # a row's number has eight digits, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A reading with its personal data masked.

    `finds` has what was masked, block by block, `around` in what is no block; `words` are the words
    that were masked in its blocks, longest first, `persons` the names under which it was sent.
    """

    reading: Reading
    persons: frozenset[str]
    words: tuple[str, ...]
    finds: tuple[tuple[Find, ...], ...]
    around: tuple[Find, ...]

    def hide(self, text: str) -> str:
        """Mask a text that was taken out of a block, where it may have lost what told its sort."""
        return _hide(text, self.persons, self.words)


def mask(reading: Reading) -> Reading:
    """Mask all that a reading holds; its notices say how much of each sort there was.

    Every text keeps its length, so that whatever has its place in it keeps it.
    """
    shown = look(reading)
    finds = (*(find for block in shown.finds for find in block), *shown.around)
    return replace(shown.reading, notices=(*reading.notices, *masked_notices(reading.id, finds)))


def look(reading: Reading) -> Shown:
    """Mask a reading, and keep what was masked where."""
    document = reading.document
    persons = persons_of(reading)
    signed = _signature(reading) if persons else frozenset()
    blocks = [
        _block(block, persons, signs=number in signed)
        for number, block in enumerate(document.blocks)
    ]
    words = _longest_first(
        block.text[find.start : find.end]
        for block, (_, finds) in zip(document.blocks, blocks, strict=True)
        for find in finds
    )
    headers = {header: _hide(header, persons, words) for header in {b.header for b, _ in blocks}}
    around = [mask_and_count(text, persons=persons) for text in document.letterhead]
    beside = [mask_and_count(aside.text, persons=persons) for aside in document.asides]
    hidden = replace(
        document,
        blocks=tuple(_under(block, headers[block.header]) for block, _ in blocks),
        title=_hide(document.title, persons, words),
        letterhead=tuple(text for text, _ in around),
        asides=tuple(map(_aside, document.asides, (text for text, _ in beside))),
        sender=mask_text(document.sender, persons=persons),
    )
    row = mask_text(reading.row, sorts=_IN_KEYS) if reading.row else reading.row
    named = mask_text(reading.named, persons=persons)
    return Shown(
        reading=replace(reading, document=hidden, row=row, named=named),
        persons=persons,
        words=words,
        finds=tuple(finds for _, finds in blocks),
        around=tuple(find for _, finds in (*around, *beside) for find in finds),
    )


def _hide(text: str, persons: frozenset[str], words: tuple[str, ...]) -> str:
    text = mask_text(text, persons=persons)
    for word in words:
        if word in text:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", _masked_match, text)
    return text


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _masked_match(match: re.Match[str]) -> str:
    return masked(match.group(), (Find(Sort.NAME, 0, len(match.group())),))


def _block(block: Block, persons: frozenset[str], *, signs: bool) -> tuple[Block, tuple[Find, ...]]:
    """Mask a block; one that signs for a private person as a whole."""
    if signs:
        whole = Find(Sort.NAME, 0, len(block.text))
        return replace(block, text=masked(block.text, (whole,))), (whole,)
    text, finds = mask_and_count(block.text, about=block.header, persons=persons)
    return (block if text == block.text else replace(block, text=text)), finds


def _under(block: Block, header: str) -> Block:
    return block if header == block.header else replace(block, header=header)


def _aside(aside: Aside, text: str) -> Aside:
    return aside if text == aside.text else replace(aside, text=text)


def _signature(reading: Reading) -> frozenset[int]:
    """Give the blocks in which a private person signs, or says where she lives."""
    left_out = segment(reading).left_out
    return frozenset(left.locator.block for left in left_out if left.reason in _SIGNED)


def masked_notices(submission: str, finds: Iterable[Find]) -> Iterator[Notice]:
    """Count what was masked by its sort, in the order of the sorts; nothing of it is repeated."""
    count = Counter(find.sort for find in finds)
    for sort in Sort:
        for notice in counted(NoticeKind.MASKED, sort.value, count[sort]):
            yield replace(notice, submission=submission)
