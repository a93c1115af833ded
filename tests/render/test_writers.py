"""Every writer: the whole result, faithful to hostile text, the same bytes each time."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from innspill.errors import UsageError
from innspill.model import Language, Summary
from innspill.options import LetterOptions
from innspill.render import WRITERS, render, writer_of
from innspill.render.filters import plain
from innspill.summarise import summarise

GOLDEN = Path(__file__).parent.parent / "golden"
HOSTILE = "Vi ber om <script>alert(1)</script> {{ 7*7 }} =HYPERLINK(1) | *x* [y](z) & \u202eslutt."


@pytest.fixture
def hostile(unwritten: Summary) -> Summary:
    """Give a result in which one passage is hostile."""
    first, *rest = unwritten.passages
    locator = replace(first.locator, end=len(HOSTILE))
    attacked = replace(first, text=HOSTILE, locator=locator)
    return summarise(replace(unwritten, passages=(attacked, *rest)), LetterOptions())


def word(data: bytes) -> str:
    """Return all text of a Word document's body, tables included."""
    root = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    return "".join(map(str, root.itertext()))


def styles_of(document: Document) -> list[str]:
    """Return the style of every paragraph, those in controls and tables too."""
    body = document.element.body
    every = [Paragraph(p, document._body) for p in body.iter(qn("w:p"))]
    return [each.style.name or "" for each in every if each.style]


@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_golden(summary: Summary, golden: Callable[[Path, bytes], None], name: str) -> None:
    """The whole text of each format is what it was."""
    golden(GOLDEN / f"summary.{name}", render(summary, name))


def test_golden_docx(summary: Summary, golden: Callable[[Path, bytes], None]) -> None:
    """The parts of the Word document that we write are what they were, member by member."""
    with ZipFile(BytesIO(render(summary, "docx"))) as package:
        for member in ("word/document.xml", "word/footer1.xml", "docProps/core.xml"):
            tree = etree.fromstring(package.read(member))
            golden(GOLDEN / "docx" / member, etree.tostring(tree, pretty_print=True))


@pytest.mark.parametrize("name", list(WRITERS))
def test_same_bytes(summary: Summary, name: str) -> None:
    """The same result gives the same bytes."""
    assert render(summary, name) == render(summary, name)


def test_unknown_format(summary: Summary) -> None:
    """An unknown format is refused, and the known ones are named."""
    with pytest.raises(UsageError, match="odp") as caught:
        render(summary, "odp")
    assert "docx" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "meant"),
    [("PDF", "pdf"), ("xslx", "xlsx"), (".docx", "docx"), ("Word", "docx"), ("excel", "xlsx")],
)
def test_format_that_was_meant(name: str, meant: str) -> None:
    """A format in capitals, misspelt or called by its program is told with its right name."""
    with pytest.raises(UsageError, match=f'did you mean "{meant}"'):
        writer_of(name)


def test_docx_structure(summary: Summary) -> None:
    """The Word document has Word's own headings and lists, title, language and page numbers."""
    data = render(summary, "docx")
    document = docx.Document(BytesIO(data))
    styles = styles_of(document)
    assert styles[1] == "Title"
    assert {"Heading 1", "Heading 2", "List Bullet", "Body Text"} <= set(styles)
    assert document.core_properties.title == summary.letter.title
    assert document.core_properties.language == "nb-NO"
    package = ZipFile(BytesIO(data))
    assert b"PAGE" in package.read("word/footer1.xml")
    assert b'w:val="nb-NO"' in package.read("word/styles.xml")


def test_docx_headings_skip_no_level(summary: Summary) -> None:
    """Heading levels go down one at a time."""
    document = docx.Document(BytesIO(render(summary, "docx")))
    levels = [int(name[-1]) for name in styles_of(document) if name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_docx_nynorsk(unwritten: Summary) -> None:
    """A letter in nynorsk says so to Word's spelling checker."""
    written = summarise(unwritten, LetterOptions(language=Language.NN))
    document = docx.Document(BytesIO(render(written, "docx")))
    assert document.core_properties.language == "nn-NO"


def test_docx_marks_lead_to_sources(summary: Summary) -> None:
    """Every source number in the letter is a link to a bookmark that is there."""
    xml = ZipFile(BytesIO(render(summary, "docx"))).read("word/document.xml").decode()
    anchors = set(re.findall(r'w:anchor="(kilde_\d+)"', xml))
    assert anchors
    assert anchors <= set(re.findall(r'w:name="(kilde_\d+)"', xml))


def test_docx_tables_keep_their_numbers(summary: Summary) -> None:
    """A table has the same number where an annex before it has nothing to tell."""

    def captions(result: Summary) -> set[str]:
        document = docx.Document(BytesIO(render(result, "docx")))
        every = [Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]
        own = [p._p for p in every if p.style and p.style.name == "Caption"]
        return {"".join(t.text or "" for t in p.iter(qn("w:t"))) for p in own}

    fewer = captions(replace(summary, notices=()))
    assert captions(summary) - fewer == {"Tabell 5: Merknader til lesingen"}
    assert "Tabell 6: Forslag" in fewer


def test_docx_has_no_date(summary: Summary) -> None:
    """Neither the package nor its properties hold the time of writing."""
    package = ZipFile(BytesIO(render(summary, "docx")))
    assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms:created" not in package.read("docProps/core.xml")


def test_docx_is_faithful_to_hostile_text(hostile: Summary) -> None:
    """Markup in a submission is text in the Word document."""
    assert HOSTILE in word(render(hostile, "docx"))


def test_markdown_is_faithful_to_hostile_text(hostile: Summary) -> None:
    """Markup in a submission is escaped in Markdown, tables included."""
    page = render(hostile, "md").decode()
    assert "<script" not in page.replace("\\<script", "")
    assert r"\[y\](z)" in page
    assert r"=HYPERLINK(1) \| \*x\*" in page


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. mars", r"1\. mars"),
        ("- strek", r"\- strek"),
        ("a*b_c", r"a\*b\_c"),
        ("§ 3-2", "§ 3-2"),
        ("2026", "2026"),
    ],
)
def test_markdown_escapes(text: str, escaped: str) -> None:
    """What CommonMark would take as markup is escaped, and nothing else."""
    assert plain(text) == escaped


@pytest.mark.parametrize("name", list(WRITERS))
def test_control_characters(unwritten: Summary, name: str) -> None:
    """A text with a character that XML cannot hold is written without it, in every format."""
    first, *rest = unwritten.passages
    odd = replace(first, text="Vi ber\x0b om hjelp\x00.")
    written = summarise(replace(unwritten, passages=(odd, *rest)), LetterOptions())
    assert render(written, name)
