"""Projects as other programs save them again, made of what innspill writes."""

from collections.abc import Callable
from io import BytesIO
from operator import methodcaller
from uuid import UUID
from zipfile import ZipFile

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from innspill.consultation.refi import recoded
from innspill.consultation.theme_writing import Owned
from innspill.consultation.workbook import Standing, Taken, take_back
from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.refi.project import write_qdpx

Texts = dict[str, bytes]
Edit = Callable[[Element, Texts], None]
SPACE = "{urn:QDA-XML:project:1.0}"


def changed(data: bytes, *edits: Edit) -> bytes:
    """Return a project that people changed: its XML, and its texts by their names in the file."""
    with ZipFile(BytesIO(data)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    root = etree.fromstring(members.pop("project.qde"))
    for edit in edits:
        edit(root, members)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as target:
        for name, content in {"project.qde": etree.tostring(root), **members}.items():
            target.writestr(name, content)
    return buffer.getvalue()


def every(root: Element, name: str) -> list[Element]:
    """Return all elements of a name."""
    return list(root.iter(f"{{*}}{name}"))


def code(root: Element, name: str) -> Element:
    """Return the code of a name."""
    return next(each for each in every(root, "Code") if each.get("name") == name)


def selection(root: Element, words: str) -> Element:
    """Return the selection whose words begin so."""
    return next(
        e for e in every(root, "PlainTextSelection") if str(e.get("name")).startswith(words)
    )


def uncode(words: str, name: str) -> Edit:
    """Take a code from a selection."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        guid, marked = code(root, name).get("guid"), selection(root, words)
        for coding in every(marked, "Coding"):
            if coding[0].get("targetGUID") == guid:
                marked.remove(coding)

    return edit


def encode(words: str, name: str) -> Edit:
    """Code a selection with one more code."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        coding = etree.SubElement(selection(root, words), f"{SPACE}Coding", guid=str(UUID(int=7)))
        reference = etree.SubElement(coding, f"{SPACE}CodeRef")
        reference.set("targetGUID", code(root, name).get("guid") or "")

    return edit


def recode(words: str, before: str, after: str) -> Edit:
    """Give a selection another code."""

    def edit(root: Element, texts: Texts) -> None:
        uncode(words, before)(root, texts)
        encode(words, after)(root, texts)

    return edit


def new_code(name: str) -> Edit:
    """Add a code beside the branches."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        made = etree.SubElement(every(root, "Codes")[0], f"{SPACE}Code")
        made.attrib.update({"guid": str(UUID(int=99)), "name": name, "isCodable": "true"})

    return edit


def rename(name: str, new: str) -> Edit:
    """Call a code something else."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        code(root, name).set("name", new)

    return edit


def merge(name: str, into: str) -> Edit:
    """Give all that a code has to another, and take the code away."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        gone, stays = code(root, name), code(root, into)
        for reference in every(root, "CodeRef"):
            if reference.get("targetGUID") == gone.get("guid"):
                reference.set("targetGUID", stays.get("guid") or "")
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    return edit


def below(name: str, above: str) -> Edit:
    """Put a code below another."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        code(root, above).append(code(root, name))

    return edit


def take_out(tag: str, name: str) -> Edit:
    """Take away the elements of a tag whose name begins so."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        for element in every(root, tag):
            parent = element.getparent()
            if (element.get("name") or "").startswith(name) and parent is not None:
                parent.remove(element)

    return edit


def memo(words: str, text: str) -> Edit:
    """Write a memo at a selection, in front of its codings."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        said = etree.Element(f"{SPACE}Description")
        said.text = text
        selection(root, words).insert(0, said)

    return edit


def resize(words: str, start: int, end: int) -> Edit:
    """Move where a selection begins and ends by some characters."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        marked = selection(root, words)
        for name, by in (("startPosition", start), ("endPosition", end)):
            marked.set(name, str(int(marked.get(name) or "") + by))

    return edit


def retext(before: str, after: str) -> Edit:
    """Change the words of all texts."""

    def edit(root: Element, texts: Texts) -> None:
        del root
        texts.update({n: t.replace(before.encode(), after.encode()) for n, t in texts.items()})

    return edit


def other_guids() -> Edit:
    """Make every GUID anew, as QualCoder does, and name the files by them."""

    def edit(root: Element, texts: Texts) -> None:
        every_guid = [guid for element in root.iter() if (guid := element.get("guid"))]
        new = {guid: f"{{{UUID(int=at)}}}".upper() for at, guid in enumerate(every_guid, start=99)}
        for element in root.iter():
            for name, held in element.attrib.items():
                value = str(held)
                bare = value.removeprefix("internal://").removesuffix(".txt")
                if bare in new:
                    element.set(str(name), value.replace(bare, new[bare]))
        for name in list(texts):
            bare = name.removeprefix("sources/").removesuffix(".txt")
            texts[f"Sources/{new.get(bare, bare)}.txt"] = texts.pop(name)

    return edit


def one_selection_a_coding() -> Edit:
    """Let every coding have a selection of its own, as QualCoder does."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        for marked in every(root, "PlainTextSelection"):
            parent = marked.getparent()
            assert parent is not None
            for number, coding in enumerate(every(marked, "Coding")[1:]):
                own = etree.Element(marked.tag, {str(k): str(v) for k, v in marked.attrib.items()})
                own.set("guid", str(UUID(int=5000 + number)))
                own.append(coding)
                parent.insert(parent.index(marked) + 1, own)

    return edit


def without_memos() -> Edit:
    """Drop all memos of the project, and what codes and sources say of themselves."""

    def edit(root: Element, texts: Texts) -> None:
        del texts
        for element in (*every(root, "Notes"), *every(root, "Description")):
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)

    return edit


def counted(how: str) -> Edit:
    """Save texts anew as some program does, and count their characters as it does."""
    turn, unit = COUNTED[how]

    def edit(root: Element, texts: Texts) -> None:
        for source in every(root, "TextSource"):
            path = "sources/" + (source.get("plainTextPath") or "").removeprefix("internal://")
            text = texts[path].decode()
            texts[path] = turn(text).encode()
            for marked in every(source, "PlainTextSelection"):
                for end in ("startPosition", "endPosition"):
                    marked.set(end, str(unit(text[: int(str(marked.get(end)))])))

    return edit


windows = methodcaller("replace", "\n", "\r\n")


def utf16(text: str) -> int:
    """Count a text as programs do that hold it in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


COUNTED: dict[str, tuple[Callable[[str], str], Callable[[str], int]]] = {
    "mark": (lambda text: f"\ufeff{text}", len),
    "mark counted": (lambda text: f"\ufeff{text}", lambda text: len(text) + 1),
    "windows": (windows, len),
    "windows counted": (windows, lambda text: len(windows(text))),
    "utf-16": (str, utf16),
    "all": (lambda text: f"\ufeff{windows(text)}", lambda text: utf16(windows(text)) + 1),
}
EDITS: dict[str, Callable[..., Edit]] = {
    made.__name__: made
    for made in (
        *(uncode, encode, recode, new_code, rename, merge, below, take_out, memo, resize, retext),
        *(other_guids, one_selection_a_coding, without_memos, counted),
    )
}


@pytest.fixture
def edit() -> Callable[..., Edit]:
    """Give an edit of a project by its name and what it needs."""
    return lambda name, *told: EDITS[name](*told)


@pytest.fixture
def standing(summary: Summary) -> Standing:
    """Give a result that nobody has decided anything about."""
    return Standing(result=summary, owned=Owned(themes=None, decisions=()))


@pytest.fixture
def project(summary: Summary) -> bytes:
    """Give the project of that result."""
    return write_qdpx(summary, RenderOptions())


@pytest.fixture
def back(standing: Standing, project: bytes) -> Callable[..., Taken]:
    """Give a function that changes the project, and takes it back."""

    def take(*edits: Edit, now: Standing = standing, data: bytes = project) -> Taken:
        return take_back(now, [recoded(changed(data, *edits), "kodet.qdpx", now)], "Kari")

    return take
