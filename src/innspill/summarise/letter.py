"""The joint letter: background, a section per theme, closing with the main points, signature."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.model import Letter, SentenceKind, Theme
from innspill.options import Length
from innspill.summarise.closing import closing
from innspill.summarise.drafts import Draft, DraftSection
from innspill.summarise.frame import background, how_to_read
from innspill.summarise.main_points import MainPoint
from innspill.summarise.material import Material
from innspill.summarise.numbering import number_sections
from innspill.summarise.plan import SHARED, Plan, plan_theme
from innspill.summarise.points_annex import points_annex
from innspill.summarise.theme_section import short_section, theme_section

MAX_HEADINGS = 15
WORDS_PER_SENTENCE = 24
FEWEST_VIEWS = {Length.SHORT: 1, Length.MEDIUM: 2, Length.LONG: 3}
MOST_VIEWS = 8
# Words of the theme sections, for a letter of 800–1,500 words in all at medium length.
THEME_WORDS = {Length.SHORT: 500, Length.MEDIUM: 1000, Length.LONG: 2200}


def write_letter(material: Material, widest: Sequence[MainPoint]) -> Letter:
    """Write the whole letter from what was read and found; `widest` are its main points."""
    opening = how_to_read(material)
    material = replace(material, told=_told(opening))
    large, small, single = _by_size(material.themes)
    plans = _plans(large, material)
    sections = [
        background(material),
        opening,
        *(theme_section(plan, material, _level(plan.theme, large)) for plan in plans),
        *_together("letter.other_views", "frame.others", small, material),
        *_together("letter.single_views", "frame.singles", single, material),
        closing(plans, widest, material),
        *points_annex(material),
    ]
    return Letter(
        title=_title(material),
        language=material.language,
        sections=number_sections(sections, material.wishes),
    )


def _level(theme: Theme, headed: Sequence[Theme]) -> int:
    """Return the level of a theme's heading: one below its parent's, where that has one."""
    return 3 if theme.parent in {other.id for other in headed} else 2


def _told(section: DraftSection) -> frozenset[tuple[str, int]]:
    """Return the sentences that a section brings, by passage and first character."""
    sources = (source for draft in section.drafts for source in draft.sources)
    return frozenset((s.passage, s.start) for s in sources if s.start is not None)


def _title(material: Material) -> str:
    title = material.consultation.title
    if not title:
        return material.words.text("letter.title_unnamed")
    return material.words.text("letter.title", title=title)


def _by_size(themes: Sequence[Theme]) -> tuple[list[Theme], list[Theme], list[Theme]]:
    """Part the themes that get a heading, the smaller ones, and those of one respondent.

    Where every theme has one respondent, they all get a heading, as far as headings go.
    """
    ordered = _below_their_parents(themes)
    shared = [theme for theme in ordered if len(theme.respondents) >= SHARED]
    single = [theme for theme in ordered if len(theme.respondents) < SHARED]
    if not shared:
        return single[:MAX_HEADINGS], [], single[MAX_HEADINGS:]
    return shared[:MAX_HEADINGS], shared[MAX_HEADINGS:], single


def _below_their_parents(themes: Sequence[Theme]) -> list[Theme]:
    """Put each theme that stands under another right behind it."""
    tops = [theme for theme in themes if theme.parent not in {other.id for other in themes}]
    return [each for top in tops for each in (top, *(t for t in themes if t.parent == top.id))]


def _plans(themes: Sequence[Theme], material: Material) -> list[Plan]:
    """Share the letter's sentences among its themes: a few each, the rest by how many raise it."""
    budget = THEME_WORDS[material.options.length] // WORDS_PER_SENTENCE
    fewest = FEWEST_VIEWS[material.options.length]
    spare = max(0, budget - (fewest + 1) * len(themes))
    weight = sum(len(theme.respondents) for theme in themes)
    shares = [round(spare * len(theme.respondents) / weight) for theme in themes]
    return [
        plan_theme(theme, min(MOST_VIEWS, fewest + share), material)
        for theme, share in zip(themes, shares, strict=True)
    ]


def _together(
    heading: str, opening: str, themes: Sequence[Theme], material: Material
) -> list[DraftSection]:
    """Write small themes as paragraphs of one section; none where there are none."""
    if not themes:
        return []
    drafts = [Draft(text=material.words.text(opening), kind=SentenceKind.FRAME)]
    for number, theme in enumerate(themes, start=1):
        drafts += short_section(plan_theme(theme, 1, material), number, material)
    return [
        DraftSection(
            heading=material.words.text(heading),
            level=2,
            part=heading.removeprefix("letter."),
            drafts=tuple(drafts),
        ),
    ]
