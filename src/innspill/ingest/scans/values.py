"""What is known of a page that is a picture, before and after its text is recognised."""

from dataclasses import dataclass, replace

from innspill.ingest.limits import PASSED
from innspill.model import Notice, NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A page that is a picture: the hash of the file that holds it, and its number from 1.

    The file is known by its content, so that a page is the same wherever the file stands: in the
    inbox, in an archive, or attached to two mails.
    """

    sha256: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """The program that recognises text, and how it is used.

    `program` is its path; `models` the folder of its models, empty for the one that it knows
    itself; `model` the one that is used; `upright` is whether it can tell which way up a page is;
    `stamp` stands for all that the recognised text depends on.
    """

    program: str
    models: str
    model: str
    upright: bool
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """Words of one line as they were recognised.

    Points from the page's upper left corner: `x0` and `x1` are the ends, `y` the baseline, `tab`
    where the second word begins (or would). `certainty` is in per cent, one for each word.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    tab: float
    certainty: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page whose text was looked for; without lines where there is none that can be read.

    `height` is in points; `notices` say how sure the text is, or why there is none.
    """

    scan: Scan
    height: float = 0.0
    lines: tuple[PrintedLine, ...] = ()
    notices: tuple[Notice, ...] = ()


def unread_page(scan: Scan, *reasons: Notice, hint: str = "") -> PrintedPage:
    """Make the page of which no text could be had; `reasons` say why, beside the notice itself."""
    bare = Notice(kind=NoticeKind.NO_TEXT_LAYER, page=scan.page, values=(("hint", hint),))
    placed = (replace(reason, page=scan.page) for reason in reasons)
    return PrintedPage(scan=scan, notices=(bare, *placed))


def is_lasting(page: PrintedPage) -> bool:
    """Tell whether the same page would be the same again.

    Not so where time or memory ran out, or the program gave up, which may have been for the lack of
    either.
    """
    passed = (("value", PASSED) in notice.values for notice in page.notices)
    return not any(passed) and all(each.kind is not NoticeKind.UNREADABLE for each in page.notices)
