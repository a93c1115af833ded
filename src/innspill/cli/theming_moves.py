"""What `innspill themes move` and `split` change: decisions about passages, one by one."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.cli.explaining import passages_with
from innspill.cli.theming import (
    Change,
    Desk,
    in_figures,
    passages_in,
    quoted,
    refuse_chapters,
    shortened,
    shortened_terms,
    theme_named,
    told,
)
from innspill.cli.theming_edits import freed, lock_too, own
from innspill.cluster import find_subthemes
from innspill.console import screen_words
from innspill.consultation.decisions import merged as decisions_with
from innspill.consultation.memory import keyed
from innspill.consultation.theme_writing import dropped, locked, with_theme
from innspill.errors import UsageError
from innspill.model import Decision, DecisionKind, GuidedTheme, Passage, Summary, Theme
from innspill.pipeline import senders_of, theme_options_of

MOST_NAMED = 5


def move(desk: Desk, wanted: str, name: str) -> Change:
    """Move a passage, known by its id or by words in it, to a theme, and lock that.

    Raises:
        UsageError: There is no such passage or theme, or several passages have the words.
    """
    words, result = screen_words(), _result(desk)
    passage, theme = _one_passage(result, wanted), theme_named(desk, name)
    key_of = {each.id: key for key, each in keyed(result)}
    made = _decision(passage, key_of[passage.id], theme.id)
    values = {
        "id": passage.id,
        "theme": quoted(theme.label),
        "words": quoted(shortened(passage.text)),
    }
    before = [d for d in desk.owned.decisions if (d.kind, d.passage) == (made.kind, made.passage)]
    if [each.value for each in before] == [theme.id]:
        return Change(owned=desk.owned, said=(words.text("theming.moved_already", **values),))
    source = {each.id: each.label for each in desk.themes}.get(desk.placed.get(passage.id, ""))
    alike = list(key_of.values()).count(made.passage)
    said = [
        words.text("theming.moving", **values, source=quoted(source))
        if source
        else words.text("theming.moving_free", **values),
        *([words.text("theming.moving_alike", n=words.figure(alike))] if alike > 1 else []),
        *lock_too([theme]),
    ]
    text = locked(desk.text, {theme.id})
    return _moved(desk, text, [made], said)


def split(desk: Desk, name: str, *, below: bool) -> Change:
    """Divide a theme into the parts that its passages fall into.

    The parts take its place; with `below` it stays, and they stand under it.

    Raises:
        UsageError: There is no such theme, it cannot be divided, or it has no place for parts.
    """
    words, result, theme = screen_words(), _result(desk), theme_named(desk, name)
    _check_place(desk, theme, below=below)
    parts = _parts(desk, result, theme)
    text = own(desk, [theme])
    for part in reversed(parts):
        text = with_theme(text, _as_owned(part, theme.id if below else theme.parent), theme.id)
    text = locked(text, {theme.id}) if below else dropped(text, {theme.id})
    said = [
        words.text(
            "theming.splitting",
            name=quoted(theme.label),
            themes=in_figures("theming.themes", len(parts)),
        ),
        *(f"  {_told_part(desk, result, part)}" for part in parts),
        words.text("theming.below" if below else "theming.in_place", name=quoted(theme.label)),
        *(lock_too([theme]) if below else freed(desk, [theme])),
    ]
    part_of = {passage: part.id for part in parts for passage in part.passages}
    made = [_decision(p, key, part_of[p.id]) for key, p in keyed(result) if p.id in part_of]
    # Moves of passages that are not there now would else lead to a theme that is gone.
    stale = [] if below else _stale(desk, theme, parts[0].id)
    return _moved(desk, text, [*stale, *made], said)


def _result(desk: Desk) -> Summary:
    if desk.result is None:
        raise UsageError(
            f"{desk.home}: there is no result here, so no passage is known",
            hint="Make one: innspill summarise --format json",
        )
    return desk.result


def _one_passage(result: Summary, wanted: str) -> Passage:
    """Return a passage; equal texts of one respondent are one."""
    found = passages_with(result, wanted)
    key_of = {passage.id: key for key, passage in keyed(result)}
    if len({key_of[passage.id] for passage in found}) > 1:
        shown = "; ".join(f"{p.id}: {shortened(p.text)}" for p in found[:MOST_NAMED])
        raise UsageError(
            f'{len(found)} passages have the words "{wanted}"', hint=f"Name one by its id: {shown}"
        )
    return found[0]


def _decision(passage: Passage, key: str, theme: str) -> Decision:
    return Decision(
        kind=DecisionKind.MOVED, passage=key, value=theme, words=shortened(passage.text)
    )


def _check_place(desk: Desk, theme: GuidedTheme, *, below: bool) -> None:
    if not below:
        refuse_chapters(desk, [theme])
    elif theme.parent:
        raise UsageError(
            f'"{theme.label}" itself stands under "{theme.parent}"',
            hint="Leave --below out, so that the parts take its place.",
        )


def _parts(desk: Desk, result: Summary, theme: GuidedTheme) -> tuple[Theme, ...]:
    """Divide the passages that a theme has, with ids that no other theme has."""
    whole = Theme(
        id=theme.id,
        label=theme.label,
        terms=(),
        passages=tuple(passage.id for passage in passages_in(desk, [theme])),
    )
    language, options = result.letter.language, theme_options_of(result)
    found = find_subthemes(result.passages, senders_of(result), [whole], language, options)
    if theme.id not in found:
        raise UsageError(
            f'"{theme.label}" does not fall into clear parts',
            hint="A theme of more than 40 passages is divided where its parts are clear. Write"
            " themes of your own into themes.toml, or move passages: innspill themes move",
        )
    taken = {name for each in desk.themes for name in (each.id, *each.merged)}
    return tuple(replace(part, id=_free(part.id, taken)) for part in found[theme.id])


def _free(name: str, taken: set[str]) -> str:
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def _as_owned(part: Theme, parent: str) -> GuidedTheme:
    return GuidedTheme(id=part.id, label=part.label, keywords=part.terms, parent=parent)


def _told_part(desk: Desk, result: Summary, part: Theme) -> str:
    inside = set(part.passages)
    passages = [passage for passage in result.passages if passage.id in inside]
    return f"{quoted(part.label)}: {told(desk, passages)} ({shortened_terms(part)})"


def _stale(desk: Desk, theme: GuidedTheme, part: str) -> list[Decision]:
    return [
        replace(decision, value=part)
        for decision in desk.owned.decisions
        if decision.kind is DecisionKind.MOVED and decision.value == theme.id
    ]


def _moved(desk: Desk, text: str, made: Sequence[Decision], said: Sequence[str]) -> Change:
    decisions = decisions_with(desk.owned.decisions, made)
    themes = desk.owned.themes if text == desk.text else text
    return Change(owned=replace(desk.owned, themes=themes, decisions=decisions), said=tuple(said))
