"""PDFs of the same text by other people's programs: reportlab, LibreOffice, WeasyPrint."""

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

from prose import Piece
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
from styles import Style
from typeset import BOLD

FAMILIES: Final = {"Helvetica": "Liberation Sans", "Times-Roman": "Liberation Serif"}


def by_platypus(pieces: list[Piece], style: Style) -> bytes:
    """Lay the pieces out with reportlab's platypus."""
    width = (A4[0] - 2 * style.margin - (style.columns - 1) * style.gutter) / style.columns
    height = A4[1] - 2 * style.margin - 30
    frames = [
        Frame(
            style.margin + column * (width + style.gutter), style.margin + 15, width, height,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )
        for column in range(style.columns)
    ]  # fmt: skip

    def furnish(canvas, document) -> None:  # noqa: ANN001 - reportlab has no types
        canvas.setFont(style.font, 8)
        canvas.drawRightString(A4[0] - style.margin, A4[1] - style.margin, style.header)
        canvas.drawString(style.margin, style.margin - 10, f"Side {document.page}")

    stream = BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=furnish)])
    document.build(list(_flowables(pieces, style)))
    return stream.getvalue()


def _flowables(pieces: list[Piece], style: Style) -> Iterator[Paragraph]:
    body = ParagraphStyle(
        "body",
        fontName=style.font,
        fontSize=style.size,
        leading=style.size * style.leading,
        alignment=TA_JUSTIFY if style.justified else TA_LEFT,
        spaceBefore=style.space if style.separation in {"spaced", "both"} else 0,
        firstLineIndent=style.indent if style.separation in {"indented", "both"} else 0,
    )
    heading = ParagraphStyle(
        "heading",
        fontName=BOLD[style.font] if style.heading_bold else style.font,
        fontSize=style.heading_size,
        leading=style.heading_size * 1.2,
        spaceBefore=style.heading_space,
        keepWithNext=1,
    )
    item = ParagraphStyle(
        "item", parent=body, leftIndent=style.hang, firstLineIndent=0, bulletIndent=0
    )
    for piece in pieces:
        if piece.kind == "item":
            yield Paragraph(escape(piece.text), item, bulletText="•")
        else:
            yield Paragraph(escape(piece.text), heading if piece.kind == "heading" else body)


def _page_html(pieces: list[Piece], style: Style) -> str:
    spaced = style.space if style.separation in {"spaced", "both"} else 0
    indent = style.indent if style.separation in {"indented", "both"} else 0
    weight = "bold" if style.heading_bold else "normal"
    css = f"""
    @page {{ size: A4; margin: {style.margin}pt;
      @top-left {{ content: "{style.header}"; font-size: 8pt }}
      @bottom-center {{ content: "Side " counter(page) " av " counter(pages); font-size: 8pt }} }}
    body {{ font: {style.size}pt/{style.leading} "{FAMILIES[style.font]}"; columns: {style.columns};
      column-gap: {style.gutter}pt; text-align: {"justify" if style.justified else "left"};
      hyphens: {"auto" if style.hyphenated else "manual"}; margin: 0; orphans: 1; widows: 1 }}
    p {{ margin: {spaced}pt 0 0; text-indent: {indent}pt }}
    ul {{ margin: 0; padding-left: {style.hang + 6}pt }}
    h1 {{ font-size: {style.heading_size}pt; font-weight: {weight}; line-height: 1.2;
      hyphens: manual; text-align: left; margin: {style.heading_space}pt 0 2pt;
      break-after: avoid }}
    """
    tags = {"heading": "h1", "paragraph": "p", "item": "ul"}
    body = "".join(
        f"<{tags[p.kind]}>{'<li>' if p.kind == 'item' else ''}{escape(p.text)}</{tags[p.kind]}>"
        for p in pieces
    )
    return f'<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><style>{css}</style>{body}</html>'


def by_weasyprint(pieces: list[Piece], style: Style) -> bytes:
    """Lay the pieces out with WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415 - optional

    pdf: bytes = HTML(string=_page_html(pieces, style)).write_pdf()
    return pdf


def has_weasyprint() -> bool:
    """Tell whether WeasyPrint is installed."""
    return importlib.util.find_spec("weasyprint") is not None


def soffice() -> str | None:
    """Find LibreOffice."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def by_libreoffice(letters: list[tuple[list[Piece], Style]]) -> list[bytes]:
    """Lay letters out with LibreOffice, all in one run, since it starts slowly."""
    program = soffice()
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for number, (pieces, style) in enumerate(letters):
            source = Path(folder, f"{number:03}.fodt")
            source.write_text(_flat_odt(pieces, style), encoding="utf-8")
            sources.append(str(source))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, *sources], check=True, capture_output=True)
        return [Path(source).with_suffix(".pdf").read_bytes() for source in sources]


def _flat_odt(pieces: list[Piece], style: Style) -> str:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = {"office": "office", "style": "style", "text": "text", "fo": "xsl-fo-compatible"}
    namespaces = " ".join(f'xmlns:{name}="{urn}:{tail}:1.0"' for name, tail in spaces.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {namespaces} office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>{_odt_styles(style)}</office:styles>
<office:automatic-styles>{_odt_page(style)}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p text:style-name="Small">{escape(style.header)}</text:p></style:header>
<style:footer><text:p text:style-name="Small">Side <text:page-number/> av
<text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{_odt_body(pieces)}</office:text></office:body></office:document>"""


def _odt_page(style: Style) -> str:
    columns = (
        f'<style:columns fo:column-count="{style.columns}" fo:column-gap="{style.gutter}pt"/>'
        if style.columns > 1
        else ""
    )
    return f"""<style:page-layout style:name="page"><style:page-layout-properties
fo:page-width="210mm" fo:page-height="297mm" fo:margin="{style.margin}pt">{columns}
</style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="20pt" fo:margin-bottom="8pt"/>
</style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="20pt" fo:margin-top="8pt"/>
</style:footer-style></style:page-layout>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"
text:bullet-char="•"><style:list-level-properties
text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
text:label-followed-by="listtab" text:list-tab-stop-position="{style.hang}pt"
fo:text-indent="-{style.hang}pt" fo:margin-left="{style.hang}pt"/></style:list-level-properties>
</text:list-level-style-bullet></text:list-style>"""


def _odt_styles(style: Style) -> str:
    family = FAMILIES[style.font]
    spaced = style.space if style.separation in {"spaced", "both"} else 0
    indent = style.indent if style.separation in {"indented", "both"} else 0
    weight = "bold" if style.heading_bold else "normal"
    align = "justify" if style.justified else "start"

    def paragraph(name: str, look: str, text: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="paragraph">'
            f"<style:paragraph-properties {look}/><style:text-properties "
            f'style:font-name="{family}" fo:font-family="{family}" fo:language="nb" '
            f'fo:country="NO" {text}/></style:style>'
        )

    line = f'fo:line-height="{round(100 * style.leading)}%"'
    return "".join(
        (
            paragraph("Small", "", 'fo:font-size="8pt"'),
            paragraph(
                "Body",
                f'fo:text-align="{align}" fo:margin-top="{spaced}pt" {line} '
                f'fo:text-indent="{indent}pt" fo:orphans="1" fo:widows="1"',
                f'fo:font-size="{style.size}pt"',
            ),
            paragraph("Item", f'fo:text-align="{align}" {line}', f'fo:font-size="{style.size}pt"'),
            paragraph(
                "Title1",
                f'fo:margin-top="{style.heading_space}pt" fo:keep-with-next="always"',
                f'fo:font-size="{style.heading_size}pt" fo:font-weight="{weight}"',
            ),
        )
    )


def _odt_body(pieces: list[Piece]) -> str:
    made = []
    for piece in pieces:
        text = escape(piece.text)
        if piece.kind == "item":
            line = f'<text:p text:style-name="Item">{text}</text:p>'
            made.append(
                f'<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>'
                f"{line}</text:list-item></text:list>"
            )
        elif piece.kind == "heading":
            made.append(f'<text:h text:style-name="Title1" text:outline-level="1">{text}</text:h>')
        else:
            made.append(f'<text:p text:style-name="Body">{text}</text:p>')
    return "".join(made)
