"""The ledger as rows of text: who answered and how, and how many by county and by size."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from innspill.language.alphabet import alphabetical
from innspill.language.catalogue import Catalogue
from innspill.model import (
    Respondent,
    RespondentKind,
    RespondentStatus,
    Submission,
    Summary,
)
from innspill.register import Size, size_of

RESPONDENT_COLUMNS = "respondent county_or_kind inhabitants status mandate passages files"
RESPONDENT_WIDTHS = (20, 13, 12, 15, 14, 9, 17)
TURNOUT_WIDTHS = (34, 12, 15, 12, 15, 12)
ANSWERED_WIDTHS = (50, 20, 30)

Row = tuple[str, ...]


def respondent_rows(summary: Summary, words: Catalogue) -> tuple[Row, ...]:
    """Give a row for everyone who was invited or answered, in the result's order."""
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    count = Counter(sender_of[passage.submission] for passage in summary.passages)
    sent: dict[str, list[Submission]] = defaultdict(list)
    for submission in summary.submissions:
        sent[submission.respondent].append(submission)
    joined, rows = _joined(summary, words), []
    for body in summary.respondents:
        own = sent[body.id]
        mandates = sorted({words.text(f"mandate.{s.mandate.value}") for s in own})
        silent = body.status is RespondentStatus.SILENT
        rows.append(
            (
                body.name,
                _place(body, words),
                _inhabitants(body, words),
                _status(body, own, joined.get(body.id, ""), words),
                ", ".join(mandates),
                "" if silent else str(count[body.id]),
                ", ".join(dict.fromkeys(s.path for s in own)),
            )
        )
    return tuple(rows)


def _place(body: Respondent, words: Catalogue) -> str:
    """Give the county of a municipality or a county body, and of others which sort they are."""
    return body.county or words.text(f"kind_name.{body.kind.value}")


def _inhabitants(body: Respondent, words: Catalogue) -> str:
    if body.inhabitants is None:
        return ""
    size = words.text(f"annex.size_{size_of(body.inhabitants).value}")
    return words.text("annex.sized", count=words.figure(body.inhabitants), size=size)


def _status(body: Respondent, own: Sequence[Submission], joined: str, words: Catalogue) -> str:
    """Say what a body did: "har svart (etter fristen); slutter seg til KS"."""
    endorses = body.status is RespondentStatus.ENDORSES and joined
    done = joined if endorses else words.text(f"status.{body.status.value}")
    late = sum(submission.late for submission in own)
    if late:
        when = words.text("annex.late" if late == len(own) else "annex.partly_late")
        done = words.text("annex.status_late", status=done, when=when)
    return done if endorses or not joined else f"{done}; {joined}"


def _joined(summary: Summary, words: Catalogue) -> dict[str, str]:
    """Name those whose submissions a body joins, by the body's id."""
    names = {body.id: body.name for body in summary.respondents}
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    joined: dict[str, dict[str, None]] = defaultdict(dict)
    for one in summary.endorsements:
        name = names.get(one.respondent or "", " ".join(one.name.split()))
        joined[sender_of[one.submission]][name] = None
    return {
        body: words.text("annex.joins", names=words.join(tuple(others)))
        for body, others in joined.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """Municipalities by county and by size; `rows` are as wide as `headers`."""

    headers: Row
    rows: tuple[Row, ...]
    widths: tuple[int, ...]


def turnout_of(summary: Summary, words: Catalogue) -> Turnout:
    """Count the municipalities and their inhabitants: invited, where any was, and answered."""
    bodies = [b for b in summary.respondents if b.kind is RespondentKind.MUNICIPALITY]
    invited = any(body.invited for body in bodies)
    groups = [*_by_county(bodies, words), *_by_size(bodies, words)]
    if bodies:
        groups.append((words.text("annex.all_municipalities"), bodies))
    make = _invited_row if invited else _answered_row
    columns = "group answered inhabitants"
    if invited:
        columns = "group invited inhabitants answered inhabitants share"
    return Turnout(
        headers=tuple(words.text(f"annex.{column}") for column in columns.split()),
        rows=tuple(make(name, group, words) for name, group in groups),
        widths=TURNOUT_WIDTHS if invited else ANSWERED_WIDTHS,
    )


Group = tuple[str, list[Respondent]]


def _by_county(bodies: Sequence[Respondent], words: Catalogue) -> Iterator[Group]:
    counties = sorted({body.county for body in bodies if body.county}, key=alphabetical)
    for county in counties:
        yield county, [body for body in bodies if body.county == county]
    yield from _unknown(bodies, lambda body: body.county is None, words, "county")


def _by_size(bodies: Sequence[Respondent], words: Catalogue) -> Iterator[Group]:
    for size in Size:
        own = [
            body
            for body in bodies
            if body.inhabitants is not None and size_of(body.inhabitants) is size
        ]
        if own:
            yield words.text(f"annex.sized_{size.value}"), own
    yield from _unknown(bodies, lambda body: body.inhabitants is None, words, "size")


def _unknown(
    bodies: Sequence[Respondent],
    lacks: Callable[[Respondent], bool],
    words: Catalogue,
    what: str,
) -> Iterator[Group]:
    """Give those of whom it is not known, such as one of two that share a name."""
    own = [body for body in bodies if lacks(body)]
    if own:
        yield words.text(f"annex.unknown_{what}"), own


def _invited_row(name: str, group: Sequence[Respondent], words: Catalogue) -> Row:
    asked = [body for body in group if body.invited]
    heard = [body for body in group if body.status is not RespondentStatus.SILENT]
    return (
        name,
        str(len(asked)),
        _figure(asked, words),
        str(len(heard)),
        _figure(heard, words),
        _share([body for body in heard if body.invited], asked, words),
    )


def _answered_row(name: str, group: Sequence[Respondent], words: Catalogue) -> Row:
    heard = [body for body in group if body.status is not RespondentStatus.SILENT]
    return name, str(len(heard)), _figure(heard, words)


def _figure(bodies: Sequence[Respondent], words: Catalogue) -> str:
    """Write how many live there; "minst" where those of one are not known."""
    known = [body.inhabitants for body in bodies if body.inhabitants is not None]
    figure = words.figure(sum(known))
    if len(known) == len(bodies):
        return figure
    return words.text("annex.at_least", count=figure) if known else ""


def _share(part: Sequence[Respondent], whole: Sequence[Respondent], words: Catalogue) -> str:
    """Write the share of the inhabitants in per cent; nothing where it is not known."""
    counts = [body.inhabitants or 0 for body in whole]
    if not counts or not all(counts):
        return ""
    return words.per_cent(sum(body.inhabitants or 0 for body in part) / sum(counts))
