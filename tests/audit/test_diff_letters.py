"""What became of the sentences of a letter from one result to another."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.audit.diffs import (
    Manner,
    SentenceFate,
    diff,
)
from innspill.model import (
    Citation,
    Language,
    Letter,
    Section,
    Sentence,
    SentenceKind,
    Summary,
)

Change = Callable[[Summary], Summary]


def with_sections(summary: Summary, change: Callable[[list[Section]], list[Section]]) -> Summary:
    """Change the letter's sections."""
    sections = tuple(change(list(summary.letter.sections)))
    return replace(summary, letter=replace(summary.letter, sections=sections))


def recounted(summary: Summary) -> Summary:
    """Count another number of submissions where the letter does."""

    def change(sections: list[Section]) -> list[Section]:
        return [
            replace(
                section,
                sentences=tuple(
                    replace(s, text=s.text.replace("tre innspill", "13 innspill"))
                    for s in section.sentences
                ),
            )
            for section in sections
        ]

    return with_sections(summary, change)


def test_figures_alone(summary: Summary) -> None:
    """A sentence in which only numbers changed is told as such."""
    (change,) = diff(summary, recounted(summary)).body.sentences
    assert change.manner is Manner.FIGURES
    assert change.was != change.now


def retold(summary: Summary) -> Summary:
    """Quote the same words after another verb."""

    def change(sections: list[Section]) -> list[Section]:
        return [
            replace(
                section,
                sentences=tuple(
                    replace(s, text=s.text.replace("skriver:", "meddeler også:"))
                    for s in section.sentences
                ),
            )
            for section in sections
        ]

    return with_sections(summary, change)


def test_told_in_another_way(summary: Summary) -> None:
    """Where the same words of the same passages are told otherwise, that is said."""
    found = diff(summary, retold(summary))
    assert found.body.sentences
    assert {change.manner for change in found.body.sentences} == {Manner.TELLING}


@pytest.mark.parametrize(
    ("kind", "manner"),
    [(SentenceKind.LEAD, Manner.TELLING), (SentenceKind.CONTRAST, Manner.WORDS)],
)
def test_the_same_sources_told_otherwise(
    summary: Summary, kind: SentenceKind, manner: Manner
) -> None:
    """Who raises a theme follows from the sources; who is for and who against does not."""

    def saying(text: str) -> Summary:
        sources = tuple(
            Citation(source=number, passage=passage)
            for number, passage in enumerate(("sk5058.1", "sk4026.1"), start=1)
        )
        sentence = Sentence(number=1, text=text, kind=kind, citations=sources)
        section = Section(heading="Drift", level=2, theme="finansiering", sentences=(sentence,))
        return with_sections(summary, lambda _: [section])

    was = saying("Temaet tas opp av Åfjord og Tinn.")
    (change,) = diff(was, saying("Innspill kommer fra Åfjord og Tinn.")).body.sentences
    assert change.manner is manner


def test_a_sentence_in_another_section(summary: Summary) -> None:
    """A sentence that stands under another heading, word for word, has moved."""

    def change(sections: list[Section]) -> list[Section]:
        a, b = (n for n, s in enumerate(sections) if s.theme and s.annex)
        *kept, last = sections[a].sentences
        sections[a] = replace(sections[a], sentences=tuple(kept))
        sections[b] = replace(sections[b], sentences=(*sections[b].sentences, last))
        return sections

    three = with_sections(summary, lambda s: [x for x in s if x.theme != "ferje"])
    (found,) = diff(three, with_sections(three, change)).annexes.sentences
    assert found.fate is SentenceFate.MOVED
    assert (found.section_was, found.section_now) == ("Finansiering", "Kompetanse")


TEXTS = st.sampled_from(
    [
        "Tre kommuner ber om kurs.",
        "To kommuner ber om kurs.",
        "Staten bør betale for kurs.",
        "Staten må betale for kurs og drift.",
        "Ferja går for sjelden.",
    ]
)
SENTENCES = st.tuples(
    TEXTS,
    st.sampled_from([SentenceKind.REPORTED, SentenceKind.QUOTE, SentenceKind.LEAD]),
    st.sampled_from([None, "sk5058.1", "sk5058.2", "sk4026.1"]),
    st.booleans(),
)
Drawn = list[tuple[str | None, bool, list[tuple[str, SentenceKind, str | None, bool]]]]
LETTERS = st.lists(
    st.tuples(
        st.sampled_from(["finansiering", "kompetanse", None]),
        st.booleans(),
        st.lists(SENTENCES, max_size=5),
    ),
    max_size=4,
)


def letter_of(drawn: Drawn) -> Letter:
    """Make a letter of sections with sentences."""
    sections, number = [], 0
    for theme_id, annex, drafts in drawn:
        sentences = []
        for text, kind, passage, quotes in drafts:
            number += 1
            span = (0, 5) if quotes else (None, None)
            cited = Citation(source=1, passage=passage or "", start=span[0], end=span[1])
            sources = (cited,) if passage else ()
            sentences.append(Sentence(number=number, text=text, kind=kind, citations=sources))
        sections.append(
            Section(
                heading=theme_id or "Innspill",
                level=2,
                theme=theme_id,
                sentences=tuple(sentences),
                annex=annex,
            )
        )
    return Letter(title="", language=Language.NB, sections=tuple(sections))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(old=LETTERS, new=LETTERS)
def test_every_sentence_has_one_fate(summary: Summary, old: Drawn, new: Drawn) -> None:
    """Each sentence is new, changed, moved, gone or as before, and only one of these."""
    was = replace(summary, letter=letter_of(old))
    now = replace(summary, letter=letter_of(new))
    found = diff(was, now)
    for annex, change in ((False, found.body), (True, found.annexes)):
        before, after = (
            {
                s.number: s.text
                for x in each.letter.sections
                if x.annex is annex
                for s in x.sentences
            }
            for each in (was, now)
        )
        gone = Counter(c.number_was for c in change.sentences if c.number_was)
        came = Counter(c.number_now for c in change.sentences if c.number_now)
        assert set(gone.values()) | set(came.values()) <= {1}
        same_now = Counter(t for n, t in after.items() if n not in came)
        same_was = Counter(t for n, t in before.items() if n not in gone)
        assert same_now == same_was
        assert change.unchanged == same_now.total()
        for each in change.sentences:
            assert each.was == before.get(each.number_was or 0, "")
            assert each.now == after.get(each.number_now or 0, "")
            assert (each.was == each.now) is (each.fate is SentenceFate.MOVED)
    assert diff(now, now).empty
