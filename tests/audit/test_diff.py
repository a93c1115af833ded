"""What changed between two results: each small change is seen, and nothing else."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from innspill.audit.diffs import (
    Difference,
    SentenceFate,
    SubmissionFate,
    ThemeFate,
    diff,
)
from innspill.model import (
    Provenance,
    RespondentStatus,
    Section,
    Sentence,
    SubmissionStatus,
    Summary,
)

Change = Callable[[Summary], Summary]


def submission(**values: Any) -> Change:  # noqa: ANN401 each field has its own type
    """Change the first submission."""

    def change(summary: Summary) -> Summary:
        first, *rest = summary.submissions
        return replace(summary, submissions=(replace(first, **values), *rest))

    return change


def theme(**values: Any) -> Change:  # noqa: ANN401 as above
    """Change the first theme."""

    def change(summary: Summary) -> Summary:
        first, *rest = summary.themes
        return replace(summary, themes=(replace(first, **values), *rest))

    return change


def status(summary: Summary) -> Summary:
    """Let the silent one answer that it has no remarks."""
    *rest, last = summary.respondents
    return replace(summary, respondents=(*rest, replace(last, status=RespondentStatus.NO_REMARKS)))


def title(summary: Summary) -> Summary:
    """Give the consultation another title."""
    return replace(summary, consultation=replace(summary.consultation, title="En annen"))


def option(summary: Summary) -> Summary:
    """Take another målform."""
    made = Provenance(innspill="0.0", inputs_sha256="0" * 64, options=(("language", "nn"),))
    return replace(summary, provenance=made)


def with_sections(summary: Summary, change: Callable[[list[Section]], list[Section]]) -> Summary:
    """Change the letter's sections."""
    sections = tuple(change(list(summary.letter.sections)))
    return replace(summary, letter=replace(summary.letter, sections=sections))


def in_first(change: Callable[[list[Sentence]], list[Sentence]], *, annex: bool) -> Change:
    """Change the sentences of the first section with more than two that is a theme's."""

    def changed(sections: list[Section]) -> list[Section]:
        at = next(
            number
            for number, section in enumerate(sections)
            if section.theme and section.annex is annex and len(section.sentences) > 1
        )
        sentences = tuple(change(list(sections[at].sentences)))
        return [*sections[:at], replace(sections[at], sentences=sentences), *sections[at + 1 :]]

    return lambda summary: with_sections(summary, changed)


def other_sources(sentences: list[Sentence]) -> list[Sentence]:
    """Give every source another number."""
    return [
        replace(s, citations=tuple(replace(c, source=c.source + 7) for c in s.citations))
        for s in sentences
    ]


def other_word(sentences: list[Sentence]) -> list[Sentence]:
    """Put a word into the last sentence."""
    *rest, last = sentences
    return [*rest, replace(last, text=f"Faktisk {last.text}", citations=())]


CHANGES: dict[str, tuple[Change, str, object]] = {
    "another path": (submission(path="nytt.txt"), "submissions", SubmissionFate.RENAMED),
    "other bytes": (submission(sha256="1" * 64), "submissions", SubmissionFate.RESAVED),
    "read anew": (
        submission(status=SubmissionStatus.UNREADABLE),
        "submissions",
        SubmissionFate.REREAD,
    ),
    "another status": (status, "respondents", None),
    "another label": (theme(label="Penger"), "themes", ThemeFate.RENAMED),
    "another title": (title, "settings", None),
    "another målform": (option, "settings", None),
    "a sentence gone": (in_first(lambda s: s[:-1], annex=False), "body", SentenceFate.GONE),
    "a point gone": (in_first(lambda s: s[:-1], annex=True), "annexes", SentenceFate.GONE),
    "another order": (in_first(lambda s: s[::-1], annex=True), "annexes", SentenceFate.MOVED),
    "another word": (in_first(other_word, annex=True), "annexes", SentenceFate.CHANGED),
}


def lists_of(found: Difference) -> dict[str, tuple[object, ...]]:
    """Give the changes of each sort."""
    made = {}
    for field in fields(Difference):
        value = getattr(found, field.name)
        made[field.name] = getattr(value, "sentences", value)
    return {name: value for name, value in made.items() if isinstance(value, tuple)}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen_and_nothing_else(summary: Summary, name: str) -> None:
    """One small change gives changes of one sort and one fate, also the other way round."""
    change, where, fate = CHANGES[name]
    found = lists_of(diff(summary, change(summary)))
    assert {key for key, value in found.items() if value} == {where}
    if fate is not None:
        assert {getattr(each, "fate", None) for each in found[where]} == {fate}
    back = lists_of(diff(change(summary), summary))
    assert {key for key, value in back.items() if value} == {where}


def test_nothing_changed(summary: Summary) -> None:
    """A result does not differ from itself, and all its sentences and themes are as before."""
    found = diff(summary, summary)
    assert found.empty
    assert found.themes_unchanged == len(summary.themes)
    told = sum(len(section.sentences) for section in summary.letter.sections)
    assert found.body.unchanged + found.annexes.unchanged == told


def test_numbers_of_sources_are_no_change(summary: Summary) -> None:
    """A sentence whose sources have other numbers is as before."""
    assert diff(summary, in_first(other_sources, annex=False)(summary)).empty
