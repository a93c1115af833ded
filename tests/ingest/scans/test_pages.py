"""Recognised pages in their document."""

import hashlib

from innspill.ingest.scans.desk import lay_on_desk
from innspill.ingest.scans.pages import with_printed_pages
from innspill.ingest.scans.values import PrintedLine, PrintedPage, Scan, is_lasting, unread_page
from innspill.model import Block, BlockKind, Document, Notice, NoticeKind

DATA = b"a scan"
SHA = hashlib.sha256(DATA).hexdigest()
UNSEEN = Notice(kind=NoticeKind.NO_TEXT_LAYER, page=2)
WRITTEN = tuple(Block(kind=BlockKind.PARAGRAPH, text=f"side {n}", page=n) for n in (1, 2, 3))
DOCUMENT = Document(format="pdf", blocks=WRITTEN, notices=(UNSEEN,))
SURE = Notice(kind=NoticeKind.RECOGNISED, page=2, values=(("confidence", "80"),))


def line(text: str, y: float, *certainty: int) -> PrintedLine:
    """Make a line of a page with wide margins."""
    return PrintedLine(
        text=text, x0=70, x1=70 + 6 * len(text), y=y, size=11, tab=110, certainty=certainty
    )


def page(*lines: PrintedLine, notices: tuple[Notice, ...] = (SURE,)) -> PrintedPage:
    """Make the second page."""
    return PrintedPage(scan=Scan(sha256=SHA, page=2), height=842, lines=lines, notices=notices)


def test_a_page_that_nobody_has_looked_at_is_wanted() -> None:
    """The document stays as it is, and the desk knows the page."""
    with lay_on_desk(()) as desk:
        assert with_printed_pages(DOCUMENT, DATA) == DOCUMENT
    assert list(desk.wanted) == [Scan(sha256=SHA, page=2)]


def test_a_page_has_its_place() -> None:
    """It stands after what is written on it as text, before the next page, and is marked."""
    lines = (line("Vi ber om lengre frist for svar.", 100, 90, 90, 90, 90, 90, 90, 90),)
    with lay_on_desk([page(*lines)]) as desk:
        read = with_printed_pages(DOCUMENT, DATA)
    assert [(block.text, block.page, block.confidence) for block in read.blocks] == [
        ("side 1", 1, None),
        ("side 2", 2, None),
        ("Vi ber om lengre frist for svar.", 2, 90),
        ("side 3", 3, None),
    ]
    assert read.notices == (SURE,)
    assert not desk.wanted


def test_confidence_is_that_of_the_blocks_own_words() -> None:
    """A doubtful paragraph does not make the one beside it doubtful; parted words are left out."""
    lines = (
        line("Vi støtter forslaget helt.", 100, 90, 92, 94, 96),
        line("Kommunen trenger hjelp til gjennom-", 160, 40, 40, 40, 40, 10),
        line("føring.", 174, 10),
    )
    with lay_on_desk([page(*lines)]):
        read = with_printed_pages(DOCUMENT, DATA)
    found = [(block.text, block.confidence) for block in read.blocks if block.confidence]
    assert found == [
        ("Vi støtter forslaget helt.", 93),
        ("Kommunen trenger hjelp til gjennomføring.", 40),
    ]


def test_a_page_without_text_says_why() -> None:
    """What was found out takes the place of the bare notice, and no block is made."""
    scan = Scan(sha256=SHA, page=2)
    late = Notice(kind=NoticeKind.LIMIT, values=(("limit", "seconds"), ("value", "passed")))
    given = unread_page(scan, late, hint="Ask.")
    with lay_on_desk([given]):
        read = with_printed_pages(DOCUMENT, DATA)
    assert read.blocks == WRITTEN
    assert [(each.kind, each.page) for each in read.notices] == [
        (NoticeKind.NO_TEXT_LAYER, 2),
        (NoticeKind.LIMIT, 2),
    ]
    assert dict(read.notices[0].values) == {"hint": "Ask."}


def test_a_page_that_was_given_up_may_be_tried_again() -> None:
    """Not so one that is illegible, and will be."""
    scan = Scan(sha256=SHA, page=2)
    late = Notice(kind=NoticeKind.LIMIT, values=(("limit", "seconds"), ("value", "passed")))
    large = Notice(kind=NoticeKind.LIMIT, values=(("limit", "pixels"), ("value", "9")))
    assert not is_lasting(unread_page(scan, late))
    assert not is_lasting(unread_page(scan, Notice(kind=NoticeKind.UNREADABLE)))
    assert is_lasting(unread_page(scan, large))
    assert is_lasting(unread_page(scan, hint="Ask."))
    assert is_lasting(page())
