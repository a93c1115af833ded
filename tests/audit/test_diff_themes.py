"""What became of submissions, themes, passages and points from one result to another."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from innspill.audit.diffs import (
    PassageFate,
    SubmissionFate,
    ThemeFate,
    diff,
)
from innspill.model import (
    Passage,
    Point,
    RespondentStatus,
    Submission,
    Summary,
    Theme,
    Unassigned,
)
from innspill.options import LetterOptions
from innspill.summarise import summarise

Change = Callable[[Summary], Summary]


def with_letter(
    unwritten: Summary, text: str = "Staten må betale for drift av fellesløsninger."
) -> Summary:
    """Let Rauma send a letter with one passage about who pays, and write the letter anew."""
    first, finance = unwritten.passages[0], unwritten.themes[0]
    passage = replace(
        first,
        id="sk1539.1",
        submission="sk1539",
        text=text,
        locator=replace(first.locator, end=len(text)),
        theme="finansiering",
    )
    sent = replace(
        unwritten.submissions[0],
        id="sk1539",
        path="Rauma.txt",
        sha256="9" * 64,
        respondent="k1539",
    )
    *bodies, silent = unwritten.respondents
    more = replace(
        unwritten,
        respondents=(*bodies, replace(silent, status=RespondentStatus.ANSWERED)),
        submissions=(*unwritten.submissions, sent),
        passages=(*unwritten.passages, passage),
        themes=(
            replace(
                finance,
                passages=(*finance.passages, passage.id),
                respondents=(*finance.respondents, "k1539"),
            ),
            *unwritten.themes[1:],
        ),
    )
    return summarise(more, LetterOptions())


def test_one_more_letter(unwritten: Summary, summary: Summary) -> None:
    """A late letter is told with its sender, its theme and the proposal in it."""
    found = diff(summary, with_letter(unwritten))
    (sent,) = found.submissions
    assert (sent.fate, sent.respondent, sent.fresh) == (SubmissionFate.ADDED, "Rauma", 1)
    (body,) = found.respondents
    assert (body.was, body.now) == (RespondentStatus.SILENT, RespondentStatus.ANSWERED)
    (grown,) = found.themes
    assert (grown.id, grown.came, grown.left, grown.fresh) == ("finansiering", ("Rauma",), (), 1)
    assert grown.was is not None
    assert grown.now is not None
    assert (grown.was.respondents, grown.now.respondents) == (3, 4)
    assert found.passages == ()


def test_a_letter_taken_back(unwritten: Summary, summary: Summary) -> None:
    """A letter that is withdrawn is told with who is silent now and which theme it left."""
    found = diff(with_letter(unwritten), summary)
    assert [change.fate for change in found.submissions] == [SubmissionFate.WITHDRAWN]
    assert [change.now for change in found.respondents] == [RespondentStatus.SILENT]
    assert [change.left for change in found.themes] == [("Rauma",)]


@pytest.mark.parametrize("path", ["Rauma.txt", "Rauma ny versjon.txt"])
def test_a_new_version_of_a_letter(unwritten: Summary, path: str) -> None:
    """Another letter of the same sender is the old one changed, whatever its file is called."""
    was = with_letter(unwritten)
    now = with_letter(unwritten, "Staten må betale for all drift av fellesløsninger.")
    *rest, last = now.submissions
    now = replace(now, submissions=(*rest, replace(last, path=path, sha256="8" * 64)))
    found = diff(was, now)
    (sent,) = found.submissions
    assert (sent.fate, sent.edited, sent.kept) == (SubmissionFate.CHANGED, 1, 0)
    assert (sent.was, sent.now) == ("Rauma.txt", path)
    assert found.themes == ()
    assert found.respondents == ()


def moved(summary: Summary, passage: str, home: str | None) -> Summary:
    """Move a passage to another theme, or to none."""
    passages = tuple(replace(p, theme=home) if p.id == passage else p for p in summary.passages)
    themes = tuple(
        replace(t, passages=tuple(p.id for p in passages if p.theme == t.id))
        for t in summary.themes
    )
    lost = () if home else (Unassigned(passage=passage, reason="excluded", note="Uvedkommende."),)
    return replace(
        summary, passages=passages, themes=themes, unassigned=(*summary.unassigned, *lost)
    )


def test_a_passage_in_another_theme(summary: Summary) -> None:
    """A passage that was moved is told with both themes."""
    (change,) = diff(summary, moved(summary, "sk5058.3", "kompetanse")).passages
    assert (change.fate, change.respondent) == (PassageFate.MOVED, "Åfjord")
    assert (change.was, change.now, change.edited) == ("Ferje", "Kompetanse", False)


def test_a_passage_left_out(summary: Summary) -> None:
    """A passage that was left out is told with the reason, and the other way round."""
    without = moved(summary, "sk5058.2", None)
    (change,) = diff(summary, without).passages
    assert (change.fate, change.reason) == (PassageFate.UNASSIGNED, "excluded")
    assert change.note == "Uvedkommende."
    (back,) = diff(without, summary).passages
    assert (back.fate, back.now) == (PassageFate.ASSIGNED, "Finansiering")


def merged(summary: Summary) -> Summary:
    """Let the first theme take over the last."""
    first, *between, last = summary.themes
    passages = tuple(
        replace(p, theme=first.id) if p.theme == last.id else p for p in summary.passages
    )
    whole = replace(first, passages=tuple(p.id for p in passages if p.theme == first.id))
    return replace(summary, passages=passages, themes=(whole, *between))


def test_themes_that_are_merged(summary: Summary) -> None:
    """A theme whose passages all went into one other is merged; its passages did not move."""
    found = diff(summary, merged(summary))
    gone = [change for change in found.themes if change.now is None]
    assert [(c.fate, c.id, c.into) for c in gone] == [(ThemeFate.MERGED, "ferje", "Finansiering")]
    assert found.passages == ()


def test_a_theme_that_is_split(summary: Summary) -> None:
    """A new theme is told with the one from which most of its passages came."""
    new = [change for change in diff(merged(summary), summary).themes if change.was is None]
    assert [(c.fate, c.id, c.out_of) for c in new] == [(ThemeFate.NEW, "ferje", "Finansiering")]


def renumbered(summary: Summary) -> Summary:
    """Give the first theme another id and label."""
    first, *rest = summary.themes
    passages = tuple(
        replace(p, theme="penger") if p.theme == first.id else p for p in summary.passages
    )
    themes = (replace(first, id="penger", label="Penger"), *rest)
    sections = tuple(
        replace(s, theme="penger", heading="Penger") if s.theme == first.id else s
        for s in summary.letter.sections
    )
    letter = replace(summary.letter, sections=sections)
    return replace(summary, passages=passages, themes=themes, letter=letter, proposals=())


def test_a_theme_with_another_id(summary: Summary) -> None:
    """A theme found anew under another id is known by its passages, and so is its section."""
    found = diff(replace(summary, proposals=()), renumbered(summary))
    assert [(c.fate, c.id) for c in found.themes] == [(ThemeFate.RENAMED, "penger")]
    assert found.body.sentences == found.annexes.sentences == ()
    assert found.passages == ()


def test_points_that_more_make(unwritten: Summary, summary: Summary) -> None:
    """A point that one more makes is told from how many to how many, and a proposal too."""
    same = "Vi ber om at staten finansierer drift av fellesløsninger."
    found = diff(summary, with_letter(unwritten, same))
    grown = [change for change in found.points if change.was and change.now]
    assert [(c.theme, c.now - c.was) for c in grown] == [("Finansiering", 1)]
    asked = [change for change in found.proposals if change.was and change.now]
    assert [change.now - change.was for change in asked] == [1]


def renamed_all(summary: Summary) -> Summary:
    """Make a result of quite another consultation."""
    title = replace(summary.consultation, title="Noe helt annet")
    submissions = tuple(
        replace(s, sha256="7" * 64, path=f"x{s.path}", respondent="k1539")
        for s in summary.submissions
    )
    passages = tuple(replace(p, text=f"{n} uten likhet") for n, p in enumerate(summary.passages))
    return replace(summary, consultation=title, submissions=submissions, passages=passages)


def test_two_consultations(summary: Summary) -> None:
    """Results that have nothing in common are told to be of two consultations."""
    assert diff(summary, renamed_all(summary)).unrelated
    assert not diff(summary, merged(summary)).unrelated


def rows(count: int) -> Change:
    """Make the first submission a form with so many rows of the same sender."""

    def change(summary: Summary) -> Summary:
        first = summary.submissions[0]
        made: list[Submission] = [
            replace(first, id=f"r{n}", path="skjema.csv") for n in range(count)
        ]
        passages: tuple[Passage, ...] = tuple(
            replace(summary.passages[0], id=f"r{n}.1", submission=f"r{n}", text=f"Svar nr. {n}")
            for n in range(count)
        )
        whole = tuple(passage.id for passage in passages)
        themes: tuple[Theme, ...] = (
            replace(summary.themes[0], passages=whole, respondents=("k5058",), points=()),
        )
        bare = replace(summary, submissions=tuple(made), passages=passages, themes=themes)
        letter = replace(summary.letter, sections=())
        return replace(bare, unassigned=(), letter=letter, proposals=())

    return change


def test_a_row_more_in_a_form(summary: Summary) -> None:
    """A form with a row more is other bytes; only the new row is a new submission."""
    was = rows(5)(summary)
    now = rows(6)(summary)
    now = replace(now, submissions=tuple(replace(s, sha256="5" * 64) for s in now.submissions))
    fates = Counter(change.fate for change in diff(was, now).submissions)
    assert fates == {SubmissionFate.ADDED: 1, SubmissionFate.RESAVED: 5}


def test_withdrawn_letters_come_before_renamed_ones(unwritten: Summary, summary: Summary) -> None:
    """What matters most is told first, wherever in the inbox it stands."""
    first, *rest = summary.submissions
    now = replace(summary, submissions=(replace(first, path="nytt.txt"), *rest))
    found = diff(with_letter(unwritten), now).submissions
    assert [each.fate for each in found] == [SubmissionFate.WITHDRAWN, SubmissionFate.RENAMED]


def with_points(summary: Summary, *divided: tuple[str, ...]) -> Summary:
    """Divide passages of the first theme into points."""
    senders = {passage.id: passage.submission[1:] for passage in summary.passages}
    points = tuple(
        Point(
            id=f"p{number}",
            text=own[0],
            start=0,
            end=1,
            passages=own,
            respondents=tuple(senders[passage] for passage in own),
        )
        for number, own in enumerate(divided)
    )
    first, *rest = summary.themes
    return replace(summary, themes=(replace(first, points=points), *rest))


def test_a_point_is_known_by_most_of_its_passages(summary: Summary) -> None:
    """Of two points that one became, the larger is the old one, and the other is new."""
    was = with_points(summary, ("sk5058.1", "sk4026.1", "sk1577.1"))
    now = with_points(summary, ("sk5058.1",), ("sk4026.1", "sk1577.1"))
    found = [(each.text, each.was, each.now) for each in diff(was, now).points]
    assert found == [("sk5058.1", 0, 1), ("sk4026.1", 3, 2)]
