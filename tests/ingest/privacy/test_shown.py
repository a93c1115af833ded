"""What of readings, passages and respondents may be shown."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.ingest.passages.segment import segment
from innspill.ingest.privacy.concealing import Material, conceal, conceal_readings
from innspill.ingest.privacy.shown import mask
from innspill.ingest.reading import Reading
from innspill.ingest.senders.attribution import attribute
from innspill.model import (
    Aside,
    Block,
    BlockKind,
    Consultation,
    Document,
    Notice,
    NoticeKind,
    RespondentKind,
    RespondentStatus,
    SubmissionStatus,
)
from innspill.register import load_register

REGISTER = load_register()
SAID = "Vi støtter forslaget, men vil ha mer tid til å innføre det i alle tjenestene våre."
ASKED = f"{SAID} Ring 12 34 56 78 eller skriv til oss@example.no."
SIGNED = "Med vennlig hilsen\nKari Oppdiktet\nBlindvegen 77"


def reading(*paragraphs: str, path: str = "a.txt", **more: object) -> Reading:
    """Make a reading of paragraphs; `named` and `row` are a form's, others the document's."""
    row = more.pop("row", None)
    named = str(more.pop("named", ""))
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs)
    return Reading(
        id=f"id-{path}-{row}",
        path=path,
        sha256="0",
        document=Document(format="txt", blocks=blocks, **more),  # type: ignore[arg-type]
        status=SubmissionStatus.READ,
        named=named,
        row=None if row is None else str(row),
    )


def shown(*readings: Reading, members: tuple[str, ...] = ()) -> Material:
    """Attribute and divide readings, and conceal what may not be shown."""
    consultation = Consultation(members=members)
    (divided, *rest) = [segment(each) for each in readings]
    for other in rest:
        divided = type(divided)(
            passages=divided.passages + other.passages, left_out=divided.left_out + other.left_out
        )
    attribution = attribute(readings, consultation, REGISTER)
    return conceal(Material(attribution, divided, consultation), readings)


def masked_of(notices: tuple[Notice, ...]) -> dict[str, str]:
    """Give the counts of notices of masked data, by sort."""
    told = [dict(notice.values) for notice in notices if notice.kind is NoticeKind.MASKED]
    return {values["what"]: values["count"] for values in told}


def test_everything_around_the_text_is_masked_too() -> None:
    """Page headers, what was left out, the title and a mail's From hold no address."""
    asides = (Aside(what="links", text="skriv <mailto:oss@example.no>"),)
    given_ = reading(
        ASKED, letterhead=("oss@example.no",), asides=asides, title="Til oss@example.no"
    )
    told = mask(given_)
    assert "example" not in repr(told.document)
    assert masked_of(told.notices) == {"mail_addresses": "3", "phone_numbers": "1"}
    assert [len(block.text) for block in told.document.blocks] == [len(ASKED)]


def test_a_reading_without_personal_data_is_given_as_it_is() -> None:
    """Nothing to mask changes nothing, and gives no notice."""
    plain = reading("Tinn kommune", SAID, "Tinn kommune viser til sak 2026/1187.")
    assert mask(plain) == plain


def test_a_private_persons_signature_is_masked_as_a_whole() -> None:
    """Greeting, name and street give way; the same lines of an office holder stay."""
    private = mask(reading(SAID, SIGNED))
    assert "Kari" not in repr(private)
    assert "Blindvegen" not in repr(private)
    public = mask(reading("Tinn kommune", SAID, "Med hilsen\nKari Oppdiktet\nordfører"))
    assert "Kari Oppdiktet" in repr(public)


@pytest.mark.parametrize(
    "text",
    [
        "Jeg, Kari Anne Oppdiktet, mener at dette bør vente til neste år.",
        "Kari Oppdiktets syn er at dette bør vente til neste år.",
        "Oppdiktet, Kari Anne, mener at dette bør vente til neste år.",
    ],
)
def test_the_writers_own_name_is_masked_in_what_she_says(text: str) -> None:
    """A passage does not name the private person who wrote it, in no form of the name."""
    material = shown(reading(text, "Hilsen\nKari Anne Oppdiktet"))
    assert "ppdiktet" not in repr(material)
    assert masked_of(material.attribution.submissions[0].notices) == {"person_names": "1"}


def test_only_what_is_rendered_is_counted() -> None:
    """An address in a letterhead or signature is in no result, and gives it no notice."""
    material = shown(
        reading("Tinn kommune", ASKED, "Tlf. 12 34 56 78", letterhead=("oss@example.no",))
    )
    (submission,) = material.attribution.submissions
    assert masked_of(submission.notices) == {"mail_addresses": "1", "phone_numbers": "1"}


def test_a_row_known_by_an_address_or_identity_number_is_masked_one_with_eight_digits_is_not() -> (
    None
):
    """What a form calls its rows is shown, so it is masked where it must be personal."""
    mails = shown(reading(ASKED, row="oss@example.no", path="f.csv"))
    assert {passage.row for passage in mails.divided.passages} == {"•••@•••••••.••"}
    numbers = shown(reading(ASKED, row="41234567", path="f.csv"))
    assert {passage.row for passage in numbers.divided.passages} == {"41234567"}


def test_private_persons_are_numbered_by_their_submissions() -> None:
    """One who wrote twice has one number, and one who was invited and is silent comes last."""
    material = shown(
        reading(SAID, path="f.csv", row="1", named="Nils Tenkt"),
        reading(SAID, path="f.csv", row="2", named="Volda kommune"),
        reading(SAID, path="f.csv", row="3", named="Kari Oppdiktet"),
        reading(SAID, path="f.csv", row="4", named="Nils Tenkt"),
        members=("Anne Innbilt", "Volda kommune"),
    )
    attribution = material.attribution
    assert [each.respondent for each in attribution.submissions] == [
        "privatperson-1",
        "k1577",
        "privatperson-2",
        "privatperson-1",
    ]
    assert [(each.name, each.kind, each.status) for each in attribution.respondents] == [
        ("Privatperson 1", RespondentKind.PERSON, RespondentStatus.ANSWERED),
        ("Privatperson 2", RespondentKind.PERSON, RespondentStatus.ANSWERED),
        ("Privatperson 3", RespondentKind.PERSON, RespondentStatus.SILENT),
        ("Volda kommune", RespondentKind.MUNICIPALITY, RespondentStatus.ANSWERED),
    ]
    assert material.consultation.members == ("Privatperson 3", "Volda kommune")
    for name in ("Tenkt", "tenkt", "Oppdiktet", "Innbilt"):
        assert name not in repr(material)


def test_a_body_known_by_an_address_alone_is_numbered() -> None:
    """A form that asks for an e-mail address in place of a name shows none."""
    material = shown(reading(SAID, path="f.csv", row="1", named="kari.oppdiktet@online.no"))
    assert [each.name for each in material.attribution.respondents] == ["Privatperson 1"]
    assert "oppdiktet" not in repr(material)


def test_inspected_readings_and_their_senders_are_masked_alike() -> None:
    """What a reading went through is told with its submission, and names nobody."""
    given_ = (reading(SAID, SIGNED),)
    readings, attribution = conceal_readings(given_, attribute(given_, Consultation(), REGISTER))
    assert masked_of(attribution.submissions[0].notices) == {"person_names": "1"}
    assert "Oppdiktet" not in repr((readings, attribution))


def test_what_stands_over_a_passage_is_masked_as_it_is_in_its_own_block() -> None:
    """A heading, and a lead-in that lost the word that says what its number is, hold none."""
    heading = Block(kind=BlockKind.HEADING, text="Kontakt: oss@example.no")
    lead = Block(
        kind=BlockKind.PARAGRAPH, text="Vi har fått ny telefon. 12345678 kan svare på dette:"
    )
    cell = Block(kind=BlockKind.TABLE_CELL, text=SAID, header="Ring 22345678 med merknader")
    items = tuple(Block(kind=BlockKind.LIST_ITEM, text=f"{SAID} {n}", level=1) for n in (1, 2))
    letter = reading()
    document = replace(letter.document, blocks=(heading, lead, *items, cell))
    material = shown(replace(letter, document=document))
    above = {(passage.heading, passage.lead_in) for passage in material.divided.passages}
    assert {each for each, _ in above} == {"Kontakt: •••@•••••••.••"}
    assert "Ring •••••••• med merknader" in {lead_in for _, lead_in in above}
    assert not any(c.isdigit() for pair in above for text in pair for c in text)


PIECES = st.lists(
    st.sampled_from([ASKED, SAID, SIGNED, "Tlf. 12345678", "Tinn kommune", "1. Skole\n2. Helse"])
    | st.text(alphabet="abc 0123456789@.+\n", min_size=1, max_size=80),
    min_size=1,
    max_size=8,
)


@settings(deadline=None)  # the first one reads the word lists
@given(PIECES)
def test_a_passage_stands_word_for_word_in_the_masked_reading(paragraphs: list[str]) -> None:
    """Dividing and then masking gives the words that stand there in the reading that is masked."""
    given_ = reading(*paragraphs)
    blocks = mask(given_).document.blocks
    for passage in shown(given_).divided.passages:
        place = passage.locator
        assert blocks[place.block].text[place.start : place.end] == passage.text
