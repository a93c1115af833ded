"""From HTML to PDF: laid out by WeasyPrint, which may fetch nothing, and tagged by us."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from innspill.errors import UsageError
from innspill.language.catalogue import Catalogue
from innspill.options import RenderOptions
from innspill.render.pdf.engine import (
    FatalURLFetchingError,
    FontConfiguration,
    Raw,
    URLFetcher,
    weasyprint,
)
from innspill.render.pdf.roles import NoAlternativeError
from innspill.render.pdf.sheets import Sheet
from innspill.render.pdf.tagging import tag

_VERSION: Final = "1.7"
_MOMENT: Final = "SOURCE_DATE_EPOCH"
# How WeasyPrint begins what it says of a style that it leaves out. What else it says is of the
# fonts of the machine, which no template can mend and which loses nothing.
_MISTAKES: Final = ("Ignored", "Invalid", "Unsupported", "Unknown", "Parse error")


def press(page: str, words: Catalogue, options: RenderOptions) -> bytes:
    """Lay a page out on sheets of A4 and write them.

    Args:
        page: HTML without characters that no font has.
        words: Of the language of what innspill says itself, such as where a link leads.
        options: Whose templates made the page.

    Raises:
        UsageError: The page asks for a file or an address, or has a mistake.
    """
    fetcher = _Refusing()
    with _told(options, fetcher), timeless():
        html = weasyprint.HTML(string=page, url_fetcher=fetcher)
        laid = html.render(font_config=FontConfiguration())
        repeated: set[Raw] = set()
        sheets = [Sheet(each, repeated) for each in laid.pages]
        data: bytes = laid.copy(sheets).write_pdf(
            finisher=lambda document, pdf: tag(document, pdf, words),
            pdf_version=_VERSION,
            pdf_identifier=True,
        )
    return data


@contextmanager
def timeless() -> Iterator[None]:
    """Let fonts that have to be changed, such as variable ones, bear no date of their change.

    fontTools, which changes them, takes the clock's, or that of this variable.
    """
    before = os.environ.get(_MOMENT)
    os.environ[_MOMENT] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_MOMENT]
        else:
            os.environ[_MOMENT] = before


class _Refusing(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Fetches nothing: a picture can only stand in the page itself, as a data: address."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Raw = None) -> Raw:
        """Give what the address itself holds.

        Raises:
            FatalURLFetchingError: It is another address, which stops the layout.
        """
        if url.lower().startswith("data:"):
            return super().fetch(url, headers)
        self.refused.append(url)
        raise FatalURLFetchingError(url)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what tells of a mistake in the page."""
        said = record.getMessage()
        if record.levelno >= logging.ERROR or said.startswith(_MISTAKES):
            self.heard.append(said)


@contextmanager
def _told(options: RenderOptions, fetcher: _Refusing) -> Iterator[None]:
    """Turn what WeasyPrint is refused, and what it logs of mistakes, into an error that says so."""
    names = ", ".join(given.path for given in options.templates) or "pdf.html.j2"
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield
    except NoAlternativeError as error:
        raise UsageError(
            f"{names}: a picture has no alternative text",
            hint='Write what it shows: <img alt="…">, or <title> as the first in <svg>.',
        ) from error
    except FatalURLFetchingError:
        pass  # told below, with those that WeasyPrint has caught itself
    finally:
        logger.removeHandler(listener)
    for address in fetcher.refused[:1]:
        raise UsageError(
            f"{names}: {address} is not fetched, because a PDF is made without files and network",
            hint="Put the picture into the template itself, as a data: address.",
        )
    for heard in listener.heard[:1]:
        raise UsageError(
            f"{names}: a page cannot be made of this: {heard}",
            hint="docs/templates.md shows what a template can do.",
        )
