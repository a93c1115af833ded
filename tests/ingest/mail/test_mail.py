"""What is read of a mail, and what its sender did not write."""

from email.message import EmailMessage

import pytest

from innspill.ingest.mail.quoted import own_lines
from innspill.ingest.readers import read_file
from innspill.model import Document, NoticeKind


def mail(body: str, subject: str = "Svar på høring") -> EmailMessage:
    """Write a mail."""
    message = EmailMessage()
    message["From"] = "Åsvik kommune <post@asvik.example>"
    message["Subject"] = subject
    message["Date"] = "Tue, 04 Mar 2025 23:30:00 +0100"
    message.set_content(body)
    return message


def read(message: EmailMessage) -> Document:
    """Read a mail."""
    return read_file(message.as_bytes(), "svar.eml")


def test_the_header_gives_title_sender_and_day() -> None:
    """Encoded words are read, and the day is the one of the sender's clock."""
    document = read(mail("Vi støtter forslaget."))
    assert document.title == "Svar på høring"
    assert document.sender == "Åsvik kommune <post@asvik.example>"
    assert document.received == "2025-03-04"
    assert [block.text for block in document.blocks] == ["Vi støtter forslaget."]


def test_a_date_without_a_clock_is_none() -> None:
    """1601 and senseless dates are no dates of a mail."""
    for date in ("Mon, 01 Jan 1601 00:00:00 +0000", "i går"):
        message = f"From: a@b.example\nSubject: x\nDate: {date}\nMIME-Version: 1.0\n\nHei"
        assert read_file(message.encode(), "svar.eml").received is None


def test_attachments_follow_the_cover_letter() -> None:
    """Each block says which attachment it stands in, and each attachment has a notice."""
    message = mail("Vedlagt følger svaret.")
    message.add_attachment(
        "Kommunen støtter forslaget.".encode(), "text", "plain", filename="svar.txt"
    )
    message.add_attachment(b"\x00\x01\x02" * 99, "application", "x", filename="rart.bin")
    inner = mail("Et eldre svar.", "Eldre")
    message.add_attachment(inner)
    document = read(message)
    assert [(block.part, block.text) for block in document.blocks] == [
        ("", "Vedlagt følger svaret."),
        ("svar.txt", "Kommunen støtter forslaget."),
        ("Eldre", "Et eldre svar."),
    ]
    assert [(notice.kind, dict(notice.values)["file"]) for notice in document.notices] == [
        (NoticeKind.ATTACHMENT, "svar.txt"),
        (NoticeKind.UNKNOWN_FORMAT, "rart.bin"),
        (NoticeKind.ATTACHMENT, "Eldre"),
    ]


def test_a_web_page_is_the_body_where_there_is_no_plain_text() -> None:
    """Plain text is preferred; an empty one is none."""
    message = mail(" ")
    message.add_alternative("<p>Vi støtter <b>forslaget</b>.</p>", "html")
    assert [block.text for block in read(message).blocks] == ["Vi støtter forslaget."]
    message = mail("Ren tekst.")
    message.add_alternative("<p>Nettside.</p>", "html")
    assert [block.text for block in read(message).blocks] == ["Ren tekst."]


def test_mails_in_mails_end_somewhere() -> None:
    """A mail that is nested deeper than is read costs itself, and a notice names the limit."""
    message = mail("innerst")
    for number in range(4):
        outer = mail(f"lag {number}", f"lag {number}")
        outer.add_attachment(message)
        message = outer
    document = read(message)
    assert [block.text for block in document.blocks] == ["lag 3", "lag 2", "lag 1"]
    limits = [dict(each.values) for each in document.notices if each.kind is NoticeKind.LIMIT]
    assert [each["limit"] for each in limits] == ["nesting"]


@pytest.mark.parametrize(
    ("history", "what"),
    [
        ("> Hva mener dere?\n> Svar snart.", "quoted_history"),
        (
            "Fra: Ola <o@b.example>\nSendt: mandag\nTil: Kari\nEmne: Høring\n\nGammelt",
            "quoted_history",
        ),
        (
            "Den 3. mars 2025 kl. 10.11 skrev Ola Nordvik <o@b.example>:\n> Gammelt",
            "quoted_history",
        ),
        ("Den man. 3. mars 2025 skrev\nOla Nordvik <o@b.example>:\n\nGammelt", "quoted_history"),
        ("-----Opprinnelig melding-----\nGammelt", "quoted_history"),
        ("-- \nKari Sørvik\nrådgiver", "signature"),
        ("Sendt fra min iPhone", "signature"),
        (
            "Denne e-posten er konfidensiell. Er den sendt til feil mottaker, slett den.",
            "legal_footer",
        ),
        ("ADVARSEL: Denne e-posten kommer fra en ekstern avsender.", "legal_footer"),
    ],
)
def test_what_the_sender_did_not_write_is_left_out(history: str, what: str) -> None:
    """Quoted mails, signatures and legal footers are no text of the mail, but can be seen."""
    kept, left = own_lines(f"Vi støtter.\n\n{history}".splitlines(), "SV: Høring")
    assert "\n".join(kept).strip() == "Vi støtter."
    assert [aside.what for aside in left] == [what]
    assert left[0].text.split() == history.removeprefix("-- ").split()


def test_a_forwarded_mail_is_what_was_sent() -> None:
    """Nothing is cut from a forwarded mail, nor from one that holds nothing else."""
    lines = "Fra: Ola\nSendt: mandag\nTil: Kari\nEmne: Høring\n\nVi støtter.".splitlines()
    assert own_lines(["Se under.", *lines], "VS: Høring") == (["Se under.", *lines], ())
    assert own_lines(lines, "Høring") == (lines, ())


def test_broken_headers_do_not_cost_the_mail() -> None:
    """Raw bytes and unknown encodings in headers are read as well as they can be."""
    source = (
        b"From: \xc5svik <a@b.example>\nSubject: =?x-unknown?Q?H=E5?=\nMIME-Version: 1.0\n\nHei"
    )
    document = read_file(source, "svar.eml")
    assert (document.title, document.sender) == ("Hå", "Åsvik <a@b.example>")


def test_what_is_left_out_says_in_which_attachment_it_stands() -> None:
    """The mail's own history and an attachment's are told apart, and notices count both."""
    message = mail("Vi støtter.\n\n> Hva mener dere?")
    message.add_attachment(mail("Et eldre svar.\n\n-- \nKari Sørvik", "Eldre"))
    document = read(message)
    assert [(aside.what, aside.part, aside.text) for aside in document.asides] == [
        ("quoted_history", "", "> Hva mener dere?"),
        ("signature", "Eldre", "Kari Sørvik"),
    ]
    told = [dict(each.values) for each in document.notices if each.kind is NoticeKind.LEFT_OUT]
    assert told == [
        {"what": "quoted_history", "count": "1"},
        {"what": "signature", "count": "1", "file": "Eldre"},
    ]


def test_what_only_the_web_page_of_a_mail_says_is_left_out() -> None:
    """Plain text and page say the same, but for what one of them has alone."""
    message = mail("Vi støtter forslaget om skole.")
    message.add_alternative(
        "<p>Vi støtter <b>forslaget</b> om skole.</p><p>Men ikke fristen.</p>"
        "<p><a href='https://a.no/b'>saken</a></p>",
        "html",
    )
    document = read(message)
    assert [block.text for block in document.blocks] == ["Vi støtter forslaget om skole."]
    assert [(aside.what, aside.text) for aside in document.asides] == [
        ("alternatives", "Men ikke fristen."),
        ("alternatives", "saken"),
        ("links", "saken <https://a.no/b>"),
    ]


def test_an_answered_mail_that_begins_within_a_block_costs_no_own_words() -> None:
    """A web page may have the reply and the head of the older mail in one paragraph."""
    message = mail(" ")
    message.add_alternative(
        "<p>Vi støtter forslaget.<br>Fra: Ola<br>Sendt: mandag<br>Til: Kari</p><p>Eldre</p>", "html"
    )
    document = read(message)
    assert [block.text for block in document.blocks] == ["Vi støtter forslaget."]
    assert [aside.text for aside in document.asides] == [
        "Fra: Ola\nSendt: mandag\nTil: Kari\nEldre"
    ]
