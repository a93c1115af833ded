"""The reader of PDF files, and its layout step."""
