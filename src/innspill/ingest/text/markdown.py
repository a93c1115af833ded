"""The reader of Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from innspill.ingest.notices import (
    LINKS,
    asides_of,
    left_out_of,
    link_text,
    without_repeats,
)
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.text.encoding import decode
from innspill.ingest.text.html import read_page
from innspill.model import Aside, Block, BlockKind, Document

FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
TITLE = re.compile(r"^title:[ \t]*(?P<title>.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
DEEPEST = 200  # quotes and lists in each other; the parser drops what is deeper
COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.DOTALL)
IN_TAGS = frozenset({LINKS, "alt_text", "tooltips", "form_values"})
"""What tags say beside the text that they mark."""

HTML_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def read_markdown(data: bytes, _name: str) -> Document:
    """Read Markdown (CommonMark with tables); a title in the front matter is the document's."""
    decoded = decode(data)
    front = FRONT_MATTER.match(decoded.text)
    title = TITLE.search(front["fields"]) if front else None
    text = decoded.text[front.end() :] if front else decoded.text
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
    env: dict[str, dict[str, dict[str, str]]] = {}
    tokens = parser.parse(text, env)
    matter = asides_of("front_matter", [front["fields"] if front else ""])
    references = env.get("references", {})
    asides = without_repeats((*matter, *token_asides(tokens), *unused(tokens, references)))
    return Document(
        format="md",
        blocks=tuple(token_blocks(tokens)),
        title=title["title"].strip("\"'") if title else "",
        asides=asides,
        notices=(*decoded.notices, *left_out_of(asides)),
    )


def leaves(tokens: Iterable[Token]) -> Iterator[Token]:
    """Give all tokens, those within lines in place of the lines."""
    for token in tokens:
        yield from leaves(token.children) if token.children else (token,)


def token_asides(tokens: Sequence[Token]) -> Iterator[Aside]:
    """Give the addresses of links, and what HTML says in comments and tags."""
    address, words = "", ""
    for token in leaves(tokens):
        if token.type == "link_open":
            address, words = attribute(token, "href"), ""
        elif token.type == "link_close":
            if not address.startswith("#"):
                yield from asides_of(LINKS, [link_text(words, address)])
        elif token.type in {"html_block", "html_inline"}:
            yield from html_asides(token.content)
        words += token.content
        yield from asides_of("tooltips", [attribute(token, "title")])


def html_asides(source: str) -> Iterator[Aside]:
    """Give what a piece of HTML says that is not read."""
    yield from asides_of("comments", (match["text"] for match in COMMENT.finditer(source)))
    yield from (aside for aside in read_page(source).asides if aside.what in IN_TAGS)


def unused(tokens: Sequence[Token], references: dict[str, dict[str, str]]) -> Iterator[Aside]:
    """Give the addresses at the foot of the text that nothing in it refers to."""
    used = {attribute(token, name) for token in leaves(tokens) for name in ("href", "src")}
    for label, reference in references.items():
        if reference.get("href", "") not in used:
            words = (label.casefold(), reference.get("title", ""))
            yield from asides_of(LINKS, [link_text(" ".join(words), reference.get("href", ""))])


def attribute(token: Token, name: str) -> str:
    """Give an attribute of a token; empty if it has none."""
    return str(token.attrGet(name) or "")


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
