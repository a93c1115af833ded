"""What is read of Rich Text Format."""

from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.mail.rtf_compression import decompress
from innspill.ingest.readers import read_file
from innspill.ingest.rtf.document import read_rtf
from innspill.model import Document, NoticeKind


def rtf(body: str) -> Document:
    """Read a Rich Text file with this body."""
    return read_file(("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").encode("latin-1"), "brev.rtf")


def told(document: Document) -> list[tuple[str, int, str]]:
    """Give kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


def test_letters_are_read_in_every_spelling() -> None:
    """Bytes in the code page, hexadecimal bytes and Unicode numbers with a stand-in."""
    body = (
        r"\'e5sen \u229?sen \uc2\u229\'3f?sen {\uc0\u229}sen {\uc0\u-10179\u-8704} \endash\~x\par"
    )
    assert told(rtf("åsen " + body)) == [
        ("paragraph", 0, "åsen åsen åsen åsen åsen \U0001f600 – x")
    ]


def test_a_fonts_character_set_is_its_encoding() -> None:
    """The same byte is another letter in an Eastern European font."""
    body = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}\f0\'e6 \f1\'b3\par"
    assert told(rtf(body)) == [("paragraph", 0, "æ ł")]


def test_headings_lists_and_quotes_are_told_by_level_and_style() -> None:
    """An outline level, a style's name and a list's mark give a paragraph its kind."""
    body = (
        r"{\stylesheet{\s1 heading 2;}{\s2 Quote;}}"
        r"\pard\outlinelevel0 Om saken\par\pard\s1 Skole\par"
        r"\pard{\listtext\'b7\tab}\ls1\ilvl1 punkt\par\pard\s2 sitat\par\pard tekst\par"
    )
    assert told(rtf(body)) == [
        ("heading", 1, "Om saken"),
        ("heading", 2, "Skole"),
        ("list_item", 2, "punkt"),
        ("quote", 0, "sitat"),
        ("paragraph", 0, "tekst"),
    ]


def test_notes_stand_after_their_paragraph_and_headers_are_the_letterhead() -> None:
    """A footnote is no part of the sentence that it stands in."""
    document = rtf(r"{\header Åsvik kommune\par}Vedtatt{\footnote Se saken.} i går.\par")
    assert told(document) == [("paragraph", 0, "Vedtatt i går."), ("note", 0, "Se saken.")]
    assert document.letterhead == ("Åsvik kommune",)


def test_deleted_and_hidden_text_is_counted_not_read() -> None:
    """Changes are taken as accepted, and a notice says so."""
    document = rtf(r"Vi {\revised støtter}{\deleted avviser}{\v skjult} det{\*\ukjent tull}.\par")
    assert told(document) == [("paragraph", 0, "Vi støtter det.")]
    assert [(notice.kind, dict(notice.values)) for notice in document.notices] == [
        (NoticeKind.TRACKED_CHANGES, {"insertions": "1", "deletions": "1"}),
        (NoticeKind.LEFT_OUT, {"what": "deletions", "count": "1"}),
        (NoticeKind.LEFT_OUT, {"what": "hidden", "count": "1"}),
    ]


def left(document: Document) -> list[tuple[str, str]]:
    """Give code and text of what was left out."""
    return [(aside.what, aside.text) for aside in document.asides]


def test_what_is_left_out_can_be_seen() -> None:
    """Deleted, moved, hidden and commented text is shown, what stands together as one piece."""
    document = rtf(
        r"Vi {\deleted a}{\deleted v\'e5}{\v skjult} det{\mvf flyttet}."
        r"{\*\atnauthor Kari Nordvik}{\*\annotation Husk\par dette}\par"
    )
    assert told(document) == [("paragraph", 0, "Vi det.")]
    assert left(document) == [
        ("deletions", "avå"),
        ("hidden", "skjult"),
        ("deletions", "flyttet"),
        ("comments", "Kari Nordvik: Husk\ndette"),
    ]


def test_links_keep_their_address_and_pictures_their_description() -> None:
    """The code of a link's field has the address; a drawing's properties have its description."""
    document = rtf(
        r'Se {\field{\*\fldinst{HYPERLINK "https://a.no/b"}}{\fldrslt{\ul saken}}} her.'
        r"{\pict{\*\picprop{\sp{\sn wzDescription}{\sv Kart}}{\sp{\sn dxWrap}{\sv 9}}}00}\par"
        r"{\stylesheet{\s5 toc 1;}}\pard\s5 Innledning 3\par"
    )
    assert told(document) == [("paragraph", 0, "Se saken her.")]
    assert left(document) == [
        ("links", "saken <https://a.no/b>"),
        ("alt_text", "Kart"),
        ("toc", "Innledning 3"),
    ]
    assert [dict(notice.values)["what"] for notice in document.notices] == ["alt_text", "toc"]


def test_forms_and_other_programs_files_are_told() -> None:
    """What a form lets choose is shown, and an embedded file is counted."""
    document = rtf(
        r"{\field{\*\fldinst FORMDROPDOWN {\*\formfield{\fftype2{\*\ffl Ja}{\*\ffl Nei}}}}}"
        r"{\object\objemb{\*\objdata 0102}{\result{tabell}}}\par"
    )
    assert told(document) == [("paragraph", 0, "tabell")]
    assert left(document) == [("form_values", "Ja"), ("form_values", "Nei")]
    assert dict(document.notices[-1].values) == {"what": "embedded", "count": "1"}


def test_tables_have_cells_with_headers() -> None:
    """The first row of short cells is the header."""
    row = r"\trowd\pard\intbl {}\cell {}\cell\row"
    document = rtf(row.format("Tema", "Svar") + row.format("Skole", "Ja") + r"\pard Etter\par")
    assert [(block.text, block.header) for block in document.blocks] == [
        ("Tema", ""),
        ("Svar", ""),
        ("Skole", "Tema"),
        ("Ja", "Svar · Skole"),
        ("Etter", ""),
    ]


@given(st.text(alphabet="\\{}'*;abfu0159 \n-"))
def test_no_sequence_of_marks_is_too_broken(source: str) -> None:
    """A cut off or senseless file gives what it has."""
    assert read_rtf(b"{\\rtf1" + source.encode("latin-1"), "").format == "rtf"


def test_outlooks_packed_bodies_are_unpacked() -> None:
    """The example of the specification (MS-OXRTFCP 3.1.1) comes out as it says."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
        "0a800fa0"
    )
    assert decompress(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
