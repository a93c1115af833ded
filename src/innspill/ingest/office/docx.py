"""The reader of Word documents (ECMA-376, transitional and strict).

The XML is walked directly, because what people send is in the corners: tracked changes, text boxes,
content controls, notes, tables in tables.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from innspill.ingest.faults import IngestError, UnknownFormatError
from innspill.ingest.formats import recognise
from innspill.ingest.limits import check_limit
from innspill.ingest.notices import left_out, part_missing
from innspill.ingest.office.docx_body import RELATION_ID, Word, body_blocks, is_contents_control
from innspill.ingest.office.docx_styles import WORD, is_contents, read_styles, value
from innspill.ingest.office.docx_text import is_hidden, is_placeholder
from innspill.ingest.office.ooxml import (
    core_title,
    linked_parts,
    linked_root,
    main_part,
    member,
    relationships,
)
from innspill.ingest.xml import Element, parse_xml
from innspill.ingest.zipguard import Package, open_package
from innspill.model import Block, Document, Notice, NoticeKind

CHUNKS = frozenset({"html", "rtf", "txt"})
"""What may stand in a Word document as a chunk of another format, beside another Word document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """An opened document: its package, its main part, and how deep it stands in others."""

    package: Package
    main: str
    depth: int


def read_docx(data: bytes, _name: str) -> Document:
    """Read a Word document."""
    return word_document(data, 0)


def word_document(data: bytes, depth: int) -> Document:
    """Read a Word document that stands `depth` deep in others.

    Raises:
        IngestError: The package or its main part cannot be read.
    """
    check_limit("nesting", depth)
    package = open_package(data)
    file = WordFile(package=package, main=main_part(package, "word/document.xml"), depth=depth)
    root = parse_xml(package.read(file.main), file.main)
    word = Word(
        styles=read_styles(linked_root(package, file.main, "styles")),
        notes=dict(notes(file)),
        chunks=dict(chunks(root, file)),
    )
    blocks = tuple(body_blocks(root, word))
    letterhead = tuple(dict.fromkeys(letterhead_lines(file, word)))
    return Document(
        format="docx",
        blocks=blocks,
        title=core_title(package),
        letterhead=letterhead,
        notices=tuple(document_notices(root, file, word, len(letterhead))),
    )


def notes(file: WordFile) -> Iterator[tuple[tuple[str, str], Element]]:
    """Give the foot- and endnotes by kind and id, but not the lines above them."""
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = linked_root(file.package, file.main, kind)
        for note in () if root is None else root.iterfind(f"{WORD}{tag}"):
            if note.get(f"{WORD}type") in {None, "normal"}:
                yield (kind, note.get(f"{WORD}id", "")), note


def letterhead_lines(file: WordFile, word: Word) -> Iterator[str]:
    """Read the page headers, then the page footers."""
    for kind in ("header", "footer"):
        for link in linked_parts(file.package, file.main, kind):
            name = member(file.package, link.target)
            for block in body_blocks(parse_xml(file.package.read(name), name), word):
                yield block.text.strip()


def chunks(root: Element, file: WordFile) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Read the foreign documents that are embedded as text.

    One that cannot be read is missing from the result.
    """
    wanted = {element.get(RELATION_ID, "") for element in root.iter(f"{WORD}altChunk")}
    for link in relationships(file.package, file.main) if wanted else ():
        if link.id in wanted and not link.external and member(file.package, link.target):
            try:
                yield (
                    link.id,
                    chunk_blocks(
                        file.package.read(member(file.package, link.target)),
                        link.target,
                        file.depth,
                    ),
                )
            except IngestError:
                continue  # counted by `document_notices`, which misses its id


def chunk_blocks(data: bytes, name: str, depth: int) -> tuple[Block, ...]:
    """Read a document that is embedded as text.

    Raises:
        IngestError: It is of a format that is not read here, or is damaged.
    """
    from innspill.ingest.readers import reader  # noqa: PLC0415 - the table names this module

    kind = recognise(data, name)
    if kind == "docx":
        return word_document(data, depth + 1).blocks
    if kind not in CHUNKS:
        raise UnknownFormatError(f"{name} is of a format that cannot stand in a Word document")
    return reader(kind)(data, name).blocks


def document_notices(root: Element, file: WordFile, word: Word, headers: int) -> Iterator[Notice]:
    """Count what is not among the blocks, and the changes that are taken as accepted."""
    counts = Counter(
        str(element.tag).removeprefix(WORD) for element in root.iter() if element.tag in CHANGES
    )
    inserted, deleted = counts["ins"] + counts["moveTo"], counts["del"] + counts["moveFrom"]
    if inserted or deleted:
        values = (("insertions", str(inserted)), ("deletions", str(deleted)))
        yield Notice(kind=NoticeKind.TRACKED_CHANGES, values=values)
    yield from left_out("deletions", deleted)
    yield from left_out("hidden", sum(is_hidden(run, word.styles) for run in root.iter(f"{WORD}r")))
    yield from left_out("toc", sum(1 for _ in contents_lines(root, word)))
    yield from left_out(
        "placeholders", sum(is_placeholder(control) for control in root.iter(f"{WORD}sdt"))
    )
    wanted = {element.get(RELATION_ID, "") for element in root.iter(f"{WORD}altChunk")}
    yield from part_missing("chunk", len(wanted - set(word.chunks)))
    comments = linked_root(file.package, file.main, "comments")
    yield from left_out(
        "comments", 0 if comments is None else len(comments.findall(f"{WORD}comment"))
    )
    yield from left_out("headers", headers)
    for kind in ("package", "oleObject"):
        yield from part_missing("embedded", len(linked_parts(file.package, file.main, kind)))


CHANGES = frozenset(f"{WORD}{name}" for name in ("ins", "del", "moveTo", "moveFrom"))


def contents_lines(root: Element, word: Word) -> Iterator[Element]:
    """Find the paragraphs of tables of contents."""
    inside = {
        paragraph
        for control in root.iter(f"{WORD}sdt")
        if is_contents_control(control)
        for paragraph in control.iter(f"{WORD}p")
    }
    for paragraph in root.iter(f"{WORD}p"):
        style = value(paragraph.find(f"{WORD}pPr/{WORD}pStyle"))
        if paragraph in inside or (style and is_contents(word.styles.get(style))):
            yield paragraph
