"""Styles from one document for another: those that it lacks come along, with their lists.

Programs give styles ids of their own ("Overskrift1"); their English names stay ("heading 1"), by
which they are found. A style that is there is never changed.
"""

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innspill.render.drafts.package import Members, add_part, relate, related
from innspill.render.drafts.xml import WORD, parse, q, written
from innspill.render.word_lists import bring_list

if TYPE_CHECKING:
    from lxml.etree import _Element

_VALUE: Final = q("val")
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
# What programs that translate the names themselves call Word's styles, in both målformer.
_NORWEGIAN: Final[Mapping[str, str]] = {
    "tittel": "title",
    "overskrift 1": "heading 1",
    "overskrift 2": "heading 2",
    "overskrift 3": "heading 3",
    "brødtekst": "body text",
    "punktliste": "list bullet",
    "punktmerket liste": "list bullet",
    "underskrift": "signature",
    "bildetekst": "caption",
    "bilettekst": "caption",
    "bunntekst": "footer",
    "botntekst": "footer",
    "tabellrutenett": "table grid",
}

Key = tuple[str, str]
"""A style's type ("paragraph") and its English name in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clothed:
    """A package and the name of its main part, whose styles are meant."""

    members: Members
    document: str

    def part(self, kind: str) -> "_Element":
        """Return its styles or its numbering; empty where it has none."""
        found = related(self.members, self.document, kind)
        if found is not None:
            return parse(self.members[found])
        return parse(f'<w:{kind} xmlns:w="{WORD}"/>'.encode())

    def keep(self, kind: str, root: "_Element") -> None:
        """Put its styles or its numbering back."""
        part = related(self.members, self.document, kind)
        if part is None:
            part = f"word/innspill-{kind}.xml"
            add_part(self.members, part, written(root), _TYPE.format(kind=kind))
            relate(self.members, self.document, kind, part)
        self.members[part] = written(root)


def bring_styles(target: Clothed, source: Clothed, used: Collection[str]) -> dict[str, str]:
    """Give a document's id of each style that another uses; styles that are not there come along.

    Args:
        target: The document that gets what it lacks.
        source: The other.
        used: Ids of the other's styles.

    Returns:
        By the other's ids; also of the styles that those are based on.
    """
    styles, lists = target.part("styles"), target.part("numbering")
    bringing = _Bringing(styles, lists, by_id(source.part("styles")), source.part("numbering"))
    ids = bringing.matched(used)
    if bringing.brought:
        target.keep("styles", styles)
    if bringing.listed:
        target.keep("numbering", lists)
    return ids


def by_id(styles: "_Element") -> dict[str, "_Element"]:
    """Return the styles by their ids."""
    return {each.get(q("styleId"), ""): each for each in styles.iterchildren(q("style"))}


def key_of(style: "_Element") -> Key:
    """Return what a style is known by: its type and its English name, in lower case."""
    named = style.find(q("name"))
    name = "" if named is None else named.get(_VALUE, "").lower()
    return style.get(q("type"), "paragraph"), _NORWEGIAN.get(name, name)


def keys(styles: "_Element") -> dict[Key, str]:
    """Return the ids of the styles by what they are known by; an English name goes before ours."""
    found: dict[Key, str] = {}
    for style_id, style in by_id(styles).items():
        named = style.find(q("name"))
        name = "" if named is None else named.get(_VALUE, "").lower()
        if name not in _NORWEGIAN:
            found[key_of(style)] = style_id
    for style_id, style in by_id(styles).items():
        found.setdefault(key_of(style), style_id)
    return found


def ancestry(style_id: str, styles: Mapping[str, "_Element"]) -> list[str]:
    """Return a style's id and those of the styles that it is based on, itself first."""
    chain: list[str] = []
    while style_id in styles and style_id not in chain:
        chain.append(style_id)
        base = styles[style_id].find(q("basedOn"))
        style_id = "" if base is None else base.get(_VALUE, "")
    return chain


class _Bringing:
    """Takes styles over, one after the other."""

    def __init__(
        self,
        styles: "_Element",
        lists: "_Element",
        others: Mapping[str, "_Element"],
        other_lists: "_Element",
    ) -> None:
        self.styles, self.lists = styles, lists
        self.others, self.other_lists = others, other_lists
        self.own = keys(styles)
        self.ids: dict[str, str] = {}
        self.brought: list[_Element] = []
        self.listed = False

    def matched(self, used: Collection[str]) -> dict[str, str]:
        """Give the id of each style that is used, in front of it those it is based on."""
        for wanted in sorted(set(used) & self.others.keys()):
            for style_id in reversed(ancestry(wanted, self.others)):
                key = key_of(self.others[style_id])
                if key not in self.own:
                    self.own[key] = self._bring(style_id)
                self.ids[style_id] = self.own[key]
        for made in self.brought:
            self._lead_on(made)
        return self.ids

    def _bring(self, other: str) -> str:
        """Copy a style; what it is based on is there already."""
        made, taken = deepcopy(self.others[other]), by_id(self.styles)
        style_id = other
        while style_id in taken:
            style_id = f"{style_id}Innspill"
        made.set(q("styleId"), style_id)
        made.attrib.pop(q("default"), "")
        for link in made.findall(q("link")):
            made.remove(link)
        for base in made.findall(q("basedOn")):
            base.set(_VALUE, self.ids.get(base.get(_VALUE, ""), ""))
        for properties in made.findall(q("pPr")):
            for listed in properties.findall(q("numPr")):
                self._list(listed, other, style_id)
        self.styles.append(made)
        self.brought.append(made)
        return style_id

    def _list(self, listed: "_Element", other: str, style_id: str) -> None:
        """Bring the list that a style makes; without one, its paragraphs are no list."""
        number = listed.find(q("numId"))
        old = "" if number is None else number.get(_VALUE, "")
        new = bring_list(self.lists, self.other_lists, old, (other, style_id))
        if number is not None and new is not None:
            number.set(_VALUE, new)
            self.listed = True
            return
        holder = listed.getparent()
        if holder is not None:
            holder.remove(listed)

    def _lead_on(self, made: "_Element") -> None:
        """Let the style that follows one in typing be this document's, where it has it."""
        for following in made.findall(q("next")):
            other = self.others.get(following.get(_VALUE, ""))
            own = None if other is None else self.own.get(key_of(other))
            if own is None:
                made.remove(following)
            else:
                following.set(_VALUE, own)
