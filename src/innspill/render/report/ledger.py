"""What the report's script can tell of a respondent beside its passages."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from innspill.language.catalogue import Catalogue
from innspill.model import Summary
from innspill.render.report.choices import Choice


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that are told more than once, each kept once and known by its number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """Return the number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))


def ledger_of(summary: Summary, respondents: Choice, words: Catalogue) -> dict[str, Any]:
    """Give for each choice of respondent its status, what gave no passage, and what was noticed.

    Returns:
        `texts`, and by respondent `status`, `left` and `notices`, which name texts by number. What
        is left out is rows of a file, its paragraphs, and why.
    """
    texts = Texts()
    left = _left_out(summary, words, texts)
    noticed: dict[str, list[int]] = {}
    for submission in summary.submissions:
        told = [texts.number(words.message(notice)) for notice in submission.notices]
        noticed.setdefault(submission.respondent, []).extend(told)
    statuses = {body.id: body.status.value for body in summary.respondents}
    ids = [option.value for option in respondents.options]
    return {
        "status": [texts.number(words.text(f"status.{statuses[body]}")) for body in ids],
        "left": [left.get(body, []) for body in ids],
        "notices": [noticed.get(body, []) for body in ids],
        "texts": list(texts.numbers),
    }


def _left_out(
    summary: Summary, words: Catalogue, texts: Texts
) -> dict[str, list[tuple[int, str, int]]]:
    """Tell by respondent which paragraphs hold no passage; neighbours of one reason together."""
    submissions = {submission.id: submission for submission in summary.submissions}
    left: dict[str, list[tuple[int, str, int]]] = {}
    for (own, reason), group in groupby(
        summary.left_out, key=lambda each: (each.submission, each.reason)
    ):
        blocks = words.join(tuple(str(each.locator.block + 1) for each in group))
        row = (
            texts.number(submissions[own].path),
            blocks,
            texts.number(words.text(f"left_out.{reason}")),
        )
        left.setdefault(submissions[own].respondent, []).append(row)
    return left
