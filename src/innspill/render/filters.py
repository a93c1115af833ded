"""What templates can do to what they show: `{{ text | md }}`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from innspill.render.sections import ParagraphView

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def plain(text: str) -> str:
    """Escape a text so that CommonMark shows it as it is."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", escaped)


def table_cell(text: str) -> str:
    """Escape a text for a table cell of Markdown, which has no lines of its own."""
    return "<br>".join(plain(line) for line in text.splitlines())


def runs(
    paragraphs: Iterable[ParagraphView], name: str
) -> Iterator[tuple[str, list[ParagraphView]]]:
    """Group neighbouring paragraphs that agree on an attribute, so that lists are lists."""
    for value, group in groupby(paragraphs, key=attrgetter(name)):
        yield value, list(group)


FILTERS: Mapping[str, Callable[..., object]] = {
    "md": plain,
    "md_cell": table_cell,
    "groupby_runs": runs,
}
