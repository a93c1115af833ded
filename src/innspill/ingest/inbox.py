"""From paths to readings.

Every file, every row of a form and every member of an archive gets one.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from innspill.errors import UsageError
from innspill.ingest.cache import Cache, open_cache
from innspill.ingest.discover import Found, discover
from innspill.ingest.guard import attempt
from innspill.ingest.isolation.pool import read_isolated
from innspill.ingest.isolation.task import Outcome, Task
from innspill.ingest.reading import Reading
from innspill.ingest.source import NOTHING, digest, unread
from innspill.model import Notice, NoticeKind, SubmissionStatus
from innspill.options import Progress, ReadOptions

STAGE = "read"
ID_DIGITS = 8


def read_inbox(
    paths: Sequence[Path], options: ReadOptions, progress: Progress, cache: Path | None = None
) -> tuple[Reading, ...]:
    """Read every submission among files and folders, each in a process that is kept apart.

    Args:
        paths: Files and folders.
        options: Which columns of a form hold what, and the limits.
        progress: Told after each file.
        cache: The folder where readings are kept for the next run; None to read all anew.

    Returns:
        One reading for each file, form row and archive member, in the order of their paths. What
        could not be read has a status and a notice that say so.

    Raises:
        UsageError: A path does not exist, or a column that was asked for is in no form.
    """
    files = discover(paths).files
    kept = open_cache(cache) if cache else None
    tasks = {number: task_of(found, options) for number, found in enumerate(files)}
    outcomes = read_files(tasks, kept, progress)
    strangers = {number: each.misuse for number, each in outcomes.items() if each.misuse}
    if strangers and not any(
        each.row for outcome in outcomes.values() for each in outcome.readings
    ):
        message, hint = strangers[min(strangers)]
        raise UsageError(message, hint=hint)
    # The columns that were asked for are another file's.
    plain = ReadOptions(limits=options.limits)
    again = {number: task_of(files[number], plain) for number in strangers}
    outcomes |= read_files(again, kept, unheard)
    if kept:
        kept.tidy()
    return identified([each for number in sorted(outcomes) for each in outcomes[number].readings])


def read_files(
    tasks: Mapping[int, Task | Outcome], cache: Cache | None, progress: Progress
) -> dict[int, Outcome]:
    """Read what is not known yet, several files at a time.

    Args:
        tasks: By number: what to read, or why there is nothing to read.
        cache: What earlier runs have read, and where this one keeps what it reads.
        progress: Told after each file.

    Returns:
        The outcome of each task, by its number.
    """
    outcomes: dict[int, Outcome] = {}
    unknown: dict[int, Task] = {}
    for number, task in tasks.items():
        outcome = (cache.find(task) if cache else None) if isinstance(task, Task) else task
        if outcome:
            outcomes[number] = outcome
            progress(STAGE, len(outcomes), len(tasks))
        elif isinstance(task, Task):
            unknown[number] = task
    with closing(read_isolated(unknown)) as answers:
        for number, outcome in answers:
            outcomes[number] = outcome
            if cache:
                cache.keep(unknown[number], outcome)
            progress(STAGE, len(outcomes), len(tasks))
    return outcomes


def task_of(found: Found, options: ReadOptions) -> Task | Outcome:
    """Say what a reading process is to do with a file; the outcome if it may not be opened."""
    if found.outside:
        sha256: str | Notice = Notice(kind=NoticeKind.OUTSIDE)
    else:
        sha256 = attempt(lambda: digest(found.path, options.limits))
    if isinstance(sha256, Notice):
        return Outcome(readings=(unread(found.name, NOTHING, sha256),), repeatable=False)
    path = str(found.path.absolute())
    return Task(path=path, name=found.name, sha256=sha256, options=options)


def unheard(stage: str, done: int, total: int) -> None:
    """Tell nobody: what is read a second time was counted the first time."""


def inbox_notices(paths: Sequence[Path]) -> tuple[Notice, ...]:
    """Give the notices that are about no single submission: folders with earlier results.

    Raises:
        UsageError: A path does not exist.
    """
    return discover(paths).notices


def identified(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Give each reading an id made from its content, and say what came more than once."""
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    result: list[Reading] = []
    for reading in readings:
        base = base_id(reading)
        seen[base] += 1
        unique = base if seen[base] == 1 else f"{base}-{seen[base]}"
        notices = reading.notices
        if base in first and reading.status is SubmissionStatus.READ:
            same_as = Notice(kind=NoticeKind.DUPLICATE, values=(("file", first[base]),))
            notices = (*notices, same_as)
        first.setdefault(base, reading.path)
        result.append(replace(reading, id=unique, notices=tuple(about(unique, notices))))
    return tuple(result)


def about(submission: str, notices: Iterable[Notice]) -> Iterator[Notice]:
    """Say which submission notices are about."""
    return (replace(notice, submission=submission) for notice in notices)


def base_id(reading: Reading) -> str:
    """Make an id from content: of a file, or of a row and the file that it stands in.

    What has no content (a file that may not be read) is told by its path.
    """
    whose = reading.sha256 if reading.row is None else f"{reading.sha256} {reading.row}"
    if reading.sha256 == NOTHING:
        whose = f"{reading.sha256} {reading.path}"
    if whose == reading.sha256:
        return f"s{reading.sha256[:ID_DIGITS]}"
    return f"s{hashlib.sha256(whose.encode()).hexdigest()[:ID_DIGITS]}"
