"""What a process that reads a stranger's file may have and use."""

import os
import sys
from pathlib import Path

from innspill.options import Limits

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether a process may be copied. On macOS, system libraries do not survive it."""

MEMORY_IS_LIMITED = CAN_FORK
"""Whether the system holds a process to a limit of memory: macOS and Windows do not."""

KEPT = (
    "APPDATA",  # Windows and `pip install --user`
    "COMSPEC",
    "HOME",
    "LD_LIBRARY_PATH",
    "PATH",
    "PATHEXT",
    "PROGRAMFILES",
    "PYTHONHOME",
    "PYTHONPATH",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "USERPROFILE",
)
"""What is needed to find Python, its libraries and the programs that read .doc files."""

HOMES = ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP")
OPEN_FILES = 256
EXTRA_CPU_SECONDS = 5  # the clock of the main process comes first; this one needs nobody


def environment() -> dict[str, str]:
    """Give the environment of a reading process: no tokens, no passwords, one locale."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


def settle(folder: Path) -> None:
    """Make a folder this process's home and the place of its temporary files."""
    os.environ.update(dict.fromkeys(HOMES, str(folder)))


def confine(limits: Limits) -> None:
    """Hold this process to limits of memory, time, open files and file sizes, where there are any.

    Writing is bounded, not forbidden: a .doc file is handed to its program as a file.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        bounds = {
            resource.RLIMIT_CPU: limits.seconds + EXTRA_CPU_SECONDS,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_FSIZE: limits.file_bytes,
            resource.RLIMIT_NOFILE: OPEN_FILES,
        }
        if MEMORY_IS_LIMITED:
            bounds[resource.RLIMIT_AS] = limits.memory_bytes
        for which, bound in bounds.items():
            _, most = resource.getrlimit(which)
            allowed = bound if most == resource.RLIM_INFINITY else min(bound, most)
            resource.setrlimit(which, (allowed, allowed))
