"""Lines of one column grouped into paragraphs, headings and list items."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from innspill.ingest.pdf.lines import SOFT_HYPHEN, Line
from innspill.ingest.pdf.markers import find_marker, is_enumerator
from innspill.model import BlockKind

_DASHES: Final = frozenset("–—-*o")
_SENTENCE_MARKS: Final = tuple(".!?:;…。؟")
_CLOSING: Final = " )»”\"'’"
_OPENING: Final = "«\"“”'(–- "
_SIZE_STEP: Final = 0.06  # relative change of size that sets two lines apart
_STRONG_GAP: Final = 1.33  # times the leading
_WEAK_GAP: Final = 1.12
_INDENT: Final = 0.6  # em
_HANG: Final = 0.3  # em by which a list item's second line may miss its first word
_SLACK: Final = (
    0.4,
    3.0,
    12.0,
)  # em beside a word, as none, one or both of end and start are missing
_SHORT: Final = 0.7  # em by which the last line of a justified paragraph falls short
_RAGGED: Final = 5.0  # em by which lines of one ragged column may differ
_LONG: Final = 15.0  # em
_CENTRED: Final = 0.15  # em by which the two sides may differ
_HUGE_GAP: Final = 2.5
_USUAL_LEADING: Final = 1.2  # times the size
_TIGHT: Final = 0.8  # times the size; lines are seldom closer
_LOOSE: Final = 2.6
_ENOUGH: Final = 4  # distances, to know what is usual
_BINS: Final = 2  # bins a point, for the leading
_COMMON: Final = 0.25  # of the commonest distance between lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What is usual in a document.

    `size` is the body text's, in points; `bold` whether body text is; `leading` gives the distance
    of baselines by rounded size.
    """

    size: float
    bold: bool
    leading: dict[int, float]

    def lead(self, size: float) -> float:
        """Give the distance of baselines for text of a size, by proportion where it is rare."""
        known = self.leading.get(round(size))
        if known:
            return known
        body = self.leading.get(round(self.size), _USUAL_LEADING * self.size)
        return size * body / self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines below each other, none beside another, between two margins."""

    lines: tuple[Line, ...]
    left: float
    right: float
    justified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines that belong together, and the bullet or number before them, if any.

    `kind` is None until it is told from the look of the lines; `header` is a table cell's.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    justified: bool = False
    marker: str = ""
    kind: BlockKind | None = None
    header: str = ""


def measure(columns: Sequence[Sequence[Line]]) -> Style:
    """Learn a document's usual size, weight and distance of lines."""
    looks: dict[tuple[float, bool], int] = {}
    gaps: dict[int, Counter[int]] = defaultdict(Counter)
    for lines in columns:
        for line in lines:
            look = line.size, line.bold
            looks[look] = looks.get(look, 0) + len(line.text)
        steps = Counter((one.size, two.size, two.y - one.y) for one, two in pairwise(lines))
        for (size, after, gap), count in steps.items():
            if _TIGHT * size < gap < _LOOSE * size and not _differ(size, after):
                gaps[round(size)][round(gap * _BINS)] += count
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for look, letters in looks.items():
        sizes[round(look[0], 1)] += letters
        bold[look[1]] += letters
    return Style(
        size=max(sizes, key=lambda value: (sizes[value], value), default=1.0),
        bold=bold[True] > bold[False],
        leading={
            size: _smallest_common(counts)
            for size, counts in gaps.items()
            if counts.total() >= _ENOUGH
        },
    )


def _smallest_common(counts: Counter[int]) -> float:
    """Take the smallest distance that is common, since larger ones hold paragraphs apart."""
    near = {gap: counts[gap - 1] + counts[gap] + counts[gap + 1] for gap in counts}
    most = max(near.values())
    first = min(gap for gap, count in near.items() if count >= _COMMON * most)
    return max((first, first + 1), key=lambda gap: (counts[gap], -gap)) / _BINS


def group_lines(column: Column, style: Style) -> list[Group]:
    """Cut a column into paragraphs, headings and list items, in order."""
    groups: list[list[Line]] = []
    markers: list[str] = []
    for line, after in zip_longest(column.lines, column.lines[1:]):
        marker = find_marker(line.text)
        if groups:
            seam = _Seam(
                group=groups[-1],
                marker=markers[-1],
                line=line,
                own=marker,
                after=after,
                column=column,
                style=style,
            )
            if not seam.is_break():
                groups[-1].append(line)
                continue
        groups.append([line])
        markers.append(marker)
    return [
        Group(
            lines=tuple(lines),
            marker=marker,
            left=column.left,
            right=column.right,
            justified=column.justified,
        )
        for lines, marker in zip(groups, markers, strict=True)
    ]


def is_continued(before: str, after: str) -> bool:
    """Tell from the words alone that a sentence runs on."""
    if before.endswith(SOFT_HYPHEN):
        return True
    return after[:1].islower() and not ends_sentence(before)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a mark that ends a sentence or a part of one."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_MARKS)


def room_left(line: Line, left: float, right: float) -> float:
    """Measure the room that a line leaves unused, in points; on both sides if it is centred."""
    before, behind = line.x0 - left, right - line.x1
    apart = min(before, behind) > 2 * line.size and not find_marker(line.text)
    centred = apart and abs(before - behind) < _CENTRED * line.size
    return before + behind if centred else behind


def was_ended(line: Line, after: Line, column: Column | Group) -> bool:
    """Tell that a line was ended on purpose: the next line's first word had room on it.

    The less the words speak for an end, the more room is asked for. In justified text any shortness
    will do, unless they speak against it.
    """
    room = room_left(line, column.left, column.right)
    ends = ends_sentence(line.text)
    begins = _may_begin(after.text)
    if column.justified and (ends or begins):
        return room > _SHORT * line.size
    spare = room - (after.tab - after.x0)
    return spare > _SLACK[2 - ends - begins] * line.size


def _may_begin(text: str) -> bool:
    """Tell whether a sentence may begin here: with a capital, or in a script that has none."""
    letter = text.lstrip(_OPENING)[:1]
    return letter.isalpha() and not letter.islower()


def sizes_differ(one: Line, two: Line) -> bool:
    """Tell that two lines are of clearly different size."""
    return _differ(one.size, two.size)


def _differ(one: float, two: float) -> bool:
    return one != two and abs(one - two) > _SIZE_STEP * max(one, two)


class _Seam(NamedTuple):  # one for each line, and made in a third of a dataclass's time
    """The place between a group so far and the line after it, which `own` marks."""

    group: list[Line]
    marker: str
    line: Line
    own: str
    after: Line | None
    column: Column
    style: Style

    def is_break(self) -> bool:
        """Tell whether the line begins something new."""
        last = self.group[-1]
        gap = (self.line.y - last.y) / self.style.lead(last.size)
        hyphened = last.text.endswith(SOFT_HYPHEN)
        if sizes_differ(last, self.line) or gap > (_HUGE_GAP if hyphened else _STRONG_GAP):
            return True
        if hyphened:
            return False
        if self.own and self._marker_counts(gap):
            return True
        if last.size > (1 + _SIZE_STEP) * self.style.size:  # a heading's lines are broken at will
            return False
        if is_continued(last.text, self.line.text):
            return self._stops_short()
        return gap > _WEAK_GAP or self._weight_changes() or self._is_moved() or self._was_ended()

    def _was_ended(self) -> bool:
        return was_ended(self.group[-1], self.line, self.column)

    def _spare(self) -> float:
        """Measure what the last line leaves over beside the next line's first word, in points."""
        room = room_left(self.group[-1], self.column.left, self.column.right)
        return room - (self.line.tab - self.line.x0)

    def _weight_changes(self) -> bool:
        """Tell a bold heading, or the end of one, from bold words that fill a line."""
        bold = {line.bold for line in self.group}
        return bold == {not self.line.bold} and self._spare() > _SLACK[0] * self.line.size

    def _stops_short(self) -> bool:
        """Tell lines of an address or a signature, though the words may run on, by their length.

        Text beside a picture has short lines as well, but longer than these, and of one length.
        """
        last, em = self.group[-1], self.line.size
        beside = abs(last.x1 - self.line.x1) < _RAGGED * em and last.x1 - last.x0 > _LONG * em
        return self._was_ended() and not beside

    def _marker_counts(self, gap: float) -> bool:
        """Tell a list item's dash or number from one that a sentence brought to the line start."""
        last, first = self.group[-1], self.group[0]
        if self.own not in _DASHES and not is_enumerator(self.own):
            return True
        moved = abs(self.line.x0 - last.x0) > _INDENT * last.size
        sibling = bool(self.marker) and abs(self.line.x0 - first.x0) < _INDENT * last.size
        ended = ends_sentence(last.text) or self._was_ended()
        return moved or ended or gap > _WEAK_GAP or (sibling and self.marker[-1] == self.own[-1])

    def _is_moved(self) -> bool:
        """Tell a new paragraph by its indentation, or a list item's end by its lack of one."""
        last, em = self.group[-1], self.line.size
        shift = self.line.x0 - last.x0
        if len(self.group) > 1:
            return abs(shift) > _INDENT * em
        if shift > _INDENT * em:
            return last.text.endswith(":") or not self._hangs()
        return bool(self.marker) and self._leaves_item()

    def _leaves_item(self) -> bool:
        """Tell a paragraph after a list item, whose second line would hang, from a list without."""
        return _may_begin(self.line.text) and self._spare() > _SLACK[0] * self.line.size

    def _hangs(self) -> bool:
        """Tell a hanging second line, below a marker's text or with a third at the same place."""
        first, em = self.group[0], self.line.size
        if self.marker:
            return abs(self.line.x0 - first.tab) < _HANG * em
        third = self.after
        return (
            third is not None
            and abs(third.x0 - self.line.x0) < _INDENT * em
            and third.y - self.line.y < _WEAK_GAP * self.style.lead(em)
        )
