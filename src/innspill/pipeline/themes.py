"""Passages get their themes: those that stand keep theirs, the rest find a place."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from innspill.cluster import Fit, Hold, ThemeSet, assign, find_themes
from innspill.consultation.deciding import Choices
from innspill.consultation.memory import Memory
from innspill.ingest.senders.joined import set_aside
from innspill.model import (
    EXCLUDED,
    Decision,
    DecisionKind,
    Guidance,
    GuidedTheme,
    Notice,
    NoticeKind,
    Passage,
    Summary,
    Theme,
    ThemeStatus,
    Unassigned,
)
from innspill.options import Options, ThemeOptions

MUCH = 0.2  # share of text without a place, above which themes are found for it as for all text


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is settled before themes are found: by people's themes, their decisions, and before.

    `afresh` lets go of what stood in a theme that is not among people's, and finds themes for it.
    """

    guidance: Guidance = field(default_factory=Guidance)
    choices: Choices = field(default_factory=Choices)
    memory: Memory = field(default_factory=Memory)
    afresh: bool = False


def with_themes(summary: Summary, options: Options, settled: Settled) -> Summary:
    """Return a result with its themes: first those that people own, then those that are found.

    Where an earlier result is remembered, its passages stay where they were, and a theme is found
    only if enough new text fits none.
    """
    choices = settled.choices
    aside = tuple(_aside(summary, choices))
    out = {lost.passage for lost in aside}
    said = replace(summary, passages=tuple(p for p in summary.passages if p.id not in out))
    guidance, stray = _with_moves(settled.guidance, choices, out)
    guidance = _with_new_themes(said, options, guidance, settled)
    senders, language = senders_of(said), options.letter.language
    earlier = _earlier(said, options.themes, guidance, settled.memory)
    free = len(said.passages) - len(earlier.passages)
    if earlier.themes and not settled.afresh and free <= MUCH * len(said.passages):
        found = assign(said.passages, senders, earlier, language, guidance).found
    else:
        guidance = _pinned(guidance, earlier)
        found = find_themes(said.passages, senders, options.themes, language, guidance)
    themed = _themed(summary, found, guidance, settled)
    return replace(
        themed,
        endorsements=tuple(e for e in themed.endorsements if e.passage not in choices.excluded),
        unassigned=(*found.unassigned, *aside),
        notices=(*themed.notices, *_told(choices, stray)),
    )


def _aside(summary: Summary, choices: Choices) -> Iterator[Unassigned]:
    """Give the passages that get no theme: those that people left out, those that only join."""
    joining = set_aside(summary.passages, summary.endorsements, choices.moved)
    joined = {lost.passage: lost for lost in joining}
    for passage in summary.passages:
        if passage.id in choices.excluded:
            note = choices.excluded[passage.id]
            yield Unassigned(passage=passage.id, reason=EXCLUDED, note=note)
        elif passage.id in joined:
            yield joined[passage.id]


def _with_moves(
    guidance: Guidance, choices: Choices, out: AbstractSet[str]
) -> tuple[Guidance, tuple[str, ...]]:
    """Add the moves to themes that are there; give the ids of the themes that are not."""
    taken = {old: theme.id for theme in guidance.themes for old in (theme.id, *theme.merged)}
    moved = [(p, taken[t]) for p, t in choices.moved.items() if t in taken and p not in out]
    stray = {t for t in choices.moved.values() if t not in taken}
    return replace(guidance, moved=(*guidance.moved, *moved)), tuple(sorted(stray))


def _earlier(said: Summary, options: ThemeOptions, guidance: Guidance, memory: Memory) -> ThemeSet:
    """Return what stands: the themes that are still people's, and the passages known again."""
    taken = {old: theme for theme in guidance.themes for old in (theme.id, *theme.merged)}
    before = {theme.id for theme in memory.themes}
    standing = [t for t in guidance.themes if before & {t.id, *t.merged}]
    passages = []
    for passage in said.passages:
        was = None if passage.id in memory.aside else memory.passages.get(passage.id)
        if was is not None and (was.theme is None or was.theme in taken):
            theme = None if was.theme is None else taken[was.theme].id
            passages.append(replace(passage, theme=theme))
    return ThemeSet(
        passages=tuple(passages),
        themes=tuple(Theme(id=t.id, label=t.label, terms=(), passages=()) for t in standing),
        options=options,
    )


def _pinned(guidance: Guidance, earlier: ThemeSet) -> Guidance:
    """Hold the passages where they stand while themes are found for the rest."""
    decided = {passage for passage, _ in guidance.moved}
    standing = [(p.id, p.theme) for p in earlier.passages if p.theme and p.id not in decided]
    return replace(guidance, moved=(*guidance.moved, *standing))


def _with_new_themes(
    said: Summary, options: Options, guidance: Guidance, settled: Settled
) -> Guidance:
    """Give the themes that people have added since what fits them, of the text that is free.

    Free is what stands in no theme that is people's: a proposal gives way.
    """
    memory = settled.memory
    stood = {theme.id for theme in memory.themes}
    own = [theme for theme in guidance.themes if theme.status is ThemeStatus.LOCKED]
    new = tuple(t for t in own if not stood & {t.id, *t.merged})
    if not new or not memory.passages:
        return guidance
    locked = {name for theme in own for name in (theme.id, *theme.merged)}
    kept = {p for p, was in memory.passages.items() if was.theme in locked}
    kept |= {passage for passage, _ in guidance.moved}
    free = replace(said, passages=tuple(p for p in said.passages if p.id not in kept))
    language, senders = options.letter.language, senders_of(free)
    only = Guidance(themes=new)
    anew = find_themes(free.passages, senders, options.themes, language, only)
    ids = {theme.id for theme in new}
    fitting = tuple((p.id, p.theme) for p in anew.passages if p.theme in ids and p.theme)
    return replace(guidance, moved=(*guidance.moved, *fitting))


def _themed(summary: Summary, found: ThemeSet, guidance: Guidance, settled: Settled) -> Summary:
    """Write what was found into the result, as it was before where nothing has changed."""
    memory, moved = settled.memory, settled.choices.moved
    found_as = {p.id: p for p in (*summary.passages, *found.passages)}
    fits = {fit.passage: fit for fit in found.fits}
    holds = {hold.theme: hold for hold in found.holds}
    passages = tuple(
        _as_before(
            _fitted(found_as[p.id], fits.get(p.id)),
            None if p.id in moved else memory.passages.get(p.id),
        )
        for p in summary.passages
    )
    books = {theme.id: theme for theme in guidance.themes}
    was = {theme.id: theme for theme in memory.themes}
    told = {p: old.id for p, old in memory.passages.items()}
    themes = [_held(theme, holds.get(theme.id), books.get(theme.id)) for theme in found.themes]
    empty = tuple(
        Notice(kind=NoticeKind.THEME_EMPTY, values=(("theme", books[name].label),))
        for name in found.empty
        if name in books
    )
    return replace(
        summary,
        passages=passages,
        themes=tuple(
            _held_before(theme, was.get(theme.id), told) for theme in _in_order(themes, guidance)
        ),
        notices=(*summary.notices, *empty),
        alternatives=found.alternatives,
    )


def _in_order(themes: Sequence[Theme], guidance: Guidance) -> list[Theme]:
    """Put themes in people's order, those that are found now behind them."""
    place = {theme.id: at for at, theme in enumerate(guidance.themes)}
    return sorted(themes, key=lambda theme: place.get(theme.id, len(place)))


def _as_before(passage: Passage, was: Passage | None) -> Passage:
    """Keep how a passage came to its theme, if it is still there."""
    if was is None or passage.theme != was.theme:
        return passage
    return replace(passage, decided=was.decided, runner_up=was.runner_up, margin=was.margin)


def _held_before(theme: Theme, was: Theme | None, told: Mapping[str, str]) -> Theme:
    """Keep how a theme held and what it was known by, if its passages are the same."""
    if was is None or tuple(told.get(p, "") for p in theme.passages) != was.passages:
        return theme
    return replace(theme, terms=was.terms, cohesion=was.cohesion, stability=was.stability)


def _known_by(decision: Decision) -> str:
    """Give a decision's words; of what was left out, none are shown."""
    excluded = decision.kind is DecisionKind.EXCLUDED
    return decision.passage if excluded or not decision.words else decision.words


def _told(choices: Choices, stray: tuple[str, ...]) -> tuple[Notice, ...]:
    """Tell which decisions have nothing left that they are about."""
    gone = tuple(
        Notice(
            kind=NoticeKind.DECISION_GONE,
            values=(("words", _known_by(decision)), ("what", decision.kind.value)),
        )
        for decision in choices.gone
    )
    lost = tuple(Notice(kind=NoticeKind.THEME_GONE, values=(("theme", theme),)) for theme in stray)
    return (*gone, *lost)


def _fitted(passage: Passage, fit: Fit | None) -> Passage:
    if fit is None:
        return passage
    return replace(
        passage, decided=fit.decided, runner_up=fit.runner_up, margin=round(fit.margin, 3)
    )


def _held(theme: Theme, hold: Hold | None, book: GuidedTheme | None) -> Theme:
    status = book.status if book else ThemeStatus.PROPOSED
    parent = book.parent if book and book.parent else None
    theme = replace(theme, status=status, parent=parent)
    if hold is None:
        return theme
    stability = None if hold.stability is None else round(hold.stability, 3)
    return replace(theme, cohesion=round(hold.cohesion, 3), stability=stability)


def theme_options_of(summary: Summary) -> ThemeOptions:
    """Return what of a result's options the explanation of its themes hangs on."""
    name, _, _ = dict(summary.provenance.options).get("meaning", "").partition(" ")
    return ThemeOptions(meaning=name)


def senders_of(summary: Summary) -> list[str]:
    """Return the id of the respondent behind each passage."""
    respondent = {submission.id: submission.respondent for submission in summary.submissions}
    return [respondent[passage.submission] for passage in summary.passages]
