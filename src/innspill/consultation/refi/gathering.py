"""Which codes and memos each passage has in a project that came back, and what has no passage."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from innspill.consultation.refi.codes import CodeBook
from innspill.consultation.refi.positions import counting_of, position_in
from innspill.consultation.refi.sources import ReadSource, read_sources
from innspill.consultation.refi.values import ReturnedProject, Selection
from innspill.consultation.refi.written import Written
from innspill.consultation.workbook.book import Place
from innspill.consultation.workbook.edits import Remark
from innspill.model import Passage
from innspill.model.exchange import SAID

_SHOWN = 15  # words of what is coded
_FEWEST_CUT = 3  # codings that begin or end within a word; people mark some so by hand


@dataclass(slots=True)
class Marked:
    """A passage that was found again; `codes` are ids, `memos` what people wrote of it."""

    passage: Passage
    place: Place
    codes: set[str] = field(default_factory=set)
    memos: list[str] = field(default_factory=list)


def gather(
    project: ReturnedProject, written: Written, book: CodeBook
) -> tuple[tuple[Marked, ...], tuple[Remark, ...]]:
    """Find the passages of a project, and their codes.

    A coding is one of every passage of which it covers at least half. What covers less of each, or
    stands where no passage is, is remarked on, as is every passage and source that is gone.
    """
    sources, remarks = read_sources(project, written)
    counting = counting_of(
        [
            (each.raw, [(s.start, s.end) for s in each.source.selections], each.placed.spans)
            for each in sources
        ]
    )
    gathered = [
        _Source(project.file, each, position_in(each.raw, counting), book) for each in sources
    ]
    marked = tuple(found for each in gathered for found in each.marked())
    return marked, (*remarks, *(remark for each in gathered for remark in each.remarks()))


def shortened(text: str) -> str:
    """Return the first words of a text."""
    words = text.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


@dataclass(frozen=True, slots=True)
class _Source:
    """One source of a file, and what its positions and codes mean."""

    file: str
    read: ReadSource
    position: Callable[[int], int]
    book: CodeBook

    def marked(self) -> Iterator[Marked]:
        """Give the passages that are still there, coded or not; none where nothing fits."""
        if self.misplaced():
            return
        placed = self.read.placed
        spans = zip(placed.starts, placed.ends, strict=True)
        places = dict(zip(placed.names, spans, strict=True))
        found = {
            passage.id: Marked(passage, self.place(*places[passage.id]))
            for passage in self.read.passages
            if passage.id in places
        }
        for selection in self.read.source.selections:
            codes = {name for guid in selection.codes if (name := self.book.ids.get(guid))}
            memo = _memo(selection)
            for name in placed.marked(*self.span(selection)):
                found[name].codes |= codes
                if memo and memo not in found[name].memos:
                    found[name].memos.append(memo)
        yield from found.values()

    def remarks(self) -> Iterator[Remark]:
        """Tell of passages that are gone, and of codings and memos that are of no passage."""
        if self.misplaced():
            count = len(self.read.source.selections)
            yield Remark(place=self.place(), key="misplaced", values={"n": count})
            return
        placed = self.read.placed
        names = set(placed.names)
        for passage in self.read.passages:
            if passage.id not in names:
                values = {"words": shortened(passage.text)}
                yield Remark(place=self.place(), key="passage_gone", values=values)
        for selection in self.read.source.selections:
            whole = bool(placed.marked(*self.span(selection)))
            unknown = [guid for guid in selection.codes if not self.book.ids.get(guid)]
            lost = unknown if whole else selection.codes
            if lost:
                yield self._lost(selection, "code_unknown" if whole else "coding_lost", len(lost))
            if not whole and _memo(selection):
                yield self._lost(selection, "memo_lost", 1)

    def misplaced(self) -> bool:
        """Tell whether most codings begin or end within a word: they are of another text."""
        spans = [self.span(selection) for selection in self.read.source.selections]
        whole = self.read.placed.spans
        cut = [span for span in spans if span not in whole and any(map(self._in_a_word, span))]
        return len(cut) >= _FEWEST_CUT and 2 * len(cut) > len(spans)

    def _in_a_word(self, at: int) -> bool:
        return self.read.text[max(at - 1, 0) : at + 1].isalnum() and 0 < at < len(self.read.text)

    def _lost(self, selection: Selection, key: str, count: int) -> Remark:
        start, end = self.span(selection)
        told = shortened(self.read.text[start:end])
        called = [
            code.name
            for guid in selection.codes
            if (code := self.book.codes.get(self.book.ids.get(guid, "")))
        ]
        values = {"words": told, "codes": ", ".join(called) or str(count), "memo": _memo(selection)}
        return Remark(place=self.place(start, end), key=key, values=values)

    def span(self, selection: Selection) -> tuple[int, int]:
        """Return where a selection begins and ends in the text."""
        return self.position(selection.start), self.position(selection.end)

    def place(self, start: int = 0, end: int = 0) -> Place:
        """Return where in the file something stands, with its characters where they are known."""
        cell = f"{start}–{end}" if end else ""
        return Place(file=self.file, sheet=self.read.source.name, cell=cell)


def _memo(selection: Selection) -> str:
    """Return what people wrote of a selection, without what innspill did."""
    lines = [line.strip() for line in selection.memo.splitlines()]
    return "\n".join(line for line in lines if line and not line.startswith(SAID.strip()))
