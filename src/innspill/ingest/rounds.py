"""The rounds in which an inbox is read: its files, their scanned pages, and those files again.

Recognising the text of one page takes seconds, and of a whole file perhaps minutes. So each page is
a task of its own, with its own time, kept for itself, and several are under way at once. Then the
files are read again with the text of their pages at hand, so that a page has its place in its
document, wherever that stands: in an archive, or attached to a mail.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace

from innspill.ingest.cache import Cache
from innspill.ingest.isolation.pool import read_isolated
from innspill.ingest.isolation.task import Outcome, Task
from innspill.ingest.reading import Reading
from innspill.ingest.scans.advice import INSTALL, SWITCH_ON
from innspill.ingest.scans.engine import find_engine
from innspill.ingest.scans.values import Engine, PrintedPage, Scan, unread_page
from innspill.model import Notice, NoticeKind
from innspill.options import Progress

STAGE = "read"
RECOGNISING = "recognise"


def read_files(
    tasks: Mapping[int, Task | Outcome], cache: Cache | None, progress: Progress
) -> dict[int, Outcome]:
    """Read what is not known yet, several files at a time, and the text of their scanned pages.

    Args:
        tasks: By number: what to read, or why there is nothing to read.
        cache: What earlier runs have read, and where this one keeps what it reads.
        progress: Told after each file, and then after each scanned page.

    Returns:
        The outcome of each task, by its number.
    """
    outcomes = answered(tasks, cache, progress, STAGE)
    scanned = {
        number: task
        for number, task in tasks.items()
        if isinstance(task, Task) and outcomes[number].scans
    }
    wanted = {number: task for number, task in scanned.items() if task.options.recognise}
    engine = find_engine() if wanted else None
    for number in scanned:
        outcomes[number] = advised(outcomes[number], INSTALL if number in wanted else SWITCH_ON)
    if engine is not None:
        scans = {number: outcomes[number].scans for number in wanted}
        outcomes |= recognised(wanted, scans, engine, cache, progress)
    return outcomes


def answered(
    tasks: Mapping[int, Task | Outcome], cache: Cache | None, progress: Progress, stage: str
) -> dict[int, Outcome]:
    """Do what is not known yet; `progress` is told of `stage` after each task."""
    outcomes: dict[int, Outcome] = {}
    unknown: dict[int, Task] = {}
    for number, task in tasks.items():
        outcome = (cache.find(task) if cache else None) if isinstance(task, Task) else task
        if outcome:
            outcomes[number] = outcome
            progress(stage, len(outcomes), len(tasks))
        elif isinstance(task, Task):
            unknown[number] = task
    with closing(read_isolated(unknown)) as answers:
        for number, outcome in answers:
            outcomes[number] = outcome
            if cache:
                cache.keep(unknown[number], outcome)
            progress(stage, len(outcomes), len(tasks))
    return outcomes


def recognised(
    tasks: Mapping[int, Task],
    scans: Mapping[int, tuple[Scan, ...]],
    engine: Engine,
    cache: Cache | None,
    progress: Progress,
) -> dict[int, Outcome]:
    """Read files again with the text of their scanned pages, which is recognised first.

    Args:
        tasks: The files, by number.
        scans: The pages of each of them that are pictures, by the same number.
        engine: What recognises text.
        cache: As for `read_files`.
        progress: Told after each page.
    """
    final = {number: replace(task, engine=engine) for number, task in tasks.items()}
    known = {number: cache.find(task) for number, task in final.items()} if cache else {}
    outcomes = {number: outcome for number, outcome in known.items() if outcome is not None}
    again = {number: task for number, task in final.items() if number not in outcomes}
    pages = printed_pages(again, scans, cache, progress)
    for number, task in again.items():
        printed = tuple(pages_of(scans[number], task.options.limits.scans, pages))
        again[number] = replace(task, printed=printed)
    for number, outcome in answered(again, None, unheard, STAGE).items():
        lasting = all(pages[scan].repeatable for scan in scans[number] if scan in pages)
        outcomes[number] = replace(outcome, repeatable=outcome.repeatable and lasting)
        if cache:
            cache.keep(final[number], outcomes[number])
    return outcomes


def printed_pages(
    tasks: Mapping[int, Task],
    scans: Mapping[int, tuple[Scan, ...]],
    cache: Cache | None,
    progress: Progress,
) -> dict[Scan, Outcome]:
    """Recognise the pages of files, each page once, wherever it stands; as many as are allowed."""
    jobs: dict[Scan, Task] = {}
    for number, task in tasks.items():
        for scan in scans[number][: task.options.limits.scans]:
            jobs.setdefault(scan, replace(task, scan=scan))
    outcomes = answered(dict(enumerate(jobs.values())), cache, progress, RECOGNISING)
    return {scan: outcomes[number] for number, scan in enumerate(jobs)}


def pages_of(
    scans: Sequence[Scan], allowed: int, pages: Mapping[Scan, Outcome]
) -> Iterator[PrintedPage]:
    """Give the pages of a file, and say of the first that is over the limit that it is."""
    for place, scan in enumerate(scans):
        outcome = pages.get(scan)
        if outcome is not None and outcome.printed is not None:
            yield outcome.printed
            continue
        values = (("limit", "scans"), ("value", str(len(scans))), ("allowed", str(allowed)))
        over = (Notice(kind=NoticeKind.LIMIT, values=values),) if place == allowed else ()
        yield unread_page(scan, *over)


def advised(outcome: Outcome, hint: str) -> Outcome:
    """Say of pages whose text nobody has looked for what can be done about it."""
    return replace(outcome, readings=tuple(_advised(each, hint) for each in outcome.readings))


def _advised(reading: Reading, hint: str) -> Reading:
    notices = (
        replace(notice, values=(*notice.values, ("hint", hint)))
        if notice.kind is NoticeKind.NO_TEXT_LAYER and not dict(notice.values).get("hint")
        else notice
        for notice in reading.notices
    )
    return replace(reading, notices=tuple(notices))


def pages_alone(progress: Progress) -> Progress:
    """Tell of scanned pages and not of files, which were counted the first time."""

    def tell(stage: str, done: int, total: int) -> None:
        if stage == RECOGNISING:
            progress(stage, done, total)

    return tell


def unheard(stage: str, done: int, total: int) -> None:
    """Tell nobody: what is read a second time was counted the first time."""
