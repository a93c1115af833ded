"""Title and language of a document that is made of a letterhead; the rest stays as it was."""

from typing import TYPE_CHECKING, Final

from lxml import etree

from innspill.render.controls import xml_text
from innspill.render.drafts.package import Members, add_part, related
from innspill.render.drafts.xml import CONTENT_TYPES, RELATIONSHIPS, new, parse, q, written
from innspill.render.letterhead.opening import Opened

if TYPE_CHECKING:
    from lxml.etree import _Element

_DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_CORE_PART: Final = "docProps/core.xml"
_TYPES: Final = "[Content_Types].xml"
_ROOT_RELATIONS: Final = "_rels/.rels"


def set_properties(members: Members, title: str, locale: str) -> None:
    """Set the title, which screen readers announce, and the language."""
    part = _part(members)
    root = parse(members[part])
    for name, text in (("title", title), ("language", locale)):
        tag = q(name, _DUBLIN_CORE)
        found = root.find(tag)
        if found is None:
            found = etree.SubElement(root, tag)
        found.text = xml_text(text)
    members[part] = written(root)


def _part(members: Members) -> str:
    """Return the part with the properties; made where there is none."""
    for override in parse(members[_TYPES]).iterchildren(q("Override", CONTENT_TYPES)):
        name = override.get("PartName", "").lstrip("/")
        if override.get("ContentType") == _CORE_TYPE and name in members:
            return name
    empty = etree.Element(q("coreProperties", _CORE), nsmap={"cp": _CORE, "dc": _DUBLIN_CORE})
    add_part(members, _CORE_PART, written(empty), _CORE_TYPE)
    relations = parse(members[_ROOT_RELATIONS])
    made = etree.SubElement(relations, q("Relationship", RELATIONSHIPS))
    taken = {each.get("Id") for each in relations}
    made.set("Id", next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken))
    made.set("Type", _CORE_RELATION)
    made.set("Target", _CORE_PART)
    members[_ROOT_RELATIONS] = written(relations)
    return _CORE_PART


def set_language(opened: Opened, locale: str) -> None:
    """Let what has no language of its own be in the letter's.

    It is what Word checks the spelling of, and a screen reader speaks. Runs and styles that a
    letterhead marks as being in a language keep it, but for the style of ordinary text.
    """
    part = related(opened.members, opened.document, "styles")
    if part is None:
        return
    styles = parse(opened.members[part])
    _language(_default_runs(styles)).set(q("val"), locale)
    for style in styles.iterchildren(q("style")):
        if style.get(q("default")) in {"1", "true", "on"}:
            for marked in style.iterfind(f"{q('rPr')}/{q('lang')}"):
                marked.set(q("val"), locale)
    opened.members[part] = written(styles)


def _default_runs(styles: "_Element") -> "_Element":
    """Return the properties that every run has; made where there are none."""
    holder = styles
    for tag in ("docDefaults", "rPrDefault", "rPr"):
        found = holder.find(q(tag))
        if found is None:
            found = new(tag)
            holder.insert(0, found)
        holder = found
    return holder


def _language(properties: "_Element") -> "_Element":
    found = properties.find(q("lang"))
    if found is None:
        found = new("lang")
        # What may stand behind a language (eastAsianLayout and the like) is of East Asian text.
        properties.append(found)
    return found
