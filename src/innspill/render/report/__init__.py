"""What the web report shows beside the letter: sources, matrix, charts, choices and data."""

from innspill.render.report.report import Report, report_of

__all__ = ["Report", "report_of"]
