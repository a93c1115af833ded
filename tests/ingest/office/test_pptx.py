"""What is read of a presentation."""

from collections.abc import Callable

from innspill.ingest.readers import read_file
from innspill.model import NoticeKind

OOXML = "http://schemas.openxmlformats.org"
NAMESPACES = (
    f'xmlns:p="{OOXML}/presentationml/2006/main" xmlns:a="{OOXML}/drawingml/2006/main"'
    f' xmlns:r="{OOXML}/officeDocument/2006/relationships"'
)
OFFICE = f"{OOXML}/officeDocument/2006/relationships"
LINKS = f'<Relationships xmlns="{OOXML}/package/2006/relationships">' + "{}</Relationships>"


def shape(kind: str, *lines: str) -> str:
    """Write a shape that fills a placeholder."""
    text = "".join(f"<a:p>{line}</a:p>" for line in lines)
    mark = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
    return f"<p:sp>{mark}<p:txBody>{text}</p:txBody></p:sp>"


def run(text: str) -> str:
    """Write a run."""
    return f"<a:r><a:t>{text}</a:t></a:r>"


SLIDE = "<p:sld {}><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>"


def show(slide: str, links: str = "", **parts: str) -> dict[str, str]:
    """Write the members of a presentation of one slide; `parts` are members beside it."""
    return {
        "[Content_Types].xml": '<Types><Override ContentType="presentationml.main+xml"/></Types>',
        "_rels/.rels": LINKS.format(
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/>'
        ),
        "ppt/presentation.xml": f'<p:presentation {NAMESPACES}><p:sldIdLst><p:sldId r:id="a"/>'
        "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": LINKS.format(
            f'<Relationship Id="a" Type="{OFFICE}/slide" Target="slide.xml"/>'
            f'<Relationship Id="b" Type="{OFFICE}/commentAuthors" Target="authors.xml"/>'
        ),
        "ppt/slide.xml": SLIDE.format(NAMESPACES, slide),
        "ppt/_rels/slide.xml.rels": LINKS.format(links),
        **{f"ppt/{name}.xml": content for name, content in parts.items()},
    }


def test_what_a_slide_does_not_show_as_text_is_left_out(make_zip: Callable[..., bytes]) -> None:
    """Footers, notes, comments, charts, descriptions and links can be seen, with their page."""
    link = "<a:r><a:rPr><a:hlinkClick r:id='u'/></a:rPr><a:t>saken</a:t></a:r>"
    picture = "<p:pic><p:nvPicPr><p:cNvPr id='1' descr='Kart'/></p:nvPicPr></p:pic>"
    slide = shape("body", link) + shape("ftr", run("Åsvik kommune")) + picture
    kinds = (("n", "notesSlide", "notes"), ("c", "comments", "comments"), ("d", "chart", "chart"))
    links = "".join(
        f'<Relationship Id="{each}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for each, kind, name in kinds
    )
    links += (
        f'<Relationship Id="u" Type="{OFFICE}/hyperlink" Target="https://a.no/b"'
        ' TargetMode="External"/>'
    )
    chart = (
        f"<c:chart xmlns:c='{OOXML}/drawingml/2006/chart' {NAMESPACES}><a:p>{run('Innbyggere')}"
        "</a:p><c:strCache><c:pt><c:v>Åsvik</c:v></c:pt><c:pt><c:v>Nordvik</c:v></c:pt>"
        "</c:strCache></c:chart>"
    )
    members = show(
        slide,
        links,
        notes=f"<p:notes {NAMESPACES}><p:spTree>{shape('body', run('Si dette'))}"
        f"{shape('sldNum', run('1'))}</p:spTree></p:notes>",
        comments=f"<p:cmLst {NAMESPACES}><p:cm authorId='0'><p:text>Husk</p:text></p:cm></p:cmLst>",
        authors=f"<p:cmAuthorLst {NAMESPACES}><p:cmAuthor id='0' name='Kari'/></p:cmAuthorLst>",
        chart=chart,
    )
    document = read_file(make_zip(members), "lysbilder.pptx")
    assert [block.text for block in document.blocks] == ["saken"]
    assert [(aside.what, aside.text, aside.page) for aside in document.asides] == [
        ("headers", "Åsvik kommune", 1),
        ("speaker_notes", "Si dette", 1),
        ("charts", "Innbyggere\nÅsvik; Nordvik", 1),
        ("alt_text", "Kart", 1),
        ("links", "saken <https://a.no/b>", 1),
        ("comments", "Kari: Husk", 1),
    ]
    assert {dict(each.values)["what"] for each in document.notices} == {
        "headers",
        "speaker_notes",
        "charts",
        "alt_text",
        "comments",
    }


def test_formulas_groups_and_every_diagram_are_read(make_zip: Callable[..., bytes]) -> None:
    """A formula stands in its paragraph, a group's shapes and all diagrams on their slide."""
    formula = (
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice><m:oMath xmlns:m='{OOXML}/officeDocument/2006/math'><m:r><m:t>a=b</m:t></m:r>"
        f"</m:oMath></mc:Choice><mc:Fallback>{run('bilde')}</mc:Fallback></mc:AlternateContent>"
    )
    slide = f"<p:grpSp>{shape('ctr', run('der ') + formula)}</p:grpSp>"
    diagram = (
        f"<d:dataModel xmlns:d='{OOXML}/drawingml/2006/diagram' {NAMESPACES}>"
        "<d:t><a:p>{}</a:p></d:t></d:dataModel>"
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/diagramData" Target="{name}.xml"/>'
        for name in ("one", "two")
    )
    members = show(slide, links, one=diagram.format(run("først")), two=diagram.format(run("så")))
    document = read_file(make_zip(members), "lysbilder.pptx")
    assert [block.text for block in document.blocks] == ["der a=b", "først", "så"]
    assert [(aside.what, aside.text) for aside in document.asides] == [("alternatives", "bilde")]


def test_slides_are_pages_with_a_title_and_bullets(make_zip: Callable[..., bytes]) -> None:
    """Slides come in the order of the show; a damaged one costs that slide."""
    slide = "<p:sld {}><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>"
    first = shape(
        "body", f'<a:pPr lvl="1"/>{run("punkt")}', f"<a:pPr><a:buNone/></a:pPr>{run('tekst')}"
    )
    first += shape("ftr", run("Åsvik kommune")) + shape("title", run("Innspill"))
    members = {
        "[Content_Types].xml": '<Types><Override ContentType="presentationml.main+xml"/></Types>',
        "_rels/.rels": LINKS.format(
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/>'
        ),
        "ppt/presentation.xml": f'<p:presentation {NAMESPACES}><p:sldIdLst><p:sldId r:id="b"/>'
        '<p:sldId r:id="a"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": LINKS.format(
            f'<Relationship Id="a" Type="{OFFICE}/slide" Target="slides/slide1.xml"/>'
            f'<Relationship Id="b" Type="{OFFICE}/slide" Target="slides/slide2.xml"/>'
        ),
        "ppt/slides/slide1.xml": slide.format(NAMESPACES, first),
        "ppt/slides/slide2.xml": "<p:sld",
    }
    document = read_file(make_zip(members), "lysbilder.pptx")
    assert [(each.kind.value, each.level, each.text, each.page) for each in document.blocks] == [
        ("heading", 1, "Innspill", 2),
        ("list_item", 2, "punkt", 2),
        ("paragraph", 0, "tekst", 2),
    ]
    assert document.pages == 2
    assert [(notice.kind, notice.page) for notice in document.notices] == [
        (NoticeKind.DAMAGED, 1),
        (NoticeKind.LEFT_OUT, None),
    ]
