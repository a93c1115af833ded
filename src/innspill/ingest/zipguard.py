"""Packages in ZIP form, looked into before anything in them is unpacked.

The directory at the end of a ZIP file says how much every member unpacks to, and Python's `zipfile`
gives no more than that of any member; so adding up the directory bounds what reading the file can
cost.
"""

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

from innspill.ingest.faults import DamagedError
from innspill.ingest.limits import Limits, check_limit, limits_in_force

ENCRYPTED_FLAG = 0x1
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # a packing method that Python does not know
    OSError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The members of a ZIP file, by name, unpacked when they are asked for."""

    file: zipfile.ZipFile
    names: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Unpack one member.

        Raises:
            DamagedError: The member is missing, or its bytes are broken.
            EncryptedError: The member is locked, and no password that is given fits.
        """
        try:
            info = self.file.getinfo(name)
            if info.flag_bits & ENCRYPTED_FLAG:
                from innspill.ingest.locks.zipped import read_locked  # noqa: PLC0415 - wanted for locked members alone

                return read_locked(self.file, info)
            return self.file.read(info)
        except KeyError:
            raise DamagedError(f"{name} is missing", hint=SAVE_AGAIN) from None
        except ZIP_FAULTS as error:
            raise DamagedError(f"{name}: {error}", hint=SAVE_AGAIN) from error


UNLOCK = "Write the password into a text file, and run again with --password-file FILE."
SAVE_AGAIN = "Open it in the program that made it, save it again, and run again."


def open_package(data: bytes, limits: Limits | None = None) -> Package:
    """Open a ZIP file after a look into its directory, by default within the limits in force.

    Raises:
        DamagedError: The directory cannot be read.
        LimitError: There are too many members, or they unpack to too much.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_FAULTS as error:
        raise DamagedError(str(error), hint=SAVE_AGAIN) from error
    check_directory(file.infolist(), limits or limits_in_force())
    # A member without a name is a file, which `is_dir` of Python 3.11 raises IndexError about.
    names = tuple(info.filename for info in file.infolist() if not info.filename.endswith("/"))
    return Package(file=file, names=tuple(dict.fromkeys(names)))


def check_directory(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Hold what the directory promises against the limits.

    Raises:
        LimitError: One of them is exceeded.
    """
    check_limit("members", len(members), limits)
    check_limit("unpacked_bytes", sum(member.file_size for member in members), limits)
    for member in members:
        if member.file_size > limits.ratio_from:
            check_limit("ratio", member.file_size // max(1, member.compress_size), limits)
