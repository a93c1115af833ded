"""Where the walk through a document stands: in which zone, under which heading and lead-in."""

from dataclasses import dataclass, field

from innspill.ingest.passages.formalities import Zone, has_verb, heads_recipients, word_count
from innspill.language.sentences import sentence_spans
from innspill.model import Block, BlockKind

_SHORT_OPEN = 8  # words of a lead-in without a colon
_ENDS = (".", "!", "?", ";", ",", ":")
_SPOKEN = frozenset({"", "treatment", "reference"})  # "The council resolved:" leads in, too


@dataclass(slots=True)
class Place:
    """Where the walk through one part of a document stands.

    `lead_ins` are the open ones with their depth; `listing` is set within a list of attachments or
    recipients, `asked` right under a heading that is a question.
    """

    zone: Zone = Zone.OPENING
    heading: str = ""
    lead_ins: list[tuple[int, str]] = field(default_factory=list)
    listing: bool = False
    asked: bool = False

    def lead_in(self, block: Block) -> str:
        """Give the line that the block continues."""
        if block.kind is BlockKind.TABLE_CELL:
            return block.header
        if block.kind is not BlockKind.LIST_ITEM and not typed_item(block):
            self.lead_ins.clear()
            return ""
        depth = max(block.level, 1)
        self.lead_ins = [(level, text) for level, text in self.lead_ins if level < depth]
        return self.lead_ins[-1][1] if self.lead_ins else ""

    def note(self, block: Block, following: Block | None, reason: str) -> None:
        """Move on past a block: headings and lead-ins are kept for what follows, zones change.

        `reason` is why the block is no passage, else empty.
        """
        text = block.text.strip()
        if reason == "heading":
            self.heading, self.zone = text, _after_heading(self.zone)
            self.lead_ins.clear()
            if text.endswith(":") and following and following.kind is BlockKind.LIST_ITEM:
                self.lead_ins.append((0, text))
        elif reason == "lead_in" or (reason in _SPOKEN and introduces(block, following)):
            self._open(block, text)
        elif reason == "signature":
            self.zone = Zone.CLOSING
        elif not reason:
            self.zone = Zone.BODY
        self.asked = reason == "heading" and text.endswith("?")
        self.listing = heads_recipients(text) or (self.listing and reason == "boilerplate")

    def _open(self, block: Block, text: str) -> None:
        sentences = sentence_spans(text)
        first, last = sentences[-1] if sentences else (0, 0)
        level = max(block.level, 1) if block.kind is BlockKind.LIST_ITEM else 0
        self.lead_ins.append((level, text[first:last]))
        self.zone = Zone.BODY


def _after_heading(zone: Zone) -> Zone:
    return Zone.BODY if zone is Zone.CLOSING else zone


def typed_item(block: Block) -> bool:
    """Tell a list item that is typed as a paragraph: it begins with a small letter."""
    return block.kind is BlockKind.PARAGRAPH and block.text.lstrip()[:1].islower()


def introduces(block: Block, following: Block | None) -> bool:
    """Tell whether a block leads in what follows: a list, or lines that begin with a small letter.

    It ends with a colon, or is a few words with a verb and without an end ("Vi trenger").
    """
    if following is None or block.kind not in _PROSE:
        return False
    listed = following.kind is BlockKind.LIST_ITEM
    if block.kind is BlockKind.LIST_ITEM and (not listed or following.level <= block.level):
        return False
    text = block.text.rstrip()
    if text.endswith(":"):
        return listed or typed_item(following) or following.kind is BlockKind.QUOTE
    short = word_count(text) <= _SHORT_OPEN and not text.endswith(_ENDS) and has_verb(text)
    return listed and short and block.kind is BlockKind.PARAGRAPH


_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
