"""Readers of Word, OpenDocument and PowerPoint files."""
