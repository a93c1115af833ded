"""Fields of a letterhead: found in every place and in pieces, filled with what is known."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st

from innspill.language.catalogue import catalogue
from innspill.model import Language, Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render.controls import xml_text
from innspill.render.letterhead import letterhead_remarks
from innspill.render.letterhead.fields import FIELDS, values_of
from innspill.render.letterhead.filling import fill
from innspill.render.letterhead.places import Spot
from innspill.render.letterhead.tags import pieces, said

Write = Callable[..., Any]
Made = Callable[..., bytes]
SPOT = Spot(file="brevmal.docx", place="text", words="")
HOSTILE = "{{ 7*7 }} {% if x %} <w:p/> ]]> &amp; \u202eslutt {_{ tittel }_}"


def paragraph(inside: str) -> Any:  # noqa: ANN401 python-docx has no types
    """Return a paragraph of WordprocessingML."""
    return parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")


def filled(inside: str, **values: object) -> str:
    """Return the text of a paragraph once it is filled."""
    made = paragraph(inside)
    fill(pieces(made), values, SPOT)
    return said(pieces(made))


def test_in_every_place(known: Summary, boxes: bytes, write: Write) -> None:
    """Text, table, box, control, headers of three kinds and notes are filled, in pieces or not."""
    letter = write(known, boxes)
    body = letter.lines()
    for told in (
        "Til: Departementet (kopi)",
        "Vår dato: 22. november 2026",
        "Ref.\t2026/1187",
        "Fristen var 1. mars 2026",
        "Med hilsen Nettverket",
    ):
        assert told in body
    assert body.count("Boks: Departementet") == 2  # once for Word, once for old programs
    frames = "\n".join(letter.text(name) for name in letter.names if "header" in name)
    assert known.letter.title in frames
    assert "Sak 2026/1187" in frames
    assert "Det kom 3 svar." in letter.text("word/footnotes.xml")


def test_a_control_keeps_what_is_filled_in(known: Summary, boxes: bytes, write: Write) -> None:
    """A control that showed its placeholder shows the value, and Word takes it for text."""
    controls = write(known, boxes).root().iter(qn("w:sdt"))
    deadline = next(each for each in controls if "Frist" in each[0][0].values())
    assert not list(deadline.iter(qn("w:showingPlcHdr")))


def test_looks_and_marks_stay(known: Summary, boxes: bytes, write: Write) -> None:
    """A tag takes the look of its beginning; bookmarks in it are still there, in pairs."""
    cell = next(
        p for p in write(known, boxes).root().iter(qn("w:p")) if "Til: " in "".join(p.itertext())
    )
    names = [each.get(qn("w:name")) for each in cell.iter(qn("w:bookmarkStart"))]
    assert names == ["mottakeren"]
    assert len([*cell.iter(qn("w:bookmarkEnd"))]) == 1


@given(cuts=st.sets(st.integers(1, 36)), marks=st.booleans())
def test_however_a_tag_is_cut(cuts: set[int], marks: bool) -> None:  # noqa: FBT001 drawn by hypothesis
    """Wherever Word parts the text of a paragraph, the same comes out."""
    text = "Til {{ mottaker }}{% if dato %}, {{ dato }}{% endif %}."
    places = [0, *sorted(cuts), len(text)]
    between = '<w:proofErr w:type="spellStart"/>' if marks else ""
    runs = (
        f'<w:r><w:t xml:space="preserve">{text[start:end]}</w:t></w:r>'
        for start, end in pairwise(places)
    )
    assert filled(between.join(runs), mottaker="A & B", dato="1. mai") == "Til A & B, 1. mai."


def test_what_stands_under_a_condition_goes() -> None:
    """Tabs, breaks and words between if and endif are there only where the field is known."""
    inside = (
        "<w:r><w:t>A</w:t><w:tab/><w:t>{% if saksnummer %}Ref.</w:t><w:tab/></w:r>"
        "<w:r><w:t>{{ saksnummer }}</w:t><w:br/><w:t>{% endif %}B</w:t></w:r>"
    )
    made = paragraph(inside)
    fill(pieces(made), {"saksnummer": ""}, SPOT)
    assert said(pieces(made)) == "AB"
    assert [each.tag for each in made.iter(qn("w:tab"), qn("w:br"))] == [qn("w:tab")]
    assert filled(inside, saksnummer="7") == "ARef.7B"


def test_an_empty_line_goes(summary: Summary, made: Made, write: Write) -> None:
    """A line that says nothing without its field is taken away."""
    lines = ("Før", "{% if saksnummer %}Ref. {{ saksnummer }}{% endif %}", "Etter")
    letter = write(summary, made(*lines)).lines()
    assert letter[letter.index("Før") + 1] == "Etter"


def test_words_quotation_marks(made: Made, known: Summary, write: Write) -> None:
    """Quotation marks that Word made curly are those of the template's language."""
    lines = ("{% if mottaker == “Departementet” %}Ja{% else %}Nei{% endif %}",)
    assert "Ja" in write(known, made(*lines)).lines()


@pytest.mark.parametrize("name", ["tittel", "mottaker", "avsender", "saksnummer"])
def test_settings_are_never_templates(known: Summary, made: Made, write: Write, name: str) -> None:
    """What settings say is printed as it is, be it a tag or markup."""
    matter = replace(known.consultation, recipient=HOSTILE, sender=HOSTILE, reference=HOSTILE)
    letter = replace(known.letter, title=HOSTILE)
    attacked = replace(known, consultation=matter, letter=letter)
    assert f"Felt: {HOSTILE}" in write(attacked, made(f"Felt: {{{{ {name} }}}}")).lines()


@given(st.text())
def test_any_value_is_printed(value: str) -> None:
    """A value of any signs that XML can hold is text, whatever it looks like."""
    clean = xml_text(value).replace("\r", "")
    assert filled("<w:r><w:t>{{ tittel }}</w:t></w:r>", tittel=clean) == clean


def test_unknown_values_are_seen(summary: Summary, made: Made, write: Write) -> None:
    """A field without a value prints its name, does not hold, and is told of."""
    lines = (
        "{{ dato }}",
        "{{ saksnummer|default('uten sak') }}",
        "{% if dato %}A{% else %}B{% endif %}",
    )
    data = made(*lines)
    letter = write(summary, data, date="").lines()
    assert letter[:3] == ["[dato]", "uten sak", "B"]
    options = RenderOptions(letterhead=GivenFile(path="brevmal.docx", data=data))
    (remark,) = letterhead_remarks(summary, options, catalogue(Language.NB))
    assert "[dato]" in remark
    assert "saksnummer" not in remark


def test_nothing_to_remark(known: Summary, boxes: bytes) -> None:
    """Where all is known and pictures have alternative text, nothing is said."""
    options = RenderOptions(
        letterhead=GivenFile(path="brevmal.docx", data=boxes), date="2026-11-22"
    )
    assert letterhead_remarks(known, options, catalogue(Language.NB)) == ()
    assert letterhead_remarks(known, RenderOptions(), catalogue(Language.NB)) == ()


def test_pictures_without_words(known: Summary, boxes: bytes, repack: Callable[..., bytes]) -> None:
    """A picture without alternative text is told of."""
    with ZipFile(BytesIO(boxes)) as package:
        bare = {
            name: package.read(name).replace(b"Logoen til nettverket", b"")
            for name in package.namelist()
            if "header" in name and name.endswith(".xml")
        }
    given_file = GivenFile(path="brevmal.docx", data=repack(boxes, bare))
    options = RenderOptions(letterhead=given_file, date="2026-11-22")
    (remark,) = letterhead_remarks(known, options, catalogue(Language.EN))
    assert "alternative text" in remark


@pytest.mark.parametrize("place", range(3))
def test_names_in_three_languages(known: Summary, made: Made, write: Write, place: int) -> None:
    """Each field has names in bokmål, nynorsk and English, and each of them shows the same."""
    names = [names[min(place, len(names) - 1)] for names in FIELDS]
    values = values_of(known, "2026-11-22", set())
    lines = write(known, made(*(f"{{{{ {name} }}}}" for name in names))).lines()
    assert lines[: len(names)] == [str(values[own[0]]) for own in FIELDS]


def test_counts(known: Summary) -> None:
    """Counts are those of the letter: what came in, from whom, how many of them municipalities."""
    values = values_of(known, "", set())
    names = ("antall_innspill", "antall_avsendere", "antall_kommuner", "antall_tema")
    assert [values[name] for name in names] == [3, 3, 3, 3]


def test_dates_are_in_the_letters_language(known: Summary, made: Made, write: Write) -> None:
    """A letter in nynorsk writes its date as nynorsk does."""
    nynorsk = replace(known, letter=replace(known.letter, language=Language.NN))
    assert "1. juni 2026" in write(nynorsk, made("{{ dato }}"), date="2026-06-01").lines()


def test_nothing_is_said_twice(known: Summary, made: Made, write: Write) -> None:
    """Title, recipient and case number stand once, in the letterhead where it has them."""
    lines = ("{{ tittel }}", "{{ mottaker }}", "{{ saksnummer }}")
    text = write(known, made(*lines)).text()
    assert text.count(known.letter.title) == 1
    assert text.count("2026/1187") == 1
    assert "Til Departementet" not in text
    assert text.startswith(f"{known.letter.title}\nDepartementet\n2026/1187\nBakgrunn")


def test_what_the_letterhead_has_not_is_said(known: Summary, made: Made, write: Write) -> None:
    """A letterhead without such fields gets them from the letter."""
    lines = write(known, made()).lines()
    assert lines[:3] == ["Til Departementet", "Saksnummer: 2026/1187", known.letter.title]


def test_a_running_title_is_not_the_letters(known: Summary, made: Made, write: Write) -> None:
    """A title in the header of every page leaves the letter its own."""

    def head(document: Document) -> None:
        document.sections[0].header.paragraphs[0].add_run("{{ tittel }}")

    assert known.letter.title in write(known, made(change=head)).lines()
