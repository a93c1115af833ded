"""The difference between two results in a few sentences."""

from collections.abc import Callable, Iterator, Sequence

from innspill.audit.diffs import (
    CountChange,
    Difference,
    LetterChange,
    Manner,
    PassageFate,
    RespondentChange,
    SentenceFate,
    SubmissionFate,
    ThemeChange,
    ThemeFate,
    ThemeSize,
)
from innspill.language.catalogue import Catalogue
from innspill.model import RespondentKind, RespondentStatus

MOST_NAMES = 6
MOST_THEMES = 6

_SILENT = RespondentStatus.SILENT
_ANSWERS: tuple[tuple[str, Callable[[RespondentChange], bool]], ...] = (
    ("heard", lambda c: c.was is _SILENT and c.now not in {None, _SILENT}),
    ("silent", lambda c: c.was not in {None, _SILENT} and c.now is _SILENT),
    ("came", lambda c: c.was is None and c.now is not _SILENT),
    ("invited", lambda c: c.was is None and c.now is _SILENT),
    ("left", lambda c: c.now is None),
    ("otherwise", lambda c: {c.was, c.now}.isdisjoint({None, _SILENT})),
)
"""What there is to say of respondents with another status."""


def said(difference: Difference, words: Catalogue, *, everything: bool = False) -> list[str]:
    """Tell what changed in about ten lines; with `everything`, of all themes and respondents."""
    lines = [words.text("diff.unrelated")] if difference.unrelated else []
    if difference.empty:
        return [*lines, words.text("diff.none")]
    most = len(difference.themes) if everything else MOST_THEMES
    lines += _submissions(difference, words, everything=everything)
    lines += _respondents(difference, words, everything=everything)
    lines += [theme_said(change, words) for change in difference.themes[:most]]
    lines += _other_themes(difference, len(difference.themes[most:]), words)
    lines += _passages(difference, words)
    lines += _letter("body", difference.body, words)
    lines += _letter("annexes", difference.annexes, words)
    for name in ("main_points", "points", "proposals"):
        lines += _counts(name, getattr(difference, name), words)
    if difference.settings:
        names = words.join(tuple(change.name for change in difference.settings))
        lines.append(words.text("diff.settings", names=names))
    return lines


def counted(key: str, count: int, words: Catalogue, **values: object) -> str:
    """Return a sentence for one or for several, the number in digits."""
    singular, plural = words.variants(key)
    return (singular if count == 1 else plural).format(n=words.figure(count), **values)


def _named(names: Sequence[str], words: Catalogue, most: int) -> str:
    """Join names, each once; of very many, the first and how many more."""
    each = tuple(dict.fromkeys(names))
    rest = len(each) - most
    if rest <= 0:
        return words.join(each)
    return counted("diff.others", rest, words, names=", ".join(each[:most]))


def _submissions(difference: Difference, words: Catalogue, *, everything: bool) -> Iterator[str]:
    changes = difference.submissions
    most = len(changes) if everything else MOST_NAMES
    for fate in SubmissionFate:
        own = [change.respondent for change in changes if change.fate is fate]
        if own:
            names = _named(own, words, most)
            yield counted(f"diff.{fate.value}", len(own), words, names=names)


def _respondents(difference: Difference, words: Catalogue, *, everything: bool) -> Iterator[str]:
    changes = difference.respondents
    most = len(changes) if everything else MOST_NAMES
    for key, fits in _ANSWERS:
        own = [change.name for change in changes if fits(change)]
        if own:
            yield counted(f"diff.{key}", len(own), words, names=_named(own, words, most))


def theme_said(change: ThemeChange, words: Catalogue) -> str:
    """Tell what became of a theme: its name, how many raise it, who came and who left."""
    sides = [size for size in (change.was, change.now) if size]
    name = _quoted(sides[-1].label, words)
    municipal = change.kind is RespondentKind.MUNICIPALITY
    gaps = {
        "name": name,
        "into": _quoted(change.into, words),
        "respondents": _from_to(sides, "municipalities" if municipal else "respondents", words),
        "passages": _from_to(sides, "passages", words),
    }
    key = {
        ThemeFate.NEW: "diff.size_new",
        ThemeFate.GONE: "diff.size_gone",
        ThemeFate.MERGED: "diff.merged",
    }.get(change.fate, "diff.size")
    renamed = change.fate is ThemeFate.RENAMED
    was = _quoted(sides[0].label, words)
    lines = [words.text("diff.renamed_theme", was=was, now=name)] if renamed else []
    if not renamed or change.fresh or change.gone or change.came or change.left:
        lines.append(words.text(key, **gaps))
    if change.out_of:
        lines.append(words.text("diff.out_of", name=_quoted(change.out_of, words)))
    if change.was and change.now:
        lines += _who("diff.came_in", change.came, words)
        lines += _who("diff.went_out", change.left, words)
    return " ".join(lines)


def _quoted(name: str, words: Catalogue) -> str:
    return words.text("theming.quoted", name=name)


def _who(key: str, names: Sequence[str], words: Catalogue) -> list[str]:
    return [words.text(key, names=_named(names, words, MOST_NAMES))] if names else []


def _from_to(sizes: Sequence[ThemeSize], noun: str, words: Catalogue) -> str:
    """Write "7 → 8 kommuner", or "7 kommuner" where the number is the same."""
    field = "passages" if noun == "passages" else "respondents"
    was, now = (getattr(size, field) for size in (sizes[0], sizes[-1]))
    told = counted(f"diff.noun.{noun}", now, words)
    return told if was == now else words.text("diff.from_to", was=words.figure(was), now=told)


def _other_themes(difference: Difference, rest: int, words: Catalogue) -> Iterator[str]:
    """Count the themes that are not told, and those that are as before."""
    told = []
    if rest:
        told.append(counted("diff.themes_more", rest, words))
    if difference.themes and difference.themes_unchanged:
        told.append(counted("diff.themes_same", difference.themes_unchanged, words))
    if told:
        yield " ".join(told)


def _passages(difference: Difference, words: Catalogue) -> Iterator[str]:
    for fate in PassageFate:
        count = sum(change.fate is fate for change in difference.passages)
        if count:
            yield counted(f"diff.{fate.value}", count, words)


def _letter(name: str, change: LetterChange, words: Catalogue) -> Iterator[str]:
    """Count what became of the sentences, and which changes do not change what is said."""
    if not change.sentences:
        return
    counts = {"same": change.unchanged}
    order = (SentenceFate.CHANGED, SentenceFate.NEW, SentenceFate.GONE, SentenceFate.MOVED)
    counts |= {fate.value: len(change.of(fate)) for fate in order}
    told = tuple(counted(f"diff.sentences_{k}", n, words) for k, n in counts.items() if n)
    lines = [words.text(f"diff.{name}", what=words.join(told))]
    for manner in (Manner.FIGURES, Manner.TELLING):
        count = sum(sentence.manner is manner for sentence in change.sentences)
        if count:
            lines.append(counted(f"diff.only_{manner.value}", count, words))
    yield " ".join(lines)


def _counts(name: str, changes: Sequence[CountChange], words: Catalogue) -> Iterator[str]:
    if not changes:
        return
    counts = {
        "new": sum(not change.was for change in changes),
        "gone": sum(not change.now for change in changes),
        "other": sum(bool(change.was and change.now) for change in changes),
    }
    told = tuple(counted(f"diff.count_{k}", n, words) for k, n in counts.items() if n)
    yield words.text(f"diff.{name}", what=words.join(told))
