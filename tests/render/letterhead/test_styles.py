"""Styles, lists, pages, language and properties of a letter in a letterhead."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from lxml import etree

from innspill.model import Summary

Write = Callable[..., Any]
Made = Callable[..., bytes]
Repack = Callable[..., bytes]


def without(*names: str) -> Callable[[Document], None]:
    """Return what takes styles out of a document."""

    def change(document: Document) -> None:
        for name in names:
            document.styles[name].delete()

    return change


def style_of(letter: Any, text: str) -> str:  # noqa: ANN401 the class of this room's conftest
    """Return the id of the style of the first paragraph that begins with a text."""
    for each in letter.root().iter(qn("w:p")):
        if "".join(t.text or "" for t in each.iter(qn("w:t"))).startswith(text):
            return str(each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))
    raise AssertionError(text)


def test_norwegian_ids(known: Summary, norwegian_letterhead: bytes, write: Write) -> None:
    """Headings, lists and text have the styles of a Norwegian Word, and no second ones are made."""
    letter = write(known, norwegian_letterhead)
    assert style_of(letter, "Bakgrunn") == "Overskrift1"
    assert style_of(letter, "Finansiering") == "Overskrift2"
    assert style_of(letter, "Departementet har bedt") == "Brdtekst"
    assert style_of(letter, "Tabell 1") == "Bildetekst"
    assert not {"Heading1", "ListBullet", "TableGrid", "Title"} & set(letter.styles())
    table = letter.styles()["AnnexTable"].find(qn("w:basedOn"))
    assert table.get(qn("w:val")) == "Tabellrutenett"


def test_norwegian_names(known: Summary, write: Write, libreoffice: bytes) -> None:
    """A style whose very name is Norwegian is found where there is none with the English name."""
    letter = write(known, libreoffice)
    assert style_of(letter, "Bakgrunn") == "Heading1"
    assert style_of(letter, "Tabell 1") == "Caption"  # there is one, beside "Bildetekst"
    assert [s for s in letter.styles() if s.lower().startswith(("overskrift", "heading3"))] == [
        "Overskrift3"
    ]


def test_a_missing_list_is_made(known: Summary, made: Made, write: Write) -> None:
    """A letterhead without bullets gets them: style and list."""
    letter = write(known, made(change=without("List Bullet")))
    style = letter.styles()[style_of_items(letter)]
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
    assert is_bullet(letter, number)


def style_of_items(letter: Any) -> str:  # noqa: ANN401 the class of this room's conftest
    """Return the id of the style of the letter's items."""
    ids = {
        each.get(qn("w:val"))
        for each in letter.root().iter(qn("w:pStyle"))
        if re.search("bullet|punkt", name_of(letter.styles()[each.get(qn("w:val"))]), re.IGNORECASE)
    }
    assert len(ids) == 1
    return str(ids.pop())


def name_of(style: etree._Element) -> str:
    """Return a style's name."""
    named = style.find(qn("w:name"))
    return "" if named is None else named.get(qn("w:val"), "")


def is_bullet(letter: Any, number: str) -> bool:  # noqa: ANN401 the class of this room's conftest
    """Tell whether a list of a document has bullets, and stands where the standard has it."""
    part = next(name for name in letter.names if name.endswith("numbering.xml"))
    lists = letter.root(part)
    order = [each.tag for each in lists if each.tag in {qn("w:abstractNum"), qn("w:num")}]
    assert order == sorted(order, key=lambda tag: tag == qn("w:num"))
    entry = next(e for e in lists.iter(qn("w:num")) if e.get(qn("w:numId")) == number)
    link = entry.find(qn("w:abstractNumId"))
    assert link is not None
    wanted = link.get(qn("w:val"))
    found = [e for e in lists.iter(qn("w:abstractNum")) if e.get(qn("w:abstractNumId")) == wanted]
    assert len(found) == 1
    form = found[0].find(f"{qn('w:lvl')}/{qn('w:numFmt')}")
    assert form is not None
    return bool(form.get(qn("w:val")) == "bullet")


def test_a_document_without_lists(known: Summary, made: Made, repack: Repack, write: Write) -> None:
    """A letterhead that has no numbering at all gets it, with its type and relation."""
    data = made(change=without("List Bullet", "List Number"))
    letter = write(known, data)
    members = type(letter)(data).members
    bare = {
        "word/numbering.xml": None,
        "word/_rels/document.xml.rels": re.sub(
            rb'<Relationship [^>]*numbering"[^>]*/>', b"", members["word/_rels/document.xml.rels"]
        ),
        "[Content_Types].xml": re.sub(
            rb'<Override PartName="/word/numbering.xml"[^>]*/>', b"", members["[Content_Types].xml"]
        ),
        "word/styles.xml": re.sub(rb"<w:numPr>.*?</w:numPr>", b"", members["word/styles.xml"]),
    }
    letter = write(known, repack(data, bare))
    style = letter.styles()[style_of_items(letter)]
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
    assert is_bullet(letter, number)
    assert docx.Document(BytesIO(letter.data)).part.numbering_part is not None


def test_a_list_style_without_bullets(known: Summary, made: Made, write: Write) -> None:
    """Where the letterhead's list style makes no list, one that looks like it does."""

    def change(document: Document) -> None:
        properties = document.styles["List Bullet"].element.pPr
        properties.remove(properties.find(qn("w:numPr")))

    letter = write(known, made(change=change))
    style = letter.styles()[style_of_items(letter)]
    assert name_of(style) == "Letter Bullet"
    assert style.find(qn("w:basedOn")).get(qn("w:val")) == "ListBullet"
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
    assert is_bullet(letter, number)


def test_what_is_made_is_in_the_letterheads_manner(
    known: Summary, made: Made, write: Write
) -> None:
    """A made style has the font of ordinary text, and a size in proportion to it."""

    def change(document: Document) -> None:
        without("Heading 1", "Body Text")(document)
        document.styles["Normal"].font.size = Pt(16)

    letter = write(known, made(change=change))
    heading = letter.styles()[style_of(letter, "Bakgrunn")]
    assert heading.find(f".//{qn('w:rFonts')}") is None
    assert heading.find(f".//{qn('w:color')}") is None
    assert heading.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")) == "44"  # 15 * 16 / 11
    assert heading.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == "0"
    body = letter.styles()[style_of(letter, "Departementet har bedt")]
    assert body.find(f"{qn('w:rPr')}/{qn('w:sz')}") is None


def widths(letter: Any) -> set[int]:  # noqa: ANN401 the class of this room's conftest
    """Return how wide the tables of the letter are."""
    found = set()
    for grid in letter.root().iter(qn("w:tblGrid")):
        found.add(sum(int(column.get(qn("w:w"))) for column in grid))
    return found


def test_tables_are_as_wide_as_the_text(known: Summary, made: Made, write: Write) -> None:
    """Columns follow the page of the section in which the letter stands, not that of another."""

    def change(document: Document) -> None:
        first = document.sections[0]
        first.page_width, first.left_margin, first.right_margin = Mm(210), Mm(60), Mm(60)
        place = document.paragraphs[-1]
        document.add_section(WD_SECTION.NEW_PAGE)
        last = document.sections[1]
        last.orientation = WD_ORIENT.LANDSCAPE
        last.page_width, last.left_margin, last.right_margin = Mm(297), Mm(30), Mm(27)
        document.element.body.insert(len(document.element.body) - 1, place._p)

    room = round(240 / 25.4 * 1440)
    assert all(room - 10 < width <= room + 1 for width in widths(write(known, made(change=change))))


def test_columns(known: Summary, made: Made, write: Write) -> None:
    """On a page of two columns, tables are as wide as one of them."""

    def change(document: Document) -> None:
        section = document.sections[0]
        section.page_width, section.left_margin, section.right_margin = Pt(500), Pt(50), Pt(50)
        columns = section._sectPr.find(qn("w:cols"))
        assert columns is not None
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), "400")

    room = (400 * 20 - 400) // 2
    assert all(room - 10 < width <= room for width in widths(write(known, made(change=change))))


def pages(letter: Any) -> int:  # noqa: ANN401 the class of this room's conftest
    """Count the page numbers of a document."""
    frames = [name for name in letter.names if re.search(r"(header|footer)[^/]*\.xml$", name)]
    return sum(len(re.findall(rb"\bPAGE\b", letter.members[name])) for name in frames)


def test_pages_are_numbered_once(known: Summary, made: Made, write: Write) -> None:
    """A letterhead with page numbers keeps its own; one without gets them."""

    def numbered(document: Document) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE   \\* MERGEFORMAT ")
        document.sections[0].header.paragraphs[0]._p.append(field)

    assert pages(write(known, made(change=numbered))) == 1
    assert pages(write(known, made())) == 1


def test_a_footer_is_added_to(known: Summary, made: Made, write: Write) -> None:
    """Page numbers stand behind what the footer says, on odd and even pages."""

    def change(document: Document) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].footer.paragraphs[0].add_run("Torget 2")
        document.sections[0].even_page_footer.paragraphs[0].add_run("Torget 2")

    letter = write(known, made(change=change))
    feet = [letter.lines(name) for name in letter.names if "footer" in name and "rels" not in name]
    assert feet == [["Torget 2", "Side 1 av 1"]] * 2


def test_language_and_title(known: Summary, made: Made, write: Write) -> None:
    """Title and language are the letter's; text that the letterhead marks keeps its language."""

    def change(document: Document) -> None:
        run = document.paragraphs[0].runs[0]
        run._r.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB"/>'))

    letter = write(known, made("Yours faithfully", change=change))
    document = docx.Document(BytesIO(letter.data))
    assert document.core_properties.title == known.letter.title
    assert document.core_properties.language == "nb-NO"
    defaults = letter.root("word/styles.xml").find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert defaults is not None
    assert defaults.get(qn("w:val")) == "nb-NO"
    first = letter.root().find(f".//{qn('w:lang')}")
    assert first is not None
    assert first.get(qn("w:val")) == "en-GB"


def test_a_letterhead_without_properties(
    known: Summary, made: Made, repack: Repack, write: Write
) -> None:
    """Title and language are set also where the letterhead has no properties."""
    data = made()
    members = type(write(known, data))(data).members
    bare = {
        "docProps/core.xml": None,
        "_rels/.rels": re.sub(rb"<Relationship [^>]*core-prop[^>]*/>", b"", members["_rels/.rels"]),
        "[Content_Types].xml": re.sub(
            rb'<Override PartName="/docProps/core.xml"[^>]*/>', b"", members["[Content_Types].xml"]
        ),
    }
    document = docx.Document(BytesIO(write(known, repack(data, bare)).data))
    assert document.core_properties.title == known.letter.title


@pytest.mark.parametrize("kept", ["mottakeren", "slutt"])
def test_marks_around_the_place_stay(known: Summary, made: Made, write: Write, kept: str) -> None:
    """Bookmarks in the paragraph of the place are still there, in pairs."""

    def change(document: Document) -> None:
        place = document.paragraphs[-1]._p
        place.insert(0, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="{kept}"/>'))
        place.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="7"/>'))

    root = write(known, made(change=change)).root()
    starts = [each.get(qn("w:id")) for each in root.iter(qn("w:bookmarkStart"))]
    names = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
    ends = [each.get(qn("w:id")) for each in root.iter(qn("w:bookmarkEnd"))]
    assert names.count(kept) == 1
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)


def test_the_place_in_a_control(known: Summary, made: Made, write: Write) -> None:
    """The letter can stand in a content control of the letterhead, which then shows it."""
    inside = "<w:p><w:r><w:t>{{p innhold }}</w:t></w:r></w:p>"
    properties = '<w:alias w:val="Brevet"/><w:showingPlcHdr/>'
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )

    def change(document: Document) -> None:
        document.element.body.insert(0, parse_xml(control))

    letter = write(known, made(change=change, place=False))
    holder = next(letter.root().iter(qn("w:sdt")))
    assert "Bakgrunn" in "".join(map(str, holder.itertext()))
    assert not list(letter.root().iter(qn("w:showingPlcHdr")))
