"""The joint letter: background, a section per theme, closing with the main points, signature."""

from collections.abc import Sequence

from innspill.model import Letter, SentenceKind, Theme
from innspill.options import Length
from innspill.summarise.drafts import Draft, DraftSection, number_sections
from innspill.summarise.frame import background, how_to_read, signature
from innspill.summarise.material import Material
from innspill.summarise.theme_section import (
    Plan,
    main_point,
    plan_theme,
    short_section,
    theme_section,
)

MAX_HEADINGS = 15
MAX_MAIN_POINTS = 7
SEVERAL = 2
WORDS_PER_SENTENCE = 24
FEWEST_VIEWS, MOST_VIEWS = 2, 8
# Words of the theme sections, for a letter of 800–1,500 words in all at medium length.
THEME_WORDS = {Length.SHORT: 500, Length.MEDIUM: 1000, Length.LONG: 2200}


def write_letter(material: Material) -> Letter:
    """Write the whole letter from what was read and found."""
    large, small, single = _by_size(material.themes)
    plans = {theme.id: plan for theme, plan in zip(large, _plans(large, material), strict=True)}
    sections = [
        background(material),
        how_to_read(material),
        *(theme_section(plans[t.id], turn, material) for turn, t in enumerate(large)),
        *_together("letter.other_views", "frame.others", small, material),
        *_together("letter.single_views", "frame.singles", single, material),
        _closing([plans[theme.id] for theme in large], material),
    ]
    return Letter(
        title=_title(material), language=material.language, sections=number_sections(sections)
    )


def _title(material: Material) -> str:
    title = material.consultation.title
    if not title:
        return material.words.text("letter.title_unnamed")
    return material.words.text("letter.title", title=title)


def _by_size(themes: Sequence[Theme]) -> tuple[list[Theme], list[Theme], list[Theme]]:
    """Part the themes that get a heading, the smaller ones, and those of one respondent.

    Where every theme has one respondent, they all get a heading, as far as headings go.
    """
    shared = [theme for theme in themes if len(theme.respondents) >= SEVERAL]
    single = [theme for theme in themes if len(theme.respondents) < SEVERAL]
    if not shared:
        return single[:MAX_HEADINGS], [], single[MAX_HEADINGS:]
    return shared[:MAX_HEADINGS], shared[MAX_HEADINGS:], single


def _plans(themes: Sequence[Theme], material: Material) -> list[Plan]:
    """Share the letter's sentences among its themes: two each, the rest by how many raise it."""
    budget = THEME_WORDS[material.options.length] // WORDS_PER_SENTENCE
    spare = max(0, budget - (FEWEST_VIEWS + 1) * len(themes))
    weight = sum(len(theme.respondents) for theme in themes)
    return [
        plan_theme(
            theme,
            min(MOST_VIEWS, FEWEST_VIEWS + round(spare * len(theme.respondents) / weight)),
            material,
        )
        for theme in themes
    ]


def _together(
    heading: str, opening: str, themes: Sequence[Theme], material: Material
) -> list[DraftSection]:
    """Write small themes as paragraphs of one section; none where there are none."""
    if not themes:
        return []
    drafts = [Draft(text=material.words.text(opening), kind=SentenceKind.FRAME)]
    for turn, theme in enumerate(themes):
        drafts += short_section(plan_theme(theme, 1, material), turn + 1, turn, material)
    return [
        DraftSection(heading=material.words.text(heading), level=2, drafts=tuple(drafts)),
    ]


def _closing(plans: Sequence[Plan], material: Material) -> DraftSection:
    """Write *Avslutning*: the main points that recur, and the signature."""
    recurring = [plan for plan in plans if len(plan.theme.respondents) >= SEVERAL]
    points = [point for plan in recurring if (point := main_point(plan, material)) is not None]
    opening = "frame.closing" if points else "frame.closing_none"
    return DraftSection(
        heading=material.words.text("letter.closing"),
        level=1,
        drafts=(
            Draft(text=material.words.text(opening), kind=SentenceKind.FRAME),
            *points[:MAX_MAIN_POINTS],
            *signature(material),
        ),
    )
