"""A result in which every word of a stranger's is hostile, for the writers of tables."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from innspill.model import (
    EXCLUDED,
    Copied,
    Notice,
    NoticeKind,
    Section,
    Summary,
    Theme,
    Unassigned,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    '=HYPERLINK("x";"y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "'=1+1",
    "0301",
    "1E5",
    "https://example.org",
    "internal:Tema!A1",
    "<r><t>a</t></r>",
    "<r></si></sst></r>",
    "_x0041_ \\u0041 &amp; &#65;",
    'a;b"c\r\nd\te',
    "a\x00b\x0bc\x1f\x7f\ufffe\uffff",
    "\u202eslutt\u202c \u200f\u200e\ufeff",
    "å a\u030a 👩‍👩‍👧 𝔘 ✅",
    "w" * 10_000,
    "DROP TABLE passages; --' OR 1=1",
    " ",
)


@pytest.fixture(params=range(len(HOSTILE)), ids=lambda n: ascii(HOSTILE[n][:20]))
def hostile(request: pytest.FixtureRequest) -> str:
    """Give each hostile text."""
    return HOSTILE[request.param]


@pytest.fixture
def attack() -> Callable[[Summary, str], Summary]:
    """Give a function that puts a text wherever a stranger's words can stand in a result."""
    return _attacked


def _attacked(summary: Summary, text: str) -> Summary:
    notice = Notice(
        kind=NoticeKind.UNREADABLE, submission=summary.submissions[0].id, values=(("error", text),)
    )
    return replace(
        summary,
        consultation=replace(
            summary.consultation, title=text, recipient=text, sender=text, background=text
        ),
        respondents=tuple(replace(body, name=text, county=text) for body in summary.respondents),
        submissions=tuple(replace(one, path=text) for one in summary.submissions),
        passages=tuple(
            replace(p, text=text, heading=text, lead_in=text, row=text) for p in summary.passages
        ),
        themes=tuple(_theme(theme, text) for theme in summary.themes),
        unassigned=tuple(replace(one, note=text) for one in summary.unassigned),
        letter=replace(
            summary.letter,
            title=text,
            sections=tuple(_section(section, text) for section in summary.letter.sections),
        ),
        proposals=tuple(replace(one, text=text) for one in summary.proposals),
        notices=(*summary.notices, notice),
    )


def _theme(theme: Theme, text: str) -> Theme:
    points = tuple(replace(point, text=text) for point in theme.points)
    return replace(theme, label=text, terms=(text, text), points=points)


def _section(section: Section, text: str) -> Section:
    said = tuple(replace(sentence, text=text) for sentence in section.sentences)
    return replace(section, heading=text, sentences=said)


@pytest.fixture
def full(summary: Summary) -> Summary:
    """Give the result with a passage that people have left out, and copied text."""
    out = next(p for p in summary.passages if p.theme is None)
    alike = tuple(p.id for p in summary.passages if p.theme == "finansiering")[1:3]
    senders = ("k5058", "k4026")
    return replace(
        summary,
        unassigned=(Unassigned(passage=out.id, reason=EXCLUDED, note="Gjelder en annen sak."),),
        copies=(
            Copied(submissions=("sk5058", "sk4026"), respondents=senders),
            Copied(
                submissions=("sk5058", "sk4026"),
                respondents=senders,
                passages=alike,
                exact=True,
            ),
        ),
    )
