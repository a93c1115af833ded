"""The verdict on a result: how it is reached, and how people and programs are told."""

import json
from dataclasses import replace
from pathlib import Path

from innspill.audit import Fault, Verdict
from innspill.console import ProgressBar, screen_words, show_table
from innspill.consultation import ResultPlace
from innspill.pipeline import Verification, verify
from innspill.render.json import read_json

FAULTS_ON_SCREEN = 40
_GITHUB_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def look(place: ResultPlace, passwords: tuple[str, ...], *, quiet: bool) -> Verdict:
    """Check the result at a place.

    Raises:
        UsageError: The file is no result.
    """
    read = replace(place.settings.options().read, passwords=passwords)
    summary = read_json(place.file.read_bytes())
    with ProgressBar(quiet=quiet) as progress:
        return verify(summary, place.inputs, Verification(read=read, cache=place.cache), progress)


def message(fault: Fault) -> str:
    """Return the sentence of a fault, in the language of the screen."""
    return screen_words().text(f"fault.{fault.kind.value}", **dict(fault.values))


def as_plain(verdict: Verdict) -> str:
    """Write a verdict as JSON."""
    faults = [
        {"kind": fault.kind.value, **dict(fault.values), "message": message(fault)}
        for fault in verdict.faults
    ]
    report = {
        "compared": verdict.compared,
        "sentences": verdict.sentences,
        "quotes": verdict.quotes,
        "passages": verdict.passages,
        "faults": faults,
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def as_github(verdict: Verdict, file: Path) -> str:
    """Write a verdict as annotations, one line each; empty where all is well."""
    return "\n".join(
        f"::error file={file.as_posix()},title=innspill check::"
        + message(fault).translate(_GITHUB_ESCAPES)
        for fault in verdict.faults
    )


def show(verdict: Verdict) -> None:
    """Print what was looked at, and what is wrong."""
    words = screen_words()
    rows = [(words.text("table.fault"), message(fault)) for fault in verdict.faults]
    rest = len(rows) - FAULTS_ON_SCREEN
    if rest > 0:
        rows = [*rows[:FAULTS_ON_SCREEN], ("", words.text("check.more", n=rest))]
    against = "check.compared" if verdict.compared else "check.alone"
    looked = [
        (words.text(f"table.{name}"), str(getattr(verdict, name)))
        for name in ("sentences", "quotes", "passages")
    ]
    sound = "check.sound" if verdict.compared else "check.sound_alone"
    outcome = "check.faults" if verdict.faults else sound
    show_table(
        words.text(outcome, n=len(verdict.faults)),
        (),
        [*looked, (words.text("table.files"), words.text(against)), *rows],
    )
