"""Finds the parts of a draft: by content controls, by bookmarks, or by what stands in them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from innspill.render.drafts.fingerprint import digest_of
from innspill.render.drafts.names import bookmark_of, tag_of
from innspill.render.drafts.xml import q

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(map(q, ("p", "tbl", "sdt", "customXml")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A part in a document: its paragraphs and tables, which stand beside each other.

    `control` is the content control around them; None where it is gone.
    """

    blocks: tuple["_Element", ...]
    control: "_Element | None" = None

    @property
    def first(self) -> "_Element":
        """The outermost element with which the part begins."""
        return self.blocks[0] if self.control is None else self.control

    @property
    def last(self) -> "_Element":
        """The outermost element with which the part ends."""
        return self.blocks[-1] if self.control is None else self.control


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is known of a draft's parts: the digests of their blocks as they were last written."""

    parts: Mapping[str, tuple[str, ...]]
    style_names: Mapping[str, str]

    def digest(self, block: "_Element") -> str:
        """Return the digest of a block of the document."""
        return digest_of(block, self.style_names)


def locate(root: "_Element", written: Written) -> dict[str, Found]:
    """Find the parts of a document, in their order there.

    A part without a control begins with the block that holds its bookmark and ends before the next
    part. Where a bookmark went with the words that it stood in, the part's other blocks tell where
    it is.
    """
    controls = dict(_controls(root, written.parts))
    marks = dict(_bookmarked(root, set(written.parts) - set(controls), written.parts))
    if not controls:
        marks |= _recognised(root, marks, written)
    found = {part: Found(blocks=_inside(each), control=each) for part, each in controls.items()}
    starts = {block: part for part, block in marks.items()}
    edges = {*starts, *controls.values()}
    for part, block in marks.items():
        found[part] = Found(blocks=tuple(_region(block, edges, written.parts[part], written)))
    order = {each.first: part for part, each in found.items()}
    return {order[each]: found[order[each]] for each in root.iter() if each in order}


def _controls(root: "_Element", parts: Collection[str]) -> Iterator[tuple[str, "_Element"]]:
    """Give the first control of each part that stands in none of another part and is not empty."""
    part_of = {tag_of(part): part for part in parts}
    seen: set[str] = set()
    for sdt in root.iter(q("sdt")):
        tag = sdt.find(f"{q('sdtPr')}/{q('tag')}")
        part = None if tag is None else part_of.get(tag.get(q("val"), ""))
        outer = {_tag(each) for each in sdt.iterancestors(q("sdt"))}
        if part is None or part in seen or not _inside(sdt) or outer & set(part_of):
            continue
        if sdt.find(f"{q('sdtPr')}/{q('showingPlcHdr')}") is None:
            seen.add(part)
            yield part, sdt


def _tag(sdt: "_Element") -> str:
    tag = sdt.find(f"{q('sdtPr')}/{q('tag')}")
    return "" if tag is None else tag.get(q("val"), "")


def _inside(sdt: "_Element") -> tuple["_Element", ...]:
    """Return the paragraphs and tables of a control; none where it stands within a paragraph."""
    content = sdt.find(q("sdtContent"))
    return () if content is None else tuple(each for each in content if each.tag in _BLOCKS)


def _bookmarked(
    root: "_Element", lost: Collection[str], parts: Collection[str]
) -> Iterator[tuple[str, "_Element"]]:
    """Give the block in which the bookmark of each lost part begins; a block begins one part.

    A bookmark in a control is in an emptied one, or was moved into another part.
    """
    part_of = {bookmark_of(part): part for part in lost}
    tags = set(map(tag_of, parts))
    taken: set[_Element] = set()
    for start in root.iter(q("bookmarkStart")):
        part = part_of.get(start.get(q("name"), ""))
        if part is None or any(
            _tag(each) in tags and _inside(each) for each in start.iterancestors(q("sdt"))
        ):
            continue
        block = _block_of(start)
        if block is not None and block not in taken:
            taken.add(block)
            del part_of[bookmark_of(part)]
            yield part, block


def _block_of(start: "_Element") -> "_Element | None":
    holder = next(start.iterancestors(q("p")), None)
    if holder is not None:
        return holder
    return next((each for each in start.itersiblings() if each.tag in _BLOCKS), None)


def _region(
    block: "_Element",
    edges: Collection["_Element"],
    was: tuple[str, ...],
    written: Written,
) -> Iterator["_Element"]:
    """Give the blocks of a part that has no control.

    What follows the last part may be a letterhead's own text: where the part's first blocks are as
    they were written, the rest is not the part's.
    """
    following = [each for each in block.itersiblings() if each.tag in _BLOCKS]
    rest = list(takewhile(lambda each: each not in edges, following))
    blocks = [block, *rest]
    if len(rest) == len(following):
        head = blocks[: len(was)]
        blocks = head if tuple(map(written.digest, head)) == was else blocks
    yield from blocks


def _recognised(
    root: "_Element", marks: Mapping[str, "_Element"], written: Written
) -> dict[str, "_Element"]:
    """Find the first block of each part whose bookmark is gone by what else stands in the part."""
    lost = [part for part in written.parts if part not in marks]
    body = root.find(q("body"))
    if not lost or body is None:
        return {}
    blocks = [each for each in body if each.tag in _BLOCKS]
    digests = list(map(written.digest, blocks))
    often = Counter(digest for part in written.parts.values() for digest in part)
    begun: dict[str, _Element] = {}
    for part in lost:
        for number, digest in enumerate(digests):
            if often[digest] == 1 and digest in written.parts[part]:
                start = number
                furthest = number - written.parts[part].index(digest)
                taken = {*marks.values(), *begun.values()}
                while start > max(furthest, 0) and not (
                    blocks[start - 1] in taken or digests[start - 1] in often
                ):
                    start -= 1
                if blocks[start] not in taken:
                    begun[part] = blocks[start]
                break
    return begun
