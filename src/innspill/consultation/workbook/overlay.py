"""A result as the next run will have it: what people own by now laid over it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from innspill.consultation.memory import keyed
from innspill.consultation.workbook.book import Standing
from innspill.consultation.workbook.comments import Comment
from innspill.model import Decision, DecisionKind, GuidedTheme, Theme, ThemeStatus

COLUMN_OF: Mapping[DecisionKind, str] = {
    DecisionKind.MOVED: "theme",
    DecisionKind.POSITION: "position",
    DecisionKind.EXCLUDED: "excluded",
    DecisionKind.PREFERRED: "quote",
    DecisionKind.BARRED: "quote",
    DecisionKind.RESPONDENT: "name",
}
"""In which column each kind of decision stands."""

OUT = "yes\n"
"""What the code of an exclusion begins with; its reason follows."""

_ANCHORS = 3  # passages by which a submission's respondent is kept: one may be changed or gone


def themes_now(standing: Standing) -> tuple[GuidedTheme, ...]:
    """Return all themes: those of the result in its order, then those that no passage has yet.

    What people own counts; what the result found beside it is a proposal.
    """
    owned = {theme.id: theme for theme in standing.themes}
    gone = set(merged_into(standing.themes))
    found = {
        theme.id: owned.get(theme.id) or proposed(theme)
        for theme in standing.result.themes
        if theme.id not in gone
    }
    return tuple({**found, **{name: t for name, t in owned.items() if name not in found}}.values())


def proposed(theme: Theme) -> GuidedTheme:
    """Return a theme that was found as themes.toml would have it."""
    return GuidedTheme(
        id=theme.id,
        label=" ".join(theme.label.split()) or theme.id,
        keywords=theme.terms,
        status=ThemeStatus.PROPOSED,
    )


def merged_into(themes: Iterable[GuidedTheme]) -> dict[str, str]:
    """Give the theme that each merged one is in now."""
    return {gone: theme.id for theme in themes for gone in theme.merged}


def placed(standing: Standing) -> dict[str, str]:
    """Give the id of each passage's theme: where people moved it, else where the result has it."""
    into = merged_into(standing.themes)
    there = {theme.id for theme in themes_now(standing)}
    moved = {
        decision.passage: decision.value
        for decision in standing.owned.decisions
        if decision.kind is DecisionKind.MOVED
    }
    found = {p.id: moved.get(key) or p.theme or "" for key, p in keyed(standing.result)}
    now = {passage: into.get(theme, theme) for passage, theme in found.items()}
    return {passage: theme for passage, theme in now.items() if theme in there}


def code_of(decision: Decision) -> str:
    """Return what a decision says, as a cell's code."""
    if decision.kind is DecisionKind.EXCLUDED:
        return OUT + decision.reason
    if decision.kind in {DecisionKind.PREFERRED, DecisionKind.BARRED}:
        return decision.kind.value
    return decision.value


def decided_of(
    decisions: Iterable[Decision], comments: Iterable[Comment]
) -> dict[str, dict[str, str]]:
    """Give what people decided, for each passage's key by column."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for decision in decisions:
        told[decision.passage][COLUMN_OF[decision.kind]] = code_of(decision)
    for comment in comments:
        told[comment.passage]["comment"] = comment.text
    return dict(told)


def anchors(standing: Standing) -> dict[str, tuple[str, ...]]:
    """Give the passages by which each submission's respondent is kept; none where it has none.

    They are the first ones that no other submission has too, and those that keep it already.
    """
    keys: dict[str, list[str]] = defaultdict(list)
    senders: dict[str, set[str]] = defaultdict(set)
    for key, passage in keyed(standing.result):
        keys[passage.submission].append(key)
        senders[key].add(passage.submission)
    kept = [d.passage for d in standing.owned.decisions if d.kind is DecisionKind.RESPONDENT]
    return {
        submission: _anchors(list(dict.fromkeys(own)), senders, kept)
        for submission, own in keys.items()
    }


def _anchors(
    own: Sequence[str], senders: Mapping[str, set[str]], kept: Sequence[str]
) -> tuple[str, ...]:
    alone = [key for key in own if len(senders[key]) == 1] or own
    held = [key for key in kept if key in own]
    return tuple(dict.fromkeys((*held, *alone[:_ANCHORS])))


def name_kept(keys: Sequence[str], decided: Mapping[str, Mapping[str, str]]) -> str:
    """Return the corrected name of a submission's respondent; empty where it is not corrected."""
    return next((decided[key]["name"] for key in keys if "name" in decided.get(key, {})), "")
