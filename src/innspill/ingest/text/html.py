"""The reader of web pages: the page's text without the page's furniture."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from innspill.ingest.notices import left_out
from innspill.ingest.text.encoding import Decoded, decode
from innspill.ingest.text.webpage import PageBuilder
from innspill.model import Block, Document

CHARSET = re.compile(
    rb"<(?:meta[^>]*?charset\s*=|\?xml[^>]*?encoding\s*=)\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
DECLARED_WITHIN = (
    4096  # bytes; twice what the HTML standard looks at, since exports put styles first
)

SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "select",
        "option",
        "datalist",
        "textarea",
        "button",
        "input",
        "progress",
        "meter",
        "dialog",
    ]
)
"""Elements that hold no text of the page."""

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


def read_html(data: bytes, _name: str) -> Document:
    """Read a web page."""
    decoded = page_text(data)
    blocks, title, dropped = page_blocks(decoded.text)
    return Document(
        format="html",
        blocks=blocks,
        title=title,
        notices=(*decoded.notices, *left_out("furniture", dropped)),
    )


def page_text(data: bytes) -> Decoded:
    """Decode a page by its mark, its bytes and what it declares."""
    declared = CHARSET.search(data[:DECLARED_WITHIN])
    return decode(data, declared[1].decode("ascii", "replace") if declared else "")


def page_blocks(source: str) -> tuple[tuple[Block, ...], str, int]:
    """Divide a page into blocks.

    Returns:
        The blocks, the page's title, and how many pieces of furniture were left out.
    """
    tree = LexborHTMLParser(source)
    title = tree.css_first("title")
    root = tree.body or tree.root
    if root is None:
        return (), "", 0
    builder = PageBuilder()
    dropped = feed(root, builder, is_furniture_of(root))
    return builder.finish(), title.text() if title else "", dropped


def is_furniture_of(root: LexborNode) -> "Furniture":
    """Make the judge of what is furniture on this page."""
    return Furniture(root)


class Furniture:
    """Tells the furniture of one page from its text."""

    def __init__(self, root: LexborNode) -> None:
        self.size = max(1, len(root.text(deep=True)))

    def holds(self, node: LexborNode) -> bool:
        """Tell whether an element is furniture; never what holds most of the page."""
        return self.looks_so(node) and len(node.text(deep=True)) < MOSTLY * self.size

    def looks_so(self, node: LexborNode) -> bool:
        """Tell by an element's name, role, class and first words."""
        attributes = node.attributes
        if (
            node.tag in FURNITURE
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
        ):
            return True
        role = (attributes.get("role") or "").casefold()
        if role in ROLES or node.tag in {"header", "footer"}:
            return not within(node, CONTENT)
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return bool(FURNITURE_NAME.search(names)) or is_read_also(node)


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


def feed(root: LexborNode, builder: "PageBuilder", furniture: Furniture) -> int:
    """Walk the page in reading order, without recursion, so that no nesting is too deep.

    Returns:
        How many pieces of furniture with text were passed over.
    """
    dropped = 0
    node: LexborNode | None = root
    while node is not None:
        down = None
        if node.is_text_node:
            builder.text(node.text_content or "")
        elif node.is_element_node and node.tag not in SILENT:
            if node is not root and furniture.holds(node):
                dropped += bool(node.text(deep=True).strip())
            else:
                builder.open(node)
                down = node.first_child
                if down is None:
                    builder.close(node)
        node = down or following(node, root, builder)
    return dropped


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
