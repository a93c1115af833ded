"""The reader of Word documents (ECMA-376, transitional and strict).

The XML is walked directly, because what people send is in the corners: tracked changes, text boxes,
content controls, notes, tables in tables.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from innspill.ingest.cleaning import clean_letterhead
from innspill.ingest.faults import IngestError, UnknownFormatError
from innspill.ingest.formats import recognise
from innspill.ingest.limits import check_limit
from innspill.ingest.notices import (
    LINKS,
    asides_of,
    left_out,
    left_out_of,
    part_missing,
    without_repeats,
)
from innspill.ingest.office.docx_asides import comment_asides, word_asides
from innspill.ingest.office.docx_body import Word, body_blocks
from innspill.ingest.office.docx_links import part_links
from innspill.ingest.office.docx_styles import WORD, read_styles
from innspill.ingest.office.drawingml import chart_texts, diagrams, part_root, relation
from innspill.ingest.office.ooxml import (
    addresses,
    core_title,
    linked_parts,
    linked_root,
    main_part,
    member,
    relationships,
)
from innspill.ingest.xml import Element, parse_xml
from innspill.ingest.zipguard import Package, open_package
from innspill.model import Aside, Document, Notice, NoticeKind

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
    embedded = dict(chunks(root, file))
    word = Word(
        styles=read_styles(linked_root(package, file.main, "styles")),
        notes=dict(notes(file)),
        chunks={link: chunk.blocks for link, chunk in embedded.items()},
        diagrams=diagrams(package, file.main),
    )
    around = dict(headers_and_footers(file))
    lines = (block.text for part in around.values() for block in body_blocks(part, word))
    letterhead = clean_letterhead(lines)
    asides = without_repeats(document_asides(root, file, word, around))
    own = (*document_notices(root, file, word), *left_out_of(asides))
    return Document(
        format="docx",
        blocks=tuple(body_blocks(root, word)),
        title=core_title(package),
        letterhead=letterhead,
        asides=(*asides, *(aside for chunk in embedded.values() for aside in chunk.asides)),
        notices=(
            *own,
            *left_out("headers", len(letterhead)),
            *(notice for chunk in embedded.values() for notice in chunk.notices),
        ),
    )


def notes(file: WordFile) -> Iterator[tuple[tuple[str, str], Element]]:
    """Give the foot- and endnotes by kind and id, but not the lines above them."""
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = linked_root(file.package, file.main, kind)
        for note in () if root is None else root.iterfind(f"{WORD}{tag}"):
            if note.get(f"{WORD}type") in {None, "normal"}:
                yield (kind, note.get(f"{WORD}id", "")), note


def headers_and_footers(file: WordFile) -> Iterator[tuple[str, Element]]:
    """Give the parts of the page headers, then those of the page footers, by name."""
    for kind in ("header", "footer"):
        for link in linked_parts(file.package, file.main, kind):
            yield link.target, part_root(file.package, link.target)


def document_asides(
    root: Element, file: WordFile, word: Word, around: Mapping[str, Element]
) -> Iterator[Aside]:
    """Give all that is left out: in the text, beside it, and the addresses behind it."""
    package = file.package
    yield from word_asides(root, word, around)
    yield from comment_asides(linked_root(package, file.main, "comments"), word)
    yield from asides_of("charts", chart_texts(package, file.main))
    parts = {file.main: root, **around}
    for kind in ("footnotes", "endnotes"):
        parts |= {
            link.target: part_root(package, link.target)
            for link in linked_parts(package, file.main, kind)
        }
    for name, part in parts.items():
        yield from asides_of(LINKS, part_links(part, addresses(package, member(package, name))))


def chunks(root: Element, file: WordFile) -> Iterator[tuple[str, Document]]:
    """Read the foreign documents that are embedded as text.

    One that cannot be read is missing from the result.
    """
    wanted = {relation(element) for element in root.iter(f"{WORD}altChunk")}
    for link in relationships(file.package, file.main) if wanted else ():
        name = "" if link.external else member(file.package, link.target)
        if link.id in wanted and name:
            try:
                yield link.id, chunk_document(file.package.read(name), link.target, file.depth)
            except IngestError:
                continue  # counted by `document_notices`, which misses its id


def chunk_document(data: bytes, name: str, depth: int) -> Document:
    """Read a document that is embedded as text.

    Raises:
        IngestError: It is of a format that is not read here, or is damaged.
    """
    from innspill.ingest.readers import reader  # noqa: PLC0415 - the table names this module

    kind = recognise(data, name)
    if kind == "docx":
        return word_document(data, depth + 1)
    if kind not in CHUNKS:
        raise UnknownFormatError(f"{name} is of a format that cannot stand in a Word document")
    return reader(kind)(data, name)


def document_notices(root: Element, file: WordFile, word: Word) -> Iterator[Notice]:
    """Count the changes that are taken as accepted, and the parts that are not read."""
    counts = Counter(
        str(element.tag).removeprefix(WORD) for element in root.iter() if element.tag in CHANGES
    )
    inserted, deleted = counts["ins"] + counts["moveTo"], counts["del"] + counts["moveFrom"]
    if inserted or deleted:
        values = (("insertions", str(inserted)), ("deletions", str(deleted)))
        yield Notice(kind=NoticeKind.TRACKED_CHANGES, values=values)
    wanted = {relation(element) for element in root.iter(f"{WORD}altChunk")}
    yield from part_missing("chunk", len(wanted - set(word.chunks)))
    for kind in ("package", "oleObject"):
        yield from part_missing("embedded", len(linked_parts(file.package, file.main, kind)))


CHANGES = frozenset(f"{WORD}{name}" for name in ("ins", "del", "moveTo", "moveFrom"))
