"""What is read of Markdown."""

from innspill.ingest.readers import read_file
from innspill.model import NoticeKind

SOURCE = """---
title: Svar frå Åsvik
---
# Om saka

Vi *støttar* forslaget,
men [frista](https://example.org) er kort.

- ytre
  - indre

> Eit sitat

| Tema | Merknad |
|---|---|
| Skule | Ja |

<b>HTML</b> i teksten
"""


def test_markdown_is_read_by_its_structure() -> None:
    """Headings, paragraphs, nested lists, quotes and tables are blocks without their marks."""
    document = read_file(SOURCE.encode(), "svar.md")
    assert [(each.kind.value, each.level, each.text, each.header) for each in document.blocks] == [
        ("heading", 1, "Om saka", ""),
        ("paragraph", 0, "Vi støttar forslaget, men frista er kort.", ""),
        ("list_item", 1, "ytre", ""),
        ("list_item", 2, "indre", ""),
        ("quote", 0, "Eit sitat", ""),
        ("table_cell", 0, "Tema", ""),
        ("table_cell", 0, "Merknad", ""),
        ("table_cell", 0, "Skule", "Tema"),
        ("table_cell", 0, "Ja", "Merknad · Skule"),
        ("paragraph", 0, "HTML i teksten", ""),
    ]


def test_front_matter_is_the_title_and_no_text() -> None:
    """What stands between the rules on top is left out with a notice, but for the title."""
    document = read_file(SOURCE.encode(), "svar.md")
    assert document.title == "Svar frå Åsvik"
    assert [(notice.kind, dict(notice.values)) for notice in document.notices] == [
        (NoticeKind.LEFT_OUT, {"what": "front_matter", "count": "1"})
    ]


def test_what_is_no_text_can_be_seen() -> None:
    """Front matter, comments, addresses and descriptions in tags are left out, and shown."""
    source = (
        '---\nstatus: utkast\n---\nSe [saken](https://a.no/b "merknad") <!-- husk -->'
        "<img src='x' alt='kart'>\n\n[ubrukt]: https://c.no/d\n"
    )
    document = read_file(source.encode(), "svar.md")
    assert [block.text for block in document.blocks] == ["Se saken"]
    assert [(aside.what, aside.text) for aside in document.asides] == [
        ("front_matter", "status: utkast"),
        ("tooltips", "merknad"),
        ("links", "saken <https://a.no/b>"),
        ("comments", "husk"),
        ("alt_text", "kart"),
        ("links", "ubrukt <https://c.no/d>"),
    ]
