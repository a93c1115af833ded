"""What `innspill trace` shows on the screen and writes."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from innspill.console import screen_words, show_table
from innspill.consultation.results import write_files
from innspill.language.catalogue import Catalogue
from innspill.language.places import place_of
from innspill.model import Summary
from innspill.model.traces import RespondentTrace, SentenceTrace, Use
from innspill.options import RenderOptions
from innspill.render.traces import left_out_rows, render_trace, what_was_done, where_of

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DEVICE = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


def show_sentences(traces: Sequence[SentenceTrace]) -> None:
    """Print sentences and their sources."""
    words = screen_words()
    headers = [words.text(f"annex.{key}") for key in ("number", "respondent", "place", "words")]
    for trace in traces:
        rows = [
            (
                str(source.number),
                source.respondent.name,
                f"{source.submission.path}, {place_of(source.passage, words)}",
                source.words or words.text("trace.only_counted"),
            )
            for source in trace.sources
        ]
        told = trace.told
        title = f"{told.heading} · {told.sentence.number} · {told.sentence.text}"
        if rows:
            show_table(title, headers, rows)
        else:
            show_table(title, (), [(words.text("trace.no_sources"),)])


def show_respondent(trace: RespondentTrace) -> None:
    """Print every passage of a respondent and what became of it."""
    words = screen_words()
    rows = [
        (
            where_of(trace, fate.passage, words),
            fate.passage.text,
            fate.theme,
            what_was_done(fate, words),
        )
        for fate in trace.fates
    ]
    keys = ("annex.place", "annex.words", "annex.theme", "trace.done")
    show_table(trace.respondent.name, [words.text(key) for key in keys], rows)
    left = left_out_rows(trace, words)
    if left:
        show_table(words.text("trace.left_out"), (), left)
    told = [(words.message(notice),) for notice in trace.notices]
    if told:
        show_table(words.text("table.notices"), (), told)


def show_overview(traces: Sequence[RespondentTrace]) -> None:
    """Print a line for each respondent that sent something: what became of its passages."""
    words = screen_words()
    rows = [
        (
            trace.respondent.name,
            str(len(trace.fates)),
            *(str(trace.count(use)) for use in Use),
        )
        for trace in traces
        if trace.submissions
    ]
    headers = [words.text(f"annex.{key}") for key in ("respondent", "passages")]
    show_table("", [*headers, *(words.text(f"use.{use.value}") for use in Use)], rows)


def traces_as_json(found: Sequence[SentenceTrace] | Sequence[RespondentTrace]) -> str:
    """Write traces as JSON, fields as the model names them."""
    return json.dumps(_plain(found), ensure_ascii=False, indent=1)


def _plain(value: object) -> Any:  # noqa: ANN401 JSON has no narrower type
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value


def write_pages(
    summary: Summary,
    traces: Sequence[RespondentTrace],
    out: Path,
    formats: Sequence[str],
    options: RenderOptions,
) -> None:
    """Write a page to each respondent that sent something, and say where they are."""
    words = screen_words()
    sent = [trace for trace in traces if trace.submissions]
    names = file_names(sent)
    files = {
        f"{name}.{format_name}": render_trace(summary, trace, format_name, options)
        for trace, name in zip(sent, names, strict=True)
        for format_name in formats
    }
    write_files(out, files)
    show_table("", (), [(words.text("trace.pages"), str(len(files))), _where(words, out)])


def _where(words: Catalogue, out: Path) -> tuple[str, str]:
    return words.text("table.where"), str(out)


def _file_name(trace: RespondentTrace) -> str:
    """Name a file as every system allows it."""
    name = _CONTROL.sub("", trace.respondent.name).translate(_FORBIDDEN).strip(". ")[:80].strip()
    stem = name.partition(".")[0].strip()
    return f"_{name}" if _DEVICE.fullmatch(stem) else name or trace.respondent.id


def file_names(traces: Sequence[RespondentTrace]) -> list[str]:
    """Name a file for each respondent; namesakes get their county or a number."""
    plain = [_file_name(trace) for trace in traces]
    often = Counter(name.casefold() for name in plain)
    names: list[str] = []
    for trace, name in zip(traces, plain, strict=True):
        alone = often[name.casefold()] == 1
        names.append(name if alone else f"{name} ({trace.respondent.id})")
    return names
