"""summary.html: the letter and everything that it rests on, as one page that needs no network."""

from base64 import b64encode
from hashlib import sha256

from innspill.model import Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render.controls import without_controls
from innspill.render.report import report_of
from innspill.render.templates import fill
from innspill.render.view import LetterView, view_of


def write_html(summary: Summary, options: RenderOptions) -> bytes:
    """Write one self-contained file, UTF-8.

    Its policy forbids the network, and every style and script but its own two, which it knows by
    their hashes.
    """
    from markupsafe import Markup  # noqa: PLC0415 only writers need it

    style = _part("report.css.j2", options.templates)
    script = _part("report.js.j2", options.templates)
    report = report_of(summary)
    page = fill(
        "report.html.j2",
        options.templates,
        letter=view_of(summary),
        date=options.date,
        report=report,
        style=Markup(style),  # noqa: S704 ours or the user's own, and it cannot end its element
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704 as above
        script_hash=_hash(script),
        data=Markup(report.data),  # noqa: S704 JSON without "<"
    )
    return without_controls(page).encode()


def html_of(view: LetterView, options: RenderOptions) -> bytes:
    """Write any paper as a page without scripts."""
    from markupsafe import Markup  # noqa: PLC0415 only writers need it

    style = _part("page.css.j2", options.templates)
    page = fill(
        "page.html.j2",
        options.templates,
        letter=view,
        style=Markup(style),  # noqa: S704 ours or the user's own, and it cannot end its element
        style_hash=_hash(style),
    )
    return without_controls(page).encode()


def _part(name: str, given: tuple[GivenFile, ...]) -> str:
    """Fill the template of a style or script, as it stands in its element.

    The text is what the browser will hash: lines end as HTML has them, and nothing ends the
    element: in both languages, a "</" may be written with a backslash between the two.
    """
    return (
        without_controls(fill(name, given)).replace("</", "<\\/").replace("<!--", "<\\!--").strip()
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
