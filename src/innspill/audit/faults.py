"""What a check can find wrong with a result."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """A promise that a result does not keep; each kind has a sentence in every catalogue."""

    CHANGED_INPUT = "changed_input"
    COPY_DIFFERS = "copy_differs"
    DANGLING = "dangling"
    DOUBLE_HOME = "double_home"
    ENDORSEMENT_DIFFERS = "endorsement_differs"
    EXCLUDED_SHOWN = "excluded_shown"
    FILE_CHANGED = "file_changed"
    FILE_GONE = "file_gone"
    FILE_NEW = "file_new"
    FILE_OPEN = "file_open"
    FILE_SHUT = "file_shut"
    FRAME_CHANGED = "frame_changed"
    HEADING_CHANGED = "heading_changed"
    HOMELESS = "homeless"
    INVITED_DIFFER = "invited_differ"
    MEMBERS_DIFFER = "members_differ"
    NAME_NOT_CITED = "name_not_cited"
    NOT_COVERED = "not_covered"
    NOT_ACCOUNTED = "not_accounted"
    NOT_IN_FILE = "not_in_file"
    NOT_VERBATIM = "not_verbatim"
    NUMBER_DIFFERS = "number_differs"
    POINT_DIFFERS = "point_differs"
    POINT_LOST = "point_lost"
    PROPOSAL_DIFFERS = "proposal_differs"
    REPEATED_ID = "repeated_id"
    SENDER_NOT_NAMED = "sender_not_named"
    SOURCE_NUMBERS = "source_numbers"
    STATUS_DIFFERS = "status_differs"
    THEME_LEAD_DIFFERS = "theme_lead_differs"
    TOLD_TWICE = "told_twice"
    UNKNOWN_REASON = "unknown_reason"
    UNCITED = "uncited"
    UNTOLD = "untold"
    VOICE_LOST = "voice_lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One place where a result breaks a promise.

    `values` fill the catalogue's sentence for the kind, in no order.
    """

    kind: FaultKind
    values: tuple[tuple[str, str], ...] = ()


def fault(kind: FaultKind, **values: object) -> Fault:
    """Make a fault from the values of its sentence."""
    return Fault(kind=kind, values=tuple((name, str(value)) for name, value in values.items()))
