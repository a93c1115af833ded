"""What becomes of those who have only joined another's submission."""

from dataclasses import replace

import pytest

from innspill.ingest.senders.joined import set_aside, with_status
from innspill.model import (
    Endorsement,
    Evidence,
    Language,
    Locator,
    Mandate,
    Passage,
    Respondent,
    RespondentKind,
    RespondentStatus,
    Submission,
    SubmissionStatus,
    Unassigned,
)

JOINS = "Vi slutter oss til KS sin uttalelse."
MORE = "Staten må betale for opplæringen."
AURE = Respondent(id="k1576", name="Aure kommune", kind=RespondentKind.MUNICIPALITY)
SUBMISSION = Submission(
    id="s1",
    path="Aure.docx",
    sha256="0",
    respondent="k1576",
    received=None,
    language=Language.NB,
    mandate=Mandate.UNSTATED,
    status=SubmissionStatus.READ,
    identified_by=Evidence.SETTINGS,
    sure=True,
)
ENDORSEMENT = Endorsement(submission="s1", passage="s1.1", start=19, end=21, name="KS")


def passages(*texts: str) -> tuple[Passage, ...]:
    """Make the passages of Aure's submission."""
    return tuple(
        Passage(
            id=f"s1.{number}",
            submission="s1",
            text=text,
            locator=Locator(page=None, block=number, start=0, end=len(text)),
            language=Language.NB,
        )
        for number, text in enumerate(texts, start=1)
    )


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        ((JOINS,), RespondentStatus.ENDORSES),
        ((JOINS, MORE), RespondentStatus.ANSWERED),
        ((f"{JOINS} {MORE}",), RespondentStatus.ANSWERED),
    ],
)
def test_only_who_says_nothing_more_has_only_joined(
    texts: tuple[str, ...], status: RespondentStatus
) -> None:
    """Who joins and says more has answered."""
    (body,) = with_status([AURE], [SUBMISSION], passages(*texts), [ENDORSEMENT])
    assert body.status is status


def test_what_is_not_read_may_say_more() -> None:
    """Where another paper of the same body could not be read, its status is left as it was."""
    unread = replace(SUBMISSION, id="s2", status=SubmissionStatus.UNREADABLE)
    (body,) = with_status([AURE], [SUBMISSION, unread], passages(JOINS), [ENDORSEMENT])
    assert body.status is RespondentStatus.ANSWERED


def test_passages_that_only_join_are_set_aside() -> None:
    """They have a reason of their own; one that says more, or that people have moved, is not."""
    own = passages(JOINS, MORE)
    assert set_aside(own, [ENDORSEMENT]) == (Unassigned(passage="s1.1", reason="endorses"),)
    assert set_aside(own, [ENDORSEMENT], settled={"s1.1"}) == ()
    assert set_aside(own, []) == ()
    assert set_aside(passages(f"{JOINS} {MORE}"), [ENDORSEMENT]) == ()
