"""XML elements of a REFI-QDA project."""

from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from innspill.model.exchange import plain

SPACE: Final = "urn:QDA-XML:project:1.0"

__all__ = ["SPACE", "Element", "add", "add_text", "project_bytes", "root"]


def root(**attributes: str) -> Element:
    """Return the element that holds all others."""
    return _with(etree.fromstring(f'<Project xmlns="{SPACE}"/>'), attributes)


def add(parent: Element, tag: str, /, **attributes: str) -> Element:
    """Add an element; attributes that are empty are left out, but for its name."""
    return _with(etree.SubElement(parent, f"{{{SPACE}}}{tag}"), attributes)


def add_text(parent: Element, tag: str, text: str) -> None:
    """Add an element that holds a text; none where the text is empty."""
    if text:
        add(parent, tag).text = plain(text)


def project_bytes(project: Element) -> bytes:
    """Write the whole project."""
    return etree.tostring(project, xml_declaration=True, encoding="UTF-8")


def _with(element: Element, attributes: dict[str, str]) -> Element:
    for name, value in attributes.items():
        if value or name == "name":
            element.set(name, plain(value))
    return element
