"""Who joins whose submission, and what is no such thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.senders.endorsing import find_endorsements, only_endorses
from innspill.model import (
    Endorsement,
    Evidence,
    Language,
    Locator,
    Mandate,
    Passage,
    Respondent,
    RespondentKind,
    Submission,
    SubmissionStatus,
)

MUNICIPALITY = RespondentKind.MUNICIPALITY
BODIES = tuple(
    Respondent(id=number, name=name, kind=kind)
    for number, name, kind in (
        ("k1576", "Aure kommune", MUNICIPALITY),
        ("k1505", "Kristiansund kommune", MUNICIPALITY),
        ("k1577", "Volda kommune", MUNICIPALITY),
        ("k1506", "Molde kommune", MUNICIPALITY),
        ("f15", "Møre og Romsdal fylkeskommune", RespondentKind.COUNTY),
        ("ks", "KS", RespondentKind.ORGANISATION),
        ("faggruppe-for-oppvekst", "Faggruppe for oppvekst", RespondentKind.EXPERT_GROUP),
    )
)
AURE = Submission(
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


def passage(text: str, number: int = 1, *, quoted: bool = False) -> Passage:
    """Make a passage of Aure's submission."""
    return Passage(
        id=f"s1.{number}",
        submission="s1",
        text=text,
        locator=Locator(page=None, block=number, start=0, end=len(text)),
        language=Language.NB,
        quoted=quoted,
    )


def found(text: str) -> tuple[Endorsement, ...]:
    """Find what one passage of Aure's joins."""
    return find_endorsements([passage(text)], [AURE], BODIES)


def joined(text: str) -> list[tuple[str, str | None]]:
    """Give the words that name who is joined, and the respondent that they mean."""
    return [(one.name, one.respondent) for one in found(text)]


ONLY = [
    ("Vi slutter oss til KS sin uttalelse.", "KS", "ks"),
    ("Kommunen slutter seg til KS sin høringsuttalelse.", "KS", "ks"),
    ("Me sluttar oss til fråsegna frå Volda kommune.", "Volda kommune", "k1577"),
    ("Aure kommune sluttar seg til Volda kommune si fråsegn.", "Volda kommune", "k1577"),
    (
        "Aure kommune viser til og støtter høringssvaret fra Molde kommune.",
        "Molde kommune",
        "k1506",
    ),
    ("Vi stiller oss bak innspillet til Molde kommune.", "Molde kommune", "k1506"),
    ("Vi tiltrer KS' uttalelse.", "KS", "ks"),
    ("Vi slutter oss til Kristiansunds uttalelse i saken.", "Kristiansund", "k1505"),
    ("Kommunen viser til KS sin høringsuttalelse og stiller seg bak denne.", "KS", "ks"),
    ("Vi viser til uttalelsen fra KS. Vi slutter oss til denne.", "KS", "ks"),
    (
        "Derfor slutter kommunen seg til uttalelsen som er gitt av Molde kommune.",
        "Molde kommune",
        "k1506",
    ),
    ("Kommunestyret vedtar at Aure kommune slutter seg til KS sin uttalelse.", "KS", "ks"),
    ("Kommunen gir sin tilslutning til høringssvaret fra KS.", "KS", "ks"),
    ("Vi er enige i KS sin uttalelse.", "KS", "ks"),
    ("Vi slutter oss til Molde kommune.", "Molde kommune", "k1506"),
    ("Vi støttar innspelet til Volda kommune.", "Volda kommune", "k1577"),
    (
        "Vi slutter oss til innholdet i høringssvaret fra Faggruppe for oppvekst.",
        "Faggruppe for oppvekst",
        "faggruppe-for-oppvekst",
    ),
    (
        "Vi slutter oss fullt ut til svaret fra Digi Nordvest av 3. mai, og har ingen merknader.",
        "Digi Nordvest",
        None,
    ),
    ("Vi viser til uttalelsen fra regionrådet og slutter oss til denne.", "regionrådet", None),
]


@pytest.mark.parametrize(("text", "name", "respondent"), ONLY)
def test_joining_and_nothing_more(text: str, name: str, respondent: str | None) -> None:
    """The words for joining are known in both målformer, and who is meant, if it is here."""
    assert joined(text) == [(name, respondent)]
    assert only_endorses(text)


@pytest.mark.parametrize(
    ("text", "name", "respondent"),
    [
        (
            "Vi har lest svaret fra Kristiansund kommune og slutter oss til det. Kurs haster.",
            "Kristiansund kommune",
            "k1505",
        ),
        ("Vi slutter oss til KS sin uttalelse, men vil legge til at fristen er kort.", "KS", "ks"),
        ("Staten må betale. Vi slutter oss ellers til uttalelsen fra KS.", "KS", "ks"),
    ],
)
def test_joining_and_saying_more(text: str, name: str, respondent: str) -> None:
    """A passage that joins and says more is a view of its own, too."""
    assert joined(text) == [(name, respondent)]
    assert not only_endorses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen slutter seg til målet om et enklere regelverk.",
        "Vi slutter oss til forslaget.",
        "Vi sluttar oss til at staten må betale.",
        "Kommunen slutter seg ikke til KS sin uttalelse.",
        "Kommunen kan ikkje slutte seg til fråsegna frå KS.",
        "Vi har ikke noe imot at andre slutter seg til KS sin uttalelse.",
        "Flere kommuner slutter seg til KS sin uttalelse.",
        "Stadig flere slutter seg til ID-porten.",
        "Kommunen slutter seg til FIKS.",
        "Formannskapet slutter seg til kommunedirektørens vurderinger.",
        "Formannskapet slutter seg til Kommunedirektørens uttalelse.",
        "Vi slutter oss til departementets vurderinger.",
        "Vi støtter Digdirs vurderinger.",
        "Vi støtter innspillet til departementet.",
        "Vi støtter KS.",
        "Vi støtter KS i at staten må betale.",
        "Vi viser til KS sin uttalelse.",
        "Vi er enige i at KS sin uttalelse er god.",
        "Dersom flere slutter seg til uttalelsen fra KS, bør det telle.",
        "Vi oppfordrer departementet til å slutte seg til uttalelsen fra KS.",
        "Molde kommune slutter seg til KS sin uttalelse.",
        "Vi slutter oss til KS sin uttalelse om finansiering.",
        "Vi sluttar oss til KS si fråsegn når det gjeld finansiering.",
        "Vi slutter oss til høringsuttalelsen fra KS med unntak av punkt 3.",
        "Aure kommune slutter seg til Aure kommunes uttalelse.",
    ],
)
def test_no_joining(text: str) -> None:
    """Support for a thing, a part, a denial, another's joining or one's own paper is none."""
    assert joined(text) == []


def test_several_are_told_apart() -> None:
    """The word "og" parts two bodies, and not the name of one."""
    text = "Formannskapet slutter seg til uttalelsene fra KS og Møre og Romsdal fylkeskommune."
    assert joined(text) == [("KS", "ks"), ("Møre og Romsdal fylkeskommune", "f15")]
    assert joined("Vi slutter oss til uttalelsen fra Digi Nordvest, KS og Molde kommune.") == [
        ("Digi Nordvest", None),
        ("KS", "ks"),
        ("Molde kommune", "k1506"),
    ]


def test_each_is_joined_once() -> None:
    """A submission that says it twice joins once, where it first says so; a quotation is none."""
    said = [
        passage("«Vi slutter oss til uttalelsen fra KS.»", 1, quoted=True),
        passage("Vi slutter oss til uttalelsen fra KS.", 2),
        passage("Som nevnt slutter vi oss til KS sin uttalelse.", 3),
    ]
    assert [one.passage for one in find_endorsements(said, [AURE], BODIES)] == ["s1.2"]


@given(
    st.lists(
        st.sampled_from(
            [
                *(text for text, _, _ in ONLY),
                "KS",
                "sluttar oss til",
                "uttalelsen fra",
                "og",
                "'",
                ".",
            ]
        ),
        max_size=6,
    ).map(" ".join)
)
def test_the_name_stands_where_it_is_said_to(text: str) -> None:
    """Whatever is found, its characters are the words that name who is joined."""
    for one in found(text):
        assert text[one.start : one.end] == one.name
