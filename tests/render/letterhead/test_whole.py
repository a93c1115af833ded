"""A letter in three letterheads: nothing of them is lost, and the letter is whole in each."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from innspill.model import Summary
from innspill.render import render

Write = Callable[..., Any]
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# Of these the letterhead's own is changed or goes: the second set of styles that Word 2010 wrote,
# and what says which parts the package has.
REWRITTEN = re.compile(r"\.rels$|Content_Types|stylesWithEffects|docProps/core")


def errors(data: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit finds."""
    file = folder / "checked.docx"
    file.write_bytes(data)
    return [str(each) for each in OpenXmlValidator().validate(file).errors]


def test_no_part_is_lost(letterhead: bytes, known: Summary, write: Write) -> None:
    """Every part is there, pictures byte by byte, and every relation of the letterhead too."""
    letter = write(known, letterhead)
    before = type(letter)(letterhead)
    for name, data in before.members.items():
        if name.endswith(".rels"):
            assert targets(data) - {"stylesWithEffects.xml"} <= targets(letter.members[name])
        elif not REWRITTEN.search(name):
            assert name in letter.names
            if not name.endswith(".xml"):
                assert letter.members[name] == data


def targets(relations: bytes) -> set[str]:
    """Return where relations lead."""
    return {each.get("Target", "") for each in etree.fromstring(relations)}


def test_no_word_is_lost(letterhead: bytes, known: Summary, write: Write) -> None:
    """Every word of the letterhead that is no field is in the same part, in the same order."""
    letter = write(known, letterhead)
    before = type(letter)(letterhead)
    for name in before.names:
        if re.fullmatch(r"word/(document|header\d|footer\d|footnotes)\.xml", name):
            told = letter.text(name)
            for line in before.lines(name):
                for words in TAG.split(line):
                    place = told.find(words.strip())
                    assert place >= 0, words
            assert "{{" not in told
            assert "{%" not in told


def test_nothing_else_is_lost(letterhead: bytes, known: Summary, write: Write) -> None:
    """Pictures, boxes, tables, controls, bookmarks, notes and sections are as many as before."""
    letter = write(known, letterhead)
    before, after = type(letter)(letterhead).root(), letter.root()
    body = after.find(qn("w:body"))
    assert body is not None
    for letter_part in [*body.iter(qn("w:sdt"))]:
        tag = letter_part.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None and tag.get(qn("w:val"), "").startswith("innspill:"):
            holder = letter_part.getparent()
            assert holder is not None
            holder.remove(letter_part)
    for name in ("drawing", "pict", "tbl", "tr", "tc", "sdt", "footnoteReference", "sectPr", "tab"):
        was, now = (len([*root.iter(qn(f"w:{name}"))]) for root in (before, after))
        assert now == was, name
    for name in ("bookmarkStart", "bookmarkEnd"):
        assert len([*after.iter(qn(f"w:{name}"))]) == len([*before.iter(qn(f"w:{name}"))])


def test_the_letter_is_whole(letterhead: bytes, known: Summary, write: Write) -> None:
    """Every paragraph of the letter in innspill's own look is there, in its order."""
    letter = write(known, letterhead)
    plain = type(letter)(render(known, "docx"))
    own = {"Til Departementet", "Saksnummer: 2026/1187", known.letter.title}
    wanted = [line for line in plain.lines() if line and line not in own]
    rest = iter(letter.lines())
    assert [line for line in wanted if line not in rest] == []
    assert known.letter.title in letter.lines()


def test_styles_of_the_letterhead_are_not_changed(
    letterhead: bytes, known: Summary, write: Write
) -> None:
    """A style that is there looks as it did; those that are missing are behind it."""
    letter = write(known, letterhead)
    before, after = type(letter)(letterhead).styles(), letter.styles()
    assert list(after)[: len(before)] == list(before)
    for style_id, style in before.items():
        assert etree.tostring(after[style_id], method="c14n") == etree.tostring(
            style, method="c14n"
        )


def test_every_style_is_there(letterhead: bytes, known: Summary, write: Write) -> None:
    """No paragraph, run or table names a style that the document has not."""
    letter = write(known, letterhead)
    used = {
        each.get(qn("w:val"))
        for each in letter.root().iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= set(letter.styles())


def test_openxml_audit_finds_nothing(
    letterhead: bytes, known: Summary, write: Write, tmp_path: Path
) -> None:
    """The document is valid by the standard's schemas and rules."""
    assert errors(write(known, letterhead).data, tmp_path) == []


def test_openxml_audit_finds_nothing_in_our_own_look(summary: Summary, tmp_path: Path) -> None:
    """The document without a letterhead is valid, too."""
    assert errors(render(summary, "docx"), tmp_path) == []


def test_same_bytes(letterhead: bytes, known: Summary, write: Write) -> None:
    """The same result and letterhead give the same bytes."""
    assert write(known, letterhead).data == write(known, letterhead).data
