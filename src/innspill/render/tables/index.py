"""What the tables look up in a result, made once, so that no table grows faster than its input."""

from collections.abc import Mapping
from dataclasses import dataclass

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Passage, Point, Respondent, Submission, Summary, Unassigned
from innspill.render.withheld import shown_passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A result, the words of its letter's language, and its parts by their ids.

    `points` are by their own ids and `labels` by those of themes; `sources` are numbers in the
    letter's list, `unassigned` the passages without a theme, and `alike` the numbers, from 1, of
    the group of passages with the same or nearly the same words, all by a passage's id.
    """

    summary: Summary
    words: Catalogue
    respondents: Mapping[str, Respondent]
    submissions: Mapping[str, Submission]
    passages: Mapping[str, Passage]
    labels: Mapping[str, str]
    points: Mapping[str, Point]
    sources: Mapping[str, int]
    unassigned: Mapping[str, Unassigned]
    alike: Mapping[str, int]

    def sender(self, passage: Passage) -> Respondent:
        """Return who sent a passage."""
        return self.respondents[self.submissions[passage.submission].respondent]

    def reason(self, passage: str) -> str:
        """Say why a passage has no theme; empty for one that has."""
        left = self.unassigned.get(passage)
        return self.words.reason(left.reason, left.note) if left else ""


def index_of(summary: Summary) -> Index:
    """Look everything up once."""
    return Index(
        summary=summary,
        words=catalogue(summary.letter.language),
        respondents={body.id: body for body in summary.respondents},
        submissions={submission.id: submission for submission in summary.submissions},
        passages={passage.id: passage for passage in shown_passages(summary)},
        labels={theme.id: theme.label for theme in summary.themes},
        points={point.id: point for theme in summary.themes for point in theme.points},
        sources={citation.passage: citation.source for _, _, citation in summary.letter.cited()},
        unassigned={left.passage: left for left in summary.unassigned},
        alike={
            passage: number
            for number, copied in enumerate(
                (copied for copied in summary.copies if copied.passages), start=1
            )
            for passage in copied.passages
        },
    )
