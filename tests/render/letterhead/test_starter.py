"""The letterhead to begin with: usable as it is, and with every style that the letter uses."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from openxml_audit import OpenXmlValidator

from innspill.language.catalogue import catalogue
from innspill.model import Language, Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render.letterhead import letterhead_remarks
from innspill.render.letterhead.starter import starter_letterhead
from innspill.render.word_paper import MARK_STYLE, PARAGRAPH_STYLES, TABLE_STYLE

Write = Callable[..., Any]
LANGUAGES = (Language.NB, Language.NN, Language.EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_in_it(known: Summary, write: Write, tmp_path: Path, language: Language) -> None:
    """As it is made it gives a whole letter, valid, in which no field is left."""
    spoken = replace(known, letter=replace(known.letter, language=language))
    letter = write(spoken, starter_letterhead(language))
    told = [letter.text(name) for name in letter.names if re.search(r"word/\w+\.xml$", name)]
    assert not re.search(r"\{\{|\{%", "".join(told))
    assert letter.lines()[0] == "Departementet"
    assert any("2026/1187" in line for line in letter.lines())
    assert letter.text().count(known.letter.title) == 1
    file = tmp_path / "letter.docx"
    file.write_bytes(letter.data)
    assert not OpenXmlValidator().validate(file).errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_valid_and_the_same_each_time(tmp_path: Path, language: Language) -> None:
    """The file is valid, and made the same each time."""
    file = tmp_path / "brevmal.docx"
    file.write_bytes(starter_letterhead(language))
    assert not OpenXmlValidator().validate(file).errors
    assert starter_letterhead(language) == file.read_bytes()


def test_every_style_is_in_it(known: Summary, write: Write) -> None:
    """No style has to be made, and Word shows all of them to be changed."""
    data = starter_letterhead(Language.NB)
    styles = docx.Document(BytesIO(data)).styles
    names = {style.name for style in styles}
    assert {*PARAGRAPH_STYLES, TABLE_STYLE, MARK_STYLE} <= names
    assert not any(styles[name].hidden for name in PARAGRAPH_STYLES)
    letter = write(known, data)
    assert set(letter.styles()) == set(type(letter)(data).styles())


def test_nothing_of_the_machine_is_in_it() -> None:
    """Neither a person, nor a date, nor a program's name of another is in the file."""
    properties = docx.Document(BytesIO(starter_letterhead(Language.NB))).core_properties
    assert (properties.author, properties.created, properties.title) == ("", None, "Brevmal")


def test_what_is_unknown_is_seen(summary: Summary) -> None:
    """Without a date, the letter says so where it should stand; a line without its number goes."""
    given = GivenFile(path="brevmal.docx", data=starter_letterhead(Language.NB))
    options = RenderOptions(letterhead=given)
    (remark,) = letterhead_remarks(summary, options, catalogue(Language.NB))
    assert "[dato]" in remark
    assert "[saksnummer]" not in remark
