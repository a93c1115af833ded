"""A DOCX package with the same bytes on every day and every machine."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest date that a ZIP can hold: a package's members have none of their own.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def same_bytes(package: bytes) -> bytes:
    """Write a ZIP's members again in their order, without the date and system of their writing."""
    buffer = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            member = ZipInfo(name, date_time=_NO_DATE)
            member.compress_type = ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(name))
    return buffer.getvalue()
