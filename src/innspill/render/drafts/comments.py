"""Word comments of innspill's own: what it would have written where people's text stands."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from innspill.render.controls import xml_text
from innspill.render.drafts.package import Members, add_part, drop_part, relate, related
from innspill.render.drafts.xml import new, parse, q, written

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "innspill"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_BESIDE = re.compile(r"word/comments[A-Z]\w*\.xml")
_ANCHORS = tuple(map(q, ("commentRangeStart", "commentRangeEnd", "commentReference")))


def comments_part(members: Members, document: str) -> "_Element | None":
    """Return the comments of a document; None where it has none."""
    part = related(members, document, "comments")
    return None if part is None else parse(members[part])


def own_comments(members: Members, document: str) -> frozenset[str]:
    """Return the ids of innspill's own comments."""
    root = comments_part(members, document)
    if root is None:
        return frozenset()
    return frozenset(each.get(q("id"), "") for each in root if each.get(q("author")) == AUTHOR)


def comments_in(blocks: Sequence["_Element"]) -> frozenset[str]:
    """Return the ids of the comments on some blocks."""
    return frozenset(each.get(q("id"), "") for block in blocks for each in block.iter(*_ANCHORS))


def add_comment(members: Members, document: str, block: "_Element", lines: Sequence[str]) -> None:
    """Comment on the first paragraph of a block; each line is a paragraph of the comment."""
    part = related(members, document, "comments")
    root = new("comments") if part is None else parse(members[part])
    number = str(max((int(each.get(q("id"), "0")) for each in root), default=0) + 1)
    comment = new("comment", id=number, author=AUTHOR, initials=AUTHOR)
    comment.extend(map(_paragraph, lines))
    root.append(comment)
    _anchor(next(block.iter(q("p"))), number)
    if part is None:
        part = "word/comments.xml"
        add_part(members, part, written(root), _TYPE)
        relate(members, document, "comments", part)
    members[part] = written(root)


def drop_comments(members: Members, document: str, root: "_Element", ids: Collection[str]) -> None:
    """Take comments away, with what leads to them; without any left, their part too."""
    part = related(members, document, "comments")
    if part is None or not ids:
        return
    for anchor in [each for each in root.iter(*_ANCHORS) if each.get(q("id")) in ids]:
        _drop(anchor)
    comments = parse(members[part])
    dropped = [each for each in comments if each.get(q("id")) in ids]
    threads = frozenset(_thread_ids(dropped))
    for comment in dropped:
        comments.remove(comment)
    members[part] = written(comments)
    _drop_threads(members, threads)
    if not len(comments):
        for name in [part, *filter(_BESIDE.fullmatch, list(members))]:
            drop_part(members, name)


def _paragraph(line: str) -> "_Element":
    made, run, text = new("p"), new("r"), new("t")
    text.text = xml_text(line)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    made.append(run)
    return made


def _anchor(paragraph: "_Element", number: str) -> None:
    """Let a paragraph's comment begin after its properties and end at its end."""
    properties = paragraph.find(q("pPr"))
    paragraph.insert(0 if properties is None else 1, new("commentRangeStart", id=number))
    reference = new("r")
    reference.append(new("commentReference", id=number))
    paragraph.extend((new("commentRangeEnd", id=number), reference))


def _drop(anchor: "_Element") -> None:
    """Take an anchor away, with the run that holds nothing else."""
    holder = anchor.getparent()
    if holder is None:
        return
    holder.remove(anchor)
    outer = holder.getparent()
    rest = [each for each in holder if each.tag != q("rPr")]
    if holder.tag == q("r") and not rest and outer is not None:
        outer.remove(holder)


def _thread_ids(comments: Sequence["_Element"]) -> Iterator[str]:
    """Give the ids by which other parts of the package know the comments."""
    for comment in comments:
        for paragraph in comment.iter(q("p")):
            yield from (str(v) for key, v in paragraph.items() if str(key).endswith("}paraId"))


def _drop_threads(members: Members, threads: Collection[str]) -> None:
    """Forget what newer versions of Word keep of comments; replies to one stand on their own."""
    for name in [each for each in members if _BESIDE.fullmatch(each)]:
        root = parse(members[name])
        for each in list(root):
            told = {str(key).rpartition("}")[2]: key for key in each.attrib}
            if each.get(told.get("paraId", ""), "") in threads:
                root.remove(each)
            elif each.get(told.get("paraIdParent", ""), "") in threads:
                del each.attrib[told["paraIdParent"]]
        members[name] = written(root)
