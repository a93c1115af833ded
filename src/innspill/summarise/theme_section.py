"""One theme of the letter: who raises it, what they say, and who sees it otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.model import Position, RespondentKind, SentenceKind
from innspill.summarise.candidates import Candidate
from innspill.summarise.copied import others_who_say
from innspill.summarise.drafts import Draft, DraftSection, Source
from innspill.summarise.lead import Lead
from innspill.summarise.material import Material
from innspill.summarise.plan import Plan
from innspill.summarise.voices import said_in_turn, told

# The order in which a reader expects it: what is good, what is wanted, what is known, what worries.
_READING_ORDER = (
    Position.SUPPORT,
    Position.PROPOSAL,
    Position.EXPERIENCE,
    Position.CONCERN,
    Position.QUESTION,
    Position.OTHER,
    Position.OPPOSITION,
)


def theme_section(plan: Plan, material: Material, level: int = 2) -> DraftSection:
    """Write a theme under its own heading: who raises it, what they say, who sees it otherwise."""
    lead = Lead(theme=plan.theme, material=material, cited=cited_passages(plan, material))
    drafts = [*lead.drafts(), *view_drafts(plan, material), *_contrast_drafts(plan, material)]
    return DraftSection(
        heading=plan.theme.label,
        level=level,
        theme=plan.theme.id,
        drafts=tuple(d if d.seed else replace(d, seed=plan.theme.id) for d in drafts),
    )


def view_drafts(plan: Plan, material: Material) -> tuple[Draft, ...]:
    """Tell what several say, then the other views in reading order; after each, who says the same.

    A view is told after those of its own position, so that good and bad do not take turns.
    """
    drafts: list[Draft] = []
    told_views = [(view, seconders(view, plan, material)) for view in plan.views]
    for view, others in sorted(told_views, key=lambda pair: (not pair[1], _reading(pair[0]))):
        drafts += [told(view, material), *others]
    return tuple(replace(draft, paragraph=1) for draft in drafts)


def _reading(candidate: Candidate) -> int:
    return _READING_ORDER.index(candidate.passage.position)


def _contrast_drafts(plan: Plan, material: Material) -> list[Draft]:
    """Tell who is on which side, and the first objections in their own words."""
    if not plan.objections:
        return []
    against = [c.sender for c in plan.objections]
    favour = dict.fromkeys(material.senders[passage] for passage in plan.others)
    cited = {material.senders[passage]: passage for passage in reversed(plan.others)}
    sources = (
        *(Source(passage=cited[sender]) for sender in favour),
        *(Source(passage=c.passage.id) for c in plan.objections),
    )
    gaps = {"favour": material.named(favour), "against": material.named(against)}
    sides = said_in_turn("report.both_sides", gaps, material, SentenceKind.CONTRAST, sources)
    drafts = [sides, *(told(objection, material) for objection in plan.told_objections)]
    return [replace(d, paragraph=2, kind=SentenceKind.CONTRAST) for d in drafts]


def short_section(plan: Plan, paragraph: int, material: Material) -> tuple[Draft, ...]:
    """Write a small theme as one paragraph that opens with its name."""
    first, *rest = view_drafts(plan, material)
    single = len(plan.theme.respondents) == 1
    key = "report.labelled_single" if single else "report.labelled"
    gaps = {"label": plan.theme.label, "count": breadth(plan.theme.respondents, material)}
    opened = replace(
        first,
        text=material.words.text(key, sentence=first.text, **gaps),
        others=(),
        kind=SentenceKind.SINGLE if single else first.kind,
        sources=with_everyone(first.sources, plan, material),
    )
    return tuple(replace(draft, paragraph=paragraph) for draft in (opened, *rest))


def with_everyone(
    sources: tuple[Source, ...], plan: Plan, material: Material
) -> tuple[Source, ...]:
    """Add a passage of each other respondent of the theme, on which a count rests."""
    named = {material.senders[source.passage] for source in sources}
    cited = cited_passages(plan, material)
    rest = [Source(passage=cited[r]) for r in plan.theme.respondents if r not in named]
    return (*sources, *rest)


def breadth(respondents: Sequence[str], material: Material) -> str:
    """Write how many of which kind: "ni kommuner og én fylkeskommune"."""
    kinds = [material.respondents[r].kind for r in respondents]
    counted = [
        material.words.counted(f"kind.{kind.value}", kinds.count(kind))
        for kind in RespondentKind
        if kind in kinds
    ]
    return material.words.join(tuple(counted))


def cited_passages(plan: Plan, material: Material) -> dict[str, str]:
    """Cite each respondent by the passage that the section brings, else by its best sentence's."""
    order = (*plan.brought(), *plan.best)
    cited = {candidate.sender: candidate.passage.id for candidate in reversed(order)}
    for passage in plan.theme.passages:
        cited.setdefault(material.senders[passage], passage)
    return cited


def seconders(candidate: Candidate, plan: Plan, material: Material) -> list[Draft]:
    """Name the other respondents who make the candidate's point and are not brought themselves."""
    brought = {c.sender for c in plan.brought()}
    for point in plan.theme.points:
        if candidate.passage.id in point.passages:
            others = [p for p in point.passages if material.senders[p] not in brought]
            return others_who_say(candidate.passage.id, others, material)
    return []
