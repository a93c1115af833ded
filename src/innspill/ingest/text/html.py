"""The reader of web pages: the page's text without the page's furniture."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from innspill.ingest.notices import asides_of, left_out_of, without_repeats
from innspill.ingest.text.encoding import Decoded, decode
from innspill.ingest.text.webpage import PageBuilder
from innspill.ingest.text.webpage_asides import SILENT, attribute_texts, silent_text
from innspill.model import Aside, Block, Document

CHARSET = re.compile(
    rb"<(?:meta[^>]*?charset\s*=|\?xml[^>]*?encoding\s*=)\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
DECLARED_WITHIN = (
    4096  # bytes; twice what the HTML standard looks at, since exports put styles first
)

FURNITURE = frozenset(["nav", "aside", "form", "figcaption", "menu"])
"""Elements that stand around a page's text; a form may wrap a whole page, and then it is none."""

ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alert",
        "menu",
        "toolbar",
    ]
)
CONTENT = frozenset({"article", "main", "section", "blockquote"})
"""Elements whose own headers, footers and boxes belong to the text."""

FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookie(?:s|bar|banner|consent|info)?|breadcrumbs?|share|sharing|social|some-?share"
    r"|skip-?links?|related(?:-?articles|-?content|-?links)?"
    r"|les-?ogs[aå]|newsletter|nyhetsbrev|comment-?form"
    r"|sidebar|navbar|mega-?menu|print-?hidden|visually-?hidden|sr-only|screen-reader-text"
    r"|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
READ_ALSO = re.compile(r"^\s*(?:les også|les og|se også)\s*:?\s*", re.IGNORECASE)
LONGEST_POINTER = 200  # characters; a longer text says something itself
MOSTLY = 0.5  # share of a page's text; what holds more of it is no furniture


HIDDEN = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
"""A style that shows nothing, as mails have it around what only the list of mails shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says, what it is called, and what of it was left out."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    asides: tuple[Aside, ...] = ()


def read_html(data: bytes, _name: str) -> Document:
    """Read a web page."""
    decoded = page_text(data)
    page = read_page(decoded.text)
    return Document(
        format="html",
        blocks=page.blocks,
        title=page.title,
        asides=page.asides,
        notices=(*decoded.notices, *left_out_of(page.asides)),
    )


def page_text(data: bytes) -> Decoded:
    """Decode a page by its mark, its bytes and what it declares."""
    declared = CHARSET.search(data[:DECLARED_WITHIN])
    return decode(data, declared[1].decode("ascii", "replace") if declared else "")


def read_page(source: str) -> Page:
    """Divide a page into blocks, and what it has beside them."""
    tree = LexborHTMLParser(source)
    title = tree.css_first("title")
    root = tree.body or tree.root
    if root is None:
        return Page()
    builder = PageBuilder()
    left: list[tuple[str, str]] = []
    feed(root, builder, Furniture(root), left)
    return Page(
        blocks=builder.finish(),
        title=title.text() if title else "",
        asides=without_repeats(aside for what, text in left for aside in asides_of(what, [text])),
    )


class Furniture:
    """Tells the furniture of one page from its text."""

    def __init__(self, root: LexborNode) -> None:
        self.size = max(1, len(root.text(deep=True)))

    def code(self, node: LexborNode) -> str:
        """Tell why an element is left out, never one that holds most of the page; else empty."""
        if is_hidden(node):
            what = "hidden"
        elif self.looks_so(node):
            what = "furniture"
        else:
            return ""
        return what if len(node.text(deep=True)) < MOSTLY * self.size else ""

    def looks_so(self, node: LexborNode) -> bool:
        """Tell by an element's name, role, class and first words."""
        attributes = node.attributes
        if node.tag in FURNITURE or attributes.get("aria-hidden") == "true":
            return True
        role = (attributes.get("role") or "").casefold()
        if role in ROLES or node.tag in {"header", "footer"}:
            return not within(node, CONTENT)
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return bool(FURNITURE_NAME.search(names)) or is_read_also(node)


def is_hidden(node: LexborNode) -> bool:
    """Tell what a browser does not show."""
    return "hidden" in node.attributes or bool(HIDDEN.search(node.attributes.get("style") or ""))


def is_read_also(node: LexborNode) -> bool:
    """Tell a paragraph that only points to another article ("Les også: ...")."""
    if node.tag not in {"p", "li"}:
        return False
    text = node.text(deep=True)
    mark = READ_ALSO.match(text)
    if not mark or len(text) > LONGEST_POINTER:
        return False
    link = node.css_first("a")
    return link is not None and len(link.text(deep=True).strip()) >= MOSTLY * len(text.strip())


def within(node: LexborNode, tags: frozenset[str]) -> bool:
    """Tell whether an element stands in one of these."""
    outer = node.parent
    while outer is not None:
        if outer.tag in tags:
            return True
        outer = outer.parent
    return False


def feed(
    root: LexborNode,
    builder: PageBuilder,
    furniture: Furniture | None,
    left: list[tuple[str, str]],
) -> None:
    """Walk the page in reading order, without recursion, so that no nesting is too deep.

    Args:
        root: Where the walk begins and ends.
        builder: Takes what is read.
        furniture: Tells what stands around the text; None where everything is wanted.
        left: Takes what is left out: a code and a text each.
    """
    node: LexborNode | None = root
    while node is not None:
        down = None
        if node.is_text_node:
            builder.text(node.text_content or "")
        elif node.is_element_node:
            what = "" if furniture is None or node is root else furniture.code(node)
            if node.tag in SILENT:
                left.append((SILENT[node.tag], silent_text(node) if SILENT[node.tag] else ""))
            elif what:
                left.append((what, words_of(node)))
            else:
                left.extend(attribute_texts(node))
                builder.open(node)
                down = node.first_child
                if down is None:
                    builder.close(node)
        node = down or following(node, root, builder)


def words_of(node: LexborNode) -> str:
    """Give all that an element says, a line a block, pictures and form fields last."""
    builder = PageBuilder()
    left: list[tuple[str, str]] = []
    feed(node, builder, None, left)
    beside = (text for what, text in left if what in {"alt_text", "form_values"})
    return "\n".join((*(block.text for block in builder.finish()), *beside))


def following(node: LexborNode, root: LexborNode, builder: "PageBuilder") -> LexborNode | None:
    """Give the next element in reading order, closing those that end on the way.

    None at the end.
    """
    current: LexborNode | None = node
    while current is not None and current.mem_id != root.mem_id:
        if current.next is not None:
            return current.next
        current = current.parent
        if current is not None:
            builder.close(current)
    return None
