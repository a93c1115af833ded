"""From the file of a project to what people want, in the words of the workbook."""

from collections.abc import Iterator

from innspill.consultation.refi.codes import POSITION_CODE, CodeBook, code_book
from innspill.consultation.refi.gathering import gather
from innspill.consultation.refi.reading import read_project
from innspill.consultation.refi.recoding import Recoding
from innspill.consultation.refi.renaming import code_findings
from innspill.consultation.refi.values import ReturnedProject
from innspill.consultation.refi.written import Written, known_of, written_of
from innspill.consultation.workbook.book import Place, Standing
from innspill.consultation.workbook.edits import Finding, Remark
from innspill.consultation.workbook.recoded import Recoded


def recoded(data: bytes, name: str, standing: Standing) -> Recoded:
    """Read a project that came back, and find what people changed in it.

    Args:
        data: The file.
        name: What it is called in messages.
        standing: The result and what people own now.

    Raises:
        UsageError: It is no project, is damaged or too large, or is from another consultation.
    """
    project = read_project(data, name)
    written = written_of(standing, project)
    book = code_book(project.codes, written.names)
    found = tuple(_findings(project, written, book))
    return Recoded(
        file=name,
        inputs_sha256=project.exported.inputs_sha256 if project.exported else "",
        known=known_of(standing, written, project),
        findings=found,
    )


def _findings(project: ReturnedProject, written: Written, book: CodeBook) -> Iterator[Finding]:
    marked, remarks = gather(project, written, book)
    if project.exported is None:
        yield Remark(place=Place(file=project.file, sheet=""), key="no_state")
    yield from remarks
    yield from code_findings(project, written, book, marked)
    positions = any(code.startswith(POSITION_CODE) for code in book.codes)
    for each in marked:
        recoding = Recoding(marked=each, written=written, book=book, positions=positions)
        yield from recoding.findings()
