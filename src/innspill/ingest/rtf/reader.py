"""The state of a Rich Text file while it is read: groups, destinations, encodings."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from innspill.ingest.notices import link_text
from innspill.ingest.office.docx_links import field_address
from innspill.ingest.office.docx_styles import Style
from innspill.ingest.office.drawingml import signed
from innspill.ingest.rtf.body import Flow
from innspill.ingest.rtf.tokens import Mark
from innspill.model import Block, BlockKind

SILENT = frozenset(
    {
        "colortbl", "pict", "listtable", "listoverridetable", "listpicture", "xe", "tc",
        "rxe", "txe", "shprslt", "nonshppict", "objdata", "objclass", "objname", "objalias", "sp",
        "upr", "nonesttables", "pntxta", "pntxtb", "filetbl", "revtbl", "rsidtbl", "info", "ftnsep",
        "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "atnid",
        "private",
    }
)  # fmt: skip
"""Destinations without text of the letter."""

STARRED = frozenset(
    {
        "shpinst", "shptxt", "ud", "footnote", "annotation", "fldinst", "atnauthor", "formfield",
        "ffl", "ffdeftext",
    }
)  # fmt: skip
"""Destinations with text although a program that does not know them may pass them over."""

HEADERS = frozenset(
    f"{place}{side}" for place in ("header", "footer") for side in ("", "l", "r", "f")
)
DESCRIBING = {"wzDescription": "alt_text", "gtextUNICODE": "word_art"}
"""The properties of drawings that are text, and the code of what they say."""

NOTES = frozenset({"footnote", "annotation"})
GATHERED = frozenset({"title", "stylesheet", "author", "sn", "sv", "form"})
"""Destinations with text that is about the document, or beside it."""

SIGNS = {
    "\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "-", "line": "\n",
    "softline": "\n", "tab": "\t",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "column": " ", "page": " ",
}  # fmt: skip
"""What each word or sign that stands for a character stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What holds until the group's end.

    `destination` says where text goes; `skips` is the number of characters after a Unicode one that
    stand in for it; `flow` names the run of paragraphs that the group began, if it began one, and
    `ends` what else does.
    """

    destination: str = "body"
    encoding: str = ""
    skips: int = 1
    hidden: bool = False
    deleted: bool = False
    muted: bool = False
    starred: bool = False
    flow: str = ""
    ends: str = ""


@dataclass(slots=True)
class Field:
    """A field that is still open: its code, and the words that show what it came to."""

    code: str = ""
    words: str = ""


@dataclass(slots=True)
class RtfReader:
    """Takes marks one by one; `body` and `headers` hold what was read, `left` what was not.

    `left` are pairs of a code and a text; `beside` is the text of destinations that hold something
    about the document, by their names. `words` are the rules of the control words that say
    something of the text.
    """

    words: Mapping[str, "Rule"]
    styles: dict[int, Style] = field(default_factory=dict)
    headers: list[Flow] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    left: list[tuple[str, str]] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    joins: bool = False
    body: Flow = field(init=False)
    flows: list[Flow] = field(init=False)
    group: Group = field(default_factory=Group)
    outer: list[Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    encoding: str = "cp1252"
    font: int = 0
    style: int = 0
    outline: int | None = None
    waiting: bytearray = field(default_factory=bytearray)
    to_skip: int = 0

    def __post_init__(self) -> None:
        self.body = Flow(styles=self.styles)
        self.flows = [self.body]

    def take(self, mark: Mark) -> None:
        """Take the next mark."""
        if mark.kind in {"byte", "text"}:
            skipped = min(self.to_skip, len(mark.value))
            self.to_skip -= skipped
            self.waiting += mark.value[skipped:].encode("latin-1")
            return
        self.flush()
        if mark.kind == "word":
            stands_in = self.to_skip > 0 and mark.value in SIGNS
            self.to_skip = self.to_skip - 1 if stands_in else 0
            if not stands_in:
                self.take_word(mark)
            return
        self.to_skip = 0
        if mark.value == "{":
            self.outer.append(self.group)
            self.group = replace(self.group, flow="", ends="")
        elif self.outer:
            self.end_group()

    def flush(self) -> None:
        """Decode the bytes that wait, together: some encodings have several a character."""
        if self.waiting:
            text = bytes(self.waiting).decode(self.group.encoding or self.encoding, "replace")
            self.waiting.clear()
            self.write(text)

    def write(self, text: str) -> None:
        """Put text where the group's destination sends it."""
        group = self.group
        if group.destination == "fldinst" and self.fields:
            self.fields[-1].code += text
        elif group.destination in GATHERED:
            self.beside[group.destination] = self.beside.get(group.destination, "") + text
        elif group.destination == "body" and not group.muted:
            if group.deleted or group.hidden:
                self.leave_out("deletions" if group.deleted else "hidden", text)
            else:
                self.joins = False
                self.flows[-1].line.append(text)
                if self.fields:
                    self.fields[-1].words += text

    def leave_out(self, what: str, text: str) -> None:
        """Keep a text that is left out; with the one before it, if nothing read is between them."""
        if self.joins and self.left[-1][0] == what:
            text = self.left.pop()[1] + text
        self.left.append((what, text))
        self.joins = True

    def begin_gathering(self, destination: str) -> None:
        """Send the group's text to something beside the document, and end that with the group."""
        self.beside[destination] = ""
        self.group = replace(self.group, destination=destination, ends=destination)

    def end_gathering(self, name: str) -> None:
        """Take what a group said beside the text."""
        text = self.beside.get(name, "")
        if name == "field":
            ended = self.fields.pop()
            self.left.append(("links", link_text(ended.words, field_address(ended.code))))
        elif name == "sv" and self.beside.get("sn", "").strip() in DESCRIBING:
            self.left.append((DESCRIBING[self.beside["sn"].strip()], text))
        elif name == "form":
            self.left.append(("form_values", text))
        self.joins = False

    def take_word(self, mark: Mark) -> None:
        """Obey a control word; one that no rule names says nothing about the text."""
        word = mark.value
        if word == "*":
            self.group = replace(self.group, starred=True)
            return
        unknown = self.group.starred and word not in STARRED
        self.group = replace(self.group, starred=False)
        if unknown or word in SILENT:
            self.group = replace(self.group, destination="silent")
        elif word in SIGNS:
            self.write(SIGNS[word])
        elif word in self.words:
            self.words[word](self, mark)

    def begin_flow(self, name: str) -> None:
        """Begin a run of paragraphs that lasts to the end of the group."""
        if self.group.destination == "body":
            self.flows.append(Flow(styles=self.styles))
            self.group = replace(self.group, flow=name)

    def end_group(self) -> None:
        """End a group, and the flow or the style that it held."""
        ended, self.group = self.group, self.outer.pop()
        if ended.ends:
            self.end_gathering(ended.ends)
        if ended.flow:
            self.end_flow(ended.flow)
        elif ended.destination == "stylesheet" and self.beside.get("stylesheet", "").strip():
            name = self.beside.pop("stylesheet").strip(" ;")
            self.styles[self.style] = Style(names=(name,), outline=self.outline)
            self.style, self.outline = 0, None

    def end_flow(self, name: str) -> None:
        """End a page header or a note; a note hangs on the paragraph that refers to it."""
        flow = self.flows.pop()
        if name in HEADERS:
            self.headers.append(flow)
            return
        text = "\n".join(block.text.strip() for block in flow.end())
        if name == "annotation":
            self.left.append(("comments", signed(self.beside.pop("author", ""), text)))
            self.joins = False
        else:
            self.flows[-1].notes.append(Block(kind=BlockKind.NOTE, text=text))


Rule = Callable[[RtfReader, Mark], None]
"""What a control word does to the reader."""
