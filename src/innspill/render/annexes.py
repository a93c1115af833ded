"""The annexes as tables of text: who answered, which themes, the sources, what was left over."""

from collections import Counter
from dataclasses import dataclass, replace

from innspill.language.catalogue import Catalogue, catalogue
from innspill.language.places import place_of, source_of
from innspill.model import EXCLUDED, Summary
from innspill.render.ledger import (
    RESPONDENT_COLUMNS,
    RESPONDENT_WIDTHS,
    respondent_rows,
    turnout_of,
)
from innspill.render.sections import SectionView, section_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A heading, a note and a table; `rows` are as wide as `headers`.

    `sources` tells that the first column holds source numbers, to which the letter's marks lead;
    `widths` are the columns' shares of the page in per cent, empty where a writer chooses them.
    `sections` stand between note and table; `id` names the annex whatever its heading is.
    """

    heading: str
    note: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: bool = False
    widths: tuple[int, ...] = ()
    sections: tuple[SectionView, ...] = ()
    id: str = ""


def annexes(summary: Summary) -> tuple[Annex, ...]:
    """Return all annexes in their order; one with nothing to tell has no rows."""
    words = catalogue(summary.letter.language)
    return tuple(
        replace(make(summary, words), id=f"annex:{name}") for name, make in _MAKERS.items()
    )


def _respondents(summary: Summary, words: Catalogue) -> Annex:
    return Annex(
        heading=words.text("annex.respondents"),
        note=words.text("annex.respondents_note"),
        headers=_headers(words, RESPONDENT_COLUMNS),
        rows=respondent_rows(summary, words),
        widths=RESPONDENT_WIDTHS,
    )


def _turnout(summary: Summary, words: Catalogue) -> Annex:
    """Set municipalities and inhabitants beside each other, by county and by size."""
    turnout = turnout_of(summary, words)
    note = words.text("annex.turnout_note")
    if year := dict(summary.provenance.options).get("population_year"):
        note = f"{note} {words.text('annex.turnout_year', year=year)}"
    return Annex(
        heading=words.text("annex.turnout"),
        note=note,
        headers=turnout.headers,
        rows=turnout.rows,
        widths=turnout.widths,
    )


def _themes(summary: Summary, words: Catalogue) -> Annex:
    """List each respondent's themes with the number of its passages, most first."""
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    label = {theme.id: theme.label for theme in summary.themes}
    count = Counter(
        (sender_of[passage.submission], passage.theme)
        for passage in summary.passages
        if passage.theme is not None
    )
    rows = []
    for body in summary.respondents:
        own = {theme: n for (sender, theme), n in count.items() if sender == body.id}
        order = sorted(own, key=lambda theme: (-own[theme], label[theme]))
        if order:
            rows.append((body.name, "; ".join(f"{label[t]} ({own[t]})" for t in order)))
    return Annex(
        heading=words.text("annex.themes"),
        note=words.text("annex.themes_note"),
        headers=_headers(words, "respondent theme"),
        rows=tuple(rows),
    )


def _points(summary: Summary, words: Catalogue) -> Annex:
    """Bring the part of the letter that stands behind the signature."""
    return Annex(
        heading=words.text("annex.points"),
        note=words.text("annex.points_note"),
        headers=(),
        rows=(),
        sections=tuple(section_of(each) for each in summary.letter.sections if each.annex),
    )


def _sources(summary: Summary, words: Catalogue) -> Annex:
    passages = {passage.id: passage for passage in summary.passages}
    submissions = {submission.id: submission for submission in summary.submissions}
    names = {body.id: body.name for body in summary.respondents}
    cited = {
        citation.source: passages[citation.passage]
        for section in summary.letter.sections
        for sentence in section.sentences
        for citation in sentence.citations
    }
    rows = []
    for number, passage in sorted(cited.items()):
        submission = submissions[passage.submission]
        source = source_of(passage, submission, names[submission.respondent], words)
        rows.append((str(number), source, passage.text))
    return Annex(
        heading=words.text("annex.sources"),
        note=words.text("annex.sources_note"),
        headers=_headers(words, "number place words"),
        rows=tuple(rows),
        sources=True,
    )


def _unassigned(summary: Summary, words: Catalogue) -> Annex:
    passages = {passage.id: passage for passage in summary.passages}
    submissions = {submission.id: submission for submission in summary.submissions}
    rows = []
    for left in summary.unassigned:
        passage = passages[left.passage]
        path = submissions[passage.submission].path
        reason = words.text(f"reason.{left.reason}", note=left.note).strip()
        said = "" if left.reason == EXCLUDED else passage.text
        rows.append((f"{path}, {place_of(passage, words)}", said, reason))
    return Annex(
        heading=words.text("annex.unassigned"),
        note=words.text("annex.unassigned_note"),
        headers=_headers(words, "place words reason"),
        rows=tuple(rows),
    )


def _notices(summary: Summary, words: Catalogue) -> Annex:
    path = {submission.id: submission.path for submission in summary.submissions}
    rows = tuple(
        (
            path.get(notice.submission or "", ""),
            "" if notice.page is None else words.text("annex.page", page=notice.page),
            words.message(notice),
        )
        for notice in summary.notices
    )
    return Annex(
        heading=words.text("annex.notices"),
        note=words.text("annex.notices_note"),
        headers=_headers(words, "file place notice"),
        rows=rows,
    )


def _proposals(summary: Summary, words: Catalogue) -> Annex:
    """List what is asked for, each point once, with room for the recipient's answer."""
    names = {body.id: body.name for body in summary.respondents}
    label = {theme.id: theme.label for theme in summary.themes}
    lead_in = {passage.id: passage.lead_in for passage in summary.passages}
    rows = []
    for proposal in summary.proposals:
        who = words.join(tuple(names[respondent] for respondent in proposal.respondents))
        said = f"{lead_in[proposal.passage]} {proposal.text}".strip()
        rows.append((said, who, label[proposal.theme], ""))
    return Annex(
        heading=words.text("annex.proposals"),
        note=words.text("annex.proposals_note"),
        headers=_headers(words, "words respondent theme followed_up"),
        rows=tuple(rows),
        widths=(46, 20, 16, 18),
    )


def _headers(words: Catalogue, keys: str) -> tuple[str, ...]:
    return tuple(words.text(f"annex.{key}") for key in keys.split())


_MAKERS = {
    "respondents": _respondents,
    "turnout": _turnout,
    "points": _points,
    "sources": _sources,
    "unassigned": _unassigned,
    "notices": _notices,
    "proposals": _proposals,
    "themes": _themes,
}
