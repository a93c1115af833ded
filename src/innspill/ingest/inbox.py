"""From paths to readings.

Every file, every row of a form and every member of an archive gets one.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from innspill.errors import UsageError
from innspill.ingest.cache import open_cache
from innspill.ingest.discover import Found, discover
from innspill.ingest.guard import attempt
from innspill.ingest.isolation.task import Outcome, Task
from innspill.ingest.reading import Reading
from innspill.ingest.rounds import pages_alone, read_files
from innspill.ingest.source import NOTHING, digest, unread
from innspill.model import Notice, NoticeKind, SubmissionStatus
from innspill.options import Progress, ReadOptions

ID_DIGITS = 8


def read_inbox(
    paths: Sequence[Path], options: ReadOptions, progress: Progress, cache: Path | None = None
) -> tuple[Reading, ...]:
    """Read every submission among files and folders; all else is as `read_found` says.

    Raises:
        UsageError: A path does not exist, or a column that was asked for is in no form.
    """
    return read_found(discover(paths).files, options, progress, cache)


def read_found(
    files: Sequence[Found], options: ReadOptions, progress: Progress, cache: Path | None = None
) -> tuple[Reading, ...]:
    """Read every submission that a look at the inbox found, in a process that is kept apart.

    Args:
        files: What `discover` found.
        options: Which columns of a form hold what, and the limits.
        progress: Told after each file, and then after each scanned page.
        cache: The folder where readings are kept for the next run; None to read all anew.

    Returns:
        One reading for each file, form row and archive member, in the order of their paths. What
        could not be read has a status and a notice that say so.

    Raises:
        UsageError: A column that was asked for is in no form.
    """
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
    plain = replace(options, text_columns=(), respondent_column="", id_column="")
    again = {number: task_of(files[number], plain) for number in strangers}
    outcomes |= read_files(again, kept, pages_alone(progress))
    if kept:
        kept.tidy()
    return identified([each for number in sorted(outcomes) for each in outcomes[number].readings])


def task_of(found: Found, options: ReadOptions) -> Task | Outcome:
    """Say what a reading process is to do with a file; the outcome if it may not be opened."""
    if found.outside:
        sha256: str | Notice = Notice(kind=NoticeKind.OUTSIDE)
    else:
        sha256 = attempt(lambda: digest(found.path, options.limits))
    if isinstance(sha256, Notice):
        return Outcome(readings=(unread(found.name, NOTHING, sha256),), repeatable=False)
    path = str(found.path.absolute())
    # Readings are kept as they are; what of them is shown is decided later, run by run.
    unmasked = replace(options, mask=False)
    return Task(path=path, name=found.name, sha256=sha256, options=unmasked)


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
