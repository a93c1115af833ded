"""The annexes as tables of text: who answered, which themes, the sources, what was left over."""

from collections import Counter, defaultdict
from dataclasses import replace

from innspill.language.catalogue import Catalogue, catalogue
from innspill.language.places import place_of
from innspill.model import Summary
from innspill.render.annex import Annex, headers, languages
from innspill.render.ledger import (
    RESPONDENT_COLUMNS,
    RESPONDENT_WIDTHS,
    respondent_rows,
    turnout_of,
)
from innspill.render.sections import layout_of
from innspill.render.sources import sources


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
        headers=headers(words, RESPONDENT_COLUMNS),
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
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in summary.passages:
        if passage.theme is not None:
            count[sender_of[passage.submission]][passage.theme] += 1
    rows = []
    for body in summary.respondents:
        own = count[body.id]
        order = sorted(own, key=lambda theme: (-own[theme], label[theme]))
        if order:
            rows.append((body.name, "; ".join(f"{label[t]} ({own[t]})" for t in order)))
    return Annex(
        heading=words.text("annex.themes"),
        note=words.text("annex.themes_note"),
        headers=headers(words, "respondent theme"),
        rows=tuple(rows),
    )


def _points(summary: Summary, words: Catalogue) -> Annex:
    """Bring the part of the letter that stands behind the signature."""
    layout = layout_of(summary)
    return Annex(
        heading=words.text("annex.points"),
        note=words.text("annex.points_note"),
        headers=(),
        rows=(),
        sections=tuple(layout.section(each) for each in summary.letter.sections if each.annex),
    )


def _unassigned(summary: Summary, words: Catalogue) -> Annex:
    passages = {passage.id: passage for passage in summary.passages}
    submissions = {submission.id: submission for submission in summary.submissions}
    rows = []
    for left in summary.unassigned:
        passage = passages[left.passage]
        path = submissions[passage.submission].path
        said = "" if left.excluded else passage.text
        reason = words.reason(left.reason, left.note)
        rows.append((f"{path}, {place_of(passage, words)}", said, reason))
    return Annex(
        heading=words.text("annex.unassigned"),
        note=words.text("annex.unassigned_note"),
        headers=headers(words, "place words reason"),
        rows=tuple(rows),
        languages=languages([passages[left.passage] for left in summary.unassigned], words),
        spoken=1,
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
        headers=headers(words, "file place notice"),
        rows=rows,
    )


def _proposals(summary: Summary, words: Catalogue) -> Annex:
    """List what is asked for, each point once, with room for the recipient's answer."""
    names = {body.id: body.name for body in summary.respondents}
    label = {theme.id: theme.label for theme in summary.themes}
    passages = {passage.id: passage for passage in summary.passages}
    rows = []
    for proposal in summary.proposals:
        who = words.join(tuple(names[respondent] for respondent in proposal.respondents))
        said = f"{passages[proposal.passage].lead_in} {proposal.text}".strip()
        rows.append((said, who, label[proposal.theme], ""))
    return Annex(
        heading=words.text("annex.proposals"),
        note=words.text("annex.proposals_note"),
        headers=headers(words, "words respondent theme followed_up"),
        rows=tuple(rows),
        widths=(46, 20, 16, 18),
        languages=languages([passages[each.passage] for each in summary.proposals], words),
    )


_MAKERS = {
    "respondents": _respondents,
    "turnout": _turnout,
    "points": _points,
    "sources": sources,
    "unassigned": _unassigned,
    "notices": _notices,
    "proposals": _proposals,
    "themes": _themes,
}
