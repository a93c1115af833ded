"""What the commands that edit themes share: what people own, what the result has, what to say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from rich.markup import escape

from innspill.cli.holding import alone
from innspill.console import error_console, screen_words
from innspill.consultation import SETTINGS_FILE, settings_around
from innspill.consultation.chapters import with_chapters
from innspill.consultation.folder import RESULT, RESULT_FILE, THEMES_FILE, refuse_misnamed
from innspill.consultation.journal import settle
from innspill.consultation.memory import keyed
from innspill.consultation.theme_book import parse_themes
from innspill.consultation.theme_writing import Owned, read_owned, with_proposals, write_owned
from innspill.errors import UsageError
from innspill.language.slug import slug
from innspill.model import DecisionKind, GuidedTheme, Passage, Summary, Theme
from innspill.pipeline import senders_of
from innspill.render.json import read_json

SHORT_WORDS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A consultation folder as a command finds it.

    `before` is what its files hold, `owned` what the command starts from: the themes of the result
    as proposals where there is no themes.toml. `themes` are these and the chapters, whose ids are
    `chapters`. `placed` has the id of the theme of each passage, as the next run will have it.
    """

    home: Path
    before: Owned
    owned: Owned
    themes: tuple[GuidedTheme, ...]
    chapters: frozenset[str]
    result: Summary | None
    placed: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of themes.toml."""
        return self.owned.themes or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a command will do: what people own afterwards, and the sentences that tell it."""

    owned: Owned
    said: tuple[str, ...]


def open_desk(folder: Path | None) -> Desk:
    """Read a consultation folder and its result, if it has one.

    Raises:
        UsageError: It is no consultation folder, or a file in it is wrong.
    """
    home = folder or Path()
    refuse_misnamed(home)
    if not (home / SETTINGS_FILE).is_file():
        raise UsageError(
            f"{home}: there is no {SETTINGS_FILE} here",
            hint="Name the consultation folder: --folder DIR. `innspill init` makes a new one.",
        )
    for place in (home, home / RESULT):
        settle(place)
    titles = settings_around(home).consultation.chapters
    chapters = frozenset(map(slug, titles))
    file = home / RESULT / RESULT_FILE
    result = read_json(file.read_bytes()) if file.is_file() else None
    before = read_owned(home)
    owned = before if before.themes is not None else _taken_over(before, result, chapters)
    book = parse_themes(owned.themes or "", str(home / THEMES_FILE), chapters)
    themes = with_chapters(book, titles).themes
    return Desk(
        home=home,
        before=before,
        owned=owned,
        themes=themes,
        chapters=chapters - {theme.id for theme in book.themes},
        result=result,
        placed=_placed(result, themes, owned) if result else {},
    )


def _taken_over(before: Owned, result: Summary | None, chapters: Iterable[str]) -> Owned:
    """Start from the themes of the result; without this, the next run would know none of them."""
    if result is None:
        return before
    found = [theme for theme in result.themes if theme.id not in set(chapters)]
    text = with_proposals("", found, screen_words().language)
    return replace(before, themes=text or None)


def _placed(result: Summary, themes: Sequence[GuidedTheme], owned: Owned) -> dict[str, str]:
    """Tell where passages will be: where people moved them, else where the result has them."""
    now = {name: theme.id for theme in themes for name in (*theme.merged, theme.id)}
    moved = {
        decision.passage: decision.value
        for decision in owned.decisions
        if decision.kind is DecisionKind.MOVED
    }
    found = {p.id: moved.get(key) or p.theme or "" for key, p in keyed(result)}
    return {passage: now[theme] for passage, theme in found.items() if theme in now}


def theme_named(desk: Desk, wanted: str) -> GuidedTheme:
    """Return the theme of an id or a name, in any case of letters.

    Raises:
        UsageError: There is none, or more than one; the hint has the nearest.
    """
    name = " ".join(wanted.split()).casefold()
    by_id = [theme for theme in desk.themes if theme.id.casefold() == name]
    found = by_id or [theme for theme in desk.themes if theme.label.casefold() == name]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(theme.id for theme in found)
        raise UsageError(
            f'{len(found)} themes are called "{wanted}"', hint=f"Name one by its id: {ids}"
        )
    near = ", ".join(f'"{label}"' for label in _near(desk.themes, name))
    raise UsageError(
        f'no theme is called "{wanted}"',
        hint=f"Did you mean {near}?" if near else "`innspill themes list` shows the themes.",
    )


def _near(themes: Sequence[GuidedTheme], name: str) -> list[str]:
    inside = [theme.label for theme in themes if name and name in theme.label.casefold()]
    called = {known.casefold(): t.label for t in themes for known in (t.id, t.label)}
    close = [called[each] for each in get_close_matches(name, called, n=3)]
    return list(dict.fromkeys((*inside, *close)))[:3]


def refuse_chapters(desk: Desk, themes: Iterable[GuidedTheme]) -> None:
    """See to it that no theme goes that the settings would bring back.

    Raises:
        UsageError: One of them is a chapter in innspill.toml.
    """
    for theme in themes:
        if theme.id in desk.chapters:
            raise UsageError(
                f'"{theme.label}" is a chapter in {SETTINGS_FILE}',
                hint="Take it out of chapters there first.",
            )


def passages_in(desk: Desk, themes: Iterable[GuidedTheme]) -> tuple[Passage, ...]:
    """Return the passages that themes have, in the order of the result."""
    wanted = {theme.id for theme in themes}
    everything = desk.result.passages if desk.result else ()
    return tuple(passage for passage in everything if desk.placed.get(passage.id) in wanted)


def told(desk: Desk, passages: Sequence[Passage]) -> str:
    """Count passages and those behind them: "tolv utsagn fra fem innspillsgivere"."""
    words = screen_words()
    if not passages or desk.result is None:
        return words.text("theming.none")
    sender = dict(zip((p.id for p in desk.result.passages), senders_of(desk.result), strict=True))
    return words.text(
        "theming.what",
        passages=in_figures("theming.passages", len(passages)),
        respondents=in_figures("count.respondents", len({sender[p.id] for p in passages})),
    )


def in_figures(key: str, count: int) -> str:
    """Write a number with its noun, in figures, so that several can be compared at a glance."""
    words = screen_words()
    singular, plural = words.variants(key)
    return singular if count == 1 else plural.format(n=words.figure(count))


def names_of(themes: Iterable[GuidedTheme]) -> str:
    """Join the names of themes, each in quotation marks."""
    return screen_words().join(tuple(quoted(theme.label) for theme in themes))


def quoted(name: str) -> str:
    """Put a name into the quotation marks of the screen's language."""
    return screen_words().text("theming.quoted", name=name)


def shortened(text: str) -> str:
    """Return the first words of a text, so that people know it again."""
    words = text.split()
    return " ".join(words[:SHORT_WORDS]) + (" …" if len(words) > SHORT_WORDS else "")


def shortened_terms(theme: Theme) -> str:
    """Return the first words that tell a theme from others."""
    return ", ".join(theme.terms[:5])


def carry_out(desk: Desk, change: Change, *, dry_run: bool) -> None:
    """Say what changes, and write it unless it is only to be said.

    Raises:
        UsageError: A file cannot be written.
    """
    words, console = screen_words(), error_console()
    same = change.owned == desk.owned
    lines = [*_beginning(desk, changes=not same), *change.said]
    if same or dry_run:
        lines.append(words.text("theming.unchanged" if same else "theming.dry_run"))
    else:
        with alone(desk.home, desk.home / RESULT):
            files = write_owned(desk.home, desk.before, change.owned, desk.chapters)
        lines.append(words.text("theming.written", names=words.join(tuple(map(str, files)))))
        lines.append(words.text("theming.next", command=_command(desk.home)))
    for line in lines:
        console.print(escape(line))


def _beginning(desk: Desk, *, changes: bool) -> list[str]:
    words = screen_words()
    if desk.result is None:
        return [words.text("theming.no_result")]
    if not changes or desk.before.themes is not None or desk.owned.themes is None:
        return []
    count = sum(theme.id not in desk.chapters for theme in desk.themes)
    return [words.text("theming.made", themes=in_figures("theming.themes", count))]


def _command(home: Path) -> str:
    run = "innspill summarise"
    if home.resolve() == Path.cwd():
        return run
    return f'{run} "{home}"' if " " in str(home) else f"{run} {home}"
