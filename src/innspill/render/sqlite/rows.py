"""The rows of each table, in the order in which the tables may be filled."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from innspill.language.catalogue import catalogue
from innspill.model import Citation, Section, Sentence, Summary
from innspill.render.withheld import shown_passages

Value = str | int | float | None
Rows = Iterable[tuple[Value, ...]]


def _provenance(summary: Summary) -> Rows:
    made = summary.provenance
    yield "schema_version", summary.schema_version
    yield "innspill", made.innspill
    yield "inputs_sha256", made.inputs_sha256
    yield from ((f"options.{name}", value) for name, value in made.options)


def _consultation(summary: Summary) -> Rows:
    about = summary.consultation
    deadline = about.deadline
    yield about.title, about.recipient, about.sender, deadline, about.reference, about.background


def _respondents(summary: Summary) -> Rows:
    for body in summary.respondents:
        place = (body.municipality_number, body.county, body.inhabitants)
        yield body.id, body.name, body.kind.value, *place, body.invited, body.status.value


def _submissions(summary: Summary) -> Rows:
    for one in summary.submissions:
        yield (
            one.id,
            one.path,
            one.sha256,
            one.respondent,
            one.received,
            one.language.value,
            one.mandate.value,
            one.status.value,
            one.identified_by.value,
            one.sure,
            one.late,
            one.found_as or None,
        )


def _themes(summary: Summary) -> Rows:
    for theme in summary.themes:
        status = theme.status.value if theme.status else None
        yield theme.id, theme.label, theme.cohesion, theme.stability, status, theme.parent


def _points(summary: Summary) -> Rows:
    for theme in summary.themes:
        for point in theme.points:
            yield point.id, theme.id, point.text, point.start, point.end


def _passages(summary: Summary) -> Rows:
    """Give each passage; one that people have left out stands without its words."""
    for passage in shown_passages(summary):
        place = passage.locator
        yield (
            passage.id,
            passage.submission,
            passage.text,
            place.page,
            place.block,
            place.start,
            place.end,
            passage.language.value,
            passage.heading,
            passage.lead_in,
            passage.row,
            passage.quoted,
            passage.position.value,
            passage.theme,
            passage.point,
            passage.decided.value if passage.decided else None,
            passage.runner_up,
            passage.margin,
        )


def _point_passages(summary: Summary) -> Rows:
    points = [point for theme in summary.themes for point in theme.points]
    return _listed((point.id, point.passages) for point in points)


def _left_out(summary: Summary) -> Rows:
    for number, one in enumerate(summary.left_out, start=1):
        place = one.locator
        where = (place.page, place.block, place.start, place.end)
        yield number, one.submission, *where, one.reason


def _sections(summary: Summary) -> Rows:
    for number, one in enumerate(summary.letter.sections, start=1):
        yield number, one.heading, one.level, one.theme, one.annex, one.part


def _said(summary: Summary) -> Iterator[tuple[int, Section, Sentence]]:
    """Give every sentence with its section and the section's number."""
    for number, section in enumerate(summary.letter.sections, start=1):
        for sentence in section.sentences:
            yield number, section, sentence


def _sentences(summary: Summary) -> Rows:
    for section, _, one in _said(summary):
        yield one.number, section, one.paragraph, one.kind.value, one.text


def _citations(summary: Summary) -> Rows:
    for _, _, sentence in _said(summary):
        for number, one in enumerate(sentence.citations, start=1):
            yield sentence.number, number, *_cited(one)


def _cited(citation: Citation) -> tuple[Value, ...]:
    return citation.source, citation.passage, citation.start, citation.end


def _proposals(summary: Summary) -> Rows:
    for number, one in enumerate(summary.proposals, start=1):
        yield number, one.passage, one.start, one.end, one.text, one.theme


def _endorsements(summary: Summary) -> Rows:
    for number, one in enumerate(summary.endorsements, start=1):
        yield number, one.submission, one.passage, one.start, one.end, one.name, one.respondent


def _notices(summary: Summary) -> Rows:
    words = catalogue(summary.letter.language)
    for number, one in enumerate(summary.notices, start=1):
        yield number, one.kind.value, one.submission, one.page, words.message(one)


def _notice_values(summary: Summary) -> Rows:
    for notice, one in enumerate(summary.notices, start=1):
        for number, (name, value) in enumerate(one.values, start=1):
            yield notice, number, name, value


def _alternatives(summary: Summary) -> Rows:
    for one in summary.alternatives:
        yield one.number, one.stability, one.shared, " ".join(one.granularities), one.chosen


def _listed(lists: Iterable[tuple[Value, Iterable[Value]]]) -> Rows:
    """Give each member of each list with its number, from 1."""
    for key, members in lists:
        for number, member in enumerate(members, start=1):
            yield key, number, member


ROWS: Mapping[str, Callable[[Summary], Rows]] = {
    "provenance": _provenance,
    "consultation": _consultation,
    "members": lambda summary: enumerate(summary.consultation.members, start=1),
    "questions": lambda summary: enumerate(summary.consultation.questions, start=1),
    "respondents": _respondents,
    "submissions": _submissions,
    "themes": _themes,
    "theme_terms": lambda summary: _listed((theme.id, theme.terms) for theme in summary.themes),
    "points": _points,
    "passages": _passages,
    "point_passages": _point_passages,
    "unassigned": lambda summary: ((u.passage, u.reason, u.note) for u in summary.unassigned),
    "left_out": _left_out,
    "letter": lambda summary: [(summary.letter.title, summary.letter.language.value)],
    "sections": _sections,
    "sentences": _sentences,
    "citations": _citations,
    "proposals": _proposals,
    "proposal_respondents": lambda summary: _listed(
        (number, one.respondents) for number, one in enumerate(summary.proposals, start=1)
    ),
    "endorsements": _endorsements,
    "copies": lambda summary: (
        (number, one.exact) for number, one in enumerate(summary.copies, start=1)
    ),
    "copy_submissions": lambda summary: _listed(
        (number, one.submissions) for number, one in enumerate(summary.copies, start=1)
    ),
    "copy_passages": lambda summary: _listed(
        (number, one.passages) for number, one in enumerate(summary.copies, start=1)
    ),
    "notices": _notices,
    "notice_values": _notice_values,
    "alternatives": _alternatives,
}
"""By the table's name; a row has the table's columns in their order."""
