"""Every change between two results as rows, which a screen and a page show in their ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from innspill.audit.diffs import (
    CountChange,
    Difference,
    LetterChange,
    Manner,
    PassageChange,
    SentenceChange,
    SentenceFate,
    Stretch,
    SubmissionChange,
    stretches,
)
from innspill.cli.diff_said import theme_said
from innspill.language.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One change: what became of what, and the words, with those marked that came or went."""

    label: str
    words: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The changes of one sort, under their heading."""

    heading: str
    rows: tuple[Row, ...]


def parts(difference: Difference, words: Catalogue, *, everything: bool) -> tuple[Part, ...]:
    """Return the changes in parts, without those that have no rows.

    Args:
        difference: What changed.
        words: The words to tell it in.
        everything: Whether to give all changes, or only the sentences of the letter that say
            something else than before.
    """
    body = difference.body
    if not everything:
        telling = tuple(each for each in body.sentences if _matters(each))
        body = LetterChange(sentences=telling, unchanged=body.unchanged)
    made = {"body": _sentences(body, words)}
    if everything:
        made = {
            "submissions": [_submission(each, words) for each in difference.submissions],
            "respondents": _respondents(difference, words),
            "themes": [_row("", theme_said(each, words)) for each in difference.themes],
            "passages": [_passage(each, words) for each in difference.passages],
            **made,
            "annexes": _sentences(difference.annexes, words),
            "main_points": _counts(difference.main_points, words),
            "points": _counts(difference.points, words),
            "proposals": _counts(difference.proposals, words),
            "settings": [
                Row(label=each.name, words=_changed(each.was, each.now))
                for each in difference.settings
            ],
        }
    return tuple(
        Part(heading=words.text(f"diff.heading.{name}"), rows=tuple(rows))
        for name, rows in made.items()
        if rows
    )


def _matters(change: SentenceChange) -> bool:
    return change.fate is not SentenceFate.MOVED and change.manner in {None, Manner.WORDS}


def _row(label: str, text: str) -> Row:
    return Row(label=label, words=(Stretch(words=text),))


def _changed(was: str, now: str) -> tuple[Stretch, ...]:
    return tuple(stretches(was, now))


def _mark(name: str, words: Catalogue) -> str:
    return words.text(f"diff.mark.{name}")


def _submission(change: SubmissionChange, words: Catalogue) -> Row:
    told = [*_changed(change.was, change.now)]
    if change.was and change.now:
        counts = (("new", change.fresh), ("changed", change.edited), ("gone", change.gone))
        shown = ", ".join(f"{_mark(name, words)}: {count}" for name, count in counts if count)
        told += [Stretch(words=f"({shown})")] if shown else []
    return Row(label=f"{change.respondent} · {_mark(change.fate.value, words)}", words=tuple(told))


def _respondents(difference: Difference, words: Catalogue) -> list[Row]:
    rows = []
    for change in difference.respondents:
        was, now = (
            words.text(f"status.{status.value}") if status else _mark("absent", words)
            for status in (change.was, change.now)
        )
        rows.append(_row(change.name, words.text("diff.from_to", was=was, now=now)))
    return rows


def _passage(change: PassageChange, words: Catalogue) -> Row:
    none = _mark("unassigned", words)
    now = change.now or none
    went = now if change.fresh else words.text("diff.from_to", was=change.was or none, now=now)
    notes = [_mark("edited", words)] if change.edited else []
    if change.reason:
        notes.append(words.reason(change.reason, change.note))
    label = " · ".join((change.respondent, went, *notes))
    return _row(label, change.text)


def _sentences(change: LetterChange, words: Catalogue) -> list[Row]:
    return [_sentence(each, words) for each in change.sentences]


def _sentence(change: SentenceChange, words: Catalogue) -> Row:
    mark = _mark((change.manner or change.fate).value, words)
    sections = dict.fromkeys(filter(None, (change.section_was, change.section_now)))
    label = " · ".join((" → ".join(sections), mark))
    return Row(label=label, words=_changed(change.was, change.now))


def _counts(changes: Sequence[CountChange], words: Catalogue) -> list[Row]:
    return list(_counted(changes, words))


def _counted(changes: Sequence[CountChange], words: Catalogue) -> Iterator[Row]:
    for change in changes:
        if change.was and change.now:
            mark = words.text("diff.from_to", was=change.was, now=change.now)
        else:
            mark = _mark("gone" if change.was else "new", words)
        yield _row(" · ".join(filter(None, (change.theme, mark))), change.text)
