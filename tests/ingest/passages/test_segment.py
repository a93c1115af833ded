"""From blocks to passages: what is one, what is not and why, and where its words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.passages.reasons import _RULES
from innspill.ingest.passages.rules import RULES
from innspill.ingest.passages.segment import segment
from innspill.ingest.reading import Reading
from innspill.language.catalogue import catalogue
from innspill.model import Block, BlockKind, Document, Language, SubmissionStatus

PROSE = "Vi støtter forslaget, men vil ha mer tid til å innføre det i alle tjenestene våre."
KINDS = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM, "| ": BlockKind.TABLE_CELL}


def block(text: str, *, level: int = 1, header: str = "", part: str = "") -> Block:
    """Make a block; "# ", "- " and "| " begin a heading, a list item and a table cell."""
    kind = KINDS.get(text[:2], BlockKind.PARAGRAPH)
    words = text if kind is BlockKind.PARAGRAPH else text[2:]
    return Block(kind=kind, text=words, level=level, header=header, part=part)


def reading(*blocks: Block | str, title: str = "", row: str | None = None) -> Reading:
    """Make a reading of blocks."""
    made = tuple(block(one) if isinstance(one, str) else one for one in blocks)
    return Reading(
        id="a1",
        path="svar.docx",
        sha256="0",
        document=Document(format="docx", blocks=made, title=title),
        status=SubmissionStatus.READ,
        row=row,
    )


def texts(*blocks: Block | str, row: str | None = None) -> list[str]:
    """Give the passages' texts."""
    return [passage.text for passage in segment(reading(*blocks, row=row)).passages]


def reasons(*blocks: Block | str, title: str = "") -> list[str]:
    """Give the reasons for which blocks are left out."""
    return [left.reason for left in segment(reading(*blocks, title=title)).left_out]


def test_paragraphs_items_cells_and_notes_are_passages() -> None:
    """Each is one passage, numbered from 1 within the submission, with its kind's context."""
    note = Block(kind=BlockKind.NOTE, text="Se tabellen over utgifter i budsjettet.")
    quote = Block(kind=BlockKind.QUOTE, text="Staten skal sørge for at alle har nett.")
    cell = block("| Blir for dyrt for oss", header="Kapittel 3 · Kommentar")
    passages = segment(reading("# Økonomi", PROSE, note, quote, cell)).passages
    assert [passage.id for passage in passages] == ["a1.1", "a1.2", "a1.3", "a1.4"]
    assert {passage.heading for passage in passages} == {"Økonomi"}
    assert passages[3].lead_in == "Kapittel 3 · Kommentar"


def test_a_letter_without_its_form() -> None:
    """What a letter has for form's sake is left out, each block with its reason."""
    letter = (
        "Åfjord kommune",
        "Kommunal- og distriktsdepartementet",
        "Postboks 8112 Dep",
        "0032 OSLO",
        "Deres ref.: 24/123",
        "Saksnr: 2024/345-3",
        "Åfjord, 12. mars 2024",
        "Høringssvar – strategi for digitalisering",
        "Hei!",
        PROSE,
        "Ingen merknader til kapittel 2",
        "Med vennlig hilsen",
        "Kari Eksempel",
        "kommunedirektør",
        "Dokumentet er elektronisk godkjent og har ingen underskrift.",
        "Tlf. 00 00 00 00",
        "post@eksempel.no",
        "Side 1 av 1",
    )
    assert texts(*letter) == [PROSE, "Ingen merknader til kapittel 2"]
    assert reasons(*letter) == [
        "address",
        "address",
        "address",
        "address",
        "case_number",
        "case_number",
        "date",
        "title",
        "salutation",
        "signature",
        "signature",
        "signature",
        "boilerplate",
        "contact",
        "contact",
        "boilerplate",
    ]


@pytest.mark.parametrize(
    "greeting",
    [
        "Med vennlig hilsen",
        "Vennlig hilsen,",
        "Med venleg helsing",
        "Helsing",
        "Mvh",
        "Best regards",
        "Med hilsen\nKari Eksempel\nÅfjord kommune",
        "Mvh Kari Eksempel",
    ],
)
def test_a_closing_greeting_and_what_stands_under_it_is_a_signature(greeting: str) -> None:
    """In either målform and in English, in one block or several."""
    assert reasons(PROSE, greeting, "Ola Eksempel", "rådgiver") == ["signature"] * 3


def test_text_after_the_signature_is_read() -> None:
    """An annex under the signature is not lost."""
    annex = "Vi ber også om at fristen settes til 1. mars, slik at alle rekker å svare."
    assert texts(PROSE, "Med hilsen", "Kari Eksempel", annex) == [PROSE, annex]


@pytest.mark.parametrize(
    "statement",
    [
        "Ja",
        "Uenig",
        "Hei, vi støtter forslaget og vil gjerne være med.",
        "Til kapittel 3 vil vi si at fristen er for kort.",
        "Tilsyn er viktig.",
        "Svar på henvendelser må komme raskere.",
        "Åfjord kommune støtter forslaget.",
        "Bergen er størst, og 2 av 3 bor der.",
        "Saken gjelder personvern og økonomi.",
        "Kontakt med innbyggerne må være enkel.",
        "Dokumentasjon er viktig for oss.",
        "Referansegruppen må ha med små kommuner.",
        "Arkiv bør få egne midler i strategien.",
        "Kopier av avtaler må kunne lastes ned av alle.",
        "Telefon er fortsatt viktig for mange eldre.",
        "Web er ikke alt for alle.",
        "Sak: Kommunen må få mer tid.",
        "Høringssvar bør kunne sendes inn på nett",
    ],
)
def test_a_statement_that_looks_like_form_is_a_passage(statement: str) -> None:
    """When unsure it is a passage, at the head of a letter, too."""
    assert texts(statement) == [statement]


@pytest.mark.parametrize("text", ["12 %", "—", "3", "Sivert", "Kari Eksempel"])
def test_what_says_nothing_is_too_short(text: str) -> None:
    """Numbers, marks and a lone name are left out."""
    assert reasons(PROSE, text) == ["too_short"]


def test_list_items_keep_their_lead_in() -> None:
    """The short line before a list is context for each of its items, not a passage."""
    found = segment(reading("Vi ber om at:", "- staten betaler", "- bredbånd", PROSE))
    assert [(p.text, p.lead_in) for p in found.passages] == [
        ("staten betaler", "Vi ber om at:"),
        ("bredbånd", "Vi ber om at:"),
        (PROSE, ""),
    ]
    assert [left.reason for left in found.left_out] == ["lead_in"]


def test_a_lead_in_that_says_more_is_a_passage_too() -> None:
    """Its last sentence is what the items continue."""
    lead = "Vi slit med å rekruttere. Derfor ber vi om:"
    found = segment(reading(lead, "- penger til drift"))
    assert [p.text for p in found.passages] == [lead, "penger til drift"]
    assert found.passages[1].lead_in == "Derfor ber vi om:"


def test_nested_items_continue_the_item_above() -> None:
    """An item that ends with a colon leads in the deeper ones, and the outer line the next item."""
    inner = block("- drift og vedlikehold", level=2)
    found = segment(reading("Vi ber om:", "- penger til:", inner, "- mer tid"))
    assert [(p.text, p.lead_in) for p in found.passages] == [
        ("drift og vedlikehold", "penger til:"),
        ("mer tid", "Vi ber om:"),
    ]


def test_a_colon_without_a_list_is_a_passage() -> None:
    """Only a list makes a lead-in."""
    assert texts("Vårt syn er dette:", PROSE) == ["Vårt syn er dette:", PROSE]


def test_headings_are_context_and_no_passages() -> None:
    """Marked ones and plain numbered ones give the heading of what follows."""
    found = segment(reading("# Innledning", PROSE, "3.2 Digital sikkerhet", PROSE))
    assert [p.heading for p in found.passages] == ["Innledning", "3.2 Digital sikkerhet"]
    assert [left.reason for left in found.left_out] == ["heading", "heading"]


def test_a_word_above_a_longer_paragraph_is_its_heading() -> None:
    """As plain text files write them."""
    (passage,) = segment(reading("Økonomi", PROSE)).passages
    assert passage.heading == "Økonomi"


def test_a_number_and_small_letters_are_no_heading() -> None:
    """A line that begins with a number is a heading only before a capital letter."""
    assert texts("30 m² per boenhet anbefales", PROSE) == ["30 m² per boenhet anbefales", PROSE]


def test_a_demand_without_a_verb_is_no_heading() -> None:
    """A short paragraph that is not plainly a heading stays a passage."""
    assert texts("Bedre bredbånd i distriktene", PROSE) == ["Bedre bredbånd i distriktene", PROSE]


def test_a_cell_that_repeats_the_header_is_a_table_header() -> None:
    """Header cells are left out, other cells are passages."""
    cell = block("| Blir for dyrt for oss", header="Kommentar")
    assert reasons("| Kommentar", cell) == ["table_header"]


def test_the_title_is_left_out_at_the_head_only() -> None:
    """A block that is the document's title is no passage."""
    assert reasons("Digitalt for alle i Norge", PROSE, title="Digitalt for alle i Norge") == [
        "title"
    ]


def test_a_form_row_keeps_every_answer() -> None:
    """In a form's row nothing but an answer without letters is left out, and the row is noted."""
    answers = ("# Støtter dere forslaget?", "Ja", "Med hilsen", "12")
    found = segment(reading(*answers, row="17"))
    assert [(p.text, p.row, p.heading) for p in found.passages] == [
        ("Ja", "17", "Støtter dere forslaget?"),
        ("Med hilsen", "17", "Støtter dere forslaget?"),
    ]


def test_a_mail_with_an_attachment_is_a_cover_letter() -> None:
    """A short mail before its attachment is left out; a long one is kept, unless it encloses."""
    attached = block(PROSE, part="svar.docx")
    assert reasons("Hei!", "Her kommer vårt svar.", attached) == ["cover_letter"] * 2
    assert reasons("Vedlagt ligger svaret. " + PROSE * 9, attached) == ["cover_letter"]
    assert len(texts(" ".join([PROSE] * 6), attached)) == 2


def test_a_long_paragraph_is_divided_at_sentence_ends() -> None:
    """Over 900 characters it becomes parts of like size, of whole sentences."""
    parts = texts(" ".join([PROSE] * 20))
    assert len(parts) > 1
    assert all(250 <= len(part) <= 900 for part in parts)
    assert all(part.endswith(".") for part in parts)


def test_a_passage_without_a_sign_of_its_language_has_that_around_it() -> None:
    """Few words in a nynorsk letter are nynorsk."""
    nynorsk = "Vi ønskjer ikkje at kommunane skal betale for dette åleine."
    assert [p.language for p in segment(reading(nynorsk, "Breiband Fosen AS")).passages] == [
        Language.NN,
        Language.NN,
    ]


@pytest.mark.parametrize("lead", ["Vi trenger:", "Kommunen treng", "Vi ber derfor om:"])
def test_one_noun_under_a_lead_in_is_an_answer(lead: str) -> None:
    """With the lead-in; without one a single word is too short."""
    found = segment(reading(PROSE, lead, "- Penger", "- Arkiv"))
    assert [(p.text, p.lead_in) for p in found.passages[1:]] == [("Penger", lead), ("Arkiv", lead)]
    assert reasons(PROSE, "- Penger") == ["too_short"]


def test_one_noun_under_a_heading_that_asks_is_an_answer() -> None:
    """As under a lead-in; a paragraph right under a question, too."""
    assert texts("# Kva treng kommunen?", "- Folk", "- Tid") == ["Folk", "Tid"]
    assert texts("# Kva treng kommunen?", "Gjennom rammetilskotet.") == ["Gjennom rammetilskotet."]


def test_a_heading_with_a_colon_leads_in_its_list() -> None:
    """It is heading and lead-in."""
    (passage,) = segment(reading("# Vi ber om:", "- fleire folk")).passages
    assert (passage.heading, passage.lead_in) == ("Vi ber om:", "Vi ber om:")


def test_a_list_typed_as_paragraphs_keeps_its_lead_in() -> None:
    """Lines that begin with a small letter continue the line that ends with a colon."""
    found = segment(reading("Vi ber om at:", "staten betaler", "fristen blir utsett", PROSE))
    assert [p.lead_in for p in found.passages] == ["Vi ber om at:", "Vi ber om at:", ""]


def test_addresses_in_a_list_are_no_answers() -> None:
    """A web address under a lead-in is left out."""
    assert reasons("Kilder:", "- www.eksempel.no") == ["lead_in", "contact"]


def test_copies_and_attachments_are_listed_until_a_sentence() -> None:
    """Under "Kopi til" and "Vedlegg", as line or heading, short lines are no passages."""
    listed = ("Kopi til:", "- KS", "- Statsforvalteren i Trøndelag", "# Vedlegg", "Saksprotokoll")
    assert reasons(PROSE, *listed) == ["boilerplate"] * 3 + ["heading", "boilerplate"]
    assert texts(PROSE, *listed, PROSE) == [PROSE, PROSE]


def test_the_end_of_a_letter_signs_it_without_a_greeting() -> None:
    """Name, title and body are a signature; a demand at the end is not."""
    assert reasons(PROSE, "Kari Eksempel, rådgivar") == ["signature"]
    assert texts(PROSE, "Flere rådgivere i distriktene") == [PROSE, "Flere rådgivere i distriktene"]


def test_minutes_of_a_meeting_are_form() -> None:
    """What the council resolved is content; how the case went is not."""
    minutes = (
        "Saksprotokoll i Formannskapet - 02.09.2026",
        "Møtedato: 02.09.2026",
        "Behandling:",
        "Innstillingen ble enstemmig vedtatt.",
        "Vedtak:",
        PROSE,
    )
    assert texts(*minutes) == [PROSE]
    assert reasons(*minutes) == ["case_number", "case_number", "heading", "treatment", "heading"]


def test_a_quotation_may_be_anothers_words() -> None:
    """A block quote, or a paragraph that is one quotation."""
    quote = Block(kind=BlockKind.QUOTE, text="Kommunene skal rapportere kvartalsvis til staten.")
    marked = "«Kommunene skal rapportere kvartalsvis.» (punkt 4.2)"
    found = segment(reading(quote, marked, "Vi er «ikke» enige i dette."))
    assert [p.quoted for p in found.passages] == [True, True, False]


def test_questions_that_were_asked_are_headings() -> None:
    """Where the consultation's questions are known, however they are numbered and spelt."""
    asked = "Hvilke erfaringer finnes med dagens ordning?"
    found = segment(reading("3) HVILKE erfaringer finnes med dagens ordning?", "Gode."), (asked,))
    assert [(p.text, p.heading[:2]) for p in found.passages] == [("Gode.", "3)")]


def test_the_first_cell_of_a_row_is_a_label() -> None:
    """And a figure in it is no statement."""
    rows = (
        block("| Digital byggesak", header="Tiltak"),
        block("| ca. 95 000 kr i året", header="Kostnad · Digital byggesak"),
        block("| Kommunen", header="Hvem betaler · Digital byggesak"),
    )
    assert reasons(*rows) == ["table_header", "too_short"]
    assert texts(*rows) == ["Kommunen"]


BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=st.one_of(
            st.text(max_size=80),
            st.sampled_from(
                [
                    *("Med hilsen", "Hei", "Vi ber om:", "Vi treng", PROSE, f" {PROSE} " * 14, "3"),
                    *("Kopi til:", "Vedlegg", "staten betaler", "Kari Eksempel, rådgivar", "Ja"),
                    *("1. Hva bør gjøres?", "Å F J O R D  K O M M U N E", "ca. 3 mill. kr", "Kurs"),
                    *(
                        "«" + PROSE + "»",
                        "Kari Eksempel\nTlf. 00 00 00 00",
                        "\u00a0" + PROSE + "\n",
                    ),
                    *("Innstillingen ble enstemmig vedtatt.", "x" * 1200, (PROSE + "1 ") * 15),
                ]
            ),
        ),
        level=st.integers(min_value=0, max_value=3),
        header=st.sampled_from(
            ["", "Kommentar", "Behov", "Tiltak", "Kostnad · Kurs", "Hva? · Kurs"]
        ),
        part=st.sampled_from(["", "a.pdf"]),
    ),
    max_size=12,
)


@given(BLOCKS, st.sampled_from([None, "1"]))
def test_every_block_is_accounted_for_and_every_passage_found_again(
    blocks: list[Block], row: str | None
) -> None:
    """A block gives passages or a reason, never both; a locator finds the passage's own words."""
    found = segment(reading(*blocks, row=row))
    spoken = {passage.locator.block for passage in found.passages}
    left = [one.locator.block for one in found.left_out]
    assert sorted([*spoken, *left]) == list(range(len(blocks)))
    assert all(one.reason for one in found.left_out)
    assert [p.id for p in found.passages] == [f"a1.{n + 1}" for n in range(len(found.passages))]
    for passage in found.passages:
        where = passage.locator
        assert blocks[where.block].text[where.start : where.end] == passage.text
        assert passage.text.strip() == passage.text != ""


@given(st.lists(st.sampled_from([PROSE, "Kort setning.", "x" * 400 + "."]), max_size=30))
def test_division_loses_no_word(sentences: list[str]) -> None:
    """The parts of a long paragraph hold all its words in order."""
    text = " ".join(sentences)
    assert " ".join(texts(text, row="1")).split() == text.split()


def test_no_remarks_is_no_passage() -> None:
    """That there are no remarks is an answer, told of its sender, and no view on the matter."""
    assert reasons("Vi viser til høringen. Kommunen har ingen merknader.") == ["no_remarks"]


def test_every_reason_has_words() -> None:
    """Every reason for which a block is left out is told in every language."""
    seldom = {"cover_letter", "empty", "heading", "no_remarks", "reference", "treatment"}
    codes = {rule.reason for rule in RULES} | {reason for reason, _ in _RULES if reason} | seldom
    for language in (Language.NB, Language.NN, Language.EN):
        known = catalogue(language).entries
        assert {code for code in codes if f"left_out.{code}" not in known} == set()
