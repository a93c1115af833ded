"""The web report as values: everything that `report.html.j2` shows beside the letter."""

from dataclasses import dataclass

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import RespondentStatus, Summary
from innspill.model.traces import Use
from innspill.render.report.bars import Chart
from innspill.render.report.charts import charts_of
from innspill.render.report.choices import Choice, choices_of
from innspill.render.report.data import data_of
from innspill.render.report.items import Item, items_of
from innspill.render.report.matrix import Matrix, matrix_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What stands beside the letter.

    `figures` are pairs of a label and a number. `sources` are the passages that the letter refers
    to, by number; `unassigned` those without a theme; `uncited` those that have one but are not
    referred to. `data` is JSON for the script.
    """

    figures: tuple[tuple[str, str], ...]
    sources: tuple[Item, ...]
    unassigned: tuple[Item, ...]
    uncited: tuple[Item, ...]
    choices: tuple[Choice, ...]
    matrix: Matrix
    charts: tuple[Chart, ...]
    data: str


def report_of(summary: Summary) -> Report:
    """Work out the report of a result."""
    words = catalogue(summary.letter.language)
    items = items_of(summary, words)
    choices = choices_of(summary, items, words)
    named = {choice.name: choice for choice in choices}
    sources = [item for item in items if item.number is not None]
    return Report(
        figures=_figures(summary, words),
        sources=tuple(sorted(sources, key=lambda item: item.number or 0)),
        unassigned=tuple(item for item in items if item.reason),
        uncited=tuple(item for item in items if item.use is Use.IN_THEME),
        choices=choices,
        matrix=matrix_of(summary, named["respondent"], named["theme"]),
        charts=charts_of(summary, named["theme"], named["respondent"], words),
        data=data_of(summary, items, choices, words),
    )


def _figures(summary: Summary, words: Catalogue) -> tuple[tuple[str, str], ...]:
    """Count what the report rests on; who answered without a passage has answered all the same."""
    counts = {
        "browse.submissions": len(summary.submissions),
        "browse.heard": sum(
            body.status is not RespondentStatus.SILENT for body in summary.respondents
        ),
        "annex.passages": len(summary.passages),
        "table.themes": len(summary.themes),
    }
    return tuple((words.text(key), words.figure(count)) for key, count in counts.items())
