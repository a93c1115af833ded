"""What a result says of bodies, points, copies and endorsements follows from the rest of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from innspill.audit import FaultKind, check
from innspill.model import (
    Copied,
    Endorsement,
    Point,
    Respondent,
    RespondentStatus,
    Submission,
    Summary,
    Unassigned,
)

Breaking = Callable[[Summary], Summary]


def body(name: str, change: Callable[[Respondent], Respondent]) -> Breaking:
    """Return a change of one respondent."""
    return lambda summary: replace(
        summary, respondents=tuple(change(r) if r.id == name else r for r in summary.respondents)
    )


def without_body(name: str) -> Breaking:
    """Return a change that takes out a respondent."""
    return lambda summary: replace(
        summary, respondents=tuple(r for r in summary.respondents if r.id != name)
    )


def sent(name: str, change: Callable[[Submission], Submission]) -> Breaking:
    """Return a change of what one respondent sent."""
    return lambda summary: replace(
        summary,
        submissions=tuple(change(s) if s.respondent == name else s for s in summary.submissions),
    )


def point(change: Callable[[Point], Point]) -> Breaking:
    """Return a change of the first point."""

    def changed(summary: Summary) -> Summary:
        (theme,) = summary.themes
        points = (change(theme.points[0]), *theme.points[1:])
        return replace(summary, themes=(replace(theme, points=points),))

    return changed


def endorsement(change: Callable[[Endorsement], Endorsement]) -> Breaking:
    """Return a change of the only endorsement."""
    return lambda summary: replace(summary, endorsements=tuple(map(change, summary.endorsements)))


def copied(change: Callable[[Copied], Copied]) -> Breaking:
    """Return a change of the only copied text."""
    return lambda summary: replace(summary, copies=tuple(map(change, summary.copies)))


def members(change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Breaking:
    """Return a change of who was invited, as the settings name them."""
    return lambda summary: replace(
        summary,
        consultation=replace(summary.consultation, members=change(summary.consultation.members)),
    )


def without_first_point(summary: Summary) -> Summary:
    """Take a point out of its theme."""
    (theme,) = summary.themes
    return replace(summary, themes=(replace(theme, points=theme.points[1:]),))


def without_points(summary: Summary) -> Summary:
    """Take all points out of their theme and its passages."""
    (theme,) = summary.themes
    passages = tuple(replace(passage, point=None) for passage in summary.passages)
    return replace(summary, themes=(replace(theme, points=()),), passages=passages)


BREAKINGS: dict[str, tuple[Breaking, FaultKind]] = {
    "a member no longer invited": (
        body("rauma", lambda r: replace(r, invited=False)),
        FaultKind.INVITED_DIFFER,
    ),
    "a silent member taken out": (without_body("rauma"), FaultKind.INVITED_DIFFER),
    "a member added": (members(lambda names: (*names, "Tydal")), FaultKind.INVITED_DIFFER),
    "one invited who is no member": (
        members(lambda names: tuple(name for name in names if name != "Aure")),
        FaultKind.INVITED_DIFFER,
    ),
    "silent, but not invited": (
        body("rauma", lambda r: replace(r, invited=False)),
        FaultKind.STATUS_DIFFERS,
    ),
    "silent, but something was sent": (
        body("aure", lambda r: replace(r, status=RespondentStatus.SILENT)),
        FaultKind.STATUS_DIFFERS,
    ),
    "answered, but nothing was sent": (
        body("rauma", lambda r: replace(r, status=RespondentStatus.ANSWERED)),
        FaultKind.STATUS_DIFFERS,
    ),
    "no remarks, but there are some": (
        body("aure", lambda r: replace(r, status=RespondentStatus.NO_REMARKS)),
        FaultKind.STATUS_DIFFERS,
    ),
    "answered, but there are no remarks": (
        body("smøla", lambda r: replace(r, status=RespondentStatus.ANSWERED)),
        FaultKind.STATUS_DIFFERS,
    ),
    "only joins, but says more": (
        body("aure", lambda r: replace(r, status=RespondentStatus.ENDORSES)),
        FaultKind.STATUS_DIFFERS,
    ),
    "answered, but only joins": (
        body("volda", lambda r: replace(r, status=RespondentStatus.ANSWERED)),
        FaultKind.STATUS_DIFFERS,
    ),
    "late, but in time": (
        sent("aure", lambda s: replace(s, late=True)),
        FaultKind.STATUS_DIFFERS,
    ),
    "in time, but late": (
        sent("giske", lambda s: replace(s, late=False)),
        FaultKind.STATUS_DIFFERS,
    ),
    "point's words invented": (
        point(lambda p: replace(p, text="Staten bør betale alt.")),
        FaultKind.POINT_DIFFERS,
    ),
    "point moved by a character": (
        point(lambda p: replace(p, start=p.start + 1)),
        FaultKind.POINT_DIFFERS,
    ),
    "point without words": (point(lambda p: replace(p, text="", end=0)), FaultKind.POINT_DIFFERS),
    "point led by another": (
        point(lambda p: replace(p, respondents=(*p.respondents[1:], p.respondents[0]))),
        FaultKind.POINT_DIFFERS,
    ),
    "point with its passages out of order": (
        point(lambda p: replace(p, passages=(p.passages[0], *p.passages[:0:-1]))),
        FaultKind.POINT_DIFFERS,
    ),
    "point of another id": (point(lambda p: replace(p, id="fiber.9")), FaultKind.POINT_DIFFERS),
    "passage of no point": (without_first_point, FaultKind.POINT_DIFFERS),
    "theme without points": (without_points, FaultKind.POINT_DIFFERS),
    "endorsement of words that are not there": (
        endorsement(lambda e: replace(e, name="Aure kommune")),
        FaultKind.ENDORSEMENT_DIFFERS,
    ),
    "endorsement moved by a character": (
        endorsement(lambda e: replace(e, start=e.start + 1)),
        FaultKind.ENDORSEMENT_DIFFERS,
    ),
    "endorsement of oneself": (
        endorsement(lambda e: replace(e, respondent="volda")),
        FaultKind.ENDORSEMENT_DIFFERS,
    ),
    "endorsement of nobody who is known": (
        endorsement(lambda e: replace(e, respondent="ks")),
        FaultKind.ENDORSEMENT_DIFFERS,
    ),
    "endorsement from another submission": (
        endorsement(lambda e: replace(e, submission="saure")),
        FaultKind.ENDORSEMENT_DIFFERS,
    ),
    "set aside as joining, but joins nobody": (
        lambda s: replace(s, endorsements=()),
        FaultKind.ENDORSEMENT_DIFFERS,
    ),
    "copy of another's": (
        copied(lambda c: replace(c, respondents=(*c.respondents[1:], "volda"))),
        FaultKind.COPY_DIFFERS,
    ),
    "copy that stands in one submission": (
        copied(
            lambda c: replace(
                c,
                submissions=c.submissions[:1],
                respondents=c.respondents[:1],
                passages=c.passages[:1],
            )
        ),
        FaultKind.COPY_DIFFERS,
    ),
    "copy with the passage of another": (
        copied(lambda c: replace(c, passages=(*c.passages[1:], "sleka.1"))),
        FaultKind.COPY_DIFFERS,
    ),
    "copy in other words": (
        copied(
            lambda c: replace(
                c,
                submissions=(*c.submissions, "sleka"),
                respondents=(*c.respondents, "leka"),
                passages=(*c.passages, "sleka.1"),
            )
        ),
        FaultKind.COPY_DIFFERS,
    ),
    "copy told twice": (
        lambda s: replace(s, copies=(*s.copies, *s.copies)),
        FaultKind.COPY_DIFFERS,
    ),
    "copy from nowhere": (
        copied(lambda c: replace(c, submissions=(*c.submissions[1:], "x"))),
        FaultKind.COPY_DIFFERS,
    ),
}


@pytest.mark.parametrize(("breaking", "kind"), BREAKINGS.values(), ids=BREAKINGS.keys())
def test_what_does_not_follow_is_caught(breaking: Breaking, kind: FaultKind, wide: Summary) -> None:
    """What a result says of bodies, points, copies or endorsements and is not so, is a fault."""
    broken = breaking(wide)
    assert broken != wide
    assert kind in {fault.kind for fault in check(broken).faults}


@pytest.mark.parametrize("name", ["Aure kommune", "1576", "AURE", "Aure kommune, Møre og Romsdal"])
def test_members_by_other_names(name: str, wide: Summary) -> None:
    """A member may be named as the register or a letterhead does."""
    named = members(lambda names: tuple(name if one == "Aure" else one for one in names))
    numbered = body("aure", lambda r: replace(r, municipality_number="1576"))
    assert check(named(numbered(wide))).faults == ()


def test_joining_that_says_more(wide: Summary) -> None:
    """Who joins another and is not set aside for it may have answered as well."""
    more = replace(wide, unassigned=(Unassigned(passage="svolda.1", reason="no_terms"),))
    answered = body("volda", lambda r: replace(r, status=RespondentStatus.ANSWERED))(more)
    assert FaultKind.STATUS_DIFFERS not in {fault.kind for fault in check(answered).faults}
