"""A letterhead as paper for a letter: its fields filled, and a place for the rest."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from innspill.language.catalogue import Catalogue, catalogue
from innspill.language.conventions import LOCALES
from innspill.model import Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render.drafts.xml import q, written
from innspill.render.letterhead.anchor import (
    ANNEXES,
    LETTER,
    Anchor,
    anchor_of,
    check_anchor,
    check_order,
    clear,
    mark_of,
)
from innspill.render.letterhead.clothing import FOOTER_STYLE, clothe
from innspill.render.letterhead.fields import FIRST, OWN, no_values, values_of
from innspill.render.letterhead.filling import fill
from innspill.render.letterhead.mending import mend
from innspill.render.letterhead.opening import Opened, open_letterhead
from innspill.render.letterhead.pictures import untold_pictures
from innspill.render.letterhead.places import Story, paragraphs, refuse_drawn, spot_of, stories
from innspill.render.letterhead.properties import set_language, set_properties
from innspill.render.letterhead.sections import number_pages, pages_of
from innspill.render.letterhead.tags import has_tags, pieces, said
from innspill.render.letterhead.tidying import tidy
from innspill.render.word_paper import Paper

_SMALL: Final = re.compile(r"\d{1,8}").fullmatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A letterhead whose fields are filled.

    `places` are the paragraphs in whose place the letter and, where they have one, the annexes go;
    `fields` holds the first name of each
    field that is there, with its place.
    """

    opened: Opened
    stories: tuple[Story, ...]
    places: Mapping[str, Anchor]
    fields: frozenset[tuple[str, str]]


def letterhead_paper(given: GivenFile, summary: Summary, date: str) -> Paper:
    """Return a letterhead as paper for a letter.

    Args:
        given: The letterhead.
        summary: The result, of which its fields are filled.
        date: ISO 8601 date that the letter bears, empty for none.

    Raises:
        UsageError: The letterhead cannot be used; the message says what is wrong, and where.
    """
    filled = _filled(given, values_of(summary, date, set()))
    opened, words = filled.opened, catalogue(summary.letter.language)
    locale = LOCALES[words.language]
    mend(opened)
    pages = pages_of(opened.root, filled.places[LETTER].paragraph)
    styles = clothe(opened, words.language)
    page_of = words.text("annex.page_of", page="\0", pages="\0")
    number_pages(opened, pages, page_of, styles[FOOTER_STYLE])
    set_language(opened, locale)
    set_properties(opened.members, summary.letter.title, locale)
    tables = pages_of(opened.root, filled.places.get(ANNEXES, filled.places[LETTER]).paragraph)
    for anchor in filled.places.values():
        clear(anchor)
    before, after = written(opened.root).split(mark_of(LETTER), 1)
    between, last = after.split(mark_of(ANNEXES), 1) if ANNEXES in filled.places else (b"", after)
    return Paper(
        members=opened.members,
        document=opened.document,
        before=before,
        between=between,
        after=last,
        styles=styles,
        room=tables.room,
        bookmarks=_highest_bookmark(filled.stories),
        own=frozenset(_own(filled)),
    )


def check_letterhead(given: GivenFile) -> None:
    """Find what is wrong in a letterhead before there is a letter to write in it.

    Raises:
        UsageError: It cannot be used; the message says what is wrong, and where.
    """
    _filled(given, no_values())


def letterhead_remarks(
    summary: Summary, options: RenderOptions, words: Catalogue
) -> tuple[str, ...]:
    """Say what the secretariat should know of its letterhead before the letter is sent.

    Args:
        summary: The result that is written in it.
        options: How it is written.
        words: Those of the screen's language.

    Returns:
        Sentences: which fields have no value, whether pictures lack alternative text, and which
        link was taken away; none without a letterhead.

    Raises:
        UsageError: The letterhead cannot be used.
    """
    if options.letterhead is None:
        return ()
    shown: set[str] = set()
    filled = _filled(options.letterhead, values_of(summary, options.date, shown))
    file, told = options.letterhead.path, []
    if shown:
        names = words.join(tuple(f"[{name}]" for name in sorted(shown)))
        told.append(words.text("letterhead.unknown", file=file, names=names))
    pictures = untold_pictures(filled.stories)
    if pictures:
        told.append(words.text("letterhead.pictures", file=file, n=pictures))
    if filled.opened.attached:
        told.append(words.text("letterhead.attached", file=file, target=filled.opened.attached))
    return tuple(told)


def _filled(given: GivenFile, values: Mapping[str, Any]) -> Filled:
    opened = open_letterhead(given)
    parts = stories(opened)
    refuse_drawn(opened)
    anchors: list[Anchor] = []
    fields: set[tuple[str, str]] = set()
    for story in parts:
        fields |= set(_fill(story, opened.file, values, anchors))
        if b"{" in opened.members[story.part]:
            opened.members[story.part] = written(story.root)
    check_order(anchors, opened.file)
    places = {anchor.kind: anchor for anchor in anchors}
    return Filled(opened=opened, stories=parts, places=places, fields=frozenset(fields))


def _fill(
    story: Story, file: str, values: Mapping[str, Any], anchors: list[Anchor]
) -> Iterator[tuple[str, str]]:
    """Fill all paragraphs of a part, but for those where the letter goes, which are gathered."""
    for paragraph in paragraphs(story.root):
        parts = pieces(paragraph)
        text = said(parts)
        if "{" not in text and "}" not in text:
            continue
        spot = spot_of(paragraph, story, file, text)
        anchor = anchor_of(paragraph, text)
        if anchor is not None:
            check_anchor(anchor, spot)
            anchors.append(anchor)
            continue
        names = fill(parts, values, spot)
        if has_tags(text):
            tidy(paragraph)
        yield from ((FIRST[name], spot.place) for name in names)


def _own(filled: Filled) -> Iterator[str]:
    """Give what the letter need not say of itself.

    A title in a header that stands on every page is not that of the letter.
    """
    for name, place in filled.fields:
        running = place.startswith(("header", "footer")) and place != "header first"
        if name in OWN and place != "note" and not (name == "tittel" and running):
            yield OWN[name]


def _highest_bookmark(parts: Iterable[Story]) -> int:
    """Return the highest id of a bookmark; one that is no number is in nobody's way."""
    marks = (each for part in parts for each in part.root.iter(q("bookmarkStart")))
    ids = (each.get(q("id"), "") for each in marks)
    return max((int(each) for each in ids if _SMALL(each)), default=0)
