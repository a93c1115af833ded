"""What `innspill themes propose` changes: what is only proposed goes, and is found anew."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.cli.theming import (
    Change,
    Desk,
    in_figures,
    names_of,
    quoted,
    shortened_terms,
    told,
)
from innspill.cli.theming_edits import descriptions, freeing, without_themes
from innspill.cluster import find_themes
from innspill.console import screen_words
from innspill.consultation.theme_writing import locked, with_proposals
from innspill.model import Guidance, GuidedTheme, Passage, Summary, Theme, ThemeStatus
from innspill.options import Granularity, ThemeOptions
from innspill.pipeline import senders_of, theme_options_of

_OPEN = frozenset({"nothing_near", "no_terms"})
"""Reasons to be in no theme that another division may change; people gave the others."""


def propose(desk: Desk) -> Change:
    """Take out what is only proposed, and propose what the passages in no locked theme fall into.

    A proposal whose name in the file is another than in the result was named by people, who have
    made it theirs.
    """
    words = screen_words()
    label = {theme.id: theme.label for theme in desk.result.themes} if desk.result else {}
    proposed = [theme for theme in desk.themes if theme.status is ThemeStatus.PROPOSED]
    named = [theme for theme in proposed if label.get(theme.id, theme.label) != theme.label]
    gone = [theme for theme in proposed if theme not in named]
    kept = [theme for theme in desk.themes if theme not in gone]
    new = _found(desk, desk.result, kept) if desk.result else ()
    said = []
    if named:
        said.append(words.text("theming.proposing_kept", names=names_of(named)))
    if gone:
        said.append(words.text("theming.proposing", names=names_of(gone)))
        said.extend(freeing(desk, gone, "theming.proposing_frees"))
    said.extend(_told_new(desk, new))
    if not said:
        said.append(words.text("theming.proposing_none"))
    text = locked(desk.text, {theme.id for theme in named})
    bare = without_themes(desk, text, gone, (*said, *descriptions(gone)))
    grown = with_proposals(bare.owned.themes or "", new, words.language)
    return replace(bare, owned=replace(bare.owned, themes=grown or bare.owned.themes))


def _found(desk: Desk, result: Summary, kept: Sequence[GuidedTheme]) -> tuple[Theme, ...]:
    """Divide what is in no theme that stays; whatever is in one stays there."""
    names = {theme.id for theme in kept}
    passages = _divided(result)
    pins = tuple(
        (passage.id, desk.placed[passage.id])
        for passage in passages
        if desk.placed.get(passage.id) in names
    )
    here = {passage.id for passage in passages}
    everyone = zip(result.passages, senders_of(result), strict=True)
    senders = [sender for passage, sender in everyone if passage.id in here]
    guidance = Guidance(themes=tuple(kept), moved=pins)
    found = find_themes(passages, senders, _options(result), result.letter.language, guidance)
    return tuple(theme for theme in found.themes if theme.id not in names)


def _divided(result: Summary) -> tuple[Passage, ...]:
    """Return the passages that get a theme: not those that people left out, or that only join."""
    out = {lost.passage for lost in result.unassigned if lost.reason not in _OPEN}
    return tuple(passage for passage in result.passages if passage.id not in out)


def _options(result: Summary) -> ThemeOptions:
    """Return how many themes, or how fine, the result was asked for."""
    asked = dict(result.provenance.options)
    number = asked.get("themes", "")
    return replace(
        theme_options_of(result),
        granularity=Granularity(asked.get("granularity", Granularity.MEDIUM)),
        number=int(number) if number.isdigit() else None,
    )


def _told_new(desk: Desk, new: Sequence[Theme]) -> list[str]:
    words = screen_words()
    if not new or desk.result is None:
        return []
    by_id = {passage.id: passage for passage in desk.result.passages}
    lines = [words.text("theming.proposing_new", themes=in_figures("theming.themes", len(new)))]
    for theme in new:
        what = told(desk, [by_id[passage] for passage in theme.passages])
        lines.append(f"  {quoted(theme.label)}: {what} ({shortened_terms(theme)})")
    return lines
