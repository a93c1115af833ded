"""The work on a draft's parts, one after the other: replace, add, remove, comment."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innspill.render.drafts.comments import (
    add_comment,
    comments_in,
    drop_comments,
    own_comments,
)
from innspill.render.drafts.fingerprint import text_of
from innspill.render.drafts.locating import Found
from innspill.render.drafts.names import bookmark_of, number_of, tag_of, title_of
from innspill.render.drafts.pages import keep_page_break
from innspill.render.drafts.reading import Draft
from innspill.render.drafts.styles import dress, style_ids
from innspill.render.drafts.xml import new, q

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOKMARK, _END = q("bookmarkStart"), q("bookmarkEnd")


@dataclass(slots=True, kw_only=True)
class Desk:
    """A draft that is worked on, and the new letter beside it.

    `live` holds the parts as they stand now; a part is added before those that follow it.
    """

    old: Draft
    new: Draft
    live: dict[str, Found] = field(init=False)
    styles: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the parts as people left them."""
        self.live = dict(self.old.found)
        self.styles = style_ids(self.old, self.new)

    def replace(self, part: str) -> None:
        """Put the new letter's part where the old one stands."""
        self.uncomment(part)
        found = self.live[part]
        made = self._made(part)
        found.first.addprevious(made)
        keep_page_break(found, made)
        self._take_out(found)
        self.live[part] = _found(made)

    def add(self, part: str) -> None:
        """Put a new part behind the one that precedes it in the letter, and people's text there."""
        made, order = self._made(part), list(self.new.found)
        place = order.index(part)
        before = next((each for each in reversed(order[:place]) if each in self.live), None)
        after = next((each for each in order[place:] if each in self.live), None)
        if before is not None:
            self._behind(self.live[before].last, made)
        elif after is not None:
            self.live[after].first.addprevious(made)
        else:
            next(iter(self.live.values())).first.addprevious(made)
        self.live[part] = _found(made)

    def remove(self, part: str) -> None:
        """Take a part out."""
        self.uncomment(part)
        self._take_out(self.live.pop(part))

    def comment(self, part: str, lines: Sequence[str]) -> None:
        """Attach words to a part, a paragraph for each line."""
        add_comment(self.old.members, self.old.document, self.live[part].blocks[0], lines)

    def uncomment(self, part: str) -> None:
        """Take innspill's own comments on a part away."""
        members, document = self.old.members, self.old.document
        own = own_comments(members, document) & comments_in(self.live[part].blocks)
        drop_comments(members, document, self.old.root, own)

    def tidy(self) -> None:
        """Give every part its control and bookmark again, and take lone ends of marks away."""
        names = {each.get(q("name")) for each in self.old.root.iter(_BOOKMARK)}
        for part, found in self.live.items():
            if found.control is None:
                self._wrap(part, found)
            if bookmark_of(part) not in names:
                self._bookmark(part, found.blocks[0])
        self._pair(_BOOKMARK, _END)
        self._pair(q("commentRangeStart"), q("commentRangeEnd"))

    def _made(self, part: str) -> "_Element":
        """Copy a part of the new letter in the looks of the draft."""
        control = self.new.found[part].control
        if control is None:
            raise KeyError(part)
        made = deepcopy(control)
        dress(made, self.styles)
        self._renumber(made)
        return made

    def _renumber(self, made: "_Element") -> None:
        """Give bookmarks ids that the draft has not."""
        after = self._free_number()
        for each in made.iter(_BOOKMARK, _END):
            each.set(q("id"), str(int(each.get(q("id"), "0")) + after))

    def _behind(self, last: "_Element", made: "_Element") -> None:
        """Set a part before the next one; without a next one, right behind."""
        firsts = {found.first for found in self.live.values()}
        following = next((each for each in last.itersiblings() if each in firsts), None)
        if following is None:
            last.addnext(made)
        else:
            following.addprevious(made)

    def _take_out(self, found: Found) -> None:
        holder = found.first.getparent()
        for each in found.blocks:
            each.clear()  # lxml is very slow to take out what holds thousands of rows
        for each in (found.control,) if found.control is not None else found.blocks:
            if holder is not None:
                holder.remove(each)

    def _wrap(self, part: str, found: Found) -> None:
        control, properties, content = new("sdt"), new("sdtPr"), new("sdtContent")
        properties.append(new("alias", val=title_of(text_of(found.blocks[0]).strip())))
        properties.append(new("tag", val=tag_of(part)))
        properties.append(new("id", val=str(number_of(part))))
        control.extend((properties, content))
        found.first.addprevious(control)
        while (following := control.getnext()) is not None:
            content.append(following)
            if following is found.blocks[-1]:
                return

    def _bookmark(self, part: str, block: "_Element") -> None:
        """Give a part the bookmark that it lost when its heading was typed anew."""
        paragraph = next(block.iter(q("p")), None)
        if paragraph is None:
            return
        number = str(self._free_number())
        properties = paragraph.find(q("pPr"))
        start = new("bookmarkStart", id=number, name=bookmark_of(part))
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.append(new("bookmarkEnd", id=number))

    def _free_number(self) -> int:
        taken = (int(each.get(q("id"), "0")) for each in self.old.root.iter(_BOOKMARK, _END))
        return max(taken, default=0) + 1

    def _pair(self, start: str, end: str) -> None:
        """Take away a start without an end, an end without a start, and a name's second start."""
        root = self.old.root
        ends = {each.get(q("id")) for each in root.iter(end)}
        begun: set[str | None] = set()
        names: set[str] = set()
        for each in list(root.iter(start)):
            name = each.get(q("name"), "")
            if each.get(q("id")) not in ends or (name and name in names):
                _remove(each)
                continue
            begun.add(each.get(q("id")))
            names.add(name)
        for each in list(root.iter(end)):
            if each.get(q("id")) not in begun:
                _remove(each)


def _found(control: "_Element") -> Found:
    content = control.find(q("sdtContent"))
    return Found(blocks=() if content is None else tuple(content), control=control)


def _remove(mark: "_Element") -> None:
    holder = mark.getparent()
    if holder is not None:
        holder.remove(mark)
