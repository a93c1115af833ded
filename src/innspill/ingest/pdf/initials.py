"""Large first letters that stand beside several lines (drop caps), given back to their words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from innspill.ingest.pdf.lines import Line

_LARGE: Final = 1.8  # times the size of the text beside it
_NEAR: Final = 1.0  # em to the right of the letter
_OVERLAP: Final = 0.5  # em
_LOWER: Final = 0.3  # em by which the last line beside it may stand lower
_FEWEST: Final = 2  # lines beside it


def glue_initials(lines: Sequence[Line]) -> list[Line]:
    """Join each large letter that stands alone with the first of the lines to its right.

    The lines beside it are given its left edge, so that they align with those below it. The order
    stays.
    """
    joined = list(lines)
    for initial in [line for line in lines if len(line.text) == 1 and line.text.isupper()]:
        beside = [at for at, line in enumerate(joined) if _is_beside(initial, line)]
        first = min(beside, key=lambda at: joined[at].y, default=-1)
        if initial not in joined or len(beside) < _FEWEST or not _continues(joined[first].text):
            continue
        for at in beside:
            line = joined[at]
            shift = line.x0 - initial.x0
            text = initial.text + line.text if at == first else line.text
            tab = line.tab if at == first else line.tab - shift
            joined[at] = replace(line, text=text, x0=initial.x0, tab=tab)
        joined.remove(initial)
    return joined


def _is_beside(initial: Line, line: Line) -> bool:
    gap = line.x0 - initial.x1
    return (
        initial.size > _LARGE * line.size
        and -_OVERLAP * line.size < gap < _NEAR * line.size
        and initial.y - initial.size < line.y < initial.y + _LOWER * line.size
    )


def _continues(text: str) -> bool:
    """Tell the rest of a word, in small letters or, as is usual there, in capitals."""
    word = text.partition(" ")[0]
    return word[:1].islower() or (len(word) > 1 and word.isupper())
