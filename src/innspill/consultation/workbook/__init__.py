"""An Excel workbook for people who decide and do not edit TOML: made, and taken back."""

from innspill.consultation.workbook.book import Book, Place, Returned, Standing
from innspill.consultation.workbook.content import book_of
from innspill.consultation.workbook.edits import Edit, Refusal, Remark
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.opening import home_around, standing_in, write_taken
from innspill.consultation.workbook.reading import read_workbook
from innspill.consultation.workbook.recoded import Recoded
from innspill.consultation.workbook.taking import Taken, take_back
from innspill.consultation.workbook.writing import header_of, write_workbook

__all__ = [
    "Book",
    "Edit",
    "Place",
    "Recoded",
    "Refusal",
    "Remark",
    "Returned",
    "Sheet",
    "Standing",
    "Taken",
    "book_of",
    "header_of",
    "home_around",
    "read_workbook",
    "standing_in",
    "take_back",
    "write_taken",
    "write_workbook",
]
