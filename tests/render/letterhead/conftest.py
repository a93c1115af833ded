"""Letterheads that differ as the secretariats' do, and what is asked of a letter written in one."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from innspill.model import Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render import render

HERE = Path(__file__).parent
FILE = "brevmal.docx"
DATE = "2026-11-22"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Ids that Word in Norwegian gives to its own styles, whose names stay English.
NORWEGIAN = {
    "Heading1": "Overskrift1",
    "Heading2": "Overskrift2",
    "Heading3": "Overskrift3",
    "Title": "Tittel",
    "BodyText": "Brdtekst",
    "ListBullet": "Punktliste",
    "Caption": "Bildetekst",
    "Footer": "Bunntekst",
    "Header": "Topptekst",
    "TableGrid": "Tabellrutenett",
    "TableNormal": "Vanligtabell",
}


@dataclass(frozen=True)
class Written:
    """A Word document under test."""

    data: bytes

    @property
    def members(self) -> dict[str, bytes]:
        """The members of the package."""
        with ZipFile(BytesIO(self.data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    @property
    def names(self) -> list[str]:
        """The names of the members."""
        return list(self.members)

    def root(self, member: str = "word/document.xml") -> etree._Element:
        """A member as XML."""
        return etree.fromstring(self.members[member])

    def lines(self, member: str = "word/document.xml") -> list[str]:
        """The text of each paragraph of a member; tabs as such."""
        return [line(each) for each in self.root(member).iter(f"{{{WORD}}}p")]

    def text(self, member: str = "word/document.xml") -> str:
        """The text of a member, a line for each paragraph."""
        return "\n".join(self.lines(member))

    def styles(self) -> dict[str, etree._Element]:
        """The styles by their ids."""
        root = self.root("word/styles.xml")
        return {each.get(f"{{{WORD}}}styleId", ""): each for each in root.iter(f"{{{WORD}}}style")}


def line(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, without that of a text box in it."""
    said = ""
    for each in paragraph.iter(f"{{{WORD}}}t", f"{{{WORD}}}tab"):
        holder = next(each.iterancestors(f"{{{WORD}}}p"))
        if holder is paragraph and next(each.iterancestors(f"{{{WORD}}}pPr"), None) is None:
            said += "\t" if each.tag.endswith("}tab") else each.text or ""
    return said


def png(width: int = 60, height: int = 20) -> bytes:
    """Return a picture of one colour."""
    rows = b"".join(b"\0" + bytes((31, 94, 120)) * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def saved(document: Document) -> bytes:
    """Return a document as it is saved."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, changed: dict[str, bytes | None]) -> bytes:
    """Return a package with other members; None takes one out."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            put = changed.get(name, source.read(name))
            if put is not None:
                target.writestr(name, put)
        for name in changed.keys() - set(source.namelist()):
            target.writestr(name, changed[name] or b"")
    return buffer.getvalue()


def norwegian() -> bytes:
    """Make a letterhead as Word in Norwegian does: its own ids of styles, and looks of its own."""
    document = docx.Document()
    ordinary = document.styles["Normal"]
    ordinary.font.name, ordinary.font.size = "Georgia", Pt(12)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x2B)
    document.styles["Heading 2"].font.italic = True
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    document.sections[0].left_margin, document.sections[0].right_margin = Mm(40), Mm(30)
    document.sections[0].header.paragraphs[0].add_run("Nettverket · {{ avsender }}")
    document.add_paragraph("{{ mottaker }}")
    document.add_paragraph("Dato: {{ dato }}")
    document.add_paragraph("{{p innhold }}")
    document.add_paragraph("Brevet er godkjent elektronisk.")
    data = saved(document)
    with ZipFile(BytesIO(data)) as package:
        renamed = {
            name: _norwegian_ids(package.read(name))
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }
    return repacked(data, dict(renamed))


def _norwegian_ids(data: bytes) -> bytes:
    for english, own in NORWEGIAN.items():
        data = data.replace(f'"{english}"'.encode(), f'"{own}"'.encode())
    return data


def layout() -> bytes:
    """Make a letterhead of a table, a logo, a text box, a control, notes and tags in pieces."""
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    front = document.sections[0]
    front.different_first_page_header_footer = True
    front.page_width, front.page_height = Mm(210), Mm(297)
    front.left_margin = front.right_margin = Mm(20)
    logo = front.first_page_header.paragraphs[0].add_run()
    shape = logo.add_picture(BytesIO(png()), width=Mm(30))
    shape._inline.docPr.set("descr", "Logoen til nettverket")
    front.first_page_header.paragraphs[0].add_run("\tOppdiktet nettverk")
    front.header.paragraphs[0].add_run("{{ ti")
    front.header.paragraphs[0].add_run("ttel }}").bold = True
    front.even_page_header.paragraphs[0].add_run("Sak {{ saksnummer }}")
    front.first_page_footer.paragraphs[0].add_run("Torget 2, 0000 Oppdiktet")
    table = document.add_table(rows=2, cols=2)
    _split(table.cell(0, 0).paragraphs[0]._p)
    date = table.cell(0, 1).paragraphs[0]
    date.add_run("Vår dato: {{ da")
    date.add_run("to }}").italic = True
    reference = table.cell(1, 1).paragraphs[0]
    reference.add_run("{% if saksnummer %}Ref.\t{{ saks")
    reference.add_run("nummer }}{% endif %}").bold = True
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(CONTROL))
    document.add_paragraph("Noten gjelder svarene.").add_run()._r.append(
        parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>')
    )
    last = document.add_section(WD_SECTION.CONTINUOUS)
    last.left_margin, last.right_margin = Mm(35), Mm(25)
    place = document.add_paragraph("{{p inn")
    place.add_run("hold }}").italic = True
    place._p.append(parse_xml(BOX))
    document.add_paragraph("Med hilsen {{ avsender }}")
    return _with_notes(saved(document))


CONTROL = f"""
<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Frist"/><w:id w:val="77"/><w:showingPlcHdr/>
</w:sdtPr>
<w:sdtContent><w:p><w:r><w:t>Fristen var </w:t></w:r><w:r><w:t>{{{{ frist }}}}</w:t></w:r></w:p>
</w:sdtContent></w:sdt>"""
_BOXED = "<w:txbxContent><w:p><w:r><w:t>Boks: {{ mottaker }}</w:t></w:r></w:p></w:txbxContent>"
BOX = f"""
<w:r {nsdecls("w", "wp", "a")}
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>5400000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>1900000</wp:posOffset></wp:positionV>
<wp:extent cx="1800000" cy="400000"/><wp:wrapNone/><wp:docPr id="9" name="Boks"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="1800000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>
<wps:txbx>{_BOXED}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:140pt;height:30pt"><v:textbox>
{_BOXED}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>""".replace(
    "\n", ""
)


def _split(paragraph: etree._Element) -> None:
    """Part a tag as Word does: by the spelling checker, a bookmark and a change of language."""
    pieces = f"""<w:x {nsdecls("w")}><w:r><w:t>Til: {{</w:t></w:r><w:proofErr w:type="spellStart"/>
<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>{{ mot</w:t></w:r><w:bookmarkStart w:id="41"
 w:name="mottakeren"/><w:r><w:t>taker</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t> }}</w:t>
</w:r><w:bookmarkEnd w:id="41"/><w:r><w:t>}} (kopi)</w:t></w:r></w:x>""".replace("\n", "")
    for each in list(parse_xml(pieces)):
        paragraph.append(each)


def _with_notes(data: bytes) -> bytes:
    notes = f"""<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p><w:r>
<w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p>
<w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r>
<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Det kom {{{{ antall_innspill }}}} svar.</w:t>
</w:r></w:p></w:footnote></w:footnotes>"""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    with ZipFile(BytesIO(data)) as package:
        types = package.read("[Content_Types].xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
    types = types.replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rId99" Type="{target}" Target="footnotes.xml"/>'
    relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
    return repacked(
        data,
        {
            "[Content_Types].xml": types.encode(),
            "word/_rels/document.xml.rels": relations.encode(),
            "word/footnotes.xml": notes.encode(),
        },
    )


LETTERHEADS: dict[str, Callable[[], bytes]] = {
    "libreoffice": (HERE / "libreoffice.docx").read_bytes,
    "norwegian": norwegian,
    "layout": layout,
}


@pytest.fixture(params=list(LETTERHEADS))
def letterhead(request: pytest.FixtureRequest) -> bytes:
    """Give each of the letterheads in turn."""
    return LETTERHEADS[request.param]()


@pytest.fixture
def boxes() -> bytes:
    """Give the letterhead that has fields in every place."""
    return layout()


@pytest.fixture
def norwegian_letterhead() -> bytes:
    """Give the letterhead as Word in Norwegian makes it."""
    return norwegian()


@pytest.fixture
def libreoffice() -> bytes:
    """Give the letterhead that LibreOffice made."""
    return LETTERHEADS["libreoffice"]()


@pytest.fixture
def known(summary: Summary) -> Summary:
    """Give a result of which every field of a letterhead is known."""
    matter = replace(summary.consultation, reference="2026/1187")
    return replace(summary, consultation=matter)


@pytest.fixture
def write() -> Callable[..., Written]:
    """Give a function that writes a result in a letterhead."""

    def written(summary: Summary, data: bytes, date: str = DATE) -> Written:
        given = GivenFile(path=FILE, data=data)
        return Written(render(summary, "docx", RenderOptions(letterhead=given, date=date)))

    return written


@pytest.fixture
def made() -> Callable[..., bytes]:
    """Give a function that makes a letterhead of paragraphs, or changes one."""

    def letterhead(
        *lines: str, change: Callable[[Document], object] = lambda _: None, place: bool = True
    ) -> bytes:
        document = docx.Document()
        for text in lines:
            document.add_paragraph(text)
        if place:
            document.add_paragraph("{{p innhold }}")
        change(document)
        return saved(document)

    return letterhead


@pytest.fixture
def repack() -> Callable[..., bytes]:
    """Give a function that changes members of a package."""
    return repacked
