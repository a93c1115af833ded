"""When a sentence may be said whose own words tell something that no gap of it does."""

from collections.abc import Callable, Mapping

from innspill.audit.figures import answered, municipalities
from innspill.audit.telling import Telling
from innspill.model import SentenceKind

Truth = Callable[[Telling], bool]


def _answering(telling: Telling) -> int:
    return len(municipalities(answered(telling.case)))


def _has_main_points(telling: Telling) -> bool:
    kinds = {sentence.kind for _, sentence in telling.case.sentences()}
    return SentenceKind.MAIN_POINT in kinds


def _has_no_sender(telling: Telling) -> bool:
    return not telling.case.summary.consultation.sender


def _copied(*, exact: bool) -> Truth:
    """Tell whether all cited passages are one copied text, word for word or nearly so."""

    def look(telling: Telling) -> bool:
        cited = {passage.id for passage in telling.passages}
        texts = (c for c in telling.case.summary.copies if c.exact is exact)
        return any(cited <= set(copied.passages) for copied in texts)

    return look


def _letters(*, exact: bool) -> Truth:
    """Tell whether all who are cited have sent one letter, word for word or nearly so."""

    def look(telling: Telling) -> bool:
        cited = {body.id for body in telling.senders}
        whole = (c for c in telling.case.summary.copies if not c.passages and c.exact is exact)
        return any(cited <= set(copied.respondents) for copied in whole)

    return look


def _is_the_point_before(telling: Telling) -> bool:
    """Tell whether all cited passages make the point of the words that were repeated last."""
    own = telling.section.sentences
    before = own[: max(0, telling.sentence.number - own[0].number)]
    repeated = (
        citation.passage
        for sentence in reversed(before)
        for citation in sentence.citations
        if citation.start is not None
    )
    said = telling.case.passages.get(next(repeated, ""))
    points = {passage.point for passage in telling.passages}
    return said is not None and said.point is not None and points == {said.point}


def _is_a_whole_point(telling: Telling) -> bool:
    """Tell whether one point's respondents are cited, by passages that make it."""
    makers = {
        point.id: point.respondents
        for passage in telling.passages[:1]
        if (theme := telling.case.themes.get(passage.theme or ""))
        for point in theme.points
    }
    points = {passage.point for passage in telling.passages}
    found = [makers.get(point or "", ()) for point in points]
    return len(found) == 1 and set(found[0]) == {body.id for body in telling.senders}


def _is_a_whole_theme(telling: Telling) -> bool:
    """Tell whether one theme's respondents are cited, by passages of it."""
    themes = {passage.theme for passage in telling.passages}
    found = [telling.case.themes.get(theme or "") for theme in themes]
    return len(found) == 1 and all(
        theme and set(theme.respondents) == {body.id for body in telling.senders} for theme in found
    )


TRUE_WHEN: Mapping[str, Truth] = {
    "frame.closing": _has_main_points,
    "frame.closing_none": lambda telling: not _has_main_points(telling),
    "frame.inhabitants": lambda telling: _answering(telling) > 1,
    "frame.inhabitants_of": lambda telling: _answering(telling) > 1,
    "frame.inhabitants_one": lambda telling: _answering(telling) == 1,
    "frame.inhabitants_one_of": lambda telling: _answering(telling) == 1,
    "frame.invited_unnamed": _has_no_sender,
    "letter.on_behalf_unnamed": _has_no_sender,
    "report.copied": _copied(exact=True),
    "report.copied_many": _copied(exact=True),
    "report.copied_nearly": _copied(exact=False),
    "report.copied_nearly_many": _copied(exact=False),
    "report.letters_alike": _letters(exact=True),
    "report.labelled": _is_a_whole_theme,
    "report.letters_near": _letters(exact=False),
    "report.main_point": _is_a_whole_point,
    "report.main_theme": _is_a_whole_theme,
    "report.point_same": _is_the_point_before,
    "report.point_same_many": _is_the_point_before,
    "report.same": _is_the_point_before,
    "report.same_many": _is_the_point_before,
}
"""One row for each key of the catalogue; a sentence without a row hangs on its gaps alone."""
