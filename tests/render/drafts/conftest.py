"""A letter's draft, ways to edit it as people do in Word, and the letter as it is written next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from innspill.language.catalogue import catalogue
from innspill.model import Language, Section, Summary
from innspill.render import render
from innspill.render.drafts import Fate, merge_draft

MORE = " Dette er nytt i brevet"
Edit = Callable[[Paragraph], object]


@dataclass(frozen=True)
class Draft:
    """A Word document under test; each edit and each merge gives a new one."""

    data: bytes

    @property
    def document(self) -> Document:
        """The document as python-docx opens it."""
        return docx.Document(BytesIO(self.data))

    @property
    def texts(self) -> list[str]:
        """The text of every paragraph, those in controls and tables too."""
        return [self.text(each) for each in self.paragraphs(self.document)]

    @property
    def comments(self) -> list[tuple[str, str]]:
        """Author and text of every comment."""
        return [(each.author, each.text) for each in self.document.comments]

    def member(self, name: str) -> bytes:
        """A member of the package."""
        return ZipFile(BytesIO(self.data)).read(name)

    def with_member(self, name: str, data: bytes | None) -> "Draft":
        """Return the draft with other data in a member, or without it."""
        buffer = BytesIO()
        with ZipFile(BytesIO(self.data)) as source, ZipFile(buffer, "w") as target:
            for each in source.namelist():
                put = data if each == name else source.read(each)
                if put is not None:
                    target.writestr(each, put)
        return Draft(buffer.getvalue())

    def edited(self, edit: Callable[[Document], object]) -> "Draft":
        """Return the draft after an edit."""
        document, buffer = self.document, BytesIO()
        edit(document)
        document.save(buffer)
        return Draft(buffer.getvalue())

    def under(self, heading: str, edit: Edit, after: int = 1) -> "Draft":
        """Return the draft after an edit of a paragraph under a heading, or of the heading (0)."""
        return self.edited(lambda document: edit(self.paragraph(document, heading, after)))

    def without(self, heading: str) -> "Draft":
        """Return the draft without a part, as when all of it is selected and deleted in Word."""

        def take_out(document: Document) -> None:
            found = self.control(document, heading)
            holder = found.getparent()
            assert holder is not None
            holder.remove(found)

        return self.edited(take_out)

    def without_controls(self) -> "Draft":
        """Return the draft as a program leaves it that knows no controls."""

        def unwrap(document: Document) -> None:
            for found in list(document.element.body.iter(qn("w:sdt"))):
                for each in list(found.find(qn("w:sdtContent"))):
                    found.addprevious(each)
                found.getparent().remove(found)

        return self.edited(unwrap)

    def without_bookmark(self, heading: str) -> "Draft":
        """Return the draft as LibreOffice leaves it when a heading is typed anew."""

        def take_out(found: Paragraph) -> None:
            for mark in found._p.findall(qn("w:bookmarkStart")):
                found._p.remove(mark)

        return self.under(heading, take_out, 0)

    def xml_under(self, heading: str) -> bytes:
        """Return the first paragraph under a heading as it is written."""
        return etree.tostring(self.paragraph(self.document, heading, 1)._p)

    def merged(self, summary: Summary) -> "Outcome":
        """Write a result onto the draft."""
        new, words = render(summary, "docx"), catalogue(Language.NB)
        found = merge_draft(self.data, new, name="summary.docx", words=words)
        fates = {p.heading: str(p.fate) for p in found.parts if p.fate is not Fate.UNCHANGED}
        return Outcome(Draft(found.data), fates)

    @staticmethod
    def paragraphs(document: Document) -> list[Paragraph]:
        """Return all paragraphs of a document; python-docx passes over those in controls."""
        body = document.element.body
        return [Paragraph(each, document._body) for each in body.iter(qn("w:p"))]

    @staticmethod
    def paragraph(document: Document, text: str, after: int = 0) -> Paragraph:
        """Return the paragraph of a text, or one that comes after it."""
        every = Draft.paragraphs(document)
        place = next(n for n, each in enumerate(every) if Draft.text(each) == text)
        return every[place + after]

    @staticmethod
    def text(paragraph: Paragraph) -> str:
        """Return the text of a paragraph, that of controls within it too."""
        return "".join(each.text or "" for each in paragraph._p.iter(qn("w:t")))

    @staticmethod
    def control(document: Document, heading: str) -> etree._Element:
        """Return the content control in which a heading stands."""
        start = Draft.paragraph(document, heading)._p
        found: etree._Element = next(start.iterancestors(qn("w:sdt")))
        return found


@dataclass(frozen=True)
class Outcome:
    """A draft after a merge, and what became of the parts that are not as before, by heading."""

    draft: Draft
    fates: dict[str, str]


@pytest.fixture
def draft(summary: Summary) -> Draft:
    """Give the draft as it is first written."""
    return Draft(render(summary, "docx"))


@pytest.fixture
def opened(draft: Draft) -> Draft:
    """Give the draft after someone opened and saved it, without a change in any part."""
    return draft.edited(lambda document: document.sections[0].header.paragraphs[0].add_run("Hode"))


@pytest.fixture
def again(summary: Summary) -> Callable[..., Summary]:
    """Give a function that returns the result with a letter that says more under some headings."""

    def rewritten(*headings: str, more: str = MORE) -> Summary:
        def told(section: Section) -> Section:
            if section.heading not in headings or section.annex:
                return section
            first, *rest = section.sentences
            return replace(section, sentences=(replace(first, text=first.text + more), *rest))

        return of_sections(summary, *map(told, summary.letter.sections))

    return rewritten


@pytest.fixture
def other(summary: Summary) -> Callable[..., Summary]:
    """Give a function that returns the result with a letter of other sections."""
    return lambda *sections: of_sections(summary, *sections)


def of_sections(summary: Summary, *sections: Section) -> Summary:
    """Return a result with a letter of other sections."""
    return replace(summary, letter=replace(summary.letter, sections=sections))
