"""Archives of submissions: every member that somebody sent, and why one cannot be had."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from innspill.ingest.discover import SYSTEM_FILES, inbox_name
from innspill.ingest.faults import IngestError
from innspill.ingest.formats import recognise
from innspill.ingest.limits import check_limit, limits_in_force
from innspill.ingest.locks.keys import keyring_in_force
from innspill.ingest.zipguard import open_package

SYSTEM_FOLDERS = frozenset({"__macosx"})


def is_archive(data: bytes, name: str) -> bool:
    """Tell a ZIP file that is no office document."""
    return data.startswith(b"PK") and recognise(data, name) == "zip"


def members(data: bytes, depth: int = 1) -> Iterator[tuple[str, bytes | IngestError]]:
    """Unpack an archive in memory, archives in it too.

    Nothing is written, so a member can never leave its folder, whatever its name.

    Args:
        data: The archive.
        depth: How many archives deep this one is, from 1.

    Yields:
        A member's name, made of plain parts, with its bytes or the reason why there are none.

    Raises:
        IngestError: The archive itself is damaged or too large.
    """
    package = open_package(data)
    named = ((member_name(stored), stored) for stored in package.names)
    allowed = budget = limits_in_force().unpacked_bytes
    for name, stored in sorted(named, key=lambda pair: (pair[0].casefold(), pair)):
        if is_system_file(name):
            continue
        try:
            content = package.read(stored)
            keyring_in_force().pass_on(data, content)
            budget -= len(content)
            check_limit("unpacked_bytes", allowed - budget)
        except IngestError as error:
            yield name, error
        else:
            yield from (
                nested(name, content, depth) if is_archive(content, name) else ((name, content),)
            )


def nested(name: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes | IngestError]]:
    """Unpack an archive within an archive, if it is not too deep."""
    try:
        check_limit("nesting", depth + 1)
        for inner, outcome in members(data, depth + 1):
            yield f"{name}/{inner}", outcome
    except IngestError as error:
        yield name, error


def member_name(stored: str) -> str:
    """Spell a member's name without drives, roots and steps up."""
    parts = (part for part in stored.replace("\\", "/").split("/") if part not in {"", ".", ".."})
    return inbox_name("/".join(part.replace(":", "_") for part in parts)) or "_"


def is_system_file(name: str) -> bool:
    """Tell what an operating system put in; nobody sent it."""
    path = PurePosixPath(name.casefold())
    hidden = path.name.startswith((".", "~$")) or path.name in SYSTEM_FILES
    return hidden or any(part in SYSTEM_FOLDERS for part in path.parts[:-1])
