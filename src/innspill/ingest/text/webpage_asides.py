"""What stands in a web page and is no text of it: the words in attributes, forms and fallbacks."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from innspill.ingest.notices import LINKS, link_text

SILENT = {
    "head": "", "script": "", "style": "", "progress": "", "meter": "",
    "noscript": "fallbacks", "template": "fallbacks", "iframe": "fallbacks", "object": "fallbacks",
    "embed": "fallbacks", "canvas": "fallbacks", "audio": "fallbacks", "video": "fallbacks",
    "svg": "alt_text", "map": "alt_text", "dialog": "furniture", "rt": "ruby", "rp": "",
    "del": "deletions", "select": "form_values", "option": "form_values",
    "datalist": "form_values", "textarea": "form_values", "button": "form_values",
    "input": "form_values",
}  # fmt: skip
"""Elements that hold no text of the page, and the code of what they say; "" says nothing."""

SPOKEN = frozenset({"title", "desc", "text", "tspan"})
"""The elements of a drawing that are text."""

ADDRESS = re.compile(r"^(?:https?:|mailto:|tel:|ftp:|//)", re.IGNORECASE)
UNTYPED = frozenset({"hidden", "image"})
"""Kinds of input that show no value."""


def silent_text(node: LexborNode) -> str:
    """Give what an element of `SILENT` says."""
    if node.tag == "svg":
        said = (each.text(deep=True) for each in node.traverse() if each.tag in SPOKEN)
        return " ".join(said)
    if node.tag == "map":
        return "\n".join(attribute(area, "alt") for area in node.css("area"))
    if node.tag == "input":
        shown = attribute(node, "type").casefold() not in UNTYPED
        return attribute(node, "value") or attribute(node, "placeholder") if shown else ""
    return str(node.text(deep=True, separator=" ")) or attribute(node, "placeholder")


def attribute_texts(node: LexborNode) -> Iterator[tuple[str, str]]:
    """Give what the attributes of an element that is read say: a code and a text each."""
    attributes = node.attributes
    alternative = attributes.get("alt") if node.tag == "img" else None
    if alternative:
        yield "alt_text", alternative
    for name in ("title", "aria-label"):
        said = attributes.get(name)
        if said and said != alternative and said.strip() not in node.text(deep=True):
            yield "tooltips", said
    address = (attributes.get("href") or "").strip() if node.tag == "a" else ""
    if ADDRESS.match(address):
        yield LINKS, link_text(node.text(deep=True), address)


def attribute(node: LexborNode, name: str) -> str:
    """Give an attribute's value; empty if it has none."""
    return node.attributes.get(name) or ""
