"""The reader of OpenDocument texts, packed and flat (OASIS OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator

from innspill.ingest.cleaning import clean_letterhead
from innspill.ingest.faults import DamagedError, EncryptedError
from innspill.ingest.notices import (
    left_out,
    left_out_of,
    part_missing,
    without_repeats,
)
from innspill.ingest.office.odt_asides import (
    ADDRESS,
    comment_asides,
    link_asides,
    object_asides,
    text_asides,
)
from innspill.ingest.office.odt_body import (
    DRAW,
    HEADERS,
    OFFICE,
    STYLE,
    TEXT,
    body_blocks,
    read_styles,
)
from innspill.ingest.xml import Element, parse_xml
from innspill.ingest.zipguard import SAVE_AGAIN, UNLOCK, Package, open_package
from innspill.model import Document, Notice, NoticeKind

TITLE = "{http://purl.org/dc/elements/1.1/}title"
ENCRYPTION = re.compile(rb"<(?:\w+:)?encryption-data\b")


def read_odt(data: bytes, _name: str) -> Document:
    """Read an OpenDocument text.

    Raises:
        EncryptedError: It is locked with a password.
        DamagedError: It has no body.
    """
    package = open_package(data) if data.startswith(b"PK") else None
    roots = (parse_xml(data, "content"),) if package is None else packed_roots(package)
    found = roots[0].find(f"{OFFICE}body")
    if found is None:
        raise DamagedError("the document has no body", hint=SAVE_AGAIN)
    styles = read_styles(roots)
    around = tuple(headers_and_footers(roots))
    lines = (block.text for element in around for block in body_blocks(element, styles))
    letterhead = clean_letterhead(lines)
    objects = () if package is None else tuple(embedded_objects(found, package))
    asides = without_repeats(
        [
            *text_asides((found, *around), styles),
            *comment_asides(found, styles),
            *(aside for root in objects if root is not None for aside in object_asides(root)),
            *link_asides(found),
        ]
    )
    titles = (element.text or "" for root in roots for element in root.iter(TITLE))
    return Document(
        format="odt",
        blocks=tuple(body_blocks(found, styles)),
        title=next(titles, ""),
        letterhead=letterhead,
        asides=asides,
        notices=(
            *tracked_changes(found),
            *left_out_of(asides),
            *left_out("headers", len(letterhead)),
            *part_missing("embedded", sum(root is None for root in objects)),
        ),
    )


def packed_roots(package: Package) -> tuple[Element, ...]:
    """Parse the content, the styles and the properties of a packed document.

    Raises:
        EncryptedError: They are locked.
    """
    if "META-INF/manifest.xml" in package and ENCRYPTION.search(
        package.read("META-INF/manifest.xml")
    ):
        raise EncryptedError("the document is locked with a password", hint=UNLOCK)
    others = (name for name in ("styles.xml", "meta.xml") if name in package)
    return tuple(parse_xml(package.read(name), name) for name in ("content.xml", *others))


def headers_and_footers(roots: tuple[Element, ...]) -> Iterator[Element]:
    """Give the page headers, then the page footers, of all page styles."""
    for kind in HEADERS:
        for root in roots:
            yield from root.iterfind(f".//{STYLE}master-page/{STYLE}{kind}")


def embedded_objects(found: Element, package: Package) -> Iterator[Element | None]:
    """Give the embedded formulas, charts and documents, each once; None for another program's."""
    for tag in (f"{DRAW}object", f"{DRAW}object-ole"):
        for address in dict.fromkeys(each.get(ADDRESS, "") for each in found.iter(tag)):
            name = f"{address.removeprefix('./')}/content.xml"
            if address:
                yield parse_xml(package.read(name), name) if name in package else None


def tracked_changes(found: Element) -> Iterator[Notice]:
    """Count the changes that are taken as accepted."""
    deleted = len(found.findall(f".//{TEXT}changed-region/{TEXT}deletion"))
    inserted = len(found.findall(f".//{TEXT}changed-region/{TEXT}insertion"))
    if inserted or deleted:
        values = (("insertions", str(inserted)), ("deletions", str(deleted)))
        yield Notice(kind=NoticeKind.TRACKED_CHANGES, values=values)
