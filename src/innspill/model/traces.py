"""What became of a respondent's words, and what a sentence rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from innspill.model.letters import Cited, Sentence
from innspill.model.values import LeftOut, Notice, Passage, Respondent, Submission


class Use(StrEnum):
    """How a passage is used in the letter, most visible first."""

    REPEATED = "repeated"
    COUNTED = "counted"
    ANNEX = "annex"
    IN_THEME = "in_theme"
    UNASSIGNED = "unassigned"


def use_of(cited: Sequence[Cited], *, themed: bool) -> Use:
    """Return the most visible use of a passage.

    Args:
        cited: What cites it in the letter and its annexes.
        themed: Whether it has a theme.
    """
    if not cited:
        return Use.IN_THEME if themed else Use.UNASSIGNED
    body = [citation for section, _, citation in cited if not section.annex]
    if not body:
        return Use.ANNEX
    repeated = any(citation.start is not None for citation in body)
    return Use.REPEATED if repeated else Use.COUNTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the letter, the heading that it stands under, and whether in an annex."""

    heading: str
    sentence: Sentence
    annex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of one passage.

    `theme` is the theme's label, empty for none; `reason` the code of why it has none, and `note`
    what people wrote who left it out; `source` its number in the letter's list of sources, None
    where it is not cited; `told` are the sentences that repeat it, or those that count it where
    none repeats it; those of an annex only where no other does. `alongside` are the names of the
    others who make the same point.
    """

    passage: Passage
    use: Use
    theme: str = ""
    reason: str = ""
    note: str = ""
    source: int | None = None
    told: tuple[Told, ...] = ()
    alongside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentTrace:
    """Everything that a respondent sent, in its order, and what of it was not taken, and why.

    `left_out` are the blocks that are no passages; `notices` tell what was not read.
    """

    respondent: Respondent
    submissions: tuple[Submission, ...]
    fates: tuple[Fate, ...]
    left_out: tuple[LeftOut, ...]
    notices: tuple[Notice, ...]

    def count(self, use: Use) -> int:
        """Count the passages of a use."""
        return sum(fate.use is use for fate in self.fates)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTrace:
    """One source of a sentence; `words` are those it repeats, empty where it only counts."""

    number: int
    respondent: Respondent
    submission: Submission
    passage: Passage
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTrace:
    """A sentence of the letter and its sources."""

    told: Told
    sources: tuple[SourceTrace, ...]
