"""The stages put together: what only joins another's submission makes no theme."""

from pathlib import Path

import pytest

from innspill.audit import check
from innspill.consultation.deciding import Choices
from innspill.model import Consultation, Guidance, GuidedTheme, RespondentStatus, Summary
from innspill.options import Options
from innspill.pipeline import Request, Settled, run, with_themes

SAID = {
    "Kristiansund": (
        "Staten må betale for opplæring av ansatte i kommunene.\n\n"
        "Vi ber om felles løsninger for arkiv og journal.\n\n"
        "Nødnettet må virke i minst tre døgn uten strøm."
    ),
    "Molde": (
        "Opplæring av ansatte må være gratis for kommunene.\n\n"
        "Arkiv og journal bør være felles løsninger for alle."
    ),
    "Aure": "Vi slutter oss til uttalelsen fra Kristiansund kommune.",
    "Smøla": "Smøla kommune stiller seg bak høringsuttalelsen fra Kristiansund kommune.",
}


def quiet(stage: str, done: int, total: int) -> None:
    """Take note of progress only so far as to see that it makes sense."""
    assert stage
    assert done <= total or not total


@pytest.fixture
def request_of(tmp_path: Path) -> Request:
    """Give a consultation of four letters, two of which only join another's."""
    for name, text in SAID.items():
        letter = f"{name} kommune\n\n{text}\n"
        (tmp_path / f"{name} kommune.txt").write_text(letter, encoding="utf-8")
    consultation = Consultation(title="Ny strategi", members=tuple(SAID))
    return Request(paths=(tmp_path,), consultation=consultation, options=Options())


@pytest.fixture
def result(request_of: Request) -> Summary:
    """Give the whole result of it."""
    return run(request_of, quiet)


def test_what_only_joins_is_in_no_theme(result: Summary) -> None:
    """Such passages stand apart with their reason, in their order among all passages."""
    apart = {lost.passage for lost in result.unassigned if lost.reason == "endorses"}
    joining = {p.id for p in result.passages if "Kristiansund kommune" in p.text}
    assert apart == joining
    assert len(apart) == 2
    assert not apart & {p for theme in result.themes for p in theme.passages}
    order = [submission.id for submission in result.submissions]
    told = [order.index(passage.submission) for passage in result.passages]
    assert told == sorted(told)


def test_who_only_joins_has_that_status(result: Summary) -> None:
    """The ledger tells who joined and said nothing more."""
    status = {body.name: body.status for body in result.respondents}
    assert status == {
        "Aure kommune": RespondentStatus.ENDORSES,
        "Kristiansund kommune": RespondentStatus.ANSWERED,
        "Molde kommune": RespondentStatus.ANSWERED,
        "Smøla kommune": RespondentStatus.ENDORSES,
    }
    assert {one.respondent for one in result.endorsements} == {"k1505"}


def test_the_result_keeps_its_promises(result: Summary) -> None:
    """Nothing is lost by setting passages aside, and the letter's numbers are right."""
    assert check(result).faults == ()


def test_what_people_have_moved_to_a_theme_stays_there(
    request_of: Request, result: Summary
) -> None:
    """A person's decision goes before the recognition."""
    (moved, *_) = (lost.passage for lost in result.unassigned if lost.reason == "endorses")
    theme = result.themes[0].id
    guided = with_themes(
        result,
        request_of.options,
        Settled(guidance=Guidance(themes=_owned(result)), choices=Choices(moved={moved: theme})),
    )
    assert moved not in {lost.passage for lost in guided.unassigned}
    assert next(p.theme for p in guided.passages if p.id == moved) == theme


def _owned(result: Summary) -> tuple[GuidedTheme, ...]:
    """Give the found themes to people."""
    return tuple(
        GuidedTheme(id=theme.id, label=theme.label, examples=(theme.points[0].text,))
        for theme in result.themes
    )
