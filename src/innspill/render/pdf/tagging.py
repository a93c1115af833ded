"""The structure of a PDF: what is a heading, a list, a table, a link (ISO 32000-1, 14.7 and 14.8).

WeasyPrint has tags of its own, but ends every paragraph and table with its page, and says neither
the scope of a header cell nor the language of words. Here each element of the HTML is one element
of the structure, however many pages it stands on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from innspill.language.catalogue import Catalogue
from innspill.render.pdf.engine import Box, Raw, boxes, pydyf
from innspill.render.pdf.links import name_links
from innspill.render.pdf.roles import GROUPS, LABEL, MIXED, attributes_of, role_of
from innspill.render.pdf.sheets import Sheet, placed

_Key = tuple[object, str]


def tag(document: Raw, pdf: Raw, words: Catalogue) -> None:
    """Add structure, language, and what tells that they are there, to a PDF that is painted.

    Args:
        document: WeasyPrint's document; its pages are sheets.
        pdf: pydyf's PDF.
        words: What links are called.
    """
    name_links(document.pages, words)
    tree = _Tree(pdf=pdf, pages=pdf.page_references)
    for number, sheet in enumerate(document.pages):
        tree.add(number, sheet)
    tree.close()
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    document.metadata.include_in_pdf(pdf, "ua", 1, conformance=None, compress=True)


@dataclass(slots=True)
class _Tree:
    """Grows page by page; `pages` are the references of all.

    `nodes` are by HTML element and its tag, `items` those of list items by their elements; `spans`
    are the last spans in nodes, by these nodes' numbers; `parents` is the parent tree, and `links`
    are annotations with the nodes in which they stand.
    """

    pdf: Raw
    pages: tuple[bytes, ...]
    nodes: dict[_Key, Raw] = field(default_factory=dict)
    parents: Raw = field(default_factory=pydyf.Array)
    items: dict[object, Raw] = field(default_factory=dict)
    spans: dict[int, Raw] = field(default_factory=dict)
    links: list[tuple[Raw, Raw]] = field(default_factory=list)
    root: Raw = None
    document: Raw = None

    def __post_init__(self) -> None:
        self.root = self._added({"Type": "/StructTreeRoot", "K": pydyf.Array()})
        self.document = self._node("Document", self.root)
        self.pdf.catalog["StructTreeRoot"] = self.root.reference

    def add(self, number: int, sheet: Sheet) -> None:
        """Hang the content of a page into the tree, in reading order."""
        page = self.pdf.objects[int(self.pages[number].split()[0])]
        page["StructParents"], page["Tabs"] = number, "/S"
        owners: list[Raw] = [None] * len(sheet.numbers)
        for box, node in self._leaves(sheet.root, self.document):
            if box in sheet.numbers:
                owners[sheet.numbers[box]] = self._content(sheet.numbers[box], node, number)
            elif link := getattr(box, "link_annotation", None):
                self._annotated(link, node, number)
        self.parents.extend((number, pydyf.Array(owner.reference for owner in owners)))

    def close(self) -> None:
        """Tell of each link where it stands in the tree, and finish the parent tree."""
        for number, (link, node) in enumerate(self.links, start=len(self.pages)):
            link["StructParent"] = number
            self.parents.extend((number, node.reference))
        parents = self._added({"Nums": self.parents})
        self.root["ParentTree"] = parents.reference
        self.root["ParentTreeNextKey"] = len(self.pages) + len(self.links)

    def _leaves(self, box: Box, node: Raw) -> Iterator[tuple[Box, Raw]]:
        """Give every box with the node in which it stands."""
        for child in map(placed, box.children):
            if isinstance(child, boxes.MarginBox):
                continue
            own = self._node_of(child, node)
            if own["S"][1:] in GROUPS and _has_lines(child):
                own = self._node("P", own)
            yield child, own
            if isinstance(child, boxes.ParentBox):
                yield from self._leaves(child, own)

    def _node_of(self, box: Box, around: Raw) -> Raw:
        """Return the node of a box: that of its element, or the one around it."""
        role = role_of(box)
        if not role or isinstance(box, (boxes.TextBox, boxes.LineBox)):
            return around
        key = box.element, box.element_tag
        if key not in self.nodes:
            self.nodes[key] = self._label(box) or self._node(role, around, attributes_of(box))
            if role == "LI":
                # What stands in a list item beside its mark is its body.
                self.items[box.element] = self.nodes[key]
                self.nodes[key] = self._node("LBody", self.nodes[key])
        return self.nodes[key]

    def _label(self, box: Box) -> Raw:
        """Return a node for the mark of a list item, in front of its body; None for other boxes."""
        if box.element_tag != LABEL:
            return None
        item = self.items[box.element]
        label = self._node("Lbl", item)
        item["K"].insert(0, item["K"].pop())
        return label

    def _content(self, mark: int, around: Raw, number: int) -> Raw:
        """Hang a piece of content into its node, and return what holds it.

        Where it can have links and words of another language as neighbours, it is in a span, so
        that the order of all is that of elements.
        """
        node = self._span(around) if around["S"][1:] in MIXED else around
        page = self.pages[number]
        if node.setdefault("Pg", page) == page:
            node["K"].append(mark)
        else:
            about = {"Type": "/MCR", "Pg": page, "MCID": mark}
            node["K"].append(pydyf.Dictionary(about))
        return node

    def _span(self, around: Raw) -> Raw:
        """Return the span that is the last in a node, or a new one."""
        last = self.spans.get(around.number)
        if last is None or around["K"][-1] != last.reference:
            last = self.spans[around.number] = self._node("Span", around)
        return last

    def _annotated(self, link: Raw, node: Raw, number: int) -> None:
        page = self.pages[number]
        about = {"Type": "/OBJR", "Pg": page, "Obj": link.reference}
        node["K"].append(pydyf.Dictionary(about))
        self.links.append((link, node))

    def _node(self, role: str, around: Raw, attributes: Mapping[str, Raw] | None = None) -> Raw:
        node = self._added(
            {
                "Type": "/StructElem",
                "S": f"/{role}",
                "P": around.reference,
                "K": pydyf.Array(),
                **(attributes or {}),
            }
        )
        around["K"].append(node.reference)
        return node

    def _added(self, values: dict[str, Raw]) -> Raw:
        made = pydyf.Dictionary(values)
        self.pdf.add_object(made)
        return made


def _has_lines(box: Box) -> bool:
    return isinstance(box, boxes.ParentBox) and any(
        isinstance(child, boxes.LineBox) for child in box.children
    )
