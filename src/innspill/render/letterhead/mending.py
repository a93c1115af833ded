"""Mends what other programs than Word write otherwise than the standard has it."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

import docx

from innspill.render.drafts.package import add_part, relate, related
from innspill.render.drafts.xml import parse, q, written
from innspill.render.letterhead.opening import Opened
from innspill.render.word_package import DOCUMENT, read_package

if TYPE_CHECKING:
    from lxml.etree import _Element

_THEME: Final = "word/innspill-theme.xml"
_THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
# The order in which the standard has the parts of a list's level (17.9.6).
_LEVEL: Final = {
    q(name): place
    for place, name in enumerate(
        (
            "start",
            "numFmt",
            "lvlRestart",
            "pStyle",
            "isLgl",
            "suff",
            "lvlText",
            "lvlPicBulletId",
            "legacy",
            "lvlJc",
            "pPr",
            "rPr",
        )
    )
}


def mend(opened: Opened) -> None:
    """Put into order what LibreOffice writes, so that Word has nothing to repair.

    It leaves out the theme, which a document of Word's has whether it is used or not, and sets the
    parts of a list's level in another order.
    """
    if related(opened.members, opened.document, "theme") is None:
        add_part(opened.members, _THEME, _theme(), _THEME_TYPE)
        relate(opened.members, opened.document, "theme", _THEME)
    part = related(opened.members, opened.document, "numbering")
    if part is not None:
        lists = parse(opened.members[part])
        for level in lists.iter(q("lvl")):
            level[:] = sorted(level, key=_place)
        opened.members[part] = written(lists)


def _place(part: "_Element") -> int:
    return _LEVEL.get(str(part.tag), len(_LEVEL))


def _theme() -> bytes:
    """Return the theme of an ordinary document."""
    buffer = BytesIO()
    docx.Document().save(buffer)
    members = read_package(buffer.getvalue())
    return members[related(members, DOCUMENT, "theme") or ""]
