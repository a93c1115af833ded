"""What is read of an OpenDocument text."""

from collections.abc import Callable

import pytest

from innspill.ingest.faults import IngestError
from innspill.ingest.readers import read_file
from innspill.model import Document, NoticeKind

MakeOdt = Callable[..., bytes]


def told(document: Document) -> list[tuple[str, int, str]]:
    """Give kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


def test_a_text_is_read_by_its_structure(make_odt: MakeOdt) -> None:
    """Headings, nested lists, quotes, spaces, tabs and line breaks."""
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    body = (
        '<text:h text:outline-level="2">Om saken</text:h>'
        '<text:p>Vi<text:s text:c="3"/>støtter<text:tab/>det<text:line-break/>helt</text:p>'
        "<text:list><text:list-item><text:p>ytre</text:p><text:list><text:list-item>"
        "<text:p>indre</text:p></text:list-item></text:list></text:list-item></text:list>"
        '<text:p text:style-name="P1">sitat</text:p>'
    )
    assert told(read_file(make_odt(body, styles), "brev.odt")) == [
        ("heading", 2, "Om saken"),
        ("paragraph", 0, "Vi støtter det\nhelt"),
        ("list_item", 1, "ytre"),
        ("list_item", 2, "indre"),
        ("quote", 0, "sitat"),
    ]


def test_deletions_comments_and_contents_are_counted_not_read(make_odt: MakeOdt) -> None:
    """What is no passage is left out with a count, and changes are taken as accepted."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Innhold 1</text:p></text:index-body>"
        "</text:table-of-content>"
        "<text:p>Synlig<office:annotation><text:p>merknad</text:p></office:annotation></text:p>"
    )
    document = read_file(make_odt(body), "brev.odt")
    assert told(document) == [("paragraph", 0, "Synlig")]
    assert document.notices[0].kind is NoticeKind.TRACKED_CHANGES
    counts = [dict(notice.values) for notice in document.notices[1:]]
    assert counts == [
        {"what": "deletions", "count": "1"},
        {"what": "toc", "count": "1"},
        {"what": "comments", "count": "1"},
    ]


def test_notes_and_text_boxes_follow_their_paragraph(make_odt: MakeOdt) -> None:
    """A note's number is no text, and a text box is read after the paragraph that it hangs on."""
    body = (
        "<text:p>Vedtatt<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Se vedtaket.</text:p></text:note-body></text:note> i går"
        "<draw:frame><draw:text-box><text:p>I boksen</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert told(read_file(make_odt(body), "brev.odt")) == [
        ("paragraph", 0, "Vedtatt i går"),
        ("note", 0, "Se vedtaket."),
        ("paragraph", 0, "I boksen"),
    ]


def test_marked_header_rows_are_headers(make_odt: MakeOdt) -> None:
    """A table's header rows stand over its columns."""
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    head = row.format(cell.format("Tema") + cell.format("Svar"))
    body = (
        f"<table:table><table:table-header-rows>{head}</table:table-header-rows>"
        f"{row.format(cell.format('Skole') + cell.format('Ja'))}</table:table>"
    )
    document = read_file(make_odt(body), "brev.odt")
    assert [(block.text, block.header) for block in document.blocks] == [
        ("Tema", ""),
        ("Svar", ""),
        ("Skole", "Tema"),
        ("Ja", "Svar · Skole"),
    ]


def test_a_flat_text_is_read_as_a_packed_one() -> None:
    """A .fodt file holds the same elements in one XML file."""
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "text")
    )
    source = (
        f"<office:document {namespaces}><office:body><office:text><text:p>Hei</text:p>"
        "</office:text></office:body></office:document>"
    )
    assert told(read_file(source.encode(), "brev.fodt")) == [("paragraph", 0, "Hei")]


def test_a_document_type_is_refused(make_zip: Callable[..., bytes]) -> None:
    """An entity could hide or multiply text, so a file with a document type is not read."""
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": '<!DOCTYPE a [<!ENTITY e "e">]><a>&e;</a>',
    }
    with pytest.raises(IngestError, match="document type"):
        read_file(make_zip(members), "brev.odt")
