"""The pages while they are painted: what on them is content, and what is repeated or decoration."""

from collections.abc import Iterator
from contextlib import contextmanager

from innspill.render.pdf.engine import AbsolutePlaceholder, Box, Raw, boxes, pydyf

_RUNNING = {"Type": "/Pagination"}


class Sheet:
    """A page of WeasyPrint's that notes the number of each piece of content that is painted on it.

    Running titles, page numbers and the heads of tables that go on from the page before are
    artifacts: a screen reader passes over them.

    Args:
        page: WeasyPrint's page.
        repeated: The heads of tables that stood on a page before; those of this page are added.
    """

    def __init__(self, page: Box, repeated: set[Raw]) -> None:
        self._page = page
        self.numbers: dict[Box, int] = {}
        self._artifacts = set(_passed_over(page._page_box, repeated))  # noqa: SLF001 no other way

    def __getattr__(self, name: str) -> Raw:
        return getattr(self._page, name)

    @property
    def root(self) -> Raw:
        """The boxes of the page."""
        return self._page._page_box  # noqa: SLF001 see above

    def paint(self, stream: Raw, scale: float = 1) -> None:
        """Paint the page, every piece of it marked as content or artifact."""

        @contextmanager
        def marked(box: Box, kind: str) -> Iterator[None]:
            if box in self._artifacts:
                stream.begin_marked_content("Artifact", pydyf.Dictionary(_RUNNING))
            else:
                number = self.numbers[box] = len(self.numbers)
                stream.begin_marked_content(kind, pydyf.Dictionary({"MCID": number}))
            yield
            stream.end_marked_content()

        @contextmanager
        def artifact() -> Iterator[None]:
            stream.begin_marked_content("Artifact")
            yield
            stream.end_marked_content()

        stream.marked, stream.artifact = marked, artifact
        self._page.paint(stream, scale)


def _passed_over(page: Box, repeated: set[Raw]) -> Iterator[Box]:
    """Give the boxes that are artifacts: all in the margins, and in heads that are repeated."""
    waiting = [page]
    while waiting:
        box = waiting.pop()
        if isinstance(box, boxes.MarginBox) or box.element in repeated:
            yield from _inside(box)
        elif isinstance(box, boxes.ParentBox):
            waiting += map(placed, box.children)
    repeated |= set(_heads(page))


def _heads(page: Box) -> Iterator[Box]:
    return (box.element for box in _inside(page) if box.element_tag == "thead")


def _inside(box: Box) -> Iterator[Box]:
    waiting = [box]
    while waiting:
        found = waiting.pop()
        yield found
        if isinstance(found, boxes.ParentBox):
            waiting += map(placed, found.children)


def placed(box: Box) -> Raw:
    """Return the box that a placeholder of an absolutely placed one stands for."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001 no other way
