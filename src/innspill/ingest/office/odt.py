"""The reader of OpenDocument texts, packed and flat (OASIS OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator

from innspill.ingest.faults import DamagedError, EncryptedError
from innspill.ingest.notices import left_out
from innspill.ingest.office.odt_body import (
    OFFICE,
    STYLE,
    TEXT,
    OpenStyles,
    body_blocks,
    read_styles,
)
from innspill.ingest.xml import Element, parse_xml
from innspill.ingest.zipguard import SAVE_AGAIN, UNLOCK, open_package
from innspill.model import Block, Document, Notice, NoticeKind

TITLE = "{http://purl.org/dc/elements/1.1/}title"
ENCRYPTION = re.compile(rb"<(?:\w+:)?encryption-data\b")
CONTENTS = (
    "table-of-content",
    "illustration-index",
    "table-index",
    "alphabetical-index",
    "user-index",
    "object-index",
)
HEADERS = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")


def read_odt(data: bytes, _name: str) -> Document:
    """Read an OpenDocument text.

    Raises:
        EncryptedError: It is locked with a password.
        DamagedError: It has no body.
    """
    roots = packed_roots(data) if data.startswith(b"PK") else (parse_xml(data, "content"),)
    found = roots[0].find(f"{OFFICE}body")
    if found is None:
        raise DamagedError("the document has no body", hint=SAVE_AGAIN)
    styles = read_styles(roots)
    letterhead = tuple(dict.fromkeys(letterhead_lines(roots, styles)))
    titles = (element.text or "" for root in roots for element in root.iter(TITLE))
    return Document(
        format="odt",
        blocks=tuple(body_blocks(found, styles)),
        title=next(titles, ""),
        letterhead=letterhead,
        notices=tuple(document_notices(found, len(letterhead))),
    )


def packed_roots(data: bytes) -> tuple[Element, ...]:
    """Parse the content, the styles and the properties of a packed document.

    Raises:
        EncryptedError: They are locked.
    """
    package = open_package(data)
    if "META-INF/manifest.xml" in package and ENCRYPTION.search(
        package.read("META-INF/manifest.xml")
    ):
        raise EncryptedError("the document is locked with a password", hint=UNLOCK)
    others = (name for name in ("styles.xml", "meta.xml") if name in package)
    return tuple(parse_xml(package.read(name), name) for name in ("content.xml", *others))


def letterhead_lines(roots: tuple[Element, ...], styles: OpenStyles) -> Iterator[str]:
    """Read the page headers, then the page footers, of all page styles."""
    for kind in HEADERS:
        for root in roots:
            for element in root.iterfind(f".//{STYLE}master-page/{STYLE}{kind}"):
                yield from (block.text.strip() for block in flowing(element, styles))


def flowing(element: Element, styles: OpenStyles) -> Iterator[Block]:
    """Give the blocks of an element with text."""
    return (block for block in body_blocks(element, styles) if block.text.strip())


def document_notices(found: Element, headers: int) -> Iterator[Notice]:
    """Count what is not among the blocks, and the changes that are taken as accepted."""
    deleted = len(found.findall(f".//{TEXT}changed-region/{TEXT}deletion"))
    inserted = len(found.findall(f".//{TEXT}changed-region/{TEXT}insertion"))
    if inserted or deleted:
        values = (("insertions", str(inserted)), ("deletions", str(deleted)))
        yield Notice(kind=NoticeKind.TRACKED_CHANGES, values=values)
    yield from left_out("deletions", deleted)
    hidden = (*found.iter(f"{TEXT}hidden-text"), *found.iter(f"{TEXT}hidden-paragraph"))
    yield from left_out("hidden", len(hidden))
    lines = (
        line
        for name in CONTENTS
        for index in found.iter(f"{TEXT}{name}")
        for line in index.iter(f"{TEXT}p")
    )
    yield from left_out("toc", sum(1 for _ in lines))
    yield from left_out("comments", sum(1 for _ in found.iter(f"{OFFICE}annotation")))
    yield from left_out("headers", headers)
