"""Names of WordprocessingML elements, and reading a part of a package."""

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def q(name: str, namespace: str = WORD) -> str:
    """Return an element's or attribute's name as lxml writes it."""
    return f"{{{namespace}}}{name}"


def parse(data: bytes) -> etree._Element:
    """Parse a part of a package; nothing outside of it is fetched.

    Raises:
        XMLSyntaxError: It is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def written(root: etree._Element) -> bytes:
    """Write a part of a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def new(tag: str, /, **attributes: str) -> etree._Element:
    """Make a WordprocessingML element; attributes are in the same namespace."""
    made = etree.Element(q(tag), nsmap={"w": WORD})
    for attribute, value in attributes.items():
        made.set(q(attribute), value)
    return made
