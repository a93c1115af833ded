"""What pypdf does beside PDFium: form fields, and plain text where PDFium gives none.

pypdf raises errors of any class on broken files; each is caught here and named to the caller.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from innspill.ingest.pdf.lines import Line, Page, garbled_share
from innspill.ingest.pdf.words import tidy
from innspill.model import Block, BlockKind

logging.getLogger("pypdf").setLevel(
    logging.CRITICAL
)  # what it mends is not told; what fails is, by us

_MOST_WIDGETS: Final = 5000  # on one page
_MOST_PARENTS: Final = 20  # of one field
_WIDTH: Final = 5.0  # points a letter, for lines that have no place
_SIZE: Final = 10.0
_LEADING: Final = 12.0
_OFF: Final = frozenset({"", "Off", "/Off"})


@dataclass(slots=True)
class PlainReader:
    """Gives the text of single pages, opening the file when it is first asked to."""

    data: bytes
    fault: str = ""
    form_fault: str = ""
    _reader: PdfReader | None = field(default=None, init=False)

    def count(self, most: int) -> int:
        """Count the pages, no more than `most`; 0 if the file cannot be opened."""
        try:
            return min(len(self._open().pages), most)
        except Exception as error:  # noqa: BLE001 - see the module's docstring
            self.fault = _words(error)
            return 0

    def page(self, number: int) -> Page:
        """Read a page, counted from 1; it has failed if pypdf cannot read it either."""
        try:
            text = self._open().pages[number - 1].extract_text()
        except Exception as error:  # noqa: BLE001 - see the module's docstring
            self.fault = _words(error)
            return Page(number=number, failed=True)
        return Page(
            number=number,
            lines=tuple(_placed(text, number)),
            height=_LEADING * (len(text.splitlines()) + 1),
            garbled=garbled_share(text),
        )

    def answers(self, most: int) -> list[Block]:
        """Read the filled fields of a form, on at most `most` pages, up to where pypdf fails."""
        blocks: list[Block] = []
        try:
            for number, page in enumerate(islice(self._open().pages, most), start=1):
                blocks += dict.fromkeys(_page_answers(page, number))
        except Exception as error:  # noqa: BLE001 - see the module's docstring
            self.form_fault = _words(error)
        return blocks

    def _open(self) -> PdfReader:
        if self._reader is None:
            self._reader = PdfReader(BytesIO(self.data))
            if self._reader.is_encrypted:
                self._reader.decrypt("")
        return self._reader


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".strip(": ")


def _placed(text: str, page: int) -> Iterator[Line]:
    """Place lines of plain text below each other, so that they can be laid out like others."""
    y = 0.0
    for line in text.splitlines():
        y += _LEADING if line.strip() else _LEADING / 2
        if line.strip():
            words = line.split()
            yield Line(
                text=" ".join(words),
                x0=0.0,
                x1=_WIDTH * len(" ".join(words)),
                y=y,
                size=_SIZE,
                page=page,
                tab=_WIDTH * (len(words[0]) + 1),
            )


def _page_answers(page: DictionaryObject, number: int) -> Iterator[Block]:
    annotations = page.get("/Annots", ArrayObject()).get_object()
    for reference in islice(annotations or (), _MOST_WIDGETS):
        widget = reference.get_object()
        if not isinstance(widget, DictionaryObject) or widget.get("/Subtype") != "/Widget":
            continue
        name, value = _name(widget), _value(widget)
        if value:
            yield Block(kind=BlockKind.TABLE_CELL, text=value, page=number, header=name)


def _inherited(widget: DictionaryObject) -> Iterator[DictionaryObject]:
    """Give a field and the fields above it, from which it takes what it does not say itself."""
    node: Any = widget
    for _ in range(_MOST_PARENTS):
        if not isinstance(node, DictionaryObject):
            return
        yield node
        node = node.get("/Parent", None)
        node = node.get_object() if node is not None else None


def _first(widget: DictionaryObject, key: str) -> Any:  # noqa: ANN401 - any PDF object
    found = (node[key] for node in _inherited(widget) if key in node)
    return next(found, None)


def _name(widget: DictionaryObject) -> str:
    """Give the label that people see, or else the field's own name."""
    label = _first(widget, "/TU") or _first(widget, "/T")
    return tidy(str(label)) if label is not None else ""


def _value(widget: DictionaryObject) -> str:
    """Give the answer as text; a box that is ticked gives the name of its state."""
    kind, value = _first(widget, "/FT"), _first(widget, "/V")
    if kind == "/Btn":
        state = widget.get("/AS", value)
        return "" if state is None or str(state) in _OFF else tidy(str(state).lstrip("/"))
    if kind not in {"/Tx", "/Ch"} or value is None:
        return ""
    parts = value if isinstance(value, ArrayObject) else [value]
    return tidy(" ".join(_decoded(part) for part in parts))


def _decoded(value: Any) -> str:  # noqa: ANN401 - any PDF object
    plain = value.get_object()
    return plain.get_data().decode("utf-8", "replace") if hasattr(plain, "get_data") else str(plain)
