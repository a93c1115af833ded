"""Readers of plain text, Markdown and web pages, and of their encodings."""
