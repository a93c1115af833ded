"""The values that flow from file to letter: frozen, and compared by what they hold."""

from dataclasses import dataclass

from innspill.model.kinds import (
    BlockKind,
    Decided,
    Evidence,
    Language,
    Mandate,
    NoticeKind,
    Position,
    RespondentKind,
    RespondentStatus,
    SubmissionStatus,
)
from innspill.model.ledger import Copied, Endorsement
from innspill.model.letters import Letter, Proposal
from innspill.model.themes import Alternative, Theme, Unassigned

SCHEMA_VERSION = "1.0"
"""The version of `summary.json`; a change of what others read is a new major version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that was skipped, cut, guessed or not understood (merknad).

    `values` fill the catalogue's sentence for the kind, in no order.
    """

    kind: NoticeKind
    submission: str | None = None
    page: int | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where words stand: `text == document.blocks[block].text[start:end]`.

    `page` counts from 1 and is None where the format has no pages; `block` counts from 0.
    """

    page: int | None
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, list item, table cell, quote or note, as read.

    `level` is a heading's level or a list item's depth, both from 1, else 0; `header` is the header
    of a table cell's column (and row, after " · "); `part` is the attachment or archive member
    that the block stands in, empty for the file itself; `confidence` is how sure the recognition of
    a picture's text was, in per cent, None for text that was written as text.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    level: int = 0
    header: str = ""
    part: str = ""
    confidence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Text that stands in the file and is no block, so that people can see what was left out.

    `what` is the code of a `LEFT_OUT` notice (comments, deletions, toc, …), or `links` or
    `tooltips`, which no notice counts; a link is written "words <address>", a comment "name: text".
    `page` and `part` are those of a block.
    """

    what: str
    text: str
    page: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one submission says, block by block, and what surrounds it.

    `letterhead` holds page headers and footers, which are no blocks (those of slides are asides);
    `asides` what else is left out; `sender` is a mail's From; `received` is an ISO 8601 date;
    `pages` is None where the format has none.
    """

    format: str
    blocks: tuple[Block, ...]
    title: str = ""
    letterhead: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    sender: str = ""
    received: str | None = None
    pages: int | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """Who answers, or was invited to (innspillsgiver, høringsinstans).

    `municipality_number` has four digits, `county` is the county's name, `inhabitants` those of the
    municipality; None for other kinds.
    """

    id: str
    name: str
    kind: RespondentKind
    municipality_number: str | None = None
    county: str | None = None
    inhabitants: int | None = None
    invited: bool = False
    status: RespondentStatus = RespondentStatus.ANSWERED

    @property
    def short_name(self) -> str:
        """The name in running text: "Åfjord" for "Åfjord kommune"; other bodies' whole name."""
        if self.kind is not RespondentKind.MUNICIPALITY:
            return self.name
        return self.name.removesuffix(" kommune").removesuffix(" herad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One answer: a file, a mail with attachments, or a row of a form export.

    `path` is relative to the inbox, with forward slashes; `respondent` is a respondent's id; `late`
    is set where it was received after the deadline; `found_as` is the id of who seemed to have sent
    it, where people have said that it was another.
    """

    id: str
    path: str
    sha256: str
    respondent: str
    received: str | None
    language: Language
    mandate: Mandate
    status: SubmissionStatus
    identified_by: Evidence
    sure: bool
    late: bool = False
    found_as: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The smallest unit that gets a theme (utsagn).

    `heading` is the nearest heading above it, `lead_in` the line that a list item continues, `row`
    the id of a form export's row; `quoted` is set where it stands in a block quote, and may be
    someone else's words; `theme` and `point` are ids, None until assigned; `decided` is how it came
    to its theme, `runner_up` the id of the next best one, and `margin` how much nearer its own is:
    below 0 where it would rather be there. These are None where nothing was compared.
    """

    id: str
    submission: str
    text: str
    locator: Locator
    language: Language
    heading: str = ""
    lead_in: str = ""
    row: str | None = None
    quoted: bool = False
    position: Position = Position.OTHER
    theme: str | None = None
    point: str | None = None
    decided: Decided | None = None
    runner_up: str | None = None
    margin: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A block that gives no passage (heading, salutation, signature …); `reason` is a code.

    Its words are not kept: they are often names and addresses, and the place is enough.
    """

    submission: str
    locator: Locator
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """The matter (høring): what was asked, by whom, of whom.

    `members` are the invited, by name as the settings give them; `deadline` is an ISO 8601 date.
    """

    title: str = ""
    recipient: str = ""
    sender: str = ""
    members: tuple[str, ...] = ()
    deadline: str | None = None
    reference: str = ""
    background: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a result was made from and with; `options` are pairs of name and value."""

    innspill: str
    inputs_sha256: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole result (sammenstilling).

    `alternatives` are other numbers of themes that could be chosen, fewest first; empty where they
    were not tried. `copies` are texts that several submissions have alike, passages first, then
    whole letters.
    """

    schema_version: str
    provenance: Provenance
    consultation: Consultation
    respondents: tuple[Respondent, ...]
    submissions: tuple[Submission, ...]
    passages: tuple[Passage, ...]
    themes: tuple[Theme, ...]
    unassigned: tuple[Unassigned, ...]
    left_out: tuple[LeftOut, ...]
    letter: Letter
    proposals: tuple[Proposal, ...] = ()
    notices: tuple[Notice, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    copies: tuple[Copied, ...] = ()
