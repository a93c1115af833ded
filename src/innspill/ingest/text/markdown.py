"""The reader of Markdown."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from innspill.ingest.notices import left_out
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.text.encoding import decode
from innspill.model import Block, BlockKind, Document

FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
TITLE = re.compile(r"^title:[ \t]*(?P<title>.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
DEEPEST = 200  # quotes and lists in each other; the parser drops what is deeper
HTML_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def read_markdown(data: bytes, _name: str) -> Document:
    """Read Markdown (CommonMark with tables); a title in the front matter is the document's."""
    decoded = decode(data)
    front = FRONT_MATTER.match(decoded.text)
    title = TITLE.search(front["fields"]) if front else None
    text = decoded.text[front.end() :] if front else decoded.text
    tokens = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").parse(text)
    return Document(
        format="md",
        blocks=tuple(token_blocks(tokens)),
        title=title["title"].strip("\"'") if title else "",
        notices=(*decoded.notices, *left_out("front_matter", int(bool(front)))),
    )


def token_blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Turn the parser's flat list of tokens into blocks."""
    opened: list[Token] = []
    table_start = -1
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            table_start = number
        elif token.type == "table_close":
            yield from markdown_table(tokens[table_start:number])
            table_start = -1
        if token.nesting:
            opened = [*opened, token] if token.nesting > 0 else opened[:-1]
        elif table_start < 0:
            yield from leaf_blocks(token, opened)


def leaf_blocks(token: Token, opened: Sequence[Token]) -> Iterator[Block]:
    """Turn one token that holds text into a block, whose kind the tokens opened around it tell."""
    text = plain(token)
    if not text:
        return
    kinds = [outer.type for outer in opened]
    depth = sum(kind in {"bullet_list_open", "ordered_list_open"} for kind in kinds)
    if kinds and kinds[-1] == "heading_open":
        yield Block(kind=BlockKind.HEADING, text=text, level=int(opened[-1].tag[1:]))
    elif depth:
        yield Block(kind=BlockKind.LIST_ITEM, text=text, level=depth)
    elif "blockquote_open" in kinds:
        yield Block(kind=BlockKind.QUOTE, text=text)
    else:
        yield Block(kind=BlockKind.PARAGRAPH, text=text)


def plain(token: Token) -> str:
    """Give a token's text without its marks.

    A link's words, a picture's description, code as it stands.
    """
    if token.type == "inline":
        return "".join(inline_text(child) for child in token.children or ()).strip()
    if token.type == "html_block":
        return HTML_TAG.sub(" ", token.content).strip()
    return token.content.strip()


def inline_text(token: Token) -> str:
    """Give the text of one token within a line."""
    if token.type == "hardbreak":
        return "\n"
    if token.type == "softbreak":
        return " "
    return "" if token.type == "html_inline" else token.content


def markdown_table(tokens: Sequence[Token]) -> Iterator[Block]:
    """Turn a table's tokens into blocks."""
    rows: list[list[Cell]] = []
    heading = False
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            heading = token.type == "th_open"
        elif token.type == "inline":
            block = Block(kind=BlockKind.PARAGRAPH, text=plain(token))
            rows[-1].append(Cell(blocks=(block,) if block.text else (), heading=heading))
    return table_blocks(rows)
