"""What was left for people to write in a letterhead, such as `[dato]`, and stands there still."""

import re
from collections.abc import Mapping
from typing import Final

from innspill.language.catalogue import catalogue
from innspill.language.conventions import LOCALES
from innspill.render.drafts.xml import parse, q
from innspill.render.letterhead.fields import NAMES
from innspill.render.word_package import read_package

_PART: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BLANK: Final = re.compile(r"\[[^\]\[]+\]")


def blanks_in(data: bytes) -> tuple[str, ...]:
    """Return the blanks of a Word document, each once, in the order of its parts."""
    known = {f"[{name}]" for name in NAMES}
    for language in LOCALES:
        known.update(_BLANK.findall(catalogue(language).text("letterhead.starter_address")))
    found = (blank for text in _paragraphs(read_package(data)) for blank in _BLANK.findall(text))
    return tuple(dict.fromkeys(blank for blank in found if blank in known))


def _paragraphs(members: Mapping[str, bytes]) -> list[str]:
    parts = sorted(name for name in members if _PART.fullmatch(name))
    return [
        "".join(text.text or "" for text in paragraph.iter(q("t")))
        for part in parts
        for paragraph in parse(members[part]).iter(q("p"))
    ]
