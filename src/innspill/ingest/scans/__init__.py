"""Scans: pages that are pictures, and their text as tesseract recognises it."""
