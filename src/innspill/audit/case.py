"""A result and all that its checks look up, looked up once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import (
    Citation,
    Document,
    Passage,
    Respondent,
    Section,
    Sentence,
    SentenceKind,
    Submission,
    Summary,
    Theme,
)

VIEWS = frozenset(
    {
        SentenceKind.LEAD,
        SentenceKind.REPORTED,
        SentenceKind.QUOTE,
        SentenceKind.CONTRAST,
        SentenceKind.SINGLE,
        SentenceKind.MAIN_POINT,
    }
)
"""The kinds of sentences that say what respondents mean, and so must have sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A submission's file as it is read now, and its path in the inbox."""

    path: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A result, its parts by id, and the files that it was made from, where they are at hand.

    `files` gives each submission's file by the submission's id; None where they are not at hand.
    `heard` are the ids of the respondents from whom a passage was read; `names` finds what bodies
    are called, in full and in short, and `called` gives the full name for each.
    """

    summary: Summary
    respondents: Mapping[str, Respondent]
    submissions: Mapping[str, Submission]
    passages: Mapping[str, Passage]
    themes: Mapping[str, Theme]
    heard: frozenset[str]
    called: Mapping[str, str]
    names: re.Pattern[str]
    files: Mapping[str, File] | None

    @property
    def words(self) -> Catalogue:
        """The words of the letter's language."""
        return catalogue(self.summary.letter.language)

    def sender(self, passage: str) -> Respondent | None:
        """Return who sent a passage; None where that does not resolve."""
        found = self.passages.get(passage)
        submission = self.submissions.get(found.submission) if found else None
        return self.respondents.get(submission.respondent) if submission else None

    def senders(self, citations: tuple[Citation, ...]) -> dict[str, Respondent]:
        """Return who stands behind citations, by id."""
        found = (self.sender(citation.passage) for citation in citations)
        return {respondent.id: respondent for respondent in found if respondent}

    def sentences(self) -> Iterator[tuple[Section, Sentence]]:
        """Give every sentence of the letter with its section."""
        for section in self.summary.letter.sections:
            for sentence in section.sentences:
                yield section, sentence

    def views(self, *, annexes: bool = True) -> Iterator[Sentence]:
        """Give the sentences that say what respondents mean; with those in annexes or without."""
        for section, sentence in self.sentences():
            if sentence.kind in VIEWS and (annexes or not section.annex):
                yield sentence


def case_of(summary: Summary, files: Mapping[str, File] | None) -> Case:
    """Look up the parts of a result."""
    spoken = {passage.submission for passage in summary.passages}
    called = {r.short_name: r.name for r in reversed(summary.respondents)}
    called |= {r.name: r.name for r in summary.respondents}
    return Case(
        summary=summary,
        respondents={each.id: each for each in summary.respondents},
        submissions={each.id: each for each in summary.submissions},
        passages={each.id: each for each in summary.passages},
        themes={each.id: each for each in summary.themes},
        heard=frozenset(s.respondent for s in summary.submissions if s.id in spoken),
        called=called,
        names=_pattern_of(called),
        files=files,
    )


_NEVER = "(?!)"


def _pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """Match names as whole words, the longest first; one may have a capital to open a sentence."""
    order = sorted(filter(None, names), key=lambda name: (-len(name), name))
    ways = [way for name in order for way in {name: None, f"{name[:1].upper()}{name[1:]}": None}]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ways)) or _NEVER})(?!\w)")
