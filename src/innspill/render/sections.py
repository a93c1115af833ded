"""Sections of a letter as paragraphs of sentences with their marks, before any format."""

from dataclasses import dataclass
from itertools import groupby

from innspill.model import Section, Sentence, SentenceKind
from innspill.render.citations import Mark, before_mark, marks


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence parted where its source numbers go."""

    number: int
    kind: str
    text: str
    marks: tuple[Mark, ...]
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """Sentences that stand together; `style` is "body", "item" or "signature"."""

    style: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A heading and its paragraphs; `id` names the section whatever its heading is."""

    id: str
    heading: str
    level: int
    theme: str | None
    paragraphs: tuple[ParagraphView, ...]


_STYLES = {SentenceKind.MAIN_POINT: "item", SentenceKind.SIGNATURE: "signature"}


def section_of(section: Section) -> SectionView:
    """Lay a section out; in an annex, every paragraph is an item of a list."""
    return SectionView(
        id=(section.part or section.heading) if section.theme is None else f"theme:{section.theme}",
        heading=section.heading,
        level=section.level,
        theme=section.theme,
        paragraphs=_listed(section.sentences) if section.annex else _paragraphs(section.sentences),
    )


def _listed(sentences: tuple[Sentence, ...]) -> tuple[ParagraphView, ...]:
    """Make each paragraph an item of a list."""
    return tuple(
        ParagraphView(style="item", sentences=tuple(map(_sentence, group)))
        for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)
    )


def _paragraphs(sentences: tuple[Sentence, ...]) -> tuple[ParagraphView, ...]:
    """Group body sentences by paragraph; every list item and signature line stands alone."""
    found = []
    for (style, _), group in groupby(sentences, key=_place):
        found.append(ParagraphView(style=style, sentences=tuple(map(_sentence, group))))
    return tuple(found)


def _place(sentence: Sentence) -> tuple[str, int]:
    style = _STYLES.get(sentence.kind, "body")
    return style, sentence.paragraph if style == "body" else sentence.number


def _sentence(sentence: Sentence) -> SentenceView:
    text, end = before_mark(sentence.text) if sentence.citations else (sentence.text, "")
    return SentenceView(
        number=sentence.number,
        kind=sentence.kind.value,
        text=text,
        marks=marks(sentence),
        end=end,
    )
