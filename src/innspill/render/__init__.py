"""A writer per format: from a finished result to bytes."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib import import_module

from innspill.errors import UsageError
from innspill.model import Summary
from innspill.options import RenderOptions

Writer = Callable[[Summary, RenderOptions], bytes]

# Name of the format, which is also its file's ending, and the writer's module and function: a
# writer is imported when it is used, so that a Markdown file does not wait for Word's library.
WRITERS: Mapping[str, tuple[str, str]] = {
    "docx": ("innspill.render.word", "write_docx"),
    "md": ("innspill.render.markdown", "write_markdown"),
    "html": ("innspill.render.html", "write_html"),
    "pdf": ("innspill.render.pdf", "write_pdf"),
    "json": ("innspill.render.json", "write_json"),
    "xlsx": ("innspill.render.excel", "write_xlsx"),
    "csv": ("innspill.render.csv", "write_csv"),
    "sqlite": ("innspill.render.sqlite", "write_sqlite"),
    "qdpx": ("innspill.render.refi.project", "write_qdpx"),
}

_CALLED: Mapping[str, str] = {
    "word": "docx",
    "excel": "xlsx",
    "markdown": "md",
    "nvivo": "qdpx",
    "refi-qda": "qdpx",
}
"""Formats by the names of the programs and standards that people know them by."""


def writer_of(format_name: str) -> Writer:
    """Return the writer of a format.

    Raises:
        UsageError: There is no such format.
    """
    if format_name not in WRITERS:
        formats = ", ".join(WRITERS)
        if meant := _meant(format_name):
            raise UsageError(
                f'unknown format "{format_name}"; did you mean "{meant}"?',
                hint=f"The formats are {formats}.",
            )
        raise UsageError(f'unknown format "{format_name}"', hint=f"The formats are {formats}.")
    module, function = WRITERS[format_name]
    writer: Writer = getattr(import_module(module), function)
    return writer


def _meant(name: str) -> str:
    """Guess which format is meant by a name that is none's; empty where nothing is near."""
    plain = name.strip().lstrip(".").casefold()
    near = get_close_matches(_CALLED.get(plain, plain), WRITERS, n=1)
    return near[0] if near else ""


def render(
    summary: Summary,
    format_name: str,
    options: RenderOptions = RenderOptions(),  # noqa: B008 frozen
) -> bytes:
    """Write a result in one format; the same result and options give the same bytes."""
    return writer_of(format_name)(summary, options)
