"""The paragraph on how the whole policy is seen: who, which way, and in whose words."""

from dataclasses import replace

import pytest

from innspill.model import Consultation, Language, SentenceKind, Summary
from innspill.options import LetterOptions
from innspill.summarise import summarise
from innspill.summarise.drafts import Draft
from innspill.summarise.material import gather
from innspill.summarise.overall import MOST_QUOTES, overall_drafts

GOOD = "Vi er i hovedsak fornøyd med dagens strategi."
BAD = "Dagens strategi fungerer ikke for små kommuner."
RESERVED = "Vi er positive til dagens strategi, men savner klare mål for kommunene."
NOTHING = "Vi ber om mer tid til innføringen."
COUNTED = SentenceKind.LEAD


def saying(summary: Summary, *texts: str) -> Summary:
    """Let the first passage of each submission say something."""
    said = dict(zip(("sk5058.1", "sk4026.1", "sk1577.1"), texts, strict=True))
    passages = (
        replace(p, text=said.get(p.id, p.text), language=Language.NB) for p in summary.passages
    )
    return replace(
        summary,
        passages=tuple(passages),
        consultation=Consultation(title="Ny digitaliseringsstrategi"),
    )


def drafts(summary: Summary, language: Language = Language.NB) -> tuple[Draft, ...]:
    """Give the paragraph's sentences."""
    return overall_drafts(gather(summary, LetterOptions(language=language)))


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        (
            (GOOD, BAD, NOTHING),
            Language.NB,
            [
                "Åfjord kommune ser samlet sett positivt på dagens strategi.",
                "Tinn kommune ser samlet sett kritisk på dagens strategi.",
            ],
        ),
        (
            (GOOD, RESERVED, GOOD),
            Language.NB,
            [
                "Åfjord og Volda ser samlet sett positivt på dagens strategi.",
                "Tinn kommune ser i hovedsak positivt på dagens strategi, men med forbehold.",
            ],
        ),
        (
            (f"{GOOD} {BAD}", NOTHING, "Vi støtter hovedlinjene i forslaget."),
            Language.NN,
            [
                "Åfjord kommune har eit delt syn på dagens strategi.",
                "Volda kommune ser samla sett positivt på framlegget.",
            ],
        ),
        ((NOTHING, NOTHING, NOTHING), Language.NB, []),
    ],
)
def test_each_stance_is_told_with_who(
    unwritten: Summary, texts: tuple[str, ...], language: Language, expected: list[str]
) -> None:
    """Each stance is told apart, with who holds it; nothing where nobody judges the whole."""
    told = drafts(saying(unwritten, *texts), language)
    assert [draft.text for draft in told if draft.kind is COUNTED] == expected
    assert bool(told) is bool(expected)


def test_the_count_cites_everyone(unwritten: Summary) -> None:
    """Every respondent of a stance is cited by the passage that says so."""
    first, *_ = drafts(saying(unwritten, GOOD, GOOD, GOOD))
    assert [source.passage for source in first.sources] == ["sk5058.1", "sk4026.1", "sk1577.1"]


def test_at_most_two_are_quoted_one_of_each_side(unwritten: Summary) -> None:
    """The sentences that are brought are verbatim, and from both sides where there are both."""
    told = drafts(saying(unwritten, GOOD, RESERVED, BAD))
    quotes = [draft for draft in told if draft.kind is not COUNTED]
    assert len(quotes) == MOST_QUOTES
    cited = {source.passage for quote in quotes for source in quote.sources}
    assert "sk1577.1" in cited
    assert all(source.start is not None for quote in quotes for source in quote.sources)


def test_it_opens_the_views(unwritten: Summary) -> None:
    """The paragraph stands under the heading of the views, before the first theme."""
    letter = summarise(saying(unwritten, GOOD, GOOD, GOOD), LetterOptions()).letter
    views = next(section for section in letter.sections if section.heading == "Innspill")
    told = [sentence.text for sentence in views.sentences if sentence.paragraph == 1]
    assert told[0] == "Åfjord, Tinn og Volda ser samlet sett positivt på dagens strategi."
