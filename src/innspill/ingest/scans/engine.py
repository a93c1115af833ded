"""Which tesseract there is on this machine, and the best model that it has for Norwegian."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from innspill.ingest.scans.values import Engine

PROGRAM: Final = "tesseract"
MODELS: Final = ("Latin", "script/Latin", "nor", "eng")
"""The best model first: of all, only the first two print the sign §, and the last knows no æ."""

FOREIGN: Final = frozenset({"eng"})
"""Models that do not know Norwegian."""

ORIENTATION: Final = "osd"
RECOGNITION_VERSION: Final = 1
"""Raised by hand whenever the same picture gives other lines."""

_PATIENCE: Final = 20  # seconds for a question that is answered in a few hundredths
_FOLDER: Final = re.compile(r'"(.+)"')
_WINDOWS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")  # where its folder may be


@cache
def find_engine() -> Engine | None:
    """Find tesseract; None where it is not installed, or has no model of use."""
    program = next(filter(None, map(shutil.which, _places())), None)
    said = _ask(program, "--list-langs") if program else []
    models = {line.strip() for line in said[1:]}
    model = next((model for model in MODELS if model in models), None)
    if program is None or model is None:
        return None
    folder = _folder(said[0])
    stamp = [
        RECOGNITION_VERSION,
        _ask(program, "--version")[:1],
        model,
        _state(Path(program)),
        _state(Path(folder, f"{model}.traineddata")),
    ]
    return Engine(
        program=program,
        models=folder,
        model=model,
        upright=ORIENTATION in models,
        stamp=json.dumps(stamp),
    )


def _places() -> Iterator[str]:
    """Give the names to look under; on Windows, the installer does not put it on the PATH."""
    yield PROGRAM
    for name in _WINDOWS:
        for inner in ("", "Programs"):
            if os.environ.get(name):
                yield str(Path(os.environ[name], inner, "Tesseract-OCR", PROGRAM))


def _ask(program: str, question: str) -> list[str]:
    """Give the lines of an answer, on whichever channel it comes; none if there is no answer."""
    try:
        done = subprocess.run(  # noqa: S603 - a program that was found, and a word of our own
            [program, question],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return [""]
    return done.stdout.decode("utf-8", "replace").splitlines() or [""]


def _folder(headline: str) -> str:
    """Give the folder of the models, which newer programs name; empty if it is not known."""
    named = _FOLDER.search(headline)
    folder = named[1] if named else os.environ.get("TESSDATA_PREFIX", "")
    return folder if folder and Path(folder).is_dir() else ""


def _state(path: Path) -> str:
    """Give what changes when a file is replaced; empty where there is none."""
    if not path.is_file():
        return ""
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns}"
