"""Private persons: whose name is a person's, and who answers in her own name."""

import pytest

from innspill.ingest.reading import Reading
from innspill.ingest.senders.attribution import attribute
from innspill.ingest.senders.persons import is_persons_name, personal, persons_of, signed_by
from innspill.ingest.senders.respondents import of_name
from innspill.model import (
    Block,
    BlockKind,
    Consultation,
    Document,
    Evidence,
    RespondentKind,
    SubmissionStatus,
)
from innspill.register import load_register

SAID = "Vi støtter forslaget, men vil ha mer tid til å innføre det i alle tjenestene våre."


def reading(*paragraphs: str, path: str = "brev.txt", **document: object) -> Reading:
    """Make the reading of a letter."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs)
    return Reading(
        id="s1",
        path=path,
        sha256="0",
        document=Document(format="txt", blocks=blocks, **document),  # type: ignore[arg-type]
        status=SubmissionStatus.READ,
    )


@pytest.mark.parametrize(
    "name",
    [
        "Kari Oppdiktet",
        "Kari Anne Oppdiktet",
        "Kari-Anne Oppdiktet",
        "Oppdiktet, Kari",
        "Øystein Åsmund Tenkt",
    ],
)
def test_a_common_given_name_and_another_word_are_a_person(name: str) -> None:
    """Given name first or last, with others between."""
    assert is_persons_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Kari",
        "Norsk Industri",
        "Kirkens Bymisjon",
        "Røde Kors",
        "Redd Barna",
        "Nordre Follo",
        "Åfjord kommune",
        "Per Hansen AS",
        "Kari Oppdiktet mener dette",
        "Sankt Hans",
        "",
    ],
)
def test_bodies_places_and_sentences_are_no_persons(name: str) -> None:
    """Capitals alone make no person."""
    assert not is_persons_name(name)


@pytest.mark.parametrize(
    ("foot", "signer"),
    [
        (("Med hilsen", "Kari Oppdiktet"), "Kari Oppdiktet"),
        (("Hilsen Kari Oppdiktet",), "Kari Oppdiktet"),
        (("Mvh", "Kari Oppdiktet\nBlindvegen 77"), "Kari Oppdiktet"),
        (("Med hilsen", "Kari Oppdiktet", "ordfører"), ""),
        (("Med hilsen", "Kari Oppdiktet", "Tinn kommune"), ""),
        (("Med hilsen", "for Tinn bygdelag", "Kari Oppdiktet"), ""),
        (("Kari Oppdiktet er enig i dette.",), ""),
    ],
)
def test_who_signs_for_herself_has_no_title_and_no_body(foot: tuple[str, ...], signer: str) -> None:
    """A name under the greeting is a private person's only where nothing says otherwise."""
    assert signed_by(reading(SAID, *foot)) == signer


def test_a_letter_with_a_body_at_its_head_is_signed_for_that_body() -> None:
    """The one who asks, at the head, is no such body."""
    foot = ("Med hilsen", "Kari Oppdiktet")
    assert signed_by(reading("Tinn kommune", SAID, *foot)) == ""
    assert signed_by(reading(SAID, *foot, letterhead=("Tinn kommune",))) == ""
    assert signed_by(reading("Til Tinn kommune", SAID, *foot)) == "Kari Oppdiktet"
    assert signed_by(reading("Digitaliseringsdirektoratet", SAID, *foot)) == "Kari Oppdiktet"


@pytest.mark.parametrize(
    ("letter", "evidence"),
    [
        (reading(SAID, "Med hilsen", "Kari Oppdiktet"), Evidence.SIGNATURE),
        (reading(SAID, path="Innspill fra Kari Oppdiktet.txt"), Evidence.FILE_NAME),
        (reading(SAID, sender="Kari Oppdiktet <ingen@online.no>"), Evidence.MAIL),
    ],
)
def test_a_private_person_is_found_where_no_body_is(letter: Reading, evidence: Evidence) -> None:
    """A signature, a file's name or a private mail makes a person the respondent."""
    found = attribute((letter,), Consultation(), load_register())
    (respondent,) = found.respondents
    assert (respondent.name, respondent.kind) == ("Kari Oppdiktet", RespondentKind.PERSON)
    assert found.submissions[0].identified_by is evidence
    assert persons_of(letter) == {"Kari Oppdiktet"}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Hilsen Kari Oppdiktet, pensjonist", "Kari Oppdiktet"),
        ("Med vennlig hilsen Kari Oppdiktet", "Kari Oppdiktet"),
        ("Kari Oppdiktet, innbygger", "Kari Oppdiktet"),
        ("Pensjonistforbundet Nordmøre", ""),
        ("Hilsen fra Norsk Industri", ""),
    ],
)
def test_greeting_and_role_make_no_body(name: str, person: str) -> None:
    """Who greets and tells what she does is a person, whatever the words around her name."""
    found = personal(of_name(name, RespondentKind.ORGANISATION))
    assert (found.name if found.kind is RespondentKind.PERSON else "") == person
