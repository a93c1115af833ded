"""Writing a result: each file whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

from innspill.errors import UsageError


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is missing.

    Every file is first written under another name, and only when all of them are there do they take
    the place of the old ones, so that a run that is killed while it writes leaves the old result.

    Raises:
        UsageError: The folder or a file cannot be written; often it is open in Word.
    """
    waiting = {folder / name: folder / f".{name}.tmp" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for temporary, data in zip(waiting.values(), files.values(), strict=True):
            _write(temporary, data)
        for final, temporary in waiting.items():
            os.replace(temporary, final)  # noqa: PTH105 Path.replace hides that this is atomic
    except OSError as error:
        for temporary in filter(Path.is_file, waiting.values()):
            temporary.unlink()
        raise UsageError(
            f"{error.filename2 or error.filename or folder}: cannot be written: {error.strerror}",
            hint="Close the file if it is open in another program, or choose another --out.",
        ) from error
    return tuple(waiting)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
