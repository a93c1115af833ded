"""Submissions that came, went and changed, and who answers now that did not before."""

from collections import Counter
from collections.abc import Iterator

from innspill.audit.diffs.known import Known
from innspill.audit.diffs.values import RespondentChange, SubmissionChange, SubmissionFate
from innspill.model import Submission

_ORDER = tuple(SubmissionFate)


def submission_changes(known: Known) -> list[SubmissionChange]:
    """Return the submissions that are not as they were: by fate, then in the order of the inbox."""
    edited = {was: now for now, was in known.edited.items()}
    homes = {p.id: p.submission for p in known.was.summary.passages}
    kept = Counter(p.submission for p in known.now.summary.passages if p.id in known.same)
    changed = Counter(p.submission for p in known.now.summary.passages if p.id in known.edited)
    survived = Counter(homes[was] for was in (*known.same.values(), *edited))
    found = [_added(known, now) for now in known.submissions.fresh]
    for was, now in known.submissions.pairs:
        fresh = len(known.now.texts[now.id]) - kept[now.id] - changed[now.id]
        gone = len(known.was.texts[was.id]) - survived[was.id]
        fate = _fate(was, now, same_text=not (fresh or gone or changed[now.id]))
        if fate:
            found.append(
                SubmissionChange(
                    fate=fate,
                    respondent=known.now.names[now.respondent],
                    was=was.path,
                    now=now.path,
                    status_was=was.status,
                    status_now=now.status,
                    kept=kept[now.id],
                    edited=changed[now.id],
                    fresh=fresh,
                    gone=gone,
                )
            )
    found += [_withdrawn(known, was) for was in known.submissions.gone]
    return sorted(found, key=lambda change: _ORDER.index(change.fate))


def _added(known: Known, now: Submission) -> SubmissionChange:
    return SubmissionChange(
        fate=SubmissionFate.ADDED,
        respondent=known.now.names[now.respondent],
        now=now.path,
        status_now=now.status,
        fresh=len(known.now.texts[now.id]),
    )


def _withdrawn(known: Known, was: Submission) -> SubmissionChange:
    return SubmissionChange(
        fate=SubmissionFate.WITHDRAWN,
        respondent=known.was.names[was.respondent],
        was=was.path,
        status_was=was.status,
        gone=len(known.was.texts[was.id]),
    )


def _fate(was: Submission, now: Submission, *, same_text: bool) -> SubmissionFate | None:
    """Tell what became of a submission; None where it is as it was."""
    same_reading = same_text and (was.status, was.respondent) == (now.status, now.respondent)
    if was.sha256 == now.sha256 and not same_reading:
        return SubmissionFate.REREAD
    if not same_reading:
        return SubmissionFate.CHANGED
    if was.path != now.path:
        return SubmissionFate.RENAMED
    return None if was.sha256 == now.sha256 else SubmissionFate.RESAVED


def respondent_changes(known: Known) -> Iterator[RespondentChange]:
    """Give the respondents with another status, in the new order, then those that are gone."""
    was = {body.id: body.status for body in known.was.summary.respondents}
    for body in known.now.summary.respondents:
        before = was.pop(body.id, None)
        if before != body.status:
            yield RespondentChange(name=body.short_name, was=before, now=body.status)
    for respondent, status in was.items():
        yield RespondentChange(name=known.was.names[respondent], was=status, now=None)
