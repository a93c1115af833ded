"""What stands in front of the tables: the matter, its figures, and what each table holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from innspill.language.catalogue import Catalogue
from innspill.model import RespondentStatus, SubmissionStatus, Summary
from innspill.render.tables.index import Index
from innspill.render.tables.table import Cell

Pairs = tuple[tuple[str, Cell], ...]
"""What is told, in words, and its text or number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The title, and what is told under it: `figures` are counts, the others are texts.

    `matter` says in short what the matter is; `asked` what was asked, and of whom, at full length.
    """

    title: str
    matter: Pairs
    figures: Pairs
    asked: Pairs
    made: Pairs


def front_of(index: Index) -> Front:
    """Tell what was asked, of whom, what came of it, and what it was made from."""
    summary, words = index.summary, index.words
    about = summary.consultation
    matter = {
        "recipient": about.recipient,
        "sender": about.sender,
        "deadline": words.date(about.deadline) if about.deadline else "",
        "reference": about.reference,
    }
    asked = {
        "background": about.background,
        "questions": "\n".join(about.questions),
        "asked": "; ".join(body.name for body in summary.respondents if body.invited),
    }
    return Front(
        title=summary.letter.title,
        matter=_known(matter, words),
        figures=_figures(summary, words),
        asked=_known(asked, words),
        made=_made(summary, words),
    )


def _known(told: Mapping[str, str], words: Catalogue) -> Pairs:
    """Name what is known; what is not is left out."""
    return tuple(
        (words.text(f"workbook.front.{code}"), text) for code, text in told.items() if text
    )


def _figures(summary: Summary, words: Catalogue) -> Pairs:
    bodies, submissions = summary.respondents, summary.submissions
    figures = {
        "invited": sum(body.invited for body in bodies),
        "answered": sum(body.status is not RespondentStatus.SILENT for body in bodies),
        "submissions": len(submissions),
        "unread": sum(one.status is SubmissionStatus.UNREADABLE for one in submissions),
        "empty": sum(one.status is SubmissionStatus.EMPTY for one in submissions),
        "passages": len(summary.passages),
        "themes": len(summary.themes),
        "points": sum(len(theme.points) for theme in summary.themes),
        "proposals": len(summary.proposals),
        "unassigned": len(summary.unassigned),
        "left_out": len(summary.left_out),
        "sentences": sum(len(section.sentences) for section in summary.letter.sections),
        "notices": len(summary.notices),
    }
    return tuple((words.text(f"workbook.front.{code}"), n) for code, n in figures.items())


def _made(summary: Summary, words: Catalogue) -> Pairs:
    provenance = summary.provenance
    told = {
        "innspill": provenance.innspill,
        "inputs_sha256": provenance.inputs_sha256,
        "options": "; ".join(f"{name}: {value}" for name, value in provenance.options),
    }
    return _known(told, words)
