"""Takes paragraphs from one document into another, whose styles have other ids."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from innspill.render.drafts.reading import Draft
from innspill.render.drafts.xml import q
from innspill.render.word_wardrobe import Clothed, bring_styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = tuple(map(q, ("pStyle", "rStyle", "tblStyle")))
_VALUE = q("val")


def style_ids(target: Draft, source: Draft) -> dict[str, str]:
    """Give a document's id of each style that another uses; styles that are not there come along.

    Programs give styles other ids; their English names stay.
    """
    used = {each.get(_VALUE, "") for each in source.root.iter(*_NAMED)}
    old, new = (Clothed(members=each.members, document=each.document) for each in (target, source))
    return bring_styles(old, new, used)


def dress(block: "_Element", ids: Mapping[str, str]) -> None:
    """Give what stands in a block of another document the styles of this one."""
    for named in block.iter(*_NAMED):
        named.set(_VALUE, ids.get(named.get(_VALUE, ""), named.get(_VALUE, "")))
