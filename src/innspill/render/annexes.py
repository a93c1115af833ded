"""The annexes as tables of text: who answered, which themes, the sources, what was left over."""

from collections import Counter
from dataclasses import dataclass

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Respondent, RespondentKind, RespondentStatus, Summary
from innspill.render.places import place_of, source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A heading, a note and a table; `rows` are as wide as `headers`.

    `sources` tells that the first column holds source numbers, to which the letter's marks lead;
    `widths` are the columns' shares of the page in per cent, empty where a writer chooses them.
    """

    heading: str
    note: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: bool = False
    widths: tuple[int, ...] = ()


def annexes(summary: Summary) -> tuple[Annex, ...]:
    """Return all annexes in their order; one with nothing to tell has no rows."""
    words = catalogue(summary.letter.language)
    return tuple(
        make(summary, words)
        for make in (_respondents, _themes, _sources, _unassigned, _notices, _proposals)
    )


def _respondents(summary: Summary, words: Catalogue) -> Annex:
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    count = Counter(sender_of[passage.submission] for passage in summary.passages)
    rows = []
    for body in summary.respondents:
        own = [s for s in summary.submissions if s.respondent == body.id]
        rows.append(
            (
                body.name,
                _kind(body, words),
                words.text(f"status.{body.status.value}"),
                ", ".join(sorted({words.text(f"mandate.{s.mandate.value}") for s in own})),
                ", ".join(dict.fromkeys(s.path for s in own)),
                "" if body.status is RespondentStatus.SILENT else str(count[body.id]),
            )
        )
    return Annex(
        heading=words.text("annex.respondents"),
        note=words.text("annex.respondents_note"),
        headers=_headers(words, "respondent kind status mandate files passages"),
        rows=tuple(rows),
    )


def _kind(body: Respondent, words: Catalogue) -> str:
    kind = words.text(f"kind_name.{body.kind.value}")
    if body.kind is not RespondentKind.MUNICIPALITY or not body.county:
        return kind
    return words.text("annex.kind_in_county", kind=kind, county=body.county)


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
        reason = words.text(f"reason.{left.reason}")
        rows.append((f"{path}, {place_of(passage, words)}", passage.text, reason))
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
