"""PDFs of results, and what they say to other libraries than the one that made them."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from innspill.model import Language, Passage, Summary
from innspill.options import LetterOptions, RenderOptions
from innspill.render import render
from innspill.summarise import summarise

Raw = Any  # what is in a PDF can be anything
Mark = tuple[int, int] | str | None


@dataclass(slots=True)
class Node:
    """An element of the structure: its role, its dictionary, the elements in it and its text."""

    role: str
    raw: Raw
    children: list["Node"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Raw] = field(default_factory=list)

    def every(self) -> list["Node"]:
        """Return the element and all that are in it, in reading order."""
        return [self, *(found for child in self.children for found in child.every())]

    def all(self, *roles: str) -> list["Node"]:
        """Return every element in it that has one of some roles, in reading order."""
        return [node for node in self.every() if node.role in roles]


@dataclass(slots=True)
class Read:
    """A PDF as pikepdf and pypdf read it; `pieces` are its texts with their marks."""

    data: bytes
    pdf: pikepdf.Pdf
    tree: Node
    pieces: list[tuple[Mark, str]] = field(default_factory=list)

    def said(self, *nodes: Node) -> str:
        """Return the text of elements, by the marks of their content."""
        own = {mark for node in nodes for each in node.every() for mark in each.marks}
        return "".join(text for mark, text in self.pieces if mark in own)

    def pieces_of(self, page: int) -> list[tuple[Mark, str]]:
        """Return the texts of a page, with the page and number of their mark, or "artifact"."""
        return list(_pieces(self.pdf.pages[page], page))

    @property
    def text(self) -> str:
        """All text, as pypdf finds it."""
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(self.data)).pages)

    def places(self) -> Iterator[tuple[float, float]]:
        """Give how far from the left each letter begins and ends, in points, as PDFium finds it."""
        with closing(PdfDocument(self.data)) as document:
            for page in document:
                letters = page.get_textpage()
                for number in range(letters.count_chars()):
                    left, _, right, _ = letters.get_charbox(number)
                    yield left, right

    def page_text(self, page: int) -> str:
        """Return what is content on a page, and what repeats of it."""
        return "".join(text for _, text in self.pieces_of(page))

    def marked(self, page: int) -> Iterator[tuple[str, Raw]]:
        """Give the marks of a page's content in the order of painting: name and properties."""
        for operands, operator in _painted(self.pdf.pages[page]):
            if operator in {"BDC", "BMC"}:
                yield str(operands[0]), operands[1] if len(operands) > 1 else None


@cache
def made(summary: Summary) -> bytes:
    """Make a PDF once, however many tests look at it."""
    return render(summary, "pdf")


@cache
def read(data: bytes) -> Read:
    """Read a PDF."""
    pdf = pikepdf.open(BytesIO(data))
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    tree = _node(pdf.Root.StructTreeRoot.K[0], pages)
    pieces = [piece for number, page in enumerate(pdf.pages) for piece in _pieces(page, number)]
    return Read(data, pdf, tree, pieces)


def _painted(page: Raw) -> Iterator[tuple[list[Raw], str]]:
    for instruction in pikepdf.parse_content_stream(page):
        yield list(instruction.operands), str(instruction.operator)


def _pieces(page: Raw, number: int) -> Iterator[tuple[Mark, str]]:
    """Give the texts of a page in the order of painting, decoded by their fonts' own tables."""
    tables = {name: _table(font) for name, font in page.Resources.Font.items()}
    mark: Mark = None
    table: dict[int, str] = {}
    for operands, kind in _painted(page):
        if kind == "BMC" or (kind == "BDC" and str(operands[0]) == "/Artifact"):
            mark = "artifact"
        elif kind == "BDC":
            mark = (number, int(operands[1].MCID))
        elif kind == "EMC":
            mark = None
        elif kind == "Tf":
            table = tables[str(operands[0])]
        elif kind in {"Tj", "TJ"}:
            yield mark, _decoded(operands[0], table)


def _decoded(shown: Raw, table: dict[int, str]) -> str:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
    codes = (int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2))
    return "".join(table[code] for code in codes)


def _table(font: Raw) -> dict[int, str]:
    """Read which letters a font's numbers stand for (ISO 32000-1, 9.10.3)."""
    lines = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
    pairs = [(a, b) for a, b in lines if (a, b) != (b"0000", b"ffff")]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


@pytest.fixture
def reading() -> Callable[[bytes], Read]:
    """Give what reads a PDF."""
    return read


def _node(raw: Raw, pages: dict[Raw, int]) -> Node:
    node = Node(str(raw.S)[1:], raw)
    for kid in raw.K:
        if isinstance(kid, int):
            node.marks.append((pages[raw.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            node.links.append(kid.Obj)
        else:
            node.children.append(_node(kid, pages))
    return node


@pytest.fixture
def pdf(summary: Summary) -> Read:
    """Give the PDF of a small result."""
    return read(made(summary))


@pytest.fixture
def pdf_of_many(long: Summary) -> Read:
    """Give the PDF of a result with many sources."""
    return read(made(long))


@pytest.fixture
def long(unwritten: Summary) -> Summary:
    """Give a result whose sources need several pages; every second one is in nynorsk."""
    first = unwritten.passages[0]
    more = tuple(
        replace(
            first,
            id=f"sk5058.{number}",
            text=f"Vi ber om at staten finansierer løsning nummer {number}. " * 4,
            locator=replace(first.locator, block=number, end=4),
            language=Language.NN if number % 2 else Language.NB,
        )
        for number in range(100, 160)
    )
    return _with(unwritten, more)


@pytest.fixture
def saying(unwritten: Summary) -> Callable[[str], Read]:
    """Give what writes a result in which one passage has some words."""

    def write(words: str) -> Read:
        first, *rest = unwritten.passages
        said = replace(first, text=words, locator=replace(first.locator, end=len(words)))
        result = replace(unwritten, passages=(said, *rest))
        return read(render(summarise(result, LetterOptions()), "pdf", RenderOptions()))

    return write


def _with(unwritten: Summary, more: tuple[Passage, ...]) -> Summary:
    theme, *rest = unwritten.themes
    grown = replace(theme, passages=(*theme.passages, *(passage.id for passage in more)))
    result = replace(unwritten, passages=(*unwritten.passages, *more), themes=(grown, *rest))
    return summarise(result, LetterOptions())
