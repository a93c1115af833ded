"""summary.pdf: the letter and its annexes as a tagged PDF that can be published.

It needs the extra `innspill[pdf]`; to import this package is to find out whether it is there.
"""

import re
from typing import TYPE_CHECKING

from innspill.language.catalogue import Catalogue
from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.pdf.characters import by_number, unprintable, with_breaks, without_strangers
from innspill.render.pdf.press import press
from innspill.render.templates import fill
from innspill.render.view import LetterView, view_of

if TYPE_CHECKING:
    from markupsafe import Markup

_TEMPLATE = "pdf.html.j2"


def write_pdf(summary: Summary, options: RenderOptions) -> bytes:
    """Write the letter and all annexes, A4, with tags, bookmarks and embedded fonts.

    Raises:
        UsageError: A template of people's has a mistake, or asks for a file or an address.
        NotInstalledError: No font on this machine has the letters of the alphabet.
    """
    return pdf_of(view_of(summary), options)


def pdf_of(view: LetterView, options: RenderOptions) -> bytes:
    """Write any paper as such a file.

    What no font of this machine can show is written by its number in Unicode, and the last page
    says so. Raises as `write_pdf` does.
    """
    page = without_strangers(_filled(view, options, odd=False))
    odd = unprintable(page)
    if odd:
        page = by_number(without_strangers(_filled(view, options, odd=True)), odd)
    return press(with_breaks(page), view.words, options)


def _filled(view: LetterView, options: RenderOptions, *, odd: bool) -> str:
    words = view.words
    return fill(
        _TEMPLATE,
        options.templates,
        letter=view,
        date=options.date,
        odd=odd,
        page_of=_content(words, "annex.page_of", page="counter(page)", pages="counter(pages)"),
        at_page=_content(words, "annex.page", page="target-counter(attr(data-to), page)"),
    )


def _content(words: Catalogue, key: str, **counters: str) -> "Markup":
    """Write a sentence of the catalogue as a value of CSS's `content`; its gaps are counters."""
    from markupsafe import Markup  # noqa: PLC0415 only writers need it

    sentence = words.text(key, **{name: f"\0{value}\0" for name, value in counters.items()})
    pieces = [
        piece if number % 2 else '"' + re.sub(r'(["\\])', r"\\\1", piece) + '"'
        for number, piece in enumerate(sentence.split("\0"))
    ]
    return Markup(" ".join(pieces))  # noqa: S704 strings of CSS, from the catalogue
