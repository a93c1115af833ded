"""*Avslutning*: the main points that recur, each with who makes it, and the signature."""

from collections.abc import Sequence

from innspill.model import SentenceKind
from innspill.summarise.candidates import Candidate, candidates_of
from innspill.summarise.drafts import Draft, DraftSection, Source
from innspill.summarise.frame import signature
from innspill.summarise.main_points import MainPoint
from innspill.summarise.material import Material
from innspill.summarise.plan import FOR, SHARED, Plan
from innspill.summarise.theme_section import breadth, with_everyone
from innspill.summarise.voices import position_by_itself, said_in_turn, told

ENOUGH = 5  # points, above which no theme fills up
MAX_WORDS = 26  # of a sentence that stands for a whole theme


def closing(plans: Sequence[Plan], widest: Sequence[MainPoint], material: Material) -> DraftSection:
    """Write the main points and the signature.

    Points that several respondents make come first; where they are few, the themes that most
    respondents raise fill up, said to be themes.
    """
    shared = [
        one
        for one in widest
        if len(one.point.respondents) >= SHARED
        and one.point.passages[0] not in material.wishes.barred
    ]
    drafts = [_main_point(one, material) for one in shared]
    covered = {one.theme.id for one in shared}
    wide = sorted(plans, key=lambda plan: -len(plan.theme.respondents))
    open_ = [p for p in wide if p.theme.id not in covered and len(p.theme.respondents) >= SHARED]
    for plan in open_[: max(0, ENOUGH - len(drafts))]:
        drafts += _main_theme(plan, material)
    opening = "frame.closing" if drafts else "frame.closing_none"
    return DraftSection(
        heading=material.words.text("letter.closing"),
        level=1,
        part="closing",
        drafts=(
            Draft(text=material.words.text(opening), kind=SentenceKind.FRAME),
            *drafts,
            *signature(material),
        ),
    )


def _main_point(one: MainPoint, material: Material) -> Draft:
    """Write a point with its own count, as the one whose sentence stands for it says it."""
    first, *others = one.point.passages
    said = told(_standing(one, material), material)
    gaps = {
        "label": one.theme.label,
        "sentence": said.text,
        "count": breadth(one.point.respondents, material),
    }
    sources = (
        *said.sources,
        *(Source(passage=passage) for passage in _one_of_each(first, others, material)),
    )
    return said_in_turn("report.main_point", gaps, material, SentenceKind.MAIN_POINT, sources)


def _standing(one: MainPoint, material: Material) -> Candidate:
    """Return the sentence that stands for a point, as it can be told."""
    passage = material.passages[one.point.passages[0]]
    found = candidates_of([passage], material.senders, material.speakers, material.language)
    return next(c for c in found if c.start <= one.point.start < c.end)


def _one_of_each(first: str, others: Sequence[str], material: Material) -> list[str]:
    """Return a passage of each other sender, the first of its own."""
    cited = {material.senders[passage]: passage for passage in reversed(others)}
    cited.pop(material.senders[first], None)
    return [passage for passage in others if passage in cited.values()]


def _main_theme(plan: Plan, material: Material) -> list[Draft]:
    """Write a theme with how many raise it and a view of one; nothing where it has no view."""
    if not plan.views:
        return []
    short = [c for c in plan.views if len(c.text.split()) <= MAX_WORDS] or plan.views
    wanted = [c for c in short if position_by_itself(c) in FOR]
    view = told((wanted or short)[0], material)
    gaps = {
        "label": plan.theme.label,
        "sentence": view.text,
        "count": breadth(plan.theme.respondents, material),
    }
    sources = with_everyone(view.sources, plan, material)
    return [said_in_turn("report.main_theme", gaps, material, SentenceKind.MAIN_POINT, sources)]
