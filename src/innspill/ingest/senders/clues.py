"""What a submission says about who sent it, source by source, in the order in which it counts."""

from innspill.ingest.reading import Reading
from innspill.ingest.senders.clues_around import (
    from_body,
    from_file_name,
    from_form,
    from_mail,
    from_settings,
)
from innspill.ingest.senders.clues_written import from_letterhead, from_signature, from_title
from innspill.ingest.senders.evidence import Clue, Setting

_SOURCES = (
    from_form,
    from_settings,
    from_letterhead,
    from_signature,
    from_mail,
    from_title,
    from_body,
    from_file_name,
)


def clues(reading: Reading, setting: Setting) -> tuple[Clue, ...]:
    """Collect every clue to a reading's sender, the most telling source first."""
    return tuple(clue for source in _SOURCES for clue in source(reading, setting))
