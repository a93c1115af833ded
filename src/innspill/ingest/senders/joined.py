"""What follows for those who have only joined another's submission, and for such passages."""

from collections.abc import Container, Sequence
from dataclasses import replace

from innspill.ingest.senders.endorsing import only_endorses
from innspill.model import (
    JOINS,
    Endorsement,
    Passage,
    Respondent,
    RespondentStatus,
    Submission,
    SubmissionStatus,
    Unassigned,
)


def set_aside(
    passages: Sequence[Passage],
    endorsements: Sequence[Endorsement],
    settled: Container[str] = (),
) -> tuple[Unassigned, ...]:
    """Set the passages aside that join another's submission and say nothing more.

    "We join KS's statement" is no view about a subject: a theme of such passages would be one of
    words, and in another theme they would stand for what they do not say.

    Args:
        passages: All there are.
        endorsements: Those that stand in them.
        settled: The ids of passages that people have moved to a theme, which stay there.
    """
    joining = {one.passage for one in endorsements}
    return tuple(
        Unassigned(passage=passage.id, reason=JOINS)
        for passage in passages
        if passage.id in joining and passage.id not in settled and only_endorses(passage.text)
    )


def with_status(
    respondents: Sequence[Respondent],
    submissions: Sequence[Submission],
    passages: Sequence[Passage],
    endorsements: Sequence[Endorsement],
) -> tuple[Respondent, ...]:
    """Give those their status who have joined another's submission and said nothing more.

    Of whom one submission could not be read, it is not known what else it says.
    """
    endorsing = {lost.passage for lost in set_aside(passages, endorsements)}
    sender_of = {submission.id: submission.respondent for submission in submissions}
    joining = {sender_of[p.submission] for p in passages if p.id in endorsing}
    saying_more = {sender_of[p.submission] for p in passages if p.id not in endorsing}
    unknown = {s.respondent for s in submissions if s.status is SubmissionStatus.UNREADABLE}
    only = joining - saying_more - unknown
    return tuple(
        replace(body, status=RespondentStatus.ENDORSES) if body.id in only else body
        for body in respondents
    )
