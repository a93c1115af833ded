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
