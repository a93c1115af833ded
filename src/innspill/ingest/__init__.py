"""Reading: from a folder of files of any format to submissions as blocks of text."""

from innspill.ingest.discover import discover
from innspill.ingest.inbox import read_found, read_inbox
from innspill.ingest.reading import Reading

__all__ = ["Reading", "discover", "read_found", "read_inbox"]
