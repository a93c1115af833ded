"""What was filled into an XFA form, whose pages only ask to wait: it stands in XML beside them.

Source: XML Forms Architecture (XFA) Specification 3.3, "Data Binding" and "Template".
"""

from collections.abc import Iterator, Mapping
from ctypes import byref, c_ulong, create_string_buffer
from typing import Any, Final

import pypdfium2.raw as pdfium

from innspill.ingest.limits import check_limit
from innspill.ingest.pdf.words import tidy
from innspill.ingest.xml import Element, children, local_name, parse_xml
from innspill.model import Block, BlockKind

_DEEPEST: Final = 60  # groups within groups
_MOST_PACKETS: Final = 100
_LONGEST_NAME: Final = 100  # bytes
_READ_PACKETS: Final = frozenset({"", "datasets", "template"})
_DATA: Final = "http://www.xfa.org/schema/xfa-data/1.0/"
_RICH_TEXT: Final = "{http://www.w3.org/1999/xhtml}"


def form_packets(document: Any) -> dict[str, bytes]:  # noqa: ANN401 - an untyped library's
    """Read the XML of an XFA form by the names of its packets; "" if it is all in one.

    Raises:
        LimitError: A packet is larger than is read.
    """
    packets: dict[str, bytes] = {}
    for index in range(min(pdfium.FPDF_GetXFAPacketCount(document), _MOST_PACKETS)):
        name = create_string_buffer(_LONGEST_NAME)
        pdfium.FPDF_GetXFAPacketName(document, index, name, _LONGEST_NAME)
        if (called := name.value.decode("utf-8", "replace")) not in _READ_PACKETS:
            continue
        size = c_ulong()
        pdfium.FPDF_GetXFAPacketContent(document, index, None, 0, byref(size))
        check_limit("xml_bytes", size.value)
        content = create_string_buffer(size.value)
        pdfium.FPDF_GetXFAPacketContent(document, index, content, size, byref(size))
        packets[called] = content.raw
    return packets


def form_answers(packets: Mapping[str, bytes]) -> tuple[Block, ...]:
    """Give the filled fields as cells under their captions, in the order of the data.

    Args:
        packets: The form's XML by the name of its packet; a file that holds them all in one has it
            under the name "".

    Raises:
        IngestError: It is not well-formed XML, or declares a document type.
    """
    roots = [parse_xml(data, name or "xdp") for name, data in packets.items()]
    captions: dict[str, str] = {}
    for root in roots:
        for field in root.iter("{*}field"):
            captions.setdefault(field.get("name", ""), _caption(field))
    data = (group for root in roots for group in root.iter(f"{{{_DATA}}}data"))
    return tuple(
        Block(kind=BlockKind.TABLE_CELL, text=text, page=1, header=captions.get(name) or name)
        for group in data
        for name, text in _answers(group)
    )


def _caption(field: Element) -> str:
    """Give the words beside a field, as people see them."""
    caption = field.find("{*}caption")
    return tidy("".join(map(str, caption.itertext()))).rstrip(":") if caption is not None else ""


def _answers(group: Element, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Give (name, text) of each filled field below a group."""
    for child in children(group):
        inner = [one for one in children(child) if not str(one.tag).startswith(_RICH_TEXT)]
        if inner and depth < _DEEPEST:
            yield from _answers(child, depth + 1)
        elif text := tidy(" ".join(map(str, child.itertext()))):
            yield local_name(child), text
