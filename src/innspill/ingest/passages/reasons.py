"""Why a block is no passage: the rules in the order in which they count."""

from collections.abc import Mapping
from dataclasses import dataclass

from innspill.ingest.passages.cells import answers, is_figure, names_row
from innspill.ingest.passages.cells import asks as wants_answer
from innspill.ingest.passages.formalities import Zone, formality, is_address, word_count
from innspill.ingest.passages.headings import (
    bare_heading,
    repeats_question,
    says_nothing,
    unmarked_heading,
)
from innspill.ingest.passages.place import Place, introduces, typed_item
from innspill.ingest.passages.signing import signed_with, signs_off
from innspill.ingest.reading import Reading
from innspill.language.procedure import no_remarks, procedure
from innspill.language.sentences import sentence_spans
from innspill.model import Block, BlockKind

_SHORT_LEAD_IN = 30  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A block as the rules see it.

    `signs` is set in a signature without a greeting; `headers` are the names of the tables' columns
    and rows, `rows` those of rows, and whether they hold figures; `asked` are the consultation's
    questions, as `asked_form` spells them.
    """

    reading: Reading
    block: Block
    following: Block | None
    place: Place
    signs: bool = False
    headers: frozenset[str] = frozenset()
    rows: Mapping[str, bool]
    asked: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The block's text without white space around it."""
        return self.block.text.strip()

    @property
    def is_row(self) -> bool:
        """Whether the block is an answer in a form's row."""
        return self.reading.row is not None

    @property
    def continues(self) -> bool:
        """Whether the block continues a lead-in, or answers the header over it."""
        item = self.block.kind is BlockKind.LIST_ITEM or typed_item(self.block)
        asked = self.block.kind is BlockKind.LIST_ITEM and wants_answer(self.place.heading)
        return (item and bool(self.place.lead_ins)) or asked or answers(self.block)


def reason_of(look: Look) -> str:
    """Give the reason why a block is no passage, else an empty string."""
    if look.block.kind is BlockKind.HEADING and look.text:
        return "heading"
    for reason, rule in _RULES:
        if found := rule(look):
            return reason or str(found)
    return ""


def asked_form(question: str) -> str:
    """Spell a question so that its numbering, capitals and signs do not count."""
    words = "".join(c if c.isalpha() else " " for c in question.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["spørsmål"] else words)


def _empty(look: Look) -> bool:
    return not look.text


def _table_header(look: Look) -> bool:
    # One word can be both a column's name and an answer: "Ja".
    unnamed = look.block.header in {"", look.text} or word_count(look.text) > 1
    if look.block.kind is BlockKind.TABLE_CELL and unnamed and look.text in look.headers:
        return True
    return names_row(look.block, look.rows)


def _no_remarks(look: Look) -> bool:
    return no_remarks(look.text)


def _title(look: Look) -> bool:
    title = look.reading.document.title.strip()
    return not look.is_row and look.place.zone is Zone.OPENING and look.text == title


def _form(look: Look) -> str:
    """Give the reason of a line that is form, not content; a form's answers and notes have none."""
    if look.is_row or look.block.kind is BlockKind.NOTE:
        return ""
    if look.place.listing and look.block.kind is not BlockKind.QUOTE and signed_with(look.text):
        return "boilerplate"
    if look.continues:
        return "contact" if is_address(look.text) else ""
    if signs_off(look.text):
        return "signature"
    listed = look.block.kind is BlockKind.LIST_ITEM  # no letterhead is a list
    zone = Zone.BODY if listed and look.place.zone is Zone.OPENING else look.place.zone
    if reason := formality(look.text, zone) or procedure(look.text):
        return reason
    closing = look.place.zone is Zone.CLOSING and signed_with(look.text)
    return "signature" if look.signs or closing else ""


def _heading(look: Look) -> bool:
    if look.is_row or look.continues:
        return False
    if look.asked and asked_form(look.text) in look.asked:
        return True
    below = look.following.text if look.following else ""
    if look.block.kind is BlockKind.PARAGRAPH:
        unmarked = unmarked_heading(look.text) or bare_heading(look.text, below)
        return unmarked or repeats_question(look.text, below)
    alone = look.following is not None and look.following.kind is BlockKind.PARAGRAPH
    listed = look.block.kind is BlockKind.LIST_ITEM
    return listed and alone and repeats_question(look.text, below)


def _lead_in(look: Look) -> bool:
    if word_count(look.text) > _SHORT_LEAD_IN or not introduces(look.block, look.following):
        return False
    return len(sentence_spans(look.text)) == 1


def _too_short(look: Look) -> bool:
    if look.continues or look.is_row or look.place.asked:
        return not any(c.isalpha() for c in look.text)
    if look.block.kind is BlockKind.TABLE_CELL and is_figure(look.text):
        return True
    return says_nothing(look.text)


# The first rule that holds gives the reason.
_RULES = (
    ("empty", _empty),
    ("table_header", _table_header),
    ("title", _title),
    ("no_remarks", _no_remarks),
    ("", _form),
    ("heading", _heading),
    ("lead_in", _lead_in),
    ("too_short", _too_short),
)
