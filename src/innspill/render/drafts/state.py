"""What was last generated, kept in the Word document itself as a custom XML part.

Only digests are kept, so that words which people took out of a draft are not sent along with it.
Word and LibreOffice keep such a part through open, edit and save.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from innspill.render.drafts.names import digest
from innspill.render.drafts.package import Members, add_part, drop_part, relate, related
from innspill.render.drafts.xml import parse, q, written

NAMESPACE = "urn:innspill:draft"
_VERSION = "1"
_ITEM = re.compile(r"customXml/item(\d+)\.xml")
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem ds:itemID="{7D0E5C4B-8A31-4F0B-9C26-1B6E2F4A93D5}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What innspill last wrote into a draft.

    `parts` gives the digests of each part's paragraphs and tables by the part's id, in the order of
    the letter; none for a part that the letter has no longer, while people's text of it is kept.
    `package` is the digest of the whole document as it was first written; empty once people's text
    is in it. `around` is that of what stands around the letter: a letterhead, its fields filled.
    """

    parts: Mapping[str, tuple[str, ...]]
    package: str = ""
    around: str = ""


def read_state(members: Members) -> State | None:
    """Return the state that a document holds; None where it holds none that this version reads."""
    item = _item(members)
    root = None if item is None else parse(members[item])
    if root is None or root.get("version") != _VERSION:
        return None
    return State(
        parts={
            part.get("id", ""): tuple(part.get("blocks", "").split())
            for part in root.iterchildren(q("part", NAMESPACE))
        },
        package=root.get("package", ""),
        around=root.get("around", ""),
    )


def write_state(members: Members, document: str, state: State) -> None:
    """Write the state into a package; `document` is the name of its main part."""
    root = etree.Element(q("draft", NAMESPACE), nsmap={"d": NAMESPACE})
    root.set("version", _VERSION)
    if state.package:
        root.set("package", state.package)
    if state.around:
        root.set("around", state.around)
    for part, blocks in state.parts.items():
        made = etree.SubElement(root, q("part", NAMESPACE))
        made.set("id", part)
        made.set("blocks", " ".join(blocks))
    item = _item(members)
    if item is not None:
        members[item] = written(root)
        return
    _add(members, document, written(root))


def drop_state(members: Members) -> None:
    """Take the state out of a package."""
    item = _item(members)
    if item is None:
        return
    properties = related(members, item, "customXmlProps")
    for part in (item, properties):
        if part is not None:
            drop_part(members, part)


def package_digest(members: Members) -> str:
    """Return the digest of all that a package holds but its state."""
    state = _item(members)
    lines = (
        f"{name} {hashlib.sha256(data).hexdigest()}"
        for name, data in sorted(members.items())
        if name != state
    )
    return digest("\n".join(lines))


def _item(members: Members) -> str | None:
    """Find the state's part."""
    for name in sorted(members):
        if _ITEM.fullmatch(name) and NAMESPACE.encode() in members[name][:1000]:
            return name
    return None


def _add(members: Members, document: str, data: bytes) -> None:
    taken = {int(found[1]) for found in map(_ITEM.fullmatch, members) if found}
    number = next(n for n in range(1, len(taken) + 2) if n not in taken)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    add_part(members, item, data)
    add_part(members, properties, _PROPERTIES, _PROPERTIES_TYPE)
    relate(members, item, "customXmlProps", properties)
    relate(members, document, "customXml", item)
