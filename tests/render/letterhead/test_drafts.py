"""Drafts in a letterhead: edited, written anew, and made ready to be sent."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from innspill.language.catalogue import catalogue
from innspill.model import Language, Section, Summary
from innspill.render.drafts import Merged, clean_draft, merge_draft

Write = Callable[..., Any]
Made = Callable[..., bytes]
MINE, NEW = " Dette er mitt.", " Dette er nytt i brevet"
EDITED, OTHER = "Kompetanse", "Finansiering"


def edited(data: bytes, heading: str) -> bytes:
    """Return a draft with people's words in the first paragraph under a heading."""
    document = docx.Document(BytesIO(data))
    every = [Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]
    place = next(n for n, each in enumerate(every) if each.text == heading)
    every[place + 1].add_run(MINE)
    return saved(document)


def saved(document: Document) -> bytes:
    """Return a document as it is saved."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def again(summary: Summary, *headings: str) -> Summary:
    """Return a result whose letter says more under some headings."""

    def told(section: Section) -> Section:
        if section.heading not in headings or section.annex:
            return section
        first, *rest = section.sentences
        return replace(section, sentences=(replace(first, text=first.text + NEW), *rest))

    sections = tuple(map(told, summary.letter.sections))
    return replace(summary, letter=replace(summary.letter, sections=sections))


def merged(draft: bytes, letter: bytes) -> Merged:
    """Write a letter onto a draft."""
    return merge_draft(draft, letter, name="summary.docx", words=catalogue(Language.NB))


def test_what_is_edited_stays(letterhead: bytes, known: Summary, write: Write) -> None:
    """An edited part is kept, the others are written anew, and the letterhead is as it was."""
    draft = write(known, letterhead)
    fresh = write(again(known, EDITED, OTHER), letterhead)
    outcome = merged(edited(draft.data, EDITED), fresh.data)
    letter = type(draft)(outcome.data)
    fates = {part.heading: part.fate.value for part in outcome.parts}
    assert {heading: fate for heading, fate in fates.items() if fate != "unchanged"} == {
        EDITED: "attached",
        OTHER: "updated",
    }
    assert letter.text().count(MINE) == 1
    assert letter.text().count(NEW) == 1
    kept = [line for line in draft.lines() if line in set(letter.lines())]
    assert len(kept) >= len(draft.lines()) - 2
    assert not outcome.outdated


def test_an_untouched_draft_gets_the_new_letterhead(
    known: Summary, made: Made, write: Write
) -> None:
    """Where nobody has edited anything, the draft is simply written in the new letterhead."""
    old, new = write(known, made("Gammelt hode")), write(known, made("Nytt hode"))
    outcome = merged(old.data, new.data)
    assert outcome.untouched
    assert outcome.data == new.data


def test_an_edited_draft_keeps_its_letterhead(known: Summary, made: Made, write: Write) -> None:
    """An edited draft stays in the letterhead in which it was begun, and that is told."""
    old = write(known, made("Gammelt hode"))
    new = write(again(known, OTHER), made("Nytt hode"))
    outcome = merged(edited(old.data, EDITED), new.data)
    assert outcome.outdated
    text = type(old)(outcome.data).text()
    assert "Gammelt hode" in text
    assert "Nytt hode" not in text
    assert merged(outcome.data, new.data).outdated


def test_fields_of_an_edited_draft_are_told(known: Summary, made: Made, write: Write) -> None:
    """Where a field would show something else by now, that is told, too."""
    data = made("Brev av {{ dato }}")
    old, new = write(known, data, date="2026-05-01"), write(known, data, date="2026-05-02")
    assert merged(edited(old.data, EDITED), new.data).outdated


def test_a_letterhead_without_lists(known: Summary, made: Made, write: Write) -> None:
    """Items that come anew into a draft are a list there: style, numbering and all."""

    def bare(document: Document) -> None:
        document.styles["List Bullet"].delete()

    def without_items(document: Document) -> None:
        for each in list(document.element.body.iter(qn("w:p"))):
            style = each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is not None and style.get(qn("w:val")) == "ListBullet":
                each.getparent().remove(each)

    draft = write(known, made(change=bare))
    document = docx.Document(BytesIO(draft.data))
    without_items(document)
    document.styles["List Bullet"].delete()
    outcome = merged(saved(document), write(again(known, "Avslutning"), made(change=bare)).data)
    letter = type(draft)(outcome.data)
    used = {each.get(qn("w:val")) for each in letter.root().iter(qn("w:pStyle"))}
    assert used <= set(letter.styles())
    number = letter.styles()["ListBullet"].find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    lists = letter.root("word/numbering.xml")
    assert number.get(qn("w:val")) in {each.get(qn("w:numId")) for each in lists}


def test_a_number_that_a_program_writes_otherwise(
    known: Summary, boxes: bytes, write: Write
) -> None:
    """A table's number is no edit, be it written as one field or as its beginning and end."""

    def apart(document: Document) -> None:
        for field in list(document.element.body.iter(qn("w:fldSimple"))):
            told = f'<w:instrText xml:space="preserve">{field.get(qn("w:instr"))}</w:instrText>'
            for sign in ('<w:fldChar w:fldCharType="begin"/>', told):
                field.addprevious(parse_xml(f"<w:r {nsdecls('w')}>{sign}</w:r>"))
            for run in list(field):
                field.addprevious(run)
            sign = f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'
            field.addprevious(parse_xml(sign))
            field.getparent().remove(field)

    draft = write(known, boxes)
    document = docx.Document(BytesIO(draft.data))
    apart(document)
    outcome = merged(saved(document), draft.data)
    assert {part.fate.value for part in outcome.parts} == {"unchanged"}


def test_ready_to_be_sent(letterhead: bytes, known: Summary, write: Write) -> None:
    """A draft in a letterhead is made ready to be sent with all its text, and nothing of ours."""
    draft = write(known, letterhead)
    sent = type(draft)(clean_draft(edited(draft.data, EDITED), "summary.docx").data)
    assert [line for line in draft.lines() if line not in set(sent.lines())] == [
        line for line in draft.lines() if line + MINE in set(sent.lines())
    ]
    assert '"innspill:' not in sent.members["word/document.xml"].decode()
    assert b"urn:innspill" not in b"".join(sent.members.values())


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak"])
def test_other_time_zones(
    known: Summary, boxes: bytes, write: Write, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """The bytes are the same wherever the machine stands."""
    here = write(known, boxes).data
    monkeypatch.setenv("TZ", zone)
    assert write(known, boxes).data == here
