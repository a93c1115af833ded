"""The result is what the files say, where the files are at hand."""

from collections.abc import Iterator, Sequence

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import Document, Locator


def files_are_the_same(case: Case) -> Iterator[Fault]:
    """Every submission of the result is in the inbox, and none is there that is not in it."""
    if case.documents is None:
        return
    for submission in case.summary.submissions:
        if submission.id not in case.documents:
            yield fault(FaultKind.FILE_GONE, path=submission.path)
    for name in case.documents.keys() - case.submissions.keys():
        yield fault(FaultKind.FILE_NEW, path=name)


def passages_stand_in_files(case: Case) -> Iterator[Fault]:
    """Every passage stands word for word where its locator says."""
    for passage in case.summary.passages:
        document = (case.documents or {}).get(passage.submission)
        if document and words_at(document, passage.locator) != passage.text:
            submission = case.submissions.get(passage.submission)
            path = submission.path if submission else passage.submission
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
    for submission in case.summary.submissions:
        document = (case.documents or {}).get(submission.id)
        for number, block in enumerate(document.blocks if document else ()):
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
