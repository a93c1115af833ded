"""What stands in a Word document and is not read: every piece can be seen, with the reason."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.ingest.readers import read_file
from innspill.model import Document, NoticeKind

MakeDocx = Callable[..., bytes]
RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>"


def read(data: bytes) -> Document:
    """Read a Word document."""
    return read_file(data, "brev.docx")


def left(document: Document) -> list[tuple[str, str]]:
    """Give code and text of what was left out."""
    return [(aside.what, aside.text) for aside in document.asides]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                "<w:p><w:r><w:t>Vi støtter</w:t></w:r>"
                "<w:del><w:r><w:delText> ikke</w:delText></w:r></w:del>"
                "<w:del><w:r><w:delText> helt</w:delText></w:r></w:del></w:p>"
            ),
            [("deletions", "ikke helt")],
        ),
        (
            f"<w:p><w:moveFrom>{RUN.format('flyttet')}</w:moveFrom>{RUN.format('x')}</w:p>",
            [("deletions", "flyttet")],
        ),
        (
            (
                f"<w:p>{HIDDEN.format('skj')}<w:bookmarkStart/>{HIDDEN.format('ult')}"
                f"{RUN.format('synlig')}{HIDDEN.format('også')}</w:p>"
            ),
            [("hidden", "skjult"), ("hidden", "også")],
        ),
        (
            (
                "<w:p><w:r><w:ruby><w:rt><w:r><w:t>lesehjelp</w:t></w:r></w:rt>"
                f"<w:rubyBase>{RUN.format('ord')}</w:rubyBase></w:ruby></w:r></w:p>"
            ),
            [("ruby", "lesehjelp")],
        ),
        (
            (
                "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>"
                f"{RUN.format('slettet rad')}</w:p></w:tc></w:tr></w:tbl>"
            ),
            [("deletions", "slettet rad")],
        ),
        (
            (
                "<w:p><w:r><w:pict><v:shape alt='Kart over Åsvik'><v:textpath string='UTKAST'/>"
                "</v:shape></w:pict></w:r></w:p>"
            ),
            [("alt_text", "Kart over Åsvik"), ("word_art", "UTKAST")],
        ),
        (f"<w:p><w:ukjent>{RUN.format('rart sted')}</w:ukjent></w:p>", [("other", "rart sted")]),
    ],
)
def test_each_reason_has_its_code(
    make_docx: MakeDocx, body: str, expected: list[tuple[str, str]]
) -> None:
    """What stands side by side for one reason is one piece, and the rest is read."""
    assert left(read(make_docx(body))) == expected


def test_placeholders_in_cells_are_left_out(make_docx: MakeDocx) -> None:
    """A cell that nobody filled in has no text, and the others keep their columns."""
    cell = f"<w:tc><w:p>{RUN}</w:p></w:tc>"
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = (
        cell.format("Tema") + cell.format("Svar"),
        prompt.format(cell.format("Skriv her")) + cell.format("Ja"),
    )
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    document = read(make_docx(body))
    assert [(block.text, block.header) for block in document.blocks][-1] == ("Ja", "Svar")
    assert left(document) == [("placeholders", "Skriv her")]


def test_a_fallback_that_says_something_else_is_left_out(make_docx: MakeDocx) -> None:
    """Word repeats a text box for old programs; only what differs is worth showing."""
    box = f"<w:txbxContent><w:p>{RUN}</w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box.format('ny')}</wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert left(read(make_docx(body.format(box.format("ny"))))) == []
    differs = read(make_docx(body.format(box.format("gammel"))))
    assert left(differs) == [("alternatives", "gammel")]
    empty = body.replace(box.format("ny"), "<w:txbxContent><w:p/></w:txbxContent>")
    assert [block.text for block in read(make_docx(empty.format(box.format("x")))).blocks] == ["x"]


def test_comments_have_their_authors_name(make_docx: MakeDocx) -> None:
    """A comment is shown as its author's, and the notice counts those with text."""
    comments = (
        f"<w:comment w:author='Kari Nordvik'><w:p>{RUN.format('Husk dette')}</w:p></w:comment>"
        "<w:comment w:author='Kari Nordvik'><w:p/></w:comment>"
    )
    document = read(make_docx(f"<w:p>{RUN.format('Tekst')}</w:p>", comments=comments))
    assert left(document) == [("comments", "Kari Nordvik: Husk dette")]
    assert dict(document.notices[-1].values) == {"what": "comments", "count": "1"}


def test_addresses_of_links_and_link_fields_are_kept(make_docx: MakeDocx) -> None:
    """A link that is a field has its address in the code; no notice counts links."""
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText> HYPERLINK &quot;https://a.no/</w:instrText></w:r>"
        "<w:r><w:instrText>sak&quot; </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{RUN.format('saken')}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        f"<w:p><w:fldSimple w:instr='HYPERLINK \\l &quot;bokmerke&quot;'>{RUN.format('under')}"
        "</w:fldSimple></w:p>"
    )
    document = read(make_docx(body))
    assert left(document) == [("links", "saken <https://a.no/sak>")]
    assert document.notices == ()


def test_diagrams_are_read_and_charts_and_addresses_are_left_out(
    make_docx: MakeDocx, make_zip: Callable[..., bytes]
) -> None:
    """What a document keeps in other parts: the words of a diagram, a chart's, a link's address."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    body = (
        f"<w:p>{RUN.format('Før')}<w:r><w:drawing><d:relIds xmlns:d='{drawing}/diagram' r:dm='d'/>"
        f"</w:drawing></w:r></w:p><w:p><w:hyperlink r:id='u'>{RUN.format('saken')}</w:hyperlink>"
        "</w:p>"
    )
    with zipfile.ZipFile(io.BytesIO(make_docx(body))) as file:
        members: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    links = "".join(
        f'<Relationship Id="{name}" Type="{office}/{kind}" Target="{target}"{mode}/>'
        for name, kind, target, mode in (
            ("d", "diagramData", "diagram.xml", ""),
            ("c", "chart", "chart.xml", ""),
            ("u", "hyperlink", "https://a.no/b", ' TargetMode="External"'),
        )
    )
    members["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{links}</Relationships>"
    )
    spaces = f"xmlns:a='{drawing}/main' xmlns:d='{drawing}/diagram' xmlns:c='{drawing}/chart'"
    said = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    members["word/diagram.xml"] = f"<d:x {spaces}><d:t>{said.format('Steg 1')}</d:t></d:x>"
    members["word/chart.xml"] = (
        f"<c:chart {spaces}>{said.format('Innbyggere')}<c:numCache><c:pt><c:v>4500</c:v></c:pt>"
        "</c:numCache></c:chart>"
    )
    document = read(make_zip(members))
    assert [block.text for block in document.blocks] == ["Før", "Steg 1", "saken"]
    assert left(document) == [("charts", "Innbyggere\n4500"), ("links", "saken <https://a.no/b>")]


def test_a_note_that_nothing_refers_to_is_left_out(make_docx: MakeDocx) -> None:
    """A note of deleted text is deleted with it; one without a place is shown as such."""
    note = f"<w:footnote w:id='{{}}'><w:p>{RUN}</w:p></w:footnote>"
    body = (
        f"<w:p>{RUN.format('Tekst')}<w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:del></w:p>"
    )
    footnotes = note.format(1, "slettet note") + note.format(2, "foreldreløs")
    assert left(read(make_docx(body, footnotes=footnotes))) == [
        ("deletions", "slettet note"),
        ("unplaced_notes", "foreldreløs"),
    ]


def test_answers_in_old_forms_are_text(make_docx: MakeDocx) -> None:
    """The chosen entry of a list and the state of a check box stand beside the text in the file."""
    form = (
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{}</w:ffData></w:fldChar></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    entries = "<w:result w:val='1'/><w:listEntry w:val='Nei'/><w:listEntry w:val='Ja'/>"
    body = (
        f"<w:p>{RUN.format('Støtte: ')}{form.format(f'<w:ddList>{entries}</w:ddList>')} "
        f"{form.format('<w:checkBox><w:checked/></w:checkBox>')}</w:p>"
    )
    assert [block.text for block in read(make_docx(body)).blocks] == ["Støtte: Ja☒"]


def test_formulas_among_paragraphs_are_read(make_docx: MakeDocx) -> None:
    """A formula that stands on a line of its own is text, but for what a change took away."""
    math = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    body = (
        f"<m:oMathPara {math}><m:oMath><m:r><m:t>a=b</m:t></m:r>"
        "<w:del><m:r><m:t>+c</m:t></m:r></w:del></m:oMath></m:oMathPara>"
    )
    document = read(make_docx(body))
    assert [block.text for block in document.blocks] == ["a=b"]
    assert left(document) == [("deletions", "+c")]


WRAPPED_RUNS = st.sampled_from(
    [
        "{}", "<w:del>{}</w:del>", "<w:ins>{}</w:ins>", "<w:moveFrom>{}</w:moveFrom>",
        "<w:hyperlink>{}</w:hyperlink>", "<w:smartTag>{}</w:smartTag>", "<w:rart>{}</w:rart>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        ("<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
        "</mc:AlternateContent>"),
    ]
)  # fmt: skip
WRAPPED_BLOCKS = st.sampled_from(
    [
        "{}", "<w:del>{}</w:del>", "<w:ins>{}</w:ins>", "<w:customXml>{}</w:customXml>",
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
        ("<w:tbl><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tr><w:tc>{}</w:tc>"
        "</w:tr></w:sdtContent></w:sdt></w:tbl>"),
        ("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        "</w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
        "</w:p>"),
    ]
)  # fmt: skip
PROPERTIES = st.sampled_from(
    ["", "<w:pStyle w:val='TOC1'/>", "<w:pStyle w:val='Skjult'/>", "<w:rPr><w:del/></w:rPr>"]
)
RUNS = st.recursive(
    st.sampled_from([RUN, HIDDEN]),
    lambda inner: st.builds(lambda around, runs: around.format("".join(runs)), WRAPPED_RUNS,
                            st.lists(inner, min_size=1, max_size=3)),
    max_leaves=5,
)  # fmt: skip
PARAGRAPHS = st.builds(
    lambda properties, runs: f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>", PROPERTIES, RUNS
)
BODIES = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(lambda around, blocks: around.format("".join(blocks)), WRAPPED_BLOCKS,
                            st.lists(inner, min_size=1, max_size=3)),
    max_leaves=6,
)  # fmt: skip
STYLES = (
    "<w:style w:styleId='Skjult'><w:name w:val='x'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>"
)


@given(BODIES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_word_is_read_or_left_out_once(make_docx: MakeDocx, pattern: str) -> None:
    """No text vanishes and none stands twice, however controls, changes and tables nest."""
    parts = pattern.split("{}")
    numbered = "".join(f"{part}ord{n}." for n, part in enumerate(parts[:-1])) + parts[-1]
    document = read(make_docx(numbered, styles=STYLES))
    shown = [block.text for block in document.blocks] + [text for _, text in left(document)]
    found = re.findall(r"ord\d+", " ".join(shown))
    assert sorted(found) == sorted(f"ord{n}" for n in range(len(parts) - 1))


def test_changes_in_page_headers_are_seen(make_docx: MakeDocx) -> None:
    """What is hidden in a page header is no letterhead, but does not vanish."""
    header = f"<w:p>{RUN.format('Åsvik kommune')}{HIDDEN.format('mal 3')}</w:p>"
    document = read(make_docx(f"<w:p>{RUN.format('Tekst')}</w:p>", header=header))
    assert document.letterhead == ("Åsvik kommune",)
    assert left(document) == [("hidden", "mal 3")]
    kinds = [dict(each.values) for each in document.notices if each.kind is NoticeKind.LEFT_OUT]
    assert kinds == [{"what": "hidden", "count": "1"}, {"what": "headers", "count": "1"}]
