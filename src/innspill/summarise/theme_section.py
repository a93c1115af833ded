"""One theme of the letter: who raises it, what they say, and who sees it otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from innspill.model import Position, RespondentKind, SentenceKind, Theme
from innspill.summarise.candidates import POOR, Candidate, candidates_of, choose
from innspill.summarise.clauses import Form
from innspill.summarise.drafts import Draft, DraftSection, Source
from innspill.summarise.lead import Lead
from innspill.summarise.material import Material
from innspill.summarise.positions import position_of
from innspill.summarise.similarity import vectors
from innspill.summarise.voices import objected, quotation, seconded, source_of, told

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
_FOR = frozenset({Position.PROPOSAL, Position.SUPPORT})
MAX_CONTRASTS = 2
_REMOTE = 3  # so many times farther from the theme than its usual sentence, one is about another
MAX_POINT_WORDS = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a theme's section will say: the chosen sentences, and those that speak against.

    `best` is each sender's best sentence, by which it is cited where it is only counted.
    """

    theme: Theme
    views: tuple[Candidate, ...]
    contrasts: tuple[Candidate, ...]
    point: Candidate | None
    best: tuple[Candidate, ...]


def plan_theme(theme: Theme, wanted: int, material: Material) -> Plan:
    """Choose the sentences of a theme: `wanted` views, at most two objections to them."""
    passages = [material.passages[passage] for passage in theme.passages]
    candidates = candidates_of(passages, material.senders, material.speakers, material.language)
    against = _on_the_theme([c for c in candidates if _objects(c)], candidates)
    rest = [c for c in candidates if c not in against]
    if not against or not any(c.passage.position in _FOR for c in rest):
        against, rest = [], list(candidates)
    return Plan(
        theme=theme,
        views=_best(rest, wanted),
        contrasts=_one_each(_best(against, MAX_CONTRASTS)),
        point=_main_point(rest),
        best=_one_each(sorted(candidates, key=lambda c: -c.quality)),
    )


def _on_the_theme(
    objections: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Keep the objections that are not much farther from what the others say than is usual.

    A sentence that objects to something else can stand in a passage that is here for its other
    sentences.
    """
    if not objections:
        return []
    matrix = vectors([candidate.text for candidate in candidates])
    # How near each is to all the others: its likeness to itself is 1, and taken away.
    nearness = ((matrix @ matrix.T).sum(axis=1) - 1.0).ravel().tolist()[0]
    usual = sorted(nearness)[len(nearness) // 2]
    near = {id(c): value for c, value in zip(candidates, nearness, strict=True)}
    return [c for c in objections if near[id(c)] >= usual / _REMOTE]


def _best(candidates: Sequence[Candidate], wanted: int) -> tuple[Candidate, ...]:
    if not candidates:
        return ()
    matrix = vectors([candidate.text for candidate in candidates])
    return tuple(candidates[row] for row in choose(candidates, matrix, wanted))


def _one_each(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Keep the first candidate of each sender."""
    first = {candidate.sender: candidate for candidate in reversed(candidates)}
    return tuple(c for c in candidates if first[c.sender] is c)


def _main_point(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the short sentence that covers the theme best, told by no one in particular."""
    good = [c for c in candidates if c.quality > POOR]
    short = [c for c in good if len(c.text.split()) <= MAX_POINT_WORDS]
    common = [c for c in short if c.clause.form not in {Form.SELF, Form.QUOTE}]
    wanted = [c for c in common if _position(c) in _FOR]
    best = _best(wanted or common or short or good, 1)
    return best[0] if best else None


def _objects(candidate: Candidate) -> bool:
    """Tell whether a sentence of a passage that opposes something can stand for its objection."""
    return candidate.quality > POOR and _position(candidate) is Position.OPPOSITION


def _position(candidate: Candidate) -> Position:
    """Return what a sentence does by itself, whatever the rest of its passage does."""
    return position_of(replace(candidate.passage, text=candidate.text))


def theme_section(plan: Plan, turn: int, material: Material) -> DraftSection:
    """Write a theme under its own heading: who raises it, what they say, who sees it otherwise."""
    lead = Lead(theme=plan.theme, material=material, turn=turn, cited=_cited(plan, material))
    drafts = [*lead.drafts(), *view_drafts(plan, turn, material)]
    for count, candidate in enumerate(plan.contrasts):
        drafts.append(replace(objected(candidate, turn + count, material), paragraph=2))
    return DraftSection(
        heading=plan.theme.label, level=2, theme=plan.theme.id, drafts=tuple(drafts)
    )


def view_drafts(plan: Plan, turn: int, material: Material) -> tuple[Draft, ...]:
    """Tell the chosen views in reading order, and after each who says the same."""
    order = sorted(plan.views, key=lambda c: _READING_ORDER.index(c.passage.position))
    drafts: list[Draft] = []
    for count, candidate in enumerate(order):
        drafts.append(told(candidate, turn + count, material))
        alike = _same_point(candidate, plan, material)
        if alike:
            drafts.append(seconded(alike, turn + count, material))
    return tuple(replace(draft, paragraph=1) for draft in drafts)


def short_section(plan: Plan, paragraph: int, turn: int, material: Material) -> tuple[Draft, ...]:
    """Write a small theme as one paragraph that opens with its name."""
    first, *rest = view_drafts(plan, turn, material)
    single = len(plan.theme.respondents) == 1
    text = material.words.text(
        "report.labelled_single" if single else "report.labelled",
        label=plan.theme.label,
        count=breadth(plan.theme.respondents, material),
        sentence=first.text,
    )
    kind = SentenceKind.SINGLE if single else first.kind
    sources = _with_everyone(first.sources, plan, material)
    drafts = (replace(first, text=text, kind=kind, sources=sources), *rest)
    return tuple(replace(draft, paragraph=paragraph) for draft in drafts)


def main_point(plan: Plan, material: Material) -> Draft | None:
    """Write a theme's main point with its count; None for a theme without a sentence."""
    if plan.point is None:
        return None
    whole = plan.point.text
    closing = "" if whole.endswith((".", "!", "?", "…")) else "."
    return Draft(
        text=material.words.text(
            "report.main_point",
            label=plan.theme.label,
            who=material.name(plan.point.sender),
            quote=quotation(whole) + closing,
            count=breadth(plan.theme.respondents, material),
        ),
        kind=SentenceKind.MAIN_POINT,
        sources=_with_everyone((source_of(plan.point, 0, len(whole)),), plan, material),
    )


def _with_everyone(
    sources: tuple[Source, ...], plan: Plan, material: Material
) -> tuple[Source, ...]:
    """Add a passage of each other respondent of the theme, on which a count rests."""
    told = {material.senders[source.passage] for source in sources}
    cited = _cited(plan, material)
    rest = [Source(passage=cited[r]) for r in plan.theme.respondents if r not in told]
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


def _cited(plan: Plan, material: Material) -> dict[str, str]:
    """Cite each respondent by the passage that the section brings, else by its best sentence's."""
    order = (*plan.views, *plan.contrasts, *plan.best)
    cited = {candidate.sender: candidate.passage.id for candidate in reversed(order)}
    for passage in plan.theme.passages:
        cited.setdefault(material.senders[passage], passage)
    return cited


def _same_point(candidate: Candidate, plan: Plan, material: Material) -> tuple[str, ...]:
    """Return the other senders' passages that make the candidate's point and are not brought."""
    brought = {c.sender for c in plan.views} | {candidate.sender}
    for point in plan.theme.points:
        if candidate.passage.id in point.passages:
            return tuple(p for p in point.passages if material.senders[p] not in brought)
    return ()
