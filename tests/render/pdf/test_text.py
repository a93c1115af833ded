"""What stands on the pages: all of the letter, faithful to hostile text, on any machine."""

import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.errors import UsageError
from innspill.model import Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render import render
from innspill.render.pdf.characters import by_number, unprintable, with_breaks, without_strangers
from innspill.render.templates import template_folder
from innspill.render.view import view_of

Read = Any  # the class that this room's conftest gives, which cannot be imported
Saying = Callable[[str], Read]
INK = "abcæøåÆđŋŧ«»–§"


def packed(text: str) -> str:
    """Take out all spaces, which lines and columns change."""
    return "".join(text.split())


def own(page: str) -> RenderOptions:
    """Give options with a template of people's."""
    return RenderOptions(templates=(GivenFile(path="templates/pdf.html.j2", data=page.encode()),))


def ours(old: str, new: str) -> RenderOptions:
    """Give options with our template, changed in one place."""
    page = (template_folder() / "pdf.html.j2").read_text(encoding="utf-8")
    assert page.count(old) == 1
    return own(page.replace(old, new))


def test_all_of_the_letter_is_there(pdf: Read, summary: Summary) -> None:
    """Every heading, sentence and cell of the letter and its annexes can be read in the file."""
    found = packed("".join(text for _, text in pdf.pieces))
    view = view_of(summary)
    sections = [*view.sections, *(s for annex in view.annexes for s in annex.sections)]
    told = [view.title, *view.opening, view.generated]
    told += [section.heading for section in sections]
    told += [s.text for each in sections for p in each.paragraphs for s in p.sentences]
    told += [cell for annex in view.annexes for row in annex.rows for cell in row]
    assert [text for text in told if packed(text) not in found] == []


@pytest.mark.parametrize(
    "words",
    [
        "Vi ber om <script>alert(1)</script> & <b>fet</b> &lt;",
        "Vi ber om {{ 7*7 }} {% raw %} =HYPERLINK(1) | *x* [y](z)",
        "Vi ber om đ ŋ ŧ č š ž – «sitat» § 3-2 ½ €",
        'Vi ber om " \\ ) ( % /Name <</S /JavaScript>>',
        "Vi ber om " + "x" * 10_000,
        "Vi ber om " + "<&>" * 500,
    ],
)
def test_hostile_text(saying: Saying, words: str) -> None:
    """Markup, fields, formulas, Sámi letters and endless words stand as they were sent."""
    read = saying(words)
    cells = [packed(read.said(cell)) for cell in read.tree.all("TD")]
    assert packed(words) in cells


def test_endless_word_stays_on_the_page(saying: Saying) -> None:
    """A word of 10,000 letters is broken where the line ends; none of it is off the page."""
    read = saying("Vi ber om " + "m" * 10_000)
    lefts, rights = zip(*read.places(), strict=True)
    assert len(lefts) > 10_000
    assert min(lefts) > 40
    assert max(rights) < 595 - 40


def test_control_characters(saying: Saying) -> None:
    """A character that a page cannot hold is left out, and the words around it are kept."""
    assert "Viberomhjelp." in packed(saying("Vi ber\x0b om \x00hjelp\x1b.").text)


def test_words_cannot_be_turned(saying: Saying) -> None:
    """A character that turns the order of what follows is written by its number."""
    read = saying("Vi ber om \u202eikke\u202c noe.")
    assert "[U+202E]ikke[U+202C]" in packed(read.text)
    assert "skrevet med nummeret sitt i Unicode" in " ".join(read.text.split())


def test_what_no_font_has_is_written_by_number(saying: Saying) -> None:
    """A character that no font can show, such as one for private use, is told and no empty box."""
    read = saying("Vi ber om \uf0b7 \U0010fffd hjelp.")
    assert "[U+F0B7][U+10FFFD]hjelp" in packed(read.text)
    assert "skrevet med nummeret sitt i Unicode" in " ".join(read.text.split())


def test_nothing_is_said_of_numbers_where_there_are_none(pdf: Read) -> None:
    """The sentence about characters that cannot be shown stands only where there are some."""
    assert "Unicode" not in pdf.text


@given(st.text(alphabet=INK + "🙂\u202e\uf0b7\x00\x1b<&\r\n", max_size=40))
@settings(deadline=None, max_examples=40)
def test_characters_are_kept_or_told(text: str) -> None:
    """Every character is kept, written by its number, or a control character that is left out."""
    page = without_strangers(text)
    odd = frozenset(page) - set(INK) - set("<&\n ")
    told = by_number(page, odd)
    assert told.count("[U+") == sum(page.count(sign) for sign in odd)
    for sign in INK:
        assert told.count(sign) == text.count(sign)


@given(st.text(alphabet="ab&<> ", max_size=200))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_breaks_change_no_words(text: str) -> None:
    """Room to break a word adds nothing that is seen, and is never in a tag or an entity."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    page = f'<title>{escaped}</title><body class="{"x" * 90}"><p>{escaped}</p>'
    broken = with_breaks(page)
    assert broken.replace("\u200b", "") == page
    inside = unescape(broken.rpartition("<p>")[2].removesuffix("</p>"))
    assert max(map(len, inside.replace("\u200b", " ").split()), default=0) <= 40
    assert "\u200b" not in broken.partition("<p>")[0]


def test_the_alphabet_has_glyphs() -> None:
    """No letter of Norwegian or of a Sámi language needs a number."""
    assert unprintable("aæøåáčđŋšŧž«»–§½") == frozenset()


def test_same_bytes_with_and_without_a_date(summary: Summary) -> None:
    """The same result gives the same bytes; a date is in the file where one was given, only."""
    dated = RenderOptions(date="2026-03-01")
    assert render(summary, "pdf", dated) == render(summary, "pdf", dated)


def test_dates(summary: Summary, reading: Callable[[bytes], Read]) -> None:
    """The file bears the date that was given, on its first page and in its properties, or none."""
    with_date = reading(render(summary, "pdf", RenderOptions(date="2026-03-01")))
    assert "1. mars 2026" in with_date.text
    assert str(with_date.pdf.docinfo.CreationDate) == "D:20260301"
    without = reading(render(summary, "pdf"))
    assert not {"/CreationDate", "/ModDate"} & set(without.pdf.docinfo.keys())
    with without.pdf.open_metadata() as metadata:
        assert not {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"} & set(metadata)


@pytest.mark.parametrize(
    "address", ["http://example.org/x.png", "file:///etc/hostname", "https://example.org/y.svg"]
)
@pytest.mark.parametrize(
    "element",
    [
        '<img alt="x" src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<p style="background: url({})">x</p>',
        "<style>@font-face {{ font-family: x; src: url({}) }}</style>",
        "<style>@import url({});</style>",
        '<a rel="attachment" href="{}">x</a>',
        '<svg width="9" height="9"><title>x</title><image href="{}" width="9" height="9"/></svg>',
    ],
)
def test_nothing_is_fetched(summary: Summary, element: str, address: str) -> None:
    """A template that asks for a file or an address is refused, and the message names both."""
    page = f'<html lang="nb"><title>x</title>{element.format(address)}<h1>x</h1>'
    with pytest.raises(UsageError, match=r"templates/pdf\.html\.j2: .*is not fetched") as caught:
        render(summary, "pdf", own(page))
    assert address in caught.value.message


def test_no_request_is_sent(summary: Summary) -> None:
    """Not even a connection is opened to the address that a template asks for."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        with pytest.raises(UsageError, match="is not fetched"):
            render(summary, "pdf", ours("<body>", f'<body><img alt="x" src="{address}">'))
        server.setblocking(False)  # noqa: FBT003 the name is the call's
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_picture_that_stands_in_the_template(
    summary: Summary, reading: Callable[[bytes], Read]
) -> None:
    """A logo as data in the template is shown, and its alternative text is in the structure."""
    drawn = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
    logo = f'<body>\n<p><img alt="Nettverkets merke" src="{drawn}"></p>'
    read = reading(render(summary, "pdf", ours("<body>", logo)))
    (figure,) = read.tree.all("Figure")
    assert figure.raw.Alt == "Nettverkets merke"
    assert figure.marks


def test_a_picture_needs_words(summary: Summary) -> None:
    """A picture without an alternative text is refused, as those who cannot see it get nothing."""
    logo = '<body>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    with pytest.raises(UsageError, match="alternative text"):
        render(summary, "pdf", ours("<body>", logo))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<body>", '<body><a href="#borte">x</a>', "borte"),
        ("</style>", "p { farge: red; }\n</style>", "farge"),
    ],
)
def test_mistake_in_a_template(summary: Summary, old: str, new: str, said: str) -> None:
    """A link that leads nowhere, or a style that is none, is an error that names both."""
    with pytest.raises(UsageError, match=said) as caught:
        render(summary, "pdf", ours(old, new))
    assert caught.value.message.startswith("templates/pdf.html.j2: ")


def test_text_without_paragraphs(summary: Summary, reading: Callable[[bytes], Read]) -> None:
    """Text and links that a template leaves bare get a paragraph, in which they stay in order."""
    page = (
        '<html lang="nb"><title>x</title><h1 id="x">x</h1><div>Til <a href="#x">oss</a> alle</div>'
    )
    read = reading(render(summary, "pdf", own(page)))
    (div,) = read.tree.all("Div")
    (paragraph,) = div.children
    assert [child.role for child in paragraph.children] == ["Span", "Link", "Span"]


def test_other_bytes_for_another_letter(summary: Summary) -> None:
    """The file's identifier follows what it holds."""
    other = replace(summary, letter=replace(summary.letter, title="Et annet brev"))
    assert render(summary, "pdf") != render(other, "pdf")
