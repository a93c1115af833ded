"""The file that holds a project: opened within bounds, and nothing of it is laid on the disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 an exception is named as one

from lxml import etree
from lxml.etree import _Element as Element

from innspill.errors import UsageError
from innspill.options import Limits
from innspill.strangers import DoctypeError, root_of

_INTERNAL: Final = "internal://"
_LOCKED: Final = 0x1
_FAULTS: Final = (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError, ValueError)
_AGAIN: Final = "Export the project again as REFI-QDA (.qdpx), without pictures, sound and film."


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The members of a project's file, by their names in small letters."""

    name: str
    file: ZipFile
    members: dict[str, str]

    def project(self) -> Element:
        """Parse the project.

        Raises:
            UsageError: There is none, or it is damaged, too large or an attack.
        """
        found = sorted(name for name in self.members if name.endswith(".qde") and "/" not in name)
        if not found:
            raise not_a_project(self.name)
        part = "project.qde" if "project.qde" in found else found[0]
        return _parsed(self.read(part), self.name, part)

    def text(self, path: str) -> str | None:
        """Return the text of a source; None where it lies outside the file, or is no text.

        Raises:
            UsageError: It is damaged or too large.
        """
        inside = path.removeprefix(_INTERNAL).strip("/").casefold()
        part = next((each for each in (f"sources/{inside}", inside) if each in self.members), None)
        if part is None or not path.startswith(_INTERNAL):
            return None
        return _decoded(self.read(part))

    def read(self, part: str) -> bytes:
        """Unpack a member.

        Raises:
            UsageError: It is damaged, locked, or larger than is read.
        """
        info = self.file.getinfo(self.members[part])
        if info.file_size > Limits().xml_bytes:
            raise UsageError(f"{self.name}: {part} is larger than is read", hint=_AGAIN)
        if info.flag_bits & _LOCKED:
            raise UsageError(
                f"{self.name}: {part} is locked with a password", hint="Save it without one."
            )
        try:
            return self.file.read(info)
        except _FAULTS as error:
            raise UsageError(f"{self.name}: {part} is damaged: {error}", hint=_AGAIN) from error


def open_package(data: bytes, name: str) -> Package:
    """Open the file of a project.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        UsageError: It is no such file, or has too much in it.
    """
    try:
        file = ZipFile(BytesIO(data))
    except _FAULTS as error:
        raise not_a_project(name) from error
    limits, members = Limits(), file.infolist()
    most = 2 * limits.xml_bytes  # the project and as much text: it is read in this very process
    read = sum(info.file_size for info in members if _is_read(info.filename))
    if len(members) > limits.members or read > most:
        raise UsageError(f"{name}: this project is larger than is read", hint=_AGAIN)
    return Package(
        name=name, file=file, members={info.filename.casefold(): info.filename for info in members}
    )


def not_a_project(name: str) -> UsageError:
    """Return the fault of a file that is no project."""
    return UsageError(
        f"{name}: this is no REFI-QDA project",
        hint="Export the project as REFI-QDA (.qdpx) in the program in which it was coded.",
    )


def inside(element: Element, *names: str) -> Iterator[Element]:
    """Give the elements that stand in others, by their names without a namespace."""
    if not names:
        yield element
        return
    first, *rest = names
    for child in element.iterchildren("*"):
        if local(child) == first:
            yield from inside(child, *rest)


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _is_read(name: str) -> bool:
    return PurePosixPath(name.casefold()).suffix in {".qde", ".txt"}


def _parsed(data: bytes, name: str, part: str) -> Element:
    try:
        root = root_of(data)
    except DoctypeError as error:
        raise UsageError(
            f"{name}: {part} declares a document type, as no program for analysis writes it",
            hint="Ask for a new copy of the project; this one may be an attack.",
        ) from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UsageError(f"{name}: {part} is damaged: {error}", hint=_AGAIN) from error
    if local(root) != "Project":
        raise not_a_project(name)
    return root


def _decoded(data: bytes) -> str | None:
    """Decode a text as programs write them; a byte order mark stays, since some count it."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
