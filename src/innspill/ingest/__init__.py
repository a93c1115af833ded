"""Reading: from a folder of files of any format to submissions as blocks of text."""

from innspill.ingest.inbox import inbox_notices, read_inbox
from innspill.ingest.reading import Reading

__all__ = ["Reading", "inbox_notices", "read_inbox"]
