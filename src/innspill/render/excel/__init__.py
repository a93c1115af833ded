"""summary.xlsx: the result as a workbook to filter, count in, and answer in."""

from innspill.render.excel.answers import answers_in
from innspill.render.excel.book import write_xlsx

__all__ = ["answers_in", "write_xlsx"]
