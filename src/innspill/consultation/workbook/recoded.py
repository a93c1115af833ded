"""What came back in another file than a workbook, in the workbook's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from innspill.consultation.workbook.book import Known
from innspill.consultation.workbook.edits import Finding
from innspill.consultation.workbook.layout import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded:
    """A file that came back; `known` is what it knew when it was written, as a workbook's.

    `inputs_sha256` is empty where it no longer says what it was made from; then its passages were
    known again by their words.
    """

    file: str
    inputs_sha256: str
    known: Mapping[Sheet, Mapping[str, Known]]
    findings: tuple[Finding, ...]
