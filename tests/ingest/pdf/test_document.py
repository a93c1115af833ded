"""The reader of PDF files, on files written here by hand, byte by byte."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from innspill.ingest.faults import DamagedError, EncryptedError
from innspill.ingest.limits import Limits, enforce
from innspill.ingest.pdf.document import read_pdf
from innspill.model import Aside, Block, BlockKind, Document, NoticeKind

Text = tuple[float, float, float, str]  # x, y from below, size, words

PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream"
)


def drawn(texts: Sequence[Text], font: int = 1) -> bytes:
    """Write the content of a page."""
    shown = (f"BT /F{font} {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in texts)
    return "".join(shown).encode("cp1252")


def pdf(
    pages: Sequence[bytes], *, page: str = "", catalog: str = "", extra: Sequence[bytes] = ()
) -> bytes:
    """Write a PDF of A4 pages.

    Args:
        pages: The content of each page.
        page: More entries of every page's dictionary.
        catalog: More entries of the catalogue.
        extra: More objects, numbered from 6 on.
    """
    first = 6 + len(extra)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode("latin-1"),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode("latin-1"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        PICTURE,
        *extra,
    ]
    resources = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /P 5 0 R >> >>"
    for number, content in enumerate(pages):
        box = f"/Parent 2 0 R /MediaBox [0 0 595 842] {resources}"
        described = f"<< /Type /Page {box} /Contents {first + 2 * number + 1} 0 R {page} >>"
        objects.append(described.encode("latin-1"))
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """Write objects, numbered from 1, with a table of where they are."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start, size = len(data), len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def paragraph(top: float, x: float = 60) -> list[Text]:
    """Write a paragraph of three lines, its first one at a height."""
    lines = (
        "Kommunen støtter forslaget, og ber",
        "om at tilskuddet til kollektivtrafikk",
        "blir ført videre.",
    )
    return [(x, top - 14 * number, 11, words) for number, words in enumerate(lines)]


READ = "Kommunen støtter forslaget, og ber om at tilskuddet til kollektivtrafikk blir ført videre."


def notices(document: Document) -> dict[NoticeKind, dict[str, str]]:
    """Give the values of each kind of notice."""
    return {notice.kind: dict(notice.values) for notice in document.notices}


def test_headings_and_paragraphs_are_read_with_their_pages() -> None:
    """A heading and a paragraph on each of two pages become blocks with page numbers from 1."""
    heading = drawn([(60, 780, 11, "Samferdsel")], font=2)
    document = read_pdf(pdf([heading + drawn(paragraph(750)), drawn(paragraph(700))]), "brev.pdf")
    assert document.blocks == (
        Block(kind=BlockKind.HEADING, text="Samferdsel", page=1, level=1),
        Block(kind=BlockKind.PARAGRAPH, text=READ, page=1),
        Block(kind=BlockKind.PARAGRAPH, text=READ, page=2),
    )
    assert (document.format, document.pages, document.notices) == ("pdf", 2, ())


def test_running_headers_become_letterhead_and_are_counted() -> None:
    """What stands on every page is letterhead, once, and a notice counts what was taken."""
    pages = [
        drawn([(60, 815, 8, "Fjellvik kommune"), (290, 30, 8, f"Side {number}"), *paragraph(700)])
        for number in (1, 2)
    ]
    document = read_pdf(pdf(pages), "brev.pdf")
    assert document.letterhead == ("Fjellvik kommune", "Side 1", "Side 2")
    assert [(aside.what, aside.text, aside.page) for aside in document.asides] == [
        ("page_furniture", words, page)
        for page in (1, 2)
        for words in ("Fjellvik kommune", f"Side {page}")
    ]
    assert notices(document) == {NoticeKind.LEFT_OUT: {"what": "page_furniture", "count": "4"}}


def test_two_columns_are_read_in_order() -> None:
    """The right column is read after the left one, though the file has it first."""
    left = [(x, y, size, words.replace("Kommunen", "Vi")) for x, y, size, words in paragraph(700)]
    document = read_pdf(pdf([drawn([*paragraph(700, x=320), *left])]), "brev.pdf")
    assert [block.text for block in document.blocks] == [READ.replace("Kommunen", "Vi"), READ]


def test_a_page_on_its_side_is_read_like_others() -> None:
    """Text that is turned with its page keeps its lines, its paragraphs and their order."""
    turned = b"0 1 -1 0 595 0 cm\n" + drawn([*paragraph(500), *paragraph(400)])
    document = read_pdf(pdf([turned], page="/Rotate 90"), "brev.pdf")
    assert [block.text for block in document.blocks] == [READ, READ]


def test_letters_set_apart_are_joined_to_words() -> None:
    """*I N N S P I L L* becomes *INNSPILL*, and the wider gap stays between words."""
    spaced = drawn([(60, 780, 14, "I N N S P I L L     O M     V E I")], font=2)
    document = read_pdf(pdf([spaced + drawn(paragraph(700))]), "brev.pdf")
    assert document.blocks[0].text == "INNSPILL OM VEI"


def test_a_file_with_a_user_password_is_refused_with_a_hint() -> None:
    """A file that opens with a password only is an error that says so."""
    with pytest.raises(EncryptedError, match="password") as caught:
        read_pdf(locked(user="hemmelig"), "brev.pdf")
    assert caught.value.hint


def test_a_file_with_an_owner_password_is_read() -> None:
    """A password that only forbids changes does not keep anyone from reading."""
    assert read_pdf(locked(user=""), "brev.pdf").blocks[0].text == READ


def locked(user: str) -> bytes:
    """Lock a letter."""
    writer = PdfWriter(PdfReader(BytesIO(pdf([drawn(paragraph(700))]))))
    writer.encrypt(user, "eier", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_answers_in_a_form_are_read_with_the_names_of_their_fields() -> None:
    """A filled field is a cell under its label; an empty one and an unticked box are nothing."""
    fields = (
        b"<< /Subtype /Widget /FT /Tx /T (navn) /TU (Kommune) /V (Fjellvik) /Rect [0 0 9 9] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (tlf) /V () /Rect [0 0 9 9] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Btn /T (enig) /V /Ja /AS /Ja /Rect [0 0 9 9] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Btn /T (uenig) /V /Off /AS /Off /Rect [0 0 9 9] >>",
    )
    refs = "6 0 R 7 0 R 8 0 R 9 0 R"
    data = pdf(
        [b""], page=f"/Annots [{refs}]", catalog=f"/AcroForm << /Fields [{refs}] >>", extra=fields
    )
    assert read_pdf(data, "skjema.pdf").blocks == (
        Block(kind=BlockKind.TABLE_CELL, text="Fjellvik", page=1, header="Kommune"),
        Block(kind=BlockKind.TABLE_CELL, text="Ja", page=1, header="enig"),
    )


def test_text_written_onto_a_page_is_read_and_comments_are_counted() -> None:
    """A free text is part of what the sender says; a reviewer's comment is left out, and said."""
    annotations = (
        b"<< /Type /Annot /Subtype /FreeText /Contents (Vi er enige) /Rect [0 0 99 99] >>",
        b"<< /Type /Annot /Subtype /Text /Contents (Husk komma) /Rect [0 0 9 9] >>",
    )
    document = read_pdf(pdf([b""], page="/Annots [6 0 R 7 0 R]", extra=annotations), "brev.pdf")
    assert [block.text for block in document.blocks] == ["Vi er enige"]
    assert document.asides == (Aside(what="comments", text="Husk komma", page=1),)
    assert notices(document) == {NoticeKind.LEFT_OUT: {"what": "comments", "count": "1"}}


def link(action: str) -> bytes:
    """Fasten a link to the first line of a paragraph that begins at 700."""
    box = "/Rect [58 696 300 712]"
    return f"<< /Type /Annot /Subtype /Link {box} /A << {action} >> >>".encode()


def test_the_address_behind_a_link_is_kept_beside_the_text_and_not_counted() -> None:
    """An address is an aside with the words that lead to it, unless they say it; a jump is none."""
    page = "/Annots [6 0 R 7 0 R 8 0 R]"
    extra = (
        link("/S /URI /URI (https://fjellvik.example/sak/1)"),
        link("/S /URI /URI (javascript:alert)"),
        link("/S /GoTo /D [0 /Fit]"),
    )
    document = read_pdf(pdf([drawn(paragraph(700))], page=page, extra=extra), "brev.pdf")
    words = "Kommunen støtter forslaget, og ber <https://fjellvik.example/sak/1>"
    assert document.asides == (Aside(what="links", text=words, page=1),)
    assert document.notices == ()
    shown = drawn([(60, 700, 11, "Skriv til post@fjellvik.example")])
    mail = link("/S /URI /URI (mailto:post@fjellvik.example)")
    assert read_pdf(pdf([shown], page="/Annots [6 0 R]", extra=(mail,)), "brev.pdf").asides == ()


def test_packed_files_are_named_and_said_to_be_unread() -> None:
    """Files in the document and files pinned to a page are asides by name; a notice counts them."""
    extra = (
        b"<< /Names [(kart.png) 7 0 R] >>",
        b"<< /Type /Filespec /F (kart.png) /UF (kart.png) >>",
        b"<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 9 0 R >>",
        b"<< /Type /Filespec /F (tabell.xls) /UF (tabell.xls) >>",
    )
    names = "/Names << /EmbeddedFiles 6 0 R >>"
    data = pdf([drawn(paragraph(700))], page="/Annots [8 0 R]", catalog=names, extra=extra)
    document = read_pdf(data, "brev.pdf")
    assert [(aside.what, aside.text) for aside in document.asides] == [
        ("embedded", "tabell.xls"),
        ("embedded", "kart.png"),
    ]
    assert notices(document) == {NoticeKind.PART_MISSING: {"what": "embedded", "count": "2"}}


def xfa(datasets: bytes, *, whole: bool = True) -> bytes:
    """Write a form whose page asks to wait, and whose answers stand in XML."""
    template = (
        b'<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="skjema">'
        b'<field name="merknad"><caption><value><text>Merknader til planen:</text></value>'
        b'</caption></field><field name="navn"/></subform></template>'
    )
    streams = [
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)
        for data in (template, datasets)
    ]
    form = "/AcroForm << /Fields [] /XFA [(template) 6 0 R (datasets) 7 0 R] >>"
    catalog = f"{form} /NeedsRendering {'true' if whole else 'false'}"
    return pdf([drawn([(60, 700, 11, "Please wait...")])], catalog=catalog, extra=streams)


def datasets(body: str) -> bytes:
    """Write a form's data."""
    namespace = "http://www.xfa.org/schema/xfa-data/1.0/"
    return (
        f'<xfa:datasets xmlns:xfa="{namespace}"><xfa:data>{body}</xfa:data></xfa:datasets>'
    ).encode()


def test_answers_in_a_form_of_xml_are_read_under_their_captions() -> None:
    """Each filled field is a cell; what the page says instead is left out, and counted."""
    rich = '<body xmlns="http://www.w3.org/1999/xhtml"><p>Vi er</p><p>enige.</p></body>'
    body = f"<skjema><merknad>{rich}</merknad><navn>Fjellvik</navn><tom/></skjema>"
    document = read_pdf(xfa(datasets(body)), "skjema.pdf")
    assert document.blocks == (
        Block(
            kind=BlockKind.TABLE_CELL, text="Vi er enige.", page=1, header="Merknader til planen"
        ),
        Block(kind=BlockKind.TABLE_CELL, text="Fjellvik", page=1, header="navn"),
    )
    assert document.asides == (Aside(what="placeholders", text="Please wait...", page=1),)
    assert notices(document) == {NoticeKind.LEFT_OUT: {"what": "placeholders", "count": "1"}}


def test_the_pages_of_a_form_that_is_partly_xml_stay() -> None:
    """Where the XML only fills fields of real pages, those are text as well."""
    document = read_pdf(xfa(datasets("<navn>Fjellvik</navn>"), whole=False), "skjema.pdf")
    assert [block.text for block in document.blocks] == ["Please wait...", "Fjellvik"]
    assert document.notices == ()


@pytest.mark.parametrize(
    "data",
    [
        datasets("<skjema/>"),
        b"<datasets><data>",
        b'<!DOCTYPE x [<!ENTITY e "e">]>' + datasets("<navn>&e;</navn>"),
    ],
)
def test_a_form_of_xml_that_cannot_be_read_is_noticed(data: bytes) -> None:
    """Nothing filled in, broken XML and XML with entities leave the page's text, and a notice."""
    document = read_pdf(xfa(data), "skjema.pdf")
    assert [block.text for block in document.blocks] == ["Please wait..."]
    assert notices(document) == {NoticeKind.PART_MISSING: {"what": "xfa", "count": "1"}}


def test_a_page_upside_down_is_read_in_order() -> None:
    """Text that is turned by half a circle is read from its own first line to its last."""
    turned = b"-1 0 0 -1 595 842 cm\n" + drawn([*paragraph(500), *paragraph(400)])
    document = read_pdf(pdf([turned], page="/Rotate 180"), "brev.pdf")
    assert [block.text for block in document.blocks] == [READ, READ]


def test_blanks_drawn_within_words_are_taken_out() -> None:
    """A blank after which the next letter is drawn as if it were not there is none."""
    font, words, x = "/F9 10 Tf", "en ny vei til skolen er bra", 60
    shown = []
    for at, letter in enumerate(words):  # every letter of this font is 6 points wide
        blank = " " if at % 2 and letter != " " else ""
        shown.append(f"1 0 0 1 {x + 6 * at} 700 Tm ({letter}{blank}) Tj")
    content = f"BT {font} {' '.join(shown)} ET".encode()
    courier = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    data = pdf([content], extra=(courier,)).replace(b"/F1 3 0 R", b"/F1 3 0 R /F9 6 0 R")
    assert [block.text for block in read_pdf(data, "brev.pdf").blocks] == [words]


def test_the_number_of_a_note_is_taken_off_its_word() -> None:
    """A raised number is dropped where its note is on the page; an exponent stays as one."""
    shown = "BT /F1 11 Tf 60 700 Td (Vi trenger mer plass) Tj"
    for digit, rest in (("1", " til 30 m"), ("2", " skole.")):
        shown += f" /F1 7 Tf 4 Ts ({digit}) Tj /F1 11 Tf 0 Ts ({rest}) Tj"
    note = drawn([(60, 90, 8, "1 Se planen fra i fjor.")])
    data = pdf([f"{shown} ET\n".encode() + drawn(paragraph(650)) + note])
    assert [block.text for block in read_pdf(data, "brev.pdf").blocks] == [
        "Vi trenger mer plass til 30 m² skole.",
        READ,
        "1 Se planen fra i fjor.",
    ]


def test_a_scanned_page_is_noticed() -> None:
    """A page that is only a picture gives a notice with its number."""
    scan = b"q 595 0 0 842 0 0 cm /P Do Q"
    document = read_pdf(pdf([drawn(paragraph(700)), scan]), "brev.pdf")
    assert [(notice.kind, notice.page) for notice in document.notices] == [
        (NoticeKind.NO_TEXT_LAYER, 2)
    ]


def test_a_logo_is_no_scan() -> None:
    """A picture beside text gives no notice."""
    logo = b"q 50 0 0 50 400 750 cm /P Do Q\n" + drawn(paragraph(700))
    assert read_pdf(pdf([logo]), "brev.pdf").notices == ()


def test_the_outline_and_the_title_are_used() -> None:
    """What the outline names is a heading; a title that a program made up is none."""
    extra = (
        b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
        b"<< /Title (Om saken) /Parent 6 0 R >>",
    )
    content = drawn([(60, 780, 11, "Om saken"), *paragraph(750)])

    def titled(title: str) -> Document:
        info = f"<< /Title ({title}) >>".encode()
        data = pdf([content], catalog="/Outlines 6 0 R", extra=(*extra, info))
        return read_pdf(data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 8 0 R"), "brev.pdf")

    assert titled("Innspill om skoleskyss").title == "Innspill om skoleskyss"
    assert titled("Microsoft Word - svar.docx").title == ""
    assert titled("").blocks[0] == Block(kind=BlockKind.HEADING, text="Om saken", page=1, level=1)


def test_an_outline_that_is_no_text_does_no_harm() -> None:
    """A title with half a character, in an outline that leads back to itself, is passed over."""
    extra = (
        b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
        b"<< /Title <FEFF0041DE10> /Parent 6 0 R /Next 7 0 R >>",
    )
    data = pdf([drawn(paragraph(700))], catalog="/Outlines 6 0 R", extra=extra)
    assert [block.text for block in read_pdf(data, "brev.pdf").blocks] == [READ]


def test_a_file_without_its_table_of_objects_is_read() -> None:
    """A file that lost its end is mended by PDFium and read."""
    data = pdf([drawn(paragraph(700))])
    cut = data[: data.rindex(b"xref\n0")]
    assert read_pdf(cut + b"trailer << /Root 1 0 R >>", "brev.pdf").blocks[0].text == READ


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<", b"ikke en pdf"])
def test_what_holds_no_page_is_damaged(data: bytes) -> None:
    """Bytes without a page are an error with a hint, whichever reader looked at them."""
    with pytest.raises(DamagedError) as caught:
        read_pdf(data, "brev.pdf")
    assert caught.value.hint


def test_a_page_that_cannot_be_opened_is_noticed_and_the_rest_read() -> None:
    """A page tree that leads back to itself costs that page only."""
    data = pdf([drawn(paragraph(700))]).replace(b"/Count 1", b"/Count 2")
    broken = data.replace(b"/Kids [6 0 R]", b"/Kids [6 0 R 2 0 R]")
    document = read_pdf(broken, "brev.pdf")
    assert document.blocks[0].text == READ
    assert NoticeKind.DAMAGED in notices(document)


def test_characters_without_a_meaning_are_noticed() -> None:
    """A font that numbers its glyphs, and does not say which letters they are, gives a notice."""
    numbered = b"/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [7 0 R]"
    system = b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    metrics = b"/Flags 4 /FontBBox [0 0 999 999] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80"
    extra = (
        b"<< /Type /Font /BaseFont /X " + numbered + b" >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /FontDescriptor 8 0 R "
        + system
        + b" >>",
        b"<< /Type /FontDescriptor /FontName /X " + metrics + b" >>",
    )
    content = b"BT /F9 11 Tf 60 700 Td <" + b"0003000400050006" * 9 + b"> Tj ET"
    data = pdf([content], extra=extra).replace(b"/F1 3 0 R", b"/F1 3 0 R /F9 6 0 R")
    assert list(notices(read_pdf(data, "brev.pdf"))) == [NoticeKind.DAMAGED]


@pytest.mark.parametrize("cut", range(0, 1400, 70))
def test_a_file_that_is_cut_off_never_crashes(cut: int) -> None:
    """Wherever a file ends, it is read, noticed, or refused as damaged."""
    data = pdf([drawn(paragraph(700)), drawn(paragraph(600))])[:cut]
    try:
        pages = read_pdf(data, "brev.pdf").pages
    except DamagedError:
        pages = 1
    assert pages


def test_pages_beyond_the_limit_are_told() -> None:
    """A file with more pages than the limit is read as far as the limit goes, with a notice."""
    data = pdf([drawn([(72, 700, 11, words)]) for words in ("Side en sier dette.", "Side to.")])
    with enforce(Limits(pages=1)):
        document = read_pdf(data, "lang.pdf")
    assert {block.page for block in document.blocks} == {1}
    limits = [dict(n.values)["value"] for n in document.notices if n.kind is NoticeKind.LIMIT]
    assert limits == ["2"]
