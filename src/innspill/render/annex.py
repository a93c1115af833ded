"""An annex of a paper: a heading, a note, sections and a table of text."""

from collections.abc import Iterable
from dataclasses import dataclass

from innspill.language.catalogue import Catalogue
from innspill.model import Passage
from innspill.render.mentions import Mention
from innspill.render.sections import SectionView
from innspill.render.spans import tag_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A heading, a note and a table; `rows` are as wide as `headers`.

    `sources` tells that the first column holds source numbers, to which the letter's marks lead;
    `widths` are the columns' shares of the page in per cent, empty where a writer chooses them.
    `sections` stand between note and table; `id` names the annex whatever its heading is.
    `languages` are those of the rows' words, in column `spoken`, as BCP 47 tags where they are in
    another language than the annex; empty where all are in its own. `uses` are for each row the
    places in the letter that its last column names, to which it leads.
    """

    heading: str
    note: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: bool = False
    widths: tuple[int, ...] = ()
    sections: tuple[SectionView, ...] = ()
    languages: tuple[str, ...] = ()
    spoken: int = 0
    uses: tuple[tuple[Mention, ...], ...] = ()
    id: str = ""

    def language(self, row: int, column: int) -> str:
        """Return the language of a cell, empty where it is the annex's own."""
        return self.languages[row] if self.languages and column == self.spoken else ""

    def used(self, row: int, column: int) -> tuple[Mention, ...]:
        """Return the places to which a cell leads, none for most."""
        return self.uses[row] if self.uses and column == len(self.headers) - 1 else ()


def headers(words: Catalogue, keys: str) -> tuple[str, ...]:
    """Return the heads of columns by their keys."""
    return tuple(words.text(f"annex.{key}") for key in keys.split())


def languages(passages: Iterable[Passage], words: Catalogue) -> tuple[str, ...]:
    """Return what marks the words of each passage that are in another language."""
    return tuple(tag_of(passage.language, words.language) for passage in passages)
