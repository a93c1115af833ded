"""The health report: what a file holds, what was left out of it, and what it went through."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innspill.cli.health import findings
from innspill.ingest import Reading
from innspill.language.catalogue import catalogue
from innspill.model import (
    Aside,
    Block,
    BlockKind,
    Document,
    Language,
    Notice,
    NoticeKind,
    SubmissionStatus,
)

Run = Callable[..., Any]

PAGE = (
    f"<h1>Svar</h1><p>Vi støtter forslaget. {'Vi ber om mer tid. ' * 40}</p>"
    "<ul><li>Fristen er for kort.</li></ul><blockquote>Fristen er én måned.</blockquote>"
    "<table><tr><td>Tema<td>Svar</tr><tr><td>Skole<td>Ja</tr></table>"
    "<p>Se <a href='https://a.no/b'>saken</a>.</p>"
) + "".join(f"<p hidden>skjult {n} {'x' * 200 if n == 1 else ''}</p>" for n in range(1, 8))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Write a web page with seven hidden paragraphs, the first of them long."""
    file = tmp_path / "svar.html"
    file.write_text(f"<body>{PAGE}</body>", encoding="utf-8")
    return file


def reading(document: Document) -> Reading:
    """Make the reading of a document."""
    return Reading(
        id="s1", path="a.pdf", sha256="0", document=document, status=SubmissionStatus.READ
    )


def test_json_lists_what_was_left_out_after_the_blocks(run: Run, page: Path) -> None:
    """An aside has its code as kind and no block number; counts agree with the notices."""
    report = json.loads(run("inspect", page, "--json").out)
    blocks = report["blocks"]
    numbers = [block["block"] for block in blocks]
    assert numbers[: len(numbers) - 8] == list(range(len(numbers) - 8))
    assert numbers[-8:] == [None] * 8
    assert [block["kind"] for block in blocks[-8:]] == ["links", *["hidden"] * 7]
    (submission,) = report["submissions"]
    assert submission["left_out"] == {"links": 1, "hidden": 7}
    assert submission["tables"] == 1
    assert submission["counts"] == {
        "heading": 1,
        "paragraph": 2,
        "list_item": 1,
        "table_cell": 4,
        "quote": 1,
        "note": 0,
    }
    assert any("hidden text (7)" in notice["message"] for notice in report["notices"])


def test_text_lists_what_was_left_out_with_its_code(run: Run, page: Path) -> None:
    """Each piece has a line after the blocks, without a number."""
    lines = [line.split("\t") for line in run("inspect", page, "--text").out.splitlines()]
    left = [(line[3], line[4]) for line in lines if not line[2]]
    assert left[0] == ("links", "saken <https://a.no/b>")
    assert left[-1] == ("hidden", "skjult 7")


def test_the_screen_shows_the_first_pieces_and_how_many_follow(run: Run, page: Path) -> None:
    """A handful of each kind is shown, long ones cut, and the rest is counted."""
    shown = run("inspect", page).err
    assert "Quotes" in shown
    assert "saken <https://a.no/b>" in shown
    assert "skjult 5" in shown
    assert "skjult 6" not in shown
    assert "… and 2 more" in shown
    assert "x" * 200 not in shown
    assert "x…" in shown


def test_letterhead_is_shown_too(run: Run, tmp_path: Path) -> None:
    """Page headers and footers are among what was left out, on the screen and as text."""
    file = tmp_path / "svar.rtf"
    file.write_text(r"{\rtf1{\header Asvik kommune\par}Vi svarer.\par}", encoding="ascii")
    assert "letterhead\tAsvik kommune" in run("inspect", file, "--text").out
    assert "page headers and footers │ Asvik kommune" in run("inspect", file).err


def test_findings_count_changes_scans_and_locks() -> None:
    """Tracked changes, recognised and scanned pages, their confidence and a lock are told."""
    notices = (
        Notice(kind=NoticeKind.TRACKED_CHANGES, values=(("insertions", "3"), ("deletions", "2"))),
        Notice(kind=NoticeKind.RECOGNISED, page=1, values=(("confidence", "91"),)),
        Notice(kind=NoticeKind.RECOGNISED, page=2, values=(("confidence", "84"),)),
        Notice(kind=NoticeKind.NO_TEXT_LAYER, page=3),
        Notice(kind=NoticeKind.UNLOCKED),
    )
    blocks = (
        Block(kind=BlockKind.TABLE_CELL, text="a"),
        Block(kind=BlockKind.TABLE_CELL, text="b"),
        Block(kind=BlockKind.PARAGRAPH, text="c", confidence=77),
        Block(kind=BlockKind.TABLE_CELL, text="d"),
    )
    document = Document(format="pdf", blocks=blocks, asides=(Aside(what="toc", text="x"),))
    found = findings(reading(document), notices)
    assert (found.insertions, found.deletions, found.tables) == (3, 2, 2)
    assert (found.recognised, found.scanned, found.confidence) == (2, 1, 77)
    assert found.encryption is NoticeKind.UNLOCKED
    assert found.asides == (("toc", 1),)


def test_a_plain_letter_has_nothing_to_tell() -> None:
    """Without changes, scans or locks the report says none."""
    found = findings(reading(Document(format="txt", blocks=())), ())
    assert (found.insertions, found.recognised, found.confidence, found.encryption) == (
        0,
        0,
        None,
        None,
    )


CODES = (
    "alt_text", "alternatives", "charts", "comments", "deletions", "fallbacks", "form_values",
    "formulas", "front_matter", "furniture", "headers", "hidden", "legal_footer", "links", "other",
    "placeholders", "quoted_history", "ruby", "signature", "speaker_notes", "toc", "tooltips",
    "unplaced_notes", "word_art",
)  # fmt: skip


@pytest.mark.parametrize("language", [Language.NB, Language.NN, Language.EN])
def test_every_kind_of_aside_has_words(language: Language) -> None:
    """What readers leave out is named in the user's language, never by its code."""
    assert {code for code in CODES if f"code.{code}" not in catalogue(language).entries} == set()
