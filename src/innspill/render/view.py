"""A letter in the form in which every writer needs it: paragraphs of sentences with their marks."""

from dataclasses import dataclass
from itertools import groupby

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Section, Sentence, SentenceKind, Summary
from innspill.render.annexes import Annex, annexes
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
    """A heading and its paragraphs."""

    heading: str
    level: int
    theme: str | None
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """A whole paper, the letter or another, with its annexes and the words around them.

    `version` is that of innspill.
    """

    title: str
    version: str
    words: Catalogue
    opening: tuple[str, ...]
    sections: tuple[SectionView, ...]
    annexes: tuple[Annex, ...]
    generated: str


_STYLES = {SentenceKind.MAIN_POINT: "item", SentenceKind.SIGNATURE: "signature"}


def view_of(summary: Summary) -> LetterView:
    """Lay a letter out in paragraphs, without any format."""
    words = catalogue(summary.letter.language)
    consultation, provenance = summary.consultation, summary.provenance
    opening = (
        words.text("letter.recipient", recipient=consultation.recipient)
        if consultation.recipient
        else "",
        words.text("letter.reference", reference=consultation.reference)
        if consultation.reference
        else "",
    )
    return LetterView(
        title=summary.letter.title,
        version=provenance.innspill,
        words=words,
        opening=tuple(line for line in opening if line),
        sections=tuple(map(_section, summary.letter.sections)),
        annexes=annexes(summary),
        generated=words.text(
            "annex.generated", version=provenance.innspill, hash=provenance.inputs_sha256[:12]
        ),
    )


def _section(section: Section) -> SectionView:
    return SectionView(
        heading=section.heading,
        level=section.level,
        theme=section.theme,
        paragraphs=_paragraphs(section.sentences),
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
