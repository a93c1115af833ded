"""Small valid files of every kind, for damage to be done to them."""

import struct
from collections.abc import Callable, Mapping

import pytest

Pack = Callable[[Mapping[str, str | bytes]], bytes]

WORDS = "Kommunen støtter forslaget, men ber om at fristen blir lengre for små kommuner."


def seed_files(
    pack: Pack, word: Callable[..., bytes], text: Callable[..., bytes]
) -> dict[str, bytes]:
    """Make one small valid file of each kind, by its suffix.

    Args:
        pack: Makes a ZIP file of members.
        word: Makes a Word document of a body.
        text: Makes an OpenDocument text of a body.
    """
    files = {suffix: content.encode() for suffix, content in TEXTS.items()}
    files["docx"] = word(WORD_BODY, footnotes=WORD_NOTE, header=f"<w:p>{WORD_RUN}</w:p>")
    files["odt"] = text(ODT_BODY)
    files |= {suffix: pack(members) for suffix, members in PACKAGES.items()}
    files["zip"] = pack(
        {"svar.txt": WORDS, "mappe/brev.docx": files["docx"], "a.rtf": files["rtf"]}
    )
    files["pdf"] = pdf_file()
    files["msg"] = compound_file(MSG_STREAMS)
    files["doc"] = compound_file({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(8)})
    files["xls"] = compound_file({"Workbook": XLS_STREAM})
    return files


TEXTS = {
    "txt": f"Høringssvar\n\n{WORDS}\n\n- ett punkt\n- to punkt\n\nHilsen\nÅsvik kommune\n",
    "md": f"# Høringssvar\n\n{WORDS}\n\n1. ett\n   - to\n\n> {WORDS}\n\n|a|b|\n|-|-|\n|c|d|\n",
    "csv": f'navn;dato;"Hva mener dere?"\nÅsvik;2025-03-04;"{WORDS}"\nNes;5.3.2025;{WORDS}\n',
    "html": f"<!doctype html><html><title>Svar</title><body><nav>Meny</nav><h1>Svar</h1>"
    f"<p>{WORDS}</p><ul><li>ett<ul><li>to</li></ul></li></ul><table><tr><th>a<th>b</tr><tr><td>c<td>d"
    "</tr></table></body></html>",
    "rtf": r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s1 heading 1;}}"
    r"{\header Åsvik\par}\pard\s1 Svar\par\pard Vi st\'f8tter \u229?rets forslag.{\footnote En"
    r" note.}\par\trowd\pard\intbl a\cell b\cell\row\pard{\listtext\'b7\tab}\ls1 punkt\par}",
    "eml": "From: =?utf-8?q?=C3=85svik?= <post@asvik.example>\nSubject: Svar\nMIME-Version: 1.0\n"
    "Date: Tue, 04 Mar 2025 23:30:00 +0100\nContent-Type: multipart/mixed; boundary=skille\n\n"
    f"--skille\nContent-Type: text/plain; charset=utf-8\n\nVedlagt følger svaret.\n\n> {WORDS}\n\n"
    '--skille\nContent-Type: application/rtf; name="svar.rtf"\n'
    "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
    "e1xydGYxXGFuc2kgS29tbXVuZW4gc3T4dHRlciBmb3JzbGFnZXQuXHBhcn0=\n"
    "--skille\nContent-Type: message/rfc822\n\nFrom: a@b.example\nSubject: Eldre\n\nEt svar.\n"
    "--skille--\n",
}

WORD_RUN = f"<w:r><w:t>{WORDS}</w:t></w:r>"
WORD_NOTE = f'<w:footnote w:id="2"><w:p>{WORD_RUN}</w:p></w:footnote>'
WORD_BODY = (
    '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Svar</w:t></w:r></w:p>'
    f'<w:p>{WORD_RUN}<w:r><w:footnoteReference w:id="2"/></w:r><w:ins>{WORD_RUN}</w:ins></w:p>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>'
    f"{WORD_RUN}</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{WORD_RUN}"
    f"</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{WORD_RUN}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
ODT_BODY = (
    f'<text:h text:outline-level="2">Svar</text:h><text:p>Vi<text:s text:c="3"/>{WORDS}<text:note>'
    "<text:note-body><text:p>En note.</text:p></text:note-body></text:note></text:p><text:list>"
    "<text:list-item><text:p>ett</text:p></text:list-item></text:list><table:table><table:table-row>"
    '<table:table-cell table:number-columns-repeated="2"><text:p>celle</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)
OOXML = "http://schemas.openxmlformats.org"
OFFICE = f"{OOXML}/officeDocument/2006/relationships"
LINKS = f'<Relationships xmlns="{OOXML}/package/2006/relationships">' + "{}</Relationships>"
LINK = '<Relationship Id="{}" Type="' + OFFICE + '/{}" Target="{}"/>'
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
TYPES = (
    f'<Types xmlns="{OOXML}/package/2006/content-types"><Override PartName="/{{}}" ContentType='
    '"application/vnd.openxmlformats-officedocument.{}.main+xml"/></Types>'
)
PACKAGES = {
    "pptx": {
        "[Content_Types].xml": TYPES.format("ppt/presentation.xml", "presentationml.presentation"),
        "_rels/.rels": LINKS.format(LINK.format("a", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{OOXML}/presentationml/2006/main"'
        f' xmlns:r="{OFFICE}"><p:sldIdLst><p:sldId r:id="b"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": LINKS.format(LINK.format("b", "slide", "slides/s.xml")),
        "ppt/slides/s.xml": f'<p:sld xmlns:p="{OOXML}/presentationml/2006/main"'
        f' xmlns:a="{OOXML}/drawingml/2006/main"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph'
        ' type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:pPr lvl="1"/><a:r><a:t>'
        f"{WORDS}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>",
    },
    "xlsx": {
        "[Content_Types].xml": TYPES.format("xl/workbook.xml", "spreadsheetml.sheet"),
        "_rels/.rels": LINKS.format(LINK.format("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{OOXML}/spreadsheetml/2006/main" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Svar" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": LINKS.format(
            LINK.format("b", "worksheet", "worksheets/s.xml")
        ),
        "xl/worksheets/s.xml": f'<worksheet xmlns="{OOXML}/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Kommune</t></is></c><c r="B1" t="inlineStr"><is>'
        '<t>Hva mener du?</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Nes</t></is>'
        f'</c><c r="B2" t="inlineStr"><is><t>{WORDS}</t></is></c><c r="C2"><v>45000.5</v></c></row>'
        "</sheetData></worksheet>",
    },
    "ods": {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0"/>',
        "content.xml": f'<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:table='
        f'"{OPEN}:table:1.0" xmlns:text="{OPEN}:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="Svar"><table:table-row table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="string"><text:p>Kommune</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="2.5"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>",
    },
}


def pdf_file() -> bytes:
    """Write a PDF of one page; it has no table of places, which every reader makes anew."""
    content = f"BT /F1 11 Tf 60 700 Td ({WORDS}) Tj 0 -14 Td ({WORDS}) Tj ET".encode("cp1252")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 6 0 R >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Font << /F1 4 0 R >> >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer << /Size 7 /Root 1 0 R >>\n%%EOF"


MSG_STREAMS = {
    "__properties_version1.0": bytes(32)
    + struct.pack("<HHIQ", 0x001F, 0x0037, 6, 10)
    + struct.pack("<HHIQ", 0x001F, 0x1000, 6, 80) * 253,
    "__substg1.0_0037001F": "Svar".ljust(2048).encode("utf-16-le"),
    "__substg1.0_1000001F": WORDS.ljust(2048).encode("utf-16-le"),
}
XLS_STREAM = b"".join(
    struct.pack("<HH", kind, len(content)) + content
    for kind, content in (
        (0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)),  # the workbook begins
        (0x0085, struct.pack("<IBBBB", 37, 0, 0, 1, 0) + b"A"),  # a sheet, and where it stands
        (0x000A, b""),
        (0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)),  # the sheet begins
        (0x0204, struct.pack("<HHHHB", 0, 0, 0, 3, 0) + b"Nes"),  # a cell of text
        (0x0203, struct.pack("<HHHd", 0, 1, 0, 2.5)),  # a number
        (0x000A, b""),
    )
)
SECTOR, LEAST = 512, 4096
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Write a compound file (MS-CFB) of streams at its root, in at most 127 sectors.

    Shorter streams than 4096 bytes, which would stand elsewhere, are filled up with zeros.
    """
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    entries = [directory_entry("Root Entry", 5, 1 if names else FREE, END, 0)]
    directory_sectors = -(-(len(names) + 1) // 4)
    chain = [TABLE, *chained(1, directory_sectors)]
    content = b""
    for number, name in enumerate(names, start=1):
        data = streams[name].ljust(LEAST, b"\0")
        following = number + 1 if number < len(names) else FREE
        entries.append(directory_entry(name, 2, FREE, len(chain), len(data), following))
        sectors = -(-len(data) // SECTOR)
        chain += chained(len(chain), sectors)
        content += data.ljust(sectors * SECTOR, b"\0")
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, LEAST, END, 0, END, 0,
    ) + struct.pack("<109I", 0, *[FREE] * 108)  # fmt: skip
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    return header + table + b"".join(entries).ljust(directory_sectors * SECTOR, b"\0") + content


def chained(first: int, sectors: int) -> list[int]:
    """Give the table's entries for sectors that follow each other."""
    return [*range(first + 1, first + sectors), END]


def directory_entry(  # noqa: PLR0913, PLR0917 - the fields of one record, in its order
    name: str, kind: int, child: int, start: int, size: int, following: int = FREE
) -> bytes:
    """Write one entry of a compound file's directory."""
    spelt = name.encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, FREE, following, child)
    return (
        spelt.ljust(64, b"\0")
        + struct.pack("<H", len(spelt) + 2)
        + links
        + struct.pack("<36xIQ", start, size)
    )


@pytest.fixture
def files(
    make_zip: Pack, make_docx: Callable[..., bytes], make_odt: Callable[..., bytes]
) -> dict[str, bytes]:
    """Give a small valid file of each kind, by its suffix."""
    return seed_files(make_zip, make_docx, make_odt)


@pytest.fixture(autouse=True)
def no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the programs that read .doc files and pictures: their faults are not ours, and slow."""
    monkeypatch.setenv("PATH", "")
