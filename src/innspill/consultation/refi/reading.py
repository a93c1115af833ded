"""From the file of a project to its codes, sources and codings."""

from collections import deque
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from innspill.consultation.refi.package import Package, inside, local, open_package
from innspill.consultation.refi.values import (
    ReturnedCode,
    ReturnedProject,
    ReturnedSource,
    Selection,
)
from innspill.model.exchange import Exported, read_state

_DIGITS: Final = 12  # of a position; no text is that long


def read_project(data: bytes, name: str) -> ReturnedProject:
    """Read a project that another program saved.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        UsageError: It is no project, is damaged, or holds more than is read.
    """
    package = open_package(data, name)
    root = package.project()
    return ReturnedProject(
        file=name,
        codes=tuple(_codes(root)),
        sources=tuple(
            _source(element, package)
            for sources in inside(root, "Sources")
            for element in sources.iterchildren("*")
        ),
        exported=_state(root, package),
    )


def _codes(root: Element) -> Iterator[ReturnedCode]:
    """Give all codes, each after the one that it stands in."""
    waiting = deque((code, "") for code in inside(root, "CodeBook", "Codes", "Code"))
    while waiting:
        element, above = waiting.popleft()
        guid = _guid(element.get("guid"))
        yield ReturnedCode(
            guid=guid,
            name=element.get("name") or "",
            description=_description(element),
            above=above,
        )
        waiting.extend((code, guid) for code in inside(element, "Code"))


def _source(element: Element, package: Package) -> ReturnedSource:
    """Read a source; one of pictures, sound or film has no text, one of PDF may have."""
    held = next(inside(element, "Representation"), element)
    return ReturnedSource(
        guid=_guid(element.get("guid")),
        name=element.get("name") or local(element),
        description=_description(element),
        text=_text(held, package),
        selections=tuple(map(_selection, inside(held, "PlainTextSelection"))),
        whole=tuple(_coded(element)),
    )


def _selection(element: Element) -> Selection:
    return Selection(
        start=_number(element.get("startPosition")),
        end=_number(element.get("endPosition")),
        codes=tuple(_coded(element)),
        memo=_description(element),
    )


def _coded(element: Element) -> Iterator[str]:
    for reference in inside(element, "Coding", "CodeRef"):
        yield _guid(reference.get("targetGUID"))


def _text(element: Element, package: Package) -> str | None:
    content = next(inside(element, "PlainTextContent"), None)
    if content is not None and content.text:
        return content.text
    return package.text(element.get("plainTextPath") or "")


def _state(root: Element, package: Package) -> Exported | None:
    """Find the memo that says how the project was coded, whatever it is called by now."""
    for note in inside(root, "Notes", "Note"):
        found = read_state(_text(note, package) or "")
        if found is not None:
            return found
    return None


def _description(element: Element) -> str:
    return "\n".join(each.text or "" for each in inside(element, "Description")).strip()


def _guid(text: str | None) -> str:
    return (text or "").strip().strip("{}").lower()


def _number(text: str | None) -> int:
    """Return a position; 0 for what is none, so that nothing stands there."""
    stripped = (text or "").strip()
    whole = stripped.isascii() and stripped.isdigit() and len(stripped) <= _DIGITS
    return int(stripped) if whole else 0
