"""Page breaks between parts: LibreOffice writes one as the end of the paragraph above."""

from typing import TYPE_CHECKING

from innspill.render.drafts.locating import Found
from innspill.render.drafts.xml import q

if TYPE_CHECKING:
    from lxml.etree import _Element


def keep_page_break(found: Found, made: "_Element") -> None:
    """Let what stands in a part's place end with the page break with which the part ends."""
    breaks = [each for each in found.blocks[-1].iter(q("br")) if each.get(q("type")) == "page"]
    last = list(made.iter(q("p")))[-1]
    run = breaks[-1].getparent() if breaks else None
    if run is not None and not any(each.tag == q("t") for each in run):
        last.append(run)
