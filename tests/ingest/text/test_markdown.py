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
