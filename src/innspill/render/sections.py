"""Sections of a letter as paragraphs of sentences with their marks, before any format."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from innspill.model import Language, Passage, Section, Sentence, SentenceKind, Summary
from innspill.render.citations import Mark, before_mark, marks
from innspill.render.spans import Span, spans_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence parted where its source numbers go; `spans` are its text by language."""

    number: int
    kind: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    end: str

    @property
    def text(self) -> str:
        """The words in front of the source numbers."""
        return "".join(span.text for span in self.spans)


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Lays sections out; `passages` are all of the result by their ids."""

    language: Language
    passages: Mapping[str, Passage]

    def section(self, section: Section) -> SectionView:
        """Lay a section out; in an annex, every paragraph is an item of a list."""
        lay = self._listed if section.annex else self._paragraphs
        own = section.part or section.heading
        return SectionView(
            id=own if section.theme is None else f"theme:{section.theme}",
            heading=section.heading,
            level=section.level,
            theme=section.theme,
            paragraphs=lay(section.sentences),
        )

    def _listed(self, sentences: tuple[Sentence, ...]) -> tuple[ParagraphView, ...]:
        """Make each paragraph an item of a list."""
        return tuple(
            ParagraphView(style="item", sentences=tuple(map(self._sentence, group)))
            for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)
        )

    def _paragraphs(self, sentences: tuple[Sentence, ...]) -> tuple[ParagraphView, ...]:
        """Group body sentences by paragraph; every list item and signature line stands alone."""
        found = []
        for (style, _), group in groupby(sentences, key=_place):
            found.append(ParagraphView(style=style, sentences=tuple(map(self._sentence, group))))
        return tuple(found)

    def _sentence(self, sentence: Sentence) -> SentenceView:
        text, end = before_mark(sentence.text) if sentence.citations else (sentence.text, "")
        return SentenceView(
            number=sentence.number,
            kind=sentence.kind.value,
            spans=spans_of(text, sentence.citations, self.passages, self.language),
            marks=marks(sentence),
            end=end,
        )


def layout_of(summary: Summary) -> Layout:
    """Return what lays out the sections of a result's letter."""
    passages = {passage.id: passage for passage in summary.passages}
    return Layout(summary.letter.language, passages)


def _place(sentence: Sentence) -> tuple[str, int]:
    style = _STYLES.get(sentence.kind, "body")
    return style, sentence.paragraph if style == "body" else sentence.number
