"""What is read of a web page."""

import pytest

from innspill.ingest.readers import read_file
from innspill.model import Document


def page(body: str) -> Document:
    """Read a page with this body."""
    return read_file(f"<html><title>Svar</title><body>{body}</body></html>".encode(), "svar.html")


def told(body: str) -> list[tuple[str, int, str]]:
    """Give kind, level and text of each block of a page."""
    return [(block.kind.value, block.level, block.text) for block in page(body).blocks]


def test_a_page_is_read_by_its_structure() -> None:
    """Headings, paragraphs, lists and quotes are blocks; text right in a div is a paragraph."""
    body = (
        "<div>Løs <b>tekst</b><p>Avsnitt<br>to</p></div><h2>Overskrift</h2>"
        "<ul><li>ytre<ul><li>indre</ul></ul><blockquote><p>sitat</p></blockquote>"
    )
    assert told(body) == [
        ("paragraph", 0, "Løs tekst"),
        ("paragraph", 0, "Avsnitt\nto"),
        ("heading", 2, "Overskrift"),
        ("list_item", 1, "ytre"),
        ("list_item", 2, "indre"),
        ("quote", 0, "sitat"),
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Meny</nav>",
        "<header>Åsvik</header>",
        "<footer>Kontakt oss</footer>",
        '<div class="cookie-banner">Vi bruker kapsler</div>',
        '<div class="article share-buttons share">Del</div>',
        "<figcaption>Foto</figcaption>",
        "<script>x()</script>",
        '<p>Les også: <a href="/a">En annen sak</a></p>',
        "<aside>Mer</aside>",
    ],
)
def test_the_furniture_of_a_page_is_no_text_of_it(furniture: str) -> None:
    """Menus, banners, captions and pointers to other pages are left out."""
    text = "Kommunen støtter forslaget i sin helhet og ber om rask behandling av saken. " * 3
    assert [each[2] for each in told(f"{furniture}<main><p>{text}</p></main>")] == [text.strip()]


def test_what_holds_most_of_a_page_is_never_furniture() -> None:
    """A form or an aside around everything that is said does not silence it."""
    assert [each[2] for each in told("<form><p>Vi støtter forslaget.</p></form>")] == [
        "Vi støtter forslaget."
    ]


def test_an_articles_own_header_is_text() -> None:
    """Only the page's header is furniture; an article's holds its title."""
    body = f"<article><header><h1>Høringssvar</h1></header><p>{'tekst ' * 50}</p></article>"
    assert told(body)[0] == ("heading", 1, "Høringssvar")


def test_cells_of_data_are_cells_and_cells_of_layout_are_not() -> None:
    """A table of two columns has headers; one that holds a whole letter has paragraphs."""
    data = "<table><tr><th>Tema<th>Svar<tr><td>Skole<td>Ja</table>"
    assert [(block.text, block.header) for block in page(data).blocks] == [
        ("Tema", ""),
        ("Svar", ""),
        ("Skole", "Tema"),
        ("Ja", "Svar · Skole"),
    ]
    assert told("<table><tr><td><h1>Svar</h1><p>Vi støtter.</p></table>") == [
        ("heading", 1, "Svar"),
        ("paragraph", 0, "Vi støtter."),
    ]


def test_a_declared_encoding_is_obeyed() -> None:
    """A page in latin-1 that says so is read without a notice."""
    source = '<meta charset="iso-8859-1"><p>Åsvik støtter</p>'.encode("latin-1")
    document = read_file(source, "svar.html")
    assert ([block.text for block in document.blocks], document.notices) == (
        ["Åsvik støtter"],
        (),
    )


def test_no_nesting_is_too_deep() -> None:
    """Elements within elements by the thousands are read without recursion."""
    assert told("<div>" * 3_000 + "Dypt")[-1][2] == "Dypt"


def left(body: str) -> list[tuple[str, str]]:
    """Give code and text of what is left out of a page that says something more."""
    return [(aside.what, aside.text) for aside in page(f"<p>{'tekst ' * 30}</p>{body}").asides]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<nav><ul><li>Hjem<li>Om oss</ul></nav>", [("furniture", "Hjem\nOm oss")]),
        ("<header><img src=x alt='Åsvik kommune'></header>", [("furniture", "Åsvik kommune")]),
        ("<p hidden>skjult</p>", [("hidden", "skjult")]),
        ("<div style='color:red; display:none'>forhånd</div>", [("hidden", "forhånd")]),
        ("<p>Vi støtter <del>ikke</del> det</p>", [("deletions", "ikke")]),
        ("<p><ruby>ord<rp>(</rp><rt>hjelp</rt></ruby></p>", [("ruby", "hjelp")]),
        ("<noscript>Slå på skript</noscript>", [("fallbacks", "Slå på skript")]),
        ("<svg><title>Søyler</title><path/></svg>", [("alt_text", "Søyler")]),
        ("<p><input type=text value=Ja><input type=hidden value=x></p>", [("form_values", "Ja")]),
        ("<p><textarea>Vi støtter</textarea></p>", [("form_values", "Vi støtter")]),
        ("<p><img src=x alt='Kart' title='Kart'></p>", [("alt_text", "Kart")]),
        ("<p><abbr title='Stortinget'>ST</abbr></p>", [("tooltips", "Stortinget")]),
        ("<p><a href='https://a.no/b'>saken</a> <a href='#x'>under</a></p>",
         [("links", "saken <https://a.no/b>")]),
        ("<script>x</script><style>y</style>", []),
    ],
)  # fmt: skip
def test_what_is_no_text_of_the_page_can_be_seen(
    body: str, expected: list[tuple[str, str]]
) -> None:
    """Furniture, hidden text, forms, fallbacks, descriptions and addresses are left out, shown."""
    assert left(body) == expected


def test_folded_and_titled_parts_are_text() -> None:
    """Details, definitions, captions and legends are read."""
    body = (
        "<details><summary>Mer</summary>foldet</details><dl><dt>ord<dd>betydning</dl>"
        "<table><caption>Tabell 1</caption><tr><td>a<td>b</table>"
        "<fieldset><legend>Svar</legend>ja</fieldset>"
    )
    assert [text for _, _, text in told(body)] == [
        "Mer", "foldet", "ord", "betydning", "Tabell 1", "a", "b", "Svar", "ja",
    ]  # fmt: skip
