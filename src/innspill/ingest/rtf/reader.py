"""The state of a Rich Text file while it is read: groups, destinations, encodings."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from innspill.ingest.office.docx_styles import Style
from innspill.ingest.rtf.body import Flow
from innspill.ingest.rtf.tokens import Mark
from innspill.model import Block, BlockKind

SILENT = frozenset(
    {
        "colortbl", "pict", "fldinst", "listtable", "listoverridetable", "listpicture", "xe", "tc",
        "rxe", "txe", "shprslt", "nonshppict", "objdata", "objclass", "objname", "objalias", "sp",
        "upr", "nonesttables", "pntxta", "pntxtb", "filetbl", "revtbl", "rsidtbl", "info", "ftnsep",
        "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "atnid",
        "atnauthor", "private",
    }
)  # fmt: skip
"""Destinations without text of the letter."""

STARRED = frozenset({"shpinst", "shptxt", "ud", "footnote", "annotation"})
"""Destinations with text although a program that does not know them may pass them over."""

HEADERS = frozenset(
    f"{place}{side}" for place in ("header", "footer") for side in ("", "l", "r", "f")
)
NOTES = frozenset({"footnote", "annotation"})
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
    stand in for it; `flow` names the run of paragraphs that the group began, if it began one.
    """

    destination: str = "body"
    encoding: str = ""
    skips: int = 1
    hidden: bool = False
    deleted: bool = False
    muted: bool = False
    starred: bool = False
    flow: str = ""


@dataclass(slots=True)
class RtfReader:
    """Takes marks one by one; `body` and `headers` hold what was read.

    `words` are the rules of the control words that say something of the text.
    """

    words: Mapping[str, "Rule"]
    styles: dict[int, Style] = field(default_factory=dict)
    headers: list[Flow] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    title: str = ""
    body: Flow = field(init=False)
    flows: list[Flow] = field(init=False)
    group: Group = field(default_factory=Group)
    outer: list[Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    encoding: str = "cp1252"
    font: int = 0
    style: int = 0
    outline: int | None = None
    style_name: str = ""
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
            self.group = replace(self.group, flow="")
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
        if group.destination == "title":
            self.title += text
        elif group.destination == "stylesheet":
            self.style_name += text
        elif group.destination == "body" and not group.muted:
            if group.deleted or group.hidden:
                self.counts["deletions" if group.deleted else "hidden"] += 1
            else:
                self.flows[-1].line.append(text)

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
        if ended.flow:
            self.end_flow(ended.flow)
        elif ended.destination == "stylesheet" and self.style_name.strip():
            self.styles[self.style] = Style(
                names=(self.style_name.strip(" ;"),), outline=self.outline
            )
            self.style, self.outline, self.style_name = 0, None, ""

    def end_flow(self, name: str) -> None:
        """End a page header or a note; a note hangs on the paragraph that refers to it."""
        flow = self.flows.pop()
        if name in HEADERS:
            self.headers.append(flow)
        elif name == "annotation":
            self.counts["comments"] += 1
        else:
            text = "\n".join(block.text.strip() for block in flow.end())
            self.flows[-1].notes.append(Block(kind=BlockKind.NOTE, text=text))


Rule = Callable[[RtfReader, Mark], None]
"""What a control word does to the reader."""
