"""Letterheads that cannot be used: each is refused with a sentence that says what and where."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from innspill.errors import UsageError
from innspill.language.catalogue import catalogue
from innspill.model import Language, Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render.letterhead import check_letterhead, letterhead_remarks

Write = Callable[..., Any]
Made = Callable[..., bytes]
Repack = Callable[..., bytes]
W = nsdecls("w")


def refused(data: bytes) -> UsageError:
    """Return with what a letterhead is refused; in Norwegian, too, it has a sentence and a hint."""
    with pytest.raises(UsageError) as caught:
        check_letterhead(GivenFile(path="brevmal.docx", data=data))
    for language in (Language.NB, Language.NN):
        said = catalogue(language).said
        assert said(caught.value.message) != caught.value.message
        assert said(caught.value.hint) != caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Til {{ motaker }}", 'there is no field "motaker"; is it "mottaker"?'),
        ("Til {{ xyzzy }}", 'there is no field "xyzzy"; the fields are tittel, title,'),
        ("Til {{ mottaker }", "this tag is broken: Til {{ mottaker }"),
        ("Til {{ mottaker } og {{ dato }}", "this tag is broken: {{ mottaker } og {{ dato }}"),
        ("Til { mottaker }}", "this tag is broken: Til { mottaker }}"),
        ("Til {mottaker}", "this tag is broken: {mottaker}"),
        ("Til {p innhold}", "this tag is broken: {p innhold}"),
        ("Til {{ mottaker avsender }}", 'there is no field "mottaker avsender"'),
        ("{{ antall kommuner }}", 'no field "antall kommuner"; is it "antall_kommuner"?'),
        ("{{p inhold }}", 'no field "{{p inhold }}"; is it "{{p innhold }}"?'),
        ("{{p brevtekst }}", 'no field "{{p brevtekst }}"; is it "{{p innhold }}"?'),
        ("Til {{ mottaker or avsender dato }}", "this tag cannot be understood: expected token"),
        ("{% if dato %}Dato", "a condition begins and ends in the same paragraph"),
        ("Dato{% endif %}", "a condition begins and ends in the same paragraph"),
        ("{{ dato|reverse }}", 'there is no filter "reverse", only upper, lower'),
        ("{{ innhold|upper }}", "stands alone, in a paragraph of its own"),
        ("{# bare en merknad", "this tag is broken"),
    ],
)
def test_tags(made: Made, line: str, told: str) -> None:
    """A tag that is wrong is named with the words around it, and with what was probably meant."""
    error = refused(made(line))
    assert error.message.startswith(f'brevmal.docx, "{line}": ')
    assert told in error.message
    assert error.hint == (
        "It stands in the text of the letterhead: correct it there in Word, and save."
    )


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ tittel.__init__.__globals__ }}",
        "{{ tittel|attr('__class__') }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ range(999999999) }}",
        "{{ 'a' * 9999999999 }}",
        "{{ tittel.upper() }}",
        "{{ tittel|center(999999999) }}",
        "{% for x in tittel %}{{ x }}{% endfor %}",
        "{% set tittel = 'x' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{{ 7*7 }}",
    ],
)
def test_nothing_but_fields(made: Made, tag: str) -> None:
    """A tag cannot reach the system, nor work long; it is refused before it is tried."""
    error = refused(made(tag))
    assert "nothing else" in error.message or "there is no filter" in error.message


def in_a_table(document: Document) -> None:
    """Write a wrong field into a table."""
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{{ x }}"


def in_a_box(document: Document) -> None:
    """Write a wrong field into a text box."""
    boxed = "<w:txbxContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:txbxContent>"
    shape = f'<v:shape style="width:9pt"><v:textbox>{boxed}</v:textbox></v:shape>'
    run = f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>{shape}</w:pict></w:r>'
    document.add_paragraph()._p.append(parse_xml(run))


def in_the_header(document: Document) -> None:
    """Write a wrong field into the header."""
    document.sections[0].header.paragraphs[0].add_run("{{ x }}")


def in_the_first_footer(document: Document) -> None:
    """Write a wrong field into the first page's footer."""
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_footer.paragraphs[0].add_run("{{ x }}")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (in_a_table, "in a table"),
        (in_a_box, "in a text box"),
        (in_the_header, "in the header"),
        (in_the_first_footer, "in the first page's footer"),
    ],
)
def test_places(made: Made, change: Callable[[Document], None], place: str) -> None:
    """The hint says where the fault stands."""
    assert refused(made(change=change)).hint.startswith(f"It stands {place}:")


def test_no_place(made: Made) -> None:
    """A letterhead without a place for the letter is refused, and told how to get one."""
    error = refused(made("Hei", place=False))
    assert "no paragraph says {{p innhold }}" in error.message


def test_two_places(made: Made) -> None:
    """A letterhead with two places for the letter is refused."""
    assert "stands in 2 places" in refused(made("{{p innhold }}")).message


def test_two_places_for_the_annexes(made: Made) -> None:
    """A letterhead with two places for the annexes is refused."""
    error = refused(made(change=places_behind("{{p vedlegg }}", "{{p annexes }}")))
    assert "stands in 2 places" in error.message


def test_annexes_in_front(made: Made) -> None:
    """Annexes stand behind the letter."""
    error = refused(made("{{p vedlegg }}"))
    assert "({{p vedlegg }}) stand before the letter" in error.message


def places_behind(*lines: str) -> Callable[[Document], None]:
    """Return what writes paragraphs behind the letter's place."""

    def change(document: Document) -> None:
        for line in lines:
            document.add_paragraph(line)

    return change


def test_a_place_with_other_words(made: Made) -> None:
    """The place of the letter stands in a paragraph of its own."""
    error = refused(made("Brevet: {{p innhold }}", place=False))
    assert "stands alone" in error.message


def place_in_a_table(document: Document) -> None:
    """Write the place into a table."""
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{{p innhold }}"


def place_in_the_header(document: Document) -> None:
    """Write the place into the header."""
    document.sections[0].header.paragraphs[0].add_run("{{p innhold }}")


@pytest.mark.parametrize("change", [place_in_a_table, place_in_the_header])
def test_a_place_that_is_too_narrow(made: Made, change: Callable[[Document], Table | None]) -> None:
    """A letter of many pages is not put into a table or a header."""
    error = refused(made(place=False, change=change))
    assert "can stand only in the text" in error.message


@pytest.mark.parametrize("closed", ['<w:lock w:val="sdtContentLocked"/>', "<w:text/>"])
def test_a_closed_control(made: Made, closed: str) -> None:
    """The place of the letter does not stand in a control in which no letter can be written."""
    inside = "<w:p><w:r><w:t>{{p innhold }}</w:t></w:r></w:p>"
    control = f"<w:sdt {W}><w:sdtPr>{closed}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def change(document: Document) -> None:
        document.element.body.insert(0, parse_xml(control))

    assert "content control" in refused(made(place=False, change=change)).message


def test_half_a_field(made: Made) -> None:
    """A condition that would leave half a page number is refused."""
    inside = (
        '<w:r><w:t>{% if saksnummer %}</w:t><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        "<w:instrText>PAGE</w:instrText><w:t>{% endif %}</w:t></w:r><w:r>"
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )

    def change(document: Document) -> None:
        document.element.body.insert(0, parse_xml(f"<w:p {W}>{inside}</w:p>"))

    assert "inside a field of Word's" in refused(made(change=change)).message


def member(data: bytes, name: str) -> str:
    """Return a member of a package as text."""
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def test_macros(made: Made, repack: Repack) -> None:
    """Macros are refused, whatever the file is called."""
    data = made()
    assert "macros" in refused(repack(data, {"word/vbaProject.bin": b"x"})).message
    types = member(data, "[Content_Types].xml").replace(
        "openxmlformats-officedocument.wordprocessingml.document.main",
        "ms-word.document.macroEnabled.main",
    )
    assert "macros" in refused(repack(data, {"[Content_Types].xml": types.encode()})).message


def test_a_template_of_words(made: Made, repack: Repack, known: Summary, write: Write) -> None:
    """A Word template (.dotx) is used as the document that Word would make of it."""
    data = made("{{ mottaker }}")
    types = member(data, "[Content_Types].xml").replace("document.main", "template.main")
    letter = write(known, repack(data, {"[Content_Types].xml": types.encode()}))
    assert "Departementet" in letter.lines()
    assert b"template.main" not in letter.members["[Content_Types].xml"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "cannot be read"),
        (b"Hei", "cannot be read"),
        (b"%PDF-1.7", "cannot be read"),
        (b"PK\x03\x04rubbish", "cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "cannot be read"),
    ],
)
def test_no_word_document(data: bytes, told: str) -> None:
    """What is no Word document is refused, broken or not."""
    assert told in refused(data).message


def packed(**members: str) -> bytes:
    """Return a package of members."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text)
    return buffer.getvalue()


def test_an_open_document() -> None:
    """An OpenDocument text is refused, and told what to do with it."""
    data = packed(mimetype="application/vnd.oasis.opendocument.text")
    error = refused(data)
    assert "OpenDocument" in error.message
    assert ".docx" in error.hint


def test_broken_parts(made: Made, repack: Repack) -> None:
    """A document whose text is no XML, or that has none, is refused."""
    data = made()
    for broken in (b"<w:document", b"", None):
        assert "cannot be read" in refused(repack(data, {"word/document.xml": broken})).message
    assert "cannot be read" in refused(repack(data, {"[Content_Types].xml": None})).message


def test_a_bomb(made: Made) -> None:
    """A package that unpacks to far more than it is costs nothing."""
    buffer = BytesIO()
    with ZipFile(BytesIO(made())) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("word/media/image1.bmp", b"\0" * 60_000_000)
    assert "far more" in refused(buffer.getvalue()).message


def test_protection(made: Made, repack: Repack) -> None:
    """A document in which people could not go on writing is refused."""
    data = made()
    settings = member(data, "word/settings.xml")
    held = settings.replace(
        "<w:compat>",
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:compat>',
    )
    assert held != settings
    assert "protected" in refused(repack(data, {"word/settings.xml": held.encode()})).message


def linked(data: bytes, kind: str, target: str, repack: Repack) -> bytes:
    """Return a letterhead that leads out of itself."""
    name = "word/_rels/document.xml.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = (
        f'<Relationship Id="rId77" Type="{office}/{kind}" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    )
    text = member(data, name).replace("</Relationships>", relation)
    return repack(data, {name: text.encode()})


@pytest.mark.parametrize("kind", ["image", "oleObject", "subDocument", "frame", "aFChunk"])
def test_what_word_would_fetch(made: Made, repack: Repack, kind: str) -> None:
    """A letterhead that fetches from outside is refused, and what it fetches is named."""
    error = refused(linked(made(), kind, "https://logo.example/logo.png", repack))
    assert "https://logo.example/logo.png" in error.message


def test_a_link_to_click_on(made: Made, repack: Repack, known: Summary, write: Write) -> None:
    """A link that a reader may follow stays."""
    letter = write(known, linked(made(), "hyperlink", "https://nettverk.example", repack))
    assert b"https://nettverk.example" in letter.members["word/_rels/document.xml.rels"]


def test_an_attached_template(made: Made, repack: Repack, known: Summary, write: Write) -> None:
    """The link to the template on a letterhead's own is taken away, and told of."""
    target = "file:///C:/maler/brev.dotx"
    data = linked(made(), "attachedTemplate", target, repack)
    assert target.encode() not in b"".join(write(known, data).members.values())
    options = RenderOptions(letterhead=GivenFile(path="brevmal.docx", data=data))
    (remark,) = letterhead_remarks(known, options, catalogue(Language.NN))
    assert target in remark


def test_a_field_that_starts_a_program(made: Made) -> None:
    """A field by which Word would start another program is refused."""

    def change(document: Document) -> None:
        run = f'<w:r {W}><w:instrText>DDEAUTO c:\\cmd.exe "/k calc"</w:instrText></w:r>'
        document.add_paragraph()._p.append(parse_xml(run))

    assert "DDEAUTO" in refused(made(change=change)).message


def test_entities(made: Made, repack: Repack) -> None:
    """A document type of its own, by which a file could be read, is refused."""
    data = made()
    text = member(data, "word/document.xml").replace(
        "<w:document", '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><w:document', 1
    )
    assert "cannot be read" in refused(repack(data, {"word/document.xml": text.encode()})).message


def test_a_drawing(made: Made, repack: Repack) -> None:
    """A field in a chart or SmartArt, which would stay unfilled, is refused."""
    art = "http://schemas.openxmlformats.org/drawingml/2006/main"
    runs = "<a:r><a:t>{{ ti</a:t></a:r><a:r><a:t>ttel }}</a:t></a:r>"
    text = f'<x xmlns:a="{art}"><a:p>{runs}</a:p></x>'
    error = refused(repack(made(), {"word/diagrams/data1.xml": text.encode()}))
    assert "{{ tittel }} stands in a chart or a drawing" in error.message
