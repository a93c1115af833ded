"""The kinds of things: languages, blocks, positions, bodies, notices, sentences."""

from enum import StrEnum


class Language(StrEnum):
    """The language of a text, as a BCP 47 tag."""

    NB = "nb"
    NN = "nn"
    EN = "en"
    SE = "se"
    OTHER = "und"


class BlockKind(StrEnum):
    """What a block is in the document that holds it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    QUOTE = "quote"
    NOTE = "note"


class Position(StrEnum):
    """What a passage does (holdning)."""

    PROPOSAL = "proposal"
    SUPPORT = "support"
    CONCERN = "concern"
    OPPOSITION = "opposition"
    EXPERIENCE = "experience"
    QUESTION = "question"
    OTHER = "other"


class RespondentKind(StrEnum):
    """Which sort of body a respondent is."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    NETWORK = "network"
    AGENCY = "agency"
    EXPERT_GROUP = "expert_group"
    ORGANISATION = "organisation"
    PERSON = "person"
    UNKNOWN = "unknown"


class RespondentStatus(StrEnum):
    """What an invited or answering body did."""

    ANSWERED = "answered"
    NO_REMARKS = "no_remarks"
    ENDORSES = "endorses"
    SILENT = "silent"


class SubmissionStatus(StrEnum):
    """What became of a submission: read + empty + unreadable = received."""

    READ = "read"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


class Mandate(StrEnum):
    """Who stands behind a submission."""

    POLITICAL = "political"
    ADMINISTRATIVE = "administrative"
    UNSTATED = "unstated"


class Evidence(StrEnum):
    """Where a respondent's name was found."""

    SETTINGS = "settings"
    FORM_COLUMN = "form_column"
    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"
    MAIL = "mail"
    BODY = "body"
    FILE_NAME = "file_name"
    NONE = "none"


class Decided(StrEnum):
    """How a passage came to its theme."""

    FOUND = "found"
    GUIDED = "guided"
    MOVED = "moved"
    SETTLED = "settled"
    LATE = "late"


class NoticeKind(StrEnum):
    """Something that was skipped, cut, guessed or not understood.

    Each kind has a sentence in every catalogue, filled with the notice's values.
    """

    UNKNOWN_FORMAT = "unknown_format"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    NO_TEXT_LAYER = "no_text_layer"
    RECOGNISED = "recognised"
    UNLOCKED = "unlocked"
    FORBIDDEN = "forbidden"
    OUTSIDE = "outside"
    LIMIT = "limit"
    WRONG_NAME = "wrong_name"
    ENCODING_GUESSED = "encoding_guessed"
    TRACKED_CHANGES = "tracked_changes"
    LEFT_OUT = "left_out"
    PART_MISSING = "part_missing"
    ATTACHMENT = "attachment"
    DUPLICATE = "duplicate"
    COLUMNS_GUESSED = "columns_guessed"
    ROW_EMPTY = "row_empty"
    RESPONDENT_UNSURE = "respondent_unsure"
    RESPONDENT_UNKNOWN = "respondent_unknown"
    MEMBER_TWICE = "member_twice"
    MEMBER_UNKNOWN = "member_unknown"
    NO_PASSAGES = "no_passages"
    THEME_EMPTY = "theme_empty"
    THEME_GONE = "theme_gone"
    DECISION_GONE = "decision_gone"
    MASKED = "masked"


class SentenceKind(StrEnum):
    """How a sentence of the letter came to be."""

    BACKGROUND = "background"
    LEAD = "lead"
    REPORTED = "reported"
    QUOTE = "quote"
    CONTRAST = "contrast"
    SINGLE = "single"
    MAIN_POINT = "main_point"
    FRAME = "frame"
    SIGNATURE = "signature"
