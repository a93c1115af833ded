"""Who answered: inhabitants, late, without remarks, joining others, silent."""

from dataclasses import replace

import pytest

from innspill.model import (
    Endorsement,
    Language,
    Respondent,
    RespondentKind,
    RespondentStatus,
    SentenceKind,
    Summary,
)
from innspill.options import LetterOptions
from innspill.register import load_register
from innspill.summarise.material import gather
from innspill.summarise.turnout import MOST_JOINED, turnout

YEAR = load_register().population_year
NB, NN = Language.NB, Language.NN


def told(summary: Summary, language: Language = NB) -> list[str]:
    """Give the sentences on who answered."""
    material = gather(summary, LetterOptions(language=language))
    return [draft.text for draft in turnout(material, 2)]


def populated(summary: Summary, *inhabitants: int | None) -> Summary:
    """Give the respondents so many inhabitants, in their order."""
    bodies = zip(summary.respondents, inhabitants, strict=True)
    return replace(
        summary, respondents=tuple(replace(body, inhabitants=count) for body, count in bodies)
    )


def joining(summary: Summary, passage: str, name: str, respondent: str | None) -> Summary:
    """Let a submission join another with the words of one of its passages."""
    text = next(p.text for p in summary.passages if p.id == passage)
    start = text.index(name)
    one = Endorsement(
        submission=passage.partition(".")[0],
        passage=passage,
        start=start,
        end=start + len(name),
        name=name,
        respondent=respondent,
    )
    return replace(summary, endorsements=(*summary.endorsements, one))


def saying(summary: Summary, passage: str, text: str) -> Summary:
    """Let a passage say something else."""
    passages = (replace(p, text=text) if p.id == passage else p for p in summary.passages)
    return replace(summary, passages=tuple(passages))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            NB,
            (
                "De tre kommunene som har svart, har til sammen 30\u00a0500 innbyggere, "
                f"mens de fire inviterte kommunene har 37\u00a0500 ({YEAR})."
            ),
        ),
        (
            NN,
            (
                "Dei tre kommunane som har svart, har til saman 30\u00a0500 innbyggjarar, "
                f"medan dei fire inviterte kommunane har 37\u00a0500 ({YEAR})."
            ),
        ),
    ],
)
def test_inhabitants_stand_beside_municipalities(
    unwritten: Summary, language: Language, expected: str
) -> None:
    """Inhabitants of those who answered, and of those invited where these are others."""
    assert expected in told(populated(unwritten, 500, 10_000, 20_000, 7_000), language)


def test_inhabitants_are_told_only_where_all_are_known(unwritten: Summary) -> None:
    """A sum that lacks a municipality is not told as the sum of all."""
    said = told(populated(unwritten, 500, 10_000, 20_000, None))
    sentence = f"De tre kommunene som har svart, har til sammen 30\u00a0500 innbyggere ({YEAR})."
    assert sentence in said
    assert "innbyggere" not in " ".join(told(populated(unwritten, None, 10_000, 20_000, 7_000)))


def test_one_municipality_is_not_counted(unwritten: Summary) -> None:
    """One that answered is "the municipality"; nothing is compared where it alone was invited."""
    first, *_ = unwritten.submissions
    body = replace(unwritten.respondents[0], inhabitants=4_300)
    alone = replace(
        unwritten,
        respondents=(body,),
        submissions=(first,),
        passages=tuple(p for p in unwritten.passages if p.submission == first.id),
    )
    assert f"Kommunen som har svart, har 4300 innbyggere ({YEAR})." in told(alone)


def test_late_is_who_sent_everything_late(unwritten: Summary) -> None:
    """Who sent one paper in time is not called late for another."""
    first, second, third = unwritten.submissions
    late = (replace(first, late=True), second, replace(third, late=True))
    assert "Volda og Åfjord svarte etter fristen." in told(
        replace(unwritten, respondents=_ordered(unwritten), submissions=late)
    )
    again = replace(first, id="more")
    said = told(replace(unwritten, submissions=(*late, again)))
    assert "Volda kommune svarte etter fristen." in said


def _ordered(summary: Summary) -> tuple[Respondent, ...]:
    return tuple(sorted(summary.respondents, key=lambda body: body.name))


def test_many_are_counted(unwritten: Summary) -> None:
    """More than five are counted, with a pointer to the annex."""
    silent = tuple(
        Respondent(
            id=f"k{number}",
            name=f"Sted{number} kommune",
            kind=RespondentKind.MUNICIPALITY,
            invited=True,
            status=RespondentStatus.SILENT,
        )
        for number in range(6)
    )
    many = replace(unwritten, respondents=(*unwritten.respondents[:3], *silent))
    assert "Av de inviterte har seks kommuner ikke svart (vedlegg 1)." in told(many)
    assert "Av dei inviterte har seks kommunar ikkje svart (vedlegg 1)." in told(many, NN)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (NB, "Åfjord kommune slutter seg til uttalelsen fra Tinn kommune."),
        (NN, "Åfjord kommune sluttar seg til fråsegna frå Tinn kommune."),
    ],
)
def test_joining_is_told_and_cited(unwritten: Summary, language: Language, expected: str) -> None:
    """Who joins whom cites the words that name who is joined."""
    said = saying(unwritten, "sk5058.1", "Vi slutter oss til Tinns uttalelse.")
    summary = joining(said, "sk5058.1", "Tinn", "k4026")
    material = gather(summary, LetterOptions(language=language))
    (draft,) = (d for d in turnout(material, 2) if d.kind is SentenceKind.REPORTED)
    assert draft.text == expected
    (source,) = draft.sources
    assert (source.passage, source.start, source.end) == ("sk5058.1", 19, 23)


def test_those_who_join_the_same_stand_together(unwritten: Summary) -> None:
    """One sentence for each body that is joined, the most joined first."""
    said = unwritten
    for passage, text in (
        ("sk5058.1", "Vi slutter oss til KS sin uttalelse og til fråsegna frå Volda."),
        ("sk4026.1", "Vi støtter uttalelsen fra KS."),
    ):
        said = joining(saying(said, passage, text), passage, "KS", None)
    said = joining(said, "sk5058.1", "Volda", "k1577")
    assert [text for text in told(said) if "slutter seg til" in text] == [
        "Tinn og Åfjord slutter seg til uttalelsen fra KS.",
        "Åfjord kommune slutter seg til uttalelsen fra Volda kommune.",
    ]


def test_many_who_are_joined_are_counted(unwritten: Summary) -> None:
    """Beyond five bodies that are joined, the letter counts and the annex tells."""
    names = [f"Lag{number}" for number in range(MOST_JOINED + 2)]
    said = saying(unwritten, "sk5058.1", f"Vi slutter oss til uttalelsene fra {' '.join(names)}.")
    for name in names:
        said = joining(said, "sk5058.1", name, None)
    told_of = [text for text in told(said) if "uttalelse" in text]
    assert len(told_of) == MOST_JOINED + 1
    assert told_of[-1] == "I tillegg slutter én kommune seg til uttalelser fra andre (vedlegg 1)."
