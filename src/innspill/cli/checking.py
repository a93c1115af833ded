"""What `innspill summarise --check` finds: files that are not what the submissions give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

from innspill.cli.drafting import onto_draft
from innspill.cli.job import Done, Job, not_made
from innspill.consultation.folder import THEMES_FILE
from innspill.consultation.journal import content
from innspill.errors import InnspillError
from innspill.render import render
from innspill.render.drafts import Fate, PartFate

DRAFT_SUFFIX = ".docx"
TEXTS = frozenset({".md", ".html", ".json", ".csv", ".toml", ".jsonl"})
"""Files of which lines can be shown, and in which the ends of lines are no difference."""
MOST_LINES = 40
_LONGEST_LINE = 200
_WINDOW = 400  # lines that are compared from the first difference on; comparing takes their square
_CONTEXT = 3
_STANDING = frozenset({Fate.UNCHANGED, Fate.KEPT, Fate.LEFT_OUT})
_HUNK = re.compile(r"@@ -(\d+)(\S*) \+(\d+)(\S*) @@")


class State(StrEnum):
    """How a file differs from what it should be."""

    MISSING = "missing"
    CHANGED = "changed"
    PROPOSALS = "proposals"
    SUPERFLUOUS = "superfluous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A file that is not what a run would leave.

    `diff` are the first lines of a unified diff from what stands to what should; `cut` tells that
    there is more of it. `line` is where it begins, 0 where there is none. `parts` are a Word
    draft's parts that would change.
    """

    file: Path
    state: State
    diff: tuple[str, ...] = ()
    cut: bool = False
    line: int = 0
    parts: tuple[PartFate, ...] = ()


def differences(job: Job, done: Done) -> tuple[Difference, ...]:
    """Compare what a run would leave with what stands.

    How lines end is no difference in a text: version control may have changed that. What people
    have edited in a Word draft is none either, since a run would keep it.
    """
    found = [_difference(file, data, done) for file, data in done.files.items()]
    return (*(each for each in found if each), *_superfluous(job, done))


def _difference(file: Path, data: bytes, done: Done) -> Difference | None:
    stands = content(file)
    if stands is None:
        return Difference(file=file, state=State.MISSING)
    if _same(file, stands, data):
        return None
    if file.suffix not in TEXTS:
        parts = done.draft.parts if file.suffix == DRAFT_SUFFIX else ()
        changed = tuple(part for part in parts if part.fate not in _STANDING)
        return Difference(file=file, state=State.CHANGED, parts=changed)
    state = State.PROPOSALS if file.name == THEMES_FILE else State.CHANGED
    start, lines = _unified(_lines(stands), _lines(data))
    return Difference(
        file=file,
        state=state,
        diff=tuple(map(_short, lines[:MOST_LINES])),
        cut=len(lines) > MOST_LINES,
        line=start + 1,
    )


def _superfluous(job: Job, done: Done) -> Iterator[Difference]:
    """Give results in formats that a run would not write, and that are of an earlier one."""
    for name, file in not_made(job, done).items():
        if not _exported(name, file, job, done):
            yield Difference(file=file, state=State.SUPERFLUOUS)


def _exported(name: str, file: Path, job: Job, done: Done) -> bool:
    """Tell whether `innspill export` would leave a file as it stands."""
    try:
        made = {file.name: render(done.summary, name, job.rendering)}
        language = done.summary.letter.language
        should = onto_draft(job.place.result, made, language, force=False).files[file.name]
    except InnspillError:
        return False  # it cannot be made here, and so it cannot be vouched for
    return _same(file, file.read_bytes(), should)


def _same(file: Path, stands: bytes, data: bytes) -> bool:
    """Tell whether a file is as it should be; in a text, how lines end is no difference."""
    return stands == data or (file.suffix in TEXTS and _lines(stands) == _lines(data))


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n").split("\n")


def _unified(old: Sequence[str], new: Sequence[str]) -> tuple[int, list[str]]:
    """Return the place of the first line that differs, and a diff from there on."""
    pairs = zip(old, new, strict=False)
    first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = max(0, first - _CONTEXT)
    window = slice(start, start + _WINDOW)
    lines = list(unified_diff(old[window], new[window], n=_CONTEXT, lineterm=""))[2:]
    return first, [
        _HUNK.sub(lambda hunk: _moved(hunk, start), line, count=1)
        if line.startswith("@@")
        else line
        for line in lines
    ]


def _moved(hunk: re.Match[str], start: int) -> str:
    old, new = int(hunk[1]) + start, int(hunk[3]) + start
    return f"@@ -{old}{hunk[2]} +{new}{hunk[4]} @@"


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…"
