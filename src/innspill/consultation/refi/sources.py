"""Which source is which submission: by its GUID, by what its description says, or by its text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from innspill.consultation.refi.placing import Placed, placed
from innspill.consultation.refi.positions import as_counted
from innspill.consultation.refi.values import ReturnedProject, ReturnedSource
from innspill.consultation.refi.written import Written
from innspill.consultation.workbook.book import Place
from innspill.consultation.workbook.edits import Remark
from innspill.errors import UsageError
from innspill.model import Passage
from innspill.model.exchange import (
    Part,
    code_id,
    guid_of,
    mark_in,
    one_line,
    source_text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """A source whose submission is known.

    `raw` is its text as the file has it, `text` as its characters are counted; `passages` are those
    that were in it, `placed` where they are.
    """

    source: ReturnedSource
    raw: str
    text: str
    passages: tuple[Passage, ...]
    placed: Placed


def read_sources(
    project: ReturnedProject, written: Written
) -> tuple[tuple[ReadSource, ...], tuple[Remark, ...]]:
    """Find the submission of each source, and remark on what has none or is gone.

    Raises:
        UsageError: No source is a submission of this consultation.
    """
    there = {
        name: tuple(passage for passage in own if passage.id in written.coded)
        for name, own in written.passages.items()
    }
    found = _matched(
        project.sources, {name: own for name, own in there.items() if own}, written.senders
    )
    if not found:
        raise UsageError(
            f"{project.file}: this project is from another consultation",
            hint="Name the folder that it belongs to: --folder DIR",
        )
    read = [
        _read(source, there[found[at]]) for at, source in enumerate(project.sources) if at in found
    ]
    return tuple(read), tuple(_remarks(project, found, there, written))


def _matched(
    sources: Sequence[ReturnedSource],
    passages: Mapping[str, tuple[Passage, ...]],
    senders: Mapping[str, str],
) -> dict[int, str]:
    """Give the submission of each source by the source's number; each submission once."""
    guids = {guid_of(Part.SOURCE, name): name for name in passages}
    marks = {code_id(Part.SOURCE, name): name for name in passages}
    free = dict.fromkeys(passages)
    found: dict[int, str] = {}
    for at, source in enumerate(sources):
        name = guids.get(source.guid) or marks.get(mark_in(source.description)) or ""
        if name in free and source.text is not None:
            found[at] = name
            del free[name]
    lines = {name: _lines(source_text(passages[name], "").text) for name in free}
    having: dict[str, list[str]] = defaultdict(list)
    for name, own in lines.items():
        for line in own:
            having[line].append(name)
    for at, source in enumerate(sources):
        if at in found or source.text is None or not free:
            continue
        alike = Counter(name for line in _lines(source.text) for name in having.get(line, ()))
        near = sorted(n for n in alike if n in free and 2 * alike[n] > len(lines[n]))
        if near:
            called = {name: _is_named(source.name, senders[name]) for name in near}
            best = max(near, key=lambda name: (alike[name], called[name]))
            found[at] = best
            del free[best]
    return found


def _is_named(source: str, sender: str) -> bool:
    return source.casefold().startswith(one_line(sender, len(sender)).casefold())


def _lines(text: str) -> frozenset[str]:
    lines = (" ".join(line.split()) for line in as_counted(text).split("\n"))
    return frozenset(filter(None, lines))


def _read(source: ReturnedSource, passages: tuple[Passage, ...]) -> ReadSource:
    raw = source.text or ""
    text = as_counted(raw)
    return ReadSource(
        source=source, raw=raw, text=text, passages=passages, placed=placed(text, passages)
    )


def _remarks(
    project: ReturnedProject,
    found: Mapping[int, str],
    there: Mapping[str, tuple[Passage, ...]],
    written: Written,
) -> Iterator[Remark]:
    for at, source in enumerate(project.sources):
        place = Place(file=project.file, sheet=source.name)
        count = len(source.whole) + sum(len(each.codes) for each in source.selections)
        if at not in found and count:
            key = "source_unread" if source.text is None else "source_unknown"
            yield Remark(place=place, key=key, values={"n": count})
        elif source.whole:
            yield Remark(place=place, key="whole", values={"n": len(source.whole)})
    matched = set(found.values())
    missing = sorted(name for name, own in there.items() if own and name not in matched)
    for name in missing:
        place = Place(file=project.file, sheet=written.files[name])
        yield Remark(place=place, key="source_gone", values={"n": len(there[name])})
