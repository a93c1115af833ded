"""Makes of a draft a document to send: without controls, bookmarks, comments and state of ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError

from innspill.errors import UsageError
from innspill.render.drafts.comments import comments_part, drop_comments, own_comments
from innspill.render.drafts.fingerprint import changes_in
from innspill.render.drafts.names import PREFIX
from innspill.render.drafts.package import Members, main_part
from innspill.render.drafts.state import drop_state
from innspill.render.drafts.xml import OFFICE, new, parse, q, written
from innspill.render.word_package import read_package, write_package

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOKMARK, _END, _LINK, _NAME = (
    q("bookmarkStart"),
    q("bookmarkEnd"),
    q("hyperlink"),
    q("name"),
)
# What is left of a control once LibreOffice has saved it.
_RESIDUE = frozenset(map(q, ("alias", "id")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A document to send, and what its sender should know.

    `proposals` counts innspill's comments that were taken away; `comments` and `changes` count
    people's comments and the tracked changes that are still there.
    """

    data: bytes
    proposals: int
    comments: int
    changes: int


def clean_draft(data: bytes, name: str) -> Cleaned:
    """Take out of a draft what only innspill needs; what people wrote and the sources stay.

    Args:
        data: The draft.
        name: The file as the user knows it.

    Raises:
        UsageError: It is no Word document.
    """
    try:
        members = read_package(data)
        document = main_part(members) or ""
        root = parse(members[document])
    except (BadZipFile, XMLSyntaxError, NotImplementedError, KeyError) as error:
        raise UsageError(
            f"{name} cannot be read as a Word document",
            hint="Save it in Word as .docx and run again.",
        ) from error
    own = own_comments(members, document)
    drop_comments(members, document, root, own)
    _without_marks(root)
    members[document] = written(root)
    drop_state(members)
    return Cleaned(
        data=write_package(members),
        proposals=len(own),
        comments=_comments(members, document),
        changes=changes_in(root),
    )


def _comments(members: Members, document: str) -> int:
    root = comments_part(members, document)
    return 0 if root is None else len(root)


def _without_marks(root: "_Element") -> None:
    for control in list(_controls(root)):
        _unwrap(control)
    marks = [each for each in root.iter(_BOOKMARK) if each.get(_NAME, "").startswith(f"{PREFIX}_")]
    numbers = {each.get(q("id")) for each in marks}
    ends = [each for each in root.iter(_END) if each.get(q("id")) in numbers]
    for each in (*marks, *ends):
        holder = each.getparent()
        if holder is not None:
            holder.remove(each)
    _without_dead_links(root)


def _controls(root: "_Element") -> Iterator["_Element"]:
    """Give innspill's own controls, and what LibreOffice made of them."""
    for control in root.iter(q("sdt")):
        properties = control.find(q("sdtPr"))
        tag = None if properties is None else properties.find(q("tag"))
        if tag is not None and tag.get(q("val"), "").startswith(f"{PREFIX}:"):
            yield control
        elif properties is None or {each.tag for each in properties} <= _RESIDUE:
            paragraph = next(control.iterancestors(q("p")), None)
            marked = () if paragraph is None else paragraph.iter(_BOOKMARK)
            if any(each.get(_NAME, "").startswith(f"{PREFIX}_") for each in marked):
                yield control


def _unwrap(control: "_Element") -> None:
    """Leave what a control holds, without it; an emptied one holds but a request to type."""
    content = control.find(q("sdtContent"))
    holder = control.getparent()
    if holder is None:
        return
    if content is not None and control.find(f"{q('sdtPr')}/{q('showingPlcHdr')}") is None:
        for each in list(content):
            control.addprevious(each)
    holder.remove(control)
    if holder.tag == q("tc") and holder[-1].tag != q("p"):
        holder.append(new("p"))


def _without_dead_links(root: "_Element") -> None:
    """Leave the number of a source that was taken out of the document as text."""
    names = {each.get(_NAME) for each in root.iter(_BOOKMARK)}
    for link in list(root.iter(_LINK)):
        anchor = link.get(q("anchor"))
        if anchor and link.get(q("id", OFFICE)) is None and anchor not in names:
            for each in list(link):
                link.addprevious(each)
            holder = link.getparent()
            if holder is not None:
                holder.remove(link)
