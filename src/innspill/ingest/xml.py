"""XML parts of office files, parsed without entities, without the network and within bounds."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from innspill.ingest.faults import DamagedError, IngestError
from innspill.ingest.limits import check_limit
from innspill.strangers import DoctypeError, root_of

# "Strict" OOXML names the same elements in other namespaces.
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"

__all__ = ["Element", "children", "local_name", "parse_xml", "strict_to_transitional"]


def parse_xml(data: bytes, part: str) -> Element:
    """Parse one part of a package.

    Args:
        data: The part's bytes.
        part: Its name, for the message.

    Raises:
        IngestError: It declares a document type; office files have none, attacks do.
        DamagedError: It is not well-formed XML.
        LimitError: It is larger than is read.
    """
    check_limit("xml_bytes", len(data))
    try:
        return root_of(strict_to_transitional(data))
    except DoctypeError as error:
        raise IngestError(
            f"{part} declares a document type, as no office program writes it",
            hint="Ask the sender for a new copy; this one may be an attack.",
        ) from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(f"{part}: {error}", hint="Save the file again and run again.") from error


def strict_to_transitional(data: bytes) -> bytes:
    """Give strict OOXML the namespaces of ordinary OOXML."""
    return STRICT.sub(TRANSITIONAL, data) if b"purl.oclc.org/ooxml" in data else data


def children(element: Element) -> Iterator[Element]:
    """Give the child elements, leaving out what is none (an unresolved entity)."""
    return element.iterchildren("*")


def local_name(element: Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
