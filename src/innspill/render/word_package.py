"""A DOCX package with the same bytes on every day and every machine."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest date that a ZIP can hold: a package's members have none of their own.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
DOCUMENT = "word/document.xml"


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the members of a package by their names, in their order.

    Raises:
        BadZipFile: The data is no package.
    """
    with ZipFile(BytesIO(data)) as source:
        return {item.filename: source.read(item) for item in source.infolist() if not item.is_dir()}


def write_package(members: Mapping[str, bytes]) -> bytes:
    """Write a package; the date and system of its members' writing are left out."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as target:
        for name, data in members.items():
            target.writestr(_member(name), data)
    return buffer.getvalue()


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, date_time=_NO_DATE)
    member.compress_type = ZIP_DEFLATED
    member.create_system = _UNIX
    member.external_attr = 0o600 << 16
    return member
