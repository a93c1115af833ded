"""Lists of a Word document: bullets and numbers, which stand in a part of their own."""

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from innspill.render.drafts.xml import new, q

if TYPE_CHECKING:
    from lxml.etree import _Element

_VALUE: Final = q("val")
_ABSTRACT, _NUMBER = q("abstractNum"), q("num")
_ABSTRACT_ID, _NUMBER_ID = q("abstractNumId"), q("numId")


def bring_list(
    lists: "_Element", others: "_Element", number: str, style: tuple[str, str]
) -> str | None:
    """Copy a list from one document's numbering into another's.

    Args:
        lists: The numbering that gets it.
        others: The numbering that has it.
        number: What the list is called there.
        style: Id of the style that makes the list, there and here.

    Returns:
        What it is called here; None where there is no such list.
    """
    found = _definition(others, number)
    if found is None:
        return None
    made = deepcopy(found)
    abstract = str(_free(lists, _ABSTRACT, _ABSTRACT_ID))
    made.set(_ABSTRACT_ID, abstract)
    # Word takes lists of one mark for the same list; a copy has none.
    for each in [*made.iter(q("nsid"), q("lvlPicBulletId"))]:
        _remove(each)
    for each in [*made.iter(q("pStyle"))]:
        if each.get(_VALUE) == style[0]:
            each.set(_VALUE, style[1])
        else:
            _remove(each)
    _behind_its_like(lists, made)
    called = str(_free(lists, _NUMBER, _NUMBER_ID))
    entry = new("num", numId=called)
    entry.append(new("abstractNumId", val=abstract))
    # The numbering ends with its lists, but for what cleaned it up last.
    last = lists.find(q("numIdMacAtCleanup"))
    lists.append(entry) if last is None else last.addprevious(entry)
    return called


def _definition(lists: "_Element", number: str) -> "_Element | None":
    """Return what a list looks like; None for one that only names a style that does."""
    for entry in lists.iterchildren(_NUMBER):
        link = entry.find(_ABSTRACT_ID)
        if entry.get(_NUMBER_ID) == number and link is not None:
            for each in lists.iterchildren(_ABSTRACT):
                if each.get(_ABSTRACT_ID) == link.get(_VALUE):
                    return each if each.find(q("lvl")) is not None else None
    return None


def _free(lists: "_Element", tag: str, name: str) -> int:
    taken = {each.get(name) for each in lists.iterchildren(tag)}
    return next(n for n in range(1, len(taken) + 2) if str(n) not in taken)


def _behind_its_like(lists: "_Element", made: "_Element") -> None:
    """Set a definition behind the others: all of them stand before the lists."""
    others = lists.findall(_ABSTRACT) or lists.findall(q("numPicBullet"))
    if others:
        others[-1].addnext(made)
    else:
        lists.insert(0, made)


def _remove(each: "_Element") -> None:
    holder = each.getparent()
    if holder is not None:
        holder.remove(each)
