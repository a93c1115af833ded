"""Who sent what, how that is known, and who is silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.reading import Reading
from innspill.ingest.senders.attribution import Attribution, attribute
from innspill.model import (
    Block,
    BlockKind,
    Consultation,
    Document,
    Evidence,
    Language,
    Notice,
    NoticeKind,
    RespondentKind,
    RespondentStatus,
    Submission,
    SubmissionStatus,
)
from innspill.register import load_register

PROSE = "Vi støtter forslaget, men vil ha mer tid til å innføre det i alle tjenestene våre."
REGISTER = load_register()


def reading(*paragraphs: str, path: str = "brev.docx", **document: object) -> Reading:
    """Make a reading of paragraphs; `named` is the form's column, others are the document's."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs)
    named = str(document.pop("named", ""))
    return Reading(
        id=f"id-{path}",
        path=path,
        sha256="0",
        document=Document(format="docx", blocks=blocks, **document),  # type: ignore[arg-type]
        status=SubmissionStatus.READ if blocks else SubmissionStatus.EMPTY,
        named=named,
        row="1" if named else None,
    )


def attributed(*readings: Reading, members: tuple[str, ...] = (), sender: str = "") -> Attribution:
    """Attribute readings in a consultation with these members."""
    return attribute(readings, Consultation(members=members, sender=sender), REGISTER)


def judged(*paragraphs: str, path: str = "brev.docx", **document: object) -> Submission:
    """Give the submission that one reading becomes."""
    return attributed(reading(*paragraphs, path=path, **document)).submissions[0]


def test_each_source_is_named() -> None:
    """Form column, letterhead, signature, mail, text and file name each identify on their own."""
    mail = "Kari Eksempel <kari@molde.kommune.no>"
    found = [
        judged(PROSE, named="Molde"),
        judged(PROSE, letterhead=("Molde kommune",)),
        judged(PROSE, "Med hilsen", "Kari Eksempel, Molde kommune"),
        judged(PROSE, sender=mail),
        judged(f"Molde kommune mener dette. {PROSE}", "Molde kommune ber om mer tid."),
        judged(PROSE, path="Molde.docx"),
    ]
    assert {(one.respondent, one.sure) for one in found} == {("k1506", True)}
    assert [one.identified_by for one in found] == [
        Evidence.FORM_COLUMN,
        Evidence.LETTERHEAD,
        Evidence.SIGNATURE,
        Evidence.MAIL,
        Evidence.BODY,
        Evidence.FILE_NAME,
    ]


def test_the_settings_know_a_file_named_as_a_member() -> None:
    """A file with exactly a member's name is that member's, whatever kind of body it is."""
    file = reading(PROSE, path="Vennene av Fosen.docx")
    found = attributed(file, members=("Vennene av Fosen",))
    assert found.submissions[0].identified_by is Evidence.SETTINGS
    assert found.submissions[0].sure
    assert found.respondents[0].invited


def test_a_member_is_known_by_a_shorter_or_fuller_name() -> None:
    """A letter from "Faggruppe for helse" is that of the member "Faggruppe helse"."""
    file = reading("Innspill fra faggruppe for helse", PROSE)
    found = attributed(file, members=("Faggruppe helse", "Faggruppe oppvekst"))
    assert found.submissions[0].respondent == "faggruppe-helse"
    assert [one.status for one in found.respondents] == [
        RespondentStatus.ANSWERED,
        RespondentStatus.SILENT,
    ]


@pytest.mark.parametrize("line", ["Dokumentsenteret", "Faggruppen", "koordinator for nettverket"])
def test_a_common_noun_under_a_letter_is_no_body(line: str) -> None:
    """An office or a role beside the body's name does not make it unsure."""
    found = judged(PROSE, "Med hilsen", line, "Åfjord kommune")
    assert (found.respondent, found.sure) == ("k5058", True)


def test_two_sources_that_disagree_make_it_unsure_and_say_so() -> None:
    """The first decides the name, and the notice names the other."""
    one = judged(PROSE, letterhead=("Aukra kommune",), sender="<kari@molde.kommune.no>")
    assert (one.respondent, one.sure) == ("k1547", False)
    notice = Notice(
        kind=NoticeKind.RESPONDENT_UNSURE,
        submission=one.id,
        values=(("name", "Aukra kommune"), ("other", "Molde kommune")),
    )
    assert notice in one.notices


@pytest.mark.parametrize(
    "mention",
    [
        "Vi gjør det slik Trondheim kommune har gjort. Trondheim kommune er et forbilde for oss.",
        "Vi slutter oss til uttalelsen fra Trondheim kommune, som er god og gjennomarbeidet.",
        "Vi har lært mye av Trondheim kommune, og viser til Trondheim kommune i alt vi gjør.",
    ],
)
def test_a_body_that_is_only_mentioned_does_not_win(mention: str) -> None:
    """Another municipality in the text is not the sender, and does not make a sure one unsure."""
    assert judged(mention, letterhead=("Åfjord kommune",)).respondent == "k5058"
    assert judged(mention).identified_by in {Evidence.NONE, Evidence.BODY}
    assert not judged(mention).sure


def test_the_recipient_at_the_head_is_not_the_sender() -> None:
    """A ministry's address and the network that asked stand there and are not taken."""
    ministry = ("Kommunal- og distriktsdepartementet", "Postboks 8112 Dep", "0032 OSLO")
    signed = ("Med hilsen", "Åfjord kommune")
    found = judged(*ministry, PROSE, *signed)
    assert (found.respondent, found.sure) == ("k5058", True)
    asked = attributed(reading("Fosen regionråd", PROSE, *signed), sender="Fosen regionråd")
    assert asked.submissions[0].respondent == "k5058"
    head = reading(PROSE, letterhead=("Fosen regionråd",))
    assert attributed(head).submissions[0].respondent == "fosen-regionrad"
    assert attributed(head, sender="Fosen regionråd").submissions[0].respondent == "brev"
    assert not judged("Trondheim kommune", "Postboks 2300 Torgarden", "7004 Trondheim", PROSE).sure


@pytest.mark.parametrize(
    ("head", "respondent"),
    [
        ("Å F J O R D  K O M M U N E", "k5058"),
        ("V O L D A   K O M M U N E", "k1577"),
        ("T R Ø N D E L A G  F Y L K E S K O M M U N E", "f50"),
    ],
)
def test_a_letter_spaced_head_is_read(head: str, respondent: str) -> None:
    """In the page header and above the text alike."""
    assert judged(head, PROSE).respondent == respondent
    assert judged(PROSE, letterhead=(head,)).respondent == respondent


def test_the_address_under_another_body_is_not_the_senders() -> None:
    """A sender's name above a recipient with its address stays firm."""
    head = ("STRANDA KOMMUNE", "Rådmannen", "Helse- og omsorgsdepartementet", "Postboks 8011 Dep")
    found = judged(*head, PROSE)
    assert (found.respondent, found.sure) == ("k1525", True)


def test_homonyms_are_not_guessed() -> None:
    """Without a sign of which, there is a name but no number; a county, member or domain tells."""
    alone = attributed(reading(PROSE, letterhead=("Herøy kommune",)))
    assert alone.respondents[0].name == "Herøy kommune"
    assert alone.respondents[0].municipality_number is None
    assert not alone.submissions[0].sure
    told = reading(PROSE, letterhead=("Herøy kommune", "Nordland"))
    assert attributed(told).respondents[0].municipality_number == "1818"
    member = attributed(
        reading(PROSE, letterhead=("Herøy kommune",)), members=("Herøy (Nordland)", "Dønna")
    )
    assert [one.id for one in member.respondents] == ["k1827", "k1818"]
    assert (member.submissions[0].respondent, member.submissions[0].sure) == ("k1818", True)


def test_a_member_with_a_shared_name_is_the_one_that_answered() -> None:
    """The settings say "Herøy", and the letter says which."""
    file = reading(PROSE, letterhead=("Herøy kommune, Fosnavåg",))
    found = attributed(file, members=("Herøy",))
    assert [(one.id, one.invited) for one in found.respondents] == [("k1515", True)]
    assert found.notices == ()


def test_nothing_found_is_unknown_and_named_by_its_file() -> None:
    """The file's name stands in, and a notice says so."""
    found = attributed(reading(PROSE, path="inn/skannet_brev-3.pdf"))
    assert found.respondents[0].kind is RespondentKind.UNKNOWN
    assert found.respondents[0].name == "skannet brev 3"
    assert found.submissions[0].identified_by is Evidence.NONE
    assert [notice.kind for notice in found.submissions[0].notices] == [
        NoticeKind.RESPONDENT_UNKNOWN
    ]


def test_a_private_mail_is_a_persons() -> None:
    """A person's name at a private address, and no body anywhere."""
    found = attributed(reading(PROSE, sender="Kari Eksempel <kari@gmail.com>"))
    assert found.respondents[0].kind is RespondentKind.PERSON


def test_members_that_sent_nothing_are_silent() -> None:
    """All invited are respondents, in Norwegian order; a county may be named by its name alone."""
    file = reading("Ingen merknader.", path="Molde.docx")
    found = attributed(file, members=("Ålesund", "Molde", "Rogaland"))
    assert [(one.name, one.status) for one in found.respondents] == [
        ("Molde kommune", RespondentStatus.NO_REMARKS),
        ("Rogaland fylkeskommune", RespondentStatus.SILENT),
        ("Ålesund kommune", RespondentStatus.SILENT),
    ]


def test_a_member_that_no_register_knows_is_noted() -> None:
    """A misspelt member is kept as written, with the name that was probably meant."""
    found = attributed(members=("Åfjor",))
    assert [one.name for one in found.respondents] == ["Åfjor"]
    assert found.notices == (
        Notice(
            kind=NoticeKind.MEMBER_UNKNOWN,
            values=(("name", "Åfjor"), ("suggestion", "Åfjord")),
        ),
    )


def test_one_respondent_may_send_several_submissions() -> None:
    """Two letters of one municipality are two submissions and one respondent, who has remarks."""
    second = reading("Vi har ingen merknader.", path="Molde kommune.docx")
    found = attributed(reading(PROSE, path="Molde.docx"), second)
    assert [one.respondent for one in found.submissions] == ["k1506", "k1506"]
    assert [one.status for one in found.respondents] == [RespondentStatus.ANSWERED]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Vi viser til brevet og har ingen merknader.", RespondentStatus.NO_REMARKS),
        ("Kommunen har ikkje merknader til framlegget.", RespondentStatus.NO_REMARKS),
        (f"Vi har ingen merknader til kapittel 2. {PROSE * 4}", RespondentStatus.ANSWERED),
        (PROSE, RespondentStatus.ANSWERED),
    ],
)
def test_no_remarks_is_all_that_is_said(text: str, status: RespondentStatus) -> None:
    """Whoever says more than that there are no remarks has answered."""
    assert attributed(reading(text, path="Molde.docx")).respondents[0].status is status


def test_a_submission_keeps_what_was_read_about_it() -> None:
    """Path, hash, date, language, status and the reading's notices go on."""
    one = judged("Vi ønskjer ikkje dette, og kommunane kan ikkje betale.", received="2024-03-12")
    assert (one.path, one.sha256, one.received) == ("brev.docx", "0", "2024-03-12")
    assert (one.language, one.status) == (Language.NN, SubmissionStatus.READ)


NAMES = st.sampled_from(["", "Molde", "Herøy kommune", "Åfjor", "KS", "Viken", "Kari Eksempel"])


@given(st.lists(st.tuples(NAMES, NAMES, st.text(max_size=60)), max_size=5), st.sets(NAMES))
def test_nothing_is_lost_and_every_doubt_is_noted(
    letters: list[tuple[str, str, str]], members: set[str]
) -> None:
    """A submission for each reading, a respondent for each submission, a notice for each doubt."""
    readings = [
        reading(text, letterhead=(head,), path=f"{name or 'x'} {number}.txt")
        for number, (head, name, text) in enumerate(letters)
    ]
    found = attributed(*readings, members=tuple(sorted(members - {""})))
    assert [one.id for one in found.submissions] == [one.id for one in readings]
    known = [one.id for one in found.respondents]
    assert len(known) == len(set(known))
    assert {one.respondent for one in found.submissions} <= set(known)
    assert all(bool(one.notices) is not one.sure for one in found.submissions)
    assert found == attributed(*readings, members=tuple(sorted(members - {""})))


def test_brackets_without_end_in_a_sender() -> None:
    """A mail's From of brackets in brackets without end costs nothing but its name."""
    sender = "(" * 5000 + "post@tinn.kommune.no"
    assert judged(PROSE, sender=sender).status is SubmissionStatus.READ


@pytest.mark.parametrize(
    ("received", "late"),
    [
        ("2026-09-12", True),
        ("2026-09-11", False),
        ("2026-09-11T23:59:00+02:00", False),
        ("2025-12-31", False),
        (None, False),
    ],
)
def test_late_is_received_after_the_day_of_the_deadline(received: str | None, late: bool) -> None:  # noqa: FBT001 - a column of the table
    """A submission of the deadline's own day, or without a date, is not late."""
    consultation = Consultation(deadline="2026-09-11")
    found = attribute([reading(PROSE, received=received)], consultation, REGISTER)
    assert found.submissions[0].late is late


def test_without_a_deadline_nothing_is_late() -> None:
    """Where the settings give no deadline, no submission is late."""
    assert not judged(PROSE, received="2026-09-12").late


def test_inhabitants_are_those_of_the_register() -> None:
    """A municipality has its inhabitants, also where it sent nothing; another body has none."""
    found = attributed(reading(PROSE, path="Agder fylkeskommune.docx"), members=("Molde",))
    county, municipality = found.respondents
    molde = REGISTER.by_number("1506")
    assert molde is not None
    assert (county.inhabitants, municipality.inhabitants) == (None, molde.population)
