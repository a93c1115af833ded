"""Office Open XML packages: parts, the relationships between them, and the title.

ECMA-376 Part 2 (Open Packaging Conventions).
"""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from innspill.ingest.faults import DamagedError
from innspill.ingest.xml import Element, children, local_name, parse_xml
from innspill.ingest.zipguard import SAVE_AGAIN, Package

DUBLIN_CORE_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A part's link to another: `kind` is the last word of its type, `target` a member's name.

    The target of an external one is the address as it stands.
    """

    id: str
    kind: str
    target: str
    external: bool


def relationships(package: Package, part: str) -> tuple[Relationship, ...]:
    """Give the links of a part, or of the package itself where `part` is empty.

    None if it has no list.
    """
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    found = member(package, listing)
    if not found:
        return ()
    root = parse_xml(package.read(found), listing)
    return tuple(relationship(element, folder) for element in children(root))


def relationship(element: Element, folder: str) -> Relationship:
    """Read one link; a relative target starts in the folder of the part that has it."""
    written = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    inside = posixpath.join("/", folder, unquote(written).replace("\\", "/"))
    return Relationship(
        id=element.get("Id", ""),
        kind=element.get("Type", "").rpartition("/")[2],
        target=written if external else posixpath.normpath(inside).lstrip("/"),
        external=external,
    )


def addresses(package: Package, part: str) -> dict[str, str]:
    """Give the addresses outside the package that a part's hyperlinks lead to, by their ids."""
    links = (link for link in relationships(package, part) if link.kind == "hyperlink")
    return {link.id: link.target for link in links if link.external}


def member(package: Package, name: str) -> str:
    """Find a member whatever the case and the slashes of its name; empty if there is none."""
    if name in package:
        return name
    wanted = name.casefold()
    return next(
        (other for other in package.names if other.replace("\\", "/").casefold() == wanted), ""
    )


def main_part(package: Package, fallback: str) -> str:
    """Find the part that the package is about; it is not always called the same.

    Raises:
        DamagedError: There is none.
    """
    links = (link for link in relationships(package, "") if link.kind == "officeDocument")
    names = (member(package, link.target) for link in links)
    found = next(filter(None, names), "") or member(package, fallback)
    if not found:
        raise DamagedError(f"{fallback} is missing", hint=SAVE_AGAIN)
    return found


def linked_parts(package: Package, part: str, kind: str) -> tuple[Relationship, ...]:
    """Give the links of one kind to parts that are there, in the order of their names."""
    links = (
        link for link in relationships(package, part) if link.kind == kind and not link.external
    )
    there = (link for link in links if member(package, link.target))
    return tuple(sorted(there, key=lambda link: (len(link.target), link.target)))


def linked_root(package: Package, part: str, kind: str) -> Element | None:
    """Parse the first part that is linked by this kind of link; None if there is none."""
    for link in linked_parts(package, part, kind):
        return parse_xml(package.read(member(package, link.target)), link.target)
    return None


def core_title(package: Package) -> str:
    """Give the title among the package's properties; empty if there is none."""
    root = linked_root(package, "", "core-properties")
    if root is None:
        return ""
    found = (element.text or "" for element in children(root) if element.tag == DUBLIN_CORE_TITLE)
    return next(found, "")


def named(element: Element, name: str) -> Element | None:
    """Find the first child with this local name."""
    return next((child for child in children(element) if local_name(child) == name), None)
