"""A letter in the form in which every writer needs it: paragraphs of sentences with their marks."""

from dataclasses import dataclass

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Provenance, Summary
from innspill.render.annex import Annex
from innspill.render.annexes import annexes
from innspill.render.sections import SectionView, layout_of

OPENING, GENERATED = "opening", "generated"


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

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of all parts, in their order."""
        inner = (*(each.id for each in self.sections), *(each.id for each in self.annexes))
        return (OPENING, *inner, GENERATED)


def made_with(provenance: Provenance, words: Catalogue) -> str:
    """Say by which version a paper was made, and from what."""
    return words.text(
        "annex.generated", version=provenance.innspill, hash=provenance.inputs_sha256[:12]
    )


def view_of(summary: Summary) -> LetterView:
    """Lay a letter out in paragraphs, without any format."""
    words = catalogue(summary.letter.language)
    layout = layout_of(summary)
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
        sections=tuple(layout.section(each) for each in summary.letter.sections if not each.annex),
        annexes=annexes(summary),
        generated=made_with(provenance, words),
    )
