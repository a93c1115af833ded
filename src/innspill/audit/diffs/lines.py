"""The sentences of two letters, laid out so that they can be paired."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from innspill.audit.diffs.known import Known
from innspill.audit.diffs.lineage import Lineage
from innspill.model import Section, Sentence, SentenceKind, Summary

_FAMILIES = {
    SentenceKind.QUOTE: SentenceKind.REPORTED,
    SentenceKind.SINGLE: SentenceKind.REPORTED,
}
"""Whether a view is reported or quoted, and by how many, can change with one letter more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence and where it stands.

    `section` is what its section is known by in both letters, `place` its number among all
    sentences; `sources` are the passages that it cites, and `words` the stretches of them that it
    repeats, by the ids of the old result where it has them. `origins` are the passages that it
    repeats, or of which it repeats an edited version.
    """

    sentence: Sentence
    heading: str
    section: str
    place: int
    sources: tuple[str, ...]
    words: tuple[tuple[str, int, int], ...]
    origins: tuple[str, ...] = ()

    @property
    def family(self) -> SentenceKind:
        """The kind of sentences among which it may have been another."""
        return _FAMILIES.get(self.sentence.kind, self.sentence.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What themes and passages are called in the old result, by what they are called in one."""

    themes: Mapping[str, str]
    passages: Mapping[str, str]
    edited: Mapping[str, str]


def lines_of(known: Known, lineage: Lineage, *, annex: bool) -> tuple[list[Line], list[Line]]:
    """Lay out the sentences of both letters, before the annexes or in them."""
    now = Names(themes=lineage.same, passages=known.same, edited=known.edited)
    old = {passage.id: passage.id for passage in known.was.summary.passages}
    was = Names(themes={theme: theme for theme in known.was.labels}, passages=old, edited={})
    return (
        list(_lines(known.was.summary, was, annex=annex)),
        list(_lines(known.now.summary, now, annex=annex)),
    )


def _lines(summary: Summary, names: Names, *, annex: bool) -> Iterator[Line]:
    place = 0
    for section in summary.letter.sections:
        if section.annex is not annex:
            continue
        for sentence in section.sentences:
            cited = [
                (names.passages.get(c.passage, f"new:{c.passage}"), c) for c in sentence.citations
            ]
            repeated = [(p, c.start, c.end) for p, c in cited if c.start is not None]
            edited = [names.edited.get(p.removeprefix("new:"), p) for p, _, _ in repeated]
            yield Line(
                sentence=sentence,
                heading=section.heading,
                section=_name(section, names),
                place=place,
                sources=tuple(sorted(passage for passage, _ in cited)),
                words=tuple(sorted((p, a or 0, b or 0) for p, a, b in repeated)),
                origins=tuple(sorted(edited)),
            )
            place += 1


def _name(section: Section, names: Names) -> str:
    if section.theme is None:
        return section.part or section.heading
    return f"theme:{names.themes.get(section.theme, f'new:{section.theme}')}"
