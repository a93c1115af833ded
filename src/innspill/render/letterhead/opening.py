"""Opens a letterhead, and refuses what is none, or what could do harm in a letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree
from olefile import OleFileIO

from innspill.errors import UsageError
from innspill.options import GivenFile, Limits
from innspill.render.drafts.package import Members, main_part, related
from innspill.render.drafts.xml import CONTENT_TYPES, RELATIONSHIPS, WORD, parse, q, written
from innspill.render.word_package import read_package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES: Final = "[Content_Types].xml"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_ACTIVE: Final = ("vbaproject", "macroenabled", "activex")
_XML: Final = re.compile(r".*\.(xml|rels)", re.IGNORECASE).fullmatch
# A document type can name files to read and grow without end; a Word document has none.
_ENTITIES: Final = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_HARMLESS: Final = "/hyperlink"  # nothing is fetched until a reader chooses to
_ATTACHED: Final = "/attachedTemplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A letterhead: its package, the name of its main part, and that part.

    `attached` is the template on which Word had based it, empty for none: that link is taken away,
    since Word fetches what it leads to.
    """

    file: str
    members: Members
    document: str
    root: "_Element"
    attached: str = ""


def open_letterhead(given: GivenFile) -> Opened:
    """Open a letterhead.

    A Word template (.dotx) is opened as the document that Word would make of it.

    Raises:
        UsageError: It is no Word document, or one that cannot be used; the message says why.
    """
    file = given.path
    try:
        members = _members(given)
        attached = _attached(members)
        document = main_part(members)
        if document is None or not _is_word(members, document):
            raise _unreadable(file)
        root = parse(members[document])
        if root.nsmap.get("w") != WORD or root.find(q("body")) is None:
            raise _unreadable(file)
        _refuse_links(members, file)
        _refuse_protection(members, document, file)
    except (BadZipFile, etree.XMLSyntaxError, NotImplementedError, KeyError, OSError) as error:
        raise _unreadable(file) from error
    return Opened(file=file, members=members, document=document, root=root, attached=attached)


def _members(given: GivenFile) -> Members:
    """Unpack a letterhead, once it is known that it is one."""
    if given.data.startswith(_OLE):
        raise _of_ole(given)
    with ZipFile(BytesIO(given.data)) as package:
        _refuse_size(package, given.path)
        names = [name.lower() for name in package.namelist()]
        if "mimetype" in names and b"opendocument" in package.read("mimetype"):
            raise UsageError(
                f"{given.path} is an OpenDocument text",
                hint="Open it in LibreOffice or Word, save it as .docx, and run again.",
            )
    members = read_package(given.data)
    if any(sign in data for sign in _ENTITIES for name, data in members.items() if _XML(name)):
        raise _unreadable(given.path)
    for name in filter(_XML, members):
        parse(members[name])  # what is broken is found here, and not where it is used
    told = [*names, members[_TYPES].decode(errors="replace").lower()]
    if any(sign in each for sign in _ACTIVE for each in told):
        raise UsageError(
            f"{given.path} holds macros or other programs",
            hint="Save it in Word as a Word document (.docx), which has none, and run again.",
        )
    if any(_STRICT in data[:4000] for name, data in members.items() if name.endswith(".rels")):
        raise UsageError(
            f"{given.path} is saved as Strict Open XML, which few programs read",
            hint="Save it in Word as an ordinary Word document (.docx), and run again.",
        )
    return members


def _of_ole(given: GivenFile) -> UsageError:
    """Tell a locked document from one of the old format."""
    with OleFileIO(BytesIO(given.data)) as ole:
        if ole.exists("EncryptedPackage"):
            return UsageError(
                f"{given.path} is locked with a password",
                hint="Take the password away in Word (File, Info, Protect), and run again.",
            )
        if ole.exists("WordDocument"):
            return UsageError(
                f"{given.path} is an old Word document (.doc)",
                hint="Open it in Word, save it as .docx, and run again.",
            )
    return _unreadable(given.path)


def _unreadable(file: str) -> UsageError:
    return UsageError(
        f"{file} cannot be read as a Word document", hint="Save it in Word as .docx and run again."
    )


def _refuse_size(package: ZipFile, file: str) -> None:
    """Refuse a package that would fill the memory; sizes are those that it tells of itself."""
    limits, infos = Limits(), package.infolist()
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    if (
        len(infos) > limits.members
        or unpacked > limits.unpacked_bytes
        or (unpacked > limits.ratio_from and unpacked > limits.ratio * packed)
        or any(i.file_size > limits.xml_bytes for i in infos if i.filename.endswith(".xml"))
    ):
        raise UsageError(
            f"{file} unpacks to far more than a letterhead holds",
            hint="Make the letterhead anew in Word, with smaller pictures.",
        )


def _is_word(members: Members, document: str) -> bool:
    """Tell whether the main part is a Word document's; a template's is made one."""
    types = parse(members[_TYPES])
    for override in types.iterchildren(q("Override", CONTENT_TYPES)):
        if override.get("PartName") == f"/{document}":
            if override.get("ContentType") == _MAIN.format("template"):
                override.set("ContentType", _MAIN.format("document"))
                members[_TYPES] = written(types)
            return override.get("ContentType") == _MAIN.format("document")
    return False


def _attached(members: Members) -> str:
    """Take away the link to the template on which Word based a document; return where it led."""
    found = ""
    for name in [each for each in members if each.endswith(".rels")]:
        relations = parse(members[name])
        for relation in [each for each in relations if each.get("Type", "").endswith(_ATTACHED)]:
            found = relation.get("Target", "") or found
            relations.remove(relation)
            members[name] = written(relations)
    for name in [each for each in members if found and each.endswith("settings.xml")]:
        settings = parse(members[name])
        for each in settings.findall(q("attachedTemplate")):
            settings.remove(each)
        members[name] = written(settings)
    return found


def _refuse_links(members: Members, file: str) -> None:
    """Refuse what Word would fetch, or start, when someone opens the letter."""
    for target in _fetched(members):
        raise UsageError(
            f"{file} fetches something from outside: {target}",
            hint="Put the picture or text itself into the letterhead: in Word, Edit Links to Files,"
            " Break Link.",
        )
    for instruction in _starting(members):
        raise UsageError(
            f"{file} holds a field that starts another program: {instruction}",
            hint="Take the field out in Word, and run again.",
        )


def _fetched(members: Members) -> Iterator[str]:
    for name in sorted(members):
        if name.endswith(".rels"):
            for relation in parse(members[name]).iterchildren(q("Relationship", RELATIONSHIPS)):
                outside = relation.get("TargetMode") == "External"
                if outside and not relation.get("Type", "").endswith(_HARMLESS):
                    yield relation.get("Target", "")


def _starting(members: Members) -> Iterator[str]:
    for name in sorted(members):
        if name.startswith("word/") and name.endswith(".xml") and b"DDE" in members[name]:
            root = parse(members[name])
            simple = (each.get(q("instr"), "") for each in root.iter(q("fldSimple")))
            for told in (*simple, *(each.text or "" for each in root.iter(q("instrText")))):
                if told.split()[:1] in (["DDE"], ["DDEAUTO"]):
                    yield told.strip()


def _refuse_protection(members: Members, document: str, file: str) -> None:
    """Refuse a document in which people could not go on writing."""
    part = related(members, document, "settings")
    settings = None if part is None else parse(members[part])
    if settings is None:
        return
    enforced = settings.find(q("documentProtection"))
    held = settings.find(q("writeProtection"))
    if (enforced is not None and enforced.get(q("enforcement")) in {"1", "true", "on"}) or (
        held is not None and any("hash" in str(name).lower() for name in held.attrib)
    ):
        raise UsageError(
            f"{file} is protected against editing",
            hint="Take the protection away in Word (Review, Restrict Editing), and run again.",
        )
