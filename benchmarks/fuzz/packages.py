"""Mutations inside ZIP-based files: which members there are, and the XML in them as a tree."""

import copy
import lzma
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from lxml import etree
from texts import in_text
from words import NUMBERS, WORDS

PACKAGES = frozenset({"docx", "odt", "pptx", "xlsx", "ods", "zip"})
SUFFIX_KIND = {"htm": "html", "docm": "docx", "tsv": "csv", "markdown": "md"}
MOST_UNPACKED = 4_000_000  # bytes of a package that is unpacked to be changed
MOST_MEMBERS = 200
NAMES = ("../x", "x" * 300, "a/./b", "content.xml", "", "å.txt", "word/", "CON", "a:b")
UNPACKABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, ValueError, RuntimeError, EOFError),
)
"""What `zipfile` raises on broken packages."""

READ = re.compile(
    r"document|content|styles|notes|sheet|slide|shared|comments|header|numbering|rels"
)
SELDOM = re.compile(r"theme|font|media|thumb|settings|app\.xml", re.IGNORECASE)
CHANCE_TEXT = 0.15  # of a change to XML as text, which most often breaks it
CHANCE_STORED = 0.9  # of members that are not compressed, so that the fuzzer sees their bytes
DEPTHS = (2, 10, 100, 240, 1000)
STRETCHES = (
    *("", " ", "\u2028", "\ufeff", "\x85", "\u0301", "\u202e", "\uf0b7 ", "\ufffd", "\U0001f600"),
    *("1.1.1 ", "a\tb\nc", "Til:", "Hilsen", "x" * 5000, "Vi støtter forslaget. " * 60),
)
OPENING = re.compile(rb"<(\w+:\w+)([^<>/]*)/?>")

Member = Callable[[bytes, str, random.Random], bytes]
Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def in_package(data: bytes, kind: str, chance: random.Random, nested: Member) -> bytes:
    """Change a member of a package, or which members it has.

    Args:
        data: The package.
        kind: Its kind.
        chance: Where the choices come from.
        nested: How a member of an archive is changed.
    """
    try:
        members = unpacked(data)
    except UNPACKABLE:
        return in_text(data, kind, chance)
    if not members:
        return in_text(data, kind, chance)
    name = chance.choices(list(members), [weight(*member) for member in members.items()])[0]
    what = chance.choices(("inside", "without", "swapped", "named"), (90, 4, 3, 3))[0]
    if what == "inside":
        members[name] = changed_member(members[name], kind, chance, (name, nested))
    elif what == "without":
        del members[name]
    elif what == "swapped":
        other = chance.choice(list(members))
        members[name], members[other] = members[other], members[name]
    else:
        members[chance.choice((*NAMES, name + "/", name.upper()))] = members[name]
    return packed(members, stored=chance.random() < CHANCE_STORED)


def weight(name: str, content: bytes) -> float:
    """Say how often a member is changed: those that a reader reads, most often."""
    share = 5.0 if READ.search(name) else 1.0
    return (0.05 if SELDOM.search(name) else share) * min(len(content) + 200, 5000)


def changed_member(
    data: bytes, kind: str, chance: random.Random, member: tuple[str, Member]
) -> bytes:
    """Change a member: as the file that it is in an archive, as XML in an office file."""
    name, nested = member
    suffix = name.rpartition(".")[2].casefold()
    if kind == "zip":
        inner = SUFFIX_KIND.get(suffix, suffix)
        return nested(data, inner if inner in WORDS else "txt", chance)
    if chance.random() < CHANCE_TEXT:
        return in_text(data, kind, chance)
    try:
        return in_tree(data, kind, chance)
    except (etree.XMLSyntaxError, ValueError, TypeError, AttributeError, IndexError):
        return in_text(data, kind, chance)  # no XML, or no place for that change in the tree


def unpacked(data: bytes) -> dict[str, bytes]:
    """Give the members of a ZIP file, as many and as large as are worth a change."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        infos = [info for info in file.infolist() if not info.filename.endswith("/")]
        if sum(info.file_size for info in infos) > MOST_UNPACKED:
            raise ValueError("too large to be changed")
        return {info.filename: file.read(info) for info in infos[:MOST_MEMBERS]}


def packed(members: dict[str, bytes], *, stored: bool) -> bytes:
    """Pack members, all with the same date."""
    stream, how = BytesIO(), zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content, how)
    return stream.getvalue()


def in_tree(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Change one element of a part, which stays well-formed.

    Raises:
        XMLSyntaxError: It is no XML.
        ValueError, TypeError, AttributeError, IndexError: The tree has no place for the change.
    """
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    elements = [each for each in root.iter("*") if each is not root] or [root]
    chance.choice(TREE_CHANGES)(chance.choice(elements), elements, kind, chance)
    return bytes(etree.tostring(root, encoding="UTF-8"))


def remove(element: Element, _all: list[Element], _kind: str, _chance: random.Random) -> None:
    """Take an element out."""
    element.getparent().remove(element)


def repeat(element: Element, _all: list[Element], _kind: str, chance: random.Random) -> None:
    """Put copies of an element behind it."""
    for _ in range(chance.choice((1, 1, 5, 60))):
        element.addnext(copy.deepcopy(element))


def move(element: Element, every: list[Element], _kind: str, chance: random.Random) -> None:
    """Put a copy of an element into another."""
    chance.choice(every).append(copy.deepcopy(element))


def unwrap(element: Element, _all: list[Element], _kind: str, _chance: random.Random) -> None:
    """Keep what is in an element, but not the element."""
    for child in element:
        element.addprevious(child)
    element.getparent().remove(element)


def nest(element: Element, _all: list[Element], _kind: str, chance: random.Random) -> None:
    """Put an element into copies of itself, without what is in them."""
    inner = copy.deepcopy(element)
    for _ in range(chance.choice(DEPTHS)):
        outer = etree.Element(element.tag, dict(element.attrib))
        outer.append(inner)
        inner = outer
    element.getparent().replace(element, inner)


def rename(element: Element, every: list[Element], _kind: str, chance: random.Random) -> None:
    """Give an element another one's name."""
    element.tag = chance.choice(every).tag


def set_value(element: Element, every: list[Element], _kind: str, chance: random.Random) -> None:
    """Give an attribute a value at the edge of something."""
    giver = chance.choice([each for each in every if each.attrib] or [element])
    name = chance.choice(list((element if element.attrib else giver).attrib))
    values = (*(number.decode() for number in NUMBERS), "", "true", "x" * 999, "../../../etc")
    element.set(name, chance.choice((*values, chance.choice(list(giver.attrib.values())))))


def set_text(element: Element, every: list[Element], _kind: str, chance: random.Random) -> None:
    """Put text where there is some, or where there is none."""
    written = [each for each in every if each.text and each.text.strip()]
    place = chance.choice(written) if written and chance.random() < CHANCE_STORED else element
    place.text = (place.text or "")[: chance.choice((0, 3, 999))] + chance.choice(STRETCHES)


def insert(element: Element, _all: list[Element], kind: str, chance: random.Random) -> None:
    """Put an element that the format knows into another, or around what is in it."""
    openings = [found for word in WORDS[kind] if (found := OPENING.fullmatch(word))]
    name, attributes = chance.choice(openings).groups()
    spaces = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
    told = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    new = etree.fromstring(f"<a{told}><{name.decode()}{attributes.decode()}/></a>")[0]
    if chance.random() < CHANCE_TEXT:
        new.extend(list(element))
    element.insert(chance.randrange(len(element) + 1), new)


TREE_CHANGES = (
    *(remove, repeat, move, move, unwrap, nest, rename, rename),
    *(set_value, set_value, set_value, set_text, set_text, insert, insert, insert),
)
"""The changes; one that stands there twice is made twice as often."""
