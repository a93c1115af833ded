"""What is read of a Word document, and what is not."""

import io
import zipfile
from collections.abc import Callable

import pytest

from innspill.ingest.faults import DamagedError, IngestError
from innspill.ingest.readers import read_file
from innspill.model import BlockKind, Document, NoticeKind

MakeDocx = Callable[..., bytes]


def paragraph(text: str, properties: str = "") -> str:
    """Write a paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def told(document: Document) -> list[tuple[str, int, str]]:
    """Give kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


def texts(document: Document) -> list[str]:
    """Give the text of each block."""
    return [block.text for block in document.blocks]


def counts(document: Document) -> dict[str, str]:
    """Give what was left out, with its count."""
    values = (
        dict(notice.values) for notice in document.notices if notice.kind is NoticeKind.LEFT_OUT
    )
    return {each["what"]: each["count"] for each in values}


def test_headings_are_told_by_outline_level_style_and_localised_name(make_docx: MakeDocx) -> None:
    """A heading is one by its own outline level, by an inherited style, or by a Norwegian name."""
    styles = (
        '<w:style w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:styleId="H2"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
        "</w:style>"
    )
    body = (
        paragraph("Direkte", '<w:outlineLvl w:val="0"/>')
        + paragraph("Arvet", '<w:pStyle w:val="Egen"/>')
        + paragraph("Navn", '<w:pStyle w:val="Overskrift3"/>')
        + paragraph("Tekst", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
    )
    assert told(read_file(make_docx(body, styles=styles), "brev.docx")) == [
        ("heading", 1, "Direkte"),
        ("heading", 2, "Arvet"),
        ("heading", 3, "Navn"),
        ("paragraph", 0, "Tekst"),
    ]


def test_a_heading_style_on_a_long_text_does_not_hide_it(make_docx: MakeDocx) -> None:
    """A paragraph of 300 characters is text, whatever its style."""
    document = read_file(
        make_docx(paragraph("ord " * 75, '<w:outlineLvl w:val="0"/>')), "brev.docx"
    )
    assert document.blocks[0].kind is BlockKind.PARAGRAPH


def test_list_items_have_the_depth_of_their_list(make_docx: MakeDocx) -> None:
    """Depth counts from 1; numId 0 takes the mark away; a typed bullet is one too."""
    marks = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = (
        paragraph("Ytre", marks.format(0, 5))
        + paragraph("Indre", marks.format(1, 5))
        + paragraph("Ikke punkt", marks.format(0, 0))
        + paragraph("• Skrevet punkt")
    )
    assert told(read_file(make_docx(body), "brev.docx")) == [
        ("list_item", 1, "Ytre"),
        ("list_item", 2, "Indre"),
        ("paragraph", 0, "Ikke punkt"),
        ("list_item", 1, "Skrevet punkt"),
    ]


def test_tracked_changes_are_read_as_accepted(make_docx: MakeDocx) -> None:
    """Inserted text is text, deleted text is not, moved text stands once, and a notice says so."""
    body = (
        "<w:p><w:r><w:t>Vi </w:t></w:r><w:ins><w:r><w:t>støtter</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>avviser</w:delText></w:r></w:del>"
        "<w:r><w:t> forslaget</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>flyttet</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>flyttet</w:t></w:r></w:moveTo></w:p>"
    )
    document = read_file(make_docx(body), "brev.docx")
    assert texts(document) == ["Vi støtter forslaget", "flyttet"]
    tracked = next(each for each in document.notices if each.kind is NoticeKind.TRACKED_CHANGES)
    assert dict(tracked.values) == {"insertions": "2", "deletions": "2"}


def test_paragraphs_without_a_mark_between_them_are_one(make_docx: MakeDocx) -> None:
    """Where the mark at a paragraph's end is deleted, the next goes on in the same block."""
    body = paragraph("Vi støtter ", "<w:rPr><w:del/></w:rPr>") + paragraph("forslaget.")
    assert texts(read_file(make_docx(body), "brev.docx")) == ["Vi støtter forslaget."]


def test_hidden_text_comments_contents_and_headers_are_counted_not_read(
    make_docx: MakeDocx,
) -> None:
    """What is not a passage is left out with a count, and page headers are the letterhead."""
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:t>synlig</w:t></w:r></w:p>"
        + paragraph("1 Innledning 3", '<w:pStyle w:val="TOC1"/>')
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        + "</w:docPartObj></w:sdtPr>"
        + f"<w:sdtContent>{paragraph('Innhold')}</w:sdtContent></w:sdt>"
    )
    comments = f'<w:comment w:id="1">{paragraph("Husk dette")}</w:comment>'
    document = read_file(
        make_docx(body, comments=comments, header=paragraph("Åsvik kommune")), "brev.docx"
    )
    assert texts(document) == ["synlig"]
    assert document.letterhead == ("Åsvik kommune",)
    assert counts(document) == {"hidden": "1", "toc": "2", "comments": "1", "headers": "1"}


def test_a_text_box_is_read_once(make_docx: MakeDocx) -> None:
    """Word writes a text box as Choice and again as Fallback; one of them is read."""
    box = f"<w:txbxContent>{paragraph('I boksen')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Rundt</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read_file(make_docx(body), "brev.docx")) == ["Rundt", "I boksen"]


def test_content_controls_are_read_unless_nobody_filled_them_in(make_docx: MakeDocx) -> None:
    """A filled control is text, within a line and around paragraphs; placeholder text is not."""
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{control.format('', run.format('Svar'))}"
        f"{control.format('<w:showingPlcHdr/>', run.format('Skriv her'))}</w:p>"
        + control.format("", paragraph("Avsnitt i felt"))
    )
    document = read_file(make_docx(body), "brev.docx")
    assert texts(document) == ["Svar", "Avsnitt i felt"]
    assert counts(document) == {"placeholders": "1"}


def test_notes_follow_the_paragraph_that_refers_to_them(make_docx: MakeDocx) -> None:
    """A footnote stands directly after its paragraph, and Word's separator lines are no notes."""
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph("skille")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("Se vedtaket.")}</w:footnote>'
    )
    body = (
        '<w:p><w:r><w:t>Vedtatt</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        + paragraph("Etterpå")
    )
    assert told(read_file(make_docx(body, footnotes=footnotes), "brev.docx")) == [
        ("paragraph", 0, "Vedtatt"),
        ("note", 0, "Se vedtaket."),
        ("paragraph", 0, "Etterpå"),
    ]


def test_a_fields_result_is_text_and_its_code_is_not(make_docx: MakeDocx) -> None:
    """Field codes, also when one field stands in another's code, are no words of the letter."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = "".join(
        (
            "<w:p>",
            mark.format("begin"),
            "<w:r><w:instrText>IF </w:instrText></w:r>",
            mark.format("begin"),
            mark.format("separate"),
            run.format("betingelse"),
            mark.format("end"),
            mark.format("separate"),
            run.format("resultat"),
            mark.format("end"),
            "</w:p>",
        )
    )
    assert texts(read_file(make_docx(body), "brev.docx")) == ["resultat"]


def test_breaks_tabs_hyphens_and_symbols_have_one_spelling(make_docx: MakeDocx) -> None:
    """A line break is a newline, a tab a space, a soft hyphen and a bullet's symbol nothing."""
    body = (
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/>'
        "<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t>"
        '<w:sym w:font="Symbol" w:char="F0B0"/></w:r></w:p>'
    )
    assert texts(read_file(make_docx(body), "brev.docx")) == ["a\nb c-de°"]


def test_table_cells_are_blocks_with_their_headers(make_docx: MakeDocx) -> None:
    """A cell's paragraphs are one block, under its column's header and its row's first cell."""
    cell = "<w:tc>{}</w:tc>"
    rows = (("Tema", "Merknad"), ("Skole", "Vi støtter."))
    cells = ("".join(cell.format(paragraph(text)) for text in row) for row in rows)
    body = "<w:tbl>" + "".join(f"<w:tr>{each}</w:tr>" for each in cells) + "</w:tbl>"
    document = read_file(make_docx(body), "brev.docx")
    assert [(block.kind.value, block.text, block.header) for block in document.blocks] == [
        ("table_cell", "Tema", ""),
        ("table_cell", "Merknad", ""),
        ("table_cell", "Skole", "Tema"),
        ("table_cell", "Vi støtter.", "Merknad · Skole"),
    ]


def test_a_table_of_one_cell_only_lays_out_the_page(make_docx: MakeDocx) -> None:
    """A letter that stands in a table of one column keeps its headings and paragraphs."""
    inner = paragraph("Om saken", '<w:outlineLvl w:val="0"/>') + paragraph("Vi støtter.")
    body = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert told(read_file(make_docx(body), "brev.docx")) == [
        ("heading", 1, "Om saken"),
        ("paragraph", 0, "Vi støtter."),
    ]


def test_the_main_part_is_found_whatever_it_is_called(make_docx: MakeDocx) -> None:
    """The package's relationships, not a fixed name, say which part is the document."""
    assert texts(
        read_file(make_docx(paragraph("Hei"), main="word/document2.xml"), "brev.docx")
    ) == ["Hei"]


def members_of(data: bytes) -> dict[str, bytes]:
    """Unpack a ZIP file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_strict_documents_are_read_as_ordinary_ones(
    make_docx: MakeDocx, make_zip: Callable[..., bytes]
) -> None:
    """Strict OOXML names the same elements in other namespaces."""
    ordinary, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    members = members_of(make_docx(paragraph("Streng")))
    for name in members:
        for room in (b"wordprocessingml", b"officeDocument"):
            members[name] = members[name].replace(ordinary + room + b"/2006/", strict + room + b"/")
    assert texts(read_file(make_zip(members), "brev.docx")) == ["Streng"]


@pytest.mark.parametrize(
    "declared", ['<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "<!DOCTYPE a>"]
)
def test_a_document_type_is_refused(
    make_zip: Callable[..., bytes], make_docx: MakeDocx, declared: str
) -> None:
    """No office program writes a document type, and text after an entity would be lost."""
    members = members_of(make_docx(paragraph("Hei")))
    members["word/document.xml"] = declared.encode() + members["word/document.xml"]
    with pytest.raises(IngestError, match="document type"):
        read_file(make_zip(members), "brev.docx")


def test_a_broken_part_is_said_to_be_damaged(make_docx: MakeDocx) -> None:
    """A document whose XML ends too early is damaged, not empty."""
    with pytest.raises(DamagedError, match=r"word/document\.xml"):
        read_file(make_docx("<w:p>"), "brev.docx")
