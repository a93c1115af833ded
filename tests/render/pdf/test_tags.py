"""What a screen reader is told: structure, language, links, and that it is told anything at all."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from innspill.model import Language, Summary
from innspill.options import LetterOptions
from innspill.render import render
from innspill.render.view import view_of
from innspill.summarise import summarise

Read = Any  # the class that this room's conftest gives, which cannot be imported
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def test_the_file_says_that_it_is_tagged(pdf: Read, summary: Summary) -> None:
    """Marks, language, title, its display, and the identifier of PDF/UA-1 stand in the file."""
    root = pdf.pdf.Root
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.Lang == "nb"
    assert pdf.pdf.docinfo.Title == summary.letter.title
    with pdf.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == summary.letter.title


def test_nynorsk(unwritten: Summary, reading: Callable[[bytes], Read]) -> None:
    """A letter in nynorsk is one, and the words of those who write bokmål say so."""
    read = reading(render(summarise(unwritten, LetterOptions(language=Language.NN)), "pdf"))
    assert read.pdf.Root.Lang == "nn"
    languages = {str(node.raw.Lang) for node in read.tree.every() if "/Lang" in node.raw}
    assert languages == {"nb"}


def test_words_in_nynorsk(pdf: Read) -> None:
    """Words in nynorsk are marked in the letter, and in the table of sources, and no others."""
    foreign = [node for node in pdf.tree.every() if node.raw.get("/Lang") == "nn"]
    assert {node.role for node in foreign} >= {"Span", "TD"}
    whole = "".join(pdf.said(node) for node in foreign)
    assert "fellesløysingar" in whole
    assert "fellesløsninger" not in whole


def test_headings(pdf: Read, summary: Summary) -> None:
    """One heading of the first level is first, none skips a level, and all are there."""
    headings = pdf.tree.all(*HEADINGS)
    levels = [int(node.role[1]) for node in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    view = view_of(summary)
    told = [pdf.said(node) for node in headings]
    assert told[0] == view.title
    assert {section.heading for section in view.sections} <= set(told)
    assert {annex.heading for annex in view.annexes} <= set(told)


def test_bookmarks(pdf: Read) -> None:
    """The bookmarks are the headings, in their order and depth."""
    found = [(0, "")][:0]
    with pdf.pdf.open_outline() as outline:
        waiting = [(1, item) for item in outline.root]
        while waiting:
            level, item = waiting.pop(0)
            found.append((level, item.title))
            waiting[:0] = [(level + 1, child) for child in item.children]
    headings = [(int(node.role[1]), pdf.said(node)) for node in pdf.tree.all(*HEADINGS)]
    assert found == headings


def test_every_piece_of_content_is_in_the_tree_once(pdf_of_many: Read) -> None:
    """What is painted is content, in one element, or an artifact; nothing lacks a mark."""
    read = pdf_of_many
    marks = Counter(mark for node in read.tree.every() for mark in node.marks)
    assert set(marks.values()) == {1}
    painted = [
        (page, int(properties.MCID))
        for page in range(len(read.pdf.pages))
        for name, properties in read.marked(page)
        if name != "/Artifact"
    ]
    assert sorted(painted) == sorted(marks)
    assert all(mark is not None for mark, _ in read.pieces if mark != "artifact")


def test_parent_tree(pdf_of_many: Read) -> None:
    """From every mark and every link there is a way back to the element that holds it."""
    read = pdf_of_many
    numbers = read.pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for node in read.tree.every():
        for page, mark in node.marks:
            key = int(read.pdf.pages[page].StructParents)
            assert owners[key][mark].objgen == node.raw.objgen
        for link in node.links:
            assert owners[int(link.StructParent)].objgen == node.raw.objgen
        for child in node.children:
            assert child.raw.P.objgen == node.raw.objgen


def test_links_are_read_where_they_stand(pdf: Read) -> None:
    """In a paragraph, the words behind a link are read behind it, not with those before it."""
    paragraphs = [node for node in pdf.tree.all("P", "LBody") if node.all("Link")]
    assert paragraphs
    for paragraph in paragraphs:
        marks = [mark for node in paragraph.every() for mark in node.marks]
        assert marks == sorted(marks)


def test_lists(pdf: Read) -> None:
    """A list holds items, and an item its mark, if it has one, and its body."""
    lists = pdf.tree.all("L")
    assert lists
    assert {child.role for each in lists for child in each.children} == {"LI"}
    items = {tuple(child.role for child in item.children) for item in pdf.tree.all("LI")}
    assert items == {("Lbl", "LBody"), ("LBody",)}


def test_tables(pdf: Read) -> None:
    """Every table has a head; every header cell says whether it is of its column or of its row."""
    tables = pdf.tree.all("Table")
    assert tables
    for table in tables:
        assert table.children[0].role == "THead"
        assert {cell.role for row in table.all("THead") for cell in row.all("TH", "TD")} == {"TH"}
        widths = {len(row.children) for row in table.all("TR")}
        assert len(widths) == 1
    for cell in pdf.tree.all("TH"):
        in_head = any(cell in head.all("TH") for head in pdf.tree.all("THead"))
        assert cell.raw.A.Scope == ("/Column" if in_head else "/Row")


def test_a_table_over_several_pages_is_one(long: Summary, pdf_of_many: Read) -> None:
    """A table goes on over pages as one, its head read once and repeated as an artifact."""
    read = pdf_of_many
    annex = next(a for a in view_of(long).annexes if a.sources)
    table = next(t for t in read.tree.all("Table") if len(t.all("TR")) == len(annex.rows) + 1)
    pages = {page for node in table.every() for page, _ in node.marks}
    assert len(pages) > 2
    assert len(table.all("THead")) == 1
    assert read.said(table.all("THead")[0]) == "".join(annex.headers)
    for page in sorted(pages):
        assert read.page_text(page).count(annex.headers[2]) == 1


def test_running_title_and_page_number_are_artifacts(long: Summary, pdf_of_many: Read) -> None:
    """Every page has its number, and all but the first the title; no screen reader reads them."""
    read = pdf_of_many
    count = len(read.pdf.pages)
    artifacts = [
        "".join(t for m, t in read.pieces_of(page) if m == "artifact") for page in range(count)
    ]
    for number, text in enumerate(artifacts, start=1):
        assert f"Side {number} av {count}" in text
        assert (long.letter.title in text) == (number > 1)
    assert "Side 1 av" not in read.said(read.tree)


def test_links(pdf: Read) -> None:
    """Every link says where it leads, is printed, stands in a Link, and leads to a place."""
    names = pdf.pdf.Root.Names.Dests.Names
    places = {str(name) for name in names[::2]}
    annotations = [
        link
        for page in pdf.pdf.pages
        for link in page.get("/Annots", [])
        if link.Subtype == "/Link"
    ]
    assert annotations
    for link in annotations:
        assert str(link.Contents)
        assert str(link.Dest) in places
        assert int(link.F) == 4
    held = [link.objgen for node in pdf.tree.all("Link") for link in node.links]
    assert sorted(held) == sorted(link.objgen for link in annotations)


def test_links_lead_there_and_back(pdf: Read) -> None:
    """A sentence leads to its sources, a source to its sentences, and both say so in words."""
    told = {str(link.Dest): str(link.Contents) for n in pdf.tree.all("Link") for link in n.links}
    sources = {text for place, text in told.items() if place.startswith("kilde-")}
    sentences = {text for place, text in told.items() if place.startswith("setning-")}
    assert all(text.startswith("Kilde ") for text in sources)
    assert all(text.startswith("Dit kilden er brukt: ") for text in sentences)
    assert sources
    assert sentences


def test_fonts(pdf: Read) -> None:
    """Every font is embedded, holds what is used of it alone, and says which letters it shows."""
    fonts = {f.objgen: f for page in pdf.pdf.pages for f in page.Resources.Font.values()}
    assert fonts
    for font in fonts.values():
        assert "/ToUnicode" in font
        about = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in about or "/FontFile3" in about
        assert str(font.BaseFont)[7] == "+"
        assert about.get("/FontFile2", about.get("/FontFile3")).Length < 60_000


def test_nothing_happens_when_it_is_opened(pdf: Read) -> None:
    """The file holds no script, no action, no form and no other file."""
    root = pdf.pdf.Root
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root.keys())
    assert set(root.Names.keys()) == {"/Dests"}
    for found in pdf.pdf.objects:
        if isinstance(found, pikepdf.Dictionary):
            assert not {"/JS", "/JavaScript", "/AA", "/EF"} & set(found.keys())
            assert found.get("/S") not in {"/Launch", "/URI", "/JavaScript", "/SubmitForm"}


def test_outloud_finds_no_error(pdf_of_many: Read, tmp_path: Path) -> None:
    """The checker outloud finds no error, of PDF/UA-1 or of its own rules."""
    outloud = pytest.importorskip("outloud")
    file = tmp_path / "summary.pdf"
    file.write_bytes(pdf_of_many.data)
    checked = outloud.check(str(file))
    assert [f"{f.rule}: {f.message}" for f in checked.findings if f.severity == "error"] == []
    assert checked.errors == 0
    assert checked.verdict in {"pass", "review"}
