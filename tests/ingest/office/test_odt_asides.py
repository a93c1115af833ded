"""What stands in an OpenDocument text and is not read: every piece can be seen, with the reason."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.ingest.readers import read_file
from innspill.model import Document, NoticeKind

MakeOdt = Callable[..., bytes]
MakeZip = Callable[..., bytes]
SPACES = (
    "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink'"
    " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
    " xmlns:form='urn:oasis:names:tc:opendocument:xmlns:form:1.0'"
)
HIDDEN = (
    "<style:style style:name='H' style:family='text'><style:text-properties text:display='none'/>"
    "</style:style><style:style style:name='Arv' style:parent-style-name='H'/>"
)


def left(document: Document) -> list[tuple[str, str]]:
    """Give code and text of what was left out."""
    return [(aside.what, aside.text) for aside in document.asides]


@pytest.mark.parametrize(
    ("body", "read", "expected"),
    [
        (
            "<text:p>a<text:span text:style-name='Arv'>skjult</text:span></text:p>",
            ["a"],
            [("hidden", "skjult")],
        ),
        ("<text:p text:style-name='H'>skjult</text:p>", [], [("hidden", "skjult")]),
        (
            (
                "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
                f"<dc:creator {SPACES}>Kari</dc:creator></office:change-info>"
                "<text:p>slettet</text:p>"
                "</text:deletion></text:changed-region></text:tracked-changes>"
            ),
            [],
            [("deletions", "slettet")],
        ),
        (
            "<text:section text:display='none'><text:p>skjult</text:p></text:section>",
            [],
            [("hidden", "skjult")],
        ),
        (
            (
                f"<text:p {SPACES}>a<office:annotation><dc:creator>Kari Nordvik</dc:creator>"
                "<dc:date>2025-01-01</dc:date><text:p>Husk</text:p></office:annotation></text:p>"
            ),
            ["a"],
            [("comments", "Kari Nordvik: Husk")],
        ),
        (
            (
                f"<text:p {SPACES}><text:a xlink:href='https://a.no/b'>saken</text:a>"
                "<text:a xlink:href='#under'>under</text:a></text:p>"
            ),
            ["sakenunder"],
            [("links", "saken <https://a.no/b>")],
        ),
        (
            (
                f"<text:p {SPACES}>a<draw:frame><draw:image/><svg:desc>Kart</svg:desc></draw:frame>"
                "</text:p>"
            ),
            ["a"],
            [("alt_text", "Kart")],
        ),
        (
            (
                f"<office:forms {SPACES}><form:form form:name='x'>"
                "<form:text form:current-value='Ja' form:value='Ja'/>"
                "<form:option form:label='ikke valgt'/></form:form></office:forms>"
            ),
            [],
            [("form_values", "Ja")],
        ),
        (
            (
                "<text:bibliography><text:bibliography-source><text:index-title-template>mal"
                "</text:index-title-template></text:bibliography-source><text:index-body>"
                "<text:p>NOU 2020: 1</text:p></text:index-body></text:bibliography>"
            ),
            ["NOU 2020: 1"],
            [],
        ),
        (
            (
                "<table:table><table:table-row-group><table:table-header-rows><table:table-row>"
                "<table:table-cell><text:p>i gruppe</text:p></table:table-cell></table:table-row>"
                "</table:table-header-rows></table:table-row-group></table:table>"
            ),
            ["i gruppe"],
            [],
        ),
    ],
)
def test_each_reason_has_its_code(
    make_odt: MakeOdt, body: str, read: list[str], expected: list[tuple[str, str]]
) -> None:
    """What is left out is shown with its reason, and the rest is read."""
    document = read_file(make_odt(body, HIDDEN), "brev.odt")
    assert [block.text for block in document.blocks] == read
    assert left(document) == expected


def test_formulas_charts_and_other_programs_files_are_told(make_zip: MakeZip) -> None:
    """An embedded formula or chart is shown as text; what cannot be opened is counted."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(
        f"xmlns:{prefix}='{names}:{name}:1.0'"
        for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    objects = "".join(
        f"<draw:object xlink:href='./{name}'/>" for name in ("Formel", "Diagram", "Borte")
    )
    content = (
        f"<office:document-content {spaces} {SPACES}><office:body>{{}}</office:body>"
        "</office:document-content>"
    )
    data = make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content.format(f"<office:text><text:p>{objects}</text:p></office:text>"),
            "Formel/content.xml": (
                "<math><mrow><mi>a</mi><mo>=</mo><mn>2</mn></mrow><annotation>a=2</annotation></math>"
            ),
            "Diagram/content.xml": content.format(
                "<text:p>Innbyggere</text:p><text:p>Åsvik</text:p>"
            ),
        }
    )
    document = read_file(data, "brev.odt")
    assert left(document) == [("formulas", "a=2"), ("charts", "Innbyggere\nÅsvik")]
    missing = [n for n in document.notices if n.kind is NoticeKind.PART_MISSING]
    assert [dict(notice.values) for notice in missing] == [{"what": "embedded", "count": "1"}]


def test_a_page_footer_is_letterhead_and_not_left_out_twice(make_zip: MakeZip) -> None:
    """The text of page headers and footers is shown once, as letterhead."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f"xmlns:{name}='{names}:{name}:1.0'" for name in ("office", "text", "style"))
    pages = (
        "<style:master-page><style:footer><text:p>Åsvik</text:p></style:footer></style:master-page>"
    )
    data = (
        f"<office:document {spaces}><office:master-styles>{pages}</office:master-styles>"
        "<office:body><office:text><text:p>Hei</text:p></office:text></office:body></office:document>"
    )
    packed = make_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": data})
    document = read_file(packed, "brev.odt")
    assert (document.letterhead, document.asides) == (("Åsvik",), ())


INLINE = st.sampled_from(
    [
        "{}", "<text:span>{}</text:span>", "<text:span text:style-name='H'>{}</text:span>",
        "<text:ruby><text:ruby-base>{}</text:ruby-base><text:ruby-text>{}</text:ruby-text></text:ruby>",
        "<text:hidden-text>{}</text:hidden-text>", "<text:rart>{}</text:rart>",
        "<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note>",
        "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>",
        "<draw:frame><draw:object><text:p>{}</text:p></draw:object></draw:frame>",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    [
        "{}", "<text:list><text:list-item>{}</text:list-item></text:list>",
        "<text:section>{}</text:section>", "<text:section text:display='none'>{}</text:section>",
        "<text:table-of-content><text:index-body>{}</text:index-body></text:table-of-content>",
        ("<text:tracked-changes><text:changed-region><text:deletion>{}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"),
        ("<table:table><table:table-row><table:table-cell>{}</table:table-cell>"
        "<table:covered-table-cell>{}</table:covered-table-cell></table:table-row></table:table>"),
        "<text:rart>{}</text:rart>", "<draw:g>{}</draw:g>",
    ]
)  # fmt: skip


def nested(around: str, inner: list[str]) -> str:
    """Put each piece into every gap of what stands around it."""
    return "".join(around.replace("{}", piece) for piece in inner)


LINES = st.recursive(
    st.just("#"), lambda inner: st.builds(nested, INLINE, st.lists(inner, min_size=1, max_size=2)),
    max_leaves=4,
)  # fmt: skip
BODIES = st.recursive(
    st.builds("<text:p>{}</text:p>".format, LINES),
    lambda inner: st.builds(nested, AROUND, st.lists(inner, min_size=1, max_size=2)),
    max_leaves=5,
)


@given(BODIES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_word_is_read_or_left_out_once(make_odt: MakeOdt, pattern: str) -> None:
    """No text vanishes and none stands twice, however sections, changes and tables nest."""
    parts = pattern.split("#")
    numbered = "".join(f"{part}ord{n}." for n, part in enumerate(parts[:-1])) + parts[-1]
    document = read_file(make_odt(numbered, HIDDEN), "brev.odt")
    shown = [block.text for block in document.blocks] + [text for _, text in left(document)]
    found = re.findall(r"ord\d+", " ".join(shown))
    assert sorted(found) == sorted(f"ord{n}" for n in range(len(parts) - 1))
