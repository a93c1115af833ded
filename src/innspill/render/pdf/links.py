"""What links say that they are, to those who cannot see where they stand."""

from collections.abc import Iterable

from innspill.language.catalogue import Catalogue
from innspill.render.pdf.engine import Raw, pydyf

_PRINTED = 4  # ISO 32000-1, table 165
_KINDS = {"kilde": "annex.to_source", "setning": "annex.to_sentence"}
"""The catalogue's words for links, by what stands in front of the hyphen in their targets."""


def name_links(pages: Iterable[Raw], words: Catalogue) -> None:
    """Give every link an alternative text (ISO 14289-1, 7.18.5)."""
    for page in pages:
        for _, target, _, box in page.links:
            link = box.link_annotation
            if link is None:  # it leads nowhere, of which WeasyPrint tells
                continue
            said = " ".join("".join(box.element.itertext()).split())
            key = _KINDS.get(target.partition("-")[0])
            name = box.element.get("title") or (words.text(key, what=said) if key else said)
            link["Contents"] = pydyf.String(name or target)
            link["F"] = _PRINTED
