"""The result is what the files say, where the files are at hand."""

from collections.abc import Iterator, Sequence

from innspill.audit.case import Case, File
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import Document, Locator, Submission, SubmissionStatus


def files_are_the_same(case: Case) -> Iterator[Fault]:
    """Every file of the result is in the inbox as it was, and none is there that is not in it."""
    if case.files is None:
        return
    known = {submission.path for submission in case.summary.submissions}
    gone = {s.path for s in case.summary.submissions if s.id not in case.files}
    come = {file.path for name, file in case.files.items() if name not in case.submissions}
    for path in sorted(gone & come):
        yield fault(FaultKind.FILE_CHANGED, path=path)
    for path in sorted(gone - come):
        yield fault(FaultKind.FILE_GONE, path=path)
    for path in sorted(come - known):
        yield fault(FaultKind.FILE_NEW, path=path)


def files_open_as_they_did(case: Case) -> Iterator[Fault]:
    """What could be read then can be read now, and the other way round."""
    for submission, file in _pairs(case):
        if _now_shut(submission, file):
            yield fault(FaultKind.FILE_SHUT, path=submission.path)
        elif _now_open(submission, file):
            yield fault(FaultKind.FILE_OPEN, path=submission.path)


def _pairs(case: Case) -> Iterator[tuple[Submission, File]]:
    for submission in case.summary.submissions:
        file = (case.files or {}).get(submission.id)
        if file:
            yield submission, file


def _now_shut(submission: Submission, file: File) -> bool:
    return submission.status is SubmissionStatus.READ and not file.document.blocks


def _now_open(submission: Submission, file: File) -> bool:
    return submission.status is not SubmissionStatus.READ and bool(file.document.blocks)


def passages_stand_in_files(case: Case) -> Iterator[Fault]:
    """Every passage stands word for word where its locator says."""
    there = {
        submission.id: (submission.path, file.document)
        for submission, file in _pairs(case)
        if not _now_shut(submission, file)
    }
    for passage in case.summary.passages:
        if passage.submission not in there:
            continue
        path, document = there[passage.submission]
        if words_at(document, passage.locator) != passage.text:
            yield fault(FaultKind.NOT_IN_FILE, passage=passage.id, path=path)


def files_are_covered(case: Case) -> Iterator[Fault]:
    """Every word of every file is in a passage, or in a block that is left out for a reason."""
    taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for passage in case.summary.passages:
        place = passage.locator
        taken.setdefault((passage.submission, place.block), []).append((place.start, place.end))
    for left in case.summary.left_out:
        place = left.locator
        if left.reason:
            taken.setdefault((left.submission, place.block), []).append((place.start, place.end))
    for submission, file in _pairs(case):
        if _now_open(submission, file):
            continue
        for number, block in enumerate(file.document.blocks):
            lost = _lost(block.text, taken.get((submission.id, number), []))
            if lost:
                yield fault(FaultKind.NOT_COVERED, path=submission.path, words=lost)


def _lost(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the words of a text that are in none of the spans."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return " ".join("".join(letters).split())


def words_at(document: Document, locator: Locator) -> str | None:
    """Return the words at a place; None where the document has no such block."""
    if not 0 <= locator.block < len(document.blocks):
        return None
    return document.blocks[locator.block].text[locator.start : locator.end]
