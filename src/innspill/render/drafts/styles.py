"""Takes paragraphs from one document into another, whose styles have other ids."""

from collections.abc import Collection, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from innspill.render.drafts.package import related
from innspill.render.drafts.reading import Draft
from innspill.render.drafts.xml import parse, q, written

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = tuple(map(q, ("pStyle", "rStyle", "tblStyle")))
_VALUE = q("val")


def style_ids(target: Draft, source: Draft) -> dict[str, str]:
    """Give a document's id of each style that another uses; styles that are not there come along.

    Programs give styles other ids; their English names stay.
    """
    used = {each.get(_VALUE, "") for each in source.root.iter(*_NAMED)}
    part, other = (related(each.members, each.document, "styles") for each in (target, source))
    if part is None or other is None:
        return {}
    styles = parse(target.members[part])
    ids = _matched(styles, _by_id(parse(source.members[other])), used)
    target.members[part] = written(styles)
    return ids


def dress(block: "_Element", ids: Mapping[str, str]) -> None:
    """Give what stands in a block of another document the styles of this one."""
    for named in block.iter(*_NAMED):
        named.set(_VALUE, ids.get(named.get(_VALUE, ""), named.get(_VALUE, "")))


def _by_id(styles: "_Element") -> dict[str, "_Element"]:
    return {each.get(q("styleId"), ""): each for each in styles.iterchildren(q("style"))}


def _name(style: "_Element") -> str:
    named = style.find(q("name"))
    return "" if named is None else named.get(_VALUE, "").lower()


def _matched(
    styles: "_Element", others: Mapping[str, "_Element"], used: Collection[str]
) -> dict[str, str]:
    """Give this document's id for each style that is used, in front of it those it is based on."""
    own = {_name(style): style_id for style_id, style in _by_id(styles).items()}
    ids: dict[str, str] = {}
    for wanted in sorted(used & others.keys()):
        for style_id in reversed(_ancestry(wanted, others)):
            name = _name(others[style_id])
            if name not in own:
                own[name] = _bring(styles, others[style_id], ids)
            ids[style_id] = own[name]
    return ids


def _ancestry(style_id: str, others: Mapping[str, "_Element"]) -> list[str]:
    chain: list[str] = []
    while style_id in others and style_id not in chain:
        chain.append(style_id)
        base = others[style_id].find(q("basedOn"))
        style_id = "" if base is None else base.get(_VALUE, "")
    return chain


def _bring(styles: "_Element", style: "_Element", ids: Mapping[str, str]) -> str:
    """Copy a style; what it is based on is there already."""
    made, taken = deepcopy(style), _by_id(styles)
    style_id = made.get(q("styleId"), "")
    while style_id in taken:
        style_id = f"{style_id}Innspill"
    made.set(q("styleId"), style_id)
    made.attrib.pop(q("default"), "")
    for related_style in [each for each in made if each.tag in {q("next"), q("link")}]:
        made.remove(related_style)
    for base in made.findall(q("basedOn")):
        base.set(_VALUE, ids.get(base.get(_VALUE, ""), ""))
    for properties in made.findall(q("pPr")):
        for listed in properties.findall(q("numPr")):
            properties.remove(listed)
    styles.append(made)
    return style_id
